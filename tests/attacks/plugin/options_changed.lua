-- load options are read-only
-- the options of the run
options.confidence = 2

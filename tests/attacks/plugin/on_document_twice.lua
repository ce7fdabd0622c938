-- load x: on_document: is declared twice
-- two ends for each document
on_document { start = function() end }
on_document { start = function() end }

-- runs 0
-- the same past the lock
rawset(options, "confidence", 2)

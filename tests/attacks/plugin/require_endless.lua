-- load used up its fuel (2,000,000)
-- a module that does not end
pcall(require, "endless")

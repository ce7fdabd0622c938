-- load x/r: examples must be a list of strings; its item 1 is a table
-- examples that contain themselves
local t = {}
t[1] = t
rule "r" { pattern = "x", on_match = function() end, examples = t }

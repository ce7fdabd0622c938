-- load x: macro "m14": is too large with the macros in it written out
-- macros that double 40 times
macro "m0" "a"
for i = 1, 40 do macro("m" .. i)(("$m%d $m%d"):format(i - 1, i - 1)) end
rule "r" { pattern = "$m40", on_match = function() end }

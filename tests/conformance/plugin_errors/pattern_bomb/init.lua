-- init.lua:7: x/r: the pattern is too large with its macros written out
plugin { name = 'x', version = '1.0', api = 1 }
macro 'm0' [[ a b ]]
for i = 1, 12 do
  macro('m' .. i)('$m' .. i - 1 .. ' $m' .. i - 1)
end
rule 'r' { pattern = [[ x:$m12 $m12 ]], on_match = function() end }

-- init.lua:5: x: macro "m13": is too large with the macros in it written out
plugin { name = 'x', version = '1.0', api = 1 }
macro 'm0' [[ a b ]]
for i = 1, 40 do
  macro('m' .. i)('$m' .. i - 1 .. ' $m' .. i - 1)
end

-- fuel
local s = ("("):rep(2^19)
while true do s:find("%b()") end

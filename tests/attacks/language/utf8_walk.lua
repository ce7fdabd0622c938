-- fuel
local s = ("ä"):rep(2^19)
while true do utf8.len(s); utf8.offset(s, -1) end

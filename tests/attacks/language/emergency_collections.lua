-- fuel
-- nearly full, then garbage: each block makes Lua collect everything
local keep = {}
for i = 1, 330000 do keep[i] = {} end
while true do local _ = ("x"):rep(2^20) end

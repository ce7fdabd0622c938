-- fuel
-- nothing but continuation bytes: a step must not look for the next letter
local s = "a" .. ("\x80"):rep(2^20)
local step = utf8.codes(s)
while true do pcall(step, s, 1); pcall(utf8.offset, s, 2) end

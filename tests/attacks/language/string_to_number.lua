-- error attempt to perform bitwise operation on a string value
-- no arithmetic on strings: one instruction would read a million digits
local s = "0x" .. ("f"):rep(2^20)
while true do local _ = s | 0 end

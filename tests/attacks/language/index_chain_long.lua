-- limit
-- a look-up through 1,900 tables is one instruction
local t = {}
local top = t
for i = 1, 1900 do
  local below = {}
  setmetatable(t, {__index = below})
  t = below
end
while true do local _ = top.x end

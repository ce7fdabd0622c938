-- fuel
local function spin() while true do end end
local function wrap(depth)
  if depth == 0 then spin() end
  local ok = pcall(wrap, depth - 1)
  while true do pcall(spin, ok) end
end
wrap(50)

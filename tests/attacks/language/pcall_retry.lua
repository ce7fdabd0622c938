-- fuel
local function try() return pcall(try) end
repeat try() until false

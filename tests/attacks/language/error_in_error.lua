-- fuel
local function fail() error(setmetatable({}, {__index = fail})) end
while true do pcall(fail) end

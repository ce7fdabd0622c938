-- error C stack overflow
local function again(c) return (c:gsub("%w", again)) end
return again("q")

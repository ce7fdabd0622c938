-- runs no finaliser
-- set behind the back of setmetatable
local ran = false
local mt = {}
local x = setmetatable({}, mt)
mt.__gc = function() ran = true end
x = nil
for i = 1, 200000 do local _ = {i} end
return ran and "a finaliser ran" or "no finaliser"

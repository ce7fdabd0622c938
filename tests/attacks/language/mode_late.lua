-- runs strong
-- weak keys added later do not count
local mt = {}
local t = setmetatable({}, mt)
mt.__mode = "k"
t[{}] = true
for i = 1, 200000 do local _ = {i} end
return next(t) ~= nil and "strong" or "weak"

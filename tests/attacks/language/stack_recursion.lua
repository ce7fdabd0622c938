-- memory
local function f(a, b, c) return a + f(b, c, a) end
return f(1, 2, 3)

-- error __mode is not allowed here
return setmetatable({}, {["__" .. ("edom"):reverse()] = "k"})

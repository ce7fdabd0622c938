-- runs HELLO
-- a plugin spoils only its own state, and even there only what it named
local upper = string.upper
string.rep = nil
_G.string = nil
return upper("hello")

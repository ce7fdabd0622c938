-- init.lua:3: attempt to index a nil value (global 'io') | nothing of the name io is defined here, and the sandbox offers no such function
plugin { name = 'x', version = '1.0', api = 1 }
local f = io.open('/etc/passwd')

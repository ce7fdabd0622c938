-- init.lua:2: macro "a": stands before plugin { ... }, which must come first
macro 'a' [[ b ]]
plugin { name = 'x', version = '1.0', api = 1 }

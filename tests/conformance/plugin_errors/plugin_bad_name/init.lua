-- init.lua:2: plugin "X y": a name has lower-case letters, digits, - and _, a letter first
plugin { name = 'X y', version = '1.0', api = 1 }

-- init.lua:2: plugin "x": needs api = 1, the API level it is written for
plugin { name = 'x', version = '1.0' }

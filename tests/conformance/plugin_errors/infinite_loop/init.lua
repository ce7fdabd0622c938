-- init.lua:3: used up its fuel (1,000,000)
plugin { name = 'x', version = '1.0', api = 1 }
while true do end

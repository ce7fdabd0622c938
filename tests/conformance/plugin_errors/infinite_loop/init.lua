-- init.lua:3: used up its fuel (2,000,000) | does a loop there end? loading may not take more
plugin { name = 'x', version = '1.0', api = 1 }
while true do end

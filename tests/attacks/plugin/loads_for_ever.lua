-- load used up its fuel (2,000,000)
-- a plugin that never loads
while true do end

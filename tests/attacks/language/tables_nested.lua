-- memory
local root = {}
local t = root
while true do t[1] = {}; t = t[1] end

-- init.lua:1: declares no plugin { name =, version =, api = }
local nothing = 1

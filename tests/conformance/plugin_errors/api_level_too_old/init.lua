-- init.lua:2: plugin "x": is written for API level 0; this tercet has levels 1 to 1 | a newer version of the plugin is needed
plugin { name = 'x', version = '1.0', api = 0 }

-- init.lua:4: plugin "x": is written for API level 3; this tercet has levels 1 to 1 | a newer tercet is needed
plugin {
  name = 'x', version = '1.0',
  api = 3,
}

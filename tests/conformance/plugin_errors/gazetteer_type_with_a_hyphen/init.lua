-- init.lua:3: x: gazetteer "port-people": a name has letters, digits and _
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer "port-people" { entries = { { key = "a", names = { "A" } } } }

-- init.lua:3: x: gazetteer "country": unknown case policy "smrt" | did you mean "smart"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { case = 'smrt', entries = { { key = 'CHN' } } }

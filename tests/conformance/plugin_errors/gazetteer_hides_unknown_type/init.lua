-- init.lua:3: x: gazetteer "country": hides: unknown type "sektor" | did you mean "sector"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { hides = 'sektor', entries = { { key = 'CHN' } } }
gazetteer 'sector' { entries = { { key = 'trade' } } }

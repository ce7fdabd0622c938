-- data/c.csv:1: x: gazetteer "country": there is no column "iso" | did you mean "iso3"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { file = 'data/c.csv', key = 'iso', label = 'name' }

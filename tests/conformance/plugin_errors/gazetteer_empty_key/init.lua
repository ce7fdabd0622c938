-- data/c.csv:3: x: gazetteer "country": the key (column iso3) is empty
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { file = 'data/c.csv', key = 'iso3', label = 'name' }

-- data/c.csv:4: x: gazetteer "country": key "CHN" is there already, in line 2
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { file = 'data/c.csv', key = 'iso3', label = 'name' }

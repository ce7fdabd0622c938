-- data/c.csv:3: x: gazetteer "country": the row has 2 fields, the header 3 | a cell that is empty keeps its separator
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { file = 'data/c.csv', key = 'iso3', label = 'name' }

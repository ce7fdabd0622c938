-- data/c.csv:2:12: a quote in the wrong place (the row begins on line 2) | a field with quotes in it is written "like ""this"""
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { file = 'data/c.csv', key = 'iso3', label = 'name' }

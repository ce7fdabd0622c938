-- init.lua:3: x: gazetteer "country": file must be a path inside the plugin's folder
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { file = '../secret.csv', key = 'iso3' }

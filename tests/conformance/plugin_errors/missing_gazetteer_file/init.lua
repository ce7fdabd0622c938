-- init.lua:4: x: gazetteer "country": there is no file DIR/data/countries.csv
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' {
  file = 'data/countries.csv',
  key = 'iso3',
}

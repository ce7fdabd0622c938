-- init.lua:6: x: relation "agrees_with": object: unknown type "contry" | did you mean "country"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
relation 'agrees_with' {
  subject = 'country',
  object = 'country|contry',
}

-- init.lua:4: x: gazetteer "party": entity: unknown type "contry" | did you mean "country"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'party' {
  entity = 'contry',
  entries = { { key = 'CHN' } },
}
gazetteer 'country' { entries = { { key = 'PAK' } } }

-- init.lua:8:8: x: macro "deal": in the pattern: unknown type of mentions "@sectors" | did you mean "sector"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
macro 'deal' [[ agreed
  with @sectors ]]

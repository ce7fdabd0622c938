-- init.lua:7: x: rule: found a table where a name belongs; write rule "name" { pattern =, triples = | on_match =, ... }
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
rule { pattern = [[ a ]], triples = {} }

-- init.lua:8: x/agree: in the pattern: the pattern needs 10007 states; at most 2000 are allowed | counted repetitions and list() write their parts out several times: make them shorter
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
rule 'agree' {
  pattern = [[ x:@country (a{100}){100} y:@country ]],
  triples = 'x -agrees_with-> y',
}

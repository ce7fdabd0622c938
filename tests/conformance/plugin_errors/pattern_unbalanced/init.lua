-- init.lua:8:60: x/agree: in the pattern: expected ")", found end | it would close the bracket of: ({agree} | consents on s:@sect
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
rule 'agree' {
  pattern = [[ x:@country ({agree} | consents on s:@sector ]],
  triples = 'x -agrees_on-> s',
}

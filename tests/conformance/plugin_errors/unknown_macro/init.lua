-- init.lua:9:27: x/agree: in the pattern: unknown macro "$verbs" | did you mean "verb"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
macro 'verb' [[ {agree} | {consent} ]]
rule 'agree' {
  pattern = [[ x:@country $verbs on s:@sector ]],
  triples = 'x -agrees_on-> s',
}

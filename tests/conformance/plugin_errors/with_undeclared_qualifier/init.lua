-- init.lua:10: x/agree: with: no relation of this rule declares a qualifier "topics" | did you mean "topic"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
rule 'agree' {
  pattern = [[ x:@country {agree} on s:@sector ]],
  triples = 'x -agrees_on-> s',
  with = { topics = 's' },
}

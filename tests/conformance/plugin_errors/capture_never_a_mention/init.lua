-- init.lua:9: x/agree: "x -agrees_on-> s": capture s is never a mention, and agrees_on takes sector there, which is no free-text type | capture an @mention, or declare the type with entity "..." { }
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
rule 'agree' {
  pattern = [[ x:@country {agree} on s:#lower ]],
  triples = { 'x -agrees_on-> s' },
}

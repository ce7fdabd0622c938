-- init.lua:8: x/agree: in the pattern (col 19): expected "}", found "on" | braces hold one word; the others follow it: {set} up
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
local verb = '{agree'
rule 'agree' {
  pattern = 'x:@country ' .. verb .. ' on s:@sector',
  triples = 'x -agrees_on-> s',
}

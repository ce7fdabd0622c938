-- init.lua:8: x/agree: a capture cannot be called "text" beside on_match: m.text is a field of the match
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
rule 'agree' {
  pattern = [[ text:@country {agree} on s:@sector ]],
  on_match = function() end,
}

-- init.lua:5: x/agree: after: there is no step, rule or type of mentions "contry" | did you mean "country"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
rule 'agree' { pattern = [[ x:@country agrees ]], triples = 'x -agrees_with-> x', after = 'contry' }

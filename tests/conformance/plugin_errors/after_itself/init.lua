-- init.lua:5: x/agree: after: it never takes effect: what it waits for cannot come before it | name what a document has before it, not the rule itself or what waits for it
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
rule 'agree' { pattern = [[ x:@country agrees ]], triples = 'x -agrees_with-> x', after = 'agree' }

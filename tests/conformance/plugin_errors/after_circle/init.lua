-- init.lua:5: x: mention "side" "they": after: it never takes effect: what it waits for cannot come before it | name what a document has before it, not the step itself or what waits for it
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
mention 'side' 'they' { pattern = [[ they ]], after = { 'agree', 'side' } }
rule 'agree' { pattern = [[ x:@country agrees ]], triples = 'x -agrees_with-> x', after = 'side' }

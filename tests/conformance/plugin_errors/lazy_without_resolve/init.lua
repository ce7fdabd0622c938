-- init.lua:5: x: mention "side" "they": lazy says when resolve is called, and it has none
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
mention 'side' 'they' { pattern = [[ they ]], lazy = true }

-- init.lua:7: x: mention steps wait for each other: person "envoy" -> office "desk" -> group "team" -> person "envoy" | a step runs after all steps of the types it refers to; give one of them a type of its own
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
mention 'person' 'envoy' { pattern = [[ @office of China ]] }
mention 'office' 'desk' { pattern = [[ @group desk ]] }
mention 'group' 'team' { pattern = [[ @person team ]] }

-- init.lua:9: x/s: "x -supports-> y": capture y may be free text, and supports takes several free-text types there (topic|person) | declare a mention step that gives the words one of the types
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
entity 'topic' {}
entity 'person' {}
relation 'supports' { subject = 'country', object = 'topic|person' }
rule 's' {
  pattern = [[ x:@country supports y:#lower ]],
  triples = { 'x -supports-> y' },
}

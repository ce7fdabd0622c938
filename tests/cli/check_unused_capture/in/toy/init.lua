plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
mention "dog" "the-dog" { pattern = [[ the x:dog y:of c:@cat ]], resolve = function(m) return m.c and "dog:rex" end }
rule "chase" {
  pattern = [[ c:@cat how:{chase} d:@dog ]], triples = { "c -chases-> d" }, unless = [[ n:never ]],
  examples = { { "Tom chases Rex.", "tom chases rex" }, { "Rex sleeps." } },
}
rule "chase-in-lua" {
  pattern = [[ c:@cat hunts d:@dog in place:#Cap ]],
  on_match = function(m, doc) doc:emit(m.c, "chases", m.d) end,
  examples = { { "Tom hunts Rex in Rome.", "tom chases rex" } },
}

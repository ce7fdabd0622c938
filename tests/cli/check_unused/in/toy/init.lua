plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" },
  options = { least = { type = "number", default = 1, help = "Nothing." } } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
relation "fears" { subject = "cat", object = "dog" }
relation "likes" { subject = "cat", object = "dog" }
entity "toy" { label = "Toy" }
gazetteer "bird" { entries = { { key = "tweety", names = { "Tweety" } } } }
gazetteer "decoy" { entries = { { key = "film", names = { "Tom and Jerry" } } }, hides = "cat" }
mention "mouse" "the-mouse" { pattern = [[ the mouse ]], resolve = function() return nil end }
macro "fast" [[ quickly | at once ]]
macro "slow" [[ slowly ]]
rule "chase" {
  pattern = [[ c:@cat (slowly | $slow) {chase} d:@dog ]], triples = { "c -chases-> d" },
  on_match = function(m, doc) doc:emit(m.c, "likes", m.d) end,
  examples = { { "Tom slowly chases Rex.", "tom chases rex", "tom likes rex" } },
}

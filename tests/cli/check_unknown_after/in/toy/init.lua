plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
mention "cat" "it" {
  pattern = [[ it ]], resolve = function(_, doc) return doc:mentions("cat", 1)[1] end,
  after = { "cat", "dormouse" },
}
rule "chase" {
  pattern = [[ c:@cat {chase} d:@dog ]], triples = { "c -chases-> d" }, after = "dog",
  examples = { { "Tom chases Rex.", "tom chases rex" }, { "Rex sleeps. It chases Tom." } },
}

plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
relation "knows" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
rule "sees" {
  pattern = [[ c:@cat {see} d:@dog ]], triples = { "c -knows-> d" },
  examples = { { "Tom sees Rex.", "tom knows rex" }, { "Rex sleeps." } },
}
rule "chases" {
  pattern = [[ c:@cat {chase} d:@dog ]], triples = { "c -chases-> d" }, priority = 1, after = "sees",
  examples = { { "Tom sees Rex. Tom chases Rex.", "tom chases rex" }, { "Tom chases Rex." } },
}
rule "hunts" {
  pattern = [[ c:@cat {hunt} d:@dog ]], triples = { "c -chases-> d" }, priority = 1, after = { "sees", "dog" },
  examples = { { "Rex barks. Tom hunts Rex.", "tom chases rex" }, { "Rex sleeps." } },
}

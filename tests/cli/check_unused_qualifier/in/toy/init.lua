plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog",
  qualifiers = { "place", "how" } }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
rule "chase" {
  pattern = [[ c:@cat h:{chase} d:@dog ]], with = { how = "h" }, triples = { "c -chases-> d" },
  examples = { { "Tom chases Rex.", "tom chases rex" }, { "Rex sleeps." } },
}

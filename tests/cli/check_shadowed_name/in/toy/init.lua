plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { file = "cats.csv", key = "id", label = "name", names = { "name", "aliases" } }
mention "cat" "it" { pattern = [[ it ]], resolve = function(_, doc) return doc:mentions("cat", 1)[1] end }
gazetteer "dog" { entries = {
  { key = "rex", names = { "Rex" } },
  { key = "max", names = { "Max", "rex" } },
} }
rule "chase" {
  pattern = [[ c:@cat {chase} d:@dog ]], triples = { "c -chases-> d" },
  examples = { { "Tom chases Rex.", "tom chases rex" }, { "Rex sleeps." } },
}

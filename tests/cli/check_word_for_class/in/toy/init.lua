plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
rule "chase" {
  pattern = [[ c:@cat ..2[!punct] ([num] | {hunt}) ..2[!#punct] [lower=date]? d:@dog ]],
  triples = { "c -chases-> d" },
  examples = { { "Tom hunts Rex.", "tom chases rex" }, { "Rex sleeps." } },
}

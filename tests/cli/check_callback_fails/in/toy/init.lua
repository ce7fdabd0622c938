plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
rule "chase" {
  pattern = [[ c:@cat {chase} d:@dog ]],
  on_match = function(m, doc) doc:emit(m.c, "chases", m.dog) end,
  examples = { { "Tom chases Rex.", "tom chases rex" } },
}

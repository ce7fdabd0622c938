plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
macro "said" [[ {said} that ]]
rule "caught" {
  pattern = [[ c:@cat ({Sold} | {saw} | {found} | {need} | {exceed} | {shed} | {embed} | {bed} | {signed} | {hundred} | {chase}) d:@dog ]],
  unless = [[ $said | {re-agreed} to ]], triples = { "c -chases-> d" },
  examples = { { "Tom chased Rex.", "tom chases rex" }, { "Tom said that Tom chases Rex." } },
}

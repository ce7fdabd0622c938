plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
macro "hunt" [[ {chase} | {hunt} ]]
rule "chase" {
  pattern = [[ c:@cat ({chase} | chased | runs after | runs  after | $hunt) d:@dog
    (now | [] | today)? ]],
  triples = { "c -chases-> d" },
  examples = { { "Tom chases Rex.", "tom chases rex" }, { "Rex sleeps." } },
}

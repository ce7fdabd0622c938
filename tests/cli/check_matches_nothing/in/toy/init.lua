plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog", qualifiers = { "how" } }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
macro "slowly" [[ (very* slowly?) ]]
qualify "how" { slow = [[ $slowly ]], fast = [[ quickly | (at once)? ]], late = [[ late $slowly ]] }
rule "chase" {
  pattern = [[ c:@cat? {chase}* d:@dog{0,2} $slowly ]], triples = { "c -chases-> d" }, unless = [[ never? .. $ ]],
  examples = { { "Rex sleeps." } },
}

plugin { name = "deals", version = "0.1.0", api = 1, summary = "Who buys whom.", license = "MIT", authors = { "tests" } }

relation "buys" { subject = "company", object = "company", label = "buys" }

gazetteer "company" { entries = {
  { key = "ardent", label = "Ardent" }, { key = "corvus", label = "Corvus" }, { key = "dunlin", label = "Dunlin" },
} }

qualify "negated" { yes = [[ never ]] }
qualify "modality" { planned = [[ will ]], hedged = [[ could ]] }

rule "buys" {
  pattern = [[ buyer:@company ..3 {buy} target:@company ]],
  triples = { "buyer -buys-> target" },
}

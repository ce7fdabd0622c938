plugin {
  name = "deals", version = "0.1.0", api = 1, summary = "Who buys whom.", license = "MIT", authors = { "you" },
  options = { least = { type = "number", default = 0, help = "Smallest price." } },
}

relation "buys" { subject = "company", object = "company" }

gazetteer "company" { entries = { { key = "ardent", names = { "Ardent" } }, { key = "dunlin", names = { "Dunlin" } } } }

rule "buys" {
  pattern = [[ buyer:@company ({buy} | {acquire}) target:@company ]],
  triples = { "buyer -buys-> target" },
  examples = { { "Ardent buys Dunlin.", "ardent buys dunlin" } },
}

rule "takes-over" {
  pattern = [[ buyer:@company takes over target:@company ]],
  on_match = function(m, doc)
    doc:emit(m.buyer, "buys", m.target)
  end,
  examples = { { "Ardent takes over Dunlin.", "ardent buys dunlin" } },
}

plugin { name = "deals", version = "0.1.0", api = 1, options = { least = { type = "number", default = 1, min = 0, max = 5 } } }

entity "person" { label = "person" }
relation "buys" { subject = "company", object = "company", qualifiers = { "price" }, group = "agreed" }
relation "leads" { subject = "person", object = "company" }
gazetteer "company" { file = "data/companies.csv", key = "id", label = "name", names = { "name", "aliases" } }
macro "sum" [[ #num dollars ]]
qualify "modality" { planned = [[ will ]] }

mention "company" "the-company" {
  pattern = [[ the company ]],
  resolve = function(_, doc) return doc:mentions("company", 1)[1] end,
}

rule "buys" {
  pattern = [[ buyer:@company {buy} list(target:@company) (for price:$sum)? ]],
  triples = { "buyer -buys-> target" },
  with = { price = "price" },
  confidence = 0.9,
  examples = {
    { "Ardent Foods buys Blue Mill.", "Ardent Foods buys Blue Mill" },
  },
}

rule "leads" {
  pattern = [[ who:#Cap{2} leads firm:@company ]],
  on_match = function(m, doc)
    doc:emit(m.who, "leads", m.firm)
  end,
  examples = { { "Mira Holt leads Blue Mill.", "Mira Holt leads Blue Mill" } },
}

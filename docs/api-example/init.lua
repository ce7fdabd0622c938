-- A plugin that uses every declaration and function once: the examples of docs/api.md are cut from here, and the tests
-- run it. A comment [name] begins the example of that name.

-- [plugin]
plugin {
  name = "api-example", version = "1.0.0", api = 1,
  summary = "Who runs which line to which town.", license = "MIT", authors = { "tercet" },
  options = { least = { type = "number", default = 2, min = 0, max = 99, help = "Fewest trains a day worth a triple." } },
}

-- [relation]
relation "serves" { subject = "company", object = "town", qualifiers = { "trains", "season" } }
relation "connects" { subject = "town", object = "town", symmetric = true, label = "is connected with" }
relation "owns" { subject = "company", object = "engine" }

-- [entity]
entity "engine" { label = "Engine", help = "A steam engine, by its own name." }

-- [gazetteer]
gazetteer "company" { file = "data/companies.csv", key = "id", label = "name", names = { "name", "aliases" } }
gazetteer "town" {
  attributes = { "coast" },
  entries = {
    { key = "arle", label = "Arle", names = { "Arle", "Arle Town" }, attributes = { coast = "yes" } },
    { key = "beck", label = "Beck", names = { "Beck" }, attributes = { coast = "no" } },
    { key = "combe", names = { "Combe", "Great Combe" }, attributes = { coast = "yes" } },
  },
}
gazetteer "street" { hides = "town", entries = { { key = "arle-street", names = { "Arle Street" } } } }

-- [macro]
macro "run" [[ ({run} | {operate}) (trains | services)? ]]

-- [mention]
mention "company" "the-railway" {
  pattern = [[ the (railway | company) ]],
  resolve = function(_, doc) return doc:mentions("company", 1)[1] end,
}
mention "company" "head" { pattern = [[ the head of c:@company ]], entity = "c" }

-- [qualify]
qualify "modality" { planned = [[ will | {plan} to ]], hedged = [[ may | might ]] }
qualify "negated" { yes = [[ no longer | never ]] }
qualify "season" { summer = [[ in summer ]], winter = [[ in winter ]] }

-- [rule]
rule "runs-to" {
  pattern = [[ c:@company (will | no longer)? $run to list(t:@town) ]],
  triples = { "c -serves-> t", "t -connects-> t" },
  unless = [[ if | unless ]],
  confidence = 0.9,
  examples = {
    { "Dale Railway runs trains to Arle and Beck.",
      "Dale Railway serves Arle", "Dale Railway serves Beck", "Arle connects Beck" },
    { "The railway is old. The head of Dale Railway will run services to Combe.", "planned Dale Railway serves combe" },
    { "DR no longer runs to Arle.", "not Dale Railway serves Arle" },
    { "Dale Railway runs to Arle Street." },
  },
}

-- [on_document]
on_document {
  start = function(doc) doc.state.trains = 0 end,
  finish = function(doc) doc.state.trains = nil end,
}

-- [mentions]
-- "both towns": the two that were named last.
mention "town" "both" {
  pattern = [[ both towns ]],
  resolve = function(_, doc)
    local towns = doc:mentions("town", 2)
    return #towns == 2 and towns or nil
  end,
}

-- [emit]
rule "trains-a-day" {
  pattern = [[ c:@company $run n:#num trains a day to t:@town ]],
  on_match = function(m, doc)
    local n = tonumber(m.n.text)
    doc.state.trains = doc.state.trains + n
    if n >= options.least then
      doc:emit(m.c, "serves", m.t, { trains = n, confidence = m.t.attributes.coast == "yes" and 0.9 or 0.7 })
    end
  end,
  examples = {
    { "Dale Railway runs 9 trains a day to Arle.", "Dale Railway serves Arle" },
    { "It links Arle with Beck. Dale Railway runs 4 trains a day to both towns.",
      "Dale Railway serves Arle", "Dale Railway serves Beck" },
    { "Dale Railway runs 1 trains a day to Arle." },
  },
}
rule "owns" {
  pattern = [[ c:@company owns the engine e:#Cap{1,2} ]],
  triples = { "c -owns-> e" },
  examples = { { "Dale Railway owns the engine Grey Hen.", "Dale Railway owns Grey Hen" }, { "Dale Railway owns the hill." } },
}

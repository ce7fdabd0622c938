-- @NAME@: which ferry operator serves which port. It works as it stands; change it piece by piece into a plugin of your own,
-- and run `tercet test` after each change.

plugin {
  name = "@NAME@", version = "0.1.0", api = 1,
  summary = "Ferry operators and the ports that they serve.",
  license = "MIT", authors = { "you" },
  options = {
    min_cut = { type = "number", default = 0, min = 0, max = 100, help = "Smallest cut, in percent, that is worth a triple." },
  },
}

-- What can be said: a predicate, and the types of entities on both its sides.
relation "serves" { subject = "operator", object = "port", qualifiers = { "since" }, label = "serves" }
relation "cuts" { subject = "operator", object = "port", qualifiers = { "amount" }, label = "cuts sailings to" }

-- The names that are known, one entity a row; several names in a cell are separated by ";".
gazetteer "operator" { file = "data/operators.csv", key = "id", label = "name", names = { "name", "aliases" } }
gazetteer "port" { file = "data/ports.csv", key = "id", label = "name", names = { "name", "aliases" }, attributes = { "country" } }

-- A piece of pattern that others use as $since. x:... captures what follows the colon.
macro "since" [[ since when:#date{1,3} ]]

-- A mention step makes new mentions. "The company" stands for the operator named last.
mention "operator" "the-company" {
  pattern = [[ the (company|operator|line) ]],
  resolve = function(_, doc) return doc:mentions("operator", 1)[1] end,
}

-- Where these words stand near a match, its statements are planned or hedged. 'may' is in small letters only: May is a month.
qualify "modality" { planned = [[ will | is to | {plan} to ]], hedged = [[ 'may' | might | could ]] }

-- {serve} is serve, serves, served, serving. list(...) is "A", "A and B", "A, B and C".
rule "serves" {
  pattern = [[ list(op:@operator) #lower{0,2} ({serve}|{call} at|{sail} to) list(port:@port) $since? ]],
  triples = { "op -serves-> port" },
  with = { since = "when" },
  unless = [[ not | no longer | never | {stop} ]],
  confidence = 0.9,
  examples = {
    { "Northline serves Calais.", "Northline serves Calais" },
    { "Northline and Blue Star now sail to Dover, Calais and Ostend since May 2021.",
      "Northline serves Dover", "Northline serves Calais", "Northline serves Ostend",
      "Blue Star serves Dover", "Blue Star serves Calais", "Blue Star serves Ostend" },
    { "Northline has a new ship. The company will call at Ostend.", "planned Northline serves Ostend" },
    { "Northline no longer serves Calais." }, -- must give nothing
  },
}

-- Lua only where declarations do not reach: here a number decides.
rule "cuts" {
  pattern = [[ op:@operator {cut} (its|the)? sailings to port:@port by n:#num (percent|%) ]],
  on_match = function(m, doc)
    if tonumber(m.n.text) >= options.min_cut then
      doc:emit(m.op, "cuts", m.port, { amount = m.n.text .. " percent" })
    end
  end,
  examples = {
    { "Blue Star cut its sailings to Dover by 30 percent.", "Blue Star cuts Dover" },
    { "Blue Star cut its fares to Dover by 30 percent." },
  },
}

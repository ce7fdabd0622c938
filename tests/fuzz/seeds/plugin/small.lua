-- Every declaration once: for tests that cut, change and share a plugin.
plugin {
  name = "small", version = "1.2.0", api = 1,
  summary = "Who agrees on what.", license = "MIT", authors = { "tercet" },
  options = {
    floor = { type = "number", default = 0.5, min = 0, max = 1, help = "the lowest confidence" },
    lua = { type = "boolean", default = true },
  },
}

relation "agrees_with" { subject = "country", object = "country", symmetric = true, group = "agreed" }
relation "agrees_on" { subject = "country", object = "sector|topic", qualifiers = { "topic", "date" }, help = "..." }
entity "topic" { label = "topic" }

gazetteer "country" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "name", "aliases", "capital" },
  attributes = { "region" }, case = { name = "smart", aliases = "exact", capital = "smart" }, hides = { "sector" },
}
gazetteer "sector" {
  case = "any",
  entries = { { key = "trade", label = "Trade", names = { "trade", "commerce" } }, { key = "energy", attributes = { no = "7" } } },
}

local words = require "words"
assert(words.lists)
macro "deal" [[ (has | have)? also? $verb ]]

mention "party" "country" { pattern = [[ c:@country ]], entity = "c" }
mention "party" "both" {
  pattern = [[ (both | "the two") (sides | countries) ]],
  resolve = function(m, doc) return doc:mentions("country", 2) end,
  hides = "sector",
}
mention "person" "minister" { pattern = [[ Minister name:#Cap{1,2} ]], learn = "name" }

qualify "modality" { planned = [[ will | is to ]], hedged = [[ may | might ]] }
qualify "negated" { yes = [[ not | never ]] }
qualify "date" { soon = "soon" }

rule "agree" {
  pattern = [[ list(x:@party) $deal (to ..6 in)? on? list(s:@sector) ]],
  triples = { "x -agrees_with-> x", "x -agrees_on-> s" },
  with = { topic = "s" },
  unless = { [[ {fail} to ]], "refuses" },
  confidence = 0.9, priority = 10,
  examples = {
    { "Both sides agreed on trade." },
    { "China and Pakistan agreed on commerce.", "China agrees_with Pakistan", "China agrees_on trade", "PAK agrees_on Trade" },
  },
}

if options.lua then
  rule "free" {
    pattern = [[ x:@country trigger:hails y:(the? #Cap plan) ]],
    on_match = function(m, doc)
      doc.state.n = (doc.state.n or 0) + 1
      doc:emit(m.x, "agrees_on", m.y.text, { topic = m.y.text, confidence = options.floor })
    end,
  }
end

on_document { start = function(doc) doc.state.n = 0 end, finish = function(doc) assert(doc.state.n >= 0) end }

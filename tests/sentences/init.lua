-- The names of plugins/diplomacy without its relations: every party of a sentence is `named`. Stands in for its init.lua.
plugin { name = "parties", version = "1.0.0", api = 1, summary = "Who is named.", license = "MIT", authors = { "the tercet authors" } }

require "vocabulary"
require "relations"
require "parties"
require "clauses"

entity "sentence" { label = "Sentence" }
relation "named" { subject = "country|org", object = "sentence" }
rule "named" {
  pattern = [[ x:@party ]],
  on_match = function(m, doc) doc:emit(m.x, "named", "it") end,
}

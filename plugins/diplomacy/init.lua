-- Countries, what they agree on, and the sectors concerned. README.md explains the linguistics; one file a relation.
plugin {
  name = "diplomacy",
  version = "1.0.0",
  api = 1,
  summary = "Who agrees, talks, visits, supports and opposes in diplomatic texts, and in which sectors.",
  license = "MIT",
  authors = { "the tercet authors" },
}

require "vocabulary"
require "relations"
require "parties"
require "clauses"
require "agreements"
require "signing"
require "talks"
require "visits"
require "titles"
require "objects"
require "attitudes"
require "stance"
require "stance_nouns"
require "stance_acts"

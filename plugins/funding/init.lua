-- Research funding: who pays whom, how much, and what is studied with it.

plugin {
  name = "funding", version = "0.1.0", api = 1,
  summary = "Who funds research where, how much, and in which fields.",
  license = "MIT", authors = { "tercet" },
}

entity "person" { label = "Person", help = "A researcher, as the text names him or her." }

relation "funds" {
  subject = "funder", object = "institution", qualifiers = { "amount" },
  help = "The funder gives the institution money for research.",
}
relation "studies" { subject = "institution", object = "field", help = "With money that the text speaks of." }
relation "leads_at" { subject = "person", object = "institution", label = "leads research at", help = "Leads work that is paid for." }

gazetteer "funder" { file = "data/funders.csv", key = "id", label = "name", names = { "name", "aliases" }, attributes = { "country" } }
gazetteer "institution" {
  file = "data/institutions.csv", key = "id", label = "name", names = { "name", "aliases" }, attributes = { "country" },
}
gazetteer "field" { file = "data/fields.csv", key = "id", label = "label", names = { "terms" } }

-- "the foundation", "the university": the one that was named last.
mention "funder" "the-funder" {
  pattern = [[ the (foundation | council | trust | agency | funder) (?! of) ]],
  resolve = function(_, doc) return doc:mentions("funder", 1)[1] end,
}
mention "institution" "the-university" {
  pattern = [[ the (university | institute | college) (?! of) ]],
  resolve = function(_, doc) return doc:mentions("institution", 1)[1] end,
}

macro "sum" [[ (("$" | £ | €) #num (million | billion | m | bn)? | #num (million | billion)? (dollars | euros | pounds | francs)) ]]
macro "grant" [[ (grant | grants | award | fellowship | funding | money | support) ]]
macro "a" [[ (a | an | the | its | further | another | new | "up to" | "more than" | about) ]]
-- "to study X and Y", "for a five-year project on X"
macro "for_field" [[ (for | to study | to investigate | to develop | into | on) ..5[!#punct] list(f:@field) ]]
-- What may stand before the verb.
macro "aux" [[ (has | have | had | will | is to | are to | {plan} to | {intend} to | {hope} to | {expect} to)? (also | now | jointly)? ]]
macro "lab" [[ (researchers | scientists | teams | a team | a centre | a center | a laboratory | work | research) (at | of) the? ]]

qualify "modality" {
  planned = [[ will | is to | are to | {plan} to | {intend} to ]],
  hedged = [[ could | might | {hope} to | {apply} for | {seek} ]],
}

rule "awards" {
  help = "Who gave what to whom, told from the giver's side.",
  pattern = [[ list(the? giver:@funder) ("," []{1,8} ",")? $aux ({award} | {give} | {grant} | {pay} | {provide})
    $a? amount:$sum? ($a? $grant)? to $lab? list(the? taker:@institution) (..3[!#punct] $for_field)? ]],
  triples = { "giver -funds-> taker", "taker -studies-> f" },
  with = { amount = "amount" },
  unless = [[ not | {refuse} | {decline} | {reject} ]],
  confidence = 0.9,
  examples = {
    { "The Wellcome Trust has awarded £4.2 million to the University of York for research on malaria.",
      "Wellcome Trust funds University of York", "University of York studies infection" },
    { "The NSF and the Simons Foundation will give $12 million to MIT, Caltech and Stanford to study dark matter.",
      "planned National Science Foundation funds Massachusetts Institute of Technology",
      "planned National Science Foundation funds California Institute of Technology",
      "planned National Science Foundation funds Stanford University",
      "planned Simons Foundation funds Massachusetts Institute of Technology",
      "planned Simons Foundation funds California Institute of Technology",
      "planned Simons Foundation funds Stanford University",
      "planned Massachusetts Institute of Technology studies astronomy",
      "planned California Institute of Technology studies astronomy",
      "planned Stanford University studies astronomy" },
    { "The trust gave the Wellcome collection to a museum." },
    { "The European Research Council did not award money to the University of Oslo." },
  },
}

rule "receives" {
  help = "The same, told from the taker's side.",
  pattern = [[ list(the? taker:@institution) $aux ({receive} | {win} | {secure} | {get} | {obtain} | was awarded | were awarded | been awarded)
    $a? amount:$sum? ($a? $grant)? (?: (?! @institution) [!#punct]){0,4} (from | by) list(the? giver:@funder) (..3[!#punct] $for_field)? ]],
  triples = { "giver -funds-> taker", "taker -studies-> f" },
  with = { amount = "amount" },
  unless = [[ not | never | {fail} to ]],
  confidence = 0.9,
  examples = {
    { "Utrecht University received a grant from the Dutch Research Council.", "Dutch Research Council funds Utrecht University" },
    { "Leiden University and TU Delft have won €18 million from the NWO to develop quantum computers.",
      "Dutch Research Council funds Leiden University", "Dutch Research Council funds Delft University of Technology",
      "Leiden University studies quantum technology", "Delft University of Technology studies quantum technology" },
    { "The University of Oslo hopes to get funding from the ERC.", "hedged European Research Council funds University of Oslo" },
    { "The University of Oslo never received a grant from the ERC." },
  },
}

rule "funded-by" {
  help = "Work at an institution is funded by somebody.",
  pattern = [[ (at | of) the? taker:@institution ","? (which | that)? (is | are | was | were)? (funded | financed | supported | paid for) by list(the? giver:@funder)
    (with amount:$sum)? ]],
  triples = { "giver -funds-> taker" },
  with = { amount = "amount" },
  unless = [[ not ]],
  confidence = 0.8,
  examples = {
    { "The telescope at the University of Leeds is funded by the EPSRC.",
      "Engineering and Physical Sciences Research Council funds University of Leeds" },
    { "The telescope at the University of Leeds was supported by its neighbours." },
  },
}

rule "led-by" {
  help = "Who leads the work.",
  pattern = [[ led by (professor | prof | dr)? \.? p:#Cap{2,3} (of | at | from) the? i:@institution ]],
  triples = { "p -leads_at-> i" },
  confidence = 0.8,
  examples = {
    { "The study is led by Professor Mira Holt at Aarhus University.", "Mira Holt leads_at Aarhus University" },
    { "The march was led by students at Aarhus University." },
  },
}

-- "£2 million and £3 million respectively" goes by order, which declarations do not know.
rule "respectively" {
  help = "Several sums to several institutions, in order.",
  pattern = [[ the? giver:@funder (has | have)? ({award} | {give} | {grant}) list(the? taker:@institution) list(amount:$sum) respectively ]],
  on_match = function(m, doc)
    for i, taker in ipairs(m.taker) do
      if m.amount[i] then doc:emit(m.giver, "funds", taker, { amount = m.amount[i].text, confidence = 0.85 }) end
    end
  end,
  examples = {
    { "The Leverhulme Trust gave Durham University and the University of Exeter £2 million and £3 million respectively.",
      "Leverhulme Trust funds Durham University", "Leverhulme Trust funds University of Exeter" },
    { "The Leverhulme Trust gave Durham University a painting." },
  },
}

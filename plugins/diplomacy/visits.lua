-- Visits: a named person to a country, and the meeting that a visit is.

local reference = require "reference"

-- Where bodies and forums meet one may see anybody.
local MEETING_PLACES = { ["New York"] = true, ["New York City"] = true, Geneva = true, ["The Hague"] = true, Davos = true, Strasbourg = true }

local function visit(m, doc)
  if m.town and m.p.type == "office" then return end -- a trip inside the own state is no visit
  for _, country in ipairs(reference.list(m.c)) do
    if m.p.key ~= country.key then
      doc:emit(m.p.text, "visits", country)
      if m.p.type ~= "office" and not MEETING_PLACES[country.text] then doc:emit(m.p, "consults_with", country) end
    end
  end
end
macro "stay" [[ ($place | town:(c:@city) (?! "," @country)) ]]

macro "trip" [[ (visit | visits | trip | tour | journey | "state visit" | "official visit" | "working visit") ]]
macro "inplace" [[ (?: (?! $stop | @country | @capital | with | by) [])*? ]]

macro "comes_to" [[ ({jet} off? to | {sail} to | "took off for" | {set} out for | ("came" | "comes") to | visited | visit | visits | visiting |
  {arrive} (in | at) | {travel} to | {fly} (to | into) | {go} to | {tour} | {land} in |
  {journey} to | {drive} [!#punct]{0,4}? to | {cross} [!#punct]{0,3}? (to | into) | "set off for" | ("went on" | "going on" | "flew on" | "travelled on") to
    (?= the? #Cap)
  | (called | stopped) at | "touched down in" | (due | expected) in | {head} (to | for)) ]]
macro "makes_trip_to" [[ (("kicked off" | "kicks off" | {open} | {pay} | {make} | {begin} | {start} | {end} | {conclude} | {complete} | {undertake} |
  "wrapped up" | "cut short"
  | "wound up" | "winds up") $inplace $trip $inplace (to | of) | on $inplace $trip to | {embark} on $inplace $trip (to | of) | {lead} (a | an | the) (?:
    $word | "-"){0,4}? (delegation | team | mission) to
  | (stopped | stops) over? in | {make} a (stopover | stop | "stop - over") in) ]]
macro "leaves_for" [[ ({leave} | {depart}) @capital? (?: on #date)? for ]]
macro "comes_back_from" [[ ({leave} (?= (@country | @capital) []{0,5} (after | "at the end of" | ending | following) (a | his | her) (?: [!#punct] |
    "-"){0,6} $trip) | {return} home? (?: "on"? #date | today | here)? from | (flew | came | went) (back | home) from) ]]
rule "visit" {
  pattern = [[ (?<! with | by | met | meets | told | from) p:@visitor (?: $mid $aux | $future | $far $aux | "," who $aux | "," (?<= (led | headed) by
    []{1,9})) be? trigger:($comes_to |
    $makes_trip_to | $leaves_for
    | $comes_back_from) $inplace $the? $stay (?! "-" | "/") (?: ("," | ","? and) (in | to)? $the? $stay){0,4} ]],
  on_match = visit, unless = [[ $not | {invite} | {urge} | {ask} | {persuade} | {want} | {hope} | {cancel} | {postpone} ]], confidence = 0.85,
  examples = {
    { "New Zealand Prime Minister Ruth Tamahori arrived in Indonesia on Sunday.",
      "New Zealand Prime Minister Ruth Tamahori visits Indonesia",
      "Indonesia consults_with New Zealand" },
    { "New Zealand Prime Minister Ruth Tamahori flew to Surabaya on Sunday.",
      "New Zealand Prime Minister Ruth Tamahori visits Indonesia",
      "Indonesia consults_with New Zealand" },
    { "New Zealand Prime Minister Ruth Tamahori flew to New York on Sunday.",
      "New Zealand Prime Minister Ruth Tamahori visits United States" },
    { "New Zealand Prime Minister Ruth Tamahori will not visit Indonesia." },
    { "The Minister for Mines, Paul Adams, flew to Perth." },
  },
}
rule "visit-here" {
  pattern = [[ p:@visitor (?: $mid $aux | "," who $aux) trigger:((arrived | arrives | arriving) (?: back)? here | {visit} here |
    (flew | flies) in here | is here (on | for) [!#punct]{0,5}? $trip) ]],
  on_match = function(m, doc)
    local here = reference.here(doc)
    if not here or m.p.type == "office" then return end
    for _, id in ipairs(reference.ids(m.p)) do
      if id == here[1] then return end
      doc:emit(id, "consults_with", here[1])
    end
    doc:emit(m.p.text, "visits", here[1])
  end,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "OSLO, March 3 (ANS) -- Chilean Foreign Minister Luis Vega arrived here on Thursday.",
      "Chilean Foreign Minister Luis Vega visits Norway", "Chile consults_with Norway" },
    { "Chilean Foreign Minister Luis Vega arrived here on Thursday." },
  },
  after = "dateline",
}
-- "is in Oslo for talks", "was in Chile to attend ...".
rule "visit-in" {
  pattern = [[ p:@visitor (?: (?: $mid | "," who) trigger:((is | was | "will be" | "has been") in) | "," trigger:in) $the? $stay (for | on | to
    (attend | meet | hold | discuss | sign | take part)) ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "New Zealand Prime Minister Ruth Tamahori is in Indonesia for talks.", "New Zealand Prime Minister Ruth Tamahori visits Indonesia",
      "Indonesia consults_with New Zealand" },
    { "New Zealand Prime Minister Ruth Tamahori is in hospital." },
  },
}
-- "will hold talks ... when he visits Oslo".
rule "visit-when" {
  pattern = [[ (?<! $preposition) p:@visitor (?: (?! {say} | $preposition? (he | she)) []){1,25}? (when | as | after | before | while) (he | she) $aux
    trigger:(visits | visited | {arrive} in | (travels | travelled | traveled | flies | flew) to) $the? $stay ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norwegian Prime Minister Kari Dahl will talk about fish when she visits Lima next week.", "Norwegian Prime Minister Kari Dahl visits Peru",
      "Norway consults_with Peru" },
    { "Norwegian Prime Minister Kari Dahl will talk about fish when she leaves Lima." },
  },
}
rule "visit-of" {
  pattern = [[ trigger:$trip (?: to $the? $stay (?: (?! $stop | by | @person) [])*? (of | by) $the? p:@visitor | (of
    | by) $the? p:@visitor $inplace to $the? $stay ) (?! $aux $called_off) ]],
  on_match = visit, unless = [[ $not | {cancel} | {postpone} | {invite} | invitation ]], confidence = 0.8,
  examples = {
    { "The visit of the President of Mongolia to Nepal was short.", "President of Mongolia visits Nepal",
      "Mongolia consults_with Nepal" },
    { "Nepal cancelled the visit of the President of Mongolia to Nepal." },
  },
}
-- "during a visit by the Chilean president": to the other of the pair that the text is about.
rule "visit-by" {
  pattern = [[ (a | the | this) (?: $word | "-" | #num){0,4}? trigger:(visit | trip) by $the? p:@visitor (?! ","? to) ]],
  on_match = function(m, doc)
    local guest = m.p.type ~= "office" and reference.ids(m.p) or {}
    local host = reference.partner(doc, m.sentence, guest)
    if not host or not host[1]:find("^country:") then return end
    doc:emit(m.p.text, "visits", host[1])
    doc:emit(guest[1], "consults_with", host[1])
  end,
  unless = [[ $not | {cancel} | {postpone} | invitation ]], confidence = 0.65,
  examples = {
    { "Norway and Chile signed pacts during a visit by Chilean President Ana Soto.", "Chilean President Ana Soto visits Norway", "Chile consults_with Norway" },
    { "Norway and Chile signed pacts after a letter by Chilean President Ana Soto." },
  },
}
rule "visit-possessive" {
  pattern = [[ p:@visitor ('s | "'") (?: #Cap | $plain | #num){0,5}? trigger:$trip $inplace to $the? $stay ]],
  on_match = visit, unless = [[ $not | {cancel} | {postpone} ]], confidence = 0.8,
  examples = {
    { "Chinese Premier Li Qiang's visit to Laos was short.", "Chinese Premier Li Qiang visits Laos",
      "China consults_with Laos" },
    { "Chinese Premier Li Qiang's cancelled visit to Laos was short." },
  },
}
rule "during-visit" {
  pattern = [[ (during | on) (her | his | a | an) $numbered{0,5}? trigger:$trip to $the? $stay "," p:@visitor
    | p:@visitor (?: {say} | told reporters)? (?: (?! $stop | @person | @visitor) [])*? (during | "at the end of" | "at the start of" | on | after |
    following | ending) (her | his | a) (?: $word | "-" | #num){0,5}?
    trigger:$trip to $the? $stay ]],
  on_match = visit, unless = [[ $not | {cancel} | {postpone} ]], confidence = 0.8,
  examples = {
    { "During her first visit to Chile, Norwegian Prime Minister Kari Dahl met officials.",
      "Norwegian Prime Minister Kari Dahl visits Chile",
      "Norway consults_with Chile" },
    { "Norwegian Prime Minister Kari Dahl will open a school during her visit to Chile.", "Norwegian Prime Minister Kari Dahl visits Chile",
      "Norway consults_with Chile" },
    { "During her speech in Chile, Norwegian Prime Minister Kari Dahl met officials." },
  },
}
macro "holds_talks" [[ {hold} [!#punct]{0,5}? $talks ]]
-- "visiting Chilean President Ana Soto met Norwegian officials": the guest is where those are whom he or she meets.
rule "visiting-guest" {
  pattern = [[ (?= the? visiting) p:@person $mid $aux trigger:(met | meets | told | conferred with | {call} on | $holds_talks with) with? $the?
    h:@party | h:@actors $mid $finite trigger:(met | meet | meets | told | received | $holds_talks (?: (on | in)? [#date | #Cap] | here){0,2}
    with) with? (?= the? visiting) p:@person ]],
  on_match = function(m, doc)
    local host, guest = reference.ids(m.h), reference.ids(m.p)
    if #host == 1 and host[1]:find("^country:") and host[1] ~= guest[1] then doc:emit(m.p.text:gsub("^%l[%l ]* ", ""), "visits", host[1]) end
  end,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Norway's foreign minister met visiting Chilean President Ana Soto.", "Chilean President Ana Soto visits Norway" },
    { "Norway's foreign minister met Chilean President Ana Soto." },
  },
}
rule "welcome" {
  pattern = [[ trigger:({welcome} | {host} | {receive} | {give}) $the? p:@visitor (?: a [!#punct]{0,4}? (welcome | reception))? (?: (?! $stop | @person |
    for | on | about | over) [])*? (to | in) $the? $stay ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Thai officials welcomed Chinese Premier Li Qiang to Thailand.", "Chinese Premier Li Qiang visits Thailand",
      "China consults_with Thailand" },
    { "Thai officials did not welcome Chinese Premier Li Qiang to Thailand." },
  },
}
-- "was received by the Indian prime minister in New Delhi", "was welcomed at Moscow airport by ...".
rule "received-in" {
  pattern = [[ p:@visitor $mid $aux trigger:(welcomed | received | hosted | greeted) (by (?: (?! $stop | in | at) [])*? (in | at)
    $the? $stay | (in | at) $the? $stay (?: (?! $stop | by) [])*? by) ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norwegian Prime Minister Kari Dahl was received by Chilean President Ana Soto in Santiago.", "Norwegian Prime Minister Kari Dahl visits Chile",
      "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl was welcomed at Santiago airport by Chilean President Ana Soto.",
      "Norwegian Prime Minister Kari Dahl visits Chile", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl was not received by Chilean President Ana Soto in Santiago." },
  },
}

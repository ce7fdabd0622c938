-- Visits: a named person to a country, and the meeting that a visit is.

local function visit(m, doc)
  if m.p.key == m.c.key then return end
  doc:emit(m.p.text, "visits", m.c)
  if m.p.type ~= "office" then doc:emit(m.p, "consults_with", m.c) end
end

macro "place" [[ (c:@country | c:@capital) ]]
macro "trip" [[ (visit | visits | trip | tour | journey | "state visit" | "official visit" | "working visit") ]]
macro "inplace" [[ (?: (?! $stop | @country | @capital | with | by) [])*? ]]

rule "visit" {
  pattern = [[ p:@visitor (?: $mid $aux | $future | $far $aux | "," who $aux) (?: be)? trigger:(visited | visit |
    visits | visiting | {arrive} (in | at) | {travel} to | {fly} to | {pay} $inplace $trip $inplace to | {make}
    $inplace $trip $inplace to | {begin} $inplace $trip $inplace (to | of) | {start} $inplace $trip $inplace (to | of)
    | {end} $inplace $trip $inplace (to | of) | "on" $inplace $trip to | {leave} for | {depart} for | {go} to | {tour}
    | {return} from) $inplace $the? $place ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.85,
  examples = {
    { "New Zealand Prime Minister Ruth Tamahori arrived in Indonesia on Sunday.",
      "New Zealand Prime Minister Ruth Tamahori visits Indonesia",
      "Indonesia consults_with New Zealand" },
    { "New Zealand Prime Minister Ruth Tamahori will not visit Indonesia." },
  },
}
rule "visit-of" {
  pattern = [[ trigger:$trip (?: to $the? $place (?: (?! $stop | by | @person) [])*? (of | by) $the? p:@visitor | (of
    | by) $the? p:@visitor $inplace to $the? $place ) ]],
  on_match = visit, unless = [[ $not | {cancel} | {postpone} | {invite} | invitation ]], confidence = 0.8,
  examples = {
    { "The visit of the President of Mongolia to Nepal was short.", "President of Mongolia visits Nepal",
      "Mongolia consults_with Nepal" },
    { "Nepal cancelled the visit of the President of Mongolia to Nepal." },
  },
}
rule "visit-possessive" {
  pattern = [[ p:@visitor ('s | "'") (?: #Cap | [#lower & !#func] | #num){0,5}? trigger:$trip $inplace to $the? $place ]],
  on_match = visit, unless = [[ $not | {cancel} | {postpone} ]], confidence = 0.8,
  examples = {
    { "Chinese Premier Li Qiang's visit to Laos was short.", "Chinese Premier Li Qiang visits Laos",
      "China consults_with Laos" },
    { "Chinese Premier Li Qiang's cancelled visit to Laos was short." },
  },
}
rule "during-visit" {
  pattern = [[ (during | on) (her | his) (?: #Cap | [#lower & !#func] | #num | "-"){0,5}? trigger:$trip to $the?
    $place "," p:@visitor ]],
  on_match = visit, unless = [[ $not | {cancel} | {postpone} ]], confidence = 0.8,
  examples = {
    { "During her first visit to Chile, Norwegian Prime Minister Kari Dahl met officials.",
      "Norwegian Prime Minister Kari Dahl visits Chile",
      "Norway consults_with Chile" },
    { "During her speech in Chile, Norwegian Prime Minister Kari Dahl met officials." },
  },
}
rule "welcome" {
  pattern = [[ trigger:({welcome} | {host} | {receive}) $the? p:@visitor (?: (?! $stop | @person) [])*? (to | in)
    $the? $place ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Thai officials welcomed Chinese Premier Li Qiang to Thailand.", "Chinese Premier Li Qiang visits Thailand",
      "China consults_with Thailand" },
    { "Thai officials did not welcome Chinese Premier Li Qiang to Thailand." },
  },
}

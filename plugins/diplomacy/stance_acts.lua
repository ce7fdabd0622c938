-- Stance as an act or a judgement: sanctions, ambassadors recalled, "called X unacceptable".

local stance = require "holders"

-- What states do to one another.
macro "impose" [[ ({impose} | {agree} to | {extend} | {renew} | {tighten} | {approve} | {order} | {reimpose} | {slap} | {widen} | {announce} |
  {adopt} | {toughen} | {place} | {continue} | {maintain} | {keep}) ]]
macro "penalty" [[ (sanctions | embargo | ban | tariffs | restrictions | duties) ]]
rule "sanction" {
  pattern = [[ x:@actors (?: $mid $aux | $far | $future ) trigger:(({vote} | {decide} | {agree} | {move})? to? $impose (?: its | their)?
    (?: [#lower & !#func & !#date] | #Cap | and | a | an){0,5}? $penalty (?: worth []{1,4}?)? (on | against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $not | {lift} | {threaten} ]], confidence = 0.8,
  examples = {
    { "Canada imposed new sanctions on Belarus.", "Canada opposes Belarus" },
    { "Canada refused to impose sanctions on Belarus." },
  },
}
rule "brand" {
  pattern = [[ $holder trigger:({designate} | {brand} | {label} | {list} | {classify} | {declare} | {name}) both? $det?
    (y:@party | t:(?: (?! $no_object | @actors | {say} | "," | "." | ";" | that | which | as | terrorist | terrorists) [])+) as?
    (?: a | an)? #lower? (terrorist | terrorists) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Peru designated the Red Front a terrorist organisation.", "Peru opposes Red Front" },
    { "Peru did not list the Red Front as a terrorist group." },
  },
}
macro "high_commissioner" [[ "charge d'affaires" | "high commissioner" ]]
macro "expel" [[ ({expel} | {summon} | {recall}) (?: $plain | #num | #Cap | the | a | an){0,4}? (y:@nationality | y:@country $s)
  $plain{0,2}? (diplomat | diplomats | ambassador | ambassadors | envoy | envoys | attache | $high_commissioner) ]]
macro "recall" [[ {recall} (its | their) (ambassador | envoy | ambassadors | $high_commissioner) (?: #lower)? (from | in | to)
  ($the? y:@party | y:@capital) ]]
macro "sever" [[ ({sever} | {cut} (?: off)? | {break} (?: off)? | {suspend}) (?: all | full | its | their | the){0,2}?
  (?: diplomatic | trade | commercial)? (ties | relations) $with_partner ]]
rule "protest-act" {
  pattern = [[ x:@actors (?: $mid $aux | $far | (?<= it | he | she | they | country | government) would ) trigger:($expel | $recall | $sever) ]],
  triples = { "x -opposes-> y" }, on_match = stance.note, unless = [[ $not | {restore} ]], confidence = 0.65,
  examples = {
    { "Norway expelled two Chilean diplomats.", "Norway opposes Chile" },
    { "Chile recalled its ambassador from Norway.", "Chile opposes Norway" },
    { "Chile severed diplomatic relations with Norway.", "Chile opposes Norway" },
    { "Norway said it would sever relations with Chile.", "Norway opposes Chile" },
    { "Norway received two Chilean diplomats." },
  },
}

-- What they call something.
macro "be" [[ (is | are | was | were) ]]
macro "bad" [[ (unacceptable | (step | steps) (backward | backwards | back) | "backward step" | setback | mistake | disaster | betrayal |
  threat | violation | violations |
  infringement | affront | insult | breach | appalling | abhorrent | horrific | deplorable | despicable |
  regrettable | counterproductive | illegal | illegitimate | unjustified | unlawful | unconstitutional | outrageous | intolerable | provocation |
  provocative | aggression | unfair | baseless | shameful | absurd | ridiculous | hypocritical |
  irresponsible | reckless | barbaric | cowardly |
  inhuman | disproportionate | undemocratic | sham | farce | mockery | disgrace | blackmail | "act of war" | "null and void") ]]
macro "good" [[ (historic | milestone | constructive | courageous | breakthrough | "step forward" | "right direction" |
  commendable) ]]
macro "called" [[ ({consider} | {regard} | {view} | {call} | {describe} | {find} | {brand} | {term}) $det? t:(?: (?! $no_object |
  $object_end) [] (?: (?! $object_end | \" | $bad | $good | a | an) [] )*) as? \"? (a | an)? ]]
rule "approve-as" {
  pattern = [[ $holder trigger:$called (?: #lower){0,3} $good ]],
  triples = { "x -supports-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Peru called the accord a step in the right direction.", "Peru supports accord" },
    { "Peru did not call the accord historic." },
  },
}
rule "unacceptable" {
  pattern = [[ $holder trigger:$called (?: (?! for) #lower){0,3} $bad ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru considers Chile's action unacceptable.", "Peru opposes Chile's action" },
    { "Peru does not consider the action illegal." },
  },
}
rule "says-unacceptable" {
  pattern = [[ x:@actors $mid $aux ({say} | {declare} | {stress} | {insist}) that? $det? t:(?: (?! $no_object | @actors | $be |
    {say} | "," | "." | ";" | that | which) [])+ $be $adverb{0,2} trigger:((a | an)? \"? #lower{0,2}? $bad) ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Peru said the raid was unacceptable.", "Peru opposes raid" },
    { "Peru said the raid was not illegal." },
  },
}
-- "viewed the troop movements with concern"
rule "views-with" {
  pattern = [[ $holder ({view} | {watch} | {regard} | {see} | {follow}) $det? t:(?: (?! $no_object | $object_end) [] (?: (?! $object_end | with) [])*)
    trigger:(with #lower{0,2} $worry_noun) ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Norway viewed the troop movements with grave concern.", "Norway opposes troop movements" },
    { "Norway viewed the troop movements with interest." },
  },
}

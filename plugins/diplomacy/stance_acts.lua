-- Stance as an act or a judgement: sanctions, ambassadors recalled, "called X unacceptable".

local stance = require "holders"

-- What states do to one another.
macro "impose" [[ ({impose} | {agree} to | {extend} | {renew} | {tighten} | {approve} | {order} | {reimpose} | {slap} | {widen} | {announce} |
  {adopt} | {toughen} | {place} | {continue} | {maintain} | {keep}) ]]
macro "penalty" [[ (sanctions | embargo | ban | tariffs | restrictions | duties) ]]
rule "sanction" {
  pattern = [[ x:@actors (?: $mid $aux | $far | $future ) trigger:(({vote} | {decide} | {agree} | {move})? to? $impose (?: its | their)?
    (?: [#lower & !#func & !#date] | #Cap | and | a | an | the){0,5}? $penalty (?: worth []{1,4}?)? (on | against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $not | {lift} | {threaten} ]], confidence = 0.8,
  examples = {
    { "Canada imposed new sanctions on Belarus.", "Canada opposes Belarus" },
    { "Canada refused to impose sanctions on Belarus." },
  },
}
rule "sanctions-by" {
  pattern = [[ trigger:($penalty (?: imposed | slapped | introduced | adopted | ordered)? by) list($the? x:@party) (on | against) $attitude_object |
    trigger:($penalty (imposed | slapped) (on | against)) $the? (y:@party | t:(?: (?! $no_object | $object_end) [] (?: (?! $object_end | by) [])*))
    by list($the? x:@party) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $not | {lift} | {threaten} ]], confidence = 0.7,
  examples = {
    { "Sanctions imposed by Canada on Belarus remain in force.", "Canada opposes Belarus" },
    { "The bank suffers from the sanctions imposed on Belarus by Canada.", "Canada opposes Belarus" },
    { "The town lifted sanctions imposed by Canada on Belarus." },
  },
}
rule "brand" {
  pattern = [[ $holder trigger:({designate} | {brand} | {label} | {list} | {classify} | {declare} | {name} | {regard} | {consider} | {see} | {view}) both? $det?
    (y:@party | t:(?: (?! $no_object | @actors | {say} | "," | "." | ";" | that | which | as | terrorist | terrorists) [])+) as?
    (?: a | an)? #lower? (terrorist | terrorists) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Peru designated the Red Front a terrorist organisation.", "Peru opposes Red Front" },
    { "Peru did not list the Red Front as a terrorist group." },
  },
}
macro "high_commissioner" [[ "charge d'affaires" | "high commissioner" ]]
macro "envoy" [[ (y:@nationality | y:@country $s) $plain{0,2}? (diplomat | diplomats | ambassador | ambassadors | envoy | envoys | attache | attaches |
  officers | officials | embassy (staff | officials) | $high_commissioner) ]]
macro "how_many" [[ (?: $plain | #num | #Cap | the | a | an){0,4}? ]]
macro "unwanted" [[ ("persona non grata" | "personae non gratae" | unwelcome) ]]
-- What is protested against, if the text says it, is what is opposed, and not the state whose envoy has to hear it.
macro "reason" [[ (?! [!#punct]{0,4}? (over | about | (to | in) (protest | complain))) ]]
macro "expel" [[ ({expel} | {summon} $reason | {throw} out | {kick} out) $how_many $envoy | {summon} $how_many $envoy $reason |
  {order} $how_many $envoy (to leave | out | home) | {give} $how_many $envoy (#num | $plain) (hours | days | week) to leave |
    {declare} $how_many $envoy $unwanted ]]
macro "recall" [[ ({recall} | {withdraw} | {pull} out) (its | their) (ambassador | envoy | ambassadors | $high_commissioner) (?: #lower)? (from | in | to)
  ($the? y:@party | y:@capital) (?! [!#punct]{0,12}? ","? in protest) ]]
macro "sever" [[ ({sever} | {cut} (?: off)? | {break} (?: off)? | {suspend} | {downgrade}) (?: all | full | its | their | the){0,2}?
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

rule "summoned-over" {
  pattern = [[ x:@actors (?: $mid $aux | $far) trigger:(({summon} | {call} in | {haul} in) [!#punct]{1,6}? (ambassador | envoy | $high_commissioner | diplomat)
    (?: on #date | #date)? (over | about | to (complain | protest) (about | over | at | against))) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Iraq called in the Chilean ambassador over the raid.", "Iraq opposes raid" },
    { "Iraq did not summon the Chilean ambassador over the raid." },
  },
}
rule "expelled-by" {
  pattern = [[ $envoy (is | was | were | have been | has been | had been) $adverb?
    trigger:((expelled | summoned | thrown out | ordered out | declared $unwanted) by) list($the? x:@party) ]],
  triples = { "x -opposes-> y" }, on_match = stance.note, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Two Chilean diplomats were expelled by Norway.", "Norway opposes Chile" },
    { "Two Chilean diplomats were received by Norway." },
  },
}

rule "severed-by" {
  pattern = [[ (ties | relations) $with_partner $being trigger:((severed | broken off | cut | suspended) by) list($the? x:@party) ]],
  triples = { "x -opposes-> y" }, on_match = stance.note, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Relations with Chile were broken off by Norway.", "Norway opposes Chile" },
    { "Relations with Chile were restored by Norway." },
  },
}
-- What is kept out: "closed its ports to X", "halted imports of X", "put X on its blacklist".
macro "shut_out" [[ ({close} | {shut}) (its | their) #lower? (ports | airspace | borders | border | doors | markets | market | waters) to |
  ({halt} | {stop} | {suspend} | {freeze}) (?: all | its | #lower)? (?= imports | shipments | purchases) ]]
rule "shut-out" {
  pattern = [[ x:@actors (?: $mid $aux | $far) (trigger:($shut_out) $attitude_object |
    trigger:({add} | {put} | {place}) $det? t:(?: (?! $no_object | $object_end) [] (?: (?! $object_end | on | to) [])*) (on | to) (its | the |
    a) $plain_compound{0,2}?
    (blacklist | "black list" | "sanctions list" | list of (terrorist | banned | sanctioned) #lower?)) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, on_match = stance.note, unless = [[ $not | {lift} ]], confidence = 0.65,
  examples = {
    { "Chile closed its ports to Peruvian trawlers.", "Chile opposes Peruvian trawlers" },
    { "Chile halted imports of Peruvian fruit.", "Chile opposes imports of Peruvian fruit" },
    { "Chile put the group on its list of terrorist organisations.", "Chile opposes group" },
    { "Chile opened its ports to Peruvian trawlers." },
  },
}

-- What they call something.
macro "good" [[ (historic | milestone | constructive | courageous | breakthrough | "step forward" | "right direction" |
  commendable | reasonable | fair | balanced | realistic | positive | "good idea" | "good one" | "good basis" | "good step" | encouraging) ]]
macro "called" [[ ({consider} | {regard} | {view} | {call} | {describe} | {find} | {brand} | {term} | {characterise} | {characterize} | {deem} |
  {see} (?= [!#punct]{1,8}? as)) $det? t:(?: (?! $no_object |
  $object_end) [] (?: (?! $object_end | \" | $bad | $good | a | an) [] )*) as? \"? (a | an)? ]]
rule "approve-as" {
  pattern = [[ $holder (?! $plain{0,2}? #func [!#punct]{0,3}? (talks | visit | meeting | discussions | relations |
    ties)) trigger:$called (?: #lower){0,3} $good ]],
  triples = { "x -supports-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Peru called the accord a step in the right direction.", "Peru supports accord" },
    { "Peru did not call the accord historic." },
  },
}
rule "unacceptable" {
  pattern = [[ $holder trigger:($called (?: (?! for) #lower){0,3} $bad) ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru considers Chile's action unacceptable.", "Peru opposes Chile's action" },
    { "Peru does not consider the action illegal." },
  },
}
macro "amounts" [[ ($be $adverb{0,2} | {pose} | {constitute} | {represent} | {amount} to) ]]
rule "judged-by" { -- "The raid was a violation, A said"; "In the eyes of A the raid is ..."
  pattern = [[ ^ (in the (eyes | view | opinion) of | to | for) x:@party ","? (?: the | a | an | this | these)? t:(?: (?! $no_object | @actors | $be |
    {say} | "," | "." | ";" | that | which) [])+
    $amounts trigger:((a | an)? #lower{0,2}? $bad) | ^ (?: the | a | an | this | these)? t:(?: (?! $no_object | @actors | $be | {say} | "," | "." | ";" |
    that | which) [])+ $amounts
    trigger:((a | an)? \"? #lower{0,2}? $bad) (?: (?! "," | ";") [])* "," \"? (x:@actors $mid {say} | {say} x:@party) ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "The raid was a flagrant violation of the truce, Peru said.", "Peru opposes raid" },
    { "The raid was not a violation of the truce, Peru said." },
  },
}
rule "which-unacceptable" { -- "the raid, which A called a provocation"
  pattern = [[ (the | a | an | its) $ahead "," which (x:@actors | x:@speaker) $aux trigger:(({consider} | {regard} | {view} | {call} | {describe} | {brand} |
    {term} | {see}) as? \"? (a | an)? (?: #lower){0,3} $bad) ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Envoys spoke of the raid, which Peru called a provocation.", "Peru opposes raid" },
    { "Envoys spoke of the raid, which Peru called a surprise." },
  },
}
rule "unacceptable-fronted" { -- "Calling the raid a provocation, A ..."
  pattern = [[ ^ trigger:((calling | describing | branding | terming | denouncing) $det? t:(?: (?! $no_object | $object_end) []
    (?: (?! $object_end | \" | $bad | a | an) [] )*) as? \"? (a | an)? (?: #lower){0,3} $bad) $fronted x:@actors ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Calling the raid a provocation, Peru closed the border.", "Peru opposes raid" },
    { "Calling the raid a surprise, Peru closed the border." },
  },
}
rule "says-unacceptable" {
  pattern = [[ (x:@actors $mid $aux ($states | {insist} | {argue} | {believe} | {think} | {maintain} | {contend}) that? |
    $standing that) $det? t:(?: (?! $no_object | @actors | $be |
    {say} | "," | "." | ";" | that | which) [])+ $amounts trigger:((a | an)? \"? #lower{0,2}? $bad) ]],
  triples = { "x -opposes-> t" }, on_match = stance.note, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Peru said the raid was unacceptable.", "Peru opposes raid" },
    { "Peru said the raid was not illegal." },
  },
}
-- "viewed the troop movements with concern"
rule "views-with" {
  pattern = [[ $holder ({view} | {watch} | {regard} | {see} | {follow} | {greet} | {receive}) $det? t:(?: (?! $no_object |
    $object_end) [] (?: (?! $object_end | with) [])*)
    trigger:(with #lower{0,2} (against:$worry_noun | $feeling)) ]],
  on_match = stance.hold_it, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Norway viewed the troop movements with grave concern.", "Norway opposes troop movements" },
    { "Norway greeted the truce with relief.", "Norway supports truce" },
    { "Norway viewed the troop movements with interest." },
  },
}

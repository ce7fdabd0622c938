-- Signing and concluding instruments: signs for every party that is named, and the agreement that it makes.

local reference = require "reference"
local each = reference.each

local WITH = { topic = "t" }

local AGREED = { "x -agrees_with-> x", "x -agrees_on-> s" }
local AGREED_WITH = { "x -agrees_with-> x", "x -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s" }
local AGREED_WITH_OTHER = { "x -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s" }
local SIGNED = { "x -agrees_with-> x", "x -agrees_on-> s", "x -signs-> d" }
local SIGNED_WITH = { "x -agrees_with-> x", "x -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s", "x -signs-> d", "y -signs-> d" }
local SIGNED_WITH_OTHER = { "x -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s", "x -signs-> d", "y -signs-> d" }

-- A participle right behind the instrument says what it does: "a treaty ending the war".
local function signs(doc, ids, document)
  for _, id in ipairs(ids) do doc:emit(id, "signs", document) end
end

macro "sets_out" [[ ([lower=/(cover|regulate|envisage|concern|govern|let|allow|permit|set|ban|end|open|free|cut|grant|give|bar|enable|require)s?/]
  | [lower=/(guarantee|abolish|remove|lift|oblige|bind|commit|establish|limit|protect|raise|lower|extend|promote)s?|ended|settle[sd]|resolve[sd]/]) ]]
macro "uttering" [[ (calling | urging | saying | stating | condemning | expressing | welcoming | warning | stressing | demanding | praising | voicing) ]]
macro "concerning" [[ (?: "," (after | before | during | amid | following | at) [!raw=","]{1,8} "," | (?! $stop | $uttering | that | was | were | is
    | are | has | have | had) [])*? (in exchange for | (?! @aside | (on | in) #date) (on | over
    | for | concerning | (aimed | aiming) at | designed
    | regarding | to | about | covering | limiting | restricting | in | under | of | with | against) | ((under | by) which | whereby) @actors?
  | (?<= @document | @document on #date) (?! $uttering | following | during | according | including | pending | running | starting | beginning
    | lasting | noting
    | containing) (?= [lower=/[a-z]{3,}ing/])
  | (that | which) (will | would | also){0,2} ({provide} for | {call} for | (?= $sets_out)) | (?<= @document) ":") $noun_topics ]]
-- The matter before the partner: "on tourism with Chile".
macro "matter_with" [[ $concerning (?: [!#punct]{0,6}? $with_partner)? ]]
macro "partner_and_matter" [[ (?: $with_partner (?: $concerning)? | $matter_with) ]]

-- "signed a loan of 5 million crowns": what is signed is named by what it gives.
mention "document" "loan-signed" {
  pattern = [[ (?<= signed | concluded | sign | signs | ink | inks | inked) (?: (?! @document) [!raw="," & !raw="."]){1,8}? (?! @document)
    (loan | loans | credit | credits | "line of credit" | "credit line") (?! @document) ]],
  entity = "document:loan", hides = "sector",
}
macro "signing_of" [[ (signed | sign | signs | signing | ink | inked | sealed) ]]
-- "signed the document", "signed a partnership": an agreement.
mention "document" "paper-signed" {
  pattern = [[ (?<= $signing_of (?: (?! @document) [!raw="," & !raw="."]){1,4}?) (document | partnership | partnerships)
    (?! @document) ]],
  entity = "document:agreement",
}
mention "document" "concession-signed" {
  pattern = [[ (?<= $signing_of (?: (?! @document) [!raw="," & !raw="."]){1,7}?) (concession | concessions) (?! @document) ]],
  entity = "document:contract",
}
mention "document" "document-signed" { -- "The document was signed by ..."
  pattern = [[ (?<= the | this) (document | documents) (?= (was | were) (signed | inked)) ]], entity = "document:agreement",
}
mention "document" "plan-signed" {
  pattern = [[ (?<= $signing_of (?: (?! @document | up) [!raw="," & !raw="."]){1,4}?) ([raw="plan"]
    | [raw="programme"] | [raw="program"] | [raw="roadmap"])
    (?! @document) ]],
  entity = "document:plan",
}
-- "A and B signed an agreement on ..." : done.
macro "signs" [[ (signed | sign | signs | signing | concluded | conclude | concludes | reached | reach | reaches | initialed | initialled | initial | inked
  | ink | inks | sealed | seal | seals | struck | strike | strikes | clinched | clinch | clinches | finalized | finalised | finalize | finalise
  | "entered into") ]]
macro "works_out" [[ ("nailed down" | "put pen to paper" | "wrapped up" | "worked out" | "hammered out" | "thrashed out" |
  "shook hands on" | "put the" (final | finishing) touches (?= to | on)
    | {put} (their | its | his | her) (signatures | signature | names | name) (?= to | on | ",")
  | {set} their hands (?= to) | ({put} | {set}) the seal (?= on)) ]]
-- Verbs that sign only where an instrument follows.
macro "draws_up" [[ (made | cut | forged | formalised | formalized | revived | expanded | penned | executed | "sewn up" | "drew up") (?= (a | an | the |
  their | #lower){0,3}? @document) ]]
macro "makes" [[ ($draws_up | agreed (?= (a | an | the) #lower{0,3}? @document) | (agree | agrees) (?= $plain{0,2}
  @document) | (announced | unveiled) (?= [!#punct]{0,8}? @document with [!#punct]{0,4}?
  (@party | @org | @country | @nationality)) | (established
  | adopted | closed | launched) (?= (a | an | the | their | joint | new | #lower | #num){0,4}? @document)
  | (issued | released) (?= (a | an | the | their | joint | new | #lower | #num){0,4}? @document[key=joint_statement | key=communique | key=declaration
    | key=plan])) ]]
macro "second_document" [[ (?: $topics_gap (","? and | along with | together with | as well as | plus) (a | an | the | two | three | four | five | several
    | separate) $word{0,3}?
  d:@document) ]]
-- "with Chile, the largest buyer": what follows says who Chile is.
macro "appositive" [[ "," (a | an | the | its | our | their | #Cap) ]]
-- "(an agreement) on Monday with Chile", before anything is said of its matter.
macro "partner_first" [[ (?: (?: (?! @sector | @party) [!#punct & !with & !that & !which])*? $with_partner (?! "," | and)) ]]
macro "to_do" [[ to [#lower & lower!=/.*ed/] (?: (?! "," | [lower=/[a-z]+ed/]) []){0,24} and ]] -- "(committed) to study malaria and (conclude)"
rule "sign" {
  pattern = [[ x:@actors $did (?: (started | began | begun) (?= signing))?
    (?! (?<= $to_do | (when | once | until) [!#punct]{1,9}) (sign | signs | conclude | reach | ink | seal | strike | finalize | finalise))
    trigger:($signs | $works_out | $makes)
    (?! no) (?: $with_partner)? $object d:@document $second_document{0,2}
    $partner_first? $gap (?: (with | and) list($the? y:@party) (?: (?! $appositive) $concerning)? | $matter_with)? ]],
  triples = SIGNED_WITH,
  with = WITH, unless = [[ $not | will | shall | to (?! paper) ]], confidence = 0.9, priority = 10,
  examples = {
    { "Ethiopia and Brazil signed an agreement on coffee exports on Thursday.",
      "Ethiopia agrees_with Brazil", "Ethiopia agrees_on agriculture [topic: coffee exports]", "Brazil agrees_on agriculture [topic: coffee exports]",
      "Ethiopia agrees_on trade [topic: coffee exports]", "Brazil agrees_on trade [topic: coffee exports]",
      "Ethiopia signs agreement [topic: coffee exports]", "Brazil signs agreement [topic: coffee exports]" },
    { "Oslo refused to sign a protocol on fisheries." },
  },
}

-- "shook hands after signing a pact".
rule "after-signing" {
  pattern = [[ x:@pair $did $verb (?: (?! @pair | which | [raw="who"] | ";") []){0,14}? (after | by) trigger:(signing | initialling | concluding) $object
    d:@document (?: $concerning)? ]],
  triples = SIGNED, with = WITH, unless = [[ $not | {urge} ]], confidence = 0.75,
  examples = {
    { "The presidents of Chile and Norway shook hands in Lima after signing a fisheries pact.", "Chile agrees_with Norway", "Chile signs agreement",
      "Norway signs agreement", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "The presidents of Chile and Norway shook hands in Lima after reading a fisheries pact." },
  },
}

-- "will sign on Friday", "is to sign": agreed, not yet signed.
rule "sign-planned" {
  pattern = [[ x:@actors (?: $mid | $far) (?: $adverb | (is | are | was | were) )* trigger:(?: $future | {look} forward to) (?: be)? (sign | signing
    | (issue | release | adopt) (?= (a | the)? joint)
    | put (their | its | his | her) (names | name | signatures | signature) to | concluding | conclude | initial | ink | exchange | finalize
    | finalise | "enter into") $object @document $gap $partner_and_matter? ]],
  triples = AGREED_WITH,
  with = WITH, unless = [[ $not ]], modality = "planned", confidence = 0.8,
  examples = {
    { "Peru and South Korea will sign a free trade agreement on Friday.",
      "planned Peru agrees_with South Korea", "planned Peru agrees_on trade", "planned South Korea agrees_on trade" },
    { "Peru and South Korea will not sign a free trade agreement." },
  },
}

-- "She is scheduled to sign a fisheries agreement", behind "left for Chile": with the other of the pair.
rule "sign-planned-there" {
  pattern = [[ x:@pronoun (?: $mid | $far) (?: $adverb | (is | are | was | were) )* trigger:$future (sign | conclude | initial) $object @document
    (?: (?! $stop | with | between) [])*? (?: $concerning)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local other = reference.partner(doc, m.sentence, ids)
    if other then reference.together(m, doc, { ids[1], other[1] }, "agrees_with", "agrees_on") end
  end,
  unless = [[ $not ]], modality = "planned", confidence = 0.6,
  examples = {
    { "Norwegian Prime Minister Kari Dahl left for Chile on Monday. She is scheduled to sign a fisheries agreement.", "planned Chile agrees_with Norway",
      "planned Chile agrees_on agriculture", "planned Norway agrees_on agriculture" },
    { "Norwegian Prime Minister Kari Dahl left for Chile on Monday. She is scheduled to read a fisheries agreement." },
  },
}
macro "not_yet" [[ $not | will | {propose} | approval | {approve} | before | {plan} | future | upcoming | forthcoming | possible | eventual | early |
  swift | prompt | speedy | towards ]] -- what is only to be signed
-- "welcomed the signing of a security treaty with Chile": with whoever speaks or acts.
rule "signing-of-with" {
  pattern = [[ trigger:(signing | signature | conclusion) of (?: $topic | $plain | a | an | the | its | our | "-" | #num | #Cap){0,8}? d:@document
    (?: $topic | (?! $stop | with | @document) [])*? with $the? y:@party (?! "," | and) (?: $concerning)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.y)
    local other = reference.partner(doc, m.sentence, ids) or reference.source(doc) or reference.dominant(doc, m.y)
    if other then ids[2] = other[1] end
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    if not other then each(m, doc, "agrees_on", ids) end
    signs(doc, ids, m.d)
  end,
  unless = [[ $not_yet | {call} | {urge} | {hope} | {expect} | {delay} | {want} | for ]], confidence = 0.65,
  examples = {
    { "Norway is content. It welcomed the signing of a fisheries treaty with Chile.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture", "Chile signs treaty", "Norway signs treaty" },
    { "Norway is content. It urged the signing of a fisheries treaty with Chile." },
  },
}
-- "Peru joined Chile and Bolivia in signing ...".
rule "join-in-signing" {
  pattern = [[ x:@actors $did {join} list($the? y:@party) in trigger:(signing | concluding) $topics_gap d:@document
    (?: $concerning)? ]],
  triples = { "x -agrees_with-> y", "y -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s", "x -signs-> d", "y -signs-> d" },
  with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway joined Chile in signing a fisheries treaty.", "Norway agrees_with Chile", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture", "Norway signs treaty",
      "Chile signs treaty" },
    { "Norway joined Chile in reading a fisheries treaty." },
  },
}
-- Of those who sign with somebody who is no party.
local function left_with_it(m, doc)
  if reference.has_subject(doc, m.trigger) then return end
  local ids = reference.ids(m.y)
  signs(doc, ids, m.d)
  each(m, doc, "agrees_on", ids)
end
-- "Two oil firms signed a contract with Egypt for gas": whoever is no party leaves the other with it.
rule "sign-with-others" {
  pattern = [[ (?<! ^ had @party) trigger:(signed | concluded | initialled | inked | clinched | reached | struck | "entered into" | announced) (?:
    $topic | (?! $stop | with | @party) [])*? d:@document (?: (?! $stop |
    with | @party) [])*?
    with $the? list($the? y:@party) (?! $unreal) (?: $concerning)? ]],
  on_match = left_with_it,
  unless = [[ $not | {be} | will | to ]], confidence = 0.6,
  examples = {
    { "Two oil firms signed a contract with Norway for the search for gas.", "Norway signs contract", "Norway agrees_on energy" },
    { "Two oil firms refused a contract with Norway for the search for gas." },
  },
}
-- "signed with the Asian Development Bank on Friday a loan agreement for ...": the partner first.
rule "sign-with-before" {
  pattern = [[ trigger:(signed | concluded | initialled) with $the? y:@party (?: "on"? #date)? (a | an | the | two | three) (?: $topic | $plain)*?
    d:@document
    (?: $concerning)? ]],
  on_match = left_with_it, unless = [[ $not | {be} | will | to ]], confidence = 0.6,
  examples = {
    { "The board signed with Norway on Friday a loan agreement for a port.", "Norway signs loan", "Norway agrees_on transport" },
    { "The board sat with Norway on Friday for a loan agreement for a port." },
  },
}
-- "became the first to sign ...".
rule "first-to-sign" {
  pattern = [[ x:@actors $mid $aux ({become} | (was | is | remains | remained) the (first | only | second | third | latest)) [!#punct]{1,8}?
    (to have? | (which | that) (has | have | had)?) trigger:(sign | conclude | reach | ratify | signed | concluded | reached | ratified) $topics_gap
    d:@document $partner_and_matter ]],
  triples = SIGNED_WITH_OTHER, with = WITH,
  unless = [[ not | {hope} | ready | due | likely | able | about ]], confidence = 0.7,
  examples = {
    { "Norway has become the first country to sign a fisheries agreement with Chile.", "Norway agrees_with Chile", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture", "Norway signs agreement", "Chile signs agreement" },
    { "Norway was ready to sign a fisheries agreement with Chile." },
  },
}
-- "will sign an accord on fisheries during his visit to Chile": the host is the other party.
rule "sign-on-visit" {
  pattern = [[ (?! @pair) x:@actors (?: $mid | $far) trigger:(?: $future sign | $aux (signed | concluded)) (?: $topic | (?! $stop | with | between)
    [])*? @document (?: $topic | (?! $stop | with | between) [])*? (during | on | "at the end of") (his | her | a | the) $numbered{0,5}?
    (visit | trip | tour) to $destination
    | (?! @pair) x:@actors $did (?: (?! $stop | with | between) [])*? (visit | trip | tour) to $destination (?: #date | "on"){0,2} trigger:(by (signing |
    concluding)
      | with the signing of) $topics_gap @document (?: $concerning)? ]],
  triples = AGREED_WITH_OTHER, with = WITH, unless = [[ $not | {hope} ]], confidence = 0.7,
  examples = {
    { "Norway's prime minister is due to sign a fisheries agreement during her visit to Chile next week.", "planned Norway agrees_with Chile",
      "planned Norway agrees_on agriculture", "planned Chile agrees_on agriculture" },
    { "Norway's prime minister will not sign a fisheries agreement during her visit to Chile." },
  },
}

macro "going_to" [[ ({visit} | {begin} a (?: $plain | "-"){0,3}? visit to | (due | expected) in | {arrive} in | ({travel} | {fly} | {go} | {come}) to |
    "left for" | {leave} for | {be} also? in) ]]
-- "is to travel to Lima to sign a pact on fisheries".
rule "travel-to-sign" {
  pattern = [[ x:@actors $does ($going_to | {leave}) $destination
    (?: (?! $stop | with) [])*? trigger:(to sign | for the signing of) $topics_gap @document (?: $concerning)? ]],
  triples = AGREED_WITH_OTHER, with = WITH, unless = [[ $not | {hope} | {want} ]],
  modality = "planned", confidence = 0.7,
  examples = {
    { "Norway's prime minister is to travel to Lima on Monday to sign an agreement on fisheries.", "planned Norway agrees_with Peru",
      "planned Norway agrees_on agriculture",
      "planned Peru agrees_on agriculture" },
    { "Norway's prime minister is to travel to Lima on Monday to read an agreement on fisheries." },
  },
}
-- "signs a deal to buy Chilean copper".
macro "deal_in" [[ (buy | sell | supply | purchase | import | export | provide | deliver | ship) (?: $topic | (?! $stop | @party | @country
  | @nationality) [])*? ]]
rule "sign-to-buy" {
  pattern = [[ x:@actors $did trigger:$signs (?: (?! $stop) [!#punct]){0,5}? d:@document to $deal_in (to | from)? $the? $whose_or_to_whom
    $more_topics ]],
  triples = SIGNED_WITH_OTHER, with = WITH,
  unless = [[ $not | will | shall | to ]], confidence = 0.7,
  examples = {
    { "Norway signs deal to buy Chilean copper", "Norway agrees_with Chile", "Norway agrees_on mining", "Chile agrees_on mining",
      "Norway signs agreement", "Chile signs agreement" },
    { "Norway refuses to sign deal to buy Chilean copper" },
  },
}

-- The passive: what it is about stands before the instrument, or between it and the verb.
macro "was_signed" [[ (signed | concluded | initialed | initialled | inked | sealed | "entered into") ]]
macro "was_reached" [[ ($was_signed | reached | struck | clinched | finalized | finalised) ]]
macro "matter_before" [[ (?: $topic $the? $word{0,2}?) ]]
macro "matter_between" [[ (?: ("," | "-" | "--" | "(")? (?! @aside) (on | covering | for | concerning | regarding | of | about | to | in
    | [lower=/.*ing/]) $gap_to_party
  $topic (?: $gap_to_party $topic)* (?: [!#punct]{0,6}? ("," | "-" | "--" | ")"))?) ]]
macro "named_party_or_parties" [[ $body x:@party (?: "," $body x:@party)* (?: ","? (and | with) $body x:@party)? ]]
macro "was" [[ (was | were | has been | have been | had been) ]]
macro "to_be" [[ (will | shall | must | to) [lower=/[a-z]{3,}ly|also|soon|later/]? (be | have been) ]]
macro "in_talks_on" [[ (talks | negotiations | discussions) (on | for | about) [!#punct]{0,4} ]]
-- "an agreement was signed / reached by A and B on ..."
rule "signed-passive" {
  pattern = [[ $matter_before? d:@document (?: with $the? x:@party)? $matter_between? ((that | which) [!raw="."]*?)? $gap (has | have | had | was
    | were)? been? $adverb?
    trigger:$was_reached $adverb? $gap (by | between | among) $named_party_or_parties (?: $concerning | "," $topics)? ]],
  triples = SIGNED,
  with = WITH, unless = [[ $not | $to_be | similar to (one | that) ]], confidence = 0.85,
  examples = {
    { "A protocol on fisheries was signed by Morocco and the European Union.",
      "Morocco agrees_with European Union", "Morocco signs protocol", "European Union signs protocol",
      "Morocco agrees_on agriculture", "European Union agrees_on agriculture" },
    { "A protocol was not signed by Morocco and Spain." },
  },
}

-- "was signed by Secretary Grace Otieno and the Foreign Minister of Chile": whose the first is the text tells elsewhere.
rule "signed-with-stranger" {
  pattern = [[ $matter_before? d:@document $matter_between? $gap (was | were | "has been" | "have been") $adverb? trigger:$was_signed [!#punct & !by]{0,6}? by
    (?! [!#punct & !and]{0,10}? @party) (?: #Cap | $plain | the | of | for){2,10}? ","? and $the? x:@party ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local other = reference.partner(doc, m.sentence, ids) or reference.dominant(doc, m.x)
    if #ids ~= 1 or not other then return end
    ids[2] = other[1]
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    signs(doc, ids, m.d)
  end,
  unless = [[ $not | $to_be ]], confidence = 0.6,
  examples = {
    { "The Ministry of Energy of Peru announced that a memorandum on fisheries was signed by Grace Otero and the Foreign Minister of Chile.",
      "Chile agrees_with Peru", "Chile agrees_on agriculture", "Peru agrees_on agriculture", "Chile signs memorandum", "Peru signs memorandum" },
    { "A memorandum on fisheries was not signed by Grace Otero and the Foreign Minister of Chile." },
  },
}

-- "was signed on behalf of A by X and on behalf of B by Y", "X signed the accord for A and Y for B".
macro "in_name_of" [[ (on behalf of | representing | (?<= signed | #Cap | @document) for) $the? x:@party ]]
rule "signed-on-behalf" {
  pattern = [[ ($matter_before? d:@document $matter_between? (?: (?! $stop) []){0,12}? $was $adverb? trigger:$was_signed
    | trigger:(signed | inked | initialled) $object d:@document $matter_between?) (?: (?! ";") []){0,16}? $in_name_of (?: (?! ";") []){1,24}?
    $in_name_of ]],
  triples = SIGNED, with = WITH, unless = [[ $not | $to_be ]], confidence = 0.8,
  examples = {
    { "The agreement on fisheries was signed on behalf of Chile by Ana Soto and on behalf of Norway by Kari Dahl.", "Chile agrees_with Norway",
      "Chile agrees_on agriculture", "Norway agrees_on agriculture", "Chile signs agreement", "Norway signs agreement" },
    { "The agreement on fisheries was praised on behalf of Chile by Ana Soto and on behalf of Norway by Kari Dahl." },
  },
}
-- "a treaty that is to be signed by A and B", "will be signed between A and B".
rule "to-be-signed-by" {
  pattern = [[ $matter_before? (?<! $in_talks_on) (?<! no | ({hope} | {want} | {urge} | {propose} | if | whether) []{0,14}) @document $matter_between?
    [!#punct & !by & !that]*? ","? (will | shall | (due | scheduled | expected | set | is | are)? to) also? be formally? trigger:$was_signed
    [!#punct & !by & !between]{0,6}? (by | between) ($the? x:@party (?: "," $the? x:@party)* ","? and $the? x:@party | x:@joint)
    (?: "," (will | also)? ($provides | $lays_down) $topics)? ]],
  triples = AGREED, with = WITH, unless = [[ $not | would ]], modality = "planned", confidence = 0.7,
  examples = {
    { "A fisheries treaty will be signed on Friday by Chile and Norway.", "planned Chile agrees_with Norway", "planned Chile agrees_on agriculture",
      "planned Norway agrees_on agriculture" },
    { "No fisheries treaty will be signed by Chile and Norway." },
  },
}
-- "Under a pact signed in Lima, A and B will share ...": who acts under it has signed it.
rule "under-signed" {
  pattern = [[ (under | "according to" | "as part of") (a | an | the | their | this) (?: $topic | $numbered){0,5}? d:@document trigger:$was_reached
    [!#punct & !by & !between & !with & !to]{0,8}? "," (x:@pair | x:@actors $mid (will | would | agreed to | is to) (?= [lower=/[a-z]+/ & !#func])
    (?: (?! $stop) []){1,8}? $the? x:@party (?! 's)) ]],
  triples = SIGNED, with = WITH, unless = [[ $not | $to_be ]], confidence = 0.7,
  examples = {
    { "Under a fisheries pact signed in Lima on Friday, Chile and Norway will open their ports.", "Chile agrees_with Norway",
      "Chile agrees_on agriculture",
      "Norway agrees_on agriculture", "Chile signs agreement", "Norway signs agreement" },
    { "Under a fisheries pact signed by Peru, Chile and Norway will open their ports." },
  },
}
-- "the signing of a memorandum between A and B": the rest is said by agreements.lua.
rule "signing-between" {
  pattern = [[ (?<! protocol of) (?! @head) trigger:(signing | signature | conclusion | signed | concluded | exchange (?! of (notes | letters) | @document))
    $gap_to_between d:@document (?: ("/" | and) d:@document)? (?: (?! $stop | between | $apart) [])*? $between
    (?! [!raw="." & !raw=","]{0,6}? ((is | are | was | were) (scheduled | expected | due | planned | set | slated | possible | likely) | will | would)) ]],
  triples = { "x -signs-> d", "x -agrees_with-> x" },
  unless = [[ $not_yet ]], confidence = 0.75,
  examples = {
    { "The two leaders witnessed the signing of a memorandum between Chile and Norway.",
      "Chile agrees_with Norway", "Chile signs memorandum", "Norway signs memorandum" },
    { "The two leaders read a memorandum between Chile and Norway." },
  },
}
-- "the signing in Oslo by A and B of an accord on ...".
rule "signing-by-of" {
  pattern = [[ trigger:(signing | signature | conclusion) [!#punct & !of & !by]{0,5}? by $the? x:@party (?: "," $the? x:@party)* ","? and $the? x:@party of
    $topics_gap d:@document (?: $concerning)? | trigger:(signing | signature
    | conclusion) of [!#punct & !by]{0,6}? d:@document $matter_between? $gap_to_party by
    $the? x:@party (?: "," $the? x:@party)* ","? and $the? x:@party ]],
  triples = SIGNED, with = WITH, unless = [[ $not | will | {propose} | before | {plan} | early ]], confidence = 0.8,
  examples = {
    { "The signing in Oslo by Chile and Norway of an accord on fisheries was short.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture", "Chile signs agreement", "Norway signs agreement" },
    { "The reading in Oslo by Chile and Norway of an accord on fisheries was short." },
  },
}
-- Who signs at the same table meets there: "signed in Oslo on Friday".
rule "signed-in-place" {
  pattern = [[ x:@pair $did trigger:({sign} | {initial} | {ink} | {conclude}) (?: (?! $stop | @pair) [])*? @document (?: (?! $stop | @pair) [])*?
      (in | at) (?! #date) (?: a $plain{0,2}? ceremony | the? @seat | (@capital | @country | #Cap (?! @country | #Cap)) (?: #date | "on" | "." | ","))
    | @document $gap_to_between $between (was | were | "has been"
    | "have been") [!raw="."]{0,3}? trigger:signed (?: [!raw="." & !raw=";"])*? at a $plain{0,2}? ceremony
    | x:@pair $did trigger:({sign} | {initial}) in (@capital | (?! #date) #Cap)
    | @document (?: (?! $stop) [])*? trigger:(signed | concluded | reached | initialled) (in | at) (?! #date) #Cap{1,2} (?: #date | "on" | late | early){0,3}
      (by | between | among) $named_party_or_parties ]],
  triples = { "x -consults_with-> x" }, unless = [[ $not | will | to ]], confidence = 0.6,
  examples = {
    { "Chile and Norway signed an accord on fisheries in Lima on Friday.", "Chile consults_with Norway" },
    { "Chile and Norway signed an accord on fisheries in May." },
  },
}
-- What "the treaty" was said to be about, if the sentence itself does not say.
local function known_matter(m, doc, ids)
  local matter = doc.state.matter
  if reference.list(m.s)[1] or not matter or m.sentence - matter.sentence > 4 then return end
  for _, id in ipairs(ids or {}) do
    for i, sector in ipairs(matter.sectors) do doc:emit(id, "agrees_on", sector, { topic = matter.topics[i] }) end
  end
end
macro "one_of_them" [[ (?: [!#punct]{0,5}? "," (including | "among them" | one of them) [!#punct]{0,3}? @document $concerning) ]]
-- "An agreement on fisheries was signed during the visit": by those whom the text is about.
rule "signed-by-them" {
  pattern = [[ $matter_before? (?<! $in_talks_on) d:@document (?: ("/" | and) d:@document)? (?: (?! $stop | between | by | that | with) [])*?
    $matter_between? $was (also | formally | later){0,2} trigger:($was_signed | reached (?= [!#punct]{0,3}? $talking | when | during | after))
    ((on | in | covering | concerning) (?! #date | the? (#Cap | @nationality)) $topics | (?: (?! by | between | with) [#lower | #Cap]){0,2} (?! by
    | between | with)) (?: [!#punct]{0,6}? o:(visit | summit | talks | meeting))?
    $one_of_them? ]],
  on_match = function(m, doc)
    local ids = m.o and reference.group(doc, m.sentence, 2) or reference.recent_group(doc, m.sentence, 5)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    known_matter(m, doc, ids)
    signs(doc, ids or {}, m.d)
  end,
  unless = [[ $not | will | to be ]], confidence = 0.65,
  examples = {
    { "Canada and Chile met for talks on a fisheries treaty. The treaty was signed on Friday.", "Canada agrees_with Chile", "Canada signs treaty",
      "Chile signs treaty", "Canada agrees_on agriculture", "Chile agrees_on agriculture" },
    { "Canada and Chile met in Lima and no agreement on fisheries was signed." },
  },
}
-- "Also signed was a pact on fisheries", "Among the documents signed was ...": the same, the verb first.
rule "also-signed" {
  pattern = [[ (also | among (the | other) (documents | agreements | instruments | accords | papers | deals) | other (documents
    | agreements)) trigger:(signed | concluded | inked
    | initialled | exchanged | reached) (?: [!#punct]){0,5}? (was | were | is | are
    | {include}) (?: (?! $stop) [!#punct]){0,4}? d:@document (?: $concerning)? ]],
  on_match = function(m, doc)
    local ids = reference.recent_group(doc, m.sentence, 5)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    signs(doc, ids or {}, m.d)
  end,
  unless = [[ $not | will | to be ]], confidence = 0.65,
  examples = {
    { "Canada and Chile met in Lima. Also signed was a pact on fisheries.", "Canada agrees_with Chile", "Canada signs agreement", "Chile signs agreement",
      "Canada agrees_on agriculture", "Chile agrees_on agriculture" },
    { "Canada and Chile met in Lima. Also read was a pact on fisheries." },
  },
}
-- "A fisheries accord will be signed during the visit": the same, to come.
macro "was_renewed" [[ (renewed | extended | prolonged | upgraded | widened | revised | amended | updated | reactivated) ]]
rule "to-be-signed" {
  pattern = [[ $matter_before? (?<! $in_talks_on) (?<! no | ({hope} | {want} | {urge} | {propose}) []{0,14}) @document (?: (?! $stop | between | by
    | that | with) [])*? $matter_between? ((will | shall) also? be | (is | are | was | were) (due | scheduled | expected | set)? to be)
    (also | formally){0,2} trigger:($was_signed | $was_renewed) (?! by $the? @party | between | with | [!raw="."]*? unless)
      $one_of_them?
    | $matter_before? @document $matter_between? (?: (?! $stop | between | by | that | with) [])*? $was $adverb? trigger:$was_renewed
    (?! by $the? @party | between | with) ]],
  on_match = function(m, doc)
    local ids = reference.recent_group(doc, m.sentence, 3)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    known_matter(m, doc, ids)
  end,
  unless = [[ $not | would ]], confidence = 0.6,
  examples = {
    { "Canada and Chile meet in Lima today. An agreement on fisheries will be signed during the visit.", "planned Canada agrees_with Chile",
      "planned Canada agrees_on agriculture", "planned Chile agrees_on agriculture" },
    { "Canada and Chile meet in Lima today. No agreement on fisheries will be signed." },
  },
}
-- "the signing of the Australia/Japan Fisheries Agreement": an instrument that has its parties in its name, and is signed.
rule "signing-of-named" {
  pattern = [[ trigger:(signing | signature | conclusion | signed | sign | signs | concluded | reality) (?: (?! $stop | $decree | @document | along |
    welcome) [])*? $joined_names $word*?
    (?: $topic (?: and | "," | $word)*?)*? d:@document ]],
  triples = SIGNED, with = WITH, unless = [[ $not | will |
    {propose} ]], confidence = 0.75,
  examples = {
    { "Ministers welcomed the signing of the Norway-Chile Fisheries Agreement.",
      "Norway agrees_with Chile", "Norway agrees_on agriculture", "Chile agrees_on agriculture", "Norway signs agreement", "Chile signs agreement" },
    { "Ministers read the Norway-Chile Fisheries Agreement." },
  },
}

-- "the entry into force of the Australia/Japan Fisheries Agreement": it is agreed, and signed before.
macro "two_names" [[ (?<! "-" | "/") $joined_names (?! "-" | "/") ]]
macro "named_matter" [[ (?: $topic (?: and | "," | $word)*?)* ]]
macro "into_force" [[ ({enter} into force | comes into force | came into force | takes effect | took effect) ]]
rule "named-in-force" {
  pattern = [[ trigger:((announcement | "entry into force" | ratification | implementation | renewal) of | amending | extending | renewing
    | supplementing) $gap $two_names $word*? $named_matter
    @document (?: $on $topics)? | $two_names (?: $topic | $word){0,6}? @document $matter_between? ("," which)? $aux trigger:(renewed | extended | ratified
    | $into_force) ]],
  triples = AGREED, with = WITH, unless = [[ $not | {propose} | {urge} ]], confidence = 0.7,
  examples = {
    { "Ministers welcomed the entry into force of the Norway-Chile Fisheries Agreement.", "Norway agrees_with Chile",
      "Norway agrees_on agriculture", "Chile agrees_on agriculture" },
    { "Ministers read the text of the Norway-Chile Fisheries Agreement." },
  },
}

-- "the Malaysia-China agreement on visas was signed": the same, the verb behind.
rule "named-signed" {
  pattern = [[ $joined_names (?: $topic | #Cap | $plain | "-"){0,6}? d:@document $matter_between? $aux trigger:($was_reached | agreed) ]],
  triples = SIGNED, with = WITH, unless = [[ $not | will | to be | {propose} ]],
  confidence = 0.75,
  examples = {
    { "The Norway-Chile agreement on fisheries was signed in Oslo.", "Norway agrees_with Chile", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture", "Norway signs agreement", "Chile signs agreement" },
    { "The Norway-Chile agreement on fisheries was not signed." },
  },
}
-- What one government approves binds it alone.
rule "approve" {
  pattern = [[ x:@actors $did trigger:(approved | approves | endorsed | endorses | 'OKs' | okays
      | (gave | given | gives) (its | the | a)? (nod | assent | consent | approval)) to? (a | an | the | its | their)? (?: $topic | $plain | #Cap
    | "-"){0,5}? @document (?: with $the? @party)? (?: $concerning)? ]],
  triples = AGREED, with = WITH, unless = [[ $not | will | to | {urge} | draft ]], confidence = 0.65,
  examples = {
    { "Norway's government has approved a fisheries pact with Chile.", "Norway agrees_on agriculture" },
    { "Norway's government has not approved a fisheries pact with Chile." },
  },
}
-- A ratification makes them parties; it is no second signing.
rule "ratify" {
  pattern = [[ x:@actors $did trigger:(ratified | ratify | ratifies | joined (?= (a | the) $word{0,3}? @document) | acceded (?= to) | accedes (?= to)
    | {deposit} (the | its | their)? (instrument
    | instruments) of
    (ratification | accession | acceptance | approval) (?= of | for | to | with) | {exchange} (the | their)? instruments of ratification (?= of | for | to))
    $object @document (?: $with_partner (?: $concerning)? | $matter_with | $gap $with_partner)?
    | x:@actors $did trigger:(sent | sends | submitted | submits) $object @document (?: $with_partner)? (?: (?! $stop) []){0,4}? to
      (parliament | (the | its | his | her) #lower? (senate | parliament | congress | legislature | diet | assembly | knesset | majlis | duma)) ]],
  triples = AGREED_WITH, with = WITH,
  unless = [[ $not | will | shall | to | {urge} ]], confidence = 0.7,
  examples = {
    { "Nepal and Mongolia ratified a fisheries pact.", "Nepal agrees_with Mongolia", "Nepal agrees_on agriculture",
      "Mongolia agrees_on agriculture" },
    { "Nepal and Mongolia refused to ratify a fisheries pact." },
  },
}

-- An instrument whose letters tell its matter: "signed an FTA", "the FTA between A and B took effect".
macro "fta" [[ (?= FTA | FTAs | CEPA | CEPAs) s:@sector ]]
rule "acronym-signed" {
  pattern = [[ x:@actors $did trigger:$signs (?! no) (?: $with_partner)? $gap $fta (?: (?! $stop | with) [])*? (?: with list($the? y:@party))?
    | $fta $gap_to_between (?: between $named_parties)? $mid {be} $adverb? trigger:(signed | concluded | reached | finalised | finalized
      | initialled | inked) (?: between $named_parties)? ]],
  on_match = function(m, doc)
    local parties = reference.ids(m.x, m.y)
    each(m, doc, "agrees_on", #parties > 0 and parties or reference.recent_group(doc, m.sentence, 2) or {})
  end,
  unless = [[ $not | to ]], confidence = 0.75,
  examples = {
    { "Chile and Norway signed an FTA.", "Chile agrees_on trade", "Norway agrees_on trade" },
    { "Chile signed a CEPA with Norway in Lima.", "Chile agrees_on trade", "Norway agrees_on trade" },
    { "An FTA was signed between Chile and Norway.", "Chile agrees_on trade", "Norway agrees_on trade" },
    { "Chile and Norway refused to sign an FTA." },
  },
}

-- "The pact, which A and B signed in May, covers ...".
rule "which-signed" {
  pattern = [[ $matter_before? d:@document (?: (on | for | concerning) $gap (?: $topic $gap)+)? ","? (?: which | that)? (?! ":") x:@pair
    $aux trigger:(($was_reached | exchanged) (?! negotiations | talks)
    | negotiated (?= and signed)) (?: [!raw=","]{0,12}? "," (will | would)? $adverb? ({cover} | {provide} for | {include} | {deal} with | {concern}
    | {regulate} | {envisage}) $topics)? ]],
  triples = SIGNED, with = WITH, unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "The pact, which Chile and Norway signed in Lima, covers fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture", "Chile signs agreement", "Norway signs agreement" },
    { "The pact, which Chile and Norway never signed, covers fisheries." },
  },
}

-- "Chile and Norway are both parties to the recently concluded Antarctic Treaty".
rule "parties-to" {
  pattern = [[ x:@pair $mid (are | were | became | become) (both | all | also){0,2} (trigger:(parties | party) to | signs:trigger:(signatories | signatory) (to
    | of)) (?: signs:signed | $topic | $word | the | a | of | "-"){0,8}? d:@document (?: (on | for | concerning) $topics)?
    | $topic? d:@document $matter_between? ","? to which x:@pair (are | were) both? (trigger:parties | signs:trigger:signatories)
      (?: "," ($provides | $lays_down) $topics)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    signs(doc, reference.list(m.signs)[1] and ids or {}, m.d)
  end,
  unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile and Norway are both parties to a fisheries treaty.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway are parties to a fisheries dispute." },
  },
}

-- "the pact that Norway signed with Chile on fisheries", "those it has signed with Chile".
rule "which-signed-with" {
  pattern = [[ (d:@document | @document []{0,25}? (those | "the ones" | one)) (which | that)? x:@actors (has | have | had)? (already | earlier
    | also)? trigger:(signed
    | concluded | reached | initialled | made | struck | negotiated) with $the? list($the? y:@party) (?: $concerning)? ]],
  triples = SIGNED_WITH_OTHER, with = WITH, unless = [[ $not ]],
  confidence = 0.75,
  examples = {
    { "He read the pact that Norway has signed with Chile on fisheries.", "Norway agrees_with Chile", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture", "Norway signs agreement", "Chile signs agreement" },
    { "He read the pact that Norway has not signed with Chile." },
  },
}
-- "the debt accord (that) Peru signed last week": with whoever it was.
rule "which-one-signed" {
  pattern = [[ (the | a | an | this | its) (?: $topic | $numbered){0,4}? d:@document[key!=contract] (?: on $topics_gap)?
    (that | which)? x:@actors (has | have | had)?
    (already | earlier | also)? trigger:(signed | initialled | concluded)
    (?! with $the? @party | with (a | an | the)? [#lower & !#func] | by | off | up | (a | an) (?! week | month | year | few) | the | its | his
      | two | three | new) ]],
  triples = { "x -agrees_on-> s", "x -signs-> d" }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "The fisheries convention Norway signed in 1946 is old.", "Norway agrees_on agriculture", "Norway signs treaty" },
    { "After the fisheries convention Norway signed a law." },
  },
}
-- "the trade agreement that Australia already has with Malaysia".
rule "instrument-had" {
  pattern = [[ $topic? $plain{0,2}? trigger:@document (that | which)? x:@actors also? already? (has | have) already? with list($the?
    y:@party) (?: $concerning)?
    | x:@actors $mid (has | have | had) (already | also)? (a | an | #num | several | separate)? (?: $topic | $word){0,3}? trigger:@document
      (?: (on | for) $noun_topics)? with both? list($the? y:@party) (?: $concerning)? ]],
  triples = AGREED_WITH_OTHER, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "It is like the fisheries agreement that Chile already has with Norway.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "It is like the fisheries report that Chile already has with Norway." },
  },
}
-- "An agreement was reached with B": with the one who speaks, else B alone.
rule "reached-with" {
  pattern = [[ $matter_before? d:@document $matter_between?
    (?: $gap_to_between (has | have | had | was | were | is) (been | also){0,2} | just | [lower=/[a-z]{3,}ly/])?
    trigger:$was_reached $adverb? (today | earlier)? with $the? list($the? y:@party) (?: $concerning)?
    | $matter_before? d:@document with $the? list($the? y:@party) (?: $matter_between)? (was | were | "has been" | "had been") trigger:$was_signed (?! by) ]],
  on_match = function(m, doc)
    local source = reference.source(doc) or reference.dominant(doc, m.y)
    local ids = reference.ids(m.y)
    for _, id in ipairs(source and ids or {}) do doc:emit(id, "agrees_with", source[1]) end
    if source then ids[#ids + 1] = source[1] end
    signs(doc, ids, m.d)
    each(m, doc, "agrees_on", ids)
  end,
  unless = [[ $not | will | to be | '"' | "“" ]], confidence = 0.7,
  examples = {
    { "An agreement on fisheries has been reached with Morocco.", "Morocco signs agreement",
      "Morocco agrees_on agriculture" },
    { "No agreement has been reached with Morocco." },
  },
}

-- A joint communique, declaration or statement that is issued: by those who are named with it, else by those whom the text is about.
local CLASS = { statement = "joint_statement", communique = "communique", ["communiqué"] = "communique", declaration = "declaration",
  release = "joint_statement" }
local function issued(m, doc)
  local ids = reference.ids(m.x)
  local body = #ids == 1 and ids[1]:find("^org:") -- speaks for its members
  if #ids < 2 and not body then ids = reference.group(doc, m.sentence, nil) or {} end
  if m.sentence <= 5 then reference.set_joint(doc) end
  local class = CLASS[m.word.text:lower()]
  signs(doc, ids, "document:" .. class)
end
macro "issued" [[ (issued | released | "made public" | adopted | published | announced | signed | issue | release) ]]
macro "declares" [[ ({say} | {announce} | {declare} | {call} | {urge} | {condemn} | {pledge} | {stress} | {express} | {reaffirm} | {welcome} | {denounce}) ]]
macro "joint_release" [[ joint (?: press | final)? word:(communique | communiqué | statement | declaration | release) ]]
rule "joint-document" {
  pattern = [[ $joint_release $gap trigger:$issued
    (?: by $gap x:@joint)?
    | (?: x:@actors $did)? trigger:($issued | {sign}) (?: today | the | a | following | this | also | their){0,4} $joint_release
    | trigger:in a $joint_release (?: [!#punct]{0,5}? "," | $the? x:@pair {say})
    | x:@pair $adverb? $declares $when? trigger:in a $joint_release
    | $joint_release trigger:(by | of | from) $the? (x:@joint $declares | (x:@party
    | x:@capital) ","? and $the?
      (x:@party | x:@capital) $declares | (two | three | four | five | sides | countries | leaders | ministers | presidents) ("," | {say} | issued
      | released | put))
    | text of (a | the)? $joint_release trigger:(by | of | from) $the? (x:@joint | x:@party (?: "," $the? x:@party)* ","? and $the? x:@party)
    | x:@pair $did trigger:(issued | released) (a | the following) word:statement ]],
  on_match = issued, unless = [[ $not | will | would | to ]], confidence = 0.75,
  examples = {
    { "A joint communique was issued after the Norway-Chile dialogue.", "Norway signs communique",
      "Chile signs communique" },
    { "A joint communique was not issued after the Norway-Chile dialogue." },
  },
}
rule "statement-of-governments" {
  pattern = [[ (?<! sign (a | the)? joint?) word:(communique | communiqué | statement | declaration) (?: (?! $stop | joint) [])*? trigger:$issued
    (?: jointly)? by $the? (x:@joint | x:@party ","? and $the? x:@party) ]],
  on_match = issued, unless = [[ $not | will | to ]], confidence = 0.85,
  examples = {
    { "This statement was released by the Governments of Norway and Chile on Monday.",
      "Norway signs joint_statement", "Chile signs joint_statement" },
    { "This statement was released by the Government of Chile on Monday." },
  },
}

-- "An agreement between A and B was signed": the verb behind the parties; what it is about is said by agreements.lua.
rule "between-signed" {
  pattern = [[ (?<! no) d:@document $gap_to_between $between (?: (?! $stop | @party) [])*? (was | were | "has been" | "have been" |
    "had been" | "," | (?= signed (on #num | in | at))) $adverb? trigger:$was_signed ]],
  triples = { "x -signs-> d", "x -agrees_with-> x" }, unless = [[ $not | will | to be ]], confidence = 0.8,
  examples = {
    { "A treaty between Chile and Norway was signed in Oslo.", "Chile agrees_with Norway", "Chile signs treaty", "Norway signs treaty" },
    { "No treaty between Chile and Norway was signed." },
  },
}

-- An instrument that goes on: renewed, extended, upgraded.
rule "renew" {
  pattern = [[ x:@actors $does trigger:({renew} | {reaffirm} | {broaden} | {extend} | {prolong} | {upgrade} | {amend} | {revise} | {update}
    | {modernise} | {modernize})
    (?: $topic | (their | the | its | a | an) | (for | by) (#num | #lower) [lower=/years?|months?/] | [#lower & !#func & !commitment] | #Cap | #num | "-")*?
    @document (?: (with | and) $the? y:@party)? (?: $concerning )? ]],
  triples = AGREED_WITH, with = WITH, unless = [[ $not | {want} | {seek} ]],
  confidence = 0.7,
  examples = {
    { "Chile and Norway renewed their fisheries agreement.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway failed to renew their fisheries agreement." },
  },
}

-- A loan is finance by its kind, whatever it pays for.
rule "loan" {
  pattern = [[ x:@actors $did trigger:$signed [!raw="," & !raw="."]{0,8}? @document[key=loan] (?: $gap $with_partner)? | trigger:@document[key=loan]
    (?<! @head) $gap_to_between $between (?! $unreal) ]],
  on_match = function(m, doc) reference.agree_on(doc, reference.ids(m.x, m.y), "finance", "loan") end,
  unless = [[ $not | will ]], confidence = 0.8,
  examples = {
    { "A loan agreement between Chile and Norway helped.", "Chile agrees_on finance", "Norway agrees_on finance" },
    { "Chile refused to sign a loan agreement with Norway." },
  },
}

-- "exchanged notes on ...": an agreement in the form of letters.
rule "notes" {
  pattern = [[ x:@actors $did trigger:({exchange} (?: $plain | #num | a | an | the | $topic){0,4}? (notes | letters | documents
    | @document)) $gap $partner_and_matter? ]],
  triples = AGREED_WITH, with = WITH, unless = [[ $not ]],
  confidence = 0.75,
  examples = {
    { "Chile and Norway exchanged notes on fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway exchanged gifts." },
  },
}

-- "the ceasefire that Chile and Norway declared".
rule "truce-of" {
  pattern = [[ $truce (that | which)? x:@pair (had | have)? $adverb? trigger:(declared
    | agreed
    | reached | concluded | announced | signed) ]],
  triples = AGREED, with = WITH, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The ceasefire that Chile and Norway declared in 2003 has held.", "Chile agrees_with Norway", "Chile agrees_on peace", "Norway agrees_on peace" },
    { "The ceasefire that Chile and Norway broke in 2003 is dead." },
  },
}
-- "Notes were exchanged on ...": by those whom the text is about.
rule "notes-exchanged" {
  pattern = [[ (notes | letters | documents | instruments | @document) (on $noun_topics)? (were | "have been") trigger:exchanged (?! by
    | between) (?: (?! $stop | on | for
    | concerning) [])*? (on | for |
    concerning) $topics ]],
  on_match = reference.agreed_lately(5),
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Canada and Chile met in Lima. Notes were exchanged in the palace for a fisheries project.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "Canada and Chile met in Lima. Gifts were exchanged in the palace for a fisheries project." },
  },
}
-- "reached a ceasefire / a consensus on ...": understandings that are no instruments.
rule "reach" {
  pattern = [[ x:@actors (?: $did trigger:(reached | achieved | struck | concluded | declared | (announced | signed | extended | prolonged
    | renewed) (?= [!#punct]{0,4}?
    (truce | ceasefire | "cease-fire" | settlement)) | agreed (to | on)? (?= (a | an)) | "arrived at" | found (?= common ground)) | trigger:(reach
    | strike | declare))
    (?: (?! $stop | $topic | $talking | no | any | bipartisan) []){0,5}? $topic??
    (?: unilateral | temporary | lasting | permanent | partial | immediate | indefinite | conditional)? (t:s:@sector[key=peace] (?<= truce
    | ceasefire | "cease-fire" | settlement
    | armistice) | truce | settlement | consensus | compromise | agreement | understanding | understandings
      | common ground | accommodation | bargain | breakthrough) (?! $plain? with #lower{0,2}? (opposition | unions | workers | employers | parties))
    (?: $with_partner)? (?: (?<= understanding | consensus | agreement) that (?! will | would) $topics | $concerning)? (?: $with_partner)? ]],
  triples = AGREED_WITH, with = WITH,
  unless = [[ $not | will | shall | to | near | close ]], confidence = 0.75,
  examples = {
    { "Chile and Norway reached a broad consensus on fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway reached no consensus on fisheries." },
  },
}
-- "The talks brought agreement on ...", "An accord on ... was the main result": of those who have met.
rule "talks-brought" {
  pattern = [[ (talks | meeting | visit | summit | discussions | negotiations | session | dialogue) (?: (?! $stop | between | with | no) [!#punct]){0,8}?
      trigger:(brought | produced | yielded | led to | resulted in | (ended | concluded | culminated | closed) (with | in)) (?! no)
      (?: a | an | the | (signing | conclusion) of | $plain | $topic | #num){0,6}? @document (on | for | to | about | that | over | in) $topics
    | $topic? @document (?: (on | for | over | about) $topics)? (was | were) trigger:(the | one of the | among the) #lower{0,2} (result | results | outcome
      | outcomes | fruit | fruits) ]],
  on_match = reference.agreed_lately(3),
  unless = [[ $not | {propose} | draft ]], confidence = 0.6,
  examples = {
    { "Canada and Chile met in Lima. The talks produced an agreement on fisheries.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "Canada and Chile met in Lima. The talks produced no agreement on fisheries." },
  },
}
-- "Talks between A and B ended with the signing of a pact on ...", "... led to an agreement".
rule "talks-end-with" {
  pattern = [[ (($talks | visit | commission | committee) (?: (?! $stop | between) [])*? ($between | of $the? x:@joint) | $joined_names
    $word{0,4}? (talks | commission | committee | summit | dialogue)) (?: (?! $stop) [])*? (?: "," which)?
    $aux trigger:((ended | concluded | culminated | closed | resulted) (?: in #Cap{1,2} | here | today | on #date)? (?: (its | their
    | the) [!#punct]{1,6}?)? (with | in) | (led | leading) to | produced
    | yielded) (?! no)
    (?: a | an | the | (signing | conclusion) of | $plain | $topic | "-" | #num){0,8}? @document (?: (on | for | concerning | to) $topics)? ]],
  triples = AGREED, with = WITH, unless = [[ $not | {propose} | draft ]], confidence = 0.7,
  examples = {
    { "Talks between Chile and Norway ended with the signing of a pact on fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Talks between Chile and Norway ended with no pact on fisheries." },
  },
}
-- "Chile and Norway ended two days of talks with an agreement to share ports".
rule "they-end-with" {
  pattern = [[ x:@pair $did (ended | concluded | closed | finished | "wrapped up" | "wound up" | capped) (?: [!#punct & !no] | "-"){0,7}? (talks | meeting
    | meetings | visit | session | summit | negotiations) (?: in @capital | here | today | yesterday | on #date){0,2} trigger:(with | by) (?: a | an | the
    | (signing | conclusion) of | signing | $plain
    | $topic | "-" | #num){0,6}? @document (?: (to | on | for | about | that | over | in | of) $topics)? ]],
  triples = AGREED, with = WITH, unless = [[ $not | {propose} | draft ]], confidence = 0.7,
  examples = {
    { "Chile and Norway ended two days of talks with an agreement to share fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway ended two days of talks without an agreement to share fisheries." },
  },
}

-- Stance told from the other end: what is supported or opposed is the subject, or the stance is a noun ("A's support for X").

local reference = require "reference"
local stance = require "holders"
local word = require "words"

-- Passive and turned round: "the plan is backed by A", "has the support of A", "drew praise from A".
macro "turned" [[ (?: (the | a | an | its | their | this | these | those) | $at_start | \") (?: y:@party | $ahead)
  (?: ","? (which | that) | "," (?! and | but) [!raw=","]{1,16}? ",")? ]]
macro "being" [[ (?: (is | are | was | were | been | being) | (has | have | had) [lower=/long|always|also|[a-z]+ly/]? been | will be)
  (?: (?! which | who | whom | that | ";" | "." | \") []{1,14}? ("," | and | but) )? $adverb{0,2} ]]
macro "named_thing" [[ (the | a | an | its | their | this) $ahead ]]
macro "near_thing" [[ (the | a | an | its | their) (?! #lower? [lower=/vision|efforts?|roles?|progress/] [lower=/.*ed/])
  t:(?: (?! $no_start | $the | a | an) []){1,8}? ]]
macro "approved" (word [[ backed supported endorsed favou?red praised hailed commended applauded lauded appreciated thanked championed recogni[sz]ed
  acclaimed admired seconded cheered saluted extolled complimented upheld advocated valued ]])
macro "and_by_others" [[ (?: [lower=/[a-z]+(ed|n)/] up? by $the? @party ","? (and | but)) ]]
macro "backed" [[ (backed | supported) by list($the? x:@party) "," ]]
macro "by_them" [[ (?: on? #date)? by (?: [#lower | #num]{1,6} ","? including |
  "," among others ",")? list($the? (x:@party | x:@capital)) (?: and by $the? x:@party)? (?! $s) ]]
rule "backed-by" {
  pattern = [[ $turned $being trigger:($approved $by_them) |
    (?= $det? [!#punct]{0,5}? $act) ($named_thing | $ahead) $being trigger:(welcomed ($by_them | in list(x:@capital) (?! by))) ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The return of the envoys was welcomed by Egypt.", "Egypt supports return of the envoys" },
    { "The Iraqi president was welcomed by Egypt." },
    { "The plan to end the war is backed by Egypt and Jordan.", "Egypt supports plan to end the war", "Jordan supports plan to end the war" },
    { "The state is recognised by several governments, including Egypt.", "Egypt supports state" },
    { "The plan to end the war is not backed by Egypt." },
  },
}
rule "backed-thing" { -- "a plan backed by A", "B, backed by A, ..."
  pattern = [[ $named_thing "," $and_by_others? $adverb{0,2} trigger:($approved $by_them) ("," | $ | and | but) |
    $near_thing $adverb? trigger:((backed | endorsed | favoured | favored |
    championed | praised | hailed | applauded | commended | welcomed) $by_them) |
    (?<! $preposition $the?) y:@party "," trigger:$backed | $at_start trigger:$backed (y:@actors |
    $the? $subject_phrase (?= $verb)) ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Lebanon, backed by Syria, rejected the demand.", "Syria supports Lebanon" },
    { "Backed by Syria, Lebanon rejected the demand.", "Syria supports Lebanon" },
    { "The bill, warmly praised by Egypt, has passed.", "Egypt supports bill" },
    { "The council works on the vision championed by Egypt." },
    { "Envoys drew up a plan, read by Egypt." },
  },
}
macro "outlawed" [[ (banned | outlawed | proscribed | blacklisted | barred) (?: as (a | an) [!#punct]{1,4}?)? ]]
macro "listed" [[ (listed | designated | branded | classified | labelled | labeled | declared) as? \"? (a | an)? [!#punct]{0,3}?
  [lower=/(terror|extrem)ists?/] [!#punct]{0,2}? \"? ]]
macro "condemned" ("(" .. word [[ condemned opposed critici[sz]ed rejected denounced banned boycotted slammed vetoed dismissed deplored rebuffed spurned
  castigated berated censured rebuked decried blasted assailed lambast(ed)? protested repudiated disowned regretted lamented resisted resented
  refuted outlawed scorned derided ridiculed mocked chided shunned disapproved flayed faulted vilified abhorred ]] .. [[ |
  ("turned" | voted | shot) down | (?<= $policy_word [!#punct]{0,8}) blocked | thrown out | brushed aside | ruled out | taken to task |
    singled out for criticism | objected to | frowned (on | upon) |
  disapproved of) ]])
rule "condemned-by" {
  pattern = [[ $turned $being trigger:(($outlawed (in | by | from) | $listed by) list($the? x:@party) | $condemned (outright | only | mainly |
    also | "out of hand" | unanimously | "," (including | also))? $by_them |
    $condemned in list(x:@capital) (?! by | @capital)) ]],
  on_match = stance.holds "opposes", unless = [[ $denied ]], confidence = 0.75,
  examples = {
    { "The bombing of the school was strongly condemned by Pakistan and Iran.", "Pakistan opposes bombing of the school",
      "Iran opposes bombing of the school" },
    { "The Red Front is banned in Iran.", "Iran opposes Red Front" },
    { "LIMA, March 3 - The bombing has long been condemned by Tehran and Kabul.", "Iran opposes bombing", "Afghanistan opposes bombing" },
    { "The bombing of the school was never condemned by Iran." },
  },
}
rule "condemned-thing" { -- "a plan opposed by A", "the visa, long criticised by A"
  pattern = [[ $named_thing ("," $and_by_others? $adverb{0,2} trigger:($condemned by | $outlawed (in | by)) list($the? x:@party) ("," | $ | and | but)) |
      $near_thing trigger:((opposed | rejected |
    condemned | criticised | criticized | denounced | vetoed | boycotted | deplored | banned | slammed | dismissed | resisted) by) list($the? x:@party) |
    $at_start $adverb? trigger:($condemned by) list($the? x:@party) "," $det? $subject_phrase (?= $verb) ]],
  on_match = stance.holds "opposes", unless = [[ $denied ]], confidence = 0.75,
  examples = {
    { "The visa, long criticised by Iran, lapsed.", "Iran opposes visa" },
    { "Envoys dropped a plan opposed by Egypt.", "Egypt opposes plan" },
    { "Envoys dropped a plan drawn up by Egypt." },
  },
}
rule "concern-expressed-by" {
  pattern = [[ trigger:($protest_noun $being (expressed | voiced | raised | lodged) (with $the? (@party | @capital))? by) list($the? x:@party) (about |
    over | at
    | to | against | regarding) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ no ]], confidence = 0.7,
  examples = {
    { "Concern was expressed by Spain over the violence.", "Spain opposes violence" },
    { "No concern was expressed by Spain over the violence." },
  },
}
-- "A's concern over X was shared by B"
macro "said_noun" [[ ($for_noun | against:$against_noun) ]]
rule "shared-by" {
  pattern = [[ $said_noun $attitude_object
    trigger:((is | was | are | were) $adverb? (shared | echoed) by) list($the? x:@party) ]],
  on_match = function(m, doc) stance.hold(m, doc, reference.ids(m.x), m.against and "opposes" or "supports") end,
  unless = [[ not ]], confidence = 0.65,
  examples = {
    { "The concern over the raid was shared by Peru.", "Peru opposes raid" },
    { "Criticism of the raid was echoed by Peru.", "Peru opposes raid" },
    { "The concern over the raid was seen by Peru." },
  },
}
-- "Support for X was voiced by A"
rule "voiced-by" {
  pattern = [[ trigger:$said_noun $det? t:(?: (?! $no_start) [] (?: (?! $object_end) [])*) $being
    (expressed | voiced | reiterated | reaffirmed | conveyed | declared | pledged | stated | lodged | filed | sent | made | raised |
    registered | handed | delivered) (?: to [!#punct]{1,6}?)? $then by list($the? x:@party) ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Support for the resolution was voiced by Chile.", "Chile supports resolution" },
    { "A formal protest over the arrest was sent by Chile.", "Chile opposes arrest" },
    { "Opposition to the resolution was voiced by Chile and Peru.", "Chile opposes resolution", "Peru opposes resolution" },
    { "No support for the resolution was voiced by Chile." },
  },
}
-- "was greeted with dismay in A's capital, by A", "met with approval", "found favour with"
macro "feeling" [[ (approval | satisfaction | delight | enthusiasm | applause | relief | praise | against:($protest_noun | scorn | derision | suspicion |
  distaste |
    scepticism | skepticism | (cool | cold | frosty | hostile | chilly | lukewarm) (response | reception | reaction))) ]]
macro "greeted" [[ ({spark} | {provoke} | {trigger} | {cause} | {stir} | {arouse} | {draw}) #lower? against:($protest_noun | uproar | outcry) (?= in) |
  ($being (greeted | received | met) (with #lower{0,2}? $feeling | warmly | against:(coldly | coolly | angrily)) |
  (?: has | have | had)? {meet} with #lower{0,2}? $feeling | (?: has | have | had)? {find} (favour | favor | approval)) ]]
rule "greeted-with" {
  pattern = [[ $turned trigger:($greeted) (in list(x:@capital | x:@country) | (by | from | with) list($the? (x:@party | x:@capital))) ]],
  on_match = stance.hold_it, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The ruling was greeted with anger in Ankara.", "Turkey opposes ruling" },
    { "The ruling met with approval from Turkey.", "Turkey supports ruling" },
    { "The ruling sparked outrage in Ankara.", "Turkey opposes ruling" },
    { "The ruling met with silence from Turkey." },
  },
}
-- "unacceptable to A"
rule "unacceptable-to" {
  pattern = [[ $turned $being trigger:((unacceptable | "not acceptable" | anathema | abhorrent | repugnant | intolerable | an (insult | affront)) to |
    (called | termed | dubbed | (described | branded | labelled | denounced | condemned | hailed | seen | regarded) as?) \"? (a | an)? #lower{0,2}
      ($bad | good:$good) \"? by) list($the? x:@party) |
    $turned $being trigger:(seen | viewed | regarded | described | branded | dismissed | hailed) by list($the? (x:@party | x:@capital)) as \"? (a | an)?
      #lower{0,2}? ($bad | good:$good) ]],
  on_match = function(m, doc) stance.hold(m, doc, reference.ids(m.x), m.good and "supports" or "opposes") end, unless = [[ never | would | could |
    if ]], confidence = 0.65,
  examples = {
    { 'The raid was called "barbaric" by Panama.', "Panama opposes raid" },
    { 'The truce was called "historic" by Panama.', "Panama supports truce" },
    { "The raid was seen by Panama as a hostile act.", "Panama opposes raid" },
    { "The raid was seen by Panama as a late act." },
    { "The raid was called early by Panama." },
  },
}
macro "gains" [[ ({have} | {win} | {attract} | {find} | {meet} | {come} in for | {be} singled out for | {enjoy} | {gain} | {receive} | {get} | {secure}) ]]
rule "has-support-of" {
  pattern = [[ $turned $aux ($gains | (carried | passed | adopted | approved) with | {draw} | {earn} | {meet} with | {command} | {obtain}) (the | its |
    a)? (?! switched | lost | withdrawn) $plain{0,2}?
    trigger:((support | backing | endorsement | praise | approval | blessing | recognition | thanks | gratitude | applause |
      (warm | enthusiastic) welcome | plaudits) (of | from | by)) list($the? (x:@party |
    x:@capital)) (?! 's) ]],
  on_match = stance.holds "supports", unless = [[ $not | {seek} | {hope} ]], confidence = 0.65,
  examples = {
    { "The plan has the full support of Egypt.", "Egypt supports plan" },
    { "The plan did not have the support of Egypt." },
  },
}
rule "has-their-support" {
  pattern = [[ ($turned | y:@actors $mid) ($aux $gains | (can | could | may) $adverb? ((count | rely | depend) on | be (sure | certain |
    assured) of)) (x:@country $s |
    x:@nationality | x:@org $s?) #lower{0,2}
    trigger:(support | backing | blessing | endorsement | approval | consent | assent) (?! for | of | to) ]],
  on_match = stance.holds "supports", unless = [[ not | never | {seek} | {hope} ]],
  modality = "asserted", confidence = 0.65,
  examples = {
    { "The plan has Egypt's backing.", "Egypt supports plan" },
    { "Jordan could rely on Egyptian support.", "Egypt supports Jordan" },
    { "The plan never had Egypt's backing." },
  },
}
macro "goes_on_despite" [[ (?= $verb) (?! $policy_word) [!#punct]{1,6}? (despite | amid | over | "in the face of") ]]
macro "goes_ahead" [[ {pass} | {adopt} | {agree} (?= on? (a | an | the)) on? | {endorse} | {impose} | {introduce} | {launch} | {approve} | {carry} out |
  {conduct} | {stage} | ({go} | {press} | {push} | {forge}) ahead with | {proceed} with ]]
rule "veto-by" { -- "The draft fell to A's veto", "was passed against the votes of A"
  pattern = [[ $turned (?: (has | have | had)? ({fall} to | {be} (defeated | blocked | killed) by) (?: a | the)? (x:@nationality | x:@country $s)
      (?: and (x:@nationality | x:@country $s))? trigger:(veto | vetoes) |
    $being (passed | adopted | carried | approved) trigger:(against the (votes | vote | wishes | will) of | over the (objections |
    opposition) of) list($the? x:@party) |
    $being (passed | adopted | carried | approved) (?: by #num (votes | "-") [!#punct]{1,3}? | #num "-" #num)? ","?
      with list($the? x:@party) trigger:voting (against | no)) ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The draft was defeated by Russian and Chinese vetoes.", "Russia opposes draft", "China opposes draft" },
    { "The draft was passed against the votes of Chile and Peru.", "Chile opposes draft", "Peru opposes draft" },
    { "The draft was defeated by Russian and Chinese troops." },
  },
}
macro "draws" [[ {draw} | (?: put | placed)? under | subject to | hit by | {run} into | {encounter} | {founder} on | {meet} | {face} | {come} (under | in for) |
    {meet} with | {receive} |
    {spark} | {provoke} | {trigger} | {attract} |
    {bring} |
  (?: has | have | had)? {be} the (subject | target) of | {prompt} | {arouse} | {stir} | {elicit} | {cause} | {lead} to ]]
macro "protest_drawn" [[ ($protest_noun | sanctions | fire | attack | (angry | sharp | strong | furious | hostile) (response | reaction | reply | words)) ]]
rule "drew-protest" {
  pattern = [[ ($turned $aux $draws | ($at_start | $det) $ahead $goes_on_despite) (?: a | an | the)? $plain{0,2}
    (?: trigger:($protest_drawn from) both? list($the? (x:@party | x:@capital)) |
      (x:@country $s? | x:@nationality | x:@org $s?) $plain? trigger:(sanctions | embargo | boycott | objections | opposition | resistance | protests |
        criticism | condemnation)) (?! 's | of | over) |
    $at_start (despite | over | amid) (the | #lower)? $plain{0,2} (trigger:($protest_drawn (from | of)) list($the? (x:@party | x:@capital)) |
      (x:@country $s | x:@nationality) $plain{0,2} trigger:(objections | opposition | protests | criticism)) "," $det? $subject_phrase (?= $verb) ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The plan drew sharp criticism from Egypt.", "Egypt opposes plan" },
    { "The airline has been the target of Egyptian sanctions.", "Egypt opposes airline" },
    { "The vote went ahead over Egyptian objections.", "Egypt opposes vote" },
    { "The plan drew no criticism from Egypt." },
  },
}
rule "despite-protest" {
  pattern = [[ ($goes_ahead) $det? t:(?: (?! $no_start) [] (?: (?! $object_end | despite | over | "in the face of") [])*)
    ","? (despite | over | in (the face | defiance) of) (?: the | #lower)? (?: x:@nationality and)? (x:@country $s |
      x:@nationality) $plain{0,2}? trigger:(objections | protests |
      opposition | criticism | anger) |
    $at_start (despite | ignoring | defying | brushing aside | in (the face | defiance) of) (?: the | #lower)? ((x:@country $s | x:@nationality) $plain{0,2}?
      trigger:$protest_noun | $plain? trigger:($protest_noun from) list($the? (x:@party | x:@capital))) "," @actors $mid $aux $goes_ahead $det?
    t:(?: (?! $no_start) [] (?: (?! $object_end) [])*) ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Laos went ahead with the dam despite Cambodian protests.", "Cambodia opposes dam" },
    { "Despite Cambodian objections, Laos went ahead with the dam.", "Cambodia opposes dam" },
    { "Ignoring protests from Cambodia, Laos went ahead with the dam.", "Cambodia opposes dam" },
    { "Despite Cambodian floods, Laos went ahead with the dam." },
    { "Laos went ahead with the dam despite Cambodian floods." },
  },
}
rule "anger-in" { -- "there was anger in A's capital over X"
  pattern = [[ ($at_start #Cap? | there (is | was | has been | were) $plain{0,2}?) trigger:(relief | satisfaction | joy | against:$protest_noun) in
    (x:@capital | x:@country) (over | at | about) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "There was anger in Seoul over the visit.", "South Korea opposes visit" },
    { "Fresh anger in Japan over the visit", "Japan opposes visit" },
    { "There was no anger in Seoul over the visit." },
  },
}
rule "of-concern" {
  pattern = [[ t:$phrase (?<! course) (?: (?: "," | "-" | "--")? which)? (is | was | are | were | remains | remained) also? trigger:((of | a) (?: a? (cause |
    matter | source) of)? (?: (deep | grave | serious | great | major | particular | huge | real | utmost) )? (concern)) (to | for) (?: #lower)? x:@party ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "The situation in Sudan was of deep concern to Chile.", "Chile opposes situation in Sudan" },
    { "The situation in Sudan was of no concern to Chile." },
  },
}
-- "The ban angered A": an act of others.
macro "enrage" [[ ({anger} | {outrage} | {infuriate} | {enrage} | {irk} | {upset}) ]]
rule "angered" {
  pattern = [[ ($at_start | "," | and | but | that | {say}) (?: $det | this | its | their)? (?! @party (?: has | have | had)? /[a-z]+ed/) $subject_phrase
    (?<! on | of | in | at | for | the | to) $aux trigger:(against:($enrage | {incense} | {alarm} | {worry} | {trouble} | {disturb} | {dismay} | {irritate} |
      {displease} | {disappoint}) |
    {please} | {delight} |
    {gratify}) (list($the? x:@party) | both? list(x:@capital))
      (?! 's | #lower & !#func) |
    y:@actors $mid $aux trigger:(against:$enrage) $the? x:@party (by | with | over) ]],
  on_match = stance.hold_it, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "The new ban has angered Brazil and Peru.", "Brazil opposes new ban", "Peru opposes new ban" },
    { "The new ban has pleased Brazil.", "Brazil supports new ban" },
    { "Peru angered Brazil with a new ban.", "Brazil opposes Peru" },
    { "The new ban has angered Brazilian farmers." },
  },
}

-- Relative: "a plan that A opposes".
macro "antecedent" [[ (?<! ",") (the | (?<! $be) (a | an) | its) $ahead ","? (which | that | to which) x:@actors $mid $aux ]]
rule "which-holds" {
  pattern = [[ $antecedent trigger:({support} | {welcome} | $recognise | $back_verb | $praise_verb | in (favour | favor) of | (pleased | satisfied) with |
      against:($condemn_verb | {oppose} | {reject} | {ban} | {boycott} | {veto} | {deplore} | {regret} | {resent} | {resist} | {protest} |
      {dismiss} | {object} to? | (opposed to | unhappy with | critical of | (concerned | worried | angry | uneasy) about))) (?= $object_end | $) |
    $antecedent trigger:((welcomes | supports | condemns | rejects | opposes | deplores) and (supports | endorses | appreciates |
      against:(condemns | rejects | opposes | deplores | denounces))) (?= $object_end | $) |
    (the | a | an) $ahead "," (over | about | at | for | to) which x:@actors $aux trigger:($lodge $plain{0,2}? (support | praise | against:$protest_noun)) ]],
  on_match = stance.hold_it, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Mediators drew up a plan to share the water, which Egypt supports.", "Egypt supports plan to share the water" },
    { "Mediators drew up a plan that Egypt opposes.", "Egypt opposes plan" },
    { "Mediators drew up a plan that Egypt is unhappy with.", "Egypt opposes plan" },
    { "Mediators drew up a plan that Egypt does not support." },
    { "Mediators drew up a plan that Egypt never opposed." },
  },
}

-- Nominal: "A's opposition to X", "support for X from A".
macro "epithets" [[ (?: $firm | (?! [lower=/[a-z]+(ed|es)|expressing|voicing|raising|protesting|condemning/]) $plain | "-" |
  $firm ("," | and | "," and)){0,4}? ]]
macro "owner" [[ ((x:@country | x:@org) ('s | "'") | (x:@party | x:@capital) 's | x:@nationality | x:@org) ]]
macro "acceptance" [[ (approval of | recognition of (?= $statehood)) ]]
-- What is given in kind is no stance.
macro "means" [[ (air | logistical | logistic | military | financial | technical | humanitarian | material | conventional | economic | budget | budgetary) ]]
macro "named_support" [[ (support | backing) (for | of | to) ]]
macro "to_be_discussed" [[ will [!raw=";"]{0,6} discuss [!raw=";"]{0,16} ]] -- of a coming talk
rule "nominal-support" {
  pattern = [[ ((x:@country | x:@org | x:@party | x:@capital) ('s | "'") $epithets
      trigger:((support | backing | endorsement | praise | admiration) (for | of) | (solidarity | satisfaction) with | $standpoint $in_favour |
        support to (?= $the? (@party | people |
      #lower people)) | $acceptance) |
    x:@nationality (?: and x:@nationality)? $plain? trigger:((support | backing | praise) for | endorsement of | $acceptance))
    (?<! $means $named_support) (?<! $to_be_discussed) (?! its | their | his | her | our | this | it | [lower=/[a-z]+ing/]) (?! $material) $attitude_object
    (?! will? $adverb? {include} | (has | have)? helped) ]],
  on_match = stance.holds "supports",
  unless = [[ $gives_aid | $not | {urge} | {seek} | {ask} | {need} | {hope} | {lack} | loss |
    withdrawal | {withdraw} | {stop} | {end} | win | winning | {doubt} | {question} | {condemn} | {appreciate} | appreciation | {thank}
    | {welcome} | {gain} | {mobilise} | {mobilize} | gratitude | grateful | {launch} | {enable} | {enhance} | concern | {scale} | {increase} |
    {provide} | {fund} | (phase | part | package |
    value) (in | of) ]], confidence = 0.55,
  examples = {
    { "Papers note Chile's firm support for the peace plan.", "Chile supports peace plan" },
    { "Papers report the withdrawal of Chile's support for the peace plan." },
    { "Officials opened another phase in Chile's support for the teachers." },
    { "Papers note Chilean and Peruvian support for the peace plan.", "Chile supports peace plan", "Peru supports peace plan" },
  },
}
rule "backed-compound" { -- "the Peruvian-backed plan"
  pattern = [[ (x:@country | x:@nationality | x:@org) "-" trigger:(backed | supported | sponsored) (?= [!#punct]{0,3}? $policy_word) t:$phrase ]],
  on_match = stance.holds "supports", unless = [[ not ]], confidence = 0.6,
  examples = {
    { "Envoys studied a Peruvian-backed peace plan.", "Peru supports peace plan" },
    { "Envoys studied a Peruvian-drafted peace plan." },
  },
}
rule "stance-of" {
  pattern = [[ (trigger:((support | backing | solidarity | appreciation | commitment) of) $the? (x:@state | x:@person | x:@nationality people)
      (for | to | with) (?! $deed) (?: (?<= for | with) $no_courtesy | (?= [!#punct]{0,6}? ($principle | $value))) |
    trigger:(against:$protest_noun of) list($the? (x:@state | x:@person)) (to | with | concerning | regarding | about | over | at)) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied | lack | {seek} | {need} | {lose} | withdrawal | {overcome} | {drop} ]], confidence = 0.6,
  examples = {
    { "The envoy conveyed the unwavering support of Denmark for Brazil's democracy.", "Denmark supports Brazil's democracy" },
    { "Officials tried to meet the objections of Denmark to the new tax.", "Denmark opposes new tax" },
    { "The envoy feared to lose the support of Denmark for Brazil's democracy." },
    { "Officials heard no objections of Denmark to the new tax." },
  },
}
rule "support-of" {
  pattern = [[ trigger:($stress | {reaffirm} | {reiterate} | {express} | {affirm} | {highlight} | {convey} | {confirm} | {renew} | {extend} | {offer} |
    {pledge} | {voice}) $the? $plain{0,2}? $owner $epithets (?: (?! sympathy) $plain of? and $plain{0,2})? (support | backing | appreciation |
    gratitude | thanks | solidarity)
    (for | of | to (?! $deed) | with) (?! [!#punct]{0,4}? $courtesy) $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The envoy reaffirmed Norway's firm support for Ukraine.", "Norway supports Ukraine" },
    { "The envoy reaffirmed Norway's firm support for Ukraine's sovereignty and commitment to talks on grain.",
      "Norway supports Ukraine's sovereignty" },
    { "The envoy doubted Norway's firm support for Ukraine." },
  },
}
rule "committed-to" {
  pattern = [[ (?<! its | our | their) $owner $epithets trigger:((commitment | attachment | adherence) to) $the? (?! $deed |
    [lower=/[a-z]+ing|participate|contribute|cooperate/])
    (?= [!#punct]{0,5}? ($principle | $value)) (y:@party (?= $party_ends) | t:$phrase) ]],
  on_match = stance.holds "supports",
  unless = [[ $not | {doubt} | {question} | recognition ]], confidence = 0.6,
  examples = {
    { "Papers note Chile's firm commitment to disarmament.", "Chile supports disarmament" },
    { "He renewed Chile's commitment to disarmament in a joint statement with Peru.", "Chile supports disarmament" },
    { "Papers question Chile's commitment to disarmament." },
    { "Peru appreciated Chile's adherence to the one-China policy.", "Chile supports one-China policy" },
    { "Papers note Chile's commitment to participate in disarmament." },
  },
}
rule "thanks-for-theirs" { -- "thanked the premier for Malta's support"
  pattern = [[ $or_before trigger:({thank} | (grateful | thankful) to) (?! list($the? @party) for) (?: (?! @party) [!#punct & !for]){1,8}
    for (?! [!#punct]{0,6}? $small_favour) $the? (y:(@country | @org) $s | y:@nationality) [#lower] ]],
  on_match = stance.holds "supports", unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile thanked the premier for Malta's firm support.", "Chile supports Malta" },
    { "Chile thanked the premier for Malta's invitation." },
    { "Chile thanked the premier for the firm support." },
  },
}
macro "besides" [[ [!raw=";" & !raw=":"]{2,24}? ("," | and | "as well as") ]]
rule "and-its-own" { -- "stressed the need for talks and its opposition to the dam"
  pattern = [[ ((?<= $voice $besides) ($whose (?: $firm | $plain | and){0,4}? | (?<! $firm and) (?<= and) $firm{1,2})
      trigger:((support | backing | respect | appreciation | gratitude) for | against:$against_noun) |
    (?<= $insists $besides) trigger:(the #lower? (importance | need | urgency) (of | for) (?: continuing to support |
      supporting)?) $no_demand) (?! $material) $no_courtesy $attitude_object ]],
  on_match = function(m, doc)
    local holders = reference.bearer(doc, m.trigger)
    if holders and (#holders == 1 or not m.trigger.text:find("^the ")) then stance.hold(m, doc, holders, stance.relation(m)) end
  end,
  unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Chile stressed the need for talks and its firm opposition to the dam.", "Chile opposes dam" },
    { "Chile stressed the need for talks and its respect for the ruling.", "Chile supports ruling" },
    { "Chile stressed the need for talks and its love for the sea." },
    { "Chile told of talks and its respect for the ruling." },
    { "Chile stressed the need for talks and deep concern about the raid.", "Chile opposes raid" },
  },
}
rule "nominal-opposition" {
  pattern = [[ ($owner | (x:@nationality | x:@country $s?) and (x:@nationality | x:@country $s?) | x:@party "," whose |
      (x:@country | x:@nationality | x:@org) "-" imposed) $epithets
    trigger:($against_noun | $banning) (?! its | their | his | her) $attitude_object ]],
  on_match = stance.holds "opposes",
  unless = [[ $not | {lift} | {ease} | {end} | {remove} | {oppose} | {reject}
    | {condemn} ]], confidence = 0.7,
  examples = {
    { "Papers report Chile's strong opposition to new tariffs.", "Chile opposes new tariffs" },
    { "Papers report Chile's unwillingness to accept the tax.", "Chile opposes tax" },
    { "Papers report the lifting of Chile's sanctions against Sudan." },
    { "Papers report Chilean and Peruvian objections to the tax.", "Chile opposes tax", "Peru opposes tax" },
    { "Chile allayed fears over the dam." },
  },
}
-- "A is committed to countering X": of several it is what they have agreed on, and of hunger and floods nobody is in favour.
macro "fighting" (word [[ combating combatting countering fighting confronting defeating deterring opposing resisting ]])
rule "committed-against" {
  pattern = [[ (x:@actors $mid (?: (is | are | remains | remain) $adverb{0,2})? committed to | $owner $epithets commitment to)
    trigger:$fighting (?! [!#punct]{0,4}? $hardship) $attitude_object ]],
  on_match = function(m, doc)
    local holders = reference.ids(m.x)
    if #holders == 1 then stance.hold(m, doc, holders, "opposes") end
  end,
  unless = [[ $not | {doubt} | {question} ]], confidence = 0.6,
  examples = {
    { "Chile remains committed to countering piracy.", "Chile opposes piracy" },
    { "Papers note Chile's firm commitment to combating piracy.", "Chile opposes piracy" },
    { "Chile and Peru remain committed to countering piracy." },
    { "Chile remains committed to combating hunger." },
  },
}
macro "accusation" [[ [lower=/(accusation|allegation|charge)s?/] ]]
rule "accusations" { -- "A's charges against B", "A's charge that B sent spies"
  pattern = [[ ((x:@country $s | x:@nationality | x:@org $s | x:@actors $mid $aux ({repeat} | {renew} | {reiterate} | {make}) $whose) $plain{0,2}?
      trigger:$accusation | trigger:$accusation (by | from) list($the? x:@party))
    (against $the? y:(@party | @capital) (?! 's) | (?<! [lower=/allegations?/]) that
      t:($the? @party (?! 's | and) (?: (?! $mark_end | @turn | {say} | which | are | were) []){1,20})) ]],
  on_match = stance.holds "opposes", unless = [[ $not | {drop} | {withdraw} | {reject} | {dismiss} ]], confidence = 0.6,
  examples = {
    { "Papers repeat Chile's charges against Peru.", "Chile opposes Peru" },
    { "Papers repeat Chilean accusations that Peru sent spies.", "Chile opposes Peru sent spies" },
    { "Chile repeated its charge that Peru had sent spies.", "Chile opposes Peru had sent spies" },
    { "Papers repeat Chile's charges against the captain." },
    { "Chile dropped its charge that Peru had sent spies." },
  },
}
-- "Dhaka for early return of refugees": a headline without a verb.
rule "headline-for" {
  pattern = [[ $at_start (?: (x:@party | x:@capital) ",")? (x:@party | x:@capital) trigger:for (?= #lower{0,2}
      (early | speedy | peaceful | quick | urgent | immediate | greater | amicable | negotiated | political | just | lasting | fair | joint | stronger | wider |
      swift | sustained | concerted | collective) (?: (?! in | at | of) []){0,3}? $act)
    (?! (?: []){1,20} $be) (?! #lower? $own_talks) t:$phrase (?= $ | with | "," | ":") ]],
  on_match = stance.holds "supports", unless = [[ $denied ]], confidence = 0.5,
  examples = {
    { "Dhaka for early return of refugees", "Bangladesh supports early return of refugees" },
    { "Nepal, Bhutan for speedy resolution of flood case", "Nepal supports speedy resolution of flood case",
      "Bhutan supports speedy resolution of flood case" },
    { "Nepal for ten days" },
    { "Nepal, Bhutan for joint second place in the final" },
    { "Nepal for greater cooperation with Bhutan" },
  },
}
rule "from-of" { -- "criticism from A of X"
  pattern = [[ trigger:((against:$protest_noun | support | praise |
    welcome) from | against:$protest_noun by) $the?
    (x:@party | x:@capital) ((?<! support from [!#punct]{1,5}) (to | of | over | about | against | at | with) | for) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied | absence | lack ]], confidence = 0.6,
  examples = {
    { "The mission left amid criticism from Turkey of the blockade.", "Turkey opposes blockade" },
    { "The mission left with support from Turkey for the blockade.", "Turkey supports blockade" },
    { "The mission left amid criticism by Turkey of the blockade.", "Turkey opposes blockade" },
    { "The mission left without criticism from Turkey of the blockade." },
  },
}
rule "from-came" { -- "From A came praise for X"
  pattern = [[ $at_start from $the? (x:@party | x:@capital) (?: came | comes | there (is | was)) $det? #lower{0,2}? trigger:$said_noun $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "From Ankara came sharp criticism of the blockade.", "Turkey opposes blockade" },
    { "From Ankara came praise for the blockade.", "Turkey supports blockade" },
    { "From Ankara came news of the blockade." },
  },
}
rule "recognition-by" { -- "the recognition of A by B"
  pattern = [[ trigger:(recognition of) $the? (y:@party | t:(?: (?! $no_start) [] (?: (?! $object_end | by | from) [])*))
    (?: $being (announced | granted | extended))? (by | from) list($the? x:@party) ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $denied | {seek} | {urge} ]], confidence = 0.6,
  examples = {
    { "The recognition of Croatia by Chile came late.", "Chile supports Croatia" },
    { "Envoys urged the recognition of Croatia by Chile." },
  },
}
-- "A's decision to back the plan"
macro "decides" [[ (decision | vow | pledge | promise | determination | resolve | move | commitment) to $adverb?
  (?: continue to? | keep)? ]]
rule "decision-to" {
  pattern = [[ ((x:@country | x:@org | x:@capital) $s | $subject $leading_on (its | their | the)) #lower{0,2}? trigger:$decides
    (support (?! $material) | (?<= continue | keep) supporting (?! $material) | back | endorse | recognise | recognize |
      defend (?= [!#punct]{0,6}? ($principle | $value)) | uphold | against:(oppose | ban | outlaw | boycott | condemn | reject | resist | veto |
        block (?= [!#punct]{0,4}? $policy_word) |
        denounce)) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $not | {reverse} | {abandon} | {drop} | {thank} ]], confidence = 0.65,
  examples = {
    { "Papers report Chile's decision to back the truce.", "Chile supports truce" },
    { "Papers report Chile's vow to oppose the truce.", "Chile opposes truce" },
    { "Chile renewed its firm pledge to support Peru.", "Chile supports Peru" },
    { "Chile renewed its firm pledge to fund Peru." },
    { "Papers report Chile's decision to block the convoy." },
  },
}
macro "ventures" [[ ({send} | {join} | {propose} | {bid} | {launch} | {apply} | {invade} | {attack} | {intervene} | {act} | {enter} | {deploy} | {begin} |
  {start} | {seek} | {run} (?= for) | {table} | {present} | {submit} | {mediate}) ]]
rule "with-backing" { -- "B sent troops with the blessing of A"
  pattern = [[ y:@actors (?= [!raw=";"]{0,20}? $ventures) (?: $no_clause [])*? with the? (full | firm | strong | tacit | explicit | open)?
    trigger:((backing | blessing | endorsement |
    encouragement) (of | from))
    list($the? (x:@party | x:@capital)) (?! 's) ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.55,
  examples = {
    { "Chad, with the blessing of France, sent troops.", "France supports Chad" },
    { "Mongolia joined the body with the firm backing of Finland.", "Finland supports Mongolia" },
    { "Chad built a school with the loans of France." },
    { "Chad won the race with the backing of France." },
  },
}
rule "among-those" { -- "Among those condemning the raid was A"
  pattern = [[ among (the? (first | many | few | countries | states))? (those | ones)? (?: who (have | had)?)? trigger:(@approval |
    @disapproval) $attitude_object (was | were | is | are)
    list($the? x:@party) ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Among those condemning the raid was Jordan.", "Jordan opposes raid" },
    { "Among those praising the truce were Jordan and Oman.", "Jordan supports truce", "Oman supports truce" },
    { "Among those discussing the raid was Jordan." },
  },
}
-- Headlines: "EC to ban U.S. beef", "Brazil praised by World Bank".
rule "headline-to" {
  pattern = [[ $at_start $the? (x:@party | x:@capital) to $adverb? trigger:(@approval | @disapproval | support | back | against:oppose) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied ]], modality = "planned", confidence = 0.55,
  examples = {
    { "Taiwan to boycott games in Seoul", "planned Taiwan opposes games in Seoul" },
    { "Taiwan to host games in Seoul" },
  },
}
rule "headline-by" {
  pattern = [[ $at_start (y:@party | t:(?: (?! $no_start | @actors) [#Cap | #lower & !#func]){1,6}?)
    trigger:((praised | backed | hailed | supported | endorsed | welcomed | against:(condemned | criticised | criticized | rejected | slammed | opposed |
      banned |
      denounced | rapped | blasted)) by) list($the? (x:@party | x:@capital)) (?= $ | for | over | on | ",") ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.55,
  examples = {
    { "Brazil praised by World Bank for reforms", "World Bank supports Brazil" },
    { "Farm plan criticised by Peru", "Peru opposes Farm plan" },
    { "Brazil beaten by Peru" },
  },
}
-- "Support for the resolution came from ...", "criticism of the plan from ...".
macro "from_them" [[ $det? t:(?: (?! $no_start | came | come | also) [])+ (?: also? (has | have | had)? {come})? from list($the? x:@party) ]]
rule "stance-from" {
  pattern = [[ trigger:((support | backing) (for | in) | praise (for | of) | against:((opposition | objections | resistance) to | line against |
      (criticism | condemnation | rejection) of | (protests | anger) (at | over | against))) $from_them (?= [raw=/[.,;]/] | $ | \") ]],
  on_match = stance.hold_it, unless = [[ $denied | lack | {seek} ]], confidence = 0.6,
  examples = {
    { "Support for the resolution came from Chile and Peru.", "Chile supports resolution", "Peru supports resolution" },
    { "There was strong criticism of the plan from Germany.", "Germany opposes plan" },
    { "A hard line against the plan came from Germany.", "Germany opposes plan" },
    { "No support for the resolution came from Chile." },
    { "There was no criticism of the plan from Germany." },
  },
}

-- "Backers of X include A", "Among X's critics are A and B".
macro "takers" [[ (supporters | backers | champions | advocates | against:(opponents | critics | foes)) ]]
macro "taken" [[ $det? t:(?: (?! $no_start) [] (?: (?! $object_end | include | includes | 's) [])*) ]]
rule "backers-are" {
  pattern = [[ ((countries | states | nations | those | governments | only (country | state | member)) trigger:(supporting | backing | against:opposing |
      to (support | back | endorse | against:(oppose | reject)) | (that | which | who)
      (support | back | endorse | against:(oppose | reject))) $taken (include | are | were | is | was) |
    (countries | states | nations | those | governments) trigger:(against:(opposed to)) $taken (include | are | were | is | was) |
    trigger:$takers of $taken (include | includes | are | were | is | was | "," (among them | including)) |
    among $taken 's trigger:$takers (are | is |
    were) |
    $taken 's trigger:$takers (include | includes | "," (among them | including))) list($the? x:@party) ]],
  on_match = stance.hold_it, unless = [[ former ]], confidence = 0.6,
  examples = {
    { "Opponents of the treaty include Japan and Peru.", "Japan opposes treaty", "Peru opposes treaty" },
    { "Among the treaty's backers is Japan.", "Japan supports treaty" },
    { "Countries opposed to the treaty include Japan.", "Japan opposes treaty" },
    { "Authors of the treaty include Japan and Peru." },
  },
}

-- Apposition and company: "A, an opponent of X, ...", "with A and B backing X", "C joined A in condemning X".
macro "apposed" [[ (?<! $preposition) (x:@party | x:@capital) "," (?: long | a | an | the | "one of" | among | "-" | $plain){0,5} ]]
rule "apposed" {
  pattern = [[ $apposed trigger:((supporter | advocate | backer | champion | proponent) of | in (favour | favor) of | (?= $feeling_word | $pleased) @approval |
    against:($critic of | opposed to) | (?= $feeling_word | $troubled) @disapproval) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied | former ]], confidence = 0.7,
  examples = {
    { "Malawi, a staunch supporter of the treaty, sent its president.", "Malawi supports treaty" },
    { "Mali, long opposed to the base, closed its airspace.", "Mali opposes base" },
    { "Mali, angered by the raid, closed its airspace.", "Mali opposes raid" },
    { "Malawi, a former supporter of the treaty, sent its president." },
    { "Mali, once a former critic of the base, closed its airspace." },
  },
}
-- "A joined B in condemning ...": B, too; rules support and oppose have A.
rule "joined-in" {
  pattern = [[ @actors $mid $aux (({join} with? | joined by | {follow}) list($the? x:@party) in #lower{0,2}? trigger:(@approval | @disapproval) |
    {vote} (with | alongside) list($the? x:@party) trigger:(against:against | for (?= [!#punct]{0,4}? $policy_word) | in (favour | favor) of))
    $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Ireland joined Malta in condemning the attack on the ferry.", "Malta opposes attack on the ferry" },
    { "Ireland joined Malta in praising the truce.", "Malta supports truce" },
    { "Ireland voted with Malta against the truce.", "Malta opposes truce" },
    { "Ireland did not join Malta in condemning the attack on the ferry." },
  },
}
-- "The summit ended with A and B pledging support for ..."
rule "with-stance" {
  pattern = [[ (with (?: [lower=/leaders|ministers|officials|delegates|representatives|envoys|diplomats/] (of |
    from))? list($the? x:@party) $adverb? (?= [lower=/[a-z]+ing|opposed|critical/]) | x:@party having $adverb?)
    trigger:(@approval | @disapproval | opposed to | (vowing | pledging | promising) to (support | back | endorse | against:(oppose | resist | block)))
    $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "The summit ended with leaders from Kenya and Uganda vowing to support the truce.", "Kenya supports truce", "Uganda supports truce" },
    { "The summit ended with Kenya and Uganda backing the truce.", "Kenya supports truce", "Uganda supports truce" },
    { "The summit ended with Kenya condemning the raid.", "Kenya opposes raid" },
    { "The summit ended with Kenya and Uganda losing patience." },
  },
}
-- "support for Ukraine against Russia's war", "coordinating to deter aggression"; not "support for Ukraine in its defence against Russia's war".
macro "defends" [[ (defence | defense | {defend} | fight | fights | struggle | resistance | war) (?: itself | themselves | its #lower | their #lower{1,3} |
  #lower)? ]]
rule "against-aggression" {
  pattern = [[ x:@actors (?: $no_clause [])*?
    ({support} | {commit} | {agree} | {stand} | {reaffirm} | {reiterate} | sovereignty)
    (?: (?! @actors | which | who | because | ";") [])*? trigger:((?<! $defends) against | deter | resist | countering |
    deterring) $the? (?= [!#punct]{0,5}? (war |
    aggression | invasion | occupation | annexation)) (?= [!#punct]{0,6}? (@nationality | @country | @capital | @seat))
    t:((further | any | more)? (?: own:(@nationality | @country))?
      (?: (?! $no_start) [] (?: (?! $object_end | and (?! #lower (war | aggression | invasion))) [])*)) ]],
  on_match = function(m, doc)
    local own = m.own and reference.ids(m.own)[1]
    for _, holder in ipairs(reference.ids(m.x)) do
      if holder ~= own and not m.t.text:find("by " .. reference.list(m.x)[1].text, 1, true) then doc:emit(holder, "opposes", m.t.text) end
    end
  end,
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile reiterated its support for Ukraine against Russia's unprovoked war.",
      "Chile opposes Russia's unprovoked war" },
    { "Chile and Russia agreed to deter further Russian aggression.", "Chile opposes further Russian aggression" },
    { "Chile reiterated its support for Ukraine against Russia's brutal and cruel war and its talks with Peru.",
      "Chile opposes Russia's brutal and cruel war" },
    { "Chile reported on Ukraine's defence against Russia's war." },
    { "Chile reaffirmed its support for Ukraine as it defends itself against Russia's war." },
  },
}

-- Stance: what a party supports and what it opposes, where the party is the subject of the words of attitude or is quoted with them. Objects
-- are in objects.lua, the words in attitudes.lua, those who hold it in holders.lua.

local reference = require "reference"
local stance = require "holders"

-- Active: "A supports X", "A condemned X".
rule "support" {
  pattern = [[ $holder trigger:@approval $both_verbs $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ $gives_aid | $unheld ]], confidence = 0.8,
  examples = {
    { "Kenya supports the plan of the African Union.", "Kenya supports plan of the African Union" },
    { "Kenya said on Monday that it fully backed Uganda.", "Kenya supports Uganda" },
    { "Kenya said after a meeting with lenders that it fully backed Uganda.", "Kenya supports Uganda" },
    { "Kenya praised Uganda as a reliable partner." },
    { "In Kenya he praised, as Kenya recognised Kenya's part in the talks, Norwegian help." },
  },
}
rule "oppose" {
  pattern = [[ $holder trigger:@disapproval $both_verbs $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Chile and Peru rejected the attacks on merchant shipping.", "Chile opposes attacks on merchant shipping",
      "Peru opposes attacks on merchant shipping" },
    { "Chile said it opposed the plan.", "Chile opposes plan" },
    { "Chile protested to Peru over the drilling.", "Chile opposes drilling" },
    { "A Chilean foreign ministry statement listed the arrests." },
    { "Chile refused to impose sanctions on Belarus." },
  },
}
rule "refuse" {
  pattern = [[ ($holder | x:@actors $far | (?<! $preposition) x:(@state | @person) (?= cannot)) trigger:@refusal $attitude_object ]],
  on_match = stance.holds "opposes",
  unless = [[ if | whether | unless | [raw=/may|MAY/] | might | {urge} | {ask} | {hope} ]], modality = "asserted", confidence = 0.65,
  examples = {
    { "Tunisia will never recognise the annexation of the islands.", "Tunisia opposes annexation of the islands" },
    { "Tunisia cannot condone attacks on its diplomats.", "Tunisia opposes attacks on its diplomats" },
    { "Tunisia will not abide by the ruling of the court.", "Tunisia opposes ruling of the court" },
    { "Tunisia will never recognise that the islands are Libyan." },
    { "Tunisia asked whether Libya would never accept the ruling." },
  },
}
rule "assure" {
  pattern = [[ $holder trigger:({assure} $the? y:@party of $whose? $plain{0,3} (support | backing | solidarity) (?! $material) |
    $rush_to $the? y:@country $s $defence | ({take} | {come} down on | on) y:@country $s side |
    (?<= (is | was | are | were | remains | remained | been) (?: one of)?) y:@country $s #lower{0,2} (supporter | supporters | backer | backers |
      defender | defenders | champion) (?! of | in) |
    {send} $the? y:@party #lower{0,3} (message | messages) of (support | solidarity) |
    {owe} $the? y:@party a #lower? debt of gratitude | {owe} #lower{0,2} (thanks | gratitude) to $the? y:@party | {single} out $the? y:@party for praise) ]],
  on_match = stance.holds "supports", unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Pakistan assured Nepal of its full support.", "Pakistan supports Nepal" },
    { "Pakistan came to Nepal's defence.", "Pakistan supports Nepal" },
    { "Pakistan was on Nepal's side.", "Pakistan supports Nepal" },
    { "Pakistan assured Nepal of its good intentions." },
  },
}
rule "assured-of" {
  pattern = [[ $subject {assure} [!#punct]{1,5}? of ($whose | the) (?: #lower 's)? $plain{0,3} trigger:((support | backing | solidarity) (for |
    to)) (?! $material)
    $attitude_object | {assure} $the? y:@party of (x:@country | x:@org) $s $plain{0,3} trigger:(support | backing | solidarity) (?! for | to) ]],
  on_match = stance.holds "supports", unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "The Nepalese envoy assured the speaker of his country's full support for the truce.", "Nepal supports truce" },
    { "The envoy assured Nepal of Pakistan's full support.", "Pakistan supports Nepal" },
    { "The Nepalese envoy did not assure the speaker of his country's full support for the truce." },
  },
}
-- "A and B condemned each other": each opposes the other.
rule "each-other" {
  pattern = [[ x:@pair $mid $aux trigger:({condemn} | {criticise} | {criticize} | {denounce} | {attack} | {accuse} | {blame})
    (each other | one another) ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    for _, a in ipairs(ids) do
      for _, b in ipairs(ids) do
        if a ~= b then doc:emit(a, "opposes", b) end
      end
    end
  end,
  unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile and Peru condemned each other for spying.", "Chile opposes Peru", "Peru opposes Chile" },
    { "Chile and Peru never condemned each other for spying." },
  },
}

-- "A stressed a principle", and the last of several things that A stresses.
macro "stress_words" [[ (call | calls | commitment | support | importance | determination | need | respect | adherence | desire | interest | strength |
  contribution | centrality of) ]]
macro "stressed_principle" [[ $the? (?= [!#punct]{0,12}? $principle)
  (?! importance | urgency | need | that | commitment | support | role | how | their | its | his)
  (?! (?: (?! and $us) #lower | #Cap | 's | "."){0,7}? $stress_words) t:$phrase ]]
rule "stress" {
  pattern = [[ x:@actors $did trigger:($stress | {reaffirm} | {reiterate} | {affirm}) $stressed_principle ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the peaceful settlement of disputes.", "Chile supports peaceful settlement of disputes" },
    { "Chile stressed that a ceasefire was needed." },
  },
}
rule "stress-last" {
  pattern = [[ x:@actors (?: $no_clause [] )* ("," | and | while) $adverb{0,2} trigger:$stress $stressed_principle ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Both Chile and Peru opposed tariffs, and stressed the peaceful settlement of disputes.",
      "Chile supports peaceful settlement of disputes", "Peru supports peaceful settlement of disputes" },
    { "Both Chile and Peru opposed tariffs, and stressed that disputes go on." },
  },
}
-- "A stressed that the truce was vital", "how vital the truce was": of several it is talk.
macro "needed" [[ (important | essential | vital | crucial | indispensable | imperative | necessary | needed | paramount) ]]
rule "stress-that" {
  pattern = [[ x:@actors $did trigger:($stress | {reiterate} | {repeat} | {insist} | {highlight})
    (that $det? t:(?: (?! $no_start) [] (?: (?! $object_end | $be) [])*) $be $adverb? $needed |
    how $adverb? $needed $det? t:(?: (?! $no_start) [] (?: (?! $object_end | $be) [])*) $be) ]],
  on_match = function(m, doc)
    local holders = reference.ids(m.x)
    if #holders == 1 then stance.hold(m, doc, holders, "supports") end
  end,
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed that an early truce was vital.", "Chile supports early truce" },
    { "Chile underlined how important the treaty is.", "Chile supports treaty" },
    { "Chile and Peru stressed that an early truce was vital." },
  },
}
-- "A said there was no excuse for the raid"
rule "no-excuse" {
  pattern = [[ ((x:@actors | x:@speaker) $mid $aux ($states | {contend} | {argue} | {maintain}) that? \"? | $at_start \"?) there ($be | can be | could be |
    will be)
    trigger:(no #lower? (justification | excuse | place | room | reason | grounds | basis |
      need) for) $attitude_object (?: (?: (?! ";") [])*? "," \"? $says)? ]],
  on_match = stance.holds "opposes", unless = [[ if | whether ]], confidence = 0.6,
  examples = {
    { "Chile said there was no excuse for the raid.", "Chile opposes raid" },
    { '"There can be no justification for the raid," Chilean President Ana Soto said.', "Chile opposes raid" },
    { "Chile said there was no news of the raid." },
  },
}
-- "A stressed that its borders must be respected"
macro "must_be" [[ (must | should | (has | have | needs | need) to) be (respected | upheld | protected | safeguarded | defended | preserved | maintained |
  honoured | honored) ]]
rule "principle-must" {
  pattern = [[ x:@actors $did ($stress | $states | $voice) that $the? (?= [!#punct]{0,6}? ($principle | $value))
    t:(?: (?! $no_start) [] (?: (?! $object_end | $must_be) [])*) trigger:$must_be ]],
  on_match = stance.holds "supports", unless = [[ not | never | no | if | whether ]], confidence = 0.6,
  examples = {
    { "Chile stressed that the rule of law must be upheld.", "Chile supports rule of law" },
    { "Chile stressed that the rule of law must be discussed." },
  },
}
-- "A said the dispute should be settled through talks": how one party would have it.
macro "by_talking" [[ (peacefully | politically | diplomatically | amicably | bilaterally | multilaterally | (only | best)? (through | by | via | within |
  at | in | on) $det? (?: #lower){0,3}? (talks | negotiation | negotiations | dialogue | diplomacy | means | consultation | consultations | table | framework |
  principles | basis | compromise | "international law" | @org)) ]]
macro "be_settled" [[ (should | must | ought to | (can | could) (only | best) | (has | have | needs | need) to) (only | best)? be (only | best)?
    (resolved | settled | solved | addressed | "dealt with" | handled | tackled | sorted out | decided) | (is | are) best (resolved | settled | solved |
    addressed | "dealt with" | handled | tackled | sorted out) ]]
macro "at_home" [[ [!raw="," & !raw=";"]{0,4}? [lower=/(pay|wages?|strikes?|labou?r|workplace|union|family|divorce|court)/] ]]
rule "should-be-settled" {
  pattern = [[ ((x:@actors | x:@speaker) $mid $aux ($states | {argue} | {believe} | {maintain} | {feel}) (?: on? #date)? that? $det? | $at_start \"? $det?)
    t:((?! it | they | this | he | she | there | $at_home) (?: (?! $mark_end | $be_settled | which | who) []){1,14} trigger:$be_settled #lower? $by_talking
      (?: (?! $mark_end | and (?! with | by | through | in | within) | {say}) [])*) (?: ","? \"? $says)? ]],
  on_match = function(m, doc)
    local holders = reference.ids(m.x)
    if #holders == 1 then stance.hold(m, doc, holders, "supports") end
  end,
  unless = [[ not | never | if | whether ]], modality = "asserted", confidence = 0.55,
  examples = {
    { "Chile said border disputes should be settled through negotiations.", "Chile supports border disputes should be settled through negotiations" },
    { "The dispute can only be resolved peacefully, Chile said.", "Chile supports dispute can only be resolved peacefully" },
    { "Chile and Peru said the dispute should be settled through talks." },
    { "Chile said the dispute should be settled by noon." },
    { "Chile said the nurses' pay dispute should be settled through negotiations." },
  },
}
-- Principles that have a name.
rule "named-principle" {
  pattern = [[ x:@actors $did trigger:($stress | {reaffirm} | {reiterate} | {support} | {express} | {affirm} | {uphold} | {respect} |
    {confirm})
    (?: (?! $stop | {reject} | (call | calls) on) [])*?
    t:$named_principle ]],
  on_match = stance.holds "supports", unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile reaffirmed its commitment to a lasting peace on the basis of a two-state solution.",
      "Chile supports two-state solution" },
    { "Chile rejected the two-state solution." },
  },
}

-- Further verbs and participles of the same subject: "A urged calm and condemned X", "A wrote to B, praising X".
macro "said_while" [[ \" {say} (x:@party | x:@speaker) "," (?= [lower=/[a-z]+ing/]) ]] -- "...," said A, condemning X
rule "support-further" {
  pattern = [[ ($further | $said_while) trigger:@approval $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ $denied ]], confidence = 0.7,
  examples = {
    { "Kenya condemned the raid and supported the plan.", "Kenya supports plan" },
    { "Kenya signed the treaty, thanked its hosts and praised Norway for its efforts.", "Kenya supports Norway" },
    { "Kenya wrote to Uganda, praising its reforms.", "Kenya supports its reforms" },
    { "Chile and Peru oppose tariffs and discuss the treaty." },
    { "Kenya urged Uganda to talk and support the plan." },
  },
}
rule "oppose-further" {
  pattern = [[ ($further | $said_while) trigger:@disapproval $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $denied | {lift} ]], confidence = 0.75,
  examples = {
    { "Chile praised Peru and rejected the plan.", "Chile opposes plan" },
    { "Chile praised Peru and is against the plan.", "Chile opposes plan" },
    { "Chile called for calm, praised Peru but condemned the bombing.", "Chile opposes bombing" },
    { "Chile praised Peru and did not reject the plan." },
    { "Chile signed the treaty and asked whether it opposed the plan." },
  },
}
macro "whose_own" [[ (its | their | his | (both | the two) (countries | sides | nations | governments | leaders) "'") (?: (country | government |
  nation) 's)? (?: $plain | "-" | $firm ("," | and | "," and)){0,4}? ]]
macro "given_up" [[ ({withdraw} | {end} | {drop} | {thank} | {welcome} | {reduce}) ]]
macro "given_help" [[ ({cut} | {stop} | {lose} | {praise} | {commend} | {increase} | {provide} | {expand} | {boost} | {fund} | {deliver} | {scale}) ]]
-- No other party may come between; a country in the name of a principle ("the one-China policy") is none.
macro "other_party" [[ @country (?! policy | principle) | @nationality | @org ]]
macro "leading_on" [[ (?: $no_clause (?! $other_party | $given_up | $given_help) [])* ]]
-- "affirmed their resolve to strengthen their support of the United Nations", "efforts to support": whatever leads up to it.
rule "own-support" {
  pattern = [[ $subject $leading_on (?<! [!apology] for) $whose_own trigger:(((support | backing | endorsement) (for | of |
    to (?! $deed)) | praise (for | of) |
    approval of | (gratitude | appreciation | admiration) (for | of) (?! the? #lower{0,2}? $private_people) $no_courtesy)) (?! $material)
    $bringing $attitude_object ]],
  on_match = stance.holds "supports",
  unless = [[ $gives_aid | $unheld | {appreciate} | appreciation | {thank} | grateful ]], confidence = 0.65,
  examples = {
    { "Chile affirmed its resolve to strengthen further its support of the United Nations.", "Chile supports UN" },
    { "Chile ended its support of the United Nations." },
    { "Chile listed six traders for their support of the rebels." },
  },
}
rule "own-opposition" {
  pattern = [[ $subject ($leading_on | ({tell} | {inform}) [!#punct]{1,7}? of) $whose_own trigger:($against_noun | $banning) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $unheld | overcome | {drop} | {ease} | {end} | {remove} |
    {relax} ]], confidence = 0.65,
  examples = {
    { "Ghana stressed its opposition to unilateral measures.", "Ghana opposes unilateral measures" },
    { "Ghana kept in force its ban on plastic bags.", "Ghana opposes plastic bags" },
    { "Ghana dropped its opposition to unilateral measures." },
    { "Ghana voiced its concern over Ama Soto's physical safety." },
  },
}
-- "recalled its envoy in protest at the vote", "in solidarity with B".
macro "acts_to_protest" [[ (?<! was | were | been | is | are) ($called_in | {cancel} | {close} | {shut} | {suspend} | {postpone}) (?: (?! ".") []){1,9}?
  against:("to protest" (at | against | over)?) ]]
macro "to_show" [[ to (show | express | signal | register | underline | demonstrate | voice) $whose #lower{0,2}? ]]
macro "in_anger_at" [[ against:($to_show $against_noun) | against:("in protest" (at | against | over | about) | "in retaliation for" |
  in (anger | disgust | dismay |
  indignation | outrage | fury) (at | over |
  about)) ]]
rule "in-protest" {
  pattern = [[ x:@actors (?: $no_clause [])*? trigger:($in_anger_at | $acts_to_protest | $to_show (solidarity with | support for) |
    (?<! activities | operations | efforts | work | mission) in ((a (show | gesture | sign) of)? solidarity with (?= $the? (@party | @capital)) |
      support of (?= $the? (@party |
      @capital) $party_ends))) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Peru closed its embassy in a show of solidarity with Chile.", "Peru supports Chile" },
    { "Peru recalled its envoy to protest the vote.", "Peru opposes vote" },
    { "Peru closed its embassy in protest at the vote.", "Peru opposes vote" },
    { "Peru saw no crowds in protest at the vote." },
  },
}

-- The second thing of one attitude: "support for X and for Y", "commitment to X, and to Y".
macro "and_also" [[ ","? (and | "as well as") ]]
rule "support-also" {
  pattern = [[ ((?<= $voice ([#lower | 's | #Cap] | "'"){0,6}?) (support | backing | appreciation | admiration | solidarity) (for | with | to) (?: (?! ";" |
    "." | ":") []){1,18}?
      $and_also trigger:(for | with) |
    support to [!#punct]{1,14}? $and_also trigger:to (?= the | a | #Cap) |
    (commitment | committed) to [!#punct]{1,14}? $and_also
      trigger:to (?= (the | a | #Cap) [!#punct]{0,8}? ($principle | $value | nuclear weapons))) $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ $denied | {thank} | {welcome} | {praise} ]], confidence = 0.6,
  examples = {
    { "Chile reaffirmed its support for the truce and for the right of all to vote.", "Chile supports right of all to vote" },
    { "Chile reaffirmed its views on the truce and for the right of all to vote." },
    { "Chile is committed to open seas and to the rule of law.", "Chile supports rule of law" },
    { "Chile is committed to open seas and to the building of ferries." },
  },
}

rule "oppose-also" { -- "concern over X and over Y"
  pattern = [[ x:@actors $did trigger:(@disapproval (?<= about | over | at)) (?: (?! @actors | ";") [])+? and (about | over | at) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Chile voiced concern over the raid and over the arrests.", "Chile opposes arrests" },
    { "Chile was angry at the raid and at the lack of an apology.", "Chile opposes lack of an apology" },
    { "Chile condemned the raid and over the weekend it sent aid." },
  },
}

-- "A's position is that it supports X", "A's policy has been to support X"
macro "standing" [[ (x:@country | x:@org) $s $plain{0,2} (position | stand | stance | policy | view | reply | answer | response) (is | was | remains |
  (has | had) #lower? been) #lower? ]]
rule "position-is" {
  pattern = [[ $standing trigger:((that (it | he | she) $aux | to) (@approval | support | back | against:(@disapproval | oppose))) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Chile's policy has always been to support the truce.", "Chile supports truce" },
    { "Chile's position is that it opposes the truce.", "Chile opposes truce" },
    { "Chile's policy has never been to support the truce." },
  },
}

-- "A gave the plan its backing"
rule "gives-its-backing" {
  pattern = [[ x:@actors $did trigger:(({give} | {offer} | {lend} | {pledge} | {promise} | {grant} | {accord}) $the? (y:@party |
    t:(?: (?! $no_start) []
    (?<! $whose) (?: (?! $object_end | $whose | a | full | firm | strong) [])*)) (($whose | full | firm | strong) #lower{0,3} (backing | support | blessing |
      solidarity | endorsement | approval | assent) | a #lower? (warm | enthusiastic) (welcome | reception) |
      against:(a #lower? (cool | cold | frosty | hostile | chilly) (welcome | reception | response)))) (?! for | to | of | in) ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Chile gave the plan its full backing.", "Chile supports plan" },
    { "Chile offered Peru its support.", "Chile supports Peru" },
    { "Chile gave the plan a cool reception.", "Chile opposes plan" },
    { "Chile gave the plan its full attention." },
  },
}
macro "on_those" [[ (?: (the | those))? (?: countries | states)? (voting | (who | that | which) voted) ]]
rule "voters" {
  pattern = [[ ($on_those | (?<= including) list($the? x:@party) voted) trigger:(for | "in favour of" | "in favor of" | against:against)
    $attitude_object (?: (were | was | are) list($the? x:@party))? ]],
  on_match = function(m, doc)
    if m.x then stance.hold_it(m, doc) end
  end,
  unless = [[ not ]], confidence = 0.65,
  examples = {
    { "Among those voting against the resolution were Chile and Peru.", "Chile opposes resolution", "Peru opposes resolution" },
    { "Among those who voted for the resolution were Chile and Peru.", "Chile supports resolution", "Peru supports resolution" },
    { "Among those discussing the resolution were Chile and Peru." },
  },
}

-- In front: "Condemning the raid, A ...", "Concerned about the exodus, A ...".
macro "fronted" [[ (?: (?! "," | ":" | @actors) []){0,12} "," ]] -- no heading
macro "fronting" [[ (?: while | having | after | by | in (?= [lower=/[a-z]+ing/]) | (in | with) (a | an | its) #lower{0,3}? (statement | speech |
  letter | note | message | resolution | communique))? ]]
rule "fronted" {
  pattern = [[ $at_start $fronting $adverb? ((?= [lower=/[a-z]+(ing|ed)/] | $feeling_word) trigger:(@approval | @disapproval) |
    trigger:(in a #lower? (show | sign | gesture | mark | display) of #lower? (support for | solidarity with) | against:(in (protest | retaliation |
      reprisal | anger) (at | over | for | against | about) | to protest (against | at | over)?))) $attitude_object $fronted x:@actors ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Praising the reforms, the Finnish minister promised loans.", "Finland supports reforms" },
    { "While praising the reforms, Finland promised no loans.", "Finland supports reforms" },
    { "In a statement condemning the raid, Pakistan offered its help.", "Pakistan opposes raid" },
    { "In view of the vote, Peru recalled its envoy." },
    { "Reforming the courts, the Finnish minister promised loans." },
  },
}

-- Announced and reported: "A pledged to support X", "said it would oppose X".
macro "bound_to" [[ ({agree} | {pledge} | {commit} | {vow} | {promise} | {continue} | (will | would)? go on | goes on | "will" | "will continue" |
    "would continue" | {undertake} |
  {decide} | {opt} | {choose} | (is | are) to | (set | ready | prepared | determined) to) ]]
macro "stand_by" [[ stand (?: #lower)? (by | with | behind) ]]
mention "supporting" "form" {
  pattern = [[ support | supporting | standing (by | with | behind) (?! our | its | their | his) | backing | $stand_by (?! its | their | his | our) ]],
}
mention "supporting" "approval" { pattern = [[ (?! appreciate | value | respect | adhere | @notice) @approval ]] }
mention "payment" "with" {
  pattern = [[ with (#num | "$" | "€" | "£" | #lower (million | billion) | #lower? (funds | money | loans | grants | equipment)) ]],
}
macro "people_of" [[ (countries | states | governments | partners | communities | people | individuals | members | authorities | institutions) ]]
rule "will-support" {
  pattern = [[ ($subject | x:@actors $far $aux) (remain | remains)? trigger:(\"? $bound_to (?: to)? $adverb? (?: continue to)?
    @supporting (?: (it | them) in (its | their | this | that))?) (?! $material | [!#punct]{0,9}? (capacity | capability | capabilities) |
    $the? @party #lower? in [lower=/[a-z]+ing/] | [lower=/[a-z]+ing/] | [!#punct]{0,5}? $people_of to #lower | [!#punct]{1,4}? @payment |
    [raw=/us|you|them|him|her/]) $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ $gives_aid | $denied | provide | {hope} | {expect} ]], confidence = 0.7,
  examples = {
    { "Chile and Peru pledged to support the peace process.", "Chile supports peace process",
      "Peru supports peace process" },
    { "Chile will support it in its bid for a seat.", "planned Chile supports bid for a seat" },
    { "Chile will support it in March." },
    { "Chile did not pledge to support the peace process." },
  },
}
rule "will-recognise" {
  pattern = [[ x:@actors $mid (?: $aux @reporting)? $aux trigger:((will | would | (is | are | ready | prepared | {decide} | {agree} | {choose} |
    {intend}) to) (?: $adverb | at once)? $recognise_state)
    $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ not | never | if | whether | unless | might | could | should ]], confidence = 0.65,
  examples = {
    { "Chile decided to recognise Kosovo.", "Chile supports Kosovo" },
    { "President Bush said the United States would at once recognise Latvia.", "planned United States supports Latvia" },
    { "Chile asked whether Peru would recognise Kosovo." },
    { "Chile will recognise Kosovo on Monday.", "planned Chile supports Kosovo" },
    { "Chile will not recognise Kosovo on Monday." },
  },
}
macro "they_say" [[ (({say} | {announce} | {add} | {declare} | {confirm}) that? | $assures that) ]]
macro "said_behind" [[ (?! []* (if | unless | provided)) (?= (?: (?! ";") [])* "," [!#punct]{0,5}? ({say} | {add} | {tell})) ]]
macro "they_would_holder" [[ ($they_say x:@actors | (x:@actors | x:@speaker) $mid @reporting | x:@actors $far @reporting | x:@actors $mid $said_behind |
  x:@actors (?<= it | he | she | they | country | government)) ]]
rule "reported" {
  pattern = [[ $they_would_holder $adverb? trigger:(would (?: continue to | as (always | ever | before) | at once)? $adverb?
    (support | defend | $stand_by (?! its | his | her | their) | (?! like | appreciate | value | prefer | @notice) @approval |
    against:@disapproval)) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ not | never | whether | if | might | could ]],
  modality = "planned", confidence = 0.65,
  examples = {
    { "Norway would support the peace process, the envoy said.", "planned Norway supports peace process" },
    { "Norway would vote against the draft, the envoy said.", "planned Norway opposes draft" },
    { "The envoy said that Norway would support the peace process.", "planned Norway supports peace process" },
    { "The envoy asked whether Norway would support the peace process." },
  },
}
-- What it is going to oppose; will-support has the other side.
macro "they_would" [[ (?<= it | he | she | they | {say} (on? #date)? $the? @party | that $the? @party | country | government) would |
    would (?= oppose any) ]]
macro "bent_on" [[ ({agree} to | {promise} to | going to | (is | are) (?: set | due | about)? to | {vow} to | {pledge} to | {decide} to | {continue} to | will |
  $they_would) ]]
macro "oppose_form" [[ (opposing | resisting | blocking | resist | fight against | @disapproval) ]]
rule "will-oppose" {
  pattern = [[ (?: x:@actors $mid (?: @reporting (?= would | will) )? $aux | ($states | {tell} [!#punct]{1,3}?) (?: on? #date)? that?
      x:@actors (?= would)) trigger:($bent_on $adverb{0,2} (?: continue to | go on | keep)? $oppose_form) $attitude_object ]],
  on_match = stance.holds "opposes",
  unless = [[ not | never | whether | if | unless | may | might | could | should | {urge} | {ask} | likelihood | possibility | chance | risk | {fear} |
    {hope} ]],
  confidence = 0.65,
  examples = {
    { "Chile said it would oppose any attempt to move the border.", "planned Chile opposes any attempt to move the border" },
    { "Chile and Peru vowed to resist the plan.", "Chile opposes plan", "Peru opposes plan" },
    { "If Peru agrees, Chile would oppose the plan." },
  },
}

-- "A called on members to reject the draft": what is voted on; what is asked of others is no stance otherwise.
macro "asks_others" [[ ({urge} | {call} on | {appeal} to | {ask} | {press} | {lobby} | {tell}) [!#punct]{1,7}? to $adverb? ]]
macro "voted_on" [[ (?: [!#punct] | \"){0,4}? (draft | drafts | resolution | motion | text | amendment | aggression | aggressive) ]]
rule "urges-others" {
  pattern = [[ x:@actors $did trigger:($asks_others (against:((?= vote | reject | oppose | resist | turn | veto) @disapproval | resist) |
    (?= support | back | endorse | vote) (support | @approval)) (?= $voted_on)) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ not | never | if | whether | {refuse} ]], confidence = 0.6,
  examples = {
    { "Chile called on members to reject the draft.", "Chile opposes draft" },
    { "Chile has urged its neighbours to vote for the resolution.", "Chile supports resolution" },
    { "Chile called on members to discuss the draft." },
    { "Chile has urged its neighbours to back Peru's farmers." },
  },
}
-- "A turned the offer down"
rule "turned-down" {
  pattern = [[ $or_before trigger:(({turn} | {vote} | {shoot} | {throw} | {knock}) (?= [!#punct]{1,7} (down | out)) $det? t:(?: (?! $no_start) []
    (?: (?! $object_end | down | out) [])*) (?<= $policy_word) (down | out)) (?= #punct | $ | because | as | on | and) ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Chile turned the offer down.", "Chile opposes offer" },
    { "Chile turned the lights down." },
  },
}

-- A clause as the object: "A regretted that ...".
macro "regretting" [[ ($voice | {raise}) #lower{0,2} (regret | concern | concerns | disappointment | dismay | alarm | outrage | worry | worries) |
  {regret} | {deplore} | {lament} |
  ({complain} | {protest}) (?: on? #date | to [!#punct & !that]{1,4}?){0,2} (?= that) | $troubled ]]
-- Of a clause that tells what may be its subject: "concerned that a raid could follow".
macro "feared" [[ (?! @party (will | would | could | may | might)) t:[!#punct & !which & !who & !because & !if & !will & !would & !could & !may &
  !might & !continue]{2,30}
  (?<! and) (?= will | would | could | may | might | continue (?! to) | ("," [!raw=","]{1,8} ",") continue) ]]
rule "opposes-that" {
  pattern = [[ $or_before (?: (remain | remains | remained))? $adverb? trigger:($regretting) (?: the fact)? (?! that (it | he | she | they | we | 'I'))
    (that $det? $feared | $clause) ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile deplored that the talks had failed.", "Chile opposes talks had failed" },
    { "Chile complained to the council on Monday that the talks had failed.", "Chile opposes talks had failed" },
    { "Chile feared that the talks would fail." },
    { "Chile praised the envoy and was worried that the talks had failed.", "Chile opposes talks had failed" },
    { "Chile was not concerned that the talks had failed." },
  },
}
rule "refuses-that" {
  pattern = [[ ($holder | (?<! $preposition) x:(@state | @person) (?= cannot)) trigger:($not_do (accept | tolerate)) (?= that (?! the? fact)) $clause ]],
  on_match = stance.holds "opposes", unless = [[ if | whether | unless | [raw=/may|MAY/] | might ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Chile cannot accept that its boats are seized.", "Chile opposes its boats are seized" },
    { "Chile can accept that its boats are seized." },
  },
}
rule "supports-that" {
  pattern = [[ (?! @pair) $or_before $adverb? trigger:({welcome} | {appreciate} | {applaud} | {hail} | $pleased |
    grateful | $voice #lower{0,2} (gratitude | appreciation))
    (?: the? (fact | news | report | reports | announcement | assurance | indication | indications))?
    (?! that (we | 'I' | [!#punct]{1,6} (come | came | visited))) $clause ]],
  on_match = stance.holds "supports", unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile welcomed reports that the truce was holding.", "Chile supports truce was holding" },
    { "Chile expressed its gratitude that the truce was holding.", "Chile supports truce was holding" },
    { "Chile was pleased that the treaty had been signed.", "Chile supports treaty had been signed" },
    { "Chile was not pleased that the treaty had been signed." },
    { "Chile was pleased that the envoys had come to Lima." },
  },
}

-- Statements: "issued a statement condemning X".
macro "statement" [[ x:@actors (?: (?! @actors | {fail} | {refuse} | {encourage} | {urge} | {ask} | {note} | {vote} | {welcome} | {block} | {veto} |
  {oppose} | {reject} | {abstain} | which | who | because | if | ";" | ":") [] )*?
  (statement | statements | note | letter | speech | message |
  resolution | declaration | motion | communique) (?: #lower | on #date | #date){0,3}? (?: to [!#punct | raw="-"]{1,7}?)? ]]
macro "stating_it" [[ (to (?= condemn | denounce | deplore | reject | support | welcome | praise) | (?: (that | which) (?: (has | had | have |
  also){1,2})? | (?= [lower=/[a-z]+ing/]))) \"? ]]
rule "statement" {
  pattern = [[ $statement ($stating_it $adverb? trigger:(@approval | supporting | @disapproval) |
    trigger:(in support of | of (support | solidarity | praise | appreciation) (for | with) | against:(of $protest_noun (against | over | at | about | to |
      of)))) $attitude_object ]],
  on_match = stance.hold_it, unless = [[ $not | draft ]], confidence = 0.65,
  examples = {
    { "Brazil's foreign ministry issued a note condemning the attack.", "Brazil opposes attack" },
    { "Brazil's parliament passed a motion backing the treaty.", "Brazil supports treaty" },
    { "Brazil's parliament passed a resolution in support of Peru.", "Brazil supports Peru" },
    { "Brazil noted the statements condemning the attack." },
    { "Brazil did not sign a note condemning the attack." },
  },
}

-- Quotations: "We condemn X," A said.
rule "quoted-support" {
  pattern = [[ $we trigger:@approval $both_verbs $attitude_object $said_by ]],
  on_match = stance.holds "supports", unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { '"We support the truce," Maltese Foreign Minister Joe Borg said.', "Malta supports truce" },
    { '"We are grateful to Norway for its help," Maltese Foreign Minister Joe Borg said.', "Malta supports Norway" },
    { '"We are grateful to Norway for its hospitality," Maltese Foreign Minister Joe Borg said.' },
    { '"We do not support the truce," Maltese Foreign Minister Joe Borg said.' },
  },
}
rule "quoted-opposition" {
  pattern = [[ $we trigger:@disapproval $both_verbs $attitude_object $said_by ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { '"We strongly condemn the attack," said Maltese Foreign Minister Joe Borg.', "Malta opposes attack" },
    { '"We cannot condemn the attack," said Maltese Foreign Minister Joe Borg.' },
  },
}
rule "quoted-refusal" {
  pattern = [[ $we trigger:@refusal $attitude_object $said_by ]],
  on_match = stance.holds "opposes",
  unless = [[ if | whether | unless ]], modality = "asserted", confidence = 0.65,
  examples = {
    { '"We cannot accept such meddling," Maltese Foreign Minister Joe Borg said.', "Malta opposes meddling" },
    { '"We can accept such meddling," Maltese Foreign Minister Joe Borg said.' },
  },
}
rule "quoting-support" {
  pattern = [[ $said_before $we trigger:@approval $both_verbs $attitude_object ]],
  on_match = stance.holds "supports", unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { 'Maltese Foreign Minister Joe Borg said: "We welcome the truce."', "Malta supports truce" },
    { 'Maltese Foreign Minister Joe Borg said: "We can never welcome the truce."' },
  },
}
rule "quoting-opposition" {
  pattern = [[ $said_before $we trigger:@disapproval $both_verbs $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { 'Maltese Foreign Minister Joe Borg said, "We condemn the attack."', "Malta opposes attack" },
    { 'Maltese Foreign Minister Joe Borg said, "We do not condemn the attack."' },
  },
}
-- Who is named only where a quotation of several sentences ends: '"We welcome the truce. It is late," Maltese Foreign Minister ... said.'
macro "unended" [[ (?! []* \") ]]
macro "ours" [[ $at_start \"? (?: (?! \") []){0,6}? $we_are ]]
local function pend(m, doc)
  if m.text:sub(1, 1) ~= '"' and not reference.quoted(doc, m) then return nil end
  doc.state.pending = { sentence = m.trigger.sentence, relation = stance.relation(m), parties = reference.ids(m.y), topics = stance.topics(m, doc) }
  return nil
end
mention "pending" "pending-attitude" { pattern = [[ $ours trigger:(@approval | @disapproval) $attitude_object $unended ]], resolve = pend }
mention "pending" "pending-judgement" { pattern = [[ $at_start \" $judged $is_judged $unended ]], resolve = pend }
rule "attributed" {
  pattern = [[ (?<= ("," | "." | "!" | "?") \") (?! @pending) trigger:$says ]],
  on_match = function(m, doc)
    local pending = doc.state.pending
    doc.state.pending = nil
    if not pending or m.trigger.sentence - pending.sentence > 3 then return end
    stance.say(doc, reference.ids(m.x), pending)
    stance.remember(doc, m.trigger)
  end,
  after = { "pending-attitude", "pending-judgement" },
  confidence = 0.6,
  examples = {
    { '"The raid is unacceptable. It is late," said Maltese Foreign Minister Joe Borg.', "Malta opposes raid" },
    { '"We are grateful to all. We welcome the truce. It is late," said Maltese Foreign Minister Joe Borg.', "Malta supports truce" },
    { '"It is late," said Maltese Foreign Minister Joe Borg.' },
  },
}

-- "We welcome X" in a text that tells only later who speaks: said when it does.
macro "we_alone" [[ (?: $at_start (today ","?)? | (?<= ",") (?<! senator ",")) (we | i | we're | we've | i'm | i've) (?: have | are)? (?: (?! @actors | ";" |
  who |
  which | that)
  [!call & !urge & !ask]{1,14} and)? $adverb{0,2} ]]
local function wait(m, doc)
  if reference.quoted(doc, m) or reference.voice(doc, m) then return nil end
  local waiting = doc.state.waiting or {}
  waiting[#waiting + 1] = { sentence = m.sentence, relation = stance.relation(m), parties = reference.ids(m.y), topics = stance.topics(m, doc) }
  doc.state.waiting = waiting
  return nil
end
mention "waiting" "waiting-attitude" { pattern = [[ $we_alone trigger:(@approval | @disapproval) $attitude_object ]], resolve = wait }
rule "voiced-later" {
  pattern = [[ (?! @waiting) trigger:@voice ]],
  on_match = function(m, doc)
    local own = reference.voice(doc, m.trigger)
    if not own or #own > 1 or not own[1]:find("^country:") then return end
    for _, waiting in ipairs(doc.state.waiting or {}) do
      if m.sentence - waiting.sentence <= 15 then stance.say(doc, own, waiting) end
    end
    doc.state.waiting = nil
  end,
  after = "waiting-attitude",
  confidence = 0.55,
  examples = {
    { "Today we welcome the truce. The need is great. Norway stands with Nepal.", "Norway supports truce" },
    { "Today we welcome the truce. The need is great." },
    { "Today we see the truce. The need is great. Norway stands with Nepal." },
  },
}

-- The one who speaks names its own stance.
macro "our_own" [[ (our | (the | my) 'Government' 's) $plain{0,3} ]]
rule "our-stance" {
  pattern = [[ $our_own trigger:(((support | backing | solidarity) (for | of | with) (?! $material) |
      commitment to (?! $deed | [lower=/[a-z]+ing|respect|further|participate/]) (?= [!#punct & !to]{0,6}? ($principle | $value)))
      (?! [!#punct]{0,4}? $courtesy) |
    against:(opposition to | rejection (?: in #date)? of | condemnation of | (concern | concerns) (over | about | at | regarding) $well)) $attitude_object ]],
  on_match = function(m, doc)
    local holders, subject = reference.voice(doc, m.trigger), reference.bearer(doc, m.trigger)
    for _, holder in ipairs(subject and #subject == 1 and holders or {}) do
      if holder == subject[1] then holders = subject end -- "Mr Dahl voiced our support": of those who have met he speaks for one
    end
    if holders then stance.hold(m, doc, holders, stance.relation(m)) end
  end,
  unless = [[ $denied | {thank} | {appreciate} | grateful | ({enhance} | {bring} | {increase} | {scale} up? | {expand}) our | military ]], confidence = 0.6,
  examples = {
    { "Denmark condemns the raid. Our support for the truce remains firm.", "Denmark supports truce" },
    { "Denmark condemns the raid. Our commitment to the rule of law remains firm.", "Denmark supports rule of law" },
    { "Denmark stands with Ukraine. This reflects our opposition to the raid.", "Denmark opposes raid" },
    { "Denmark condemns the raid. Our support for schools remains firm." },
    { "Denmark condemns the raid. We have increased our support for Ukraine." },
  },
}

rule "as-did" { -- "A rejected the plan, as did B", "so has B"
  pattern = [[ ("," | ";" | and) trigger:((as | so) (did | do | does | have | has)) list($the? x:@party) (?= $object_end | $) ]],
  on_match = function(m, doc)
    local last = stance.last_before(doc, m.trigger)
    for _, holder in ipairs(last and reference.ids(m.x) or {}) do
      local object = last.topic or last.party
      if object then doc:emit(holder, last.relation, object) end
    end
  end,
  priority = -1, confidence = 0.6,
  examples = {
    { "Chile rejected the plan, as did Peru and Oman.", "Peru opposes plan", "Oman opposes plan" },
    { "Chile praised Cuba, and so did Peru.", "Peru supports Cuba" },
    { "Chile drew the plan, as did Peru and Oman." },
  },
}
-- "... backed the plan, while Cuba rejected it": what the stance before this was about.
macro "calls_it" [[ trigger:(({call} | {describe} | {brand} | {term} | {consider}) (it | many:them) as? \"? (a | an)? #lower{0,2} $bad) ]]
macro "opening" [[ $at_start (?: (but | however | yet | later | then | $when) ","?)? ]]
rule "stance-on-it" {
  pattern = [[ ($opening begins:($holder) | $holder) (trigger:(@approval | @disapproval) (it | many:them) (?= $object_end | $) |
    against:$calls_it) ]],
  on_match = function(m, doc)
    local topic = stance.topic_before(doc, m.x or m.trigger, m.begins)
    if not topic or m.many and not stance.several(topic) then return end
    for _, holder in ipairs(stance.holders(m, doc) or {}) do doc:emit(holder, stance.relation(m), topic) end
    stance.remember(doc, m.trigger, topic)
  end,
  priority = -1, -- behind the stances of its sentence
  unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile criticised the plan. Peru rejected it.", "Peru opposes plan" },
    { "Chile criticised the new rules. Peru rejected them.", "Peru opposes new rules" },
    { "Chile criticised the new rule. Peru rejected them." },
    { "Chile criticised the plan. The raid was condemned by Oman, but Peru rejected it.", "Peru opposes raid" },
    { "Chile praised the plan. Oman said the cold was a problem; Peru rejected it." },
  },
}

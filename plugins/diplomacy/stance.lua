-- Stance: what a party supports and what it opposes.
--
-- A sentence of attitude has a holder, words of attitude and an object. The words are mentions, which every construction asks for:
--   approval     "supports", "expressed its solidarity with", "committed to (a principle)"
--   notice       "welcomed", "stressed the need for": support if one party says so alone, talk if several do (talks.lua)
--   disapproval  "condemned", "lodged a protest against", "worried about"
-- The holder is the subject, whose verb follows ($holder), or of an earlier verb ("urged calm and condemned the attack"); the object is a
-- party where one stands, else the words of the text up to where the clause goes on.

local reference = require "reference"

-- Whoever speaks for the subject of the sentence before: "the ministry said it rejected ...", "she also accused ...".
mention "speaker" "government" {
  pattern = [[ (?<! $preposition) (?<! @nationality | @country $s) (the | its | his | her | a) (?: foreign | defence | defense |
    interior | state | #lower "-"?)? (government | ministry | cabinet | spokesman | spokeswoman | spokesperson | kingdom | sultanate | republic | country | junta) (?! of | for |
    's | "," | @office | #Cap) (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc) return reference.alone(doc, m, 3) end,
  lazy = true,
}
mention "speaker" "pronoun" {
  pattern = [[ (?: ^ | (?<= "," | and | but)) it (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc) return reference.alone(doc, m, 1) end,
  lazy = true,
}
mention "speaker" "person" {
  pattern = [[ ^ (he | she) (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc)
    local ids = reference.alone(doc, m, 1)
    return ids and ids[1]:find("^country:") and ids or nil
  end,
}
mention "speaker" "quoted-person" { -- "...," he said
  pattern = [[ (?<= \") (he | she | it | the (spokesman | spokeswoman | spokesperson | minister | ministry | president | ambassador)) (?= $adverb? ({say} | {add} | {tell})) ]],
  resolve = function(m, doc)
    local ids = reference.alone(doc, m, 2)
    reference.set_speaking(doc, m, ids)
    return ids
  end,
}
mention "speaker" "same-person" {
  pattern = [[ (?<= "," | and | but) (he | she) (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc) return reference.alone(doc, m, 0) end,
}

-- Where the words for what is supported or opposed end.
mention "turn" "and" { -- to another verb or subject
  pattern = [[ and (?= $the? @party [lower=/[a-z]+ing/] | $adverb{0,2} ($verb | @actors | opposition | concern | condemnation | they | it | he | she) |
    (their | its | his | her) #lower{0,2}? (support | concern | sympathy | commitment | hope | opposition | determination | desire | readiness | willingness |
    solidarity | appreciation | intention)) ]],
}
macro "object_end" [[ (?: [lower=/in|of|to|for|with|by|from|on|under|at|through/] (?= which | whom | #date) | [raw=/[,;.:!?]/] | [raw=/—|–/] (?! @country | @nationality) |
  "(" (?! #UPPER ")") | (?<! "(" #UPPER) ")" | \" (?! #lower | #Cap) | @turn | (?<! by | of | from) @actors (?! [lower=/support|plans?|calls?|backing|sanctions|offers?|views|veto|visit|review|turn|blocks|aid|arms/]) |
  "in order" | "so that" | {say} | in a (statement | letter | speech | message | call) | by (?= /[a-z]+ing/) | (?<! 's | the | a | its | their) #date (?! 's | of | @document)
  | (today | yesterday) (?! 's | of) | [lower=/which|who|that|where|while|whereas|but|because|if|unless|when|after|before|until|since|despite|although|though|as|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|earlier|tomorrow|tonight|last|late|over|amid|during|following|including/]
  | [lower=/remains?|remained|reflects|means|shows/ & !#Cap]) ]]
-- No object begins with these: "backed down", "supported by", "condemned it".
macro "no_object" [[ ([raw="—"] | [lower=/the|an?|neither|millions|thousands|hundreds|of|by|to|for|in|on|at|from|with|into|up|down|out|off|away|and|or|not|no|nothing|it|he|she|they|we|i|him|them|me|you|itself|himself|herself|themselves|how|what|why|back|through|across|within|than/]
  | {help} | (way | ways | manner) (?= in | that) | 'us' | (her | this) (?= #punct) | one another
  | [lower=/fact|news|reports?|view|idea|assurance|announcement|statement|ensuring/] (?= that) |
  /[a-z]{2,}ed/ (?= [lower=/by|to|in|on|at|from|for|with|as/]) | each (?! other 's)) ]]
macro "det" [[ (the | a | an | such) ]]
macro "phrase" [[ (?: (?! $no_object | $object_end) [] (?: (?! $object_end) [] )* ) ]]
macro "item" [[ (?: (?! $no_object | $object_end) [] (?: 's | (?! #func) [!#punct] ){0,4}) ]]
-- Too bare to stand without its clause: "actions that lead to war".
macro "bare" [[ (efforts | actions | steps | measures | countries | nations | people | those | all | anyone | everyone) (that | who | which) (?: (?! "," | ";" | "." | ":" | "!" | "?" | \" |
  {say}) [] ){1,20} ]]
-- A party; several names or things with articles, each for itself; a list of common words, which is one topic; a phrase.
-- "what it called the arbitrary expulsion": the words of the holder for it.
macro "so_called" [[ what (it | he | she | they | #Cap{1,3}) #lower? (({describe} | {see} | {regard} | {characterise} | {characterize}) as | {call} | {term} | {brand} | {dub} | {consider}) ]]
macro "attitude_object" [[ (?: $so_called)? \"? (?: (any | all | the)? t:$bare | $the? y:@party (?: and $the? y:@party)? (?= $object_end | $ | not | \" | under | on | in | for | at |
  to | from | with | against | and (?! (@nationality | @country) #lower) | of | so | by | through | into) (?: under $det? t:(?: (?! $object_end | on | concerning) []
  )+)?
  | $the? t:#Cap{1,6} "," $the? t:#Cap{1,6} (?: "," $the? t:#Cap{1,6})? ","? and $the? t:#Cap{1,6} (?= $object_end | $)
  | $det? t:$item "," $det? t:$item ","? and (its | their | the | his) t:$phrase
  | $det? t:($item "," $det? $item (?: "," $det? $item)? ","? and (?! (has | have | is | are | was | were | will | would |
  {say}) | $verb (the | a | an | its | their | his | that | to | on | for | with | @country)) $det? $phrase)
  | $det? t:$phrase ) ]]
-- Where the object stands first: the shortest phrase that a verb follows.
macro "ahead" [[ t:(?: (?! $no_object | $object_end) [] (?: (?! "," | ";" | ":" | \" | @actors | which | who | that | and | is | are |
  was | were | has | have | had | will) [] )*?) ]]

-- Thanks and praise for these are manners, or of the parties' own relations, and no stance.
macro "courtesy" [[ ([lower=/hospitality|reception|welcome|invitation|visit|greetings|congratulations|kindness|cordial|kind|attention|courtesy|courtesies|joining|coming|receiving|opportunity|friendship|relationship|partnership|bilateral|ties|relations|alliance|condolences?|sympathy|wishes|gift/]
  | cooperation in | (cooperation | engagement | links) (between | with)) ]]
-- Material help is no stance.
macro "material" [[ [!#punct]{0,7}? [lower=/programs?|programmes?|projects?|procurement|funding|training|schools|students|farmers|businesses|rollout|construction|jobs|pools/]
  | [!#punct]{0,3}? ([lower=/communities|families|veterans|girls|households|patients|refugees|migrants|activities|enterprises|survivors/] | "law enforcement") ]]
-- "their support to press for": a purpose, not an object.
macro "deed" [[ [lower=/press|ensure|help|build|make|improve|strengthen|promote|develop|advance|continue|increase|expand|enhance|reach|achieve|cut|support|address|create|establish|provide|protect|end|meet|work|keep|combat|fight|prevent|reduce|deliver|implement|enable|facilitate|accelerate|maintain|restore|resolve/] ]]
-- What parties stand for together: a principle, or what belongs to a state.
macro "principle" [[ (sovereignty | sovereign | "territorial integrity" | independence | two - state | centrality |
  multilateralism | multilateral
  | charter | ceasefire | @country $s (security | defence | defense) | "peaceful means" | "peaceful settlement" | "peaceful resolution"
  | (stability | security | unity | freedom | peace | prosperity | reconciliation) (?: and #lower)? (of | in) $the? #Cap) ]]
-- What one party alone may stand for; of several it is part of what they agree on.
macro "value" [[ (democracy | democratic | "rule of law" | "human rights" | "fundamental freedoms" | "international law" |
  nonproliferation | non-proliferation | disarmament | self-determination | "free trade" | "open trade" | "free and open" |
  rules-based | "gender equality" | (principle | principles) of | (negotiated | political | diplomatic) (settlement | solution) | non-interference |
  non-alignment | neutrality | justice | "peaceful coexistence" | accord | agreement | treaty | pact | convention | protocol | "peace process") ]]

-- Words of approval.
macro "whose" [[ (its | their | his | her) ]]
macro "effort" [[ (efforts | effort | role | contribution | contributions | leadership | support | work) ]]
mention "approval" "support" {
  pattern = [[ (?<! [lower=/to|will|would|can|could|must|should|may|of|the|an?|for|in|with|from|its|their|our|his|her|your|this|that|these|no|by|help|helps|more|additional|financial|technical/]) (support |
    supports | supported) (?! for | to | of | from | by | with | $material) | {back} (?! better) |
    {endorse} | {uphold} | {favour} | {favor} | {champion} | {defend} | {advocate} (?: for)? | supportive of |
    (?: ({come} out | {speak} (?: out | up)?) $adverb?)? in (favour | favor | support) of |
    ({recognise} | {recognize}) (?= @party | ($whose | the)? (independence | sovereignty | legitimacy | authority | statehood |
    government) | #Cap | [!#punct]{1,6}? as (the | a | an) [lower=/legitimate|sole|rightful|lawful|independent|sovereign|official|new/]) | ({grant} | {extend} | {accord}) #lower? recognition to ]],
}
mention "approval" "praise" {
  pattern = [[ ({praise} | {hail} | {commend} | {applaud} | {appreciate} | {laud} | {salute} | {value} (?! at) | ({speak} |
    {think}) highly of | appreciative of | grateful for | {pay} #lower? tribute to (?= [!#punct]{0,4}? $effort) | (pleased | satisfied | gratified | delighted |
    encouraged | impressed | heartened) (with | by | at) | full of praise for) (?! our | [!#punct | raw="-"]{0,6}? $courtesy) ]],
}
mention "approval" "stand" {
  pattern = [[ {stand} (by | behind) (our | its | their | his) (commitment to | support for) | {stand} (?: #lower | in #lower? solidarity | shoulder to shoulder | side by side)? (by | with | behind) (?! our | its | their | his |
    'us' | you | them | him | her | this) | {stand} $adverb? for (?= the | a (world | region | just | free) | peace | freedom | democracy) | (?<= (is | are | was | were | remain | remains) (firmly | fully | squarely | solidly | strongly)) behind | {side} with | {vote} (?: in
    (favour | favor) of | for) | {approve} of | ({throw} | {put}) $whose full? (weight | support) behind | {lend} $whose (voice | weight | support | backing) to | {rally}
    (behind | around) | {adhere} to | {stick} to (?= [!#punct]{0,6}? (policy | principle | position)) | {subscribe} $adverb? to | {believe} in | {attach} (?: [#lower & !#func]){0,2} importance to (?! [!#punct]{0,4}? (relations | ties |
    relationship | friendship | partnership | cooperation)) | (a | among the) #lower{0,2} (supporter | advocate | backer | supporters | advocates | backers) of | {come} to the (defence | defense) of |
    {react} (warmly | positively | favourably | favorably | enthusiastically | with #lower? (approval | satisfaction | delight | enthusiasm)) to | {respect} (?=
    [!#punct]{0,3}? (sovereignty | independence | "territorial integrity" | neutrality)) ]],
}
macro "state" [[ [lower=/stat(e|es|ed|ing)/ & !#Cap] ]] -- no "United States"
macro "voice" [[ ({express} | {reaffirm} | {reiterate} | {voice} | {restate} | {offer} | {pledge} | {declare} | $state |
  {renew} | {convey} | {affirm} | {announce} | {extend} | {confirm} | {underscore} | {highlight} | {give} | {lend} | {promise} |
  {throw} | {underline} | {emphasise} | {emphasize} | {stress}) ]]
macro "adjectives" [[ (?: [#lower & !that & !importance & !need & !role] | 's | "'" | @country | @nationality | @org | @person | @acting){0,6}? ]]
macro "bringing" [[ (?: ({find} | {stand} up | {reach} | {achieve} | {bring} about) $det? )? ]]
mention "approval" "expressed" {
  pattern = [[ $voice $adjectives ((support | backing | endorsement | solidarity | blessing) (for | of | to (?! $deed) | with |
    behind) (?! $material) | (appreciation | admiration | praise | gratitude | satisfaction | thanks) (for | of | with | at | over) |
    (position | stand | stance) in (favour | favor | support) of | (confidence | faith | trust | belief) in (?: the (importance | role | value) of)?) (?! [!#punct | raw="-"]{0,6}? $courtesy) $bringing ]],
}
macro "devotion" [[ (commitment | dedication | adherence | respect | devotion | belief | faith | attachment) (to | for | in) ]]
macro "devoted" [[ ($voice (?: [#lower & !that & !importance & !need] | 's | @nationality | @country){0,5} $devotion | ({share} | {reinforce}) #lower{0,3} $devotion | committed to)
  $det? (?! [lower=/[a-z]+ing|work|cooperate|collaborate|continue|contribute/]) ]]
mention "approval" "committed" { pattern = [[ $devoted (?= [!#punct]{0,8}? $principle) ]] }

-- What can be welcomed but as a guest: an act or its outcome, soon behind the verb.
macro "act" [[ [lower=/[a-z]{3,}(tion|sion|ment|ance|ence|ship|ening|ing|sal|val|ity|ure|ism)s?|decisions?|progress|efforts?|steps?|moves?|truce|ceasefire|vote|votes|elections?|outcomes?|results?|signs|reports?|initiatives?|plans?|proposals?|deals?|accords?|pacts?|treaty|roles?|support|interest|launch|return|release|end|start|opening|call|calls|offers?|talks|summit|rulings?|verdict|judg[e]?ments?|laws?|resolutions?|measures?|reforms?|remarks|comments|words|news|readiness|pledges?|aid|help|growth|successful|work|courage|peace|unity|freedom|response|approach|ties|policy|policies|strategy|program|programme|guidelines|bid|bids|sanctions|accession|entry|visit|conclusion|breakthrough|momentum|resumption|restoration|formation|views?|idea|concept|prospect|dialogue|network|declaration|charter|scheme|mission|fund|package|contributions?|commitments?|findings|report|use|input|expertise|perspectives?/] ]]
mention "notice" "welcome" {
  pattern = [[ ({welcome} (?= $the? [!#punct]{0,5}? ($act | (ceasefire | agreement | accord | treaty | declaration)) | @country $s | @nationality) | {acknowledge} (?= [!#punct]{0,4}? $effort)) (?!
    @person | @acting | @visitor | $the? @office (?! 's)) (?! [!#punct]{0,4}? $courtesy) (?! $the? (#lower | @nationality){0,2}
    [lower=/delegations?|guests?|visitors?|investors|tourists|refugees|migrants|students|pilgrims|athletes|participants|applicants|members|families|leaders/] | #lower? #num) ]],
}
-- "views with favour", "noted with appreciation".
macro "looking" [[ ({view} | {note} | {regard} | {watch} | {observe} | {see} | {follow} | {receive}) with (?: [#lower & !#func]){0,2} ]]
mention "notice" "look" {
  pattern = [[ $looking (satisfaction | appreciation | approval | gratitude | pleasure | favour | favor) (?! [!#punct | raw="-"]{0,6}? $courtesy) ]],
}
mention "notice" "value" { pattern = [[ $devoted (?= [!#punct]{0,5}? $value) ]] }
mention "notice" "need" {
  pattern = [[ ({emphasize} | {emphasise} | {stress} | {underline} | {underscore} | {highlight} | {note} | {affirm} | {reaffirm} | {reiterate} |
    {recognise} | {recognize}) $the? (?: #lower){0,2}? (importance | need | necessity | role | value) (of | for | to) (?!
    [!#punct | raw="-"]{0,6}? $courtesy) ]],
}

mention "approval" "notice" { pattern = [[ n:@notice ]], entity = "n" }

-- Words of disapproval.
macro "worth" [[ (legality | validity | legitimacy | need | wisdom | motives) ]]
-- "rejected as groundless the charges", "condemned as \"barbaric\" the raid".
macro "branding" [[ (?: as \"? (a | an)? [#lower & !#func]{1,3}? \"?)? ]]
mention "disapproval" "oppose" {
  pattern = [[ ({oppose} (?: to)? | {reject} | {dismiss} | {deplore} | {turn} down | {veto} | {boycott} | {ban} | {repudiate} | {disown} | {disavow} | {rebuff} |
    {spurn} | ({brush} | {sweep} | {wave}) aside | {shoot} down | {laugh} off | {refute} | {snub} | {shun} | {rubbish} | {scorn} | {deride} | {ridicule} | {cast} a veto against | {challenge} (?= $the? $worth) | {question} (?= $the? $worth) | {call} into question | {cast} doubt on |
    {sanction} (?! against | on | over | imposed | to | may | will | would | were | are | have | had) | {blacklist} | {outlaw} | {block} | {protest} (against (?! @party) | over | at | to $the? @party (?: on #date)? (over | against | about) | (?=
    [#lower & !#func] | the | @nationality | #Cap 's))) $branding ]],
}
mention "disapproval" "condemn" {
  pattern = [[ ({condemn} | {denounce} | {criticise} | {criticize} | {slam} | {blast} | {decry} | {complain} (?: to [#Cap | the]{1,4})?
    (about | of | over) | {censure} | {rebuke} | {assail} | {lambast} | {lambaste} | {berate} | {scold} | {chide} | {castigate} |
    {excoriate} | {reprimand} | {flay} | {attack} (?= [!#punct]{1,6}? as #lower) | {describe} (?= as \"? [#lower & !#func]{0,2}? (baseless | false | groundless | unacceptable | illegal | absurd | unjustified | provocative | irresponsible | regrettable | untrue) \"? [#lower & !#func & !by]) | {upbraid} | {vilify} | {rap} (?! [#lower & !#func])) (?: in the? #lower{1,3} terms | $branding) ]],
}
mention "disapproval" "object" {
  pattern = [[ ({regret} | {lament}) (?! that | to | having | any | it | its | their | his | her | not | [!#punct]{0,4}? (loss | death | deaths | casualties | inconvenience | error | mistake | incident) | [lower=/[a-z]+ing/]) | {warn} (?: against | of (?= $the? (danger |
    dangers | risk | risks | threat)) | (?= $the? @party (against | not | over))) | {vote} against | ({hit} | {lash}) (out | back) (at | against) | {speak} (out | (with | in) one voice)
    against | ({take} | {make}) a #lower? stand against | {campaign} against | {object} to | {rule} out | {disagree} with | {disapprove} of | {take} #lower? (exception | umbrage) (to | at) | {take} #lower? issue with | {take} a (dim | poor) view of | ({bristle} | {scoff} | {sneer} | {balk}) at | {react} (angrily | furiously | sharply | coldly | coolly | bitterly | strongly |
    (with | in) #lower? (anger | fury | outrage | dismay | alarm | indignation)) to | critical of | (a | among the) #lower{0,2} (opponent | critic | opponents | critics) of | ({dissociate} | {distance}) (itself | himself | herself | themselves) from ]],
}
mention "disapproval" "worry" {
  pattern = [[ (concerned | worried | alarmed | dismayed | outraged | disturbed | disappointed | shocked | appalled |
    angered | angry | unhappy | troubled | dissatisfied | displeased | upset | furious | incensed | indignant | frustrated | uneasy) \"? (about | over | by | at | with) | {have} #lower{0,2}? (concerns | reservations | misgivings | doubts) (about | over) | (?: {come} out $adverb?)? against (?! (the | this | that) (backdrop | background | odds)) ]],
}
macro "protest_noun" [[ (opposition | concern | concerns | condemnation | protest | protests | alarm | outrage | dismay | anger |
  abhorrence | revulsion | rejection | repudiation | complaint | complaints | worry | worries | apprehension | objections | objection | displeasure | disapproval |
  criticism | regret | reservations | indignation | unease | misgivings | disappointment | frustration | disquiet | fears |
  dissatisfaction) ]]
mention "disapproval" "expressed" {
  pattern = [[ ({express} | {voice} | {reiterate} | {lodge} | {raise} | {convey} | {share} | $state | {register} | {reaffirm} | {file} | {declare}) (?:
    [#lower & !that & !support] | 's | \" | @nationality | @country | @person | @acting){0,5}? $protest_noun \"? (?: (about | over | at | to | with | of)? ("," | and) [#lower & !#func]{0,2}? $protest_noun)? (?: (with | to) $the? @party (?= about | over |
    at | against | regarding))? (about | over | at | to | against | with | of | regarding | for) | $voice $adjectives (position | stand | stance) against |
    ({hand} | {deliver} | {send} | {present}) [!#punct]{0,5}? ("note of protest" | "protest note" | protest) (over | about | at | against) ]],
}
mention "disapproval" "look" {
  pattern = [[ $looking (concern | alarm | regret | dismay | anxiety | disquiet | apprehension | disappointment) ]],
}

-- The holder, and what leads on to its words.
-- Not `$not`: a stance may rule something out, and be taken in May.
macro "denied" [[ not | never | no | nor | neither | cannot | /[a-z]+n't/ | {fail} | {refuse} | {decline} | {deny} | without | unless | if | whether |
  'may' | might | could | would (?! like) | should | probably | likely | unlikely ]]
macro "unheld" [[ $denied | {stop} | {urge} | {ask} | {call} (?= on | for) | {seek} | {hope} | {persuade} | {appeal} | {help} | {enable} |
  {allow} | {lift} | confident ]]
macro "reporting" [[ ({say} | ({tell} | {assure} | {inform} | {promise}) (?: #lower | @country | @nationality | @org){1,3} | {declare} | {announce} | {add} | {state} | {confirm} | {reiterate} | {reaffirm} | {stress} |
  {insist} | {affirm}) (?: (on | in) [#Cap | #date]{1,2})? $adverb{0,2} that? (it | he | she | they | "his country" |
  "his government") ]]
macro "holder" [[ (?: (x:@actors | x:@speaker) $mid (?: $aux ($reporting | {say} that?) )? $aux (?: \" $adverb{0,2})? |
  (?<! $preposition) x:@party "," (which | who) $aux) (?: been $adverb? | (remain | remains | remained) $adverb? | ({join} [!#punct]{1,6}? | at one | united | unanimous) in | (among | one of) [!#punct]{1,4}? (that | which | who) | (quick | swift) to | (said | reported | understood | known | believed) to be? | {vote} $adverb? to | ({use} | {take} | {summon})
  [!#punct]{1,8}? to | (wish | wishes | want | wants | wanted | "would like") to)? ]]
-- "supports and respects the plan": the object of both.
macro "both_verbs" [[ (?: and $adverb{0,2} #lower (?= the | a | its | #Cap) | in principle)? ]]

-- What one party notices it supports; of several it is talk. Without a captured holder it is the last subject.
local OPPOSING = { oppose = true, boycott = true, condemn = true, reject = true, resist = true, block = true, veto = true, denounce = true }
local function each(captures) return captures and captures.text and { captures } or captures or {} end
-- A group that holds it is not its object ("A and B praised the two countries").
local function hold(m, doc, holders, relation)
  local has = {}
  for _, holder in ipairs(#holders > 1 and holders or {}) do has[holder] = true end
  local topics = each(m.t)
  doc.state.attitude = #topics == 1 and { topic = topics[1].text, sentence = m.trigger.sentence } or nil
  for _, holder in ipairs(holders) do
    for _, party in ipairs(each(m.y)) do
      if not has[reference.ids(party)[1]] then doc:emit(holder, relation, party) end
    end
    for _, topic in ipairs(each(m.t)) do doc:emit(holder, relation, topic.text) end
  end
end
-- "Japan and Peru also welcomed the ruling": each by itself, in a text in which they have not met.
local function alone_in(m, doc)
  return m.x and m.trigger.text:lower():find("^welcom") and reference.apart(doc, m.x, m.trigger)
end
local function holds(relation)
  return function(m, doc)
    local holders = #each(m.x) > 0 and reference.ids(m.x) or reference.bearer(doc, m.trigger)
    if not holders or m.trigger.type == "notice" and #holders > 1 and not alone_in(m, doc) then return end
    hold(m, doc, holders, relation)
  end
end
rule "support" {
  pattern = [[ $holder trigger:@approval $both_verbs $attitude_object ]],
  on_match = holds "supports", unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Kenya supports the plan of the African Union.", "Kenya supports plan of the African Union" },
    { "Kenya said on Monday that it fully backed Uganda.", "Kenya supports Uganda" },
    { "Kenya Backs Uganda's Plan", "Kenya supports Uganda's Plan" },
    { "Kenya is in favour of a ban on mines.", "Kenya supports ban on mines" },
    { "Kenya recognised the independence of Eritrea.", "Kenya supports independence of Eritrea" },
    { "Kenya hailed the progress of Laos in cutting poverty.", "Kenya supports progress of Laos in cutting poverty" },
    { "Kenya commended Norway for its efforts.", "Kenya supports Norway" },
    { "Kenya paid tribute to the work of the agency.", "Kenya supports work of the agency" },
    { "Kenya was pleased with the outcome of the talks.", "Kenya supports outcome of the talks" },
    { "Kenya stood by Uganda.", "Kenya supports Uganda" },
    { "Kenya threw its weight behind the deal.", "Kenya supports deal" },
    { "Kenya is a strong supporter of the treaty.", "Kenya supports treaty" },
    { "Kenya adheres to the one-China principle.", "Kenya supports one-China principle" },
    { "Kenya expressed its support for Finland's candidature.", "Kenya supports Finland's candidature" },
    { "Kenya has given its full backing to Finland.", "Kenya supports Finland" },
    { "Kenya and Peru reaffirmed their commitment to the sovereignty of Ukraine.", "Kenya supports sovereignty of Ukraine",
      "Peru supports sovereignty of Ukraine" },
    { "Kenya and Peru reaffirmed their commitment to the project." },
    { "Kenya does not support the plan." },
    { "Kenya never voted for the resolution." },
    { "Kenya backed down." },
    { "Kenya denied that it had supported the rebels." },
    { "Kenya supports efforts that bring the rebels to the table.", "Kenya supports efforts that bring the rebels to the table" },
    { "Kenya support through the years has helped." },
    { "Kenya supports rural families." },
    { "Kenya appreciated the warm hospitality of Norway." },
    { "Kenya expressed its gratitude for the hospitality of Finland." },
    { "Kenya withdrew its support for Finland's candidature." },
    { "Norway is confident that Kenya supports the plan." },
    { "Kuwait welcomed the ceasefire in Gaza.", "Kuwait supports ceasefire in Gaza" },
    { "Kuwait stressed the need for a ceasefire in Sudan.", "Kuwait supports ceasefire in Sudan" },
    { "Kuwait noted with appreciation the work of the agency.", "Kuwait supports work of the agency" },
    { "Kuwait underlined its commitment to the rule of law.", "Kuwait supports rule of law" },
    { "Kuwait welcomed the Indian foreign minister." },
    { "Kuwait welcomes investors." },
    { "Kuwait welcomes Indian visitors." },
    { "Kuwait is committed to promoting human rights." },
    { "Kuwait and Oman welcomed the ceasefire in Gaza.", "Kuwait supports ceasefire in Gaza", "Oman supports ceasefire in Gaza" },
    { "Kuwaiti and Omani ministers welcomed the ceasefire in Gaza." },
    { "Kuwait and Oman held talks. Kuwait and Oman welcomed the ceasefire in Gaza." },
    { "Kuwait and Oman stressed the need for a ceasefire in Sudan." },
    { "Kuwait and Oman are committed to democracy." },
  },
}
rule "oppose" {
  pattern = [[ $holder trigger:@disapproval $both_verbs $attitude_object ]],
  on_match = holds "opposes", unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Chile and Peru rejected the attacks on merchant shipping.", "Chile opposes attacks on merchant shipping",
      "Peru opposes attacks on merchant shipping" },
    { "Chile said it opposed the plan.", "Chile opposes plan" },
    { "Chile protested to Peru over the drilling.", "Chile opposes drilling" },
    { "Chile condemned the bombing of the school by the rebels on Tuesday.", "Chile opposes bombing of the school by the rebels" },
    { "Chile Slams Peru Over Fishing", "Chile opposes Peru" },
    { "Chile warned against the use of force.", "Chile opposes use of force" },
    { "Chile took exception to the remarks.", "Chile opposes remarks" },
    { "Chile is deeply concerned about the arrests of journalists in Belarus.", "Chile opposes arrests of journalists in Belarus" },
    { "Chile is against the deployment of missiles.", "Chile opposes deployment of missiles" },
    { "Chile lodged a protest with Peru over the drilling.", "Chile opposes drilling" },
    { "Chile views with grave concern the build-up of forces.", "Chile opposes build-up of forces" },
    { "Chile dissociated itself from the statement.", "Chile opposes statement" },
    { "Chile did not reject the attacks." },
    { "Chile refused to condemn the attacks." },
    { "Chile is not concerned about the arrests." },
    { "Chile expressed hope over new tariffs." },
    { "Chile views with interest the build-up of forces." },
  },
}
-- "... backed the plan, while Cuba rejected it": what the stance before this is about.
rule "stance-on-it" {
  pattern = [[ $holder trigger:(@approval | @disapproval) it (?= $object_end | $) ]],
  on_match = function(m, doc)
    local attitude = doc.state.attitude
    if not attitude or m.trigger.sentence - attitude.sentence > 1 then return end
    local holders = #each(m.x) > 0 and reference.ids(m.x) or reference.bearer(doc, m.trigger)
    for _, holder in ipairs(holders or {}) do
      doc:emit(holder, m.trigger.type == "disapproval" and "opposes" or "supports", attitude.topic)
    end
  end,
  unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile criticised the plan. Peru rejected it.", "Peru opposes plan" },
    { "Peru rejected it." },
  },
}
-- Further verbs and participles of a subject that stands before them: "urged calm and upheld the ban", ", praising its reforms". A bare verb
-- is what the subject must do or helps to do; some participles tell an effect.
macro "finished" [[ (?! supported ([#lower & !#func] | more | over | #num)) [lower=/[a-z]+(s|ed)|spoke|stood|threw|upheld|gave|took|thought|paid|lent|put|lashed|critical|supportive|grateful/] ]]
macro "participle" [[ (?! defending | valuing | advocating | championing | upholding | recognising | recognizing | standing | respecting |
  blocking | banning | sanctioning | protesting | giving | affirming) [lower=/[a-z]+ing/] ]]
macro "further" [[ (?<! (which | who | whom | whose | because | if | unless) [!raw=";" & !raw=","]{0,12}) (?<= ("," | and | while | but | ";" | "as well as" | by) $adverb{0,2} $aux |
  (spoke | met | called | wrote | {phone} | {telephone} | letter | call | conversation) []{1,14} to) (?= $finished | $participle | (?<! (to | will | can | must | should | would | help | helps | let) []{0,12}) (condemn | welcome |
  reject | oppose | reaffirm | reiterate | express | commend | applaud | denounce | endorse | stress) | (?<= to) (express |
  reaffirm | reiterate | convey | condemn | voice | underscore | commend | welcome | praise | offer)) ]]
rule "support-further" {
  pattern = [[ $further trigger:@approval $attitude_object ]],
  on_match = holds "supports", unless = [[ $denied ]], confidence = 0.7,
  examples = {
    { "Kenya condemned the raid and supported the plan.", "Kenya supports plan" },
    { "Kenya signed the treaty, thanked its hosts and praised Norway for its efforts.", "Kenya supports Norway" },
    { "Kenya wrote to Uganda, praising its reforms.", "Kenya supports its reforms" },
    { "Kenya urged Uganda to talk and support the plan." },
    { "Kenya has to share its water and uphold the treaty." },
    { "Kenya signed the treaty and valued the warm reception in Norway." },
    { "Kenya signed the treaty and withdrew its support for Finland's candidature." },
    { "Kenya wrote to Uganda, dismissing its reforms." },
    { "Kenya and Uganda met and welcomed the plan." },
  },
}
-- A bare verb is a further predicate only where the first is one: "The two sides oppose tariffs and support the treaty".
rule "support-too" {
  pattern = [[ x:@pair $mid (oppose | reject | condemn | reaffirm | welcome | recognise | recognize) [!#punct]{1,10}? and $adverb? trigger:(support | uphold | endorse) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Chile and Peru oppose tariffs and support the treaty.", "Chile supports treaty", "Peru supports treaty" },
    { "Chile and Peru oppose tariffs and discuss the treaty." },
  },
}
rule "oppose-further" {
  pattern = [[ $further trigger:@disapproval $attitude_object ]],
  on_match = holds "opposes", unless = [[ $denied | {lift} ]], confidence = 0.75,
  examples = {
    { "Chile praised Peru and rejected the plan.", "Chile opposes plan" },
    { "Chile called for calm, praised Peru but condemned the bombing.", "Chile opposes bombing" },
    { "Chile wrote to Peru, condemning the raid.", "Chile opposes raid" },
    { "Chile praised Peru and did not reject the plan." },
    { "Chile called for calm and would not condemn the bombing." },
    { "Chile praised the envoy and voiced no concern over new tariffs." },
    { "Chile wrote to Peru, describing the raid." },
  },
}
-- "Condemning the raid, A ...", "Concerned about the exodus, A ...".
macro "fronted" [[ (?: (?! "," | @actors) []){0,12} "," ]]
rule "support-fronted" {
  pattern = [[ ^ (?= [lower=/[a-z]+ing|pleased|encouraged|grateful/]) trigger:@approval $attitude_object $fronted x:@actors ]],
  on_match = holds "supports", unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Praising the reforms, the Finnish minister promised loans.", "Finland supports reforms" },
    { "Reforming the courts, the Finnish minister promised loans." },
  },
}
rule "oppose-fronted" {
  pattern = [[ ^ $adverb? (?= [lower=/[a-z]+(ing|ed)/]) trigger:@disapproval $attitude_object $fronted x:@actors ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $denied ]], confidence = 0.7,
  examples = {
    { "Condemning the raid as cowardly, Pakistan offered its help.", "Pakistan opposes raid" },
    { "Concerned about the exodus, Thailand closed two crossings.", "Thailand opposes exodus" },
    { "Surviving the raid, Pakistan offered its help." },
  },
}
-- "affirmed their resolve to strengthen their support of the United Nations", "efforts to support": whatever leads up to it.
rule "own-support" {
  pattern = [[ $holder (?: (?! @actors | @country (?! policy | principle) | @nationality | @org | which | who | because | if | ";" | {say} | {withdraw}
    | {end} | {cut} | {drop} | {stop} | {lose} | {thank} | {welcome} | {praise} | {commend} | {reduce} | {increase} | {provide} | {expand} |
    {boost} | {fund} | {deliver} | {scale}) [])* (its | their | his) [#lower & !#func]{0,3} trigger:((support | backing | endorsement) (for | of |
    to (?! $deed))) (?! $material) $bringing $attitude_object
    ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld | {appreciate} | appreciation | {thank} | grateful ]], confidence = 0.65,
  examples = {
    { "Chile affirmed its resolve to strengthen further its support of the United Nations.", "Chile supports UN" },
    { "Chile ended its support of the United Nations." },
    { "Chile has increased its support for the islands." },
    { "Chile stated its support to press for talks." },
    { "Chile stressed the need to end Peru's raids and its support for the rebels." },
  },
}
-- Passive and turned round: "the plan is backed by A", "has the support of A", "drew praise from A".
macro "turned" [[ (?: (the | a | an | its | their | this | these | those) | ^ | \") (?: y:@party | $ahead) (?: ","? (which | that) | "," (?! and | but) [!raw=","]{1,12}? ",")? ]]
macro "being" [[ (?: (is | are | was | were | been | being) | (has | have | had) been) (?: (?! which | who | whom | that | ";" | "." | \") []{1,14}? ("," | and | but) )? $adverb{0,2} ]]
macro "by_them" [[ by (?: #lower{1,3} ","? including)? list($the? x:@party) ]]
rule "backed-by" {
  pattern = [[ $turned $being trigger:(backed | supported | endorsed | welcomed | praised | hailed | commended | applauded |
    lauded | recognised | recognized) $by_them | y:@party "," trigger:(backed | supported) by list($the? x:@party) "," | ^ trigger:(backed | supported) by list($the? x:@party) "," y:@actors ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The plan to end the war is backed by Egypt and Jordan.", "Egypt supports plan to end the war", "Jordan supports plan to end the war" },
    { "The state is recognised by several governments, including Egypt.", "Egypt supports state" },
    { "Lebanon, backed by Syria, rejected the demand.", "Syria supports Lebanon" },
    { "Backed by Syria, Lebanon rejected the demand.", "Syria supports Lebanon" },
    { "The plan to end the war is not backed by Egypt." },
  },
}
rule "condemned-by" {
  pattern = [[ $turned $being trigger:((banned | outlawed | proscribed | blacklisted) (?: as (a | an) [!#punct]{1,4}?)? (in | by) | (listed | designated | branded | classified) as (a | an) [!#punct]{0,3}? (terrorist | terrorists)
    [!#punct]{0,2}? by | (condemned | opposed | criticised | criticized | rejected | denounced | banned | boycotted
    | slammed | vetoed | dismissed | "turned down" | "shot down" | "brushed aside" | deplored | rebuffed | spurned | "ruled out" | attacked) by) list($the? x:@party) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The bombing of the school was strongly condemned by Pakistan and Iran.", "Pakistan opposes bombing of the school",
      "Iran opposes bombing of the school" },
    { "The Red Front is banned in Iran.", "Iran opposes Red Front" },
    { "The bombing of the school was never condemned by Iran." },
  },
}
-- "a plan that A opposes".
macro "antecedent" [[ (the | a | an | its) $ahead ","? (which | that) x:@actors $mid $aux ]]
rule "which-supports" {
  pattern = [[ $antecedent trigger:({support} | {back} | {endorse} | {favour} | {favor} | {welcome} | {recognise} | {recognize})
    (?= $object_end | $) ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Mediators drew up a plan to share the water, which Egypt supports.", "Egypt supports plan to share the water" },
    { "Mediators drew up a plan that Egypt does not support." },
  },
}
rule "which-opposes" {
  pattern = [[ $antecedent trigger:({oppose} | {reject} | {condemn} | {denounce} | {criticise} | {criticize} | {ban} |
    {boycott}) (?= $object_end | $) ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Mediators drew up a plan that Egypt opposes.", "Egypt opposes plan" },
    { "Mediators drew up a plan that Egypt never opposed." },
  },
}
rule "has-support-of" {
  pattern = [[ $turned $aux ({have} | {win} | {enjoy} | {gain} | {receive} | {draw} | {get} | {earn} | {meet} with | {command} | {secure} | {obtain}) (the | its)? [#lower &
    !#func]{0,2} trigger:((support | backing | endorsement | praise | approval) (of | from)) list($the? x:@party) (?! 's) ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {seek} | {hope} ]], confidence = 0.65,
  examples = {
    { "The plan has the full support of Egypt.", "Egypt supports plan" },
    { "The plan did not have the support of Egypt." },
  },
}
rule "has-their-support" {
  pattern = [[ $turned $aux ({have} | {win} | {enjoy} | {gain} | {receive} | {secure} | {get}) x:@country $s #lower{0,2} trigger:(support | backing | blessing | endorsement) (?! for | of | to) ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {seek} | {hope} ]], confidence = 0.65,
  examples = {
    { "The plan has Egypt's backing.", "Egypt supports plan" },
    { "The plan never had Egypt's backing." },
  },
}
rule "drew-protest" {
  pattern = [[ $turned $aux (?: (?= $verb) [!#punct]{1,6}? (despite | amid | "in the face of") | {draw} | {face} | {come} (under | in for) | {meet} with | {receive} | {spark} | {provoke} | {trigger} | {attract} | {bring} | (?: has | have
    | had)? {be} the (subject | target) of) (?: a | an | the)? (?: [#lower & !#func]){0,2} (?: trigger:((condemnation | opposition | protest |
    protests | criticism | anger | outrage | objections | rebuke | censure | fire | attack) from) list($the? x:@party) | x:@country trigger:sanctions |
    x:@nationality trigger:sanctions) (?! 's) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The plan drew sharp criticism from Egypt.", "Egypt opposes plan" },
    { "The airline has been the target of Egyptian sanctions.", "Egypt opposes airline" },
    { "The plan drew no criticism from Egypt." },
  },
}
-- The government speaks and is named behind, or before: "We condemn the attack," said Maltese Foreign Minister Joe Borg.
macro "inside" [[ (?: (?! \") [])*? ]]
macro "we" [[ (\" | ^) $inside (we | i | our #lower) (?: (have | are | am | is | will) (?: been)?)? $adverb{0,2} ]]
macro "saying" [[ ({say} | {add} | {tell} | {declare}) ]]
macro "said_by" [[ $inside \" (?: $saying (x:@party | x:@speaker) | (x:@party | x:@speaker) (?: (on | in | at) (#Cap | #date | a | the) #lower{0,2})? $adverb? $saying ) ]]
macro "said_before" [[ x:@party (?: (on | in) (#Cap | #date))? {say} (?: #lower | #date){0,4}? ("," | ":") ]]
rule "quoted-support" {
  pattern = [[ $we trigger:@approval $attitude_object $said_by ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { '"We support the truce," Maltese Foreign Minister Joe Borg said.', "Malta supports truce" },
    { '"We do not support the truce," Maltese Foreign Minister Joe Borg said.' },
  },
}
rule "quoted-opposition" {
  pattern = [[ $we trigger:@disapproval $attitude_object $said_by ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { '"We strongly condemn the attack," said Maltese Foreign Minister Joe Borg.', "Malta opposes attack" },
    { '"We cannot condemn the attack," said Maltese Foreign Minister Joe Borg.' },
  },
}
-- Who is named only where a quotation of several sentences ends: '"We welcome the truce. It is late," Maltese Foreign Minister ... said.'
macro "unended" [[ (?! []* \") ]]
macro "ours" [[ ^ \"? (?: (?! \") []){0,6}? (we | i | our #lower) (?: (have | are | am | is | will) (?: been)?)? $adverb{0,2} ]]
local function pend(relation)
  return function(m, doc)
    if m.text:sub(1, 1) ~= '"' and not reference.quoted(doc, m) then return nil end
    local topics = {}
    for _, topic in ipairs(each(m.t)) do topics[#topics + 1] = topic.text end
    doc.state.pending = { sentence = m.trigger.sentence, relation = relation, parties = reference.ids(m.y or {}), topics = topics }
    return nil
  end
end
mention "pending" "pending-support" { pattern = [[ $ours trigger:@approval $attitude_object $unended ]], resolve = pend "supports" }
mention "pending" "pending-opposition" { pattern = [[ $ours trigger:@disapproval $attitude_object $unended ]], resolve = pend "opposes" }
rule "attributed" {
  pattern = [[ (?<= ("," | "." | "!" | "?") \") (?! @pending) trigger:($saying x:@party | (x:@party | x:@speaker) (?: (on | in | at) (#Cap | #date | a | the) #lower{0,2})? $adverb? $saying) ]],
  on_match = function(m, doc)
    local pending = doc.state.pending
    doc.state.pending = nil
    if not pending or m.trigger.sentence - pending.sentence > 3 then return end
    for _, holder in ipairs(reference.ids(m.x)) do
      for _, object in ipairs(pending.parties) do doc:emit(holder, pending.relation, object) end
      for _, topic in ipairs(pending.topics) do doc:emit(holder, pending.relation, topic) end
    end
  end,
  after = { "pending-support", "pending-opposition" },
  confidence = 0.6,
  examples = {
    { '"We are grateful to all. We welcome the truce. It is late," said Maltese Foreign Minister Joe Borg.', "Malta supports truce" },
    { '"It is late," said Maltese Foreign Minister Joe Borg.' },
  },
}
rule "quoting-support" {
  pattern = [[ $said_before $we trigger:@approval $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { 'Maltese Foreign Minister Joe Borg said: "We welcome the truce."', "Malta supports truce" },
    { 'Maltese Foreign Minister Joe Borg said: "We can never welcome the truce."' },
  },
}
rule "quoting-opposition" {
  pattern = [[ $said_before $we trigger:@disapproval $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { 'Maltese Foreign Minister Joe Borg said, "We condemn the attack."', "Malta opposes attack" },
    { 'Maltese Foreign Minister Joe Borg said, "We do not condemn the attack."' },
  },
}
rule "committed-to" {
  pattern = [[ (x:@country | x:@org | x:@nationality | x:@party (?= 's)) ('s | "'")? [#lower & !#func]{0,2} trigger:(commitment to) $the? (?!
    $deed | [lower=/[a-z]+ing/]) (?= [!#punct]{0,5}? ($principle | $value)) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not | {doubt} | {question} | {welcome} | {appreciate} | {thank} | {praise} |
    recognition ]], confidence = 0.6,
  examples = {
    { "Papers note Chile's firm commitment to disarmament.", "Chile supports disarmament" },
    { "Papers question Chile's commitment to disarmament." },
  },
}
-- What a party stresses: "stressed the resolution of disputes", "the need for a ceasefire".
rule "stress" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({emphasize} | {emphasise} | {stress} | {underline} |
    {underscore} | {reaffirm} | {reiterate}) $the? (?= [!#punct]{0,12}? $principle) (?! importance | need | that |
    commitment | support | role | how | their | its | his) (?! (?: #lower){0,3} (commitment | support | importance |
    determination | need)) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the peaceful settlement of disputes.", "Chile supports peaceful settlement of disputes" },
    { "Chile stressed that a ceasefire was needed." },
  },
}

-- Principles that have a name.
rule "named-principle" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({reaffirm} | {reiterate} | {support} | {stress} |
    {express} | {underline} | {underscore} | {emphasize} | {emphasise} | {affirm} | {uphold} | {respect})
    (?: (?! $stop | {reject}) [])*? t:(two - state solution | one - china (policy | principle) | one china (policy |
    principle) | asean centrality) ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile reaffirmed its commitment to a lasting peace on the basis of a two-state solution.",
      "Chile supports two-state solution" },
    { "Chile rejected the two-state solution." },
  },
}
-- "A's decision to back the plan"
rule "decision-to" {
  pattern = [[ (x:@country | x:@org) $s #lower? trigger:((decision | vow | pledge | promise | determination | resolve | move) to) stance:(support | back | endorse | recognise | recognize | defend |
    uphold | oppose | boycott | condemn | reject | resist | block | veto | denounce) $attitude_object ]],
  on_match = function(m, doc)
    local against, outer = OPPOSING[m.stance.text:lower()], doc.state.attitude
    hold(m, doc, reference.ids(m.x), against and "opposes" or "supports")
    doc.state.attitude = outer -- "welcomed A's decision to back it": the decision
  end,
  unless = [[ $not | {reverse} | {abandon} | {drop} ]], confidence = 0.65,
  examples = {
    { "Papers report Chile's decision to back the truce.", "Chile supports truce" },
    { "Papers report Chile's vow to oppose the truce.", "Chile opposes truce" },
    { "Papers report Chile's decision to discuss the truce." },
  },
}
rule "will-support" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux | $mid | $mid $aux $reporting $aux) trigger:(({agree} | {pledge} | {commit} |
    {vow} | {promise}
    | {continue} | "will" | "will continue" | "would continue" | {undertake} | (is | are) (?: set | ready | prepared |
    determined)? to) (?: to)? $adverb{0,2} (?: continue to)? (support | supporting | back | backing | stand (?: #lower)? (by | with | behind) (?! its | their | his
    | our) | defend | uphold | vote for | "vote in favour of")) (?! $material | 'us' | you | them | him | her)
    $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $denied | provide ]], confidence = 0.7,
  examples = {
    { "Chile and Peru pledged to support the peace process.", "Chile supports peace process",
      "Peru supports peace process" },
    { "Chile did not pledge to support the peace process." },
  },
}
rule "reported-support" {
  pattern = [[ (({say} | {announce} | {add} | {declare} | {confirm}) that? x:@actors | (x:@actors | x:@speaker) $mid $reporting | x:@actors $far $reporting | x:@actors (?<= it | he | she | they
    | country | government)) $adverb?
    trigger:(would (?: continue to | as (always | ever | before))? $adverb? (support | back | endorse | defend | uphold | recognise | recognize | vote for | stand #lower? (by
    | with | behind) (?! its | his | her | their))) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ not | never | whether | if | might | could ]],
  modality = "planned", confidence = 0.65,
  examples = {
    { "The envoy said that Norway would support the peace process.", "planned Norway supports peace process" },
    { "The envoy asked whether Norway would support the peace process." },
  },
}
-- The last of several things that one subject stresses; rule stress has the first.
rule "stress-last" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [] )* ("," | and | while)
    $adverb{0,2} trigger:({emphasize} | {emphasise} | {stress} | {underline} | {underscore}) $the? (?=
    [!#punct]{0,12}? $principle) (?! importance | need | that | commitment | support | role | how | their | its | his)
    (?! (?: #lower){0,3} (commitment | support | importance | determination | need)) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Both Chile and Peru opposed tariffs, and stressed the peaceful settlement of disputes.",
      "Chile supports peaceful settlement of disputes", "Peru supports peaceful settlement of disputes" },
    { "Both Chile and Peru opposed tariffs, and stressed that disputes go on." },
  },
}
rule "accuse" {
  pattern = [[ (?: $holder | $further) trigger:({accuse} | {blame} | {fault} | ({attack} | {charge}) (?=
    $the? @party (for | with))) (list($the? y:@party) | $the? t:(?: (?! $no_object | $object_end) [] (?: (?! #func) [!#punct] )*)) (?: on #date)? (of | for | over | with)
    ]],
  on_match = holds "opposes", unless = [[ $denied ]], confidence = 0.8,
  examples = {
    { "Chile accused Peru of smuggling.", "Chile opposes Peru" },
    { "Chile blamed the northern rebels for the raid.", "Chile opposes northern rebels" },
    { "Chile never accused Peru of smuggling." },
  },
}
-- "will not accept": no support denied, but a rejection.
mention "refusal" "words" {
  pattern = [[ (((will | would | can | could) (not | never) | cannot | never | (won't | can't | wouldn't | couldn't)) (?: $adverb{0,2} | under any circumstances) (accept | tolerate |
  condone | countenance | stand for | put up with) | neither {accept} nor [#lower & !#func] | {refuse} to (accept | recognise | recognize | endorse | condone | tolerate)) ]],
}
rule "refuse" {
  pattern = [[ $holder trigger:@refusal $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ if | whether | unless | 'may' | might | {urge} | {ask} | {hope} ]], modality = "asserted", confidence = 0.65,
  examples = {
    { "Tunisia said it would never tolerate attacks on its diplomats.", "Tunisia opposes attacks on its diplomats" },
    { "Tunisia refused to recognise the annexation of the islands.", "Tunisia opposes annexation of the islands" },
    { "Tunisia asked whether Libya would never accept the ruling." },
  },
}
rule "quoted-refusal" {
  pattern = [[ $we trigger:@refusal $attitude_object $said_by ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ if | whether | unless ]], modality = "asserted", confidence = 0.65,
  examples = {
    { '"We cannot accept such meddling," Maltese Foreign Minister Joe Borg said.', "Malta opposes meddling" },
    { '"We can accept such meddling," Maltese Foreign Minister Joe Borg said.' },
  },
}
-- "A joined B in condemning ...": B, too; rules support and oppose have A.
rule "joined-in" {
  pattern = [[ @actors $mid $aux {join} with? list($the? x:@party) in #lower{0,2}? trigger:(@approval | @disapproval) $attitude_object ]],
  on_match = function(m, doc) hold(m, doc, reference.ids(m.x), m.trigger.type == "disapproval" and "opposes" or "supports") end,
  unless = [[ $denied ]], confidence = 0.65,
  examples = {
    { "Ireland joined Malta in condemning the attack on the ferry.", "Malta opposes attack on the ferry" },
    { "Ireland joined Malta in praising the truce.", "Malta supports truce" },
    { "Ireland did not join Malta in condemning the attack on the ferry." },
  },
}
-- "The summit ended with A and B pledging support for ..."
rule "with-stance" {
  pattern = [[ with list($the? x:@party) $adverb? (?= [lower=/[a-z]+ing/]) trigger:(@approval | @disapproval) $attitude_object ]],
  on_match = function(m, doc) hold(m, doc, reference.ids(m.x), m.trigger.type == "disapproval" and "opposes" or "supports") end,
  unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "The summit ended with Kenya and Uganda backing the truce.", "Kenya supports truce", "Uganda supports truce" },
    { "The summit ended with Kenya condemning the raid.", "Kenya opposes raid" },
    { "The summit ended with Kenya and Uganda losing patience." },
  },
}
-- "The ban angered A": an act of others.
rule "angered" {
  pattern = [[ (^ | "," | and | but | that | {say}) (?: $det | this | its | their)? (?! @party (?: has | have | had)? /[a-z]+ed/) t:(?: (?! $no_object | $object_end) [] (?: (?! "," | ";" | \" | @actors | who | that | and | is | are | was | were | has | have | had | will) [] )*?) $aux
    trigger:({anger} | {outrage} | {infuriate} | {enrage} | {incense} | {alarm} | {dismay} | {upset} | {irk} | {irritate}) list($the? x:@party) (?! 's | #lower & !#func) |
    y:@actors $mid $aux trigger:({anger} | {outrage} | {infuriate} | {enrage} | {irk} | {upset}) $the? x:@party (by | with | over) ]],
  triples = { "x -opposes-> t", "x -opposes-> y" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "The new ban has angered Brazil and Peru.", "Brazil opposes new ban", "Peru opposes new ban" },
    { "Peru angered Brazil with a new ban.", "Brazil opposes Peru" },
    { "The new ban has angered Brazilian farmers." },
  },
}
rule "assure" {
  pattern = [[ $holder trigger:({assure} $the? y:@party of $whose [#lower & !#func]{0,3} (support | backing | solidarity) (?! $material) | {come} to $the? y:@country $s (defence | defense)) ]],
  triples = { "x -supports-> y" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Pakistan assured Nepal of its full support.", "Pakistan supports Nepal" },
    { "Pakistan came to Nepal's defence.", "Pakistan supports Nepal" },
    { "Pakistan assured Nepal of its good intentions." },
  },
}
-- "A and B accused each other": each opposes the other.
rule "each-other" {
  pattern = [[ x:@pair $mid $aux trigger:({accuse} | {blame} | {condemn} | {criticise} | {criticize} | {denounce} | {attack}) (each other | one another) ]],
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
    { "Chile and Peru accused each other of spying.", "Chile opposes Peru", "Peru opposes Chile" },
    { "Chile and Peru never accused each other of spying." },
  },
}
-- What it is going to oppose; will-support has the other side.
rule "will-oppose" {
  pattern = [[ (?: x:@actors $mid (?: $reporting (?= would | will) )? $aux |
    ({say} | {announce} | {declare}) that? x:@actors (?= would))
    trigger:(({agree} to | {vow} to | {pledge} to | {decide} to | {continue} to | will | (?<= it | he | she | they | {say} @party | {say} that @party) would | (?<= country | government) would |
    would (?= oppose any)) $adverb{0,2} (?: continue to | go on | keep)? (oppose | opposing | resisting | blocking | resist | veto | block | boycott | ban | condemn | reject |
    fight against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ not | never | whether | if | unless | may | might | could |
    should | {urge} | {ask} ]], confidence = 0.65,
  examples = {
    { "Chile said it would oppose any attempt to move the border.", "Chile opposes any attempt to move the border" },
    { "Chile and Peru vowed to resist the plan.", "Chile opposes plan", "Peru opposes plan" },
    { "If Peru agrees, Chile would oppose the plan." },
  },
}
-- "Malawi, a staunch supporter of the treaty, ...".
macro "apposed" [[ (?<! $preposition) x:@party "," (?: long | a | an | the | "-" | [#lower & !#func]){0,5} ]]
rule "supports-apposed" {
  pattern = [[ $apposed trigger:((supporter | advocate | backer | champion | proponent) of | supportive of) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $denied | former ]], confidence = 0.7,
  examples = {
    { "Malawi, a staunch supporter of the treaty, sent its president.", "Malawi supports treaty" },
    { "Malawi, a former supporter of the treaty, sent its president." },
  },
}
rule "opposes-apposed" {
  pattern = [[ $apposed trigger:((opponent | critic) of | opposed to | critical of | (angered | alarmed | worried | concerned | outraged | dismayed | irritated | upset) (by | at | over | about)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $denied | former ]], confidence = 0.7,
  examples = {
    { "Mali, long opposed to the base, closed its airspace.", "Mali opposes base" },
    { "Mali, angered by the raid, closed its airspace.", "Mali opposes raid" },
    { "Mali, once a former critic of the base, closed its airspace." },
  },
}
-- "Support for the resolution came from ...", "criticism of the plan from ...".
macro "from_them" [[ $det? t:(?: (?! $no_object | $object_end | came | come) [])+ (?: (has | have | had)? {come})? from list($the? x:@party) ]]
rule "support-from" {
  pattern = [[ trigger:((support | backing) (for | in) | praise (for | of)) $from_them ]],
  triples = { "x -supports-> t" }, unless = [[ $denied | lack | {seek} ]], confidence = 0.6,
  examples = {
    { "Support for the resolution came from Chile and Peru.", "Chile supports resolution", "Peru supports resolution" },
    { "No support for the resolution came from Chile." },
  },
}
rule "opposition-from" {
  pattern = [[ trigger:((opposition | objections | resistance) to | (criticism | condemnation | rejection) of | (protests | anger) (at | over | against)) $from_them ]],
  triples = { "x -opposes-> t" }, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "There was strong criticism of the plan from Germany.", "Germany opposes plan" },
    { "There was no criticism of the plan from Germany." },
  },
}
rule "nominal-opposition-of" {
  pattern = [[ trigger:((objections | objection | opposition | hostility | resistance | protests | anger | concern | concerns) of) $the? (x:@state | x:@person) (to | concerning | regarding | about | over | at) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $denied | {overcome} | {drop} ]], confidence = 0.6,
  examples = {
    { "Officials tried to meet the objections of Denmark to the new tax.", "Denmark opposes new tax" },
    { "Officials heard no objections of Denmark to the new tax." },
  },
}
-- "recalled its envoy in protest at the vote".
rule "in-protest" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [])*? trigger:("in protest" (at | against
    | over)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Peru closed its embassy in protest at the vote.", "Peru opposes vote" },
    { "Peru saw no crowds in protest at the vote." },
  },
}
rule "concern-expressed-by" {
  pattern = [[ trigger:($protest_noun $being (expressed | voiced | raised | lodged) by) list($the? x:@party) (about | over | at
    | to | against | regarding) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ no ]], confidence = 0.7,
  examples = {
    { "Concern was expressed by Spain over the violence.", "Spain opposes violence" },
    { "No concern was expressed by Spain over the violence." },
  },
}
rule "own-opposition" {
  pattern = [[ $holder (?: (?! @actors | @country | @nationality | @org | which | who | because | if | ";" | {say} | {withdraw}
    | {end} | {drop} | {thank} | {welcome} | {reduce}) [])* (its | their | his) [#lower & !#func]{0,3} trigger:(opposition to |
    rejection of | condemnation of | criticism of | (concern | concerns) (over | about | at) | objection to | objections to | displeasure at)
    $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld | overcome | {drop} ]], confidence = 0.65,
  examples = {
    { "Ghana stressed its opposition to unilateral measures.", "Ghana opposes unilateral measures" },
    { "Ghana dropped its opposition to unilateral measures." },
  },
}
-- "issued a statement condemning the attack".
macro "statement" [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | ":") [] )*? (statement | note | letter |
  resolution | declaration | motion | communique) (?: #lower | on #date | #date){0,3}? ]]
rule "statement-against" {
  pattern = [[ $statement trigger:(condemning | denouncing | criticising | criticizing | opposing | rejecting | protesting |
    deploring) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | draft ]], confidence = 0.65,
  examples = {
    { "Brazil's foreign ministry issued a note condemning the attack.", "Brazil opposes attack" },
    { "Brazil did not sign a note condemning the attack." },
  },
}
rule "statement-for" {
  pattern = [[ $statement trigger:(supporting | backing | welcoming | praising | endorsing | hailing) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | draft ]], confidence = 0.65,
  examples = {
    { "Brazil's parliament passed a motion backing the treaty.", "Brazil supports treaty" },
    { "Brazil's parliament passed no motion backing the treaty." },
  },
}
-- What is regretted or welcomed may be a clause of its own: "regretted that the talks had failed".
macro "clause" [[ that $det? t:(?: (?! "," | ";" | "." | ":" | \" | "(" | which | who | because | while | if | and | but |
  {say} ) [] ){2,24} ]]
rule "opposes-that" {
  pattern = [[ $holder (?: (remain | remains | remained))? $adverb? trigger:($voice #lower{0,2} (regret | concern | disappointment | dismay | alarm) | {regret} | {deplore} | {complain} | {protest} |
    concerned | worried | alarmed | disappointed | outraged | dismayed) (?: the fact)? $clause ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile regretted that the talks had failed.", "Chile opposes talks had failed" },
    { "Chile said it was concerned that the arms race was growing.", "Chile opposes arms race was growing" },
    { "Chile was not concerned that the talks had failed." },
  },
}
rule "supports-that" {
  pattern = [[ (?! @pair) $holder $adverb? trigger:({welcome} | {appreciate} | {applaud} | {hail} | pleased | delighted | glad |
    gratified | grateful) (?: the? (fact | news | report | reports | announcement | assurance | indication | indications))?
    $clause ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile welcomed reports that the truce was holding.", "Chile supports truce was holding" },
    { "Chile was pleased that the treaty had been signed.", "Chile supports treaty had been signed" },
    { "Chile was not pleased that the treaty had been signed." },
  },
}
rule "sanction" {
  pattern = [[ x:@actors (?: $mid $aux | $far | $future ) trigger:(({vote} | {decide} | {agree} | {move})? to? ({impose} | {agree} to |
    {extend} | {renew} | {tighten} | {approve} | {order} | {reimpose} | {slap} | {widen} | {announce} | {adopt} | {toughen} | {place} | {continue} | {maintain} | {keep}) (?: its | their)? (?:
    [#lower & !#func & !#date] | #Cap | and | a | an){0,5}? (sanctions | embargo | ban | tariffs | restrictions | duties) (?: worth []{1,4}?)? (on |
    against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | {lift} | {threaten} ]], confidence = 0.8,
  examples = {
    { "Canada imposed new sanctions on Belarus.", "Canada opposes Belarus" },
    { "Canada refused to impose sanctions on Belarus." },
  },
}
rule "brand" {
  pattern = [[ $holder trigger:({designate} | {brand} | {label} | {list} | {classify} | {declare} | {name}) both? $det?
    (y:@party | t:(?: (?! $no_object | @actors | {say} | "," | "." | ";" | that | which | as | terrorist | terrorists) [])+) as?
    (?: a | an)? #lower? (terrorist | terrorists) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Peru designated the Red Front a terrorist organisation.", "Peru opposes Red Front" },
    { "Peru did not list the Red Front as a terrorist group." },
  },
}
macro "be" [[ (is | are | was | were) ]]
macro "bad" [[ (unacceptable | (step | steps) (backward | backwards | back) | "backward step" | setback | mistake | disaster | betrayal | threat | violation | violations | infringement | affront | insult | breach | appalling | abhorrent | horrific | deplorable | despicable | regrettable | counterproductive | illegal | illegitimate | unjustified | unlawful | unconstitutional | outrageous | intolerable | provocation |
  provocative | aggression | unfair | baseless | shameful | absurd | ridiculous | hypocritical | irresponsible | reckless | barbaric | cowardly |
  inhuman | disproportionate | undemocratic | sham | farce | mockery | disgrace | blackmail | "act of war" | "null and void") ]]
macro "good" [[ (historic | milestone | constructive | courageous | breakthrough | "step forward" | "right direction" |
  commendable) ]]
macro "called" [[ ({consider} | {regard} | {view} | {call} | {describe} | {find} | {brand} | {term}) $det? t:(?: (?! $no_object |
  $object_end) [] (?: (?! $object_end | \" | $bad | $good | a | an) [] )*) as? \"? (a | an)? ]]
rule "approve-as" {
  pattern = [[ $holder trigger:$called (?: #lower){0,3} $good ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Peru called the accord a step in the right direction.", "Peru supports accord" },
    { "Peru did not call the accord historic." },
  },
}
rule "says-unacceptable" {
  pattern = [[ x:@actors $mid $aux ({say} | {declare} | {stress} | {insist}) that? $det? t:(?: (?! $no_object | @actors | $be |
    {say} | "," | "." | ";" | that | which) [])+ $be $adverb{0,2} trigger:((a | an)? \"? #lower{0,2}? $bad) ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Peru said the raid was unacceptable.", "Peru opposes raid" },
    { "Peru said the raid was not illegal." },
  },
}
rule "unacceptable" {
  pattern = [[ $holder trigger:$called (?: (?! for) #lower){0,3} $bad ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru considers Chile's action unacceptable.", "Peru opposes Chile's action" },
    { "Peru does not consider the action illegal." },
  },
}

-- What states do to one another in protest.
rule "protest-act" {
  pattern = [[ x:@actors (?: $mid $aux | $far | (?<= it | he | she | they | country | government) would ) trigger:(({expel} | {summon} | {recall}) (?: [#lower & !#func] | #num | #Cap |
    the | a | an){0,4}? (y:@nationality | y:@country $s) (?: [#lower & !#func]){0,2}? (diplomat | diplomats | ambassador |
    ambassadors | envoy | envoys | attache | "charge d'affaires" | "high commissioner")
    | {recall} (its | their) (ambassador | envoy | ambassadors | "charge d'affaires" | "high commissioner") (?: #lower)? (from |
    in | to) ($the? y:@party | y:@capital)
    | ({sever} | {cut} (?: off)? | {break} (?: off)? | {suspend}) (?: all | full | its | their | the){0,2}? (?: diplomatic |
    trade | commercial)? (ties | relations) with $the? y:@party) ]],
  triples = { "x -opposes-> y" }, unless = [[ $not | {restore} ]], confidence = 0.65,
  examples = {
    { "Norway expelled two Chilean diplomats.", "Norway opposes Chile" },
    { "Chile recalled its ambassador from Norway.", "Chile opposes Norway" },
    { "Chile severed diplomatic relations with Norway.", "Chile opposes Norway" },
    { "Norway said it would sever relations with Chile.", "Norway opposes Chile" },
    { "Norway received two Chilean diplomats." },
  },
}
-- "viewed the troop movements with concern"
rule "views-with" {
  pattern = [[ $holder ({view} | {watch} | {regard} | {see} | {follow}) $det? t:(?: (?! $no_object | $object_end) [] (?: (?! $object_end | with) [])*) trigger:(with #lower{0,2} (concern | alarm | regret | dismay | anxiety | disquiet | apprehension)) ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Norway viewed the troop movements with grave concern.", "Norway opposes troop movements" },
    { "Norway viewed the troop movements with interest." },
  },
}
rule "of-concern" {
  pattern = [[ t:$phrase (is | was | are | were | remains | remained) trigger:(of | a) (?: (deep | grave | serious |
    great | major | particular) )? (concern) (to | for) (?: #lower)? x:@party ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "The situation in Sudan was of deep concern to Chile.", "Chile opposes situation in Sudan" },
    { "The situation in Sudan was of no concern to Chile." },
  },
}
rule "nominal-support" {
  pattern = [[ (x:@country | x:@org | x:@party) ('s | "'") (?: [#lower & !#func]){0,2}? trigger:((support | backing | endorsement | praise | admiration) (for |
    of)) (?! its | their | his | her | our | this | it) (?! $material) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {urge} | {seek} | {ask} | {need} | lack | loss |
    withdrawal | {withdraw} | {stop} | {end} | {win} | {doubt} | {question} | {condemn} | {appreciate} | appreciation | {thank}
    | {welcome} | gratitude | grateful | {launch} | {increase} | {provide} | {fund} | (phase | part | package | value) (in | of) ]], confidence = 0.55,
  examples = {
    { "Papers note Chile's firm support for the peace plan.", "Chile supports peace plan" },
    { "Papers report the withdrawal of Chile's support for the peace plan." },
    { "Officials opened another phase in Chile's support for the teachers." },
  },
}
rule "nominal-support-of" {
  pattern = [[ trigger:((support | backing | solidarity | appreciation | commitment) of) $the? (x:@state | x:@person | x:@nationality people) (for | to | with) (?! $deed)
    (?: (?<= for | with) | (?= [!#punct]{0,6}? ($principle | $value))) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $denied | lack | {seek} | {need} | {lose} | withdrawal ]], confidence = 0.6,
  examples = {
    { "The envoy conveyed the unwavering support of Denmark for Brazil's democracy.", "Denmark supports Brazil's democracy" },
    { "The envoy feared to lose the support of Denmark for Brazil's democracy." },
  },
}
rule "nominal-opposition" {
  pattern = [[ (x:@country | x:@nationality | x:@org | x:@party (?= 's)) ('s | "'")? (?: [#lower & !#func]){0,2}? trigger:(opposition to | (concern
    | concerns) (over | about | regarding | at) | (complaint | complaints | protest | protests) (about | over | against | at) | rejection (?: in #date)? of | condemnation of | renunciation of | objection to | objections to
    | criticism of | (anger | outrage | fury | dismay | alarm | displeasure | unease | indignation | dissatisfaction | disappointment | frustration) (at | over | about | with) | sanctions (on |
    against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | {lift} | {ease} | {end} | {remove} | {oppose} | {reject}
    | {condemn} ]], confidence = 0.7,
  examples = {
    { "Papers report Chile's strong opposition to new tariffs.", "Chile opposes new tariffs" },
    { "Papers report the lifting of Chile's sanctions against Sudan." },
  },
}
-- The one who speaks names its own stance.
local function ours(relation)
  return function(m, doc)
    local holders = reference.voice(doc, m.trigger)
    if holders then hold(m, doc, holders, relation) end
  end
end
rule "our-support" {
  pattern = [[ (our | (the | my) 'Government' 's) [#lower & !#func]{0,3} trigger:((support | backing | solidarity) (for | of | with) (?! $material)) (?! [!#punct]{0,4}? $courtesy)
    $attitude_object ]],
  on_match = ours "supports", unless = [[ $denied | {thank} | {appreciate} | grateful ]], confidence = 0.6,
  examples = {
    { "Denmark condemns the raid. Our support for the truce remains firm.", "Denmark supports truce" },
    { "Denmark condemns the raid. Our support for schools remains firm." },
    { 'Denmark condemns the raid. "Our support for the truce remains firm," the club said.' },
  },
}
rule "our-opposition" {
  pattern = [[ (our | (the | my) 'Government' 's) [#lower & !#func]{0,3} trigger:(opposition to | rejection (?: in #date)? of | condemnation of | (concern | concerns) (over | about | at | regarding)) $attitude_object ]],
  on_match = ours "opposes", unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Denmark stands with Ukraine. This reflects our opposition to the raid.", "Denmark opposes raid" },
    { "Denmark stands with Ukraine. This reflects our views on the raid." },
  },
}
rule "thanks-for-support" {
  pattern = [[ (?: $holder | $further) trigger:({thank} | grateful to | ({express} | {convey} | {extend} | {voice} | {offer}) (?:
    #lower){0,3} (gratitude | thanks | appreciation) to) $the? y:@party for (?! [!#punct]{0,7}? ($courtesy | call | meeting | letter | words | briefing | time |
    presence | presentation | remarks | question)) ]],
  on_match = holds "supports", unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile thanked Norway for its support.", "Chile supports Norway" },
    { "Chile is grateful to Norway for taking in refugees.", "Chile supports Norway" },
    { "Chile thanked Norway for the reception." },
  },
}

rule "quoted-thanks" {
  pattern = [[ $we trigger:({thank} | grateful to) $the? y:@party for (?! [!#punct]{0,7}? $courtesy) $said_by ]],
  triples = { "x -supports-> y" }, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { '"We are grateful to Norway for its help," Chilean President Ana Soto said.', "Chile supports Norway" },
    { '"We are grateful to Norway for its hospitality," Chilean President Ana Soto said.' },
  },
}
rule "support-of" {
  pattern = [[ trigger:({reaffirm} | {reiterate} | {underscore} | {emphasize} | {emphasise} | {express} | {stress} |
    {affirm} | {highlight} | {underline} | {convey} | {confirm} | {renew} | {extend} | {offer} | {pledge} | {voice}) $the? [#lower & !#func]{0,2}?
    (x:@country | x:@nationality | x:@org | x:@party (?= 's)) ('s | "'")? [#lower & !#func]{0,3}? (support | backing | appreciation | gratitude | thanks | solidarity)
    (for | of | to (?! $deed) | with) (?! [!#punct]{0,4}? $courtesy) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The envoy reaffirmed Norway's firm support for Ukraine.", "Norway supports Ukraine" },
    { "The envoy doubted Norway's firm support for Ukraine." },
  },
}

-- "support for Ukraine against Russia's war", "coordinating to deter aggression".
rule "against-aggression" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [])*? ({support} | {defend} |
    {coordinate} | {commit} | {agree} | {stand} | {reaffirm} | {reiterate} | sovereignty) (?: (?! @actors | which |
    who | because | ";") [])*?
    trigger:(against | deter | resist | countering | deterring) $the? (?= [!#punct]{0,5}? (war | aggression | invasion
    | occupation | annexation)) t:((further | any | more)? (?: own:(@nationality | @country))? $phrase) ]],
  on_match = function(m, doc)
    local own = m.own and reference.ids(m.own)[1]
    for _, holder in ipairs(reference.ids(m.x)) do
      if holder ~= own and not m.t.text:find("by " .. each(m.x)[1].text, 1, true) then doc:emit(holder, "opposes", m.t.text) end
    end
  end,
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile reiterated its support for Ukraine against Russia's unprovoked war.",
      "Chile opposes Russia's unprovoked war" },
    { "Chile and Russia agreed to deter further Russian aggression.", "Chile opposes further Russian aggression" },
    { "Chile reported on Ukraine's defence against Russia's war." },
  },
}

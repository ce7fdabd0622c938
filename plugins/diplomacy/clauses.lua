-- The parts of a clause: who acts (the subject), what stands between subject and verb, and what the verb is about (the topics).

local reference = require "reference"
local word = require "words"

-- Verbs that follow a subject. A party before one of them acts; a party elsewhere is only named.
-- The verb, not the month: "may sign", "May Sign" in a headline, but neither "May 4" nor "In May Chile signed".
macro "may" [[ ([raw="may"] | (?<! #num | #date | #func | #punct | last | next | late | early) [raw=/May|MAY/] (?= #Cap)) ]]
macro "be_have" [[ has | have | had | is | are | was | were | will | would | shall | [raw="may"] | might | could | can | should | must | did | do | does ]]
macro "be_have_may" [[ ($be_have | 'MAY') ]]
macro "irregular" [[ (met | meet | meets | held | hold | holds | look | looks | said | says | say | made | make | makes | took | take | takes | gave | forgave |
  got | give | gives | told | spoke | speak | began | begin | flew | flies | drew | draws | fell | rose | grew | knew | ran | fought | thought | kept |
    quit | quits |
  keeps | broke | drove | swore | shook | forgot | shot | meant | spent | let | lets | become | becomes | heard | fled | laid | struck |
    get | gets | faces | came | went | wrote |
  writes | felt | feels | put | set | sets | sent | saw | sought | seek | seeks | became | brought | built | build | paid | pay | pays | sold |
  bought | buy | buys | led | withdrew | oversaw | undertook | send | sends | chose | won | lost | left | sat | wound | winds | rang | wore | dealt
    | dwelt | sprang
    | hosts | voice | voices) ]]
macro "agreeing" [[ ({sign} | {agree} | {conclude} | {pledge} | {vow} | {reach} | {ink} | {seal} | {strike} | {finalize} | {finalise} | {commit} |
  {decide} | {resolve} | {settle} | {ratify} | {approve} | {adopt} | {affirm} | {confirm} | {declare} | {promise} | {undertake} | {plan} | {intend}
    | {join} | {abide} | {adhere} | {initial}) ]]
macro "talking_verb" [[ ({discuss} | {visit} | {exchange} | {review} | {consult} | {confer} | {negotiate} | {arrive} | {receive} | {telephone} |
  {phone} | {speak} |
  {cooperate} | {co-operate} | {hope} | {want} | {contend} | {note} | {stress} | {emphasize} | {emphasise} | {underscore} | {underline} | {highlight} |
  {recognize} | {recognise} | {acknowledge} | {call} | {announce} | {express} | {insist} | {argue} | {claim} | {cite} | {consider} | {regard} | {view} |
  {believe} | {think} | {fear} | {demand} | {deny} | {maintain}) ]]
macro "doing" [[ ({launch} | {establish} | {share} | {upgrade} | {restore} | {normalise} | {normalize} | {end} | {lift} | {lend} | {supply} | {sell} |
  {extend} | {step} | {drop} | {raise} | {expand} | {boost} | {widen} | {deepen} | {strengthen} | {enhance} | {grant} | {provide} | {offer} | {refuse} |
  {fail} | {open} | {resume} | {start} | {continue} | {remain} | {impose} | {hit} | {throw} | {break} | {cut} | {abolish} | {reopen} | {link} | {merge} |
  {swap} | {renew} | 'OK' | {turn} | bound (?= themselves | itself) | {pay} | {cast} | {attach} | {slap}) ]]
macro "favouring" [[ ({welcome} | {support} | {reaffirm} | {reiterate} | {praise} | {back} | {hail} | {endorse} | {appreciate} | {thank} | {stand} |
  {favour} | {favor} | {uphold} | {laud} | {commend} | {applaud} | {side} | {value} | {defend} | {salute} | {respect} | {champion} | {rally} |
  {advocate} | {subscribe} | {stick} | {vote} | {embrace} | {echo} | {extol} | {credit} | {greet} | {recognise} | {recognize}) ]]
macro "disfavouring" [[ ({oppose} | {condemn} | {reject} | {urge} | {slam} | {ban} | {accuse} | {criticize} | {criticise} | {denounce} | {protest} |
  {warn} | {sever} | {deplore} | {dismiss} | {regret} | {anger} | {scoff} | {infuriate} | {irk} | {bristle} | {flay} | {rap} | {rubbish} | {refute} |
  {snub} | {chide} | {deride} | {ridicule} | {scorn} | {shun} | {expel} | {summon} | {decry} | {boycott} | {block} | {veto} | {object} | {disagree} |
  {disapprove} | {blast} | {assail} | {rebuke} | {lash} | {challenge} | {question} | {lambast} | {berate} | {repudiate} | {rebuff} | {lament} |
  {scold} | {blame} | {charge} | {resist} | {bemoan} | {resent} | {lay} | {tear} | {rail} | {fume} | {frown} | {caution} | {renounce} | {cry} |
  {find} | sees | wants | {harbour} | {harbor} | {lodge} | {deem} | {sound}) ]]
macro "third_plain" (word [[ abhors acclaims accords adds admires admonishes affirms allocates allows asks assures attends bars bashes begins
  blacklists blesses brands brushes builds cancels castigates celebrates censures characterises characterizes chastises
  cheers classifies comes complains concurs confirms congratulates contests contributes conveys declares declines defies
  delivers departs deploys describes designates despises detests disavows disowns dissociates distances donates downgrades
  earmarks embarks enters expects faults files forbids forgives fought frees froze goes halts helps identifies informs
  labels leads leases leaves lists loathes mocks mourns mulls names okays outlaws overcame owes postpones pours prepares
  prohibits pronounces pulls pushes reacts recalls registers renews repeats requests reschedules responds shut shuts
  spurns stops stuck suggests suspends sweeps sympathises sympathizes tells threatens tightens travels tries unveils
  upbraids waives weighs wins withdraws ]])
macro "third_person" [[ ($third_plain | 'OKs' | (?<= we) (add | congratulate) | wishes (?= to) | rules (?= out) | sanctions (?= #num | @nationality #lower)
  | (associates | aligns) (?= itself) | terms (?! for | of | on | to) | [lower=/(wrap|kick|head|return)s/] (?= up | off | to | for | from | home)) ]]
macro "verb" [[ ($be_have_may | /[a-z]{2,}ed/ | $third_person | $irregular | $agreeing | $talking_verb | $doing | $favouring | $disfavouring
    | talk (?= @sector) |
  co "-" (chaired | chair | chairs | hosted | host | signed | sponsored)) ]]

macro "when" [[ ((on | in | at | during | after | before | since | over | for | by | through | upon | amid | despite | throughout | late | early | last
    | this | next |
  earlier | following) [!#punct & !which & !who & !that]{0,4}? (#date | #num | talks | week | weekend | month | year | meeting | visit | summit | dialogue |
  time | statement | letter | speech | interview | note | telephone | phone | vote | turn | response | reply | return | private | public | principle | behalf |
  addition | contrast | particular | part | effect | months | weeks | days | years | hours | session | ceremony | conference | briefing | night | evening
    | morning |
  afternoon | government | people | country | occasion | arrival | abroad | #Cap)
  | #date #num? | today | here | later | so far | for (its | his | her | their) part) ]]
macro "adverb" [[ (also | very | quite | alone | nevertheless | nonetheless | since | soon | instead | last | first | twice | both | all | each |
  always | long | again | earlier |
  further | furthermore | jointly | mutually | then | now |
  already | recently | finally | formally | officially | separately
  | fully | strongly | firmly | reportedly | unanimously | once | just | still | therefore | thus | however |
  meanwhile | respectively | too | more | today | yesterday | here
    | [lower=/[a-z]{3,}ly/ & lower!=/family|july|(re|com|im|multi)?p?ply|supply|rely|ally|italy|assembly/]) ]]
macro "mid" [[ (?: $adverb | $when | meeting (here | (in | at) #Cap{1,2}) | "," (?! and | but) [!raw="," & !raw=";"]{1,18}? "," | "(" [!raw=")"]{1,10}? ")"
  )* (?: \" (?= [lower=/[a-z]+(ed|s)/ | lower=/have|will|would|had|to/] [#lower]))? ]]
macro "aux" [[ (?: (has | have | had | having | is | are | was | were | be | been) (?: been)? )? $adverb{0,2} ]]
macro "would_act" [[ would (?! welcome | like | prefer | love | favour | favor | consider | be | have (?! #lower{0,2} (contacts | talks | meetings
    | discussions)) | not | never) ]]
-- "Officials said the two would meet", "They would meet, officials said": what is announced, not what might be.
mention "announced" "would" {
  pattern = [[ (?<= ({say} | {announce} | announcement | {report} | {confirm} | {add} | {disclose}
    | told reporters) [!raw="." & !raw=";" & !if & !whether & !hoped &
    !wanted]{1,14})
    $would_act
    | $would_act (?= [!raw="." & !if & !raw=";"]{1,24} "," [!#punct]{1,7}
      (said | announced | reported | confirmed) ("." | "on" | today | #date | yesterday | $)) ]],
}
macro "future" [[ (?: (will | shall | @announced) | (is | are | was | were)? $adverb? (expected | scheduled | due | set | slated | planning
  | about)? to | {plan} to | {intend} to ) (?: $adverb | (next | this | later | "on") [#lower | #date]{1,2})? ]]

macro "finite" [[ (?: $future | $aux) ]]

-- What is said to happen later is planned; rules that need no modality say so.
qualify "modality" { planned = [[ will | shall | @announced | (is | are | was | were) to | (due | scheduled | expected | set |
  slated | planning) to | ({intend} | {plan}) to | (?<= ^ @party | ^ @visitor | ^ @party ("," | and) @party) to |
  planned | upcoming | forthcoming | scheduled | {look} forward to |
  ahead of | [lower=/discuss|exchange|review|meet|hold|consult|visit|participate|attend|join|lead/] (?<= will
  [!raw=";" & !raw="." & !that & !which & !who]{1,30}? (and | to) [])
  | 's (?<= (this | it) will be [!#punct]{1,6}? []) | for (?<= will travel [!raw="." & !raw=";"]{1,25}? []) ]] }

macro "preposition" [[ (in | at | to | from | near | of | with | between | for | on | against | by | into | across |
  within | outside | over | around | among | beyond | throughout | via | toward | towards | under | through | about
  | than | like | including | alongside | (such | well | known | far | seen | regarded | same | described | acting | long) as
    | ^ had) ]] -- "Had Peru signed the pact" tells what has not been

-- "in western Japan", "across rural India": the place, not the party.
macro "region" [[ [lower=/(north|south|east|west)([a-z]*ern)?/ | lower=/central|rural|coastal|neighbou?ring|nearby|mainland/] ]]

macro "talking" [[ (negotiations | talks | discussions | consultations) ]]

-- Subjects. `pair` stands for several parties, `actors` for one or more.
local function several(m, doc)
  local ids = reference.ids(m.p)
  if #ids < 2 then return nil end
  reference.pair(doc, m.sentence, ids, 3)
  reference.subject(doc, m, ids)
  return ids
end
macro "aside_of_it" [[ (?: "," (which | who | whose | where | "represented by") [!raw="," & !raw=";"]{1,14} "," | "(" [!raw=")"]{1,3} ")")? ]]
-- "Spain, whose king was present, and Morocco"
macro "parties" [[ (?: $the? p:@party $bracketed "," )* $the? p:@party $aside_of_it ","? (and | &) (?! (?<= "," and) (we | they | he | she) |
    (?<= (?<! in | to) @state "," and) $the? (@person | @acting))
  (that of $the? p:@party | (neighbouring | neighboring | visiting)? $the? p:@party | $his_guest $the? p:@party ","?) ]]
macro "headline_parties" [[ (^ | ":") (?: $parties | $the? p:@party (?: "," $the? p:@party)+ ) ]] -- only headlines leave out the "and"
mention "pair" "list" {
  pattern = [[ (?<! $preposition) (?<! $preposition the) ((?<! @party ",") | (?<= ^ according to [!raw=","]{1,8} ",")) $parties (?= $mid $verb) ]],
  resolve = several,
}
mention "pair" "on-the-way" {
  pattern = [[ (?<! $preposition) (?<! $preposition the) ($parties | p:@joint) (?= (return | fly | travel) to #Cap) ]], resolve = several,
}
mention "pair" "along-with" { -- "Egypt, along with Sudan and Libya, ..."
  pattern = [[ (?<! $preposition) (?<! $preposition the) $the? p:@party ","? ((along | together) with | as well as |
    accompanied by (?= @counterparts) | and "," #lower{1,5} ",") list($the? p:@party) ","? (?= $mid $verb) |
    ^ (along | together) with list($the? p:@party) "," $the? p:@party (?= $mid $verb) ]],
  resolve = several,
}
macro "acts_or_talks" [[ $mid ($verb | talk) | in (?: [#lower & !#func]){0,2} $talking ]]
-- "Seoul, Hanoi ink pact", "Tokyo, Lima to hold talks": in a headline capitals are their governments.
mention "party" "capitals-headline" {
  pattern = [[ (^ | ":") c:@capital (?= "," @capital (to | $acts_or_talks)) | (?<= (^ | ":") @capital ",") c:@capital (?= to | $acts_or_talks) ]],
  entity = "c",
}
-- A headline's infinitive is a future; elsewhere it is what somebody else wants of them.
mention "pair" "headline" { pattern = [[ ($headline_parties | (^ | ":") p:@joint) (?= to) ]], resolve = several }
mention "party" "capital-in-headline" { -- "Seoul to give flood aid to Laos"
  pattern = [[ (^ | ":") c:@capital (?= to (give | provide | grant | lend | send | offer | donate | extend | help | assist | sign | buy | sell | supply | resume
    | ratify | host | train | fund | finance)) ]], entity = "c",
}
mention "pair" "capitals" { -- "Washington, London and Paris condemned"
  pattern = [[ (?<! in | at | to | from | of | between) p:@capital (?: "," p:@capital)* ","? and p:@capital (?= $mid $verb) ]], resolve = several,
}
mention "pair" "headline-capitals" { pattern = [[ (^ | ":") p:@capital "," p:@capital (?= $mid $verb | to) ]], resolve = several }
mention "pair" "headline-verb" { pattern = [[ $headline_parties (?= $acts_or_talks) ]], resolve = several }
mention "pair" "joint" {
  pattern = [[ (?<! $preposition) p:@joint (?= $mid $verb) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.p)
    if #ids < 2 then return nil end
    reference.pair(doc, m.sentence, ids, 2, true)
    reference.set_met(doc)
    reference.subject(doc, m, ids)
    return ids
  end,
}
-- "We note ..." of a source alone: no talk, even behind a meeting.
mention "lone" "we" {
  pattern = [[ c:@joint (?<= we) (?= (?: #lower){0,2}? ({note} | {value} | {recognise} | {recognize} | {welcome} | {acknowledge} | {highlight} | {stress} |
    {emphasise} | {emphasize} | {underline} | {underscore} | {reaffirm} | {reiterate} | {affirm} | {praise} | {hail} | {celebrate} | {commend})) ]],
  resolve = function(m, doc) return reference.speaks_alone(doc) and reference.ids(m.c) or nil end, lazy = true,
}
mention "actors" "pair" { pattern = [[ p:@pair ]], entity = "p" }
mention "actors" "headline" {
  pattern = [[ (^ | ":") p:@party (?= "'"? $adverb? (to | furious | angry | unhappy | critical | supportive | against | grateful | thankful | opposed |
    satisfied | pleased | disappointed | dismayed | outraged | sceptical | skeptical |
    committed |
    concerned | worried | alarmed | upset)) ]], entity = "p",
}
mention "actors" "one" {
  pattern = [[ (?<! $preposition) (?<! $preposition (the | then)) ((?<! @party ","? and the?) | (?<= $preposition $the? @party "," and the?)) (?<! @office | 's)
    (?<! mr | mrs | ms | dr | minister | president | secretary) (?<! except | except for | excluding | (all | everyone |
      none) but) (?<! $preposition $region) $the? p:@party
    (?: and (its | his | her) #lower{1,2})? (?= $mid (?: (\" | (?<! [lower=/.*s/]) "'") $adverb{0,2} \"? | not only)? (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.p)
    reference.subject(doc, m, ids)
    return ids
  end,
}

-- "Eleven states, including Kenya, voted ...", "Kenya and four others voted ...": each by itself.
macro "several_states" [[ (neighbours | neighbors | allies | partners | countries | nations | states | members | governments | others | delegations |
  leaders) ]]
mention "actors" "among-others" {
  pattern = [[ $several_states ("," (including | "among them") | ","? led by) list($the? p:@party) ","? (?= $mid $verb) |
    $several_states "," list($the? p:@party) (among them | included) "," (?= $mid $verb) |
    (?<! $preposition) (?: $the? p:@party ",")* $the? p:@party ","? and (#num | #lower) (?: #lower | #Cap | "-"){0,3}? $several_states (?= $mid $verb) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.p)
    reference.subject(doc, m, ids)
    return ids
  end,
}
-- "Kenya's president said his country and Uganda had agreed ...".
mention "pair" "own-country-and" {
  pattern = [[ p:(@person | @acting | @state) $reported (his | her | their) (country | government | nation) and $the? p:@party (?= $mid $verb) ]],
  resolve = several,
}

-- "Canada, which signed ...".
mention "actors" "summit-of-body" { -- "The ASEAN summit adopted ..."
  pattern = [[ (?<! $preposition) (?<! $preposition the) the? #lower? p:@org $bracketed (?: #lower){0,2}? (summit | meeting | conference
    | ministers | "executive board"
    | board | forum | bloc | grouping | alliance | group | organisation | organization | cartel)
    (?= $mid (has | have | had)? (adopted | agreed | decided | approved | endorsed | pledged | called | condemned | urged)) ]], entity = "p",
}
mention "actors" "ministers-from-body" { -- "Finance ministers from seven leading industrial nations agreed ..."
  pattern = [[ (?<! $preposition) (?<! $preposition the) (ministers | leaders) (of | from) $the? #num? p:@org (nations | countries | states
    | members)? (?= $mid (has | have | had)? (adopted | agreed | decided
    | approved | endorsed | pledged | condemned | reaffirmed)) ]], entity = "p",
}
mention "actors" "relative-pair" { pattern = [[ p:@pairing "," (which | who) (?= $mid (have | had)? $agreeing) ]], entity = "p" }
mention "actors" "relative" { pattern = [[ p:@party "," (which | who) (?= $mid (?! {host} | [lower=/[a-z]+ing/]) $verb) ]], entity = "p" }
-- Beside somebody who is no party, a party acts alone: "Georgia and Abkhazia agreed".
mention "actors" "beside-other" {
  pattern = [[ (?<! $preposition) (?<! $preposition the) (?<! @party ","? and) $the? p:@state and $the?
    ((?! @party | @country | @nationality | @capital | @office | @org) #Cap{1,3} $folk? | [#lower & !#func]{0,2} ($folk | (powers
      | creditors | lenders | donors | bondholders) (?= $mid (have | had)? $agreeing))
      | its (?: #lower | #num | "-"){0,4}? (committee | banks | creditors | lenders) (?= $mid (have | had | has)? $agreeing)
    | (a | an)? @nationality? #lower{0,3}? (firm | company | consortium | corporation | firms | companies | banks) (?= $mid (have | had)? $agreeing))
    (?= $mid $verb) | ^ p:@state "," (?! @party $agreeing | #Cap{1,4} (?: "," | and)) #Cap{1,5} $folk? (?= $agreeing) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.p)
    reference.outsiders(doc, m.sentence, ids)
    return ids
  end,
}

-- Two who meet are the pair that "they" and "both leaders" mean behind it.
macro "actor" [[ (c:@person | c:@acting | c:@state | c:@pronoun) ]]
macro "encountered" [[ (?: $adverb | on? #date){0,2} (has | have | had | will | (is | was) to)? $adverb{0,2} (met | meet | meets | received | receive | hosted
    | host | telephoned | "called on" | {pay} a #lower{0,2} call on | conferred | confers | {sit} down | (was | were) (received | welcomed | hosted) by
    | spoke (?: by (phone | telephone))? | (?<! 'I') spoke ($adverb | #date | this #lower |
      (by | over the | on the) (phone | telephone)){1,3} (?= with)
    | (began | opened | ended | concluded | held | hold | had | holds | has) (?: (?! trilateral) #lower | "-"){0,3}? (talks | discussions
    | consultations | meeting | call | conversation | conversations)) $adverb{0,2} (with | to)? $the? (?: visiting | outgoing | incoming |
    departing | new)? $his_guest ]]
mention "encounter" "met" {
  pattern = [[ ($actor | (?! @voice) own:'I') ($encountered | ","? $adverb{0,2} ({say} | told reporters | speaking)? (after | following)
      (?: a | the | his | her | #num | $plain | of | "-"){0,5}? ((talks | meeting | session | discussions | lunch | dinner) with | meeting | receiving
      | seeing | hosting | "calling on") $the? visiting? $his_guest)
      (c:@person | c:@acting | c:@state | c:@counterparts | c:@pronoun) (?: (and | "," and?) (c:@person | c:@acting) (?! $mid $verb))?
    | (c:@person | c:@acting) $mid ((arrived | arrives) in | {leave} for | (flew | flies | travelled | traveled | travels | will travel) to | (visited
    | visits |
    visiting | will visit)) $when?
    $place ]],
  resolve = function(m, doc)
    local ids, own = reference.ids(m.c), m.own and reference.source(doc)
    if own and own[1] ~= ids[1] then table.insert(ids, 1, own[1]) end
    if #ids < 2 then return nil end
    reference.turn_to(doc, m.sentence, ids)
    reference.pair(doc, m.sentence, ids, 3)
    reference.set_met(doc)
    return ids
  end,
}
-- "To Vega, Dahl said ...", "With Vega he discussed ...", "In his talks with Vega, Dahl said ...".
mention "encounter" "fronted" {
  pattern = [[ ^ (to | with | meeting with?
    | (in | at | during | after) (his | her | a | the | their) $adj{0,3} (talks | meeting | meetings | discussions | conversation) with)
    $the? visiting? (c:@person | c:@acting) ","? $actor (?= $mid ({say} | {tell} | {discuss} | {talk} | {speak} | {stress} | {reaffirm} | {reiterate} |
    {express} | {agree} | {note} | {emphasise} | {emphasize} | {promise} | {explore} | {review} | {call} | {raise} | {thank})) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if #ids ~= 2 then return nil end
    reference.turn_to(doc, m.sentence, ids)
    reference.pair(doc, m.sentence, ids, 3)
    reference.set_met(doc)
    return ids
  end,
}
mention "encounter" "addressed" {
  pattern = [[ $actor $adverb{0,2} (has | have | had)? $adverb? ({assure} | {tell} | {inform} | {thank} | {promise} | {invite} | {notify})
    $his_guest $the? (c:@person | c:@state) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if #ids ~= 2 then return nil end
    reference.pair(doc, m.sentence, ids, 1)
    return ids
  end,
}
-- One of them without a country: then nobody is meant.
mention "encounter" "stranger" {
  pattern = [[ (?! @person | @acting) @visitor ","? $encountered (c:@person | c:@acting | c:@state | @visitor) |
    $actor $encountered (?! @person | @acting) @visitor ]],
  resolve = function(m, doc) reference.half_pair(doc, m.sentence, reference.ids(m.c)) end,
}
-- People who act for no party: "both sides" behind "the unions and the employers" are these.
macro "folk" [[ (rebels | guerrillas | militants | separatists | insurgents | militias | fighters | factions | tribes | gangs | opposition |
  protesters | unions | employers | workers |
  miners | farmers | fishermen | students | settlers | owners | companies | firms | banks | clubs | teams) ]]
local function beside_outsiders(m, doc) reference.outsiders(doc, m.sentence, reference.ids(m.c)) end
mention "crowd" "names" { -- "the Red Front and the Malian government"
  pattern = [[ (?<= [#Cap & !#func]) (?<! @visitor | @state | @country | @nationality | @capital | @office | @org) and $the? c:@state (?= $mid $verb) ]],
  resolve = beside_outsiders,
}
mention "crowd" "sides" {
  pattern = [[ (c:@state | $folk | $agents) (and | with) $the? [#lower | #Cap & !#func]{0,2} $folk (?= $mid $verb) |
    ($actor | @visitor) $encountered (his | her) counterparts (?! from @country) ]],
  resolve = beside_outsiders,
}

-- A bare verb behind "to end the war and ..." goes on with what somebody is to do.
mention "still_to_do" "verb" {
  pattern = [[ [lower=/agree|concur|decide|resolve|vow|undertake|promise|pledge|commit|join|team|give|make|accept|approve|endorse|adopt|arrange/]
    (?<= to #lower []{0,20} ("," | and | but) $adverb{0,2} [])
  | [lower=/discuss|hold|resume|start|begin|launch|continue|review|negotiate|explore|meet|talk/]
    (?<= ({urge} | {ask} | {call} on | {tell} | {want} | {press} | {invite} | {encourage}) [!raw=";"]{1,20} ("," | and | but) $adverb{0,2} []) ]],
  entity = "decoy:thing",
}
-- Between subject and verb: directly, or as a further predicate of the same subject ("agreed to ... and signed ...").
macro "far" [[ (?: (?! @actors | which | [raw="who"] | whom | whose | because | if | unless | but | ";" | ":" | {say} ) [] )*?
  ("," | and | while | ", and" | but) (?! @pair) $adverb{0,2} (?! @still_to_do) ]]

-- What ends the part of a clause that says what it is about: relative and adverbial clauses, purposes and effects, a new clause.
macro "effect" [[ (acknowledging | appreciating | enabling | ensuring | allowing | reflecting | underscoring | marking | helping | creating | paving
  | ending | bringing | reaffirming | noting | stressing | expressing
  | building (?= on | upon) | calling | recognising | recognizing | recalling | making | thereby | thus | emphasising | emphasizing |
  underlining | highlighting | saying | adding | urging | welcoming | describing
  | contributing | demonstrating | deepening | reinforcing | citing | blaming | while) ]]
-- Who is the source of a report stands behind it: ", Lima radio said", ", the ministry of health, Anna Kis, reported".
mention "attribution" "behind" {
  pattern = [[ "," [!#punct & !and & !or & !to]{1,8}? ("," #Cap{1,4} ",")? ({say} | {report} | {quote} | told)
    | according to ]],
}

-- What begins an adjunct: a purpose, a reason, an occasion; but an accord "aimed at ending the war" is about that.
macro "putting_an_end" [[ [lower=/(end|halt|stopp|settl|resolv|prevent|avert|avoid)ing/] ]]
mention "aside" "begins" {
  pattern = [[ in (order | line with | accordance | (the (wake | presence) | view) of | the face of (?! [!#punct]{0,5} (war | aggression | invasion)) |
    response to | exchange | return) | so (that | as)
    | with (a view | the aim) | (aimed | aiming) at (?! $putting_an_end) | designed to (?! end | halt | settle | resolve) | to (mark | celebrate
    | commemorate | coincide) | on the (sidelines | (eve | occasion |
    [!#punct | raw="-"]{1,4}? anniversary) of) | thanks to | at the expense of
    | for the (sake | benefit | purpose) | (?<! the) following (the | a | an | his | her | their | #Cap) ]],
}

-- "a school that helps farmers": what a thing is good for is no matter.
macro "serves" [[ [lower=/(ensure|help|promote|galvani[sz]e|strengthen|reflect|drive|foster|advance|deliver|improve)s?|supports/] ]]
macro "stop" [[ (?: (?<! under | by) which | [raw="who"] | whose | whom | where | whereas | while | but | because | if | unless | although |
  though | when | after | before | until | since (?! #num | #date | last) | despite | amid
  | (?<! [lower=/such|well|far|(field|area|sector|issue|subject|matter)s/]) (?<! such []) as (?! well)
  | @aside
  | (intended | meant | likely | hoped | expected) to (?! [lower=/be|focus|cover|deal|include|touch|cent(re|er)|concentrate/]) | ";" the (talks | two
    | meeting | sides)
  | "," $effect | @attribution | that (will | would | can | could | may | has | have | is | are | $serves) | (?<! that | ":" | which) @actors | {say}
  | (and | "," | while) $adverb? (they | he | she | [raw="it"] | we | 'I')
  | (and | ",") $adverb{0,2} (discussed | discuss | consult | voiced | reviewed | called | condemned | opposed | stressed | emphasised | emphasized
  | underscored | underlined | noted | expressed | urged | reaffirmed | reiterated | welcomed | rejected
    | appreciated | praised | supported | exchanged | highlighted | recognised | recognized | visited | met | held | agreed | pledged | resolved)
  | "." | "?" | "!" )  ]]
macro "purpose" [[ (?: (?<! and | or) that | through | via | under | "on the basis" | "both at" | (?<! and | or | "," | also | as |
  with | of | relating | pertaining | access | approach | efforts | ways | steps | need | continue | opportunities | options | commitment | decision
    | proposal | ('s
    | his | her | its | their) (plan | plans) | response | responses
    | threat | threats | solution | solutions | transition | adaptation
  | barriers | obstacles | end | return | aid | assistance | support | opposition | alternatives | damage | resistance | (joint | common
  | concerted) (action | measures | efforts) | from (?: (?! to) [!#punct]){1,5}) to
  (?! [lower=/.*ing/] | assist with | help with | finance | fund | cooperate | the | a | an | its | their | be | #Cap | @party) ) ]]

-- Trouble in a country is a matter of peace; its name hides the sectors that gazetteers find in it.
mention "sector" "troubled-country" {
  pattern = [[ (?<! economic | financial | monetary | humanitarian | health | food | fiscal | debt | banking | energy) (war | wars | crisis | conflict
    | conflicts | situation | developments | fighting | violence | unrest | tensions | events | ceasefire | insurgency | rebellion) (in | within
    | on) $the?
    ((?: #lower){0,2}? @country | region | ('Middle' 'East' | 'Gulf' | 'Balkans' | 'Caucasus' | 'Horn' 'of' 'Africa' | 'Persian' 'Gulf'
    | 'Korean' 'Peninsula')) | @country (war | crisis | conflict | issue | problem | question | situation | dispute)
    | (@country | @nationality) (?: and (@country | @nationality))? (questions | conflicts | crises) | @nationality (crisis | war)
    | (aggression | war | attack | attacks) (against | on) $the? @country | (invasion | occupation | annexation | partition) of $the? @country
    | future of $the? @country ]],
  entity = "sector:peace",
}

-- What has no matter of its own is relations: "cooperation in all fields", "ways to strengthen cooperation", "shared priorities".
macro "being_close" [[ (cooperation | co-operation | collaboration | contacts | exchanges) ]]
macro "furthers" [[ ({expand} | {strengthen} | {enhance} | {boost} | {deepen} | {increase} | {promote} | {develop} | {widen} | {intensify} | {broaden} |
  {advance} | {further}) ]]
macro "in_no_matter" [[ (?= (?: with $the? [#lower]? #Cap{1,3} | with (each other | one another) | between ($the? two | both | their) #lower |
  in (all | various | many | several | every | different) #lower)? ("." | ";" | "," (?! including | such | notably | especially | particularly | among
    | above | mainly | chiefly |
  in | on) | ")")) ]]
mention "sector" "general-matter" {
  pattern = [[ (cooperation | collaboration | coordination) (in | across) (all | various | many | several | different | every | (a
    | the) #lower{0,2} (range | number) of)
    #lower{0,2}? (fields | areas | spheres | sectors | field | area | domains | issues | levels) (?! "," (including | among | such | namely)
    | such as | like | ":")
    | (closer | greater | further | mutual | enhanced | stronger | wider | broader | deeper | increased | continued | comprehensive | overall | friendly |
    more | their | practical | future | close) $being_close $in_no_matter
    | (?<= (on | about | up | $furthers) (?: bilateral | the){0,2}) $being_close ($in_no_matter | (?= across | $))
    | (range | number | variety) of (?: bilateral | regional | global | international | important | key | other | mutual | common | political | and){0,4}
      (issues | matters | topics | subjects) (?= with | between | "." | ";" | "," (?! including | such))
    | (shared | mutual | common | joint) priorities (?! such | including | like | ",") | (matters | issues | questions | topics
    | subjects) of (?: #lower | and){0,3}? (interest |
    concern) (?: to (both | each)) ]],
  entity = "sector:diplomacy",
}
-- "the withdrawal of Cuban troops", "a dispute over the islands": matters of peace, whatever stands inside.
mention "sector" "settlement" {
  pattern = [[ (withdrawal | pullout | redeployment | departure) of [#lower | #Cap]{1,3}? (troops | forces | soldiers) | troop (pullback | pullout | withdrawal
    | withdrawals | redeployment)
    | deployment of (?: #lower | "-"){0,5}? (peacekeepers | observers | monitors | ("inter-positional" | peacekeeping) (force | forces | troops))
    | ({withdraw} | {pull} out | {pull} back)
    (their | its)? (troops | forces | soldiers) | {pull} (troops | forces | soldiers) back
    | (troops | forces | soldiers) (?: #lower){0,3}? (leave | withdraw | "pull out" | "pull back")
    | (rule | sovereignty) (?<= (to | under | of) @nationality #lower? [])
    | ({withdraw} | {pull} (out | back)) (?: #num [lower=/k(m|ilomet(re|er)s)|miles?/])? from the? [#lower | #Cap]{0,2}?
      (area | region | territory | territories | valley | plateau | zone | border
      | frontier | town | city | strip | peninsula | island | islands | positions) | return to (the | their) #lower? (lines | positions)
    | (claim | claims) to the? [#lower | #Cap]{0,2}? (island | islands | province | territory | region | land | peninsula | rocks | islets | strip)
    | who owns (what | the) | ({mark} | {draw} | {fix} | {define} | {delimit}) out? (the | a | their){0,2} common? (border | frontier | boundary)
    | ({lift} | {end} | {ease} | lifting of | ending of) (the | its | their) #lower{0,2}? (blockade | siege) | mediate (?= in | between | the | a | an | talks)
    | ([raw="to"] | before) the? ("World Court" | 'International' 'Court' (?: of 'Justice')? | international? arbitration)
    | [lower=/demilitari[sz]ed/] (strip | area | zone) | status of 'Jerusalem' | (island | islands | islet | islets) (dispute | row
    | issue |
    question)
    | (dispute | disputes | row | quarrel | conflict | claims | differences) over [#lower | #Cap | raw="-"]{1,6}?
      (triangle | island | islands | islets | strip | territory | land | border | frontier | region | peninsula | enclave |
        sovereignty | waters | boundary | reef | shoal) ]],
  entity = "sector:peace",
}
mention "sector" "goods-sold" { -- goods that are sold are trade beside what they are
  pattern = [[ (sale | sales | purchase | purchases | purchased | buy | buys | buying | bought | sell | sells | selling | sold | import | imported
    | imports | export | exported | exports | barter | supply | shipments | (ban | bans | embargo | moratorium) (?= on (?! fishing | whaling | logging)))
    (?= (?: of | on | up | to | a | an | about | more | #num | "." | "," | "-" | [#lower & !#func] | #Cap){0,6}?
    @sector[key=agriculture]) | (sales | purchases | shipments) (?<= @sector[key=agriculture] []) | buy more (?= from each other) ]],
  entity = "sector:trade",
}
mention "sector" "in-touch" { -- "agreed to stay in close contact"
  pattern = [[ (?<= agreed (to | [!#punct]{1,5}? (would | will))) ((remain | stay | keep | be) in? [#lower & !#func]{0,2}? (contact | touch | consultation
    | consultations | communication) | (maintain | keep | continue) (their | the | a)? [#lower & !#func]{0,2}? (contact | contacts | consultation
    | consultations | communication | consulting | coordinating) (?! with)) ]], entity = "sector:diplomacy",
}
mention "sector" "border-opening" { -- for people to cross
  pattern = [[ (border | borders | frontier) (is | was | will | would | has | to | be | been){0,3} (reopened | opened | closed) |
    ({open} | {reopen} | {close} | closure | {cross}) of? (the | its | their | (?<= open | reopen | close)) (?: common | shared | land | joint)?
      (border | borders | frontier)
    (?! crossing | crossings | post | posts | gate | point | points | @document) ]],
  entity = "sector:migration",
}
mention "sector" "river" { -- "a treaty on the Okavango River"
  pattern = [[ (?<= (on | concerning | regarding | respecting) the) #Cap{1,2}? river | waters of the? (?: #Cap | lake | river){1,3} | (?<= 's) waters
    (?! off | of) ]], entity = "sector:water",
}
mention "sector" "commercial-instrument" { pattern = [[ commercial (?= @document[key!=contract]) ]], entity = "sector:trade" }
mention "sector" "standby" { pattern = [[ (standby | "stand-by" | stand "-" by) (?= @document) ]], entity = "sector:finance" }
mention "sector" "nuclear-talks" {
  pattern = [[ nuclear (?= talks | negotiations | deal | accord | pact | stand | standoff) | arms (?= talks | negotiations | accord |
    pact) ]], entity = "sector:arms_control",
}
mention "sector" "against-rebels" {
  pattern = [[ (?<= against | harbouring | harboring | sheltering | arming | backing | aiding | let | letting | allow | allowing | help | helping) (?:
    #lower | #Cap | 's){0,3}? (rebels | guerrillas | guerillas | separatists) ]], entity = "sector:security",
}
mention "sector" "rights-of" {
  pattern = [[ rights of [#lower | #Cap]{0,3}? (minority | minorities | women | children) ]], entity = "sector:human_rights",
}
mention "sector" "mutual-defence" { -- "Treaty of Alliance and Mutual Assistance", "the security treaty"
  pattern = [[ (?<= (treaty | pact) (of | on) (?: #Cap | "," | and){0,4}) mutual (assistance | aid) | mutual (assistance | aid) (?= treaty | pact)
    | security (?= treaty | guarantees) ]], entity = "sector:defence",
}
mention "sector" "security-aid" { -- "security and humanitarian assistance"
  pattern = [[ security (?= (?: "," | and | economic | humanitarian | financial | other | forms | of){1,5} (assistance | aid)) ]],
  entity = "sector:defence", hides = "sector",
}
macro "freeing" [[ ({free} | {release} | {hand} over | freeing of | release of) ]]
macro "unnamed" [[ [(#lower | #num) & !political & !convicted] ]]
macro "prisoners" [[ (prisoners | detainees | captives | pows) ]]
mention "sector" "prisoners-freed" { -- of a war, not of a court
  pattern = [[ $prisoners (?<= $freeing (?: $unnamed | @nationality){0,5} []) (?! of) ]], entity = "sector:peace", hides = "sector",
}
mention "sector" "output-of-oil" { -- where those act who sell it
  pattern = [[ (output | production | quota | quotas) ceiling? (?<= @org[key=OPEC] [!raw="." & !raw=";"]{1,24}) ]], entity = "sector:energy",
}
mention "sector" "prices-kept" { -- by a pact on a commodity
  pattern = [[ ({stabilise} | {stabilize} | {fix} | {support} | {defend}) (?= (the | world | falling)? #lower? (oil | crude | coffee | cocoa
    | rubber | tin | sugar | grain | wheat | jute | commodity) prices) ]], entity = "sector:trade",
}
mention "sector" "peace-made" { -- what is done for peace, by its verbs
  pattern = [[ (stop | end | cease | halt | suspend | stopping | ending | halting) (the | all | their | any | further){0,2} (?: armed | cross - border
    | military
      | border | civil)? (fighting | attacks | violence | clashes | firing | shooting | shelling | bloodshed | raids | fire | war)
    | [#lower | #num]{1,2} years of (?: #lower{0,2} and)? (fighting | war | hostility | hostilities | conflict | bloodshed | enmity | strife)
    | (halt | end | stop) to (the | all | their)? (fighting | attacks | violence | firing | shooting | shelling | bloodshed | raids)
    | ({exchange} | {swap}) #lower{0,2}? prisoners | prisoners (will | would | were | are | to | be){1,3} (exchanged | swapped)
    | attack (each other | one another) | {lay} down (their | its)? arms | end (all | any | their){0,2} (support | backing | aid) (for | to) each other
    | ({let} | allow | {send} | {receive} | {accept} | {admit}) [#lower & !human & !rights & !election]{0,3}? (observers | monitors)
    | ({resolve} | {settle} | {solve}) (the | their | all | any | its | both){0,2} (bilateral | old | outstanding | mutual | remaining | existing
    | long - running
      | decades - old){0,2} (dispute | disputes | conflict | conflicts | quarrel | row | standoff | differences) (?! over | on | about | in)
    | (negotiate | talk) (instead of | rather than) (fight | fighting | war) | refrain from #lower{0,4}? (force | violence | acts | moves | steps
    | provocations | action | actions
    | hostilities | attacks) | (avoid | prevent) (an | any | further | new | the){0,2}
      (escalation | clashes | confrontation | conflict | bloodshed | incidents | provocations | "provocative" #lower) | (restore | maintain
    | preserve) (calm | peace | stability)
    | {disarm} (the | all | their){0,2} #lower? (militias | militia | rebels | fighters | groups | guerrillas | factions) | {deploy} #lower{0,3}? (observers
      | monitors) | (dispute | case | matter | issue) to the International Court
    | $freeing (?= (?: $unnamed | @nationality){0,5}? $prisoners) | return of (the | #num | #lower)? #Cap? (islands | island | territory
    | peninsula)
    | (?<= (talks | negotiations | negotiated | discussions | discussed | consultations) (over | about | on)) the? #Cap{1,2} (peninsula | islands | island
      | islets | reef | shoal) ]],
  entity = "sector:peace",
}
macro "not_on" [[ (?! (?: in the? #Cap{1,2} | (next | this) #lower | #date | "on" #date | soon | later){0,2} (on (?! #date) | about | over | concerning
    | to discuss
  | between | of)) ]]
mention "sector" "dealings" { -- meetings and contacts to come, where nothing is said of their matter
  pattern = [[ (hold | have | convene | organise | organize | schedule | arrange) (?: #lower | "-" | #num){0,4}? (meeting | meetings | round | rounds | summit |
      summits | session | sessions) (?: of (the | their)? (foreign | senior | top | prime)? (ministers | leaders | officials | experts | chiefs))? $not_on
    | (regular | annual | yearly | frequent | periodic) (talks | consultations | dialogue | discussions) $not_on | (talks | consultations) (every | each)
      (year | month | #num) $not_on | (working group | task force) $not_on (?! "," | in | for | to #lower) | speak with one voice
    | ({open} | {reopen} | {establish}) (their | diplomatic){0,2} missions
    | (join | joining | membership (of | in) | admission (of [!#punct]{1,3}?)? (to | into) | entry (to | into)) the?
      @org[key=ASEAN | key=AU | key=SAARC | key=UN | key=OECD | key=GCC | key=SCO | key=BRICS | key=ARAB_LEAGUE]
    | meet (again | regularly | annually | yearly | (more | at least) [!#punct]{0,2}? | once a | twice a | every | in the near future) $not_on
    | (keep | stay | remain | maintain | keeping | staying | maintaining | maintained) in? (close | closer | regular | constant | permanent)? (touch | contact
      | contacts | communication | coordination) $not_on
    | {exchange} delegation visits | exchange (of | more | high - level | regular | mutual | official | ministerial){0,3} (visits | delegations) $not_on
    | coordinate (?: #lower){0,2}? (positions | policies | stands | stances | approaches) $not_on | (coordination | cooperation | co-operation) (at
    | in | within) (the? @org | (the | all)? (international |
      regional | multilateral) (forums | fora | organisations | organizations | bodies | issues))
    | (deepen | expand | strengthen | broaden | promote | widen | boost | enhance | develop) (their | its)? cooperation in (all | various | many | several
      | different | other | multiple | a range of) #lower? (fields | areas | spheres | sectors | domains) (?! including | such | like | "," | of)
    | (talks | meetings | consultations | contacts | dialogue) (?: (?! on | about | over | between) #lower){0,8}? (should | will | would) (also)? (be held
    | continue | resume
      | take place)
    | (see | meet | visit | consult) each other (frequently | often | regularly | more) | cooperate more closely (?! in | on | against | to) | (agenda
    | date | dates | venue | timetable | schedule | preparations | arrangements) (for | of) (a | the | their | its | next)
      [!#punct]{0,2}? (talks | summit | meeting | negotiations | visit) $not_on ]],
  entity = "sector:diplomacy",
}
mention "sector" "market-opening" {
  pattern = [[ {integrate} (the | their)? (economies | markets) | {open} up? (its | their) #lower{0,2}? (market | markets)
    | (closed | (opening | liberalisation | liberalization) of) (?= (its | their | the)? (@nationality | @country 's)? (?: #lower | "-"){0,2}?
      (market | markets)) ]],
  entity = "sector:trade",
}
mention "sector" "office-opened" {
  pattern = [[ ({open} | {establish} | "set up" | (opening | establishment) of) (a | an | its | the){0,1} (?: [#lower | #Cap]){0,2}? (@org #Cap?
    | liaison | interests) (office | section |
    mission | delegation) ]], entity = "sector:diplomacy", hides = "sector",
}
mention "sector" "soldiers-trained" {
  pattern = [[ (lease | use | cost | costs | closure | future | status) of (the | its | their) [#lower | #Cap]{0,4}? (base | bases)
    | ({keep} | {close} | {extend} | {shut}) (the | its | their) [#Cap | air | naval | military]{0,3} (base | bases) (?! metal | camp)
    | (defend | defending) (each other | one another | (both | our | its | their)? (allies | ally) | $the? @country (?! 's)) | (exchange of
    | {exchange}) #lower? officers | train each other's #lower? (pilots | soldiers | officers | cadets)
    | (train | training | trained) of? (its | their | the)? (#lower | @nationality){0,2}? (soldiers | troops | cadets | recruits | (?<! police
    | customs) officers
    | pilots) ]],
  entity = "sector:defence",
}
mention "sector" "own-troops" { -- which one alone takes home
  pattern = [[ ({withdraw} | {pull} (out | back)?) all? its #lower{0,2}? (troops | forces | soldiers | army) (from | out of) ]],
  entity = "sector:defence", hides = "sector",
}
mention "sector" "assets-frozen" { pattern = [[ (frozen | blocked | {unfreeze}) @nationality? assets ]], entity = "sector:finance" }
mention "sector" "commodity-pact" { -- of those who sell a product and those who buy it, beside the product
  pattern = [[ international (?= #Cap{0,2}? (rubber | coffee | cocoa | sugar | tin | wheat | grains | jute | timber | oil | dairy) (agreement | accord | pact
    | convention)) ]],
  entity = "sector:trade",
}
mention "sector" "handed-over" {
  pattern = [[ {extradite} | ({hand} | {turn}) over (?= (?: #lower | #num | @nationality){0,3}? (suspect | suspects | suspected | fugitive | fugitives | accused
    | wanted)) ]], entity = "sector:crime",
}
mention "decoy" "suspect" { -- who is wanted is no matter
  pattern = [[ (suspected | alleged | convicted | wanted | accused) @nationality? [#lower & !#func]{1,2} (?= #Cap
    | to the? @country) ]], entity = "decoy:thing", hides = "sector",
}
mention "sector" "model-of-arms" { -- "S-300s", "MiG-29 fighters"
  pattern = [[ ([raw=/Su|SU|MiG|Mig|MIG|Tu/] "-" [raw=/[0-9]{2,3}(s|A|B|C|D|E|M|K|MK)?/] | [raw=S] "-" [raw=/[0-9]{3}s?/] | [raw=F] "-" [raw=/[0-9]{2}[sA-E]?/])
    (fighters | jets | planes | bombers | missiles)? ]],
  entity = "sector:defence", hides = "sector",
}
mention "sector" "withdrawal-pact" { pattern = [[ (?<= troop | troops | forces | military) withdrawal (?= agreement | accord | pact)
    | withdrawal (?= (agreement | accord | pact) []{0,20}? (troops | forces | soldiers | soldier | army | war)) ]], entity = "sector:defence" }
mention "sector" "sent-to-defend" { -- what is sent is arms by what it is for
  pattern = [[ (ships | ship | warships | vessels | planes | aircraft | jets | material | equipment | forces | units) (?= to help? (defend | protect | guard
    | liberate | shield) $the? (@country | @org | @nationality)) ]],
  entity = "sector:defence", hides = "sector",
}
mention "sector" "power-sold" {
  pattern = [[ power (?= (purchase | sale | supply | trade | exchange)? @document) | (?<= import | export | imports | exports | sell | buy | supply
    | sale of | purchase of | importing | exporting | selling | buying | trade
    in | exchange of | transmit) power
    | (?<= in) power (?= (and | ",") @sector)
    | (?<= @sector ("," | ","? and)) (?<! balance of @sector and) power (?= ("," | and) @sector | "." | "," | sectors | $) ]], entity = "sector:energy",
}
mention "sector" "foreign-ministries" { -- where an instrument of theirs says nothing of its matter
  pattern = [[ (?<= between the? (ministry | ministries | department | departments) of) ('Foreign' | 'External') ('Affairs' | 'Relations') ]],
  entity = "sector:diplomacy",
}
mention "sector" "arms-cut" { -- what is done away with
  pattern = [[ ({test} | tests of) #lower{0,2}? missiles | (clear | clearing | remove | removal of | lift) (the | #lower)? mines | mines (will | would
    | are | were | to | be){1,3} cleared
    | ({scrap} | {destroy} | {dismantle} | {eliminate} | {cut} | {reduce} | {limit} | destruction | elimination | reduction)
    (?: of | #lower | #num | "-"){0,5}? (missiles | warheads | launchers | arsenals | stockpiles | tanks)
    | (stop | end | halt | resume | suspend) (all | its | their | further){0,2} (testing | tests) (of | [!#punct]{0,2}? (bombs | bomb | weapons | missiles)) ]],
  entity = "sector:arms_control", hides = "sector",
}
mention "sector" "watched" { -- borders and waters
  pattern = [[ ({patrol} | patrols (of | in | along) | {guard} | {police} | {seal} | {secure} | {watch}) (the | their | its)? [#lower | #Cap]{0,2}?
      (strait | straits | sea | seas | coast | coasts | border | borders | frontier | river | waters | gulf | lake)
    | ({close} | {shut} | {dismantle} | {destroy}) [#lower | 's]{0,3}? (rebel | guerrilla | militant | insurgent | training) 's? (camps | hideouts | bases)
    | (fight | against | on) #lower? (bandits | banditry) ]],
  entity = "sector:security",
}
mention "sector" "families" {
  pattern = [[ ({reunite} | reunion of | reunions of | visits by | visits between) #lower{0,2}? (families | relatives) | families (to | could
    | can)? (visit | meet)
    | {readmit} [!#punct]{0,3}? (citizens | nationals | people) ]],
  entity = "sector:migration",
}
mention "sector" "homes-built" { -- what is built or made, where the bare word is too common
  pattern = [[ build [#lower & !#func | #num]{0,3}? (houses | homes | flats | cities) | low - cost (homes | houses | housing) | develop (the | their)? border
      (region | regions | area | areas) | border development ]], entity = "sector:infrastructure",
}
mention "sector" "wells" {
  pattern = [[ ({dig} | {drill} | {sink}) #lower{0,2}? wells | flow of the #Cap{1,2} | river commission
    | (?<= concerning | regarding | respecting | (utilisation | utilization | use) of) $the? #Cap{1,3} ('Falls' | 'River' | 'Rivers' | 'Lake' | 'Lakes') ]],
  entity = "sector:water",
}
mention "sector" "nature-kept" {
  pattern = [[ plant #lower? trees | clean up the [#Cap | #lower]{0,2}? (river | lake | bay | coast | sea | air) | (save | protect | protection of) #lower{0,2}?
    (tiger | tigers | whales | reef | reefs | elephants | rhinos | turtles) | marine (reserve | park) ]],
  entity = "sector:environment",
}
mention "sector" "bank-founded" {
  pattern = [[ ("set up" | establish | create | found | launch) a (joint | new | common | development | regional | bilateral | trade | investment){0,2} bank
    | avoid taxing [!#punct]{0,3}? twice ]], entity = "sector:finance",
}
mention "sector" "data-shared" {
  pattern = [[ (share | protect | exchange | protection of) (personal | private){0,1} data (?! on | about) | (telephone | mail) (services | service
    | links | calls) ]],
  entity = "sector:telecom_digital",
}
mention "sector" "languages-taught" { pattern = [[ {teach} [#lower | 's]{0,3}? [#Cap | #lower]? (language | languages) ]], entity = "sector:education" }
mention "sector" "status-of-forces" {
  pattern = [[ (status | stationing | presence | transit | passage) of [#lower | #Cap]{0,3}? (forces | troops) ]], entity = "sector:defence",
}
mention "sector" "anniversary" { -- what is celebrated together
  pattern = [[ ({celebrate} | {mark} | {commemorate}) (?: (?: "," | [!#punct]){0,8}? anniversary (?! summit) | [#lower | #num]{1,2}? years of [!#punct]{0,2}?
    (ties | relations | friendship)) | return (looted | stolen) #lower | bid for the 'World' 'Cup' ]], entity = "sector:culture",
}
mention "sector" "envoys" { pattern = [[ (?<= {exchange} | {swap} | {appoint} | {reinstate} | return | {send} back)
    (their | its)? (ambassadors | envoys) ]], entity = "sector:diplomacy" }
-- An adjective that names a matter only before an instrument: "a border treaty", "the maritime agreement".
mention "sector" "border-instrument" {
  pattern = [[ (border | frontier | boundary) (?= (demarcation | security)? (@document | talks | negotiations)) | (?<= {discuss} | talks (on | about) | talked
    about |
    spoke about | about) (the | their) (common | shared | joint)? (border | frontier | boundary) (?= "." | "," | with | at | in | on)
    | (?<= (talks | negotiations | discussions) [!#punct]{0,4} (on | over | about)) (the | their) (common | shared | land | disputed | maritime)? (border
    | frontier | boundary)
      (?= "." | "," | ";" | will | would | were | was | are | is | have | has | had | /[a-z]{3,}ed/) | (?<= @sector (","
    | and | ","
    and) | ({agree} | agreement | differences | divided | {discuss}) (on | over)?) borders (?= "." | "," | ";" | despite | after | in) |
    (?<= on | concerning | regarding) $the? international (border | borders)
    | (?<= {recognise} | {recognize} | recognition of) [!#punct]{0,4}? (independence | sovereignty)
    | (neutrality | conciliation | arbitration) (?= treaty | convention) | (?<= (treaty | treaties | convention | pact | protocol) of #Cap?)
      ([raw="Neutrality"] | conciliation | arbitration) ]],
  entity = "sector:peace",
}
mention "sector" "maritime-instrument" {
  pattern = [[ (maritime | air) (?= @document) ]], entity = "sector:transport",
}
mention "sector" "body-founded" { -- "Charter of the Lima Union": what it is for
  pattern = [[ (?<= (charter | constitution | statute | statutes) of $the? #Cap{0,3})
    ('Organization' | 'Organisation' | 'Union' | 'Community' | 'Association' | 'League' | 'Council') ]], entity = "sector:diplomacy",
}
mention "sector" "sanitary-instrument" { pattern = [[ sanitary (?= @document) ]], entity = "sector:health" }
mention "sector" "guarantee-instrument" { pattern = [[ guarantee (?= agreement) ]], entity = "sector:finance" }
mention "sector" "animal-health" { pattern = [[ animal (?= health) ]], entity = "sector:agriculture" } -- which is health, too

-- Cause, cost, measure, manner and means, which hold words of a matter and are none; the clause goes on behind them.
macro "worth" [[ (importance | significance | relevance | value | contribution) ]]
macro "warlike" [[ (war (?! crimes) | aggression | invasion | conflict | fighting) ]]
macro "behind_matter" [[ @sector[key!=diplomacy & key!=finance] (?: (?! that | which | @party) []){0,16} ]]
mention "decoy" "polluting" { -- "pollution of the sea by oil"
  pattern = [[ by (oil | petroleum | hydrocarbons | ships | vessels | aircraft | dumping | mining | industry | agriculture) (?<= pollution [!#punct]{2,8}) ]],
  entity = "decoy:thing", hides = "sector",
}
mention "decoy" "circumstance" {
  pattern = [[ (due to (?= #Cap | the | a | its | their | this | these | ongoing | growing | rising) | owing to | (caused | driven | guided |
    informed | accompanied | fuelled | fueled | exacerbated | imposed | triggered | sparked | prompted | worsened | compounded | unleashed) by
    | (resulting | stemming) from | (?<! ",") reflecting | in the aftermath of
    | (based | built | founded | grounded | rooted | anchored) (on | in | upon)
    | by #lower? using | subject to | consistent with | in (light | keeping | conformity) (of | with) | in (a | any) #lower{0,2}? manner | in ways that
    | (?<= of #lower{0,2}?) $worth (to | for)
    | (?<= $behind_matter) (in support of | (essential | vital | crucial | critical | indispensable | integral | fundamental | key | central | conducive)
      (to | for))
    | (?<= (a | an) #lower{0,2}) (step | milestone | move) (in | towards | toward) | (?<= with the? #lower?) (support | help | assistance) (from | of)
    | (communities | populations | groups) (including | like | "such as") (?= women | children | youth | indigenous | minorities | refugees | migrants)
    | (accountable | responsible | blame | "to account") for (?= [!#punct & !and]{1,6}? $warlike)
    | (cost | costs) (on | to) [!#punct]{1,4}? for | (cost | costs | price) of (?= [!#punct]{1,3}? $warlike)
    | (exploitation | misuse | abuse) of (?= [!#punct]{1,6}? by) | (impact | impacts | effects) on (?= (women | youth | children | workers | families |
    communities)))
    (?: (?! and (to | $verb)) [!#punct] | "-" | "," (?= [!#punct]{1,3} ("," | and) | and #lower{1,2} ".")){1,16}
    | (through | via | by) (our | their | its | the)? (#lower | @sector){1,4}? (personnel | teams | agencies | institutions)
    | (between | among | of) (our | their | its | the)? (#lower | @sector){1,4}? (personnel | agencies) (?= on | against | in | to) ]],
  entity = "decoy:thing", hides = "sector",
}

-- The words before and behind a sector's name that make it readable as a topic.
local NO_MODIFIER = [[ agreed?s? signs? signed expand enhance strengthen deepen increase promote develop boost improve advance further cooperate
  continue work share hold discuss(ed)? include explore build establish maintain launch adopt facilitate reduce double triple halve buy sell related such
  areas? fields?
  sectors? issues? ]]
macro "modifier" ("(?! @sector) [#lower & !#func & !#punct & lower!=/.*ing/ & lower!=/" .. NO_MODIFIER:match("^%s*(.-)%s*$"):gsub("%s+", "|") .. "/]")
macro "topic" [[ t:( (?: $modifier{0,3} "-"? (policy | cooperation | collaboration | fight | efforts | struggle |
  relations | ties | dialogue | consultations) (in | on | against | of | for) (?: the? (field | fields | area | areas) of)? )?
  $modifier{0,3} s:@sector (?: cooperation | collaboration | relations | ties | links
  | partnership | policy | sector | sectors | industry | industries | exchanges | issues | matters | projects | project | products |
  dialogue | s:@sector)? ) ]] -- "coffee exports" is one topic of two sectors
macro "on" [[ (?! @aside) (on | over | for | concerning | regarding | respecting | governing | relating | about | covering | to | in | under | of | with
  | against) ]]
-- Up to the end of the clause: everything about which something is.
macro "more_topics" [[ (?: (?: (?! $stop | $purpose) [])*? $topic)* ]] -- up to its purpose
macro "circumstance" [[ (?: ","? (after | before) (?: (?! to | that) []){1,14}? ","? (?= to | that))? ]] -- "agreed after two days of talks to ..."
macro "topics" [[ $circumstance (?: (?! $stop) [])*? $topic $more_topics ]]
-- What a noun is about ends at the verb: "the accord between A and B on labour was criticised by lawyers".
macro "more_noun_topics" [[ (?: (?: (?! $stop | $purpose | was | were | is | are | has | have | had) [])*? $topic)* ]]
macro "noun_topics" [[ (?: (?! $stop | was | were | is | are | has | have | had) [])*? $topic $more_noun_topics ]]

-- Signing, and what stands between the verb and the instrument.
macro "signed" [[ ({sign} | {conclude} | {initial} | {ink} | {clinch} | {seal} | {strike} | {finalize} | {finalise} |
  {reach} | {ratify} | {exchange}
  | "entered into" | "enter into" | "entering into" | "enters into") ]]
macro "decree" [[ (order | orders | decree | law | laws | bill | legislation | proclamation | ordinance | implementing) ]] -- of one state alone
macro "object" [[ (?: (?: $topic | (?! $stop | $signed | $talking | $decree | that) [] )*? ) ]]

-- Pieces that the relations' rules share. What the subject did, or does and will do, at once or as a further predicate.
macro "did" [[ (?: $mid $aux | $far $aux) ]]
macro "does" [[ (?: $mid $finite | $far $aux) ]]
-- As few words of the same clause as may be; those in front of the parties.
macro "gap" [[ (?: (?! $stop) [])*? ]]
macro "topics_gap" [[ (?: $topic | (?! $stop) [])*? ]] -- what they are about, too
macro "gap_to_between" [[ (?: (?! $stop | between) [])*? ]]
macro "gap_to_party" [[ (?: (?! $stop | by | between | with) [])*? ]]
-- One word of a name or noun phrase.
macro "plain" [[ [#lower & !#func] ]]
macro "word" [[ [#Cap | #lower & !#func] ]]
macro "compound" [[ (?: $word | "-") ]]
macro "plain_compound" [[ (?: $plain | "-") ]]
macro "numbered" [[ (?: $word | "-" | #num) ]]
-- Who else: "with Chile", "in Lima", "the Norway-Chile (pact)".
macro "with_partner" [[ with list($the? y:@party) ]]
macro "destination" [[ $the? (y:@country | y:@capital) ]]
macro "one_name" [[ (x:@country | x:@nationality | x:@org) ]]
macro "joined_names" [[ (x:@country | x:@nationality) ("-" | "/") $the? (x:@country | x:@nationality) ]]

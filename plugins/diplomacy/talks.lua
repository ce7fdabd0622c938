-- Talks: consults_with for those who meet, discusses for what they talk about.

local WITH = { topic = "t" }
local MET_ON = { "x -consults_with-> y", "x -discusses-> s", "y -discusses-> s" }
local reference = require "reference"
local each = reference.each

-- Talks that somebody wants have not been held.
macro "only_wanted" [[ {call} for | {urge} | {propose} | {offer} | {hope} | {cancel} | {facilitate} | potential | only []{0,4} through | be []{0,3} through
  | {demand} | {press} for | {agree} (to | on) | ({ask} for | {request}) #lower{0,2} $talking
    | (proposal | proposals | offer | appeal | suggestion | request | framework) (for | of) |
    {favour} | {favor} | {reject} | {rule} out | {insist} on | insistence on | {delay} | (time | ripe | conditions | condition |
    prospect | prospects | need | basis | plan | plans | preconditions) (for | of) | open to | would welcome | {prepare} for
  | ({consider} | {mull}) #lower{0,2} $talking ]]
macro "only_wished" [[ $only_wanted | (encouragement | support) for ]]
macro "unsure_talks" [[ [!#punct]{0,3}? ($may | might | could | should | must | can | (is | are | was | were) (possible | unlikely | impossible)) ]]
macro "called_off" [[ (postponed | cancelled | canceled | scrapped | shelved | "called off" | "put off") ]]
mention "manner" "of-talks" { pattern = [[ ("one-on-one" | "face-to-face" | "tete-a-tete") ","? and? ]] }
macro "talks" [[ (talks | talk | discussions | discussion | consultations | negotiations | deliberations | meeting | meetings | summit | dialogue |
    conversation |
  conversations | encounter | parleys | audience | teleconference | videoconference | "video conference" | interaction | "phone call" | call | (working
    | plenary) session) ]]
macro "talkword" [[ (?: what #lower{1,3} (called | termed | "described as"))? (?: (a | an | another | the | its | his | her | our | their | first
    | second | third) )?
    @manner? (?: $plain | #Cap | "-" | "'" | 's |
  #num | and | of | one | very | ever | most | \" | "," (?= $plain{1,2} ("-" | $talks))){0,7}? $talks ]]
macro "conducts" [[ ({hold} | {open} | {begin} | {commence} | {end} | {continue} | {restart} | {conclude} | {start} | {resume} | {conduct} | {have}
  | {launch} | {renew} | {step} up | {speed} up | {accelerate} | {intensify}) ]]
-- Holding talks, however one says it.
macro "pursues" [[ ($conducts | ({wrap} | "wound" | "winds") up | {reopen} | {initiate} | {pursue} | {adjourn} | "go on with" | "went on with" |
    engaged in | {attend} | {join} | {lead} | {chair} | be? on hand for | be? present at | participated in | (took | take | taking) part in | {complete}
    | {finish} | {enter} | {convene}) ]]
mention "holding" "talks" { pattern = [[ (($pursues | in | into) $talkword | {hold} [!#punct]{0,6}? (consultation | retreat)
    | ({hold} | {open} | {begin} | {start} | {conclude} | {end}) (?: in #Cap{1,2})? (?: a | another | their | the | #num | $plain | "-"){0,6}? (round | rounds
    | session | sitting)) ]] }

macro "meets" [[ ({sit} opposite each other | "came face to face" | "come face to face" | "sat across" | met | meet | meets | meeting | {gather} | "sat around"
    | convened (?! a | an | the | its | their | [#lower & !#func]) | sat down | sit down | co -
    chaired | cochaired) ]]
macro "talks_it_over" [[ (talk | closeted | ({lunch} | {dine} | {breakfast} | {have} (lunch | dinner | breakfast | tea)) together | {bargain} | {haggle} |
    {wrangle} |
    {parley} | "went through" | {pore} over | (consult | consulted | (?<= are | were | been)
    consulting) (?! $adverb{0,2} with) | {spend}
    [!#punct]{1,4}? (discussing | talking | reviewing) | "taken up again" | "returned to" (their | the) $talking | (talked | talking | consulted
    | spoke) (?! $adverb{0,2} (with (?! each | one another) | to)) | {negotiate} | "have been negotiating" | {discuss} | {review}
  | ({exchange} | {share}) (?: #lower | "-"){0,3}? (views | ideas | opinions | perspectives | assessments) | talk @sector | {have} (a
    | an) $plain{0,2} exchange | {deliberate} |
    debated | touched (on | upon) | compared notes | explored | {continue} to (discuss | consult | negotiate | review)
    | ({begin} | {start}) (discussing | negotiating | reviewing) | (went | gone) over |
    (confer | conferred | confers) (?= in | here | on | over | about | for | at | by | today | yesterday | next | again | #date | before | after | ","
    | "." | $) |
    surveyed | looked (at | into) | turned to) ]]
-- What somebody looks forward to is to come; an opportunity that is had or taken is used.
macro "soon" [[ (?: {continue} to | ({begin} | {start}) (?= [lower=/[a-z]+ing/]) | (?: very much)? {look} (?: very much | greatly)? forward to
  | ({take} | {use} | {seize} | had | (?<= will) have) (the | this | an | a | their | his | her) (?: $plain){0,2}? (opportunity | occasion | chance) (to
    | of))? ]]
-- "A and B met", "A and B held talks on ...".
rule "meet" {
  pattern = [[ (?<! {propose} []{0,14} that) x:@pair $does trigger:(($meets | @holding) (?! (?: (?! $stop) []){0,8}? with the? (@party | @unnamed))
    | $talks_it_over) ]],
  triples = { "x -consults_with-> x" }, unless = [[ $not | {agree} ]], confidence = 0.8,
  examples = {
    { "Brazil and Peru held talks on forestry.", "Brazil consults_with Peru" },
    { "Brazil and Peru intend to meet in May.", "planned Brazil consults_with Peru" },
    { "The presidents of Brazil and Peru will gather in Quito.", "planned Brazil consults_with Peru" },
    { "Brazil and Peru refused to meet." },
  },
}

macro "sees_person" [[ ({catch} up with | "touched base with" | "called at the office of" | "was briefed by" | entertained | saw | sees | see | seen | rang |
  rings | ring | "called up" | "heard out") (?= $the? (@person | @acting | @joint)) ]]
macro "spends_time_with" [[ (({have} | {spend}) [!#punct]{0,3}? ([lower=/hours?|minutes/] | breakfast | lunch | dinner | tea | "working lunch" | audience |
    encounter) with
  | closeted with | in session with) ]]
macro "gives_dinner_for" [[ ({host} | {give}) (a | an) (?: $plain | #Cap | "-"){0,3}? (lunch | luncheon | dinner | banquet | reception) (?: in #Cap{1,2})?
    (for |
  "in honour of" | "in honor of") ]]
macro "keeps_company" [[ ($gives_dinner_for | {grant} an? #lower? audience to | ({deliver} | {hand} | {bring} | {convey})
    (?: $plain | a | an | the | same){1,5}? (message | letter | note) (?: from
    [!#punct]{1,5}?)? to (?= $the? (@person
    | @acting)) | {come} face to face with | {get} together with | ({dine} | {lunch} | {breakfast} | {huddle} |
  "shook hands" | {confer}) with | (dropped | called) in on | {play} host (?: in #Cap{1,2})? to |
    "picked up the phone to" | ({make} | {place}) a (?: $plain | "-"){0,2}? call to
  | "the guest of" | {sound} out (?= his | her | their | its | $the? (@person | @acting))) ]]
macro "meets_with" [[ ({have} #lower{0,2} contacts (?: later | earlier | today | #date | "on"){0,3} with | $sees_person | $spends_time_with
    | $keeps_company | (met | meets | meet | meeting) (today | yesterday | tomorrow | briefly | privately | "in turn" |
    separately | here | #date | on | and (?= tomorrow | #date) | (this | next | last | earlier) #lower){0,4} (?: in #Cap{1,2})? with?
  | @holding with | {sit} down with) ]]
macro "confers_with" [[ (({bargain} | {haggle}) with | in (?: #lower){0,2} (contact | touch) | {compare} notes | {parley} | {have} (a | an) (?: $plain
    | "-"){0,4}? exchange | {hold} (a | an) (?:
    $plain | "-"){0,3}?
  (bilateral | conference | "tete-a-tete")) with ]]
macro "calls_in" [[ ({summon} | {call} in) (?= [!#punct]{1,8}? (to (discuss | review) | for (talks | consultations))) ]]
macro "speaks_with" [[ ($confers_with | {consult} (?= $the? (@party | @acting)) |
    ({reach} out to | {contact}) (?= (his | her | its) [!#punct]{0,4}? counterpart | several | $the? (@person | @acting)) | (spoke
    | spoken) #lower{0,3}? (to | with) | {speak} #lower{0,3}? with |
  {talk} #lower{0,3}? (with | to) | (spoke | talked) (for | by | on the | over the
    | in (?= [!#punct]{0,4}? (call | calls | conversation | conversations))) [!#punct & !about & !of]{1,7}? (with | to) | (conferred | {consult} |
    consultations) (?: (in | at | on) [#Cap | #date] | #date | here){0,2} with | {consult}
  with | {negotiate} with | {exchange} #lower{0,2} (views | opinions | notes) with | {brief} |
    $calls_in | {telephone} | {phone} | {update} (?= @person
    | @acting) |
    {tell} (?= $the? (@person | @acting) (here | in private | privately | over the)) | {tell} (?= []{0,4} (ambassador |
    envoy) (?! to (go | leave | quit))) | {tell} (?= (a | the | his | her | its)? visiting
  | (his | her | its) (@nationality | @country)? counterpart | (a | the) @nationality #lower{0,2} (delegation | mission | team))) ]]
macro "to_talk" [[ to (discuss | review | exchange) ]]
-- Who calls on a government to do something has not met it.
macro "calls_on" [[ ((called | calls | (?<= (will | to) (?: later | also)?) call) on (?= $the? ((@person | @acting) (?! to (?! discuss | review | exchange
    | talk | brief | convey | deliver | hand)
    | ("," | and) [!#punct]{1,10}? to (?! discuss | review | exchange | talk)) | @state $to_talk)) | ({pay} | {make}) (?: #lower | "-"
    | #num){0,4}? (call (?: in #Cap)? (on | to (?= $the? @person))
    | (visit | visits) to (?= both? $the? (@person | @acting))) both?) ]]
macro "is_host_to" [[ ({receive} | {host} | {greet}) (?: here | today | yesterday | "on"? #date){0,2} (?: a (?: $plain | "-"){0,3}? (call | visit) (from
    | by) | the credentials (of
    | from))? (?! [!#punct]{1,6}? (headquarters | centre
    | center | command | secretariat | office | brigade
      | battlegroup | fleet | troops | forces | bases | base | embassy | refugees |
    students | tourists)) ]]
-- "several of his counterparts, among them"
macro "some_counterparts" [[ (?: (a number of | several | some | other | many) (?: of (the | his | her | its))? (?: #lower | #Cap){0,2}? (counterparts | leaders
  | ministers | officials) ","? (such as | including | among them | notably)) ]]
macro "obligation" [[ #lower? (requirements | targets | conditions | criteria | standards | demands | goals | obligations | needs) ]]
-- "A met (with) B", "A held talks with B", "A's talks with B".
rule "meet-with" {
  pattern = [[ x:@actors $does $soon trigger:($meets_with | $speaks_with | $calls_on | $is_host_to | (sit | sits | sat) with | called (?= (?! to | for
    | on) [!#punct]{1,16}? ((by
    | on the)
    (phone | telephone) | to (talk | discuss))) | (received | welcomed | greeted | hosted | joined) by)
    $some_counterparts? list($his_guest $the? (a? (visiting | outgoing | departing))? y:@party) (?: $when? ("," | ","? and) ","? (?: then | later | also
    | $when){0,2} ((with | to)
    $his_guest $the? y:@party | (?! @actors)
    $his_guest $the? y:@person)){0,3} (?! $obligation) ]],
  triples = { "x -consults_with-> y" }, unless = [[ $not ]], confidence = 0.85,
  examples = {
    { "Canadian Trade Minister Louise Martel met Chilean officials.", "Canada consults_with Chile" },
    { "Canadian Trade Minister Louise Martel conferred with the host, Chilean President Ana Soto, and with Peruvian officials.",
      "Canada consults_with Chile", "Canada consults_with Peru" },
    { "Canadian officials met Chilean President Ana Soto on Monday and Peruvian President Luis Vega on Tuesday.", "Canada consults_with Chile",
      "Canada consults_with Peru" },
    { "Canadian officials refused to meet with Chilean officials." },
  },
}
-- "A was joined by B and C for talks on ...".
rule "joined-by" {
  pattern = [[ x:@actors $mid (was | were | is) (?: $adverb | "on"? #date | in #Cap){0,2} trigger:joined $when? by list($the? x:@party) (in | at | for) (a |
    an | the)?
    $plain_compound{0,3}? (meeting | summit | talks | session | discussions | consultations) (?: (on | about) $topics)? ]],
  on_match = function(m, doc)
    reference.pair(doc, m.sentence, reference.ids(m.x), 3)
    reference.together(m, doc, reference.ids(m.x), "consults_with", "discusses")
  end,
  confidence = 0.75, unless = [[ $not ]],
  examples = {
    { "President Ana Soto of Chile was joined by her Norwegian and Peruvian counterparts for talks on fish.", "Chile discusses Agriculture",
      "Norway discusses Agriculture", "Peru discusses Agriculture", "Chile consults_with Norway", "Chile consults_with Peru", "Norway consults_with Peru" },
    { "Chile was joined by Norway and Peru in a protest." },
  },
}
macro "about" [[ (on | about | over | for | towards | focusing on | concerning | regarding | covering
    | touching (on | upon) | including
  | "ranging from" | "aimed at") ]]
macro "to_talk_of" [[ (to (talk about | discuss | negotiate | review) | for (?: $plain | "-" | #num){0,3}? $talking (?! with) $about) ]]
-- "will be received at the White House", "sent its foreign minister to Moscow to seek arms".
rule "received-at" {
  pattern = [[ x:@actors $mid $finite be? trigger:(received | hosted | welcomed) at $the? y:@seat | x:@actors $mid $aux trigger:told in y:@capital
    | x:@actors $does trigger:({send} | {dispatch}) ((?: (its | his | her | a | an | the) (?: $word | "-"){0,4}? (minister | envoy | deputy | aide |
        ambassador | adviser | delegation) | $the? @visitor) $word{0,3}? to $the? (y:@capital | y:@country) (?: $gap $to_talk_of $topics)?
      | (a | an | its) (?: $word | "-" | of){0,5}? (team | mission | officials | negotiators) to $the? (y:@capital | y:@country) $gap $to_talk_of $topics) ]],
  triples = MET_ON, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The Chilean president will be received at the White House on Friday.", "planned Chile consults_with United States" },
    { "Norway sent a senior envoy to Lima to seek arms.", "Norway consults_with Peru" },
    { "Norway sent its foreign minister to Lima on Monday to talk about fisheries.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norway sent a ship to Lima." },
  },
}
macro "margins" [[ (margins | sidelines | fringes) ]] -- of another meeting, which is no matter
macro "somewhere" [[ (?: (in | at) the? #Cap{1,3} | "on"? #date #num? | yesterday | again | briefly | here | also | "," #Cap{0,2}?
  | (on | at) the $margins of [!raw="." & !raw="," & !with]{1,9} | (by | via | over the | on the) (?: a | #lower | "-"){1,3}? ","?)* ]]
macro "lender" [[ (banks | bankers | creditors | lenders | companies | firms | businessmen) ]] -- who is no party
rule "meet-far" {
  pattern = [[ x:@actors $mid $finite trigger:(met | @holding | spoke (?= $somewhere with)) (?: "on" the $margins of | (?! $stop | in (?! #Cap)
    | with) [])*? with (?: (?! $stop
    | @party | about | over | against
    | $unofficial | activists | journalists | $lender | to $plain)
    []){0,9}? list($the? y:@party) ]],
  triples = { "x -consults_with-> y" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Canadian officials held two days of talks with Chile.", "Canada consults_with Chile" },
    { "Canadian officials met in Quebec, Canada, with Chilean officials.", "Canada consults_with Chile" },
    { "Canadian officials spoke on Monday on the margins of the UN General Assembly with the Chilean president.", "Canada consults_with Chile" },
    { "Canadian officials spoke of their time with Chilean officials." },
    { "Canadian officials held no talks with Chile." },
    { "Canadian officials held talks with miners about exports to Chile." },
    { "Canadian officials held a first call with Bo Bell on March 9 to discuss Peru, including its military cooperation with Chile." },
  },
}

-- "no talks between A and B"; but "no breakthrough in the talks between A and B".
macro "no_talks" [[ ($not (?! $plain? (breakthrough | progress | agreement | accord | result | results | deal | decision | compromise | headway | sign))
  | (alleged | rumoured | rumored | purported | supposed) #lower{0,2} $talks) ]]
-- Time spent together: "the hour that A spent with B", "A had B to dinner", "A was closeted with B", "A and B telephoned each other".
macro "official" [[ (x:@person | x:@acting | x:@state) ]]
macro "other_official" [[ (y:@person | y:@acting | y:@state) ]]
macro "spell" [[ (hour | hours | minutes | evening | afternoon | morning | dinner | lunch | breakfast | meal | supper | tea) ]]
rule "time-together" {
  pattern = [[ $official $aux trigger:(spent | spends | passed | shared | had) (?: [#lower | #num] | "-"){0,6}? $spell (?: $plain | of | in | #Cap){0,4}?
    with $the? $other_official
    | $official $aux trigger:(had | entertained | invited) $the? $other_official (for | to) (?: a | $plain){0,2}? (dinner | lunch | breakfast | tea | supper)
    | (hour | hours | minutes | evening | day | days) that $the? $official trigger:(spent | passed) with $the? $other_official
    | $official $aux trigger:(closeted | locked) [!#punct]{0,3}? with $the? $other_official ]],
  triples = { "x -consults_with-> y" }, unless = [[ $not | {urge} ]], confidence = 0.7,
  examples = {
    { "Norwegian Prime Minister Kari Dahl spent three hours with Chilean officials.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl had Chilean President Ana Soto to dinner.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl spent three hours in Chile." },
  },
}
rule "one-another" {
  pattern = [[ x:@pair $did trigger:(telephoned | phoned | rung | rang | visited | met | told | assured | consulted | called | briefed) (each other | one
    another) ]],
  triples = { "x -consults_with-> x" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The Chilean and Norwegian premiers have telephoned each other twice.", "Chile consults_with Norway" },
    { "The Chilean and Norwegian premiers have ignored each other twice." },
  },
}
-- "talks between A and B", "talks with B", "the A-B summit".
rule "talks-between" {
  pattern = [[ (?<! @document (on | for | concerning) (?: (?! following | after | during | at | in) (#lower | #Cap)){0,4})
    trigger:($talks | session | contacts | (visit | visits) (?! (?: (?! between)
    [!raw="."]){0,16}? (relationship | relations | partnership | friendship | bond | bonds | ties | links | cooperation
    | contact))) (?: (?! between | $stop | @document | $trouble | "," (and
    | the #lower)) [])*?  $between (?! $unsure_talks | [!#punct]{0,12}? $called_off) ]],
  triples = { "x -consults_with-> x" }, unless = [[ $no_talks | $only_wished | {suspend} | {postpone} | {arrange} | {broker} a | {seek} | based on
    | {promote} | {encourage} (?! [!#punct]{0,4}? ",") | to relaunch | {look} forward to | (prior to | before) the next |
    {commit} to | ahead of | willing to ]], confidence = 0.8,
  examples = {
    { "Royal visits show the friendship between Canada and Chile." },
    { "The President's visit will highlight the long friendship between Canada and Chile." },
    { "Oman encouraged further direct talks between Canada and Chile." },
    { "Oman encouraged further dialogue, such as the recent meeting between Canada and Chile.", "Canada consults_with Chile" },
    { "Both leaders committed to convene a dialogue between Canada and Chile every year." },
    { "Talks between Canada and Chile opened on Monday.", "Canada consults_with Chile" },
    { "Oman proposed talks between Canada and Chile." },
    { "Oman looked into alleged secret talks between Canada and Chile." },
    { "Oman hoped to end by dialogue the dispute between Canada and Chile." },
  },
}
-- What is set up or wished for, and whom somebody chairs, is not held.
macro "only_named" [[ ({establish} | {create} | {initiate} | {found} | support for | (chair | member | head) of) (a | an | the | new | first){0,2} ]]
-- Talks that are still to be held: "will convene the first", "looked forward to the next".
macro "to_come" [[ (((will | {plan} to | {intend} to | {commit} to | {agree} to | {pledge} to | {decide} to | opportunity to | forward to | support (in | for))
  [!#punct]{0,2}? ([lower=/(hold|conven|reconven|launch|relaunch|resum|start|open|attend|join)(e|ing)?/] | participate in | lead)
  | {look} forward to | the next | upcoming | relaunching | re "-" launching) [!#punct]{0,6}?) ]]
macro "twin_banks" [[ @org[key=IMF | key=WB] ("-" | "/" | and) the? @org[key=IMF | key=WB] ]] -- where states meet every year
rule "pair-talks" {
  pattern = [[ (?<! $only_named | $to_come) (?! $twin_banks) $one_name ("-" | "/") $one_name (?: "-" (x:@country | x:@nationality))? (?: $word
    | "-" level){0,4}?
    trigger:(dialogue | talks | summit
      | meeting
    | consultations | discussions | negotiations) (?: (on (?! #date) | about | over | concerning | $mid $finite ($talks_cover | $debates)) $topics)? ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $no_talks | {call} for | {propose} ]],
  confidence = 0.7,
  examples = {
    { "The seventh Pakistan-China Strategic Dialogue was held on Sunday.", "Pakistan consults_with China" },
    { "India-Nepal talks on fisheries opened on Sunday.", "India consults_with Nepal", "India discusses agriculture",
      "Nepal discusses agriculture" },
    { "The ninth India-Nepal Dialogue, held in Delhi on Monday, addressed fisheries.", "India consults_with Nepal", "India discusses agriculture",
      "Nepal discusses agriculture" },
    { "The Pakistan-China border is high." },
    { "The minister will participate in the annual Pakistan-China Dialogue." },
    { "They looked forward to the next meeting of the Pakistan-China Dialogue." },
  },
}

-- "The third meeting of the Indo-Nepali Joint Commission on Fisheries was held ..."
rule "commission-meets" {
  pattern = [[ (meeting | session | round | sitting) of $the? #Cap{0,2}? $one_name ("-" | "/" | and)
    $one_name $word{0,4}? (group | commission | committee | council | forum | dialogue |
    consultations) ((?: (on | for) $topics)? $gap trigger:(held | opened |
    concluded | took place | met | ended | convened | began) | "," which trigger:($talks_cover | discussed | reviewed) $topics) ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $not | {cancel} | {postpone} ]], confidence = 0.75,
  examples = {
    { "The third meeting of the Chile-Peru Joint Commission on Fisheries was held in Lima.", "Chile consults_with Peru",
      "Chile discusses agriculture", "Peru discusses agriculture" },
    { "The ministers co-chaired the third meeting of the Chile-Peru Joint Commission, which reviewed fisheries.", "Chile consults_with Peru",
      "Chile discusses agriculture", "Peru discusses agriculture" },
    { "The third meeting of the Chile-Peru Joint Commission on Fisheries was not held." },
  },
}

macro "commission_of_two" [[ $one_name ("-" | "/" | and) $one_name $word{0,4}? (group | commission | committee | council) ]]
-- "The Indo-Peruvian joint commission ended its session on Friday".
rule "commission-sits" {
  pattern = [[ ($commission_of_two | (group | commission | committee | council) (of
    | between)
    $the? (x:@joint | x:@pairing) ","? which?)
    (?: (on | for) $topics)? (?: (?! to) [!#punct]){0,8}? trigger:(({hold} | {end} | {open} | {conclude} | {begin} | {wind} up) (?: $plain | its | a | the |
    #num){0,4}? (meeting | session | round
    | sitting | talks) | {meet} | {convene}) (?<! to meet | to convene) (?: [!#punct]{0,6}? (to @discussing | $about (?! #date | #num)) $topics)?
    | $commission_of_two $mid (will | shall)? $aux trigger:(@discussing
    | {recommend} | {propose})
    $topics ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $not | {cancel} | {postpone} ]], confidence = 0.7,
  examples = {
    { "The Chile-Peru joint commission on fisheries ended its third session in Lima.", "Chile consults_with Peru",
      "Chile discusses agriculture", "Peru discusses agriculture" },
    { "The Chile-Peru joint commission recommended closer ties in fisheries.", "Chile consults_with Peru", "Chile discusses agriculture",
      "Peru discusses agriculture" },
    { "The Chile-Peru joint commission on fisheries cancelled its session." },
  },
}

macro "at_or_after" [[ (after | following | despite | during | at | in | at the end of | at the conclusion of) ]]
-- The meeting stands before the sentence's subject: "Meeting in Oslo, ...", "After talks in Oslo, the two ministers ...".
rule "having-met" {
  pattern = [[ (^ | ",") trigger:(meeting | speaking | $at_or_after (a | an | the | their)? (?: $numbered | of){0,6}? ($talks | session)) (?: $about (?:
    $topic | (?! $stop) [!raw=","]){0,12}? | [!raw=","]{0,12}?) "," (?: (the | a | which
    | held | attended | lasting | chaired | hosted) [!raw=","]{1,8}? ",")? x:@pair ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $not | {call} for | {propose} | {cancel} ]], confidence = 0.75,
  examples = {
    { "Meeting in Oslo, Chile and Norway agreed to open a fund.", "Chile consults_with Norway" },
    { "After talks on fisheries in Oslo, Chile and Norway opened a fund.", "Chile consults_with Norway", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Voting in Oslo, Chile and Norway agreed to open a fund." },
  },
}
-- The same behind it: "agreed ... at the end of two days of talks in Oslo", "met for their first migration talks".
macro "talks_behind" [[ (?: a | an | the | their | his | her | #num | [#lower & !#func & !international & !multilateral & !global] | "-" | of){0,6}? ]]
rule "agreed-after-talks" {
  pattern = [[ x:@pair $did $verb (?: (?! @pair | which | [raw="who"] | whom | if | {say}) []){0,25}? (trigger:(at | after | following |
    during | in the course of
    | at the (end | close | conclusion) of | on the (first | second | third | last | final) day of) $talks_behind ($talking | session | meeting | summit
    | video "-"? (conference | call | link)) | trigger:(in (?:
    their | $plain)? $talking | by
    (telephone | phone | video #lower) | over the (phone | telephone) | in a (telephone | phone) (call | conversation)))
    (?! with | between | of | for | to | on) ]],
  triples = { "x -consults_with-> x" }, unless = [[ $no_talks | {call} | {propose} | {hope} | {urge} ]], confidence = 0.7,
  examples = {
    { "Chile and Norway agreed to share the fish at the end of two days of talks in Oslo.", "Chile consults_with Norway" },
    { "Chile and Norway agreed to share the fish at the end of the year." },
  },
}
rule "in-topic-talks" {
  pattern = [[ x:@pair $did $verb (?: (?! @pair | which | [raw="who"] | whom | if | {say}) []){0,15}? trigger:(in | at | after | following | during | for)
    (?: a | an
    | the | their | #num | $plain | of){0,4}? $topic (?: (and | ",") $topic)* $talking (?! with | between) ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $no_talks | {call} | {propose} | {hope} | {urge} ]], confidence = 0.65,
  examples = {
    { "Chile and Norway sat down on Thursday for their first fisheries talks.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Chile and Norway sat down on Thursday for their first dinner." },
  },
}
-- "The document, which follows two weeks of talks here": between those whom the text has just put side by side.
rule "follows-talks" {
  pattern = [[ (@document | document | communique | statement) (?: (?! @party) []){0,4}? trigger:({follow} | {cap} | {crown} | {conclude} |
    "was reached after" | "came after")
    (?: a | an | the | of | #num | "-" | $plain){0,6}? $talking (?! with | between) ]],
  on_match = function(m, doc)
    local ids = reference.recent_pair(doc, m.sentence, 2)
    if ids then doc:emit(ids[1], "consults_with", ids[2]) end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Chile and Norway signed a protocol. The document follows two weeks of talks.", "Chile consults_with Norway" },
    { "Chile and Norway signed a protocol. The document follows two weeks of rain." },
  },
}
macro "talks_cover" [[ ({cover} | {focus} on | {include} | {concentrate} on | {deal} with | {touch} (on | upon) | {range} (from | over) | "take in"
  | ({revolve} | {centre}
  | {center} | {hinge}) (on | around | round) | {address} |
  {dwell} on | {turn} (on | to) | {be} (dominated | overshadowed) by | ({bring} | {yield} | {produce} | {make} | {end} | {break} up) (?: with | without
    | no | $plain){0,3}? (breakthrough |
    progress |
  agreement | headway | accord | deal | result | results) (on | over | in | towards) | {fail} to ((resolve | settle | end) (a | the | their) #lower?
    (dispute | row | conflict | differences) over | make (any | much)? (progress | headway) (on | over | in))) ]]
-- "began two days of talks here": with those of the dateline.
rule "talks-here" {
  pattern = [[ (?! @pair) x:@actors $does trigger:@holding (?: (?! $stop | with | between) []){0,4}? here (?! with) (?: (?! $stop | with) []){0,4}? (?: $about
    $topics | that [!#punct]{1,10}? (end | settle | cover | deal) $topics)? ]],
  on_match = function(m, doc)
    local ids, here = reference.ids(m.x), reference.here(doc)
    if not here or #ids ~= 1 or ids[1] == here[1] then return end
    doc:emit(ids[1], "consults_with", here[1])
    each(m, doc, "discusses", { ids[1], here[1] })
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "OSLO, March 3 (ANS) -- Chile's trade minister began two days of talks here on fisheries.", "Chile consults_with Norway", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "OSLO, March 3 (ANS) -- Chile's trade minister began two days of rest here." },
  },
  after = "dateline",
}
-- "A said after meeting B", "A lifted the ban after talks with B".
rule "said-after" {
  pattern = [[ x:@party "," trigger:((after | following | before | in | during | "ahead of" | "fresh from") (?: $numbered | a | an | the | his | her | of){0,5}?
    (meeting | meetings | talks | session | discussions | consultations | summit | conversation | conversations | call | calls | visit | receiving | hosting
    | "calling on") (?: earlier | yesterday | "on"? #date | (this | last) #lower){0,2} with?) list($the? visiting? y:@party) [!raw=","]{0,8}? "," $adverb? $verb
    | x:@actors $did $verb (?: (?! @actors | which | [raw="who"] | if | would | {hope} | {want}) [!raw=";"]){0,25}? trigger:((after | following | (?<= emerged
    | emerging | came | fresh) from |
    during | (?<! need | ready | hope) (in | at) (?= his | her | a | an | separate)
    | before | at the (end | close | conclusion) of) (?: $numbered | a | an | the | his | her | its | of | ","){0,5}? (meeting | talks | session
    | discussions | consultations | summit | negotiations | conversation | call | calls | meetings | receiving | hosting
    | "calling on") with?) list($the? visiting? y:@party) (?:
    [!#punct]{0,8}? ($about | to (discuss |
    review) | (that | which) $adverb?
    $talks_cover) $topics)? ]],
  triples = MET_ON, with = WITH, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Norwegian Prime Minister Kari Dahl told reporters after talks with Chilean officials that the road was open.", "Chile consults_with Norway" },
    { "Norway's prime minister said after an informal session with Chilean officials that touched on fisheries that the road was open.",
      "Chile consults_with Norway", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Norway lifted its ban on Friday, three days after a short session with Chilean officials.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl, after meeting Chilean President Ana Soto, said that the road was open.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl emerged from a meeting with Chilean officials.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl told reporters that talks with Chilean officials were unlikely." },
  },
}

-- What talks are about: "A and B discussed ...", "exchanged views on ...", "reviewed ...".
macro "debated" [[ (discussed | reviewed | examined | considered | explored | debated | deliberated | weighed | assessed | negotiated
    | broached | canvassed | aired | studied | "thrashed out" | "taken up" | "brought up" | "touched on" | "touched upon" | "dealt with" | "dwelt on" |
  (looked | gone | talked) (at | into | over | through | about) | (haggled | bargained | argued | wrangled) (over | about)) ]]
macro "debates" [[ ((talk | talked) (?= @sector) | ({seek} | {look} for) (?: new | $plain)? (ways | means | "a way" | "common ground") | {assess} | {evaluate} |
    {appraise} | {analyse} | {analyze} | "hashed out" | "ran through" | {ponder} | {broach} |
    {canvass} | {dwell} (?: at #lower)? (on | upon) | {discuss} | {review} | {negotiate} | {address} | {explore} | {examine} |
  {consider} | {survey} | {debate} | {weigh} | {mull}
  | {outline} | {study} | "go over" | "went over" | (went | go | going) (through | into) | {pore} over |
  ({bargain} | {haggle} | {wrangle} | {argue}) [!#punct]{0,3}? (about | over | on) | {devote} [!#punct]{1,6}? to | {spend} [!#punct]{1,5}? (?<= hour | hours
    | day | days | time | week)
  [!#punct]{0,2}? on) ]]
macro "trades_views_about" [[ ({exchange} (information | perspectives | assessments | experiences) $about | {share} (views | perspectives | assessments)
    $about |
  {update} each other $about | {swap} (views | ideas | notes) $about | {trade} (views | ideas) $about | ({spar} | {clash}) (?: in #Cap ","?)? over |
  {talk} over |
  {have} (a | an) (?: $plain | "-"){0,4}? exchange on | ({speak} | {spoke}) on) ]]
macro "confers_about" [[ ($trades_views_about | @holding (?: (?! $stop | $topic) [])*? $about | (met | gathered | convened | "sat down") [!#punct]{0,6}? for
    $talkword $about | {confer} (?: in #Cap{1,2} | "on" #date | #date | here | today | yesterday | briefly | again | (next | last | this) #lower){0,3} $about |
  {compare}
  notes $about | {exchange} (?: #lower | "-"){0,4}? (views | opinions | ideas | thoughts | proposals | drafts) $about
    | {have} a $plain{0,2} exchange (of (views |
    opinions))? $about
  | ({speak} | {talk}) [!#punct]{0,5}? (about | of)) ]]
macro "dwells_on" [[ (({go} | {return} | {come}
    | {get}) back? to the (negotiating | bargaining | conference)? table (over | on) |
    "have been negotiating on" | {consult} $adverb? (on | over | about) | {spend} [!#punct]{1,4}? (discussing | talking about | reviewing) |
    {touch} (on | upon) | {deliberate} (on | upon | over) | {focus} on | {take} a #lower? look at | "put their heads together" (on | over) | (closeted |
    locked in #lower{0,2}) [!#punct]{0,6}? (on | over | about) |
    in (?: close | constant | regular)? (contact | touch) (on | over | about) |
    (at | around) the (negotiating | bargaining | conference)? table [!#punct]{0,4}? (over | on) | {spend} (#date | the day | #num #lower) on | ("drawing up" |
    drafting | preparing | ((?<= begun | began | started) work | working | worked) (on | out | towards | toward) | (is | are | was | were) (close | near) to)
    (?= [!#punct]{0,8}? @document) | {look}
  (at | into) | turned to (?= the | $plain{0,2}? @sector) | {take} (stock of | up (?= (the | of | [#lower & !#func & !positions & !arms]){0,4}? @sector) | up
    again? (?: "," [!raw=","]{1,8}? ",")? the
    (issue | matter | question | subject)) | ({continue} | {return} to) (their | the)? $talking
  | ({iron} | {thrash} | {hammer} | {sort} | {work}) out
  | (?<= negotiators | delegations | delegates | officials | ministers | experts) (?: {be} | {remain} | still | far | $adverb){0,4}
    (apart | "no closer" | deadlocked | divided | "at odds") (on | over)) ]]
mention "discussing" "covering" { pattern = [[ {coordinate} on | (spoke | speak | talked | talk) (by | over the | on the) (telephone | phone)
    (?: late | again | today | yesterday | "on"? #date){0,3} (on | about | over) (?! #date) | {make} (?: $plain){0,2}? (progress
    | headway) in? (negotiating | discussing)
    | covered (?= (the | a | issues | $plain)? (the | $plain)? @sector) ]] }
mention "discussing" "verbs" { pattern = [[ $debates | $confers_about | $dwells_on ]] }
macro "stresses_that" [[ (({understand} | {underline} | {underscore} | {emphasize} | {emphasise} | {stress}) [#lower & !commitment]{0,3}?
    (importance | need | necessity | value | significance | role | that | urgency | potential)
  | (?! [lower=/.*ing/]) ({affirm} | {reaffirm} | {reiterate} | {confirm} | {recall}) (?: #lower){0,2}? (importance | need | necessity | value
    | significance | urgency)) ]]
macro "noted" [[ ({note} | {take} #lower? note of | ({pay} | {draw}) #lower{0,2}? attention to | ({lay} | {place} | {put}) #lower{0,2}? (stress | emphasis
    | importance) on | {see} #lower{0,3}? (potential | scope | room) | {attach} #lower{0,2}? importance to | {hold} the (common | same | shared) view
    | ({hold} | {believe} | {maintain}) that
    | {identify} (?= [!#punct]{0,3}? (areas | fields |
    opportunities | priorities)) |
    {acknowledge} | {recognize} | {recognise} | {highlight} | {welcome} | {identify} (?= [!raw="."]{1,20}? as (?: a | an | $plain){0,3}? (area |
    areas | field | fields | sector |
    sectors | priority | priorities)) |
    $stresses_that |
  ({reaffirm} | {reiterate} | {affirm} | {confirm}) that (?! they (were | are)? $adverb? (determined | committed | resolved | will | would)) | ({express}
    | {voice})
    #lower{0,3}? (satisfaction | interest | hope)) ]]

-- Far from its subject such a verb may be another's.
macro "what_others_do" [[ (assess | assessing | evaluate | evaluating | analyse | analysing | analyze | analyzing | address | explore | consider | examine |
    outline | addressing | exploring | considering | examining | outlining | study
  | studying | look | looking) ]]
-- What they meet for is the matter, too.
macro "to_settle" [[ (to | in (an | a) #lower? (attempt | effort | bid | move) to | as part of #lower? efforts to) (?= revive | restart | avert | mend |
    overcome | resume | agree (on | over) | end | ease | defuse | reduce | calm
    | narrow | deal with | tackle | settle | resolve | see (how | whether | what | if) | find | seek | decide | plan | press | promote | prepare
    | advance | advocate | coordinate | deepen | strengthen | expand | broaden | widen | update | upgrade | amend | extend | revise | improve | forge
    | boost | enhance | address | arrange | (follow | work | sort) (out | up on)) ]]
-- "discussed how both countries can protect ...": a new subject, but of the matter.
macro "asking" [[ (?: (?: (?! $stop | @sector) [])*? (how | whether | what | "in which" | ways | steps | measures | areas | {ensure} that?) $the? @actors)? ]]
rule "discuss" {
  pattern = [[ (?<! {propose} []{0,14} that) x:@pair (?: $mid $finite $soon | $far $aux (?! $what_others_do) | $mid $finite ($meets
    | @holding) $gap to) trigger:@discussing (?! the? $margins) $asking
      $topics
    | x:@pair $mid $finite ($meets | @holding) $gap (trigger:$to_settle | (which | that) trigger:($talks_cover | discussed | reviewed)) $topics ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not | {help} ]], confidence = 0.85,
  examples = {
    { "The governments of Brazil and Peru will discuss tourism.", "planned Brazil discusses tourism",
      "planned Peru discusses tourism" },
    { "The ministers of Brazil and Peru will hold a joint meeting in Lima to discuss tourism.", "planned Brazil discusses tourism",
      "planned Peru discusses tourism" },
    { "The governments of Brazil and Peru discussed copper, fruit and tourism.",
      "Brazil discusses mining", "Brazil discusses agriculture", "Brazil discusses tourism",
      "Peru discusses mining", "Peru discusses agriculture", "Peru discusses tourism" },
    { "Brazilian officials met Chilean officials. They discussed tourism.", "Brazil discusses tourism", "Chile discusses tourism" },
    { "Officials of Brazil and Peru sat down on Monday to talk about tourism.", "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru deliberated on tourism.", "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru discussed the partnership to fight the cholera epidemic.", "Brazil discusses health", "Peru discusses health" },
    { "Brazil and Peru took up their positions on tourism." },
    { "Brazil and Peru refused to discuss tourism." },
    { "Did Brazil and Peru discuss tourism?" },
    { "Brazil and Peru vowed to save lives, address the drought and help tourism." },
    { "The Iran-Iraq war, the Iran-Iraq border and the Iran-Iraq dispute worry Brazil and Peru. Both sides discussed tourism.",
      "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru met. Iraqis and Iranians, Iraqis and Iranians, Iraqis and Iranians wait. Both sides discussed tourism.",
      "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru discussed women and children's health.", "Brazil discusses health", "Peru discusses health" },
  },
}
-- "are to meet in Rangoon on refugees"
rule "meet-on" {
  pattern = [[ x:@pair $does trigger:(met | meet | meeting) (?: $word | in | at | next | last | this | today | here | on #date | #date | #num)*?
    $about (?! #date | #num | the (sidelines | margins)) $topics ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Brazilian and Peruvian officials are to meet in Lima next week on tourism.", "planned Brazil discusses tourism",
      "planned Peru discusses tourism" },
    { "Brazilian and Peruvian officials met in Lima on the sidelines of a forum on tourism." },
  },
}
macro "calls_to_talk" [[ (called | calls | ({pay} | {make}) (?: #lower | "-"){0,4} call) on (?= $the? (@person | @acting | @state) ((?! to | "("
    | [#Cap & !#date] | and
  [!#punct]{1,10}? to) | $to_talk)) ]]
macro "sees" [[ (met | meet | meets | {sound} out (?= his | her | their | its | $the? (@person | @acting)) | {quiz} | @holding | spoke | spoken | {consult} |
    {negotiate} |
    {telephone} | {phone} | {receive} | $calls_to_talk |
    {brief} | {update} | {talk} | {bargain} | {haggle} | in (?: close | constant)? (contact | touch) | "was briefed by" | {ring} | (called (?=
    [!#punct]{1,10}? to (talk | discuss))) | meeting (?! in | on | of | at) | {sit} down? | {exchange} #lower{0,2} (views | opinions) | conferred
    | $calls_in) ]]
macro "to_speak_of" [[ (?<! 'Summit' | 'Office' | 'Conference' | 'Forum' | 'Council' | 'Committee' | 'Commission' | 'Convention' | 'Group' | ({congratulate}
      | {thank} | {praise} | {commend}) [!#punct]{1,3}) ((?<! $margins []{1,8}) on (?! #date | a $plain? visit | the? ($margins
    | [!#punct | raw="-"]{1,4}? anniversary)) | about | over | covering | regarding | concerning | focusing on | focused on | aimed at | (that | which)
      (?: #lower said)? $adverb? $talks_cover | (to | and)
      $adverb? ((ask | asked | pressed | appeal | appealed) (?: him | her | them)? for | seek | sought | requested | discuss
      | discussed |
  consult on |
    review | reviewed
  | explore | explored | raise | raised | "took up" | "take up" | "brought up" | (touched | touch | deliberate | deliberated) (on | upon)) | $to_settle) ]]
rule "discuss-with" {
  pattern = [[ x:@actors $does $soon trigger:($sees (?: with | "on" the $margins of [!raw="." & !raw="," & !with]{1,9} | (?! $stop | on (?! #date) | about
    | over | between | to discuss) [])*? ((?<! in | at
    | in the) | (?<= {call} in the?)) y:@party (?! $obligation) $gap $to_speak_of) (?: $asking |
    (?: (?! $stop | with) [])*?) $topics
    $gap (?: $with_partner)? ]],
  on_match = function(m, doc) -- whoever met his own people has talked with nobody
    local own, others = reference.ids(m.x), reference.ids(m.y)
    if #own == 1 and #others == 1 and own[1] == others[1] then return end
    each(m, doc, "discusses", own)
    each(m, doc, "discusses", others)
  end,
  unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "Canadian Trade Minister Louise Martel held talks with Hungarian officials on textiles.",
      "Canada discusses industry", "Hungary discusses industry" },
    { "Canadian Trade Minister Louise Martel held long talks with Hungarian officials, covering textiles.",
      "Canada discusses industry", "Hungary discusses industry" },
    { "Canadian Trade Minister Louise Martel called on Hungarian Premier Anna Kis and discussed textiles.",
      "Canada discusses industry", "Hungary discusses industry" },
    { "Canadian Trade Minister Louise Martel spoke with Hungarian officials on the first anniversary of the earthquake." },
    { "Canada and Chile held talks in Hungary on textiles." },
    { "Canadian Trade Minister Louise Martel called on Hungary to open its border and discussed textiles." },
    { "Canadian Trade Minister Louise Martel refused to hold talks with Hungarian officials on textiles." },
  },
}
macro "for_talks" [[ (for | to hold | to have | to begin | to start | to resume | to continue) (?: a | an | another | their | of | $plain | "-"
    | #num)*? ($talking
    | summit | meeting | session |
    round | review of
  | discussion | exchange of views) ]]
macro "goes" [[ ({fly} | {go} | {travel} | {come} | {arrive} | {leave} | {head} | {return} | {be} (in | here)) ]]
-- Talks with states that are not named: "other Pacific leaders", "its European partners", "his counterparts".
macro "lands" [[ ('Arab' | 'European' | 'African' | 'Asian' | 'Gulf' | 'Western' | 'Pacific' | 'Caribbean' | 'American' | 'Nordic' | 'Baltic' | 'Balkan'
  | 'Commonwealth' | 'Islamic' | 'Muslim' | @org) ]]
mention "unnamed" "states" {
  pattern = [[ (?: the | his | her | its | their | a | number of){0,2} ((?: $plain | "-" | #num | #Cap){0,3}? counterparts
    | (other | neighbouring | neighboring | donor | industrial | industrialised | industrialized | creditor | developing | foreign | allied | member)
      (countries | nations | states | governments)
    | (?: other){0,1} $lands (?: member | $plain | #num){0,2}? (countries | nations | states | governments | leaders | ministers | officials | partners | allies
      | neighbours | neighbors | producers | members | envoys | diplomats)
    | other (?: world | regional | foreign | oil | member){1,2} (leaders | ministers | producers | countries | nations | states)
    | (world | regional | foreign | western | allied) (leaders | powers | ministers | governments)
    | (?<= his | her | its | their) (?: $plain | #Cap | "-"){0,3}? (allies | partners | neighbours | neighbors)) ]],
  entity = "decoy:thing",
}
macro "speaks_of" [[ (?: (?! $stop) [!#punct]){0,6}? (on (?! #date) | about | over | to discuss | to review | and (discuss | discussed | reviewed)) ]]
rule "discuss-with-unnamed" {
  pattern = [[ x:@actors $does $soon? (trigger:((met | meet | meets | meeting | @holding | spoke | talked | {consult} | {negotiate} | {brief} | in touch
      | $goes $gap for [!#punct]{0,4}? talks) (?: (in | at | to) #Cap{1,2} | #date | on){0,3} with? @unnamed) $speaks_of $topics
    | trigger:@discussing ($matter_first with @unnamed | with @unnamed $topics)) ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not | $only_wanted ]], confidence = 0.65,
  examples = {
    { "Norway's fisheries minister will meet other European ministers in May to discuss fisheries.", "planned Norway discusses agriculture" },
    { "Norway is consulting its allies on terrorism.", "Norway discusses terrorism" },
    { "Norway is negotiating a fisheries agreement with other member states.", "Norway discusses agriculture" },
    { "Norway's fisheries minister met fishermen in May to discuss fisheries." },
    { "Norway wants to discuss fisheries with its neighbours." },
  },
}
-- A third country as the whole matter is its trouble: "discussed Cambodia".
-- Peace, unless the text has spoken more of elections, rights and the like.
mention "grievance" "rights" {
  pattern = [[ elections | election | democracy | governance | "human rights" | repression | crackdown | abuses
    | intimidation ]], entity = "sector:human_rights",
}
mention "grievance" "war" { pattern = [[ fighting | war | ceasefire | truce | peace | invasion | rebels | conflict | withdrawal ]], entity = "sector:peace" }
local function trouble(doc)
  local rights = 0
  for _, mention in ipairs(doc:mentions("grievance", 30)) do
    rights = rights + (mention.key == "human_rights" and 1 or mention.key == "peace" and -1 or 0)
  end
  return rights > 0 and "sector:human_rights" or "sector:peace"
end
rule "discuss-country" {
  pattern = [[ x:@actors $does $gap trigger:({discuss} | (talks | discussions | {speak} | {talk} | {confer} | {exchange} views | {meet}) (?: with
    (?! $stop) []{1,8}?)? (?: here | today | #date){0,2} (on | about) | spoke [!#punct]{0,6}? about) (?: c:@country ("," | and
    | "," and))* c:@country (with (?! him | her | them) $his_guest $the? y:@party | (?= "," | and |
    "." | "?" | (at | during) (a | the) | with (him | her | them | (his | her | its)? $the? @party) | $)) ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local group, with = #ids > 1 and ids or reference.known_group(doc, m.trigger.sentence) or {}, false
    if #ids == 1 and m.y then group = reference.ids(m.x, m.y) end
    local of = {}
    for _, id in ipairs(reference.ids(m.c)) do of[id] = true end
    for _, id in ipairs(group) do
      if of[id] then return end
      with = with or id == ids[1]
    end
    for _, id in ipairs(with and group or {}) do doc:emit(id, "discusses", trouble(doc), { topic = m.c.text or m.c[1].text }) end
  end,
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Norway and Chile discussed Cambodia.", "Norway discusses peace", "Chile discusses peace" },
    { "Norway deplored the rigged election in Cambodia. Norway and Chile discussed Cambodia.", "Norway discusses human_rights",
      "Chile discusses human_rights" },
    { "Norway and Chile discussed Chile." },
  },
}
-- "raised the matter of ... with B", "raised with B the matter of ...".
macro "matter_first" [[ (?: (?! $stop | with) [])*? $topic (?: (?: (?! $stop | $purpose | with) [])*? $topic)* (?: (?! $stop | with) [])*? ]]
macro "joined_by_with" [[ (partnership | cooperation | dialogue | ties | relations | together | alliance | talks | negotiations | engagement
  | border | work | working | agreement | trade) ]] -- "trade with B" is the matter itself
macro "with_other" [[ ((?<! $joined_by_with) $with_partner | with $the? (y:@person | y:@acting)) ]]
-- "raised the matter of ...": with the other one of the two who have just met.
local function raise(m, doc)
  local ids, named = reference.ids(m.x), reference.ids(m.y)
  local others = #named > 0 and named or #ids == 1 and reference.recent_pair(doc, m.trigger.sentence, 3) and
    reference.partner(doc, m.trigger.sentence, ids) or {}
  -- A country named beside the two may be the one that is meant.
  if #named == 0 and others[1] and reference.beside(doc, m.trigger.sentence, { ids[1], others[1] }) then return end
  for _, id in ipairs(named) do
    for _, own in ipairs(ids) do
      if own ~= id then doc:emit(own, "consults_with", id) end
    end
  end
  each(m, doc, "discusses", #others > 0 and reference.ids(m.x, m.y) or {})
  if #named == 0 then each(m, doc, "discusses", others) end
end
rule "raise-with" {
  pattern = [[ (?<! {deny} that) (?<! {deny} that the) (?! @pair) x:@actors (?: $mid $itself? $finite $soon | $far $finite) (trigger:({raise} | {take} up
    | {bring} up
    | {discuss} | {review} | {explore} | {examine} |
    {talk} (about | of | on | over) | (spoke | speak) (about | of) | {broach} | {exchange} #lower{0,2}? (views | opinions | ideas) (on | about) |
    {have} (?: a | an | the | $plain | "-" | #num){0,5}? $talks (on | about | over))
    ($with_partner $topics | $matter_first $with_other) | trigger:({raise} | {take} up | {bring} up | {discuss} | talked about | spoke about |
    {broach} | {draw} attention to | ({brief} | {apprise}) (him | her | them | $the $plain) (on | about | of)) $asking $topics | trigger:({put} | {lay} out
    | {set} out | {explain} |
    {outline} | {convey})
    (?: (?! $stop | to) [])*? $topic (?: (?! $stop | to) [])*? to $his_guest $the? (y:@person | y:@acting)) ]],
  on_match = raise, unless = [[ $not | {urge} ]], confidence = 0.75,
  examples = {
    { "Norway's government raised the matter of fisheries with Chilean officials.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Norway's envoy put the question of fisheries to Chilean President Ana Soto.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Norway raised with Chile the matter of fisheries.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Norwegian officials met Chilean officials. Norway's minister also brought up fisheries.", "Norway discusses agriculture",
      "Chile discusses agriculture" },
    { "Norway's government refused to raise the matter of fisheries with Chilean officials." },
    { "Norway did not raise with Chile the matter of fisheries." },
    { "Norway's minister also brought up fisheries." },
    { "Norwegian officials met Chilean officials. Norway's minister will go to Angola and discuss fisheries." },
  },
}
-- "A's minister, meeting B's officials on Friday, raised ...".
rule "meeting-raised" {
  pattern = [[ x:@actors "," (meeting | receiving) with? $the? y:@party [!#punct]{0,8} "," trigger:({raise} | {discuss} | {broach} | {take} up
    | {bring} up) $topics ]],
  triples = { "x -discusses-> s", "y -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's prime minister, meeting Chilean officials on Friday, raised fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway's prime minister, waiting for Chilean officials on Friday, raised fish." },
  },
}
-- "Vega asked for help with fisheries" in the sentence behind a meeting.
macro "the_two" [[ (both | the two) (countries | sides | nations | states | peoples | neighbours | neighbors | parties) ]]
macro "asks_for" [[ ((ask | asked | asks | pressed | appealed) (?: him | her | them)? for | sought | seeks | requested | {propose} (?= #lower{0,2} cooperation)
  | ({express} | {voice}) #lower{0,2}? interest in | {complain} (about | of) | ({inquire} | {enquire}) (about | into | after) | {urge} $the? @party to
  | {invite} (@nationality | @country) (companies | firms | investors | businesses | entrepreneurs | businessmen) to
  | ({highlight} | {point} to) (the | #lower)? (potential | scope | prospects | opportunities) (for | of | to) (?= [!#punct]{0,3}? (cooperation | ties |
    partnership | collaboration))
  | ({call} on | {urge}) $the_two to
  | {call} for (?= (a | greater | more | closer | further | stronger | enhanced | expanded | wider){1,2} (cooperation | collaboration | partnership))) ]]
rule "ask-after-meeting" {
  pattern = [[ (?! @pair) x:@actors (?: $mid $itself? $aux | $far $aux) (trigger:$asks_for
    | trigger:(said | says | stressed | noted | {add}) that? $the_two (should | must | need to | needed to | ought to)) $topics ]],
  on_match = function(m, doc)
    local own = reference.ids(m.x)
    local met = #own == 1 and reference.recent_pair(doc, m.trigger.sentence, 1)
    local other = met and reference.partner(doc, m.trigger.sentence, own)
    if other and not reference.beside(doc, m.trigger.sentence, { own[1], other[1] }) then each(m, doc, "discusses", { own[1], other[1] }) end
  end,
  unless = [[ $not | {vote} ]], confidence = 0.6, after = { "encounter", "pair", "pairing" },
  examples = {
    { "Chile's president met Norwegian officials on Monday. She asked for help with fisheries.", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Chile's president met Norwegian officials on Monday. The Norwegian side proposed cooperation in fisheries.", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Chile's president met Norwegian officials on Monday. She urged Norway to open its fisheries.", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Chile's president met Norwegian officials on Monday. She said the two countries should open fisheries.", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Chile's president met Norwegian officials on Monday. She said the two countries had old fisheries." },
    { "Chile's president met Norwegian officials on Monday. She inquired about the progress of fisheries.", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Chile's president met Norwegian officials on Monday. She urged Peru to open its fisheries." },
    { "Chile's president met Norwegian officials on Monday. She asked for time." },
    { "Chile's president asked for help with fisheries." },
  },
}
-- "I look forward to discussing fisheries with President Vega": a head of government who does not say of what is of the party named most.
macro "discussed_there" [[ (discuss | discussed | discussing | raise | raised | raising | explore | explored | exploring) ]]
rule "i-discuss" {
  pattern = [[ ('I' (?: will | also | have | had | am | was | be | today | $adverb){0,4}? $soon | my #lower{0,2}? (visit | talks | meeting | trip)
      [!#punct]{0,7}? (opportunity | chance) to $adverb?)
    (trigger:$discussed_there (with $the? y:@party $topics | $matter_first with $the? (y:@person | y:@acting))
    | trigger:(met | meet | meeting | spoke | speak | ({hold} | {have}) (?: a | $plain){0,2}? (talks | meeting)) with? $the? y:@party
      $gap $to_speak_of $topics) ]],
  on_match = function(m, doc)
    local others = reference.ids(m.y)
    if reference.several(doc) or #others ~= 1 then return end
    local own = reference.source(doc)
    local ids = own and { own[1], others[1] } or reference.group(doc, m.sentence, 2)
    if ids and ids[1] ~= ids[2] and (ids[1] == others[1] or ids[2] == others[1]) then
      reference.together(m, doc, ids, "consults_with", "discusses")
    end
  end,
  unless = [[ $not | {hope} | {want} ]], confidence = 0.6,
  examples = {
    { "Norway's trade is growing. I look forward to discussing fisheries with Chilean President Luis Vega.", "planned Norway discusses agriculture",
      "planned Chile discusses agriculture", "planned Chile consults_with Norway" },
    { "Norway's trade is growing. My visit will be an opportunity to discuss with the Chilean president our fisheries.", "planned Norway discusses agriculture",
      "planned Chile discusses agriculture", "planned Chile consults_with Norway" },
    { "Norway's trade is growing. I wrote to Chilean President Luis Vega about fisheries." },
  },
}
-- "told the president that fisheries ...": what one says to another's face.
rule "tell-matter" {
  pattern = [[ (?! @pair) x:@actors $does (trigger:({tell} | {inform} | "quoted as telling") $his_guest $the? (a? visiting)? (y:@person | y:@acting
    | y:@state (?<= ambassador
    | envoy |
    minister | president | premier | officials | delegation | leaders))
    (?: "on"? #date | here | today | yesterday){0,2} (that | about | of | (?= (his | her | its | their) (country | government) | the two (countries
    | sides))) $topics
    | trigger:(({stress} | {emphasise} | {emphasize} | {underline} | {express} | {explain} | {complain}
      | {mention}) to) $his_guest $the? (y:@person | y:@acting) $topics
    | trigger:({hand} | {present}) $the? y:@state (?<= negotiators | officials | delegation | team | ambassador | envoy) with? (a |
      the) $plain{0,2}? (draft | proposal | proposals | plan | note) (?: @document? (which | that) (would | will | {call} for))? $topics
    | trigger:({press} | {lobby} | {quiz} | {grill} | {question}) $the? visiting? (y:@person | y:@acting) (on | over | about)
      $topics) ]],
  triples = { "x -discusses-> s", "y -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Norwegian Foreign Minister Nils Berg told Chilean President Ana Soto that Norway wanted more trade in fish.", "Norway discusses agriculture",
      "Norway discusses trade", "Chile discusses agriculture", "Chile discusses trade" },
    { "Norway's foreign minister told Chile's ambassador that fisheries should grow.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway's foreign minister told Chile that fisheries should grow." },
  },
}
-- "is mediating between A and B": of peace, with both.
macro "brokered" [[ (a | an | the)? $plain{0,2}? (truce | peace | ceasefire | "cease - fire" | talks | deal between | accord | agreement | settlement
  | compromise | end to) ]]
macro "mediates" [[ ((?<= is | are | was | were | been) mediating (?! between (?! [!#punct]{0,4}? (@party | @nationality | sides | rebels | factions
    | government | parties | neighbours | neighbors | states | countries))) | mediated (?= in? (the | a | #lower)? (talks | negotiations | dispute | conflict
    | crisis | peace)
  | between) | (?<= is | are | was | were | been) brokering (?= $brokered) | (trying | seeking | working | attempting | efforts) to (mediate
  | broker (?= $brokered))) ]]
rule "mediates" {
  pattern = [[ (x:@actors $does | (x:@nationality [#lower & !#func]{1,3}? | x:@state) (?= (trying | seeking | working) to)) trigger:$mediates
    (?: (?: (?! $stop | between) []){0,8}? between $the? (y:@joint | y:@pairing | y:@party and $the? y:@party))? ]],
  on_match = function(m, doc)
    for _, mediator in ipairs(reference.ids(m.x)) do
      doc:emit(mediator, "discusses", "sector:peace", { topic = "mediation" })
      for _, side in ipairs(m.y and reference.ids(m.y) or {}) do doc:emit(mediator, "consults_with", side) end
    end
  end,
  unless = [[ $not | {offer} | {want} | {hope} | {ask} | {propose} | ready | willing ]], confidence = 0.65,
  examples = {
    { "Norway is mediating in the war between Chile and Peru.", "Norway discusses peace", "Chile consults_with Norway", "Norway consults_with Peru" },
    { "A member of the Norwegian team trying to broker a truce spoke on Monday.", "Norway discusses peace" },
    { "Norway has offered to mediate in the war between Chile and Peru." },
  },
}
-- "discussed the wall with B", whatever the matter.
rule "discuss-it-with" {
  pattern = [[ (?! @pair) x:@actors $does trigger:({discuss} | {raise}) (?: (?! with) [!#punct]){1,7}? (?<! $joined_by_with) with $the? (y:@person
    | y:@acting | y:@party (?<= counterpart)) ]],
  triples = { "x -consults_with-> y" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's foreign minister discussed the wall by phone with Chilean President Ana Soto.", "Chile consults_with Norway" },
    { "Norway's foreign minister discussed relations with Chilean President Ana Soto." },
  },
}
-- "told B at a meeting in Oslo", "handed B the note when they met", "joined B for talks".
rule "at-a-meeting" {
  pattern = [[ (?! @pair) x:@actors $does ({tell} | {inform} | {hand} | {convey} | {assure} | {thank} | {present} | {ask} | {urge} | {press}) (?: (?! $stop)
    [])*?
    $the? y:@party $topics_gap trigger:((in | at | during) (?: a | the | their | that | this | $plain | #Cap | #num | "-"){1,5}? ($talking | meeting |
    conversation
    | call |
    session) (?! with | between | of)
    | (by | over the | on the) (phone | telephone)) (?: (?: in #Cap{1,2} | "on"? #date | here | today){0,2} (that | about | of | to | for) $topics)?
    | x:@actors $does ({tell} | {press}) $the? y:@party trigger:(in $talking) (?! with | between | of) (?: here | next #lower | in #Cap){0,1} (that
    | to) $topics
    | x:@actors $does {join} $the? y:@party trigger:((for | at | in) (?: a | the | $plain | "-"){0,3}? ($talking | meeting | summit | session)) ]],
  triples = MET_ON, with = WITH, unless = [[ $not | {propose} | {postpone} ]], confidence = 0.7,
  examples = {
    { "Norway's foreign minister handed the note to the Chilean envoy at a meeting on Monday.", "Chile consults_with Norway" },
    { "Norway's foreign minister urged the Chilean envoy to open the fisheries at a Lima meeting on Monday.", "Chile consults_with Norway",
      "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway's foreign minister joined Chilean President Ana Soto for talks.", "Chile consults_with Norway" },
    { "Norway's foreign minister handed the note to the Chilean envoy on Monday." },
  },
}
macro "meets_him" [[ $mid $aux ({pay} (?: a | $plain){1,4}? call on | {meet} | {receive} | {visit} | {host} | {see} | {call} on | {telephone} | {phone} |
    {hold} $talkword) with? ]]
-- "In talks with B, A asked for time", "In his talks with B, A raised the matter of ...".
macro "raising" [[ ({raise} | {take} up | {bring} up | talked about | spoke (about | of)) ]]
macro "raised" [[ ($raising | @discussing | {propose} (?= cooperation)) ]]
rule "in-talks" {
  pattern = [[ (^ (?: speaking [!#punct]{0,6}?)? | ",") trigger:((during | in | at | on | after | following) (?: a | an | the | his | her | their | its)?
    (?: $topic | $numbered){0,5}? (talks | discussions
    | negotiations | consultations | (?<! in | in close) consultation | meeting | conversation | session | call) with | (when | while | as) (he
    | she) $meets_him | (?: when | while)? (receiving | hosting | meeting with? | talking (to | with)) (?: outgoing)? | (on | during) (a | his | her)
    $plain{0,2}? (call
    | visit) (on | to)) $the? visiting? y:@party [!#punct]{0,10}? "," x:@actors (?: $mid $aux ($raised | @putting
    | {note} | {say} (that? $the? @actors)?) (?: (?! $stop | importance) [])*? $topics)? ]],
  triples = MET_ON, with = WITH, unless = [[ $not | {cancel} | {propose} ]], confidence = 0.75,
  examples = {
    { "In talks with Chilean officials, Norway's fisheries minister asked for time.", "Chile consults_with Norway" },
    { "During his meeting with Chilean officials, Norway's foreign minister raised fisheries.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "In his talks with Chilean officials in Lima, Norway's foreign minister took up fisheries.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "In his talks with Chilean officials, Norway's foreign minister did not raise fisheries.", "Chile consults_with Norway" },
    { "When he called on Chilean officials, Norway's envoy asked about fisheries.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "On a call with Chilean officials, Norway's foreign minister discussed fisheries.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Talking to the Chilean ambassador in Oslo, Norway's prime minister said fisheries should grow.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "Talking to reporters in Chile, Norway's prime minister said that fisheries should grow." },
    { "In a row with Chilean officials, Norway's fisheries minister asked for time." },
  },
}
-- The first matter and those in a list with it, but relations as such, which such verbs praise.
macro "noted_matters" [[ (?: (?! $stop | (?<! need | {pledge} | {vow}) to help | {stand} (with | by) | relationship | relations
    | friendship) [])*? t:( $modifier{0,3} s:@sector[key!=diplomacy])
  (?: ("," | and | "," and)? t:( $modifier{0,3} s:@sector[key!=diplomacy]) )* ]]
rule "note" {
  pattern = [[ (?! @lone) x:@pair $did trigger:$noted (?: that (?: (?! $stop) []){1,12}? $the? @actors)? $noted_matters ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Brazil and Peru stressed the importance of tourism.", "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru took due note of the growth of tourism.", "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru reaffirmed that tourism was their future.", "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil stressed the importance of tourism." },
  },
}
-- "On trade, the two sides noted its rapid growth": the matter stands before.
rule "matter-fronted" {
  pattern = [[ ^ trigger:(on | regarding | concerning | with (regard | respect) to | "as regards" | turning to | as for | in the (field | area | sphere) of)
    (?: the (question | issue | subject | matter | topic) of)? (?: (?! $stop) [!raw=","]){0,5}? $topic (?: (and | ",") $topic)* (?: (?! $stop) [!raw=","]){0,4}?
    "," x:@pair $did (@discussing | $noted | {express} | {exchange} | {agree} that | {share} | {call} for | {voice}) ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Brazil and Peru met. On tourism, the two sides noted its rapid growth.", "Brazil discusses tourism", "Peru discusses tourism" },
    { "Brazil and Peru met. With regard to fisheries and tourism, they expressed hope.", "Brazil discusses tourism", "Peru discusses tourism",
      "Brazil discusses agriculture", "Peru discusses agriculture" },
    { "Brazil and Peru met. On tourism, the two sides spend millions." },
    { "Brazil and Peru met. On Sunday, the two sides noted the rapid growth of bread." },
  },
}
-- "noted that piracy was growing and agreed to fight it together": the noted matter.
rule "agreed-on-that" {
  pattern = [[ x:@pair $did ($noted | {discuss} | {review}) $noted_matters (?: (?! $stop) []){0,12}? ","? and $adverb{0,2}
    trigger:({agree} | {pledge} | {commit} | {resolve} | {decide}) (to | on) (?: (?! $stop | @sector) []){0,8}? (it | them | this | these | such #lower) ]],
  triples = { "x -agrees_with-> x", "x -agrees_on-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Chile and Norway noted that piracy was growing and agreed to fight it together.", "Chile agrees_with Norway", "Chile agrees_on security",
      "Norway agrees_on security" },
    { "Chile and Norway noted that piracy was growing and agreed to rest." },
  },
}
rule "talks-between-on" {
  pattern = [[ trigger:$talks $gap_to_between $between $gap (on (?! #date) | about | over | concerning | for | covering | $talks_cover) $topics ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $no_talks | $only_wished ]], confidence = 0.8,
  examples = {
    { "Talks between Canada and Chile on fisheries opened on Monday.", "Canada discusses agriculture",
      "Chile discusses agriculture" },
    { "Oman proposed talks between Canada and Chile on fisheries." },
  },
}

-- What is still a draft, or only negotiated, is talked about.
rule "draft-between" {
  pattern = [[ trigger:(draft | ($talking | negotiation | work) $going_on{0,5} (on | for | over | about | towards)) (?: $topic | (?! between
    | $stop) [])*? @document
    (?: $topic | (?! between | $stop) [])*? $between (?: (?: (?! $stop | was | were | is | are) [])*? $on $noun_topics)?
    | $topic []{0,3}? @document (that | which)? $the? x:@party $mid $finite trigger:({negotiate} | {discuss} | drafting | "working on" | "working out") with
    $the?
    x:@party ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not | $only_wanted ]], confidence = 0.65,
  examples = {
    { "The draft agreement between Canada and Chile on fisheries is long.", "Canada discusses agriculture", "Chile discusses agriculture" },
    { "Work on a fisheries treaty between Canada and Chile is slow.", "Canada discusses agriculture", "Chile discusses agriculture" },
    { "Oman criticised the fisheries agreement that Canada is negotiating with Chile.", "Canada discusses agriculture", "Chile discusses agriculture" },
    { "Oman hoped for a draft agreement between Canada and Chile on fisheries." },
  },
}
-- "arrived in Lima for talks with Peruvian officials on fisheries", "received the Peruvian minister for talks on fisheries".
macro "only_wishes" [[ ({want} | {hope} | {offer} | {refuse} | {be} | {call} | {appeal} | {press} | {push} | {ask} | {argue} | {favour} | {favor}
  | {need}) ]]
rule "for-talks-with" {
  pattern = [[ x:@actors $mid $finite (?! $only_wishes) $plain (?: (?! $stop | {urge} | {call} | {invite} | {propose} | {press} | {cancel} | ready)
    [])*? trigger:$for_talks with $the? visiting? y:@party (?: (?! $stop | $about) [])*? ($about | (that | which) $talks_cover) $topics
    | x:@actors $does $goes (?: (?! $stop) [])*? trigger:$for_talks
    with $the?
      visiting? y:@party ]],
  triples = MET_ON, with = WITH, unless = [[ $not | $only_wanted | {want} | ready | prepared | willing | able ]], confidence = 0.75,
  examples = {
    { "Norway's prime minister arrived in Lima on Sunday for talks with Peruvian officials on fisheries.", "Norway consults_with Peru",
      "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norway's prime minister flew in from Sweden for a summit with Chilean officials.", "Chile consults_with Norway" },
    { "Norway hopes for talks with Peru on fisheries." },
  },
}
-- Two are in a third place "for a summit", "for fisheries talks", "for talks on fisheries".
rule "talks-there" {
  pattern = [[ x:@pair $does ({be} | {arrive} | {fly} | {travel} | {come} | {go} | {return} | {gather}) (in | to) #Cap{1,2} (?: (?! $stop) []){0,6}?
    trigger:for (?: a | an | the | their | new | $plain | "-" | #num | of){0,5}? ($topic (?: and $topic)? $talking
    | $talkword (?: $about $topics)?) (?! with) ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "The presidents of Brazil and Peru were in Quito on Monday for a summit.", "Brazil consults_with Peru" },
    { "Brazilian and Peruvian negotiators returned to Geneva for talks on fisheries.", "Brazil consults_with Peru", "Brazil discusses agriculture",
      "Peru discusses agriculture" },
    { "The presidents of Brazil and Peru were in Quito on Monday for talks with fishermen." },
  },
}
-- "had talks in Kiev yesterday about a motorway": with those who govern there.
rule "talks-in-capital" {
  pattern = [[ (?! @pair) x:@actors $does trigger:(@holding | conferred) (?: #date | "on" | here){0,2} in list($the? (y:@capital
    | y:@country)) (?! ","? with) (?: (?!
    $stop | with | $about) []){0,6}? $about $topics ]],
  triples = MET_ON, with = WITH, unless = [[ $not | with ]], confidence = 0.65,
  examples = {
    { "Norway's transport minister held talks in Lima on Monday on fisheries.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norway's transport minister held a dinner in Lima on fisheries." },
  },
}
-- "failed to agree on quotas", "could not settle the row", "made no headway on fish": what was negotiated. What two did, or tried to, says so only
-- beside talks.
macro "settles" [[ (settle | resolve | solve | (agree | decide | settle) (?: in [!#punct]{0,3}? $talking)? (on | over | about) | reach (?: a | an | the
    | any | #lower){0,3}? (agreement | deal |
  compromise | settlement | accord | understanding | consensus) (on | over | about) | come to (an agreement | terms) (on | over) | bridge | overcome | narrow |
  iron out | (break | end) (a | the | their) (deadlock | impasse | stalemate) (on | over | in)) ]]
mention "undecided" "failing" {
  pattern = [[ ({fail} | unable | "not able" | unwilling) to ((reach | make | achieve | forge | find) (?: a | an | any | #lower){0,3}? (breakthrough
    | agreement | deal | progress
    | consensus | compromise | headway | accord) | agree) ]],
}
mention "failing" "to-settle" {
  pattern = [[ ({fail} (?: (?! $stop | to) []){0,5} | unable | "not able" | "not been able" | still | yet) to $settles
    | ("could not" | couldn't | cannot | (did | has | have | had) not yet? (?= []{0,2} (agreed on | reach | reached | come))) (?: $adverb | even){0,2}
      ($settles | reached #lower{0,3}? (agreement | accord | deal | understanding) (on | over))
    | {make} (no | little | scant | slow) #lower? (headway | progress) (on | in | over | towards | toward)
    | ({be} | {remain}) (?: still | again | $plain){0,2}? ((deadlocked | stalemated) (?: in [!#punct]{0,3} $talking)? (on | over) | at an impasse (on | over))
    | ({leave} | {end} | {part} | {break} | {finish} | {close} | {conclude} | {wind} up) (?: (?! $stop) []){0,8}? without (?: a | an | any | $plain){0,3}?
      (deal | agreement | accord | breakthrough | result | compromise) (on | over)
    | {try} (?: (?! $stop | to) []){0,5}? to (end | settle | resolve | bridge | patch up) (the | their | a) (?: $plain){0,3}? (dispute | row | quarrel |
      differences | conflict | argument) over ]],
}
rule "fail-to-settle" {
  pattern = [[ x:@pair ($does trigger:@failing | (?= []* (in | at | after | during) (?: #num | #lower){0,4}? $talking) $did trigger:({try} | {struggle} | {seek}
      | {make} (?: $plain)? progress) (?: (?! $stop | to) []){0,5}? (?: to $settles | in | on | towards | toward)) $topics
    | x:@actors $does trigger:({fail} to (agree | settle | reach [!#punct]{0,3}? (agreement | deal | accord)) | "could not agree" | unable to agree) with
      list($the? x:@party) (on | over | about) $topics ]],
  triples = { "x -discusses-> s" }, with = WITH, confidence = 0.65,
  examples = {
    { "Chile and Norway failed in talks in Lima to reach agreement on fisheries.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Chile and Norway met but could not agree on sharing the fish.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Chile and Norway made no headway on fisheries.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Chile failed to agree with Norway on fisheries.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "The leaders of Chile and Norway left Lima without a deal on fisheries.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Chile and Norway made progress in fisheries." },
    { "Chile and Norway failed in talks in Lima to build a railway." },
    { "Chile and Norway failed to protect fisheries." },
  },
}
rule "failed-in-talks" {
  pattern = [[ x:@pair $does trigger:(@failing | @undecided) (?: (?! @pair | which | [raw="who"] | if) []){0,15}? (despite | after | during | in | at)
    $talks_behind (?: $topic (?: (and | ",") $topic)*)? ($talking | meeting | session | summit) (?! with | between) (?: $about $topics)? ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, confidence = 0.7,
  examples = {
    { "Chile and Norway failed to agree on quotas despite hours of tense negotiations.", "Chile consults_with Norway" },
    { "Chile and Norway failed to agree on quotas despite hours of rain." },
  },
}
-- "flew to Lima for talks on fisheries", "visited Lima to discuss fisheries": with those who govern there; "received B for talks on fisheries".
macro "receiving" [[ ({host} | {receive} | {welcome} | {meet} | {invite}) with? ]]
rule "journey-for-talks" {
  pattern = [[ x:@actors $does (($receiving $the? visiting? y:@party $gap trigger:$for_talks $about?
    | (?<! @pair []{0,4}) ($going_to | [!#punct]{1,5}? (visit | trip | tour) to | be? (?! {return}) @journey) $destination (?! ("," | and) $the?
    (@country | @capital)) (?: (?! $stop | with)
    [])*? trigger:($for_talks (?: with (?! @party | @unnamed | #lower{0,2} $lender) [!#punct]{1,7}?)? ($about | (?: that | which |
    likely | expected | to | are | will | were | would | be){0,5} $talks_cover) | with $plain? talks $about | to (discuss | negotiate | review | talk about |
    explore | (press | ask | lobby) for | (try | seek) to (settle | resolve | end | narrow | defuse))
      | (and | where (he | she)) (will | (is | was) (expected | due | scheduled | likely) to) discuss
      | (visit | trip | tour) (that | which) (?: will | is | to | expected | due | likely){0,3} {focus} on)) $topics
    | (?<! @pair []{0,4}) $going_to $destination (?: (?! $stop | with) [])*? trigger:for (?: a | an | the | $plain | "-" | #num
    | of){0,4}? $topic (?: (and | ",") $topic)*
      $talking (?! with)) ]],
  triples = MET_ON, with = WITH,
  unless = [[ $not | {cancel} | {postpone} | {urge} | {propose} | {hope} | {want} ]], confidence = 0.7,
  examples = {
    { "Norwegian Prime Minister Kari Dahl will travel to Lima on Sunday for talks on fisheries.", "planned Norway consults_with Peru",
      "planned Norway discusses agriculture", "planned Peru discusses agriculture" },
    { "Norwegian Prime Minister Kari Dahl flew to Lima on Sunday for talks on fisheries.", "Norway consults_with Peru",
      "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "A delegation from Norway visited Lima to discuss fisheries.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norway hosted Peru's defence minister for talks on fisheries.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "A Norwegian delegation travelled to Lima on Sunday for fisheries talks.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norwegian Prime Minister Kari Dahl flew to Lima on Sunday to eat fish." },
    { "Norway hosted Peru's defence minister for a lunch on its fisheries pier." },
  },
}
-- "flew to Lima to consult the president on fisheries", "is in Lima to see the president about fisheries".
rule "journey-to-see" {
  pattern = [[ (?! @pair) x:@actors $does ($goes | {visit}) (?: (?!
    $stop) [])*?
    trigger:to (meet | see | consult | confer with | negotiate with | meet with | talk to | talk with | brief | press | lobby | sound out
    | hold #lower{0,2} talks with)
    $his_guest
    $the? (y:@person | y:@acting | y:@state) (?: [!#punct]{0,6}? ($about | to discuss | and discuss | for talks (on | about)) $topics)? ]],
  triples = MET_ON, with = WITH, unless = [[ $not | {hope} | {want} | {invite} | {urge} | {cancel} | {postpone} ]], confidence = 0.7,
  examples = {
    { "Norway's prime minister flew to London to consult Chilean President Ana Soto on fisheries.", "Chile consults_with Norway",
      "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norwegian Prime Minister Kari Dahl came back to Oslo to see Chilean officials.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl hoped to go to Lima to see Peruvian officials." },
    { "Norwegian Prime Minister Kari Dahl flew to London to see Chilean ships." },
  },
}
-- "She will meet with senior officials to discuss ...", behind "will travel to Lima": those of the place.
rule "officials-there" {
  pattern = [[ (?: ^ (?: while | when | during)? in $destination ","?)? (?: ^ while? there ","? | "," (?: where | while there | there))? x:@actors
    $mid $finite ({meet} | {engage} | {consult} | @holding | spoke | {brief}) (?: in $destination)? (with | to)? (?: the | his | her | their | key | ","
    | and | $plain_compound)*?
    (?<! business | industry | religious | society | opposition | community | youth | company | union | sector)
    trigger:(officials | leaders | ministers | counterparts | counterpart | authorities | leadership | government) (?! of | from | in)
    $gap (to (discuss | review | explore | exchange views on) | and (?: also)? (discuss | discussed | reviewed | review) | on | about | $to_settle) $topics ]],
  on_match = function(m, doc)
    local own, host, there = reference.ids(m.x), reference.ids(m.y)[1], doc.state.visit
    if not host and there and there.own == own[1] and m.sentence - there.sentence <= 4 then host = there.id end
    if #own == 1 and host and host ~= own[1] then reference.together(m, doc, { own[1], host }, "consults_with", "discusses") end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norwegian Prime Minister Kari Dahl will travel to Lima. She will meet with senior government officials to discuss fisheries.",
      "planned Norway consults_with Peru", "planned Norway discusses agriculture", "planned Peru discusses agriculture" },
    { "In Peru, Norway's foreign minister met local leaders and discussed fisheries.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norway's foreign minister met local leaders and discussed fisheries." },
    { "In Peru, Norway's foreign minister met local fishermen and discussed fisheries." },
  },
}
-- "called on the Peruvian president, with whom he discussed fisheries".
rule "joint-briefing" {
  pattern = [[ x:@actors $does $verb (?: (?! @actors | which | [raw="who"] | if) [!raw=";"]){0,20}? trigger:(joint (?: $plain){0,2}? (conference | briefing |
    appearance) | (conference | briefing) [!#punct]{0,4}? (jointly | together)) with $the? (y:@person | y:@acting)
    | (^ | ",") (?: speaking | standing)? trigger:(beside | alongside | (at | in | during) a joint (?: $plain){0,2}? (conference | briefing | appearance)
    with) $the?
    (y:@person | y:@acting) [!#punct]{0,10}? "," x:@actors
    | (^ | "," | during | at | in) (a | their) trigger:joint (press | news | media)? (conference | briefing) [!#punct]{0,6}? "," x:@pair
    | x:@pair $did {tell} (?: (?! $stop) []){0,4}? trigger:joint (press | news | media) (conference | briefing) ]],
  triples = { "x -consults_with-> y", "x -consults_with-> x" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's foreign minister said at a joint news conference with Chilean President Ana Soto that the road was open.", "Chile consults_with Norway" },
    { "At a joint news conference, Norway's foreign minister and Chilean President Ana Soto condemned the raid.", "Chile consults_with Norway" },
    { "Speaking at a joint briefing with Chilean President Ana Soto, Norway's foreign minister condemned the raid.", "Chile consults_with Norway" },
    { "Norway's foreign minister published a joint letter with Chilean President Ana Soto." },
  },
}
rule "with-whom" {
  pattern = [[ (x:@actors $gap y:@party "," with (whom | which) (he | she | they | it) $aux
    trigger:(discussed | discuss | reviewed | examined | explored | raised | exchanged #lower{0,2}? views on | held $talkword $about | talked about)
    | x:@actors $does ({receive} | {meet} | {host} | {welcome}) with? $the? y:@party (?: in #Cap{1,2})? "," trigger:(who | (whom | "during which") (he
    | she)?) $mid (?: $verb $gap and)? $aux ($debates | $raising | {brief}
    [!#punct]{1,3}? (on |
      about) | {convey} | {ask} | {request} | {seek})
    | x:@actors $does [!#punct]{1,6}? (?<= a | an | the | his | her | its) (?: $plain | "-" | #num){0,4}? (visit | tour | trip) to $destination
      (?: (?! $stop) [!#punct]){0,5}? (which | that) trigger:({focus} on | (was | were) devoted to)
    | x:@actors (?: (?! @actors) [])*? (y:@capital | y:@country) (?: (?! @actors | who | while) []){0,14}? ","? (during | in the course of) which (he | she
    | they)
      $finite trigger:(discuss | discussed | raise | raised | review | reviewed | sought | "took up" | urged | @holding)) $topics ]],
  triples = MET_ON, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's foreign minister called on the Peruvian president, with whom he discussed fisheries.", "Norway consults_with Peru",
      "Norway discusses agriculture", "Peru discusses agriculture" },
    { "Norway's foreign minister received the Peruvian ambassador, who asked about fisheries.", "Norway consults_with Peru",
      "Norway discusses agriculture", "Peru discusses agriculture" },
    { "Norway's foreign minister called on the Peruvian president, with whom he never discussed fisheries." },
  },
}
-- "the Korean president and visiting Uzbek President Rashidov".
rule "and-visiting" {
  pattern = [[ x:@party ","? trigger:(and | with) (?= the? visiting) x:@party ]],
  triples = { "x -consults_with-> x" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's prime minister and visiting Peruvian President Ana Soto opened a school.", "Norway consults_with Peru" },
    { "Norway's prime minister and Peruvian President Ana Soto opened schools." },
  },
}
-- "border talks between Norway and Peru": the matter stands before the noun.
rule "matter-talks-between" {
  pattern = [[ $topic (?: (and | ",") $topic)* trigger:(talks | discussions | consultations | negotiations | dialogue)
    (of $the? (x:@joint | x:@pairing) | (?: (?! between | $stop | @document) [])*? $between) (?! [!#punct]{0,12}? $called_off) ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $no_talks | $only_wished | {suspend} | {postpone} ]], confidence = 0.75,
  examples = {
    { "Fisheries talks between Norway and Peru ended on Monday.", "Norway discusses agriculture", "Peru discusses agriculture" },
    { "Oman offered fisheries talks between Norway and Peru." },
  },
}

-- "talked about cooperation in fisheries between A and B", whoever did.
rule "talk-of-ties" {
  pattern = [[ trigger:({discuss} | {review} | talked about | {exchange} views on | spoke about | talks (on | about) | conversation about) (?: (?! $stop) [])*?
    (?: $topic (?: (?! $stop | $topic) [])*?)+ (?<= (cooperation | relations | ties | relationship | exchanges | collaboration | links | partnership) []{1,8})
    $between ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not | {propose} | {hope} | $only_wanted ]], confidence = 0.65,
  examples = {
    { "The minister talked about cooperation in fisheries between Norway and Chile.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "The minister talked about the fisheries dispute between Norway and Chile." },
  },
}
macro "joined_by_between" [[ (ties | relations | relationship | partnership | cooperation | boundary | border | links | trade | differences) ]]
rule "talks-on-between" {
  pattern = [[ trigger:$talking $going_on{0,5} $about $gap_to_between $topic (?: $gap_to_between $topic)* $gap_to_between
    (?<! $joined_by_between) $between ]],
  triples = { "x -discusses-> s", "x -consults_with-> x" }, with = WITH, unless = [[ $no_talks | $only_wished ]], confidence = 0.75,
  examples = {
    { "Talks on fisheries between Canada and Chile opened on Monday.", "Canada discusses agriculture", "Chile discusses agriculture",
      "Canada consults_with Chile" },
    { "Oman proposed talks on fisheries between Canada and Chile." },
  },
}

-- The matter stands before the noun: "held border talks", "opened trade negotiations with B".
rule "topic-talks" {
  pattern = [[ x:@actors $does trigger:$pursues (?: $plain | #Cap | "-" | #num | a | an | the | their | of){0,7}? $topic (?: (and | ",")
    $topic)* (?: "-" | $plain)?? (talks | discussions | consultations | negotiations | dialogue)
    (?! with (?: its | the | $plain | "-"){0,3} $lender) (?: $with_partner)? ]],
  triples = { "x -discusses-> s", "y -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Brazil and Peru held forestry talks.", "Brazil discusses agriculture", "Peru discusses agriculture" },
    { "Brazil and Peru refused to hold forestry talks." },
  },
}

-- The subject is the meeting itself: "The discussions focused on ...", "Participants discussed ...".
rule "agenda" {
  pattern = [[ (^ | "," | ";" | of | and | that | {say}) (?: the | these | their | our | all)? (?: (leaders | ministers | presidents | sides) "'")? $word{0,2}?
    (discussions | discussion | talks | talk | dialogue | meeting | consultations | conversation | (participants | delegates) (?! [!#punct]{0,12}? {include}) |
    "working groups" | agenda | (visit | summit | session) (?= (?: will | would | is to | has | $adverb){0,3}? ({focus} | {centre} | {center} | {concentrate}
    | {cover} | {deal} $adverb? with | {touch}))) (?: "," [!raw=","]*? ",")? $gap (?: ","? (which | that))?
    trigger:({focus} $adverb? (on | upon) | {centre} on | {center} on | {cover} | (include | includes | included) $plain{0,2}?
    (discussions | consultations | talks)? (on)? | {discuss} | {review} | {address} | {deal} $adverb? with | {concern} |
    {touch} (on | upon) | {range} (from | over) | {revolve} around | {exchange} views on | {turn} to | {dwell} on | which focused on
    | "took up" | considered | examined | explored | "looked at" | "looked into" | weighed | (?<= will | would | to) (look (at | into) | take up) | ((is
    | are) (?= about | on | aimed) | was | were) $adverb{0,2} (about |
    over | on | of |
    (devoted | dedicated | confined) to | (aimed | aiming) at) | (?! including) $talks_cover) $topics ]],
  on_match = function(m, doc)
    reference.together(m, doc, reference.known_group(doc, m.sentence, 2), "consults_with", "discusses")
  end,
  unless = [[ $not | opportunity ]], confidence = 0.7,
  examples = {
    { "The meeting between Brazil and Peru was short; the talks focused on fisheries and tourism.",
      "Brazil consults_with Peru", "Brazil discusses agriculture", "Brazil discusses tourism", "Peru discusses agriculture",
      "Peru discusses tourism" },
    { "Brazil and Peru met. The talks were chiefly about fisheries.", "Brazil discusses agriculture", "Peru discusses agriculture",
      "Brazil consults_with Peru" },
    { "The talks focused on fisheries and tourism." },
    { "Brazil and Peru met. The next meeting is an opportunity to review fisheries." },
    { "Brazil and Peru met. The discussion went on and Brazil will consider fisheries." },
    { "Brazil and Peru met. Participants in the talks included leaders of fisheries and tourism." },
  },
}

-- "The visit gave both sides an opportunity to discuss ...".
rule "opportunity" {
  pattern = [[ ($talks | visit | trip) (?: (?! $stop) []){0,8}? ((provided | offered | gave | afforded | presented | was | served as | provides | provide
    | offers | offer | "will provide" | "will offer") (?: $the?
    x:@joint)? (an | the | a) (?: #lower | ",")*? trigger:(opportunity | occasion | chance | forum | platform) (?: for $the? (x:@joint | x:@pairing))?
    | (is | will also? be | offers | gives) (?: (?! $stop) []){1,5}? trigger:(opportunity | occasion | chance) for ($the? (x:@joint | x:@pairing)
      | (the | both | our) #lower{0,2}? (leaders | sides | ministers | delegations | countries | presidents | governments))) to $adverb?
    @discussing $topics ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    each(m, doc, "discusses", #ids > 1 and ids or reference.talkers(doc, m.trigger) or {})
  end,
  unless = [[ $not | {hope} | {propose} | missed ]], confidence = 0.65,
  examples = {
    { "Brazil and Peru met. The meeting provided a good opportunity to review fisheries.", "Brazil discusses agriculture", "Peru discusses agriculture" },
    { "Brazil and Peru met. The visit gave both sides a chance to exchange views on fisheries.", "Brazil discusses agriculture",
      "Peru discusses agriculture" },
    { "The visit will be an opportunity for Brazil and Peru to discuss fisheries.", "planned Brazil discusses agriculture",
      "planned Peru discusses agriculture" },
    { "Brazil and Peru met. The meeting provided a good opportunity to catch fish." },
    { "Brazil and Peru met. The meeting was a missed opportunity to review fisheries." },
  },
}

-- "the second Norway-Chile Fisheries Dialogue": the parties and the matter of talks are their name.
rule "named-talks" {
  pattern = [[ (?<! $only_named | $to_come) $one_name ("-" | "/" | and) $one_name
    (?: #Cap | bilateral | strategic | joint | high - level | #num)*? $topic (?: (and
      | & | ",")?
    (?: #Cap)*? $topic)* $word?? trigger:(dialogue | talks | consultations | discussions | forum | summit | negotiations |
    (?<! (joint | mixed) (commission | committee)) (meeting | session) | (committee | commission
    | council) (?= (meeting | session | met | meets | {hold} | {convene}))) ]],
  triples = { "x -discusses-> s", "x -consults_with-> x" }, with = WITH, unless = [[ $no_talks | {propose} | {call} for ]], confidence = 0.7,
  examples = {
    { "Officials met for the third Norway-Chile Fisheries Dialogue.",
      "Norway consults_with Chile", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "The Norway-Chile Fisheries Museum was closed." },
    { "The two ministers agreed to relaunch the Norway-Chile Fisheries Dialogue." },
    { "The minister will convene a Norway-Chile Fisheries Summit." },
  },
}

-- "The summit will bring together the leaders of A, B and C", "talks, at which A and B are represented".
macro "conference" [[ (summit | meeting | talks | conference | gathering | session | negotiations) ]]
macro "hosts_conference" [[ {host} (a | an | the | its) (?: $plain | #Cap | "-"){0,3}? trigger:(summit | meeting | talks | session) ]]
rule "brought-together" {
  pattern = [[ $conference (?: (on | about | over) $topic |
    (?! $stop) [])*? trigger:((will | to)? {bring} together |
    {gather} | (?<= $conference) {group}) (x:@joint | list($the? x:@party))
    | $conference (?: (on | about | over) $topic)? (?: (?! $stop) []){0,8}?
    trigger:(attended by | {involve} | {include} (?=
    the? (leaders |
      presidents | ministers | @country)) | "," with) (x:@joint | list($the? x:@party)) (?! as members)
    | trigger:(taking part in | also at | attending | present at) the (?: $plain | #num){0,2}? (summit | meeting | talks | conference | session) (are | were)
    (x:@joint
      | list($the? x:@party))
    | x:@actors $mid $finite $hosts_conference with (x:@joint
      | list($the? x:@party))
    | (x:@person | x:@acting) $does $hosts_conference (of | with | among
    | for |
    between |
      attended by) (x:@joint | list($the? x:@party))
    | (talks | negotiations | discussions | consultations) [!#punct]{0,5}? "," trigger:(at | in) which (x:@joint | list($the? x:@party)) (are | were
      | take | took) (represented | part) ]],
  on_match = function(m, doc) reference.together(m, doc, reference.ids(m.x), "consults_with", "discusses") end,
  unless = [[ $not | {call} for | {propose} | {suggest} | {hope} | {cancel} | probably ]], confidence = 0.7,
  examples = {
    { "Tuesday's summit in Oslo will bring together the leaders of Egypt, Iraq and Jordan.", "planned Egypt consults_with Iraq",
      "planned Egypt consults_with Jordan", "planned Iraq consults_with Jordan" },
    { "The talks in Oslo, at which Egypt and Jordan are represented by ministers, are secret.", "Egypt consults_with Jordan" },
    { "The summit in Oslo was attended by the presidents of Egypt and Jordan.", "Egypt consults_with Jordan" },
    { "Taking part in the talks are Egypt and Jordan.", "Egypt consults_with Jordan" },
    { "Norwegian Prime Minister Kari Dahl is hosting a summit of the presidents of Egypt and Jordan.", "Egypt consults_with Jordan",
      "Egypt consults_with Norway",
      "Jordan consults_with Norway" },
    { "The exhibition in Oslo will bring together painters of Egypt, Iraq and Jordan." },
  },
}
-- "a telephone call from A to B", "A's call to B".
rule "call-to" {
  pattern = [[ trigger:(call | calls | conversation) from $the? x:@party to $the? (y:@party | y:@seat | y:@capital) ]],
  triples = { "x -consults_with-> y" }, unless = [[ $not | {call} for ]], confidence = 0.75,
  examples = {
    { "A phone call from Chile's president to the Kremlin lasted an hour.", "Chile consults_with Russia" },
    { "A letter from Chile's president to the Kremlin was long." },
  },
}

-- A participle before the subject: "Noting the security situation, the two leaders ...".
rule "note-fronted" {
  pattern = [[ ^ trigger:(noting | recognizing | recognising | acknowledging | highlighting | recalling | welcoming |
    discussing | reviewing) $noted_matters $gap "," x:@pair (?! $adverb{0,2} (have | has | had)? $adverb? ({agree} | {pledge} | {commit} | {decide}
    | {resolve} |
    {undertake} | {plan} | {intend} | will)) ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Noting the growth of tourism, Brazil and Peru opened new offices.", "Brazil discusses tourism",
      "Peru discusses tourism" },
    { "Despite the growth of tourism, Brazil and Peru opened new offices." },
    { "Noting the growth of tourism, Brazil and Peru pledged patience." },
  },
}

-- "negotiations with B on ...": B, and whose they are, else who speaks.
local function talk_with(m, doc)
  if reference.several(doc) and not reference.has_subject(doc, m.trigger) then return end -- "we" of an interview
  -- "He held talks with Peru": if it is not known whose he is, he need not be of the state that the text is about.
  local somebody = not m.w and doc.sentence.text:find("^S?[Hh]e ") and not reference.has_subject(doc, m.trigger)
  if somebody and reference.ids(m.y)[1]:find("^country:") then return end
  local other = m.w and reference.ids(m.w) or reference.dominant(doc, m.y)
  if not other and doc.sentence.text:find("%f[%a]bank") then return end -- it is they who talk
  local ids = reference.ids(m.y)
  local met = other and m.held -- not negotiations to come
  for _, id in ipairs(met and ids or {}) do doc:emit(id, "consults_with", other[1]) end
  if other then ids[#ids + 1] = other[1] end
  each(m, doc, "discusses", ids)
end
rule "negotiations-with" {
  pattern = [[ (?: (w:@country | w:@org | w:@person | w:@acting) $s $plain{0,2}?)? (?: (?<! for | into) $topic "-"? $plain??)?
    (?<! {ask} (?: (?! $stop) []){0,4}? for #lower{0,2}) trigger:(held:(talks | discussions | consultations) | negotiations | negotiation | negotiating
    | negotiate) (?: (?! $stop | between | should) [])*? (?: $topic (?: (?! $stop |
    between | with | should) [])*? )* (?<! "," | interoperable | compatible | consistent) with list($the? y:@party) (?! $unsure_talks) $gap (?: (on | over | for
    | concerning | regarding | about | covering | centred on | centered on | focused on | focusing on) $topics )? ]],
  on_match = talk_with, unless = [[ $not | $only_wanted | {suspend} | veto | {block} | {oppose} | opening of | willing | ready | prepared | keen | {want} |
    {seek} | invitation | {invite} | help | readiness | {anticipate} | launching ]], confidence = 0.6,
  examples = {
    { "Peru is strong. Peru has begun negotiations on a fisheries accord with Chile.",
      "Chile discusses agriculture", "Peru discusses agriculture" },
    { "Peru is strong. Peru has begun talks on fisheries with Chile.",
      "Chile discusses agriculture", "Peru discusses agriculture", "Chile consults_with Peru" },
    { "Peru is strong. Peru proposed negotiations on fisheries with Chile." },
    { "Peru is strong. Peru set out its wishes ahead of talks on fisheries with Chile.", "planned Peru consults_with Chile",
      "planned Peru discusses agriculture", "planned Chile discusses agriculture" },
    { "Peru is strong. The minister anticipated talks on fisheries with Chile." },
  },
}

rule "meeting-of" {
  pattern = [[ trigger:(talks | meeting | meetings | summit | conference | consultations) (?: in #Cap)? ((of
      | among) (?! the? 'Parties') $the? (?! parties to | the? $twin_banks) (x:@joint | x:@pairing) (?! members | businessmen | companies | experts) | of $the?
    x:@party with $the? x:@party) (?: (?: (?! $stop | $about)
    [])*? ($about | to discuss | $talks_cover | discussed | discusses | "will discuss" | reviewed) $topics)? ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $not | {call} for | {propose} | {cancel} ]], confidence = 0.7,
  examples = {
    { "This happened at the summit of the leaders of Egypt, Iraq and Jordan.", "Egypt consults_with Iraq",
      "Egypt consults_with Jordan", "Iraq consults_with Jordan" },
    { "The meeting of Egyptian and Jordanian ministers in Cairo on fisheries was long.", "Egypt consults_with Jordan", "Egypt discusses agriculture",
      "Jordan discusses agriculture" },
    { "Oslo was the venue for a meeting of Egypt's foreign minister with Jordanian officials.", "Egypt consults_with Jordan" },
    { "Oman proposed a summit of the leaders of Egypt and Jordan." },
  },
}

macro "matter_first_of" [[ $topic (?: (?! $stop | $purpose) [])*? (?: $topic (?: (?! $stop | $purpose) [])*? )* ]]
macro "two_who_talk" [[ (x:@joint | (x:@party | x:@capital | x:@nationality) and $the? (x:@party | x:@capital | x:@headquarters | x:@nationality)) ]]
-- The matter is the subject: "Gas is being haggled over by A and B", "Gas is what A and B talked about", "Debt is under discussion between A and B".
rule "matter-between" {
  pattern = [[ $matter_first_of ((is | are | was | were | "has been" | "have been") (?: being | now | still | again | also){0,2} (?: (among | one
    of) (?: the | many | several | $plain){0,2}? $matter)? trigger:(($debated | "under"
    (discussion | negotiation | review) | "on the table" | at issue | the (subject | topic |
    focus)
      of (talks | discussions | negotiations | consultations)) [!#punct]{0,6}? (by | between | among)) $the? $two_who_talk
    | (is | was | are | were) (?: among | one of)? (?: the | $plain){0,2} trigger:(what | (things | fields | areas | $matter) (?: that | which)?) $the?
    $two_who_talk (?: $adverb | have | had | were | are){0,2} ((talked | talk | talking | spoke | bargaining | haggling | wrangling) (about | over | of |
    through)
    | $debated | "took up" | "went over")) ]],
  triples = { "x -discusses-> s", "x -consults_with-> x" }, with = WITH, unless = [[ $not | {propose} | {hope} ]], confidence = 0.7,
  examples = {
    { "The price of fish is being haggled over in Oslo by Chilean and Norwegian officials.", "Chile consults_with Norway", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "Fish was what the Chilean and Norwegian ministers talked about.", "Chile consults_with Norway", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "The price of fish is being paid in Oslo by Chilean and Norwegian officials." },
  },
}
-- "B got the note from A when the two met".
rule "when-they-met" {
  pattern = [[ $the? x:@party (?: (?! @party | $stop) [])*? (?! @pairing) (?<! against | over | in the?) x:@party
    (?: (?! @party | which | [raw="who"]) []){0,14}? (when | as | after | before) (they | (the | both)
    two? (men | women | leaders | ministers | sides)? | both) $aux trigger:(met | meet | spoke | talked | conferred
    | @holding) (?= "." | "," | in | at | on | for | last | again | here | earlier | #date | $) ]],
  triples = { "x -consults_with-> x" }, unless = [[ $not | {hope} | {want} ]], confidence = 0.7,
  examples = {
    { "The Chilean ambassador got the note from Norway's foreign minister when the two met on Monday.", "Chile consults_with Norway" },
    { "The Chilean ambassador got the note from Norway's foreign minister when the two retired." },
    { "EU foreign ministers will discuss sanctions against Norway when they meet on Monday." },
    { "The Chilean ambassador asked Norway's foreign minister for help as they meet the conditions." },
  },
}
macro "reported_meeting" [[ (?: $numbered | of){0,6}? ($talks | session) ]]
-- "He asked for time when he met B for a review of fisheries": he is whom the sentence, or the one before, is about.
local function of_subject(m, doc)
  local x = reference.bearer(doc, m.trigger) or reference.subject_before(doc, m.trigger, 1) or {}
  local ids = reference.ids(m.y)
  if #x ~= 1 or #ids ~= 1 or x[1] == ids[1] then return end
  ids[2] = x[1]
  reference.together(m, doc, ids, "consults_with", "discusses")
end
rule "he-met" {
  pattern = [[ (when | as | after | before | where | and | that | ",") (he | she) $mid $finite trigger:($meets_with | $speaks_with | {receive} | {call} on)
    $the? y:@party (?: [!#punct]{0,6}? ($about | for a (review | discussion) of | to (discuss | review)) $topics)? ]],
  on_match = of_subject, unless = [[ $not | $only_wanted | {want} | {postpone} | {arrange} ]], confidence = 0.65,
  examples = {
    { "Norway's foreign minister asked for time when she met Chilean officials for a review of fisheries.", "Chile consults_with Norway",
      "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Norway's foreign minister asked for time when she saw Chilean ships." },
  },
}
rule "his-meeting" {
  pattern = [[ (^ | ",") trigger:(with $the? y:@party ","? (he | she)) $mid $finite ($debates | $raising) $topics
    | trigger:((his | her | (?<= {say} that?) (the | a | its)) $reported_meeting $when{0,2} with) $the? visiting? y:@party (?: [!#punct]{0,6}? ($about
    | to discuss | $talks_cover) $topics)? ]],
  on_match = of_subject, unless = [[ $not | $only_wanted | {want} | {postpone} | {arrange} ]], confidence = 0.65,
  examples = {
    { "Norway's foreign minister said her meeting on Monday with Chilean officials brought no breakthrough on fisheries.", "Chile consults_with Norway",
      "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Norway's foreign minister arrived on Monday. With Chilean officials she discussed fisheries.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "Norway's foreign minister said her letter on Monday to Chilean officials brought no breakthrough on fisheries." },
  },
}
macro "matter" [[ (subject | subjects | focus | topic | topics | theme | themes | issue | issues | matter | matters | item | items | point | points |
    question) ]]
-- A meeting with both who met: "A's talks with B", "when A called on B", "a call by A on B", "the talks that A had with B".
mention "meeting" "of-two" {
  pattern = [[ c:@party ('s | "'") $reported_meeting $when{0,2} with $the? c:@party
    | (c:@joint | c:@pairing) (?<! 'Leaders' | 'Ministers' | 'Presidents' | 'Secretaries') ('s | "'") $reported_meeting (?! with)
    | $talks (?: that | which)? $the? c:@party (has | have | had | held | holds | "is holding" | "are holding" | "was having" | will have | will hold) (?: had
      | held)? $when{0,2} with $the? c:@party
    | ((call | visit) by $the? c:@party (on | to) | ($talks | engagement | engagements) by $the? c:@party with) $the? (c:@person | c:@acting)
    | (when | as | while | after) $the? c:@party $meets_him $the? c:@party
    | $talks (?: (?! between | $stop | @document) []){0,6}? (between | of | among) $the? (c:@joint | c:@pairing | c:@party and $the? c:@party) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if #ids < 2 then return nil end
    reference.pair(doc, m.sentence, ids, 2)
    return ids
  end,
}
-- "Fisheries came up when A met B", "Ways to protect fish were discussed on Monday during B's talks with A".
rule "meeting-of-two" {
  pattern = [[ (?! when | as | while | after | $talks []{0,6}? (between | of | among)) trigger:x:@meeting (?! [!#punct]{0,12}? $called_off) (?:
    [!#punct]{0,8}? (?! on the (margins | sidelines)) ($about | to discuss |
    $talks_cover) $topics)? ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $no_talks | $only_wanted | {postpone} | {arrange} ]], confidence = 0.7,
  examples = {
    { "The road was closed before Norwegian Prime Minister Kari Dahl's meeting with Chilean officials.", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl's session with Chilean officials touched on fisheries.", "Chile consults_with Norway",
      "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway will expand the summit with the membership of Peru and Chile." },
    { "Norwegian Prime Minister Kari Dahl's letter to Chilean officials touched on fisheries." },
  },
}
macro "been_discussed" [[ ({be} (?: $adverb | being){0,2} ($debated | raised | covered | mentioned | at the (centre | center | heart | core | top) of
    | (?: among | one of){0,2} (?: the | a | another | $plain){0,3}? ($matter | those) (?: discussed | covered | raised | "taken up" | before)?)
  | (came | comes | come) up | arose | {figure} | {feature} | {top} | {dominate} | {head} | {loom} large | {take} (centre | center) stage | {occupy}
  | (on | high on | top of) (?: the | $plain){0,2} agenda) ]]
rule "matter-of-meeting" {
  pattern = [[ ((views | opinions | ideas) (on | about) $matter_first_of {be} trigger:exchanged
    | $matter_first_of (?: will | shall | (is | are | was | were) (expected | due | likely | to | set | scheduled){1,2} | $adverb){0,2}?
    trigger:$been_discussed) (?: (?! $stop) [] | ","){0,12}? x:@meeting ]],
  triples = { "x -discusses-> s", "x -consults_with-> x" }, with = WITH, unless = [[ $not | {propose} | {hope} ]], confidence = 0.7,
  examples = {
    { "Fisheries came up when Norway's prime minister met Chilean officials.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Ways to protect fisheries were discussed on Monday, when Norway's ambassador paid a courtesy call on Chilean President Ana Soto.",
      "Norway discusses agriculture", "Chile discusses agriculture", "Chile consults_with Norway" },
    { "Fisheries dominated Monday's talks between Chile and Norway.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Fisheries were the main topic of the meeting that Chile's foreign minister had with Norwegian officials.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "Fisheries are expected to figure in Norwegian Prime Minister Kari Dahl's talks with Chilean officials.", "planned Norway discusses agriculture",
      "planned Chile discusses agriculture", "planned Chile consults_with Norway" },
    { "Fisheries collapsed when Norway's prime minister met Chilean officials." },
    { "Fisheries were not discussed at the talks between Chile and Norway." },
  },
}
mention "putting" "in-talks" { pattern = [[ ($debates | $raising | {ask} | {seek} | {request} | {stress} | {underline} | {underscore} | {emphasise} |
    {emphasize} | {express} |
  {voice} | {press} | {propose} | {suggest} | {urge} | {call} for | {speak} | {argue} | {complain} | {inquire} | {enquire} | {warn} | {protest} | {reaffirm} |
    {reiterate} | {convey} | {praise} | {offer} | {put} forward | {present} | {submit} | {table} | {turn} down | {reject}) ]] }
-- "A raised fisheries when B called on him", "When A met B, he raised fisheries".
rule "raised-when" {
  pattern = [[ x:@actors $does ($debates | $raising | {ask} | {seek} | {request}) (?: (?! $stop) [])*? $topic (?: (?! $stop) [])*? trigger:(when | as | while)
    (y:@actors | he | she | they) $meets_him (him | her | them | $the? y:@party)
    | trigger:(when | while) x:@actors $meets_him $the? y:@party [!#punct]{0,8}? "," (he | she | they | @actors) $mid $aux ($debates | $raising) $topics ]],
  triples = MET_ON, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's prime minister asked for help with fisheries when the Chilean ambassador called on her.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "When Norway's prime minister met Chilean officials, she raised fisheries.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Norway's prime minister asked for help with fisheries when the Chilean ambassador died." },
    { "When Norway's prime minister met Chilean officials, she wore the colours of fisheries." },
  },
}
-- "A stressed the value of fisheries in talks with B", "A said in the talks with B that fisheries ...".
macro "in_talks_with" [[ (in | at | during | in the course of) (?: a | an | the | his | her | its | their | separate | $numbered | of){0,6}? ($talking |
    meeting |
    meetings | conversation | session | call | (phone | telephone) call) (with | to) $the? (visiting | outgoing | "newly appointed")? ]]
macro "in_the_talks" [[ (in | at | during) (the | their) (?: same | $plain)? ($talking | meeting) (?! with | between | of) ]]
-- In talks with B, or in those that the text has just told of.
local function said_in_talks(m, doc)
  local ids, others = reference.ids(m.x), reference.ids(m.y)
  local met = #others > 0
  if not met then others = reference.talkers(doc, m.trigger) or {} end
  local own = false
  for _, id in ipairs(others) do own = own or id == ids[1] end
  if #ids ~= 1 or met == own then return end
  if met then doc:emit(ids[1], "consults_with", others[1]) end
  each(m, doc, "discusses", met and { ids[1], others[1] } or others)
end
macro "puts_it" [[ (said | says | told reporters | @putting | {introduce} | {explain} | {outline} | {brief} #lower?) ]]
rule "said-in-talks" {
  pattern = [[ (?! @pair) x:@actors $does (@putting (?: (?! $stop) [])*? $topic (?: (?! $stop) [])*? trigger:$in_talks_with y:@party
    | $puts_it trigger:$in_talks_with y:@party (?: [!#punct]{0,5}?) that $topics)
    | x:@actors $does $puts_it trigger:$in_the_talks that $topics
    | (^ | "," | that | said) trigger:$in_the_talks ","? x:@actors $does $puts_it that? $topics ]],
  on_match = said_in_talks, unless = [[ $not | {cancel} ]], confidence = 0.65,
  examples = {
    { "Norway's prime minister stressed the value of fisheries in talks with Chilean officials.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "Norway's prime minister said at a meeting with Chilean officials in Lima that fisheries should grow.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "Norwegian and Chilean officials met. Norway's prime minister stressed in the talks that fisheries should grow.", "Norway discusses agriculture",
      "Chile discusses agriculture" },
    { "Norway's prime minister stressed in the talks that fisheries should grow." },
    { "Norway's prime minister stressed the value of fisheries in a letter to Chilean officials." },
  },
}
-- "Talking to Ambassador X, he said ..." is how a caller is told of; who talks to reporters meets nobody.
macro "talking_to" [[ (talking (to | with) | (?<= while | when) meeting with?) $the? (visiting | outgoing | "newly appointed")? (y:@person | y:@acting
  | (?= the | a) y:@state) ]]
rule "talking-to" {
  pattern = [[ x:@actors $mid (?: (?! @actors | which | [raw="who"] | if) [!raw=";"]){0,20}? trigger:(?: while | when | was | were | been) $talking_to ]],
  triples = { "x -consults_with-> y" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's prime minister said this while talking to the Chilean ambassador.", "Chile consults_with Norway" },
    { "Norway is ready to help, its prime minister said when meeting with visiting Chilean President Ana Soto.", "Chile consults_with Norway" },
    { "Norway's prime minister said this while talking to reporters in Chile." },
  },
}
-- "With B, A talked about fisheries", "A asked B for help with fisheries when Ambassador X called on him".
rule "with-fronted" {
  pattern = [[ ^ trigger:with $the? y:@party ([!#punct]{0,8}? "," | (?<= ",")) x:@actors $does ($debates | $raising | $dwells_on) $topics
    | x:@actors $does {ask} $the? y:@party (to | for) (?: (?! $stop) [])*? $topic []{0,8}? trigger:when #Cap{1,4} $meets_him (him | her) ]],
  triples = MET_ON, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "With Chilean officials, Norway's minister talked about fisheries.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Chile consults_with Norway" },
    { "Norway's minister asked Chile for help with fisheries when Ambassador Vega called on him.", "Norway discusses agriculture",
      "Chile discusses agriculture", "Chile consults_with Norway" },
    { "With Chilean money, Norway's minister paid for fisheries." },
  },
}
-- "At issue between A and B is fish", "Between A and B the talk is of fish".
rule "at-issue" {
  pattern = [[ ((at issue | under discussion | the talk) between $the? $two_who_talk | ^ between $the? $two_who_talk the talk) trigger:(is | are | was |
    were) (?: of | about | over)? $topics ]],
  triples = { "x -discusses-> s" }, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "At issue between Chile and Norway is fishing.", "Chile discusses agriculture", "Norway discusses agriculture" },
    { "Half-way between Chile and Norway is fishing." },
  },
}
-- "An hour of talks on fish brought the A and B ministers no closer".
rule "talks-left-them" {
  pattern = [[ trigger:($talking | meeting | session | summit | conference) (?: $about (?: (?! $stop) [])*? $topic (?: (?! $stop) [])*?)? (brought | left |
    took | got | brings | leaves) $the?
    $two_who_talk ]],
  triples = { "x -consults_with-> x", "x -discusses-> s" }, with = WITH, unless = [[ $no_talks ]], confidence = 0.65,
  examples = {
    { "An hour of talks on fish brought the Chilean and Norwegian ministers no closer.", "Chile consults_with Norway", "Chile discusses agriculture",
      "Norway discusses agriculture" },
    { "An hour of rain brought the Chilean and Norwegian ministers no closer." },
  },
}
-- "is in Lima to talk about the pact", whatever the matter.
rule "in-capital-to-talk" {
  pattern = [[ (?! @pair) x:@actors $mid (is | are | was | were | "will be") trigger:in y:@capital (?: #date | "on" | today | this week){0,2} (for
    [!#punct]{0,4}? $talking (?! with) (?: $about $topics)?
    | to ((discuss | negotiate | talk (about | of | over)) $topics | (talk | discuss | negotiate | confer | hold [!#punct]{0,3}? $talking) (?! with))) ]],
  triples = MET_ON, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norway's army chief is in Lima to talk about the pact.", "Norway consults_with Peru" },
    { "Norway's army chief is in Lima this week to negotiate a fisheries pact.", "Norway consults_with Peru", "Norway discusses agriculture",
      "Peru discusses agriculture" },
    { "Norway's army chief is in Lima to rest." },
  },
}

-- What is said of the matter: those talk whom the text has put side by side, lately or by how it began.
local function all_discuss(m, doc)
  each(m, doc, "discusses", reference.talkers(doc, m.trigger) or {})
end

macro "was_also" [[ (was | were | "has been" | "have been" | "had been" | being) (?: $adverb | among | (a | the | one of the) $plain? | another){0,2}? ]]
macro "the_talks" [[ (?: $plain | the | a | their | his | her){0,3}? ($talking | meeting | conversation | call | agenda | exchange | exchanges | encounter) ]]
macro "ends_clause" [[ ("." | "," | ";" | too | "as well" | also | and | at | in | during | $) ]]
-- "Fisheries figured in the talks", "Piracy was also discussed", "The fish issue came up", "Trade was another topic".
rule "matter-raised" {
  pattern = [[ $matter_first_of ($was_also trigger:($debated (?! by (#Cap | #UPPER)) | "on the table" | "under discussion" | (raised | covered | mentioned
      | stressed | underlined |
    underscored | emphasised
      | emphasized | highlighted | noted | identified as) (?= [!#punct & !#num & !by]{0,4}? $ends_clause) | $matter (?= (discussed | covered)? (?: of | at |
    in | during | on | when) $the_talks | (discussed | raised | taken
      up | covered)? $ends_clause))
    | (are | is) (among | one of) the $plain? trigger:$matter to be (discussed | raised | covered | "taken up")
    | (will | would | (is | are) (?: to | expected | due | set | likely | again){1,3}) again? be $adverb? (among | another | one of the | the | a)? $plain?
      trigger:(discussed | raised | "taken up" | talked about | part (?= of $the_talks) | $matter (?= (?: of | at | in | during | on) $the_talks))
    | trigger:(({loom} large | {take} (centre | center) stage | {receive} (?: $plain){0,1} attention | {occupy} $plain{0,2}? of) (?= in | at | during | "." |
    "," | $the_talks)
      | {come} $adverb? (up (?! with) | under (discussion | review) (?! ":")) | (figured | featured | (figure | figures | feature | features) (?= prominently
    | high | $adverb? in $the_talks)) (?= $adverb{0,2} ((in | during | at) $the_talks
      | "." | "," | too | "as well" | $)) | {dominate} (?= $the_talks) | {form} part of (?= $the_talks))) ]],
  on_match = all_discuss, unless = [[ $no_talks | {propose} | future | {hope} | {avoid} ]], confidence = 0.6,
  examples = {
    { "Norway and Chile met in Oslo. Fisheries figured prominently in the talks.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Fisheries were the main focus of talks between Norway and Chile.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Fisheries and tourism were among the topics at the talks between Norway and Chile.", "Norway discusses agriculture",
      "Norway discusses tourism", "Chile discusses agriculture", "Chile discusses tourism" },
    { "Norway and Chile met in Oslo. Fisheries dominated the talks.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. Fisheries also came up.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. Tourism will be another subject of the talks.", "planned Norway discusses tourism",
      "planned Chile discusses tourism" },
    { "Norway and Chile met in Oslo. Fisheries were not discussed." },
    { "Norway and Chile met in Oslo. The fisheries law will be reviewed in May." },
    { "Norway and Chile met in Oslo. Fisheries never figured in the talks." },
    { "Norway and Chile met in Oslo. Fisheries figured in the news." },
    { "Norway and Chile met in Oslo. The ship carried fish and political figures, not gold." },
  },
  after = { "pairing", "pair", "joint", "encounter", "voice" },
}
rule "on-agenda" {
  pattern = [[ (with $matter_first_of (?: (high | top | also | near the top) (of)?)? ((on | of) the
    trigger:agenda | (among | as) (?: the | its | their | many | several | $plain){0,2}? trigger:$matter)
    | $matter_first_of (?: (is | are | was | were) (?: expected | due | likely | again){1,2} to)? (?: (is | are | was | were | be | been |
    being | "," | {figure} | {feature} | {remain}) (?: $plain | at | the){0,3}?
    (on | of) | (?: will | (is | are | was | were) (likely | expected | due | set | sure) to)? ({top} | {dominate} | {head} | {lead})) (?: the | their | our
    | an)? $plain{0,2}? trigger:agenda | (on | at | topping | high on
    | "top of") the (?: $plain | top | of | the){0,3}? trigger:agenda ($gap (is | are | was | were | "will be") | ":") $topics) ]],
  on_match = all_discuss, unless = [[ $not | {propose} | future | {hope} | {avoid} ]], confidence = 0.6,
  examples = {
    { "Norway and Chile met in Oslo. Fisheries were high on the agenda.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "On the agenda of the talks between Norway and Chile were fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. The minister has a fisheries agenda." },
  },
  after = { "pairing", "pair", "joint", "encounter", "voice" },
}
macro "were" [[ (included | include | was | were | are | is | "will be" | covered | "ranged from" | "range from" | ":" | such as | "," (including | "among them"
  | namely | such as | among others)) ]]
rule "subjects-discussed" {
  pattern = [[ ( ($matter | areas | fields | range) [!#punct]{0,3}? trigger:(discussed | considered | reviewed | raised | covered | identified | "taken up" |
      "under discussion" | {come} (up | under (review | discussion))) [!#punct]{0,5}? $were
    | (at | of | for | in | during) (?: the | their | $plain){0,3}? trigger:($talking | meeting | summit) (?<= $matter []{1,5}) $gap $were
    | (?<! of | for | on) (?<! of the) trigger:(topic | topics | subject | subjects | theme | themes) (was | were | included
      | will? (range | ranged) from | will include)
    | ^ (other | further | main | key) trigger:(topic | topics | subject | subjects | theme | themes | issues) ":"
    | $matter for $plain{0,2}? trigger:(discussion | consideration | talks) (is | are | was | were | {include} | ":")
    | one of (?: the | their | $plain){1,3}? trigger:$matter (?: discussed | raised)? (was | is | "will be")
    | (^ | ",") (?: also | among #lower{1,4}?)? trigger:(discussed | raised | reviewed | covered | "touched upon" | "touched on" | "taken up" | "brought up"
    | "on the table"
      | "under discussion" | "on the agenda") (was | were | is | are)) $topics ]],
  on_match = all_discuss, unless = [[ $not | {propose} | future | {hope} | {avoid} ]], confidence = 0.6,
  examples = {
    { "Norway and Chile met in Oslo. Subjects discussed included fisheries.", "Norway discusses agriculture",
      "Chile discusses agriculture" },
    { "Topics at the talks between Norway and Chile ranged from fisheries to tourism.", "Norway discusses agriculture", "Chile discusses agriculture",
      "Norway discusses tourism", "Chile discusses tourism" },
    { "Norway and Chile met in Oslo. Also discussed were fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. One of the topics was fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. Subjects taught included fisheries." },
  },
}
rule "exchange-on" {
  pattern = [[ trigger:(progress was #lower? made (on | in | towards | over) | (further | next | another | new) (round
    | session) of $talking (on
    | about) | (consideration | attention | emphasis | stress | priority | importance) (was | "was also") $adverb? (given | paid | devoted | attached
    | laid
    | placed | put) (to | on | upon) | "exchange of views on" | "exchange of views about" | (views | opinions | ideas | assessments) were $adverb?
    exchanged (on | about) | $talking (were | "have been" | will be) $adverb? (held | conducted) (on | about | over) | (discussion | discussions) (?! of
    [!raw="."]{1,24}? (is | are) (provided | given | contained | included | found | presented) (in | at | by)) (of | about
    | on | concerning | regarding | took place on)) $topics ]],
  on_match = function(m, doc)
    if not reference.several(doc) then all_discuss(m, doc) end -- in an interview it is others who discuss
  end,
  unless = [[ $not | {propose} | future | {hope} | {avoid} | {promote} | {prepare} for | international | public | panel | to hold | {provide} |
    opportunity | platform | forum for ]], confidence = 0.6,
  examples = {
    { "Norway and Chile met in Oslo. The dinner is an opportunity for frank discussions on fisheries." },
    { "Norway and Chile met in Oslo. A short discussion of fisheries is given in the report." },
    { "Norway and Chile met in Oslo. There was an exchange of views on fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. Views were also exchanged on fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. Stress was laid on fisheries.", "Norway discusses agriculture", "Chile discusses agriculture" },
    { "Norway and Chile met in Oslo. Its offices promote discussions on fisheries." },
  },
}

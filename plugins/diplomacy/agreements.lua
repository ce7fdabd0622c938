-- Agreements and commitments: agrees_with for every pair of parties, agrees_on for every party and sector.

local reference = require "reference"
local word = require "words"
local each = reference.each

local WITH = { topic = "t" }
local PAIRS = "x -agrees_with-> x"
local EACH = "x -agrees_on-> s"
local WITH_OTHER_TOO = { PAIRS, "x -agrees_with-> y", EACH, "y -agrees_on-> s" }
local WITH_ALL_TOO = { PAIRS, "x -agrees_with-> y", "y -agrees_with-> y", EACH, "y -agrees_on-> s" }
local WITH_ALL = { "x -agrees_with-> y", "y -agrees_with-> y", EACH, "y -agrees_on-> s" }
local WITH_OTHER = { "x -agrees_with-> y", EACH, "y -agrees_on-> s" }

macro "not" [[ (^ 'QUESTION' ":" | not | never | no (?! ".") | nor | neither | cannot | /[a-z]+n't/ | fail | failed | fails | refuse | refused | refuses |
  unlikely | unable
  | unwilling | reluctant | ({propose} | {suggest} | {recommend} | {demand} | {insist} | {urge}) that | {deny} | {rule} out | without | unless | if
  | whether | $may | might | could | should
  | (?<! ({say} | {announce} | {promise}) (?: on? #date)? that? (it | they | he | she | $the? (@state | @person | $word{0,2}? @document)))
  (?! @announced) would) ]]

-- Denial and doubt alone, for rules about what is planned.
macro "unsure" [[ (possibility | chance | prospect | hope | hopes | not | never | whether | if | $may | might | could | should) ]]

-- Reported by one of them: "A announced that it had agreed ...".
macro "itself" [[ (?: (has | have | had)? ({announce} | {say} | {confirm} | {report} | {declare} | {promise} | {tell} [!#punct]{1,3}?) (?: (on
    | in)? [#Cap | #date]
  | today | yesterday | here | earlier){0,2} that? (it | they | he | she) ) ]]

-- "A and B agreed (to, on, that) ...", "A agreed with B to ..."; with those who are no parties it is A's alone.
macro "no_party" [[ (creditors | banks | bankers | lenders | donors | rebels | guerrillas | company | companies | firms | consortium | union
  | unions | committee | creditor) ]]
macro "come_to_terms" [[ ({come} to (terms | an? $plain{0,2}? (understanding | agreement | arrangement | accommodation | compromise | consensus))
  | {settle} (on | for) | "buried the hatchet" | "made peace") ]]
macro "of_one_mind" [[ ({agree} | {concur} | $come_to_terms | unanimous | {see} eye to eye | "in agreement" | "in full agreement" | "of the view"
    | {share} the view |
    "of one mind") ]]
rule "agree" {
  pattern = [[ (?<! ({hope} | hopeful | {want}) []{0,9} that) (?<! ({urge} | {demand} | {insist} | {recommend}) that []{0,14}) x:@actors (?: $mid ((will |
    shall | to | did) $adverb?)? $aux
    | $far $aux) trigger:$of_one_mind (?! (on | to)? (nothing | little) | to (disagree | differ))
    (?! $timed? with (?! [#lower | #Cap | #num | raw="-"]{0,5}? $no_party)) (opinion:(that (?! [!raw="." & !will & !would & !should & !must & !shall &
    !may & !be & !to]{0,14}? (will | would | should | must | shall | may | be | to))) $topics | $topics)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if #ids > 1 then return reference.together(m, doc, ids, "agrees_with", "agrees_on") end
    if not reference.list(m.opinion)[1] or ids[1] and ids[1]:find("^org:") then each(m, doc, "agrees_on", ids) end -- who agrees "that it is so" holds it
  end,
  unless = [[ $not ]], confidence = 0.9, priority = 10,
  help = "Parties that agreed, and on what.",
  examples = {
    { "Pakistan and China have agreed to expand cooperation in agriculture, minerals, and space.",
      "Pakistan agrees_with China",
      "Pakistan agrees_on agriculture", "Pakistan agrees_on mining", "Pakistan agrees_on space",
      "China agrees_on agriculture", "China agrees_on mining", "China agrees_on space" },
    { "Pakistan and China have not agreed to expand cooperation in trade." },
  },
}

rule "agree-with" {
  pattern = [[ x:@actors (?: $mid $itself? ((will | shall | to) $adverb?)? $aux | $far $aux) trigger:({agree} | {concur} | $come_to_terms)
    (?: $adverb | in principle | (a | an | the)? (?: $topic | $word | "-"){1,5}?)? with both? list($the? y:@party) (?: $topics )? ]],
  triples = WITH_ALL, with = WITH, unless = [[ $not ]], confidence = 0.9, priority = 10,
  examples = {
    { "Brazil agreed with Peru to cooperate on forestry.",
      "Brazil agrees_with Peru", "Brazil agrees_on agriculture", "Peru agrees_on agriculture" },
    { "Brazil may agree with Peru on forestry." },
  },
}

-- "The minister agreed with his host that ...", "Norway agreed with him": with the other of the pair.
rule "agree-with-person" {
  pattern = [[ (x:@actors | x:@pronoun) $mid $aux trigger:({agree} | {concur}) with ((him | her | them) | $the? (his | her | its)? $plain{0,2}?
    (@office | counterpart | host | guest | colleague | visitor)) (?! @party | of | from) (?: $topics)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local other = reference.partner(doc, m.sentence, ids)
    if other then reference.together(m, doc, { ids[1], other[1] }, "agrees_with", "agrees_on") end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norwegian Prime Minister Kari Dahl met the President of Chile in Lima. She agreed with the president that fisheries should be opened.",
      "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Norwegian Prime Minister Kari Dahl met the President of Chile in Lima. She dined with the president." },
  },
}
-- "A met B and agreed to ...": both did.
rule "met-and-agreed" {
  pattern = [[ (?! @pair) x:@actors $mid $aux (met | held [!#punct]{0,4}? (talks | discussions) | conferred | received | hosted) with? $the? y:@party (?:
    (?! @actors | which | [raw="who"]) []){0,10}? and
    $adverb{0,2} trigger:((agreed | decided | pledged | resolved) (to | on | that) | signed [#lower | #num]{1,4}? @document) $topics ]],
  triples = WITH_OTHER, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway's defence minister met Chilean officials in Lima and agreed to share the fisheries.", "Chile agrees_with Norway", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "Norway's defence minister met Chilean officials in Lima and refused to share the fisheries." },
  },
}
-- "wrapped up four years of negotiations on a free trade deal": then it is agreed.
rule "negotiations-concluded" {
  pattern = [[ x:@actors $did trigger:("wrapped up" | concluded | completed | finalised | finalized) (?: (?! round | session) [#lower | #num | #Cap |
    raw="-"]){0,6}? (negotiations | talks)
    (?: $with_partner)? (on | for | over) (?: (?! $stop) []){0,3}? $topic (?: (?! $stop | without) []){0,3}? @document (?: $with_partner)? ]],
  triples = WITH_OTHER_TOO, with = WITH, unless = [[ $not | round ]], confidence = 0.7,
  examples = {
    { "Chile and Norway wrapped up four years of negotiations on a fisheries agreement.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway wrapped up a round of negotiations on a fisheries agreement." },
  },
}
-- "agreed to join Hungary and Italy in a brigade", "joined Hungary in setting up a bank", "teamed up with Italy to fight fires".
macro "sets_up" [[ (setting up | forming | creating | establishing | launching | founding | building | developing | financing | funding) ]]
rule "agree-to-join" {
  pattern = [[ x:@actors ($did trigger:($of_one_mind to | {decide} to) join (?: hands | forces)? with? list($the? y:@party) in
    | $does trigger:({join} (?: hands | forces)? | {team} up | partnered | partners | (?<= will | to) partner
      | ({enter} into | formed | forged) (a | an) #lower{0,3}? (partnership | alliance)) with list($the? y:@party) (to | on | for
      | in $sets_up)
    | $does trigger:{join} list($the? y:@party) in ($sets_up | (committing | pledging | agreeing) to | (?= (a | an
    | the) $word{0,3}? @document))) (?: $topics)? ]],
  triples = WITH_ALL_TOO, with = WITH, unless = [[ $not | {urge} ]], confidence = 0.7,
  examples = {
    { "Norway has agreed to join Chile and Peru in a fisheries patrol.", "Chile agrees_with Norway", "Chile agrees_with Peru",
      "Norway agrees_with Peru", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture", "Peru agrees_on agriculture" },
    { "Norway has refused to join Chile and Peru in a fisheries patrol." },
  },
}
-- "both sides decided / pledged / resolved to ..." : joint decisions and commitments.
macro "timed" [[ (?: (on | late | early | last | this)? (#date | night | week | month) | today | here | yesterday | in principle){1,2} ]]
macro "promises" [[ ({promise} | {assure} | {pledge} | {guarantee} | {vow} to) ]]
macro "promise_noun" [[ (promise | promises | pledge | pledges | assurance | assurances | undertaking | undertakings | guarantee | guarantees
  | commitment | commitments | word | vow | vows) ]]
macro "to_whom" [[ (?: each other | one another | $the? (?: #lower){0,2}? (?: @party | [#lower & !#func])) ]]
macro "at_meeting" [[ (?: (at | in | during) (?: the | their | a | #Cap | $plain | "-"){1,5}? $timed?) ]] -- "pledged at Camp David to ..."
macro "commit" [[ (?: ({decide} | {resolve} | {vow} | {undertake} | {promise} | {pledge} | {swear} | {opt} (?! to (stay | remain
  | keep | leave))) $timed? $at_meeting? (?: "," [!raw=","]*? ",")?
  (?: (to | that | on | upon) | (?= not to)) | {commit} (?: (themselves | itself) )? $at_meeting? to | (?<= are | were | is | was | remain |
  remained) (committed to | bound by [!#punct]{0,4}? to) | determined to (?! become | be) | {bind} (themselves | itself) to
  | $promises $to_whom (to | that? they (?= will | would) | that) | ({give} | {make}) #lower{0,3}? $promise_noun $to_whom?? (to | that? they
    (?= will | would) | that)) ]]
macro "join_forces" [[ ({join} forces | {team} up | {join} hands) ]]
macro "settles_jointly" [[ ({accept} (a | an | the) [!#punct]{0,5}? (plan | proposal | formula | offer | compromise | truce | ceasefire)
  | (gave | give | given) (final? approval | the green light | their blessing | their approval | the go - ahead) $timed? (to | for) | ({approve} | {endorse}
  | {adopt}) (a | an | the) $word{0,2}?
    (plan | project | programme | program | roadmap | proposal | blueprint | formula) | ({approve} | {endorse} | {adopt} | OK | okay) (?= [#lower | #Cap |
    raw="-"]{0,5}? @document) | consented to | {arrange} to | (set | fixed) (a | an | the) (joint
    | new)?
    (target | goal | timetable | deadline) | signed off on | (made | make) a (joint | firm)? commitment to | laid the foundation (stone)?) ]]
macro "pledge_of_help" [[ ({pledge} | {promise} | {vow}) (?! to) (?= [#lower & !#punct]{0,3}? (cooperation | collaboration | support | efforts | action |
  partnership | ties | help | assistance)) ]]
rule "joint-decision" {
  pattern = [[ x:@pair $did (remain | remains | remained)? $adverb? trigger:($commit | $join_forces (to | in | on) | $pledge_of_help
    | $settles_jointly | {announce} (?: on? #date)? that (?! $the? @party | they) (?= [!#punct]{1,9}? (will | would)) (?= [!raw="."]*?
    @sector)) (?: $topics)? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], confidence = 0.85, priority = 10,
  examples = {
    { "Kenya, Uganda and Rwanda decided on Tuesday to build a railway.",
      "Kenya agrees_with Uganda", "Kenya agrees_with Rwanda", "Uganda agrees_with Rwanda",
      "Kenya agrees_on transport", "Uganda agrees_on transport", "Rwanda agrees_on transport" },
    { "Kenya and Uganda have not decided to build a railway." },
  },
}

-- "Talks ended on Monday, with both sides agreeing to ..."
rule "with-both-agreeing" {
  pattern = [[ with (both | the two | the) sides $adverb? trigger:((agreeing | deciding | vowing | pledging | resolving | undertaking) (?: on #date | #date)?
    (to | that | on) | committing (themselves)? to) $topics ]],
  on_match = function(m, doc)
    reference.together(m, doc, reference.group(doc, m.sentence, 2) or {}, "agrees_with", "agrees_on")
  end,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Talks between Canada and Chile ended on Monday, with both sides agreeing to open fisheries.", "Canada agrees_with Chile",
      "Canada agrees_on agriculture", "Chile agrees_on agriculture" },
    { "Talks between Canada and Chile ended on Monday, with both sides hoping to open fisheries." },
    { "The strike ended on Monday, with both sides agreeing to open fisheries." },
  },
}

-- One side's undertaking counts in a text about two.
local function in_pair(doc, m, ids, guessed)
  local group = (guessed and reference.group or reference.known_group)(doc, m.sentence, 2)
  return #ids == 1 and group and (group[1] == ids[1] or group[2] == ids[1])
end
-- The values and principles that one country is committed to are its own stance.
local PRINCIPLES = { ["two-state solution"] = true, ["asean centrality"] = true }
local function undertakes(m, doc, ids)
  local topics, alone = reference.list(m.t), not ids[1]:find("^org:")
  for i, sector in ipairs(reference.list(m.s)) do
    if not (alone and (sector.key == "human_rights" or PRINCIPLES[sector.text:lower()])) then
      doc:emit(ids[1], "agrees_on", sector, { topic = topics[i] and topics[i].text })
    end
  end
end
-- "reaffirmed their commitment to ...", "share a commitment to ...", "expressed their determination to ...".
-- What they are committed to ends where another noun of attitude begins: "..., and our support for ...".
macro "one_owner" [[ (his | her | its | the? #Cap{1,2} 's | @country 's | the? @nationality) ]]
macro "further_noun" [[ (and | "," | as well as) ($one_owner $plain{0,2}? (support | backing) | ($one_owner | our | their) $plain{0,2}? (opposition | concern
    | concerns | condemnation | coordination | collaboration | appreciation | gratitude | readiness | interest | desire | hope)
    | the (importance | significance | value) of
    | $adverb{0,2} [lower=/(value|welcome|support|thank|appreciate|commend|condemn|stand|recogni[sz]e|urge|call|oppose|reject)s/]) ]]
macro "committed_topics" [[ (?: (?! $stop | $further_noun) [])*? $topic (?: (?: (?! $stop | $purpose | $further_noun) [])*? $topic)* ]]
macro "own" [[ t:( $modifier{0,3} s:@sector[key=diplomacy] ) ]]
macro "resolve_word" [[ (commitment | commitments | determination | resolve | dedication | intention | pledge |
  pledges | promise | willingness) ]]
macro "shared" [[ (shared | common | mutual | joint) ]]
-- "their commitment to X and their determination to Y", "to the accord, which guides their trade relations".
macro "commitment_goes_on" [[ (?: (?: (?! $stop) [])*? (and | "," | "as well as") (their | its | the)? $plain{0,2}? $resolve_word (to | for | of | in)
  $committed_topics)? (?: [!raw="." & !raw=";" & !which & !that]{0,20}? "," which ({guide} | {govern} | {underpin} | {frame}) $topics)? ]]
rule "joint-commitment" {
  pattern = [[ x:@actors $did trigger:({reaffirm} | {reiterate} | {confirm} | {affirm} |
    {underscore} | {underline} | {express} | {renew} | {restate} | {repeat} | {state} | {declare} | {share} | {voice} | {reinforce} |
    {emphasize} | {emphasise} | {stress} | {announce} | {signal} | {proclaim} | {highlight} (?= their | our)
    | firm:((remain | remains | remained | stand | stands | stood | is | are) $adverb? (steadfast | firm | united | resolute | unwavering | strong) in))
    (?! (their | his | her) intention to (join | sign | become | travel | attend | visit | resign | run))
    (?: both:((our | their | the (two | our | these) #lower{1,2} ("'" | 's)) #lower{0,2}? $shared) | [#lower & !that & !importance] | 's
    | (?<= countries | nations | governments | sides | peoples) "'" | @nationality | @country){0,6} (?: $resolve_word (to | for | of | in) |
    support to (?= $plain) | (?<= their [#lower & !#func & !continued]{0,2}) (cooperation | collaboration) (on
    | in)) (?: $committed_topics )? $commitment_goes_on ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if reference.list(m.both)[1] and #ids == 1 then -- one tells of what both are committed to
      local other = reference.partner(doc, m.sentence, ids)
      if other then ids[2] = other[1] end
    end
    if #ids > 1 then return reference.together(m, doc, ids, "agrees_with", "agrees_on") end
    if ids[1] and (ids[1]:find("^org:") or not m.firm and in_pair(doc, m, ids, true) or reference.beside(doc, m.sentence, ids)) then
      undertakes(m, doc, ids)
    end
  end,
  unless = [[ $not ]], confidence = 0.85, priority = 10,
  examples = {
    { "Chile and Norway reaffirmed their commitment to cooperation on fisheries.",
      "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway reaffirmed the importance of fisheries." },
  },
}

-- The preamble of a joint text: "Reaffirming their commitment to ...,".
rule "preamble-commitment" {
  pattern = [[ ^ (and | further | also)? trigger:[lower=/(reaffirm|reiterat|confirm|affirm|declar|renew|express|underscor|stress|emphasi[sz])ing/] (their
    | our | the)
    (?: [#lower & !that & !importance]){0,4}? $resolve_word (to | for | of | in) $committed_topics ]],
  on_match = function(m, doc)
    local ids = reference.is_joint(doc) and reference.group(doc, m.sentence, nil)
    if ids then reference.together(m, doc, ids, "agrees_with", "agrees_on") end
  end,
  unless = [[ $not ]], confidence = 0.7, after = { "we-the", "joint-document", "statement-of-governments", "agreed-list" },
  examples = {
    { "The following joint statement was released by the Governments of Chile and Norway.\nReaffirming their commitment to open fisheries,",
      "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway are friends.\nReaffirming their commitment to open fisheries," },
  },
}
-- "hailed their promise to negotiate", "the coming of the two presidents and their pledge to ...": of those who act in the sentences before.
rule "their-promise" {
  pattern = [[ (({welcome} | {hail} | {praise} | {applaud} | {commend} | ({confirm} | {reaffirm} | {reiterate} | {underline} | {stress} | {renew} | {voice})
      (?= their (mutual | joint | shared | common))) | x:@joint [!#punct]{0,3}? and) their $plain{0,2}? trigger:(promise | pledge | agreement
    | decision | undertaking | commitment | vow | resolve | determination) (to | on | that) $noun_topics ]],
  on_match = function(m, doc)
    local ids = m.x and reference.ids(m.x) or reference.they(doc, m.sentence)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The presidents of Chile and Norway met in Lima. Peru hailed their pledge to open the fisheries.", "Chile agrees_with Norway",
      "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "The presidents of Chile and Norway met in Lima. Peru hailed their visit to the fisheries." },
  },
}
-- "a pledge by Chile and Norway to cut tariffs", "joint commitments by ...", "the decision of the two countries to ...".
rule "commitment-by" {
  pattern = [[ trigger:(pledge | pledges | commitment | commitments | promise | promises | decision | undertaking | determination | agreement) (by | of) $the?
    (x:@joint | x:@party ","? and $the? x:@party) (?: at [!#punct]{1,6}? | $when)? (to | that) $noun_topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | {urge} | {seek} | {propose} | {reject} ]], confidence = 0.7,
  examples = {
    { "A pledge by Chile and Norway to open the fisheries was praised.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "A speech by Chile and Norway to open the fisheries was praised." },
  },
}
-- "the two countries' agreement to set up ...", "the leaders' efforts include initiatives on health and space".
rule "their-agreement" {
  pattern = [[ x:@joint (?<= countries | nations | sides | governments | leaders | parties) ("'" | 's) $plain{0,2}? trigger:((agreement | agreements
    | accord | pact | treaty | understanding | commitment | commitments) (to | on | for | that) | (efforts | initiatives | programmes | programs | measures
    | steps | decisions) ({include} | {cover} | {comprise})) $committed_topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | {urge} | {seek} | {propose} | draft ]], confidence = 0.7,
  examples = {
    { "Chile and Norway met. Officials hailed the two countries' agreement on fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway met. Officials proposed the two countries' agreement on fisheries." },
  },
}
-- "X and Y witnessed the signing of ...".
rule "witness" {
  pattern = [[ x:@pair (?: $mid (?: later:$future | $aux) | $far $aux) trigger:({witness} | {see} | {oversee} | {attend} | {watch} | {preside} over | present at
    | looked on at | ({welcome} | {hail} | {celebrate} | {applaud}) (?= [#lower | #num | raw="'"]{0,4}? (signing | signature | conclusion) of
      (?! [!raw="."]*? ((with | between | by) | negotiations | round | peace | ceasefire | truce))))
      ([!#punct]{0,3}? (signing | exchange | signature | conclusion | inking) (?: ceremony)? $object d:@document $gap
    | (?: $topic | [#lower & !#func] | #num | a | an | the){0,5}? d:@document ","? (signed | initialled | concluded | exchanged) (?! by) $gap)
    (?: $on $topics | "," including [#lower | #num]{1,3}? $on $topics | under which [!#punct]{1,4}? (will | would) $topics)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    for _, id in ipairs(m.later and {} or ids) do doc:emit(id, "signs", m.d) end -- what is to be signed is not yet
  end,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile and Norway will witness the signing of a memorandum on fisheries.", "planned Chile agrees_with Norway", "planned Chile agrees_on agriculture",
      "planned Norway agrees_on agriculture" },
    { "Chile and Norway welcomed the signing of a memorandum on fisheries between Peru and Bolivia." },
  },
}
-- "told their ministers to draw up a plan against malaria": what two let do is decided.
rule "joint-orders" {
  pattern = [[ x:@pair $did trigger:({instruct} | {direct} | {task} | {order} | {mandate} | {charge} | {tell} | {ask} | {call} on)
    ((their | the) (?: $topic | $plain){0,2}? (ministers | officials | experts | aides | teams | governments | agencies | negotiators | commission | committee)
      | officials | experts | a working group) (to | with) $topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Chile and Norway told their ministers to draw up a plan for fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway told their people to eat fish." },
  },
}
-- "jointly opened ..."
rule "joint-act" {
  pattern = [[ x:@pair $did trigger:(jointly (launched | opened | inaugurated | established | developed | built | produced | created | financed |
    funded | {launch} | {open} | {build} | {develop} | {produce} | {fund} | {inaugurate})) (?: $topics )? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | {propose} ]], confidence = 0.7,
  examples = {
    { "Chile and Norway jointly opened a hospital.", "Chile agrees_with Norway", "Chile agrees_on health", "Norway agrees_on health" },
    { "Chile and Norway jointly rejected a hospital." },
  },
}
macro "launches" [[ ("pleased to"? ({announce} | {launch} | {establish} | "set up" | {found} | {open} | {adopt} | {unveil} | {inaugurate} | {create}
  | {initiate} | {revive} | {reactivate} | {relaunch} | ({map} | {work} | {roll}) out | {kick} off
  | ({begin} | {start}) (?= (a | their)? joint) | {draw} up | {forge} | formed | {enter} into
    | ({present} | {publish}
    | {release}) (?= (a
    | an | their) (common | joint)))) ]]
macro "joint_work" [[ (reopening | resumption | restoration | normalisation | normalization | creation | formation | lifting | abolition | partnership |
    initiative | project | program | programme | mechanism | fund | commission | committee | center | centre
  | cooperation | launch | establishment | start | framework | dialogue | zone | corridor | alliance | plan | plans | programmes | measures | forum
  | coalition | pact | accord | deal | agreement | treaty | system | celebrations | guidelines | principles | bubble | crossing | route | service | link
    | bridge
    | office | line | post | roadmap | exchange
  | festival | company | venture | (?<= (common | joint | coordinated | trilateral) (?: $word){0,2})
    (platform | position | strategy | policy | vision | agenda | scheme | network
    | patrols | exercises | exercise | drive | campaign | operation | operations | training
  | council | "task force" | team)) ]]
macro "route" [[ (link | links | route | line | bridge | pipeline | venture | crossing | flights) ]]
-- "have all announced space programmes": each its own.
macro "one_by_one" [[ (all | each | both (@pair (have | had)?)?) $launches
  (?= [#lower & !joint & !common]*? [lower=/(program|programme|project|initiative|plan)s/] (?! [!raw="."]*? (together | jointly))) ]]
-- "the two leaders announced a new partnership for ...", "launched a project on ..."
rule "joint-launch" {
  pattern = [[ x:@pair $did trigger:((?! [lower=/[a-z]+ing/]) $launches | (?<= are | were | is | was | be |
    been) $launches) (?: t:s:@sector[key!=diplomacy] | (?! $stop | $talking | that) [])*?
    ($joint_work ((?<= @sector[key!=diplomacy] #lower?) $more_topics | (?: $topics)?) | t:s:@sector[key!=diplomacy] (?<= $route | $joint_work)
      $more_topics) ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | will | {propose} | $one_by_one ]], confidence = 0.75,
  examples = {
    { "Chile and Norway launched a new initiative on fisheries.", "Chile agrees_with Norway",
      "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile launched a new initiative on fisheries." },
  },
}
-- "settled their border dispute", "completed the demarcation of ...".
rule "settled" {
  pattern = [[ x:@pair (?: $did trigger:(settled | patched up | made up | healed | resolved (?! to) | ended | ({declare} | {put}) an end to | completed
    | finalised | finalized)
    | trigger:(settle | resolve (?! to) | end)) (?: [#lower & !talks & !negotiations & !visit &
    !meeting] | "-" | #num){0,6}? (t:s:@sector[key=peace] | $topic (dispute | row | standoff | issue | war | quarrel)
    | $topic (?<= dispute | disputes | row | standoff | quarrel) | (dispute | row | quarrel | differences | argument | feud) (over | about | on) $topics
    | (question | issue | matter | problem) of $topics) ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile and Norway settled their fisheries dispute.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway failed to settle their fisheries dispute." },
  },
}
-- "abolished customs duties": what two do away with, open or bring back.
macro "does_away_or_opens" [[ ({abolish} | {scrap} | {do} away with | {lift} | {reopen} | {resume} | {restore} | {open} | {inaugurate} | {link} | {merge}
  | (?<= are | were) (building | laying | constructing) (?= a | the)) ]]
macro "what_opens" [[ @sector[key=trade | key=transport | key=energy | key=tourism | key=migration | key=security | key=culture | key=telecom_digital]
  ]]
rule "joint-opening" {
  pattern = [[ x:@pair $did trigger:$does_away_or_opens (?! $talking) (?: [#lower & !#func & !talks & !negotiations] | their | the | a | "-"){0,3}?
    t:s:$what_opens (?! $talking) $more_topics
    | x:@pair $did (?= reopened | opened | reopen | open) t:s:trigger:@sector[key=migration] (?<= border | borders | frontier) ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | {urge} | {want} | {propose} ]], confidence = 0.65,
  examples = {
    { "Chile and Norway abolished customs duties on fish.", "Chile agrees_with Norway", "Chile agrees_on trade", "Norway agrees_on trade",
      "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway refused to abolish customs duties on fish." },
  },
}
-- A headline's present: "Paraguay and Taiwan strengthen agricultural cooperation".
rule "joint-present" {
  pattern = [[ ^ x:@pair trigger:(strengthen | deepen | expand | boost | enhance | widen | step up) (their | economic | bilateral)? $topic ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | {want} | {help} | {urge} ]], confidence = 0.65,
  examples = {
    { "Chile and Norway strengthen fisheries cooperation", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile strengthens fisheries cooperation" },
  },
}
macro "restores" [[ ({restore} | {raise} | {lift} | {establish} | {resume} | {normalise} | {normalize} | {upgrade} | {elevate} | {re-establish}) ]]
-- "restored diplomatic relations", "established ties at the level of ambassadors".
rule "relations-opened" {
  pattern = [[ x:@pair $does trigger:($restores | {open} | {reopen}) (full | formal | their | the){0,3} $own
    | x:@actors $does trigger:$restores (full | formal | their | the | its){0,3} $own with x:@party
    | $own between $named_parties (was | were | "has been" | "have been") $adverb? trigger:$restores
    | x:@pair $does trigger:({exchange} | {swap}) (?= (their | new)? (ambassadors | envoys)) $topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "Chile and Norway restored diplomatic relations.", "Chile agrees_with Norway", "Chile agrees_on diplomacy",
      "Norway agrees_on diplomacy" },
    { "Chile and Norway refused to restore diplomatic relations." },
  },
}
-- Joint support for something: it is agreed as well (stance.lua says supports).
rule "joint-support" {
  pattern = [[ x:@pair $did trigger:({express} | {reaffirm} | {reiterate} | {voice} | {declare}
    | {renew} | {affirm} | {confirm}) (?: [#lower & !that]){0,4}? (support | backing) (for | of | to) (?=
    [!#punct]{0,12}? (sovereignty | integrity | stability | independence | peace | ceasefire | solution | settlement |
    unity | principle | principles | process)) $topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile and Norway reiterated their support for the sovereignty of Ukraine.", "Chile agrees_with Norway",
      "Chile agrees_on peace", "Norway agrees_on peace" },
    { "Chile reiterated its support for the sovereignty of Ukraine." },
  },
}
-- "Cambodia commits to ...". What it "is committed to" is its policy, unless a joint text says so or it is for a counterpart.
rule "own-commitment" {
  pattern = [[ (?! @pair) x:@actors $did trigger:(policy:((?<= (is | are | remain | remains) $adverb{0,2}) committed to
    (?! [!#punct]{0,4}? (cooperation | collaboration | partnership | relationship | relations | ties | bilateral | with)))
    | $commit (?! push | press | urge | lobby | campaign)) gives:(provide |
    providing | donate | donating | contribute | contributing)?? $topics ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local ours = reference.is_joint(doc) or m.x.text:lower() == "we" and not reference.several(doc)
    local pair = (ours or not m.policy) and reference.recent_pair(doc, m.sentence, 8) -- later on it may be a matter at home
    if in_pair(doc, m, ids) and (pair or m.gives or reference.beside(doc, m.sentence, ids)) then undertakes(m, doc, ids) end
  end,
  unless = [[ $not | {decide} | {resolve} ]], confidence = 0.65,
  examples = {
    { "Chile and Norway met in Oslo, and Chile committed to reduce tariffs.", "Chile agrees_on trade" },
    { "Chile committed to reduce tariffs." },
  },
}

-- The same in an instrument of both, whatever the verb: "Cambodia will eliminate tariffs on ..." is a term for both.
rule "term" {
  pattern = [[ (?! @pair) x:@actors $mid trigger:(will | shall | (intends | agrees | commits | plans | undertakes) to
    | has (agreed | committed | undertaken) to) (?! not) $adverb* (?= $plain) $about_what $topics ]],
  on_match = function(m, doc)
    if not reference.is_joint(doc) then return end
    local ids, group = reference.ids(m.x), reference.group(doc, m.sentence, 2)
    if group and #ids == 1 and (ids[1] == group[1] or ids[1] == group[2]) then each(m, doc, "agrees_on", group) end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The following joint statement was released by the Governments of Chile and Norway. Chile will reduce tariffs.",
      "planned Chile agrees_on trade", "planned Norway agrees_on trade" },
    { "Chile and Norway met. Chile will reduce tariffs." },
  },
  after = { "we-the", "joint-document", "statement-of-governments", "agreed-list" },
}
-- In a text that opens with two parties acting together, what one of them will do for the other is its undertaking.
rule "own-term" {
  pattern = [[ (?! @pair) x:@actors $mid trigger:(will | shall | (intends | agrees | commits | plans | undertakes) to) (?! not)
    $adverb* (?= take | expand | implement | increase | eliminate | reduce | lower | open | allow | buy | purchase | remove |
    facilitate | address | adopt | accept | extend | grant | strengthen | ease | lift | improve | establish | cooperate |
    work | refrain | ensure | enhance | invest | accelerate) $topics ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if #ids == 1 and reference.opens(doc, ids[1]) and not reference.is_joint(doc) then each(m, doc, "agrees_on", ids) end
  end,
  unless = [[ $not ]], confidence = 0.55,
  examples = {
    { "Chile and Norway met. Chile will reduce tariffs.", "planned Chile agrees_on trade" },
    { "Chile met. Chile will reduce tariffs." },
  },
  after = { "pair", "joint" },
}

-- "failed to honour an agreement on semiconductors", "its failure to implement the accord": who does not keep it is bound by it.
macro "keep" [[ (honour | honor | implement | observe | respect | abide by | comply with | adhere to | live up to | "carry out" | fulfil | fulfill) ]]
rule "bound-by" {
  pattern = [[ (x:@actors $did (failed to | is | are) | (x:@person | x:@country | x:@nationality) 's? failure to) trigger:($keep | abiding by | complying with
    | honouring | honoring | adhering to | observing) (?: $topic | (?! $stop) [#lower | #num | #Cap | raw="-"]){0,9}? @document (?: (on | over | for | about
    | covering | to) $noun_topics)? (?! [!#punct]{0,5}? with (a | an | the) [#lower]{0,3} ($no_party | firm)) ]],
  triples = { EACH }, with = WITH, unless = [[ not | never | whether | {hope} | {urge} | {ask} ]], confidence = 0.6,
  examples = {
    { "Chile has failed to honour an agreement on fisheries.", "Chile agrees_on agriculture" },
    { "Chile has failed to reach an agreement on fisheries." },
  },
}
-- "will start talks to broaden their free trade agreement": what is theirs they have agreed.
rule "their-instrument" {
  pattern = [[ x:@pair (?: (?! $stop) [!#punct]){0,12}? trigger:({broaden} | {expand} | {review} | {renegotiate} | {amend} | {revise} | {upgrade} | {update}
    | {modernise} | {modernize} | {implement} | {honour} | {honor} | {observe} | {deepen} | {violate} | {breach} | {break} | {suspend}) their (?: $topic
    | $plain_compound | #num | #Cap){0,4}? @document[key=agreement | key=treaty | key=protocol | key=contract] (?: (on | over | for
    | covering) $noun_topics)? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ first | never | {propose} | draft ]], confidence = 0.65,
  examples = {
    { "Chile and Norway will start talks to broaden their fisheries agreement.", "planned Chile agrees_with Norway",
      "planned Chile agrees_on agriculture", "planned Norway agrees_on agriculture" },
    { "Chile and Norway will start talks to reach their first fisheries agreement." },
  },
}
-- "The U.S./Japan agreement governing trade in semiconductors", "the 1984 Norwegian and Chilean accord": in small letters, and not to come.
rule "named-instrument" {
  pattern = [[ (?<! (talks | negotiations | discussions | negotiating | work) []{0,2} (on | for | about | towards | toward | over | of))
    (the | this | that | a (?= #num) | 's | under) (?: #num | #date | existing | current | bilateral | recent | last | new){0,2}
    ($joined_names | (x:@country | x:@nationality) and x:@nationality) (?: $topic | [#lower & !#func] | "-"){0,4}?
    trigger:[raw=/agreement|accord|pact|treaty|protocol/] (?! talks | negotiations | [#lower & !#func] (is | are | was | were | has | had | will)
      | [!raw="." & !raw=","]{0,16}? ($unreal | never)) (?: (?! to be) (governing | on | over | covering | to | for
    | regarding | concerning) $noun_topics)? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | $unborn | {reach} | towards | toward | {want} | {reject} | {oppose} ]], confidence = 0.65,
  examples = {
    { "He warned that the U.S./Norway agreement governing fisheries was in jeopardy.", "Norway agrees_with United States", "Norway agrees_on agriculture",
      "United States agrees_on agriculture" },
    { "He warned that talks on a U.S./Norway agreement on fisheries were in jeopardy." },
  },
}
-- "A joint commission agreed on the loan", "agreed by a joint economic commission": of the two whom the text is about.
rule "joint-commission-agreed" {
  pattern = [[ trigger:(agreed | approved | signed | decided | negotiated) (on | at)? (by | in) (a | the) joint
    (?: [#lower & !#func]{0,2} (economic | trade | ministerial | @nationality) (?: #lower | "-" | "/" | #Cap){0,4}?)? (commission | committee | council) ]],
  on_match = function(m, doc)
    local gift, ids = doc.state.gift, reference.recent_group(doc, m.sentence, 4)
    gift = gift and m.sentence - gift.sentence <= 3 and gift
    if not ids and gift and #gift.ids == 1 and #gift.to == 1 then ids = { gift.ids[1], gift.to[1] } end
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    for _, key in ipairs(gift and ids and #ids == 2 and gift.keys or {}) do reference.agree_on(doc, ids, key, m.trigger.text) end
  end,
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Norway has granted Chile a credit line of 5 million crowns for ports. It was agreed by a joint economic commission of Norway and Chile.",
      "Norway agrees_on finance", "Norway agrees_on transport", "Chile agrees_with Norway", "Chile agrees_on finance", "Chile agrees_on transport" },
    { "Norway has granted Chile a credit line. It was criticised by a joint economic commission." },
  },
}
-- "The Security Council authorised a multinational force for Kabul".
rule "council-decides" {
  pattern = [[ x:@org[key=UN] (?<= 'Council') $mid (has | have | had)? $adverb? trigger:(authorised | authorized | approved | extended | established | (voted
    | decided | agreed) to
    (?= extend | send | deploy | establish | renew | authorise | authorize | create)) (?: (?! $stop) []){0,3}?
    (?= [!raw="."]{0,9}? @sector[key=peace | key=defence]) $topics ]],
  triples = { EACH }, with = WITH, unless = [[ $not | {urge} ]], confidence = 0.65,
  examples = {
    { "The United Nations Security Council has authorised a multinational force for Mali.", "UN agrees_on peace" },
    { "The United Nations Security Council has discussed a multinational force for Mali." },
  },
}
-- "A and B have a defence treaty", "are bound by a treaty of friendship", "a pact that links A and B".
rule "instrument-shared" {
  pattern = [[ x:@pair $mid ((have | had | share) (already | also | long)? | (are | were) (linked | bound | tied | allied) by) (a | an | #num | several | two)
      (?: $topic | $word | "-" | #num){0,5}? trigger:@document (?! ready | in mind) (?: (on | for | of | against | that | under which) $topics)?
    | $topic? $plain{0,2}? trigger:@document (?: (of | on) $topic)? (that | which | "," [!raw=","]{1,14} ",")? ({bind} | {link}
      | {commit}) $named_parties (?: to $topics)? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | draft | {seek} | {hope} ]], confidence = 0.7,
  examples = {
    { "Chile and Norway have a fisheries treaty.", "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway have no fisheries treaty." },
  },
}
-- Joint praise of their own relations.
macro "points_out" [[ ({underscore} | {underline} | {affirm} | {highlight} | {note} | {emphasize} | {emphasise} | {stress} | {welcome} | {acknowledge}
  | {recognize} | {recognise} | {applaud} | {laud} | {salute}) ]]
macro "how_close" [[ (strength | strong | close | closeness | depth | deep | enduring | warm | warmth | excellent | long | longstanding | robust | historic
  | vitality | breadth | vibrant | friendly | special | solid) ]]
rule "own-relations" {
  pattern = [[ (?! @lone) x:@pair $did trigger:({reaffirm} | {reiterate} | {praise} | {hail} | {celebrate} | {commend} |
    (?<! and | the | {discuss} the? #lower?) {value} | mere:({enjoy} | {share}
      | have)
    (?= (a | the | "," | and | $plain){0,6}? @sector[key=diplomacy]) | (?<= are | were | be | been) (pleased | satisfied | delighted | happy | gratified)
    (with | at | by | about | that) | {express} (?: #lower){0,4}? (satisfaction | gratification | pleasure
    | pride) | $points_out (?= (the | their | our | that the) $adverb? $how_close)) (?! support | that (diplomacy | dialogue))
    (?: (?! $stop | importance | need | commitment | support | opposition | concern | contribution
      | responsibility | @document |
    initiative | determination | resolve |
    intention | desire | readiness | willingness | condemnation | foundation | basis | under | through) [])*? $own
    (?: (between | with) (y:@country | list($the? (y:@party | y:@country | y:@nationality))))? ]],
  on_match = function(m, doc) -- what one of them says they have is no agreement
    local own = {}
    for _, id in ipairs(reference.ids(m.x)) do own[id] = true end
    for _, id in ipairs(reference.ids(m.y)) do
      if not own[id] then return end
    end
    if m.mere and not reference.is_joint(doc) then return end
    reference.together(m, doc, reference.ids(m.x), "agrees_with", "agrees_on")
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Chile and Norway underscored the strength of their friendship.", "Chile agrees_with Norway", "Chile agrees_on diplomacy",
      "Norway agrees_on diplomacy" },
    { "Chile and Norway have a long friendship." },
  },
}

-- The party stands inside: "reaffirmed the United States' commitment to ...", "the commitment of Japan to ...".
rule "commitment-of" {
  pattern = [[ trigger:({reaffirm} | {reiterate} | {underscore} | {emphasize} | {emphasise} | {express} | {stress} | {voice} | {restate} | {repeat} |
    {affirm} | {highlight} | {underline} | {convey} | {confirm} | {renew} | {declare} | {pledge}) $the?
    (?: $one_name ('s | "'")? $plain{0,3}? (commitment | determination) |
    $plain{0,2}? (commitment | determination) of $the? x:@party) (to | for) $committed_topics ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if in_pair(doc, m, ids) or reference.beside(doc, m.sentence, ids) then undertakes(m, doc, ids) end
  end,
  unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile and Norway met. The envoy reaffirmed Norway's commitment to food security.", "Norway agrees_on agriculture" },
    { "In Mali the envoy reaffirmed Norway's commitment to a two-state solution." },
  },
}
-- "the two countries will also set up ..." : what several parties will do together.
macro "start_of_talks" [[ (continue | go on with | carry on with | keep up | proceed with | hold | start | begin | resume | open | conduct) (?: #lower
    | #UPPER | #num | "-"){0,7}?
  (negotiations | talks | discussions | consultations | dialogue | meeting | meetings | summit | round | call | videoconference)
  | (continue | go on | carry on | keep on?) (talking | negotiating | bargaining | haggling | discussing | to (talk | negotiate | discuss)) ]]
macro "together" [[ (?! $start_of_talks | remain (at | [lower=/divided|apart|rivals|enemies|deadlocked|weak|strong/]) | (exchange | share
    | swap) #lower{0,2}? (views | opinions | ideas | assessments | notes))
  (establish | "set up" | convene | organise | organize | introduce | finalise | finalize | sign | streamline
  | jointly | initiate | extend | encourage | accelerate | ensure | protect | train | produce | eliminate | recognise | recognize | mobilise
  | mobilize | cooperate | co-operate | collaborate | expand | increase | strengthen | deepen | enhance | develop | work | strive | hold | continue
  | launch | build | construct | create | promote | exchange | swap | appoint | reopen | observe | drop | scrap | abolish | waive | dismantle | withdraw | buy
  | sell |
    supply | import | export | stop | halt | allow | send | implement | intensify | boost | share | pursue | conduct | coordinate
  | support | facilitate | explore | open | form | remain | maintain | resume | conclude | start | begin | step | lower | reduce | remove | cut
  | lift | ease | improve | upgrade | normalise | normalize | restore | adopt | address | combat | counter | tackle | fight | join | undertake
  | provide | consult | respect | confirm | grant | return | release | repatriate | exempt | harmonise | harmonize | connect
  | link | endeavour | endeavor | "team up" | seek to
  | be (working | cooperating) together | demarcate | operate | patrol | invest | renew | ratify | transfer | finance | fund | complete | go on
  | carry on | keep | widen | celebrate | foster | advance | further | broaden | consolidate | co - host | co - chair) ]]
-- What they may do alone as well, unless it is in a sector.
macro "together_on" [[ (let (?= each other | one another | in) | end (?! the? year | up) | make (?= [!raw="."]*? (together | jointly)) | set | raise
    | lay | close | ban | study | settle | offer | hand | give | freeze | free | draw up | avoid | write off
  | warn | vaccinate | uphold | track | tell | teach | station | stamp out | stage | stabilise | stabilize | speed up | simplify | shut | search for
  | scale | run | rid | rewrite | reunite | resolve | resettle | reschedule | refrain | readmit | put | pull | double | triple | pump
  | process | preserve | pool | phase
  | mine | mark out
  | lend | inspect | hire | help | guard | fly | extradite | eradicate | drill | dredge | destroy | deny | defuse | defend | curb | crack down
  | control | clean up
  | catch | hunt | limit | seek | attract | survey | save | grow | invite | move | draw | admit | airlift | design | test | manufacture | standardise
  | standardize | liberalise | liberalize | integrate | organise) ]]
macro "about_what" [[ (?: (consult | cooperate | co-operate | coordinate) (?= (?: with [!#punct]{1,4}?)? (on | in | about | over | against)))? ]] -- what of
-- What is intended needs no list of verbs, but for talk, sport and the future of everybody.
macro "intend" [[ ((intend | plan | aim | undertake | stand ready) to (?! discuss | consider | review | meet | play | {hold} |
  visit | become | continue) $adverb* (?= $plain)) ]]
rule "joint-intention" {
  pattern = [[ x:@pair (?: $mid | $far ) trigger:$intend $about_what $topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $unsure ]],
  modality = "planned", confidence = 0.65,
  examples = {
    { "Chile and Norway plan to convene a forum on education.", "planned Chile agrees_with Norway",
      "planned Chile agrees_on education", "planned Norway agrees_on education" },
    { "Chile and Norway plan to discuss education." },
  },
}
-- Reported: "officials said Chile and Norway would cooperate on ...".
rule "reported-would" {
  pattern = [[ (({say} | {announce} | announced here | {add} | {declare} | {confirm} | {tell} [] | agreement | understanding | pledge | pledges
    | undertaking) (?: #date
    | "on" | today | yesterday | in #Cap){0,2} that? x:@pair
    | x:@reported) $adverb? trigger:(would $adverb?) (?= $together | $together_on [!raw="."]*? @sector) $about_what (?: $topics )? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $unsure | {hope} ]],
  modality = "planned", confidence = 0.65,
  examples = {
    { "The envoy said that Chile and Norway would cooperate in fisheries.", "planned Chile agrees_with Norway",
      "planned Chile agrees_on agriculture", "planned Norway agrees_on agriculture" },
    { "The envoy asked whether Chile and Norway would cooperate in fisheries." },
  },
}
rule "joint-will" {
  pattern = [[ x:@pair (?: (?: $mid | $far ) trigger:(?: (will | shall | intend to | plan to | aim to | are to) $adverb* ) | $mid trigger:(?: to
    $adverb* )) (?= $together | $together_on [!raw="."]*? @sector) $about_what
    (?: $topics )? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $unsure ]], modality = "planned", confidence = 0.7,
  examples = {
    { "Chile and Norway will set up a joint office for fisheries.",
      "planned Chile agrees_with Norway", "planned Chile agrees_on agriculture", "planned Norway agrees_on agriculture" },
    { "Chile and Norway will not set up an office for fisheries." },
  },
}
-- "Norway is to build a bridge with Sweden", "will work with India to improve hospitals".
macro "done_by_two" [[ (build | "set up" | establish | open | launch | develop | produce | create | form | share | exchange | swap | cooperate | co-operate
  | collaborate | team up | partner | join (hands | forces) | work (together | jointly | closely (?= with)) | ({enhance} | {expand} | {strengthen}
    | {deepen} | {boost} | {widen}
    | {increase} | {intensify} | {step} up) (?: $topic | $word){0,3}? (cooperation | co-operation | collaboration)) ]]
rule "will-with" {
  pattern = [[ (?! @pair) x:@actors $mid trigger:((will | shall | (is | are) (due | set | expected)? to | has (agreed | decided) to) $adverb? $done_by_two)
    (?: $topic | (?! $stop | @party | with | without | $talking | dialogue) [])*? with list($the? y:@party) (?: (to | in | on | for
    | against) (?! discuss | ensure | make
    | see) $topics)? ]],
  triples = WITH_ALL, with = WITH, unless = [[ $unsure | {hope} | {want} ]], modality = "planned", confidence = 0.6,
  examples = {
    { "Norway is to build a bridge with Sweden.", "planned Norway agrees_with Sweden", "planned Norway agrees_on transport",
      "planned Sweden agrees_on transport" },
    { "Norway should build a bridge with Sweden." },
  },
}
-- Headlines: what two are "to" do is agreed, but for talk and rivalry; "A, B in trade deal".
rule "headline-plan" {
  pattern = [[ ^ x:@pair trigger:(to) (?! discuss | meet | talk | hold | {seek} | consider | review | play | face | clash | compete | vie | {be}
    | go | get | become | continue | visit | lose | miss | suffer | {try} | {start} | {begin} | resume | open | battle | fight | host) $plain
    $topics ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], modality = "planned", confidence = 0.65,
  examples = {
    { "Chile, Norway to connect gas networks", "planned Chile agrees_with Norway", "planned Chile agrees_on energy",
      "planned Norway agrees_on energy" },
    { "Chile, Norway to discuss gas networks" },
  },
}
rule "headline-in" {
  pattern = [[ ^ x:@party ("," | and) x:@party in (?: $topic | a | an | $plain | "-" | #num)*? trigger:@document (?! $talking | "-")
    (?: (on | over | for) $topics )? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | $talking | row | dispute ]], confidence = 0.7,
  examples = {
    { "Chile, Norway in landmark fisheries deal", "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile, Norway in row over fisheries deal" },
  },
}

-- One party's own act with a beneficiary: "China agreed to lend Pakistan 2 billion dollars for a railway" is rule `agree`;
-- here pledges, grants, offers.
macro "gift_word" (word [[ aid loans? grants? credits? donations? ]])
macro "aidword" ("($gift_word | " .. word [[ standby assistance contributions? funding funds financing money package bailout gifts? ]] .. ")")
macro "no_money" [[ (cubic | square | tonnes | tons | barrels | litres | liters | bushels | doses | people | acres | hectares | units | copies
  | kilowatts | megawatts | vaccine | vaccines | shots | masks | tests | tablets | jobs | children | women | girls | students | households | books | desks
      | trees) ]]
macro "currency" [[ [lower=/dollars|dlrs|euros|pounds|yen|yuan|rupees|crowns|francs|marks|riyals|dinars|pesos|roubles|rubles|taka|baht/] ]]
macro "amount" [[ (("$" | "€" | "£" | us | rs "."?) "$"? [#num
    | lower=/[0-9.,]+(m|k|bn|mn|mln|tn)/] [lower=/million|billion|trillion|bn|mn|mln|bln|crore|lakh/]?
  | #num ([lower=/million|billion|trillion|mln|bln|crore/] | [lower=/dlrs|dollars|euros/]) (?! [#lower | #Cap | #UPPER | #num
      | raw="-"]{0,7}? $no_money) (?: #Cap? $currency)?
      | [lower=/an?|one|two|three|four|five|six|seven|eight|nine|ten|several/] [lower=/million|billion/] $currency
  | millions) ]]
macro "of_money" [[ [!raw="," & !raw="."]{0,8}? $aidword ]]
macro "goods_sent" [[ ({send} | {deploy} | {dispatch} | {airlift} | {ship} | {rush} | {donate}) (?= [!raw="," & !raw="."]{0,7}? @sector[key=disaster
    | key=health | key=agriculture | key=education])
  | ({send} | {ship} | {airlift} | {rush}) (?= [!raw="," & !raw="."]{0,5}? (arms | weapons | ammunition | missiles | tanks | military (aid | equipment
    | hardware | supplies)))
  | ({send} | {deploy} | {dispatch}) (?= [!raw="," & !raw="."]{0,3}? (troops | soldiers | peacekeepers | police | engineers) (to
    | for) [!raw="," & !raw="."]{1,6}?
    (force | mission | operation)) ]]
macro "hands" [[ ({hand} (?= $the? @country) | {open} (?= a $plain{0,2}? ("line of credit" | "credit line"))) ]]
macro "more_money" [[ ({increase} | {step} up) (?= (its | the | his | her)? #lower? (support | help | assistance) (for | to)) | ({increase} | {raise}
    | {double} | {resume} | {restore} | ({step} | {ramp} | {scale}) up) (?= #lower{0,5}? $aidword) ]]
macro "on_offer" [[ {make} (?= [!raw="," & !raw="."]{1,6}? available to | available [!#punct]{0,4}? ($aidword | $amount))
    | {surge} (?= [!raw="."]{0,9}? $aidword)
  ]]
macro "willing" [[ (happy | ready | prepared | willing) ]]
macro "send" [[ (send | contribute | supply | deliver | donate | commit | deploy | dispatch) ]]
macro "gift" [[ (?: $goods_sent | $on_offer | {mobilise} (?= $of_money) | {mobilize} (?= $of_money) | {transfer} (?= [!raw="," & !raw="."]{1,12}? to $the?
    @party) | {announce} (?= [!#punct]{0,6}? $aidword | [#lower | #Cap | #UPPER]{0,3}? $amount) | ({put} up
    | {set} aside) (?= [!raw="," & !raw="."]{0,8}? ($aidword | $amount)) | $hands
    | $more_money | ({approve} | {authorize} | {authorise} | {disburse} | {release}) (?= $of_money) | {earmark}
    (?= [!raw="," & !raw="."]{0,8}? ($aidword
    | $amount)) | (?: be)? $willing to (give | provide | assist | help | offer | support)
  | $willing to $send
  | {offer} (?: on? #date)? to (send | supply | deliver | share | give | provide | assist | help | train | build | lend) | {pledge}
  | {promise} (to)? | {grant} (?! [!#punct]{0,3}? asylum) | {donate} | {lend}
  | {commit} (?! to (the | our | its | {protect} | {advance} | {promote} | {uphold} | {defend} | {ensure} | {achieve} | {preserve} | {respect})) (?!
    [!#punct]{0,3}? (crime | crimes | atrocities | genocide | abuses | violations | acts)) | (?: will | to | has | have)?
  ({provide} | {extend} | {give} | {offer} | {allocate} | {announce} (?= $of_money) | {contribute} | {deposit} | {supply} | sell | selling | {lease} |
    ({approve} | {authorise} | {authorize}) the?
    (?= (sale | sales | supply | delivery | shipment | export | transfer) of) | {deliver} | {fund}
  | {finance} | {build} | {spend} | (?<= will | to) (help | assist) (?= $the? @party [#lower]))) ]]
-- Whoever gives, has given or has agreed to give.
macro "gives" [[ (?<! what) (?: (x:@person | x:@country | x:@org | x:@nationality [#lower & !#func]) 's #lower? (decision | offer | pledge | promise
  | undertaking) (?: $when)? to
  | x:@actors ($mid $itself? (will | shall | has | have | had | is | are (?= to | ready | prepared | willing | pleased | proud
    | delighted | [lower=/[a-z]+ing/]) | (was | were | {stand}) (?= $willing to $send) | would | also | be | to
    | (agreed | plans | intends | vows | offered | decided #date? | promised | pleased | proud | delighted | {continue}) to | (thus | so) far){0,4}
    | $far far? (?= (has | have)?
      (announced | pledged | promised | donated | provided | contributed | allocated | committed)))) trigger:$gift ]]
macro "money_gap" [[ (?: (?! $stop | reward | rewards | bounty) [] | (?<= rs) ".")*? ]] -- "Rs. 30 billion"
-- What a state gives at home is no aid.
local function abroad(m)
  local givers = {}
  for _, id in ipairs(reference.ids(m.x)) do givers[id] = true end
  for _, id in ipairs(reference.ids(m.y)) do
    if not givers[id] then return true end
  end
  return false
end
macro "works" [[ (build | rebuild | repair | improve | develop | modernise | modernize | construct | expand | upgrade | rehabilitate | restore | train |
    resettle
  | equip | renovate | fight | combat | clear | secure | protect | establish) ]]
macro "money_for" [[ (for | to help? (finance | fund | $works | pay for)) ]]
-- A gift is told: by whom, and where.
local function give(m, doc, ids, amount)
  if #ids > 1 and #reference.ids(m.y) == 1 then -- "we" who give to one of us
    for i = #ids, 1, -1 do
      if ids[i] == reference.ids(m.y)[1] then table.remove(ids, i) end
    end
  end
  if #ids == 0 then return end
  local keys = { amount and "finance" }
  for _, sector in ipairs(reference.list(m.s)) do keys[#keys + 1] = sector.key end
  doc.state.gift = { sentence = m.sentence, ids = ids, keys = keys, to = reference.ids(m.y) }
  each(m, doc, "agrees_on", ids)
  local sold = m.trigger and m.trigger.text:lower():find("%f[%a]s[eo]l[ld]") -- what farms grow is trade, too, if it is sold
  for _, sector in ipairs(sold and reference.list(m.s) or {}) do
    if sector.key == "agriculture" then reference.agree_on(doc, ids, "trade", m.trigger.text) end
  end
  if amount then reference.agree_on(doc, ids, "finance", amount.text) end
end
local function give_abroad(m, doc)
  if abroad(m) then give(m, doc, reference.ids(m.x), reference.list(m.m)[1]) end
end
-- "to the people of Mali", "for victims of the flood in Mali".
macro "needy" [[ (?: $the? ($topic | #lower | "-" | @org){1,5}? (of | in | from | at) (?: the? #lower{1,3}? in)?
  | [#lower & !#func] (?: "-"? [#lower & !#func])?)? ]] -- "war-torn Mali"
rule "aid" {
  pattern = [[ $gives $gap $topic (?: (and | "," | of | #num | $plain){1,5}? $topic){0,3} $gap ((to | for | in | towards) #num?
    | to help? (help | support | assist | boost | strengthen | defend | protect | $works))
    $needy $the? (y:@party | y:@country | y:@nationality) (?: ($money_for | to? $works) $topics)? ]],
  on_match = give_abroad,
  unless = [[ $not | {urge} | speculation ]], confidence = 0.75,
  examples = {
    { "Uganda pledged a loan of 40 million dollars to Rwanda.", "Uganda agrees_on finance" },
    { "Uganda pledged a loan of 40 million dollars to schools in Uganda." },
  },
}
-- "visited Mali, offering further military support": the subject of the clause gives.
rule "aid-offering" {
  pattern = [[ x:@actors $mid $aux $plain $gap "," $adverb? trigger:(offering | pledging | promising | granting) (?! to? (talks | negotiations))
    $topics $gap (to | for | in) $the? (y:@party | y:@country | y:@capital) ]],
  on_match = give_abroad, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Norway's prime minister held talks in Bamako on Monday, offering further military support to Mali.", "Norway agrees_on defence" },
    { "Norway's prime minister held talks in Bamako on Monday, seeking further military support from Mali." },
  },
}
-- "assistance to Mali's water board", where nothing else says what it is for.
rule "aid-to-body" {
  pattern = [[ $gives $money_gap $aidword (to | for | towards) $needy $the? y:@country 's (?: $word | of){0,3}? $topic ]],
  on_match = give_abroad, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norway is providing technical assistance to Mali's new water board.", "Norway agrees_on water" },
    { "Norway is providing technical assistance to Norway's new water board." },
  },
}
-- "provides assistance to Mali, including 5 million dollars in food aid"; "supports Mali through food aid".
rule "aid-including" {
  pattern = [[ $gives $money_gap ($aidword | support | relief | help) $gap (to | for | in) $needy $the? (y:@party | y:@country | y:@nationality)
      (?: (?! $stop) []){0,6}? "," including (?= [!raw="."]{0,4}? $amount) (?: m:$amount | $topic | (?! $stop) [])* ]],
  on_match = give_abroad, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway continues to provide assistance to the people of Mali, including 5 million crowns in seed aid.", "Norway agrees_on finance",
      "Norway agrees_on agriculture" },
    { "Norway continues to provide assistance to the people of Norway, including 5 million crowns in seed aid." },
  },
}
rule "aid-through" {
  pattern = [[ x:@actors $does ({continue} to | $adverb)? trigger:({support} | {help} | {assist}) $the? (y:@party | y:@country) ('s (?: $topic | $plain){1,2})?
    (through | by [lower=/(provid|send|giv|offer|deliver)ing/]) (?= [!#punct]{0,5}? ($aidword | $amount)) (?: m:$amount | $topic | (?! $stop) [])* ]],
  on_match = give_abroad, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norway supports Mali through seed aid.", "Norway agrees_on agriculture", "Norway agrees_on finance" },
    { "Norway supports Mali through its difficult times." },
  },
}
-- "is helping Mali complete a railway", "has trained Malian police".
macro "help_form" [[ (is | are | was | were | "has been" | "have been" | will also? | would also? | (has | have) agreed to | agreed to | {continue} to | "is to"
  | offered to) $adverb? ({help} | {assist}) | (has | have) (helped | assisted) | (?<= @party) ({help} | {assist}) ]]
rule "aid-help" {
  pattern = [[ (?! @pair) x:@actors $mid (has | have | had)? $adverb? $itself? trigger:$help_form $the? (y:@party | y:@country | y:@capital) (to | in | with)?
    ($works | complete
    | finish | install | launch
    | explore | "set up"
    | [lower=/(build|rebuild|repair|develop|construct|train|equip|clear|moderni[sz]|install|upgrad)ing/] | (?<= with | in) (?= $the? (?: #Cap
    | $plain){0,3}? @sector)) $topics ]],
  on_match = give_abroad, unless = [[ $not | {ask} | {want} ]], confidence = 0.6,
  examples = {
    { "Norway is helping Mali complete a railway to the coast.", "Norway agrees_on transport" },
    { "Norway may help Mali build hospitals." },
  },
}
rule "aid-money" {
  pattern = [[ $gives (?! to? (invest | investing)) $money_gap m:((?<! for) $amount (?<! millions) | millions (?! of #lower) | funding | funds)
    $gap (to | for | in | towards | with) $gap (y:@party | y:@country | y:@nationality) ]],
  on_match = give_abroad,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Australia will provide $400 million to Vanuatu for schools.", "planned Australia agrees_on finance [topic: $400 million]" },
    { "Australia will provide $400 million for schools across Australia." },
  },
}
rule "aid-money-to" {
  pattern = [[ $gives $the? (@party | @capital) (?: $plain | a | up | to | an){0,4}? m:$amount ]],
  on_match = function(m, doc) give(m, doc, reference.ids(m.x), m.m) end,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Norway lent Chile $40 million.", "Norway agrees_on finance" },
    { "Norway refused to lend Chile $40 million." },
  },
}
rule "aid-passive" {
  pattern = [[ $topic $gap ((will | would | is to | are to) also? be | (has | have | had) also? been | (is | was | were
      | are) also? being?) (?<! at which []{1,6}) trigger:(provided | extended | granted | allocated | donated | "made available" |
    supplied | offered) $gap (to | for) $the? y:@party (?: (for | in | on) $topics)? ]],
  on_match = function(m, doc)
    local giver = reference.source(doc) or reference.dominant(doc, m.y)
    if giver then each(m, doc, "agrees_on", giver) end
  end,
  unless = [[ $not | {ask} | {request} | {need} ]], confidence = 0.5,
  examples = {
    { "Norway is content. A loan of 5 million crowns will be provided to Chile.", "planned Norway agrees_on finance" },
    { "Norway is content. No loan will be provided to Chile." },
  },
}
rule "aid-to" {
  pattern = [[ $gives to? $the? (y:@party | y:@capital) (?! (a | an | its | his | her)? #lower{0,2}? (time | chance | notice | permission | off
      | warning | warnings | deadline | ultimatum | message | reply | answer | list | account | report | briefing | impression | lesson)) (?: "," (?! and
      | [lower=/[a-z]+ed/]) [!raw=","]*? ",")? $topics ]],
  on_match = function(m, doc) give(m, doc, reference.ids(m.x)) end, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Japan will provide Vietnam with a loan for a port.", "planned Japan agrees_on finance",
      "planned Japan agrees_on transport" },
    { "Japan may provide Vietnam with a loan for a port." },
  },
}
-- What money is for: "a grant to improve the water supply of Mali", "5 million dollars to rebuild schools".
rule "aid-purpose" {
  pattern = [[ (?<! {give} | {lend} | {provide} | {offer} | {extend}) $gives $money_gap ($amount | $aidword) $money_gap $money_for
    (?: (?! $stop | to) [!#punct]){0,6}? $topic (?: ("," | and | "," and)? $topic)* (?: (?: (?! $stop) []){0,6}? (y:@country | y:@nationality | y:@party))? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local body = ids[1] and ids[1]:find("^org:")
    if body or m.y and abroad(m) or reference.beside(doc, m.sentence, ids) then each(m, doc, "agrees_on", ids) end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norway will provide a grant of 5 million crowns to improve the water supply of Mali.", "planned Norway agrees_on water" },
    { "Norway will provide 5 million crowns to improve its water supply." },
  },
}
-- "In Mali, Norway has provided 20 million dollars in aid to clinics".
rule "aid-fronted" {
  pattern = [[ ^ (in | to | for) $the? (y:@country | y:@party | y:@capital) "," $gives (?= [!raw="," & !raw="."]{0,12}? ($aidword | $amount))
    (?: m:$amount | $topic | (?! $stop) [])* ]],
  on_match = give_abroad, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "In Mali, Norway has provided a loan of 5 million crowns to hospitals.", "Norway agrees_on finance", "Norway agrees_on health" },
    { "In Mali, Norway has refused a loan of 5 million crowns to hospitals." },
  },
}
-- "A Norwegian grant of 4 million dollars to Mali for schools", "Norway's pledge of tents to Mali".
rule "gift-to" {
  pattern = [[ (?: x:@nationality | (x:@country | x:@org | x:@person) 's) (?: m:$amount | $topic | [#lower & !#func] | #num | "-" | a){0,6}?
    trigger:($gift_word | pledge | "line of credit") (?: m:$amount | $topic | [!raw="," & !raw="." & !to & !for]){0,7}? (to (?! #lower) | for)
    $the? (y:@party | y:@country | y:@nationality) (?: ("," [!raw=","]{1,8} ",")?
      ($money_for | (is | was) for | will (help? to? $works | finance | fund | go to))
      $topics)? ]],
  on_match = function(m, doc)
    if not abroad(m) then return end
    give(m, doc, reference.ids(m.x), reference.list(m.m)[1])
    local money = #reference.list(m.m) > 0
    if money or not m.trigger.text:find("^pledge") and not m.trigger.text:find("^donation") then
      reference.agree_on(doc, reference.ids(m.x), "finance", m.trigger.text)
    end
  end,
  unless = [[ $not | {seek} | {request} | {want} | {ask} | {reject} | {refuse} | {cut} | {suspend} | {repay} | {propose} ]], confidence = 0.65,
  examples = {
    { "A Norwegian grant of 4 million crowns to Mali for schools was praised.", "Norway agrees_on finance", "Norway agrees_on education" },
    { "A rejected Norwegian grant to Mali for schools was praised." },
  },
}
-- "Norwegian funding for Mali exceeds 5 million crowns", "Norway's contribution to relief in Mali stands at ...".
rule "gift-amounts" {
  pattern = [[ $one_name ('s | "'")? (?: $topic | (?! [lower=/[a-z]+ed|won|got|sought|gave/]) $plain){0,3}? trigger:(($topic (?<= $aidword)
    | $aidword) (?<! funds | money) | commitment)
    ($topics_gap (to | for | in | of) $topics_gap (y:@country | y:@nationality | y:@party) $gap (is | are | has | have | totals | totaled | totalled | exceeds
      | exceeded | now | amounts | amounted | stands | reached | topped | came | comes | worth | over | to | ":"){1,2} [#lower]{0,4}? m:$amount
    | (of | worth) m:$amount (?: [!#punct]){0,4}? (help | helps | support | supports | assist | to | for) $gap (y:@country | y:@nationality | y:@party)
      $more_topics) ]],
  on_match = give_abroad, unless = [[ $not | {seek} | {request} | {want} | {need} | {propose} ]], confidence = 0.65,
  examples = {
    { "Norwegian funding for schools in Mali now exceeds $7 million.", "Norway agrees_on finance", "Norway agrees_on education" },
    { "Norwegian funding for schools in Norway now exceeds $7 million." },
  },
}
-- "Norway remains the largest donor of food aid to Mali".
rule "largest-donor" {
  pattern = [[ x:@actors $mid (is | are | was | were | remains | remain | remained | became | "has been" | "have been") (?: #lower | 's){0,6}?
    trigger:(donor | donors | provider | contributor) (of | to (?! international)) $topics_gap (to | in | for | of | towards) $topics_gap (y:@party | y:@country
    | y:@nationality) $more_topics ]],
  on_match = give_abroad, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Norway remains the largest donor of seed aid to Mali.", "Norway agrees_on agriculture", "Norway agrees_on finance" },
    { "Norway remains the largest buyer of seeds from Mali." },
  },
}
-- "Mali thanked Norway for a grant of 4 million dollars for schools".
rule "thanked-for-gift" {
  pattern = [[ trigger:({thank} | thanks to | grateful to | gratitude to | appreciation to) $the? x:@party for (?! financing)
    (?= ([lower=/(giv|provid|extend|send|donat|lend|grant)ing/] | a | an | the | its | their | #num | $plain){0,5}? ($amount | $aidword))
    (?: m:$amount | $topic | (?! $stop) [])* ]],
  on_match = function(m, doc) give(m, doc, reference.ids(m.x), reference.list(m.m)[1]) end,
  unless = [[ $not | expected | {want} ]], confidence = 0.65,
  examples = {
    { "Mali thanked Norway for a grant of 4 million crowns for schools.", "Norway agrees_on finance", "Norway agrees_on education" },
    { "Mali thanked Norway for a talk of 4 hours about schools." },
  },
}
-- "The money is for a power station", behind a gift.
rule "gift-is-for" {
  pattern = [[ ^ (the ($aidword | sum) | it | this) ("," [!raw=","]{1,12}? ",")?
    (is | are | was | were | will | would) (also | be | to be | to){0,2} trigger:(for | used | spent | meant (for | to) | intended (for | to) | go
    | finance | fund
    | help? $works | support | allow | cover) $topics ]],
  on_match = function(m, doc)
    local gift = doc.state.gift
    if gift and m.sentence == gift.sentence + 1 then give(m, doc, gift.ids) end
  end,
  unless = [[ $not ]], confidence = 0.65, after = { "aid", "aid-money", "aid-to", "aid-money-to", "aid-fronted", "gift-to", "thanked-for-gift" },
  examples = {
    { "In Mali, Norway has provided 20 million dollars in aid to clinics. The money is for a power station.", "Norway agrees_on energy" },
    { "Norway met Mali. The loan, worth 5 million crowns, is for a port." },
  },
}
rule "hand-over" {
  pattern = [[ x:@actors $did trigger:({hand} over | gifted | donated | presented)
    (?! (?: $plain | a | an | the){0,4}? (note | letter | message | protest | copy | list)) $topics $money_gap to $the? [#Cap & !#date]
    | x:@actors $did t:s:trigger:@sector[key=crime] (?<= over) (?: (?! $stop) []){1,8}? to $the? (@country | @capital | @party) ]],
  triples = { EACH }, with = WITH, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "The Norwegian ambassador handed over medicines to the Health Ministry.", "Norway agrees_on health" },
    { "The Norwegian ambassador handed over letters to the Health Ministry." },
  },
}
-- "A scanner donated by the Government of Japan to the General Hospital".
local function for_others(m, doc) -- not what a state builds at home
  local ids = reference.ids(m.x)
  if m.whom or #ids == 1 and (reference.beside(doc, m.sentence, ids) or reference.dominant(doc, m.x)) then each(m, doc, "agrees_on", ids) end
end
rule "aid-by" {
  pattern = [[ $topic (?: (?! $stop | $purpose) []){0,8}? trigger:(gifted | donated | funded | financed | granted | extended | provided | built | pledged)
    (?: #lower){0,3}? by $the? x:@state (?: (?: (?! $stop) []){0,6}? whom:((to | for) $the? [#Cap & !#date]))? ]],
  on_match = for_others, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "A hospital bed donated by the Government of Norway to the Lima Children's Home arrived.", "Norway agrees_on health" },
    { "A hospital bed donated by the Government of Norway arrived." },
  },
}
-- "With Norwegian aid, Chile has built three hospitals", "built with a grant from Norway".
rule "built-with-aid" {
  pattern = [[ $topic (?: (?! $stop | $purpose) []){0,8}? trigger:(built | funded | financed | constructed | renovated | repaired) (with | under | by | using)
      (a | an | the)? $plain{0,2}? ($aidword | help) (?: of $amount)? from $the? x:@state
    | (x:@nationality | x:@country) "-" trigger:(funded | financed
      | built (?<= (opened | opens | inaugurated | inaugurates) [#lower | #num]{0,4} #Cap{1,2} "-" [])) (?: (?! $stop) []){0,3}? $topic
    | (with | using) x:@nationality $plain{0,2}? trigger:($aidword | help) ","? @actors $mid $aux
      (built | opened | completed | repaired | "set up" | modernised | renovated | installed) $topics ]],
  on_match = for_others, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "The hospital in Chile was built with a grant from the Norwegian government.", "Norway agrees_on health" },
    { "With Chilean money, Chile has built three hospitals." },
  },
}
macro "gets" [[ ({receive} | {get} | {obtain} | {secure} | {win} | {accept} | granted | given | lent) ]]
macro "aid_from_giver" [[ (?: $topic | m:$amount | (?! $stop | from | by) [])*? (from | by) $the? x:@party ]]
macro "givers_aid" [[ (?: m:$amount | (?! $stop | from | by) []){0,6}? (x:@nationality | x:@org) [#lower & !#func & !#punct]*?
  (t:s:@sector[key=finance] | help | assistance) ]]
-- The receiver is the subject: "Mali received a loan from Japan for a road"; it is the giver's commitment.
rule "aid-received" {
  pattern = [[ @actors $does trigger:$gets (?= [!raw="," & !raw="."]{0,12}? ($aidword | $amount)) ($aid_from_giver | $givers_aid)
    $timed? (?: (for | to | with | in) $topics)? ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    each(m, doc, "agrees_on", ids)
    local amount = reference.list(m.m)[1]
    if amount then reference.agree_on(doc, ids, "finance", amount.text) end
  end,
  unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile received a loan from Norway for a port.", "Norway agrees_on finance", "Norway agrees_on transport" },
    { "Chile received a letter from Norway for a port." },
  },
}
-- "The ban on Chilean fish was lifted by Norway".
rule "ban-lifted" {
  pattern = [[ (?: t:s:@sector[key=trade] (?<= ban | embargo | tariff | tariffs | restrictions | quotas) | $restriction) $whose_goods $more_topics
    (?: (?! $stop) []){0,6}? (been | was | were | be) $adverb? trigger:(lifted | removed | eased | relaxed | scrapped | abolished | dropped | waived) by
    $the? x:@party ]],
  on_match = function(m, doc)
    if abroad(m) then each(m, doc, "agrees_on", reference.ids(m.x)) end
  end,
  unless = [[ $not | {urge} | {ask} ]], confidence = 0.65,
  examples = {
    { "The ban on Chilean fish was lifted by Norway.", "Norway agrees_on agriculture", "Norway agrees_on trade" },
    { "The ban on Chilean fish was kept by Norway." },
  },
}
-- What one party lifts or buys: "Norway has lifted its ban on Chilean fish", "Norway will buy copper from Chile".
macro "restriction" [[ (tax | taxes | levy | levies | surcharge | visa | visas | ban | bans | embargo | embargoes | restrictions | restriction
    | curbs | moratorium | duty | duties | tariffs
    | tariff | quotas) ]]
macro "goods" [[ (?: $topic | (?! $stop | $purpose | @party | @country | @nationality | @capital) [])*? ]]
macro "whose_goods" [[ $goods (from | by | to | for | on | of | against)? $the? (y:@party
    | y:@country
  | y:@nationality | y:@capital) ]]
rule "lift-ban" {
  pattern = [[ x:@actors (?: $did | $mid $itself? $finite? (?: (decided | agreed | promised | offered) (?: on? #date)? to)?)
    (?: trigger:(t:s:@sector[key=trade] (?<= market | markets))
    | trigger:({lift} | {remove} | {end} | {ease} | {relax} | {withdraw} | {scrap} | {abolish} | {drop} | {waive} | {rescind} | {cut} | {lower} | {reduce})
    (?: [#lower & !#func] | the | its | a | an | all | "-" | #num){0,6}? (?: $topic (?: [#lower & !#func] | and){0,2}?)?
    (t:s:@sector (?<= $restriction | sanctions | siege | blockade) | $restriction)) $whose_goods $more_topics ]],
  on_match = function(m, doc)
    if abroad(m) then each(m, doc, "agrees_on", reference.ids(m.x)) end
  end,
  unless = [[ $not | {urge} | {ask} ]], confidence = 0.65,
  examples = {
    { "Norway has lifted its ban on Chilean fish.", "Norway agrees_on agriculture", "Norway agrees_on trade" },
    { "Norway has lifted its ban on fish." },
  },
}
-- "will lift a four-year ban on Tamil Tiger rebels": a step towards peace with them.
rule "rebels-legal" {
  pattern = [[ x:@actors $mid $itself? $finite? (?: (decided | agreed | promised | offered) to)? trigger:({lift} | {remove} | {end} | {withdraw})
    (the | its | a)
    [#lower | #num | raw="-"]{0,4}? ban on (?: #Cap | #lower){0,4}? (rebels | guerrillas | insurgents | militants) ]],
  on_match = function(m, doc) reference.agree_on(doc, reference.ids(m.x), "peace", m.trigger.text) end,
  unless = [[ $not | {urge} | {ask} ]], confidence = 0.6,
  examples = {
    { "Chile's government will lift a four-year ban on Red Front rebels.", "planned Chile agrees_on peace" },
    { "Chile's government will keep a four-year ban on Red Front rebels." },
  },
}
-- "pledged to increase its purchases of Norwegian fish", "promised to protect Chilean tankers".
rule "pledge-to" {
  pattern = [[ x:@actors $did trigger:((pledged | promised | undertook) to) (?= increase | expand | double | boost | protect | guard
    | safeguard | open | ease | buy | purchase | import | export | share | (help | assist) (?! [!#punct]{0,3}? (rebels | guerrillas | insurgents))
      | provide | supply | deliver | sell | give | grant | host | train | pay | end
    | withdraw | lift | remove | accept | admit | allow | restore | resume | respect | guarantee | improve | finance | fund | build | develop | invest
    | repay | return | release | (reduce | cut | lower) [#lower & !#func]{0,2} (tariffs | duties | barriers | restrictions)) $whose_goods $more_topics ]],
  on_match = function(m, doc)
    if abroad(m) then each(m, doc, "agrees_on", reference.ids(m.x)) end
  end,
  unless = [[ $not | {urge} ]], confidence = 0.6,
  examples = {
    { "Chile has pledged to increase its purchases of Norwegian fish.", "Chile agrees_on agriculture", "Chile agrees_on trade" },
    { "Chile has pledged to oppose the purchase of Norwegian fish." },
  },
}
rule "purchase" {
  pattern = [[ x:@actors $mid (will | shall | "is to" | "are to" | would | (?<= ^ @party) to | (has | have | had)? (agreed | decided | contracted
    | undertaken) to) also? trigger:(?: t:s:@sector[key=trade] (?<= buy | purchase | import) | buy (?! time) | purchase | order | import (?! inflation)
    | take in | take (?= #num)
    | accept | admit | resettle | recruit | hire | lease) $goods (from $the? (y:@party | y:@country | y:@capital) | y:@nationality) $more_topics ]],
  on_match = function(m, doc)
    if abroad(m) and reference.list(m.s)[1] then each(m, doc, "agrees_on", reference.ids(m.x)) end
  end,
  unless = [[ $not | {want} | {hope} | {use} ]], confidence = 0.6,
  examples = {
    { "Norway will buy 40,000 tonnes of wheat from Chile.", "planned Norway agrees_on agriculture", "planned Norway agrees_on trade" },
    { "Norway has bought Chilean copper." },
  },
}
-- "Norway will reopen its embassy in Chile", "has decided to withdraw its troops from Chile", "told Chile it would supply gas".
macro "is_set_to" [[ (will | shall | (?<= ^ @party) to | "is to" | "are to" | would | (is | are | was | were) $willing to (?! [!raw="."]* if)
    | offered $timed? to
    | (has | have | had)? (decided | agreed | promised | undertaken | pledged) $timed? to) ]]
macro "sends_or_opens" [[ (?! $start_of_talks)
    (open | free | establish | "set up" | reopen | withdraw | pull | exempt | extend | stop | halt | resume | restore | return | release
  | extradite | name | appoint) ]]
local function decides_for_others(m, doc)
  if abroad(m) then each(m, doc, "agrees_on", reference.ids(m.x)) end
end
rule "own-decision" {
  pattern = [[ (?! @pair) x:@actors $mid ($itself? trigger:$is_set_to $adverb? (?= $sends_or_opens) | (?: trigger:(has | have | had))? (?= reopened
    | exempted | extradited | opened (its | the) $word{0,2}? (airspace | bridge | ports | port | crossing | road | airport | airports | waters)))
      (?! #lower (a | an | its | the | their)? #lower{0,2} (team | minister | envoy | delegation | message | letter | representative | player))
      $topics (?: (?! $stop | @party) []){0,4}? (in | with | to | from | on | for)? $the? (y:@party | y:@country | y:@nationality | y:@capital)
    ]],
  on_match = decides_for_others,
  unless = [[ not | never | {refuse} | {urge} | {want} | {hope} | if | whether | unless | might | could | no ]], confidence = 0.6,
  examples = {
    { "Norway will reopen its embassy in Chile.", "planned Norway agrees_on diplomacy" },
    { "Norway will not reopen its embassy in Chile." },
  },
}
-- What a body has voted for: "The Security Council authorised a force to keep the peace"; of a body alone that debates it.
macro "sets_to_work" (word [[ send deploy extend renew authori[sz]e lift establish create admit expand approve ]])
macro "setting_to_work" (word [[ sending deploying extending renewing authori[sz]ing lifting establishing creating setting ]])
rule "body-decides" {
  pattern = [[ (?! @pair) x:@actors $mid $finite (trigger:((voted | decided) [!#punct]{0,2}? to $sets_to_work
      | (authorised | authorized | approved | endorsed) (?= (a | an | the | #lower){1,3} (force | mission | deployment | operation | presence))
      | (approved | adopted | passed) (?: a | an | the | #lower){1,3}? resolution $setting_to_work)
    | debating:trigger:(debating | debated | discussed | discussing | considered | considering) [!#punct]{0,6}? resolution $setting_to_work) $topics ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if #ids == 1 and ids[1]:find("^org:") then each(m, doc, m.debating and "discusses" or "agrees_on", ids) end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The UN Security Council has authorised a force to keep the peace in Mali.", "United Nations agrees_on peace" },
    { "The UN Security Council voted on Monday to send peacekeepers to Mali.", "United Nations agrees_on peace" },
    { "The UN Security Council is debating a resolution authorising peacekeepers for Mali.", "United Nations discusses peace" },
    { "The UN Security Council voted on Monday to condemn the war in Mali." },
    { "The UN Security Council did not authorise a force to keep the peace in Mali." },
    { "Norway has authorised a force to keep the peace in Mali." },
  },
}
-- "assured Chile it would supply gas", "pledged to cooperate with Chile in ...": told to the other's face, or of what one will do with it.
rule "assured" {
  pattern = [[ x:@actors $did trigger:({assure} | {promise}) $the? (y:@party | y:@capital) (of (its | his | her) (help | assistance | cooperation
      | support) (in | with | on)
      | that? (it | he | she | $the? @party) (will | would) (?= $does_its_part | provide | give | lend | help | train | fund)) $topics
    | (y:@person | y:@acting | y:@state) (said | told reporters) that? x:@actors (has | had | have)? trigger:((promised | pledged | offered) to) (?= provide
      | give | supply | fund | finance | help | build | lend | send | grant | buy) $topics
    | x:@actors $did trigger:((pledged | pledges | promised | vowed | offered) to (cooperate | co-operate | work | collaborate) with) $the? (y:@party
      | y:@capital) $topics ]],
  on_match = decides_for_others,
  unless = [[ not | never | {refuse} | {urge} | {want} | {hope} | if | whether | unless | might | could | no ]], confidence = 0.6,
  examples = {
    { "Norway assured Chile it would supply gas for ten years.", "Norway agrees_on energy" },
    { "Norway refused to cooperate with Chile in fighting malaria." },
  },
}
-- "Norway has allowed Chile to fish in its waters".
rule "permit" {
  pattern = [[ x:@actors $mid $itself? ((will | would | has | have | had | (agreed | decided | promised) to | also){1,3} | (?= allowed
    | permitted)) trigger:(allow | allowed | permit
    | permitted | let | authorise | authorised | authorize | authorized) $the? (?: (return | entry | visit | visits | deployment | presence | use)
    (of | by) | in)? #lower? (y:@party | y:@capital | y:@nationality | y:@org) $topics ]],
  on_match = function(m, doc)
    if abroad(m) then each(m, doc, "agrees_on", reference.ids(m.x)) end
  end,
  unless = [[ $not | {urge} ]], confidence = 0.6,
  examples = {
    { "Norway has allowed Chile to share its fisheries.", "Norway agrees_on agriculture" },
    { "Norway has not allowed Chile to share its fisheries." },
  },
}
macro "debts_of" [[ t:s:@sector[key=finance] [!#punct]{0,8}? (by | of | for | from) $the? (@party | @country) ]]
macro "whose_debts" [[ (@country 's | @nationality) [!#punct]{0,4}? t:s:@sector[key=finance] ]]
-- "cancelled the debts of Mali", "forgave Mali's debts".
rule "debt-relief" {
  pattern = [[ x:@actors $mid $itself? (will | has | have | had | would | also | to | agreed){0,3}
    trigger:({cancel} | {forgive} | {waive} | {write} off | {reschedule} | {restructure}
      | ({announce} | {approve}) (the | a)? (cancellation | forgiveness | rescheduling | restructuring) of)
    [!#punct | raw="-"]{0,8}? ($debts_of | $whose_debts) ]],
  triples = { EACH }, with = WITH, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Norway cancelled debts of 15 million crowns owed by Mali.", "Norway agrees_on finance" },
    { "Norway refused to cancel debts owed by Mali." },
  },
}

-- What an instrument does.
macro "provides" [[ ({focus} on | {cover} | {provide} for | {include} | {deal} (?: "among other things" | mainly | chiefly | also)? with | {envisage}
    | {envision} | {call} (for | on [!#punct]{1,4}? to) | {stipulate} | {apply} to
  | {concern} | {take} in | {foresee} | {entail} | {comprise} | {span} | {address} | {speak} of | {list} | {aim} (at | to) | {extend} to | {spell} out
  | {regulate} | {govern} | {relate} to | {pertain} to | {range} from | {oblige} | {bind} | {commit} (?! to)) ]]
macro "lays_down" [[ ({extend} | {guarantee} | {require} | {allow} | {permit} | {enable} | {outline} | {contain} | {establish} | {set} (up | out | down
    | limits)
  | {lay} down | ({say} | {state}) (?! that? $the? @state ($favouring | $disfavouring | {stress} | {note} | {express}))
  | {specify} | {give} | {grant} | {make} | {free} | {clear} | {widen} | {promote}
  | {let} | {ban} | {forbid} | {prohibit} | {cap} | {limit} | {keep} | {put} | {raise} | {lower} | {ensure} | {protect} | {name}
  | {open} (?! the? (way | door | path)) | {end} | {abolish} | {remove} | {scrap} | {cut} | {reduce} | {lift}) ]]
-- "An agreement between A and B on ...", "MoU on ... between A and B": instruments named after their parties.
macro "body" [[ (?: (?! between | and | partnership | $stop) [] )*? ]]
macro "named_parties" [[ $body x:@party $bracketed (?: "," (of | on) the one (part | hand | side))? (?: "," $body x:@party)* ","? and $body x:@party
  (?: (?: "," $the? x:@party)* ","? and $the? x:@party (?= "," (of | on) the other))? ]]
macro "between" [[ (between | among) (?: $named_parties | (both | our)?
  x:@joint ) ]]
-- What is said of an instrument that does not exist.
macro "by_cabinet" [[ [!raw="." & !raw=";"]{0,30}? ((proposal | resolution) $plain{0,2}? (made | submitted | presented | furnished | forwarded | tabled) by
  | (^ | ":" | "-" | the) cabinet (?: of ministers)? (has | also | granted | accordingly){0,2} (approved | "its"? approval) | approved by the? cabinet) ]]
macro "unreal" [[ ($by_cabinet | (has | have | had) yet to
  | (would (?! be (suspended | frozen | cancelled | canceled | scrapped | terminated | renewed | extended | honoured | honored
  | respected | reviewed | revised)) | could | might | $may | should | must | cannot) | (is | are | was | were | remain | remains) $adverb? (being
  | unsigned | elusive | unlikely | impossible | possible | pending | stalled | near | close | imminent) | {collapse} | {fail} | {need}
  | (is | are | was | were | has | have | had) (never | not) yet? been? (concluded | signed | reached | finalised | finalized | agreed)
  | came to (nothing | naught) | fell through ) ]]
-- A government that lets an instrument be signed is not yet a party of it: rule approved-instrument has that.
macro "approving" [[ (?<! ^ (law | decree | resolution | order | act | decision | ordinance | on) []{0,9}) (approval | {approve}) | to (sign | conclude
    | enter) ]]
macro "consented_to" [[ (approved | approval) []{1,22}? to (sign | conclude | enter into) (#lower | #Cap | "-"){1,9}? ]]
-- What else may be between two.
macro "unborn" [[ (future | upcoming | forthcoming | to (reach | conclude | finalise | finalize | broker | mediate | clinch) | {negotiate} | negotiation
    | negotiations | {propose} |
  proposal | draft | planned
    | possible | potential | prospective | {seek}
  | {hope} | {expect} | {call} for | (importance | need | necessity | prospect | prospects | possibility) (of | for) (a | an) | talks | (early | swift
      | prompt | speedy | quick) (conclusion | agreement | accord | deal | settlement)) ]]
macro "apart" [[ (being (negotiated | discussed | drafted) | talks | negotiations | discussions | dialogue | meeting | meetings | visit | visits
    | relationship | dispute | conflict | war
  | differences) ]]
macro "going_on" [[ (?: {be} | {have} | underway | "under way" | {begin} | {start} | {open} | {continue} | {resume} | in #Cap | here | now | still | #date) ]]
macro "talks_about" [[ ($apart $going_on{0,5} | {work}) (on | about | for | over | towards) [!#punct]{0,5} ]]
macro "no_word_of" [[ no (official | formal)? (announcement | word | news | confirmation | sign) [!#punct]{0,7} ]]
macro "parties_or_future" [[ (between (?! and beyond | their) | to be | (trying | hoping | working | seeking) to | will | would (?! be (suspended | frozen
    | renewed))) ]] -- but not in "air services between and beyond their territories"
macro "bullet" [[ ^ ("*" | "•" | "-" | "(" [] ")" | #num (")" | ".")? | /[ivx]+|[a-z]/ (")" | ".")) ]]
macro "form_of_state" [[ ((#Cap | 's){0,3}? ('Republic' | 'Kingdom' | 'Union' | 'Dominion' | 'Principality' | 'Sultanate' | 'Government') of $the?) ]]
macro "party_of_title" [[ $the? $form_of_state? (x:@party | x:@country | x:@org) ]]
macro "parties_of_title" [[ (?: no "."? #num "."? "-"?)? $party_of_title (?: "," $party_of_title)* ","? (and | "/" | "-" | "--" | ",") $party_of_title
  (?: ","? (etc | and others | and other (states | countries | parties)) "."?)? ]]
rule "instrument-between" {
  pattern = [[ (?<! $talks_about | $consented_to | $no_word_of) trigger:@document (?<! @head) (?: (?! $parties_or_future | $stop | $apart) [])*? $between
    (?! $unreal) (?: (","? (will | would | also){0,2} ($provides | $lays_down)
      | ","? (that | which) (will | would | also){0,2} ($provides | {allow} | {enable} | {pave} the way (for | to)) | ","? (?: (?! $stop | was | were | is
      | are | "," [lower=/[a-z]{3,}ed/]) [])*? $on
      | "(") $noun_topics )? ]],
  triples = { PAIRS, EACH }, with = WITH,
  unless = [[ $not | $unborn | $approving ]],
  confidence = 0.85,
  examples = {
    { "Agreement between the Government of Canada and the Government of Chile on fisheries.",
      "Canada agrees_with Chile", "Canada agrees_on agriculture", "Chile agrees_on agriculture" },
    { "Memorandum between the Canadian University of Fisheries and the Chile National Maritime Museum on fisheries." },
  },
}
rule "instrument-on-between" {
  pattern = [[ trigger:@document (?<! @head) (?: to | "(" | (?<= @document[key=loan]) "-"
    | (?: (?! between | $stop | {build} | step) [])*? (on | for | in | concerning | regarding | relating | of
    | about | covering)) (?: (?! $parties_or_future | $stop | step | milestone) [])*? (?: $topic (?: (?! $parties_or_future | $stop) [])*? )+ $between
    (?! $unreal) ]],
  triples = { PAIRS, EACH }, with = WITH,
  unless = [[ $not | $unborn | $approving ]],
  confidence = 0.85,
  examples = {
    { "Memorandum of Understanding on cooperation in tourism between Nepal and Mongolia.",
      "Nepal agrees_with Mongolia", "Nepal agrees_on tourism", "Mongolia agrees_on tourism" },
    { "Negotiations for an agreement on tourism between Nepal and Mongolia." },
  },
}
-- "a trade deal between A and B".
rule "sector-instrument-between" {
  pattern = [[ $topic (?: (and | "," | &) $topic)* (?: "-" | and | #Cap | $plain){0,3}? (?<! $talks_about | $consented_to | $no_word_of)
    trigger:@document (?<! @head) (?: (?! between | $stop
    | $apart | {build} | line | link) [])*? $between (?! $unreal) ]],
  triples = { PAIRS, EACH }, with = WITH,
  unless = [[ $not | $unborn | $approving ]],
  confidence = 0.85,
  examples = {
    { "He praised a trade deal between Peru and Chile.", "Peru agrees_with Chile", "Peru agrees_on trade",
      "Chile agrees_on trade" },
    { "Talks on a trade deal between Peru and Chile." },
  },
}
-- "a joint initiative between A and B to ...", if it is announced or begun.
macro "undertaking" [[ (initiative | partnership | project | programme | program | venture | alliance | mechanism | scheme | commission | committee | fund) ]]
macro "begun" [[ ({announce} | {launch} | {establish} | {unveil} | {create} | {inaugurate} | "set up" | creation | establishment | announcement) ]]
rule "undertaking-between" {
  pattern = [[ (trigger:$begun (?: $topic | (?! $stop | @party) []){0,8}? | (?= (?: (?! that | which) [!raw="."])*? (was | were | "has been") $adverb? $begun)
    $topic?) (?<! in) ($undertaking | t:s:@sector (?<= $undertaking)) (?: (?! $parties_or_future | $stop | $apart) [])*? $between (?: (on | for | to
    | in | of) $noun_topics)?
    | $joined_names $word{0,3}? $undertaking (?: (on | for) $topics_gap)? (was | were | "has been") $adverb? trigger:(launched | announced | established
    | created
      | unveiled | inaugurated) ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | $unborn ]], confidence = 0.65,
  examples = {
    { "They announced a joint initiative between Canada and Chile to protect fisheries.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "They criticised a joint initiative between Canada and Chile to protect fisheries." },
  },
}
macro "truce" [[ t:s:@sector[key=peace] (?<= truce | ceasefire | "cease-fire" | armistice | [raw="-"] fire) ]]
-- "the truce between A and B", "a ceasefire agreed by A and B", "the war between A and B ended with a truce".
rule "truce-between" {
  pattern = [[ $truce ((brokered | mediated | negotiated) by
      [!#punct & !between]{1,5}? trigger:between | [!#punct & !in & !between & !by]{0,4}?
      trigger:between | (was | "has been")? (agreed | signed | declared | reached | concluded | announced | observed | accepted | extended | prolonged
      | renewed) [!#punct]{0,4}? trigger:by) $named_parties
    | (war | fighting | conflict | dispute | row | quarrel | feud) (?: over $topics_gap)? trigger:between $named_parties (?: (?! $stop) [!#punct]){0,6}?
      ((ended | was over) [!#punct]{0,6}? (with | by | in) a? #lower{0,3}? (t:s:@sector[key=peace] | @document) | (was | were | "has been") (settled
      | resolved)) ]],
  triples = { PAIRS, EACH }, with = WITH,
  unless = [[ $not | $unborn | {call} | {urge} | {demand} | {break} | mediate | mediating | {violate} | {arrange} | for a | to agree ]], confidence = 0.7,
  examples = {
    { "The truce between Chile and Norway is holding.", "Chile agrees_with Norway", "Chile agrees_on peace", "Norway agrees_on peace" },
    { "Peru called for a truce between Chile and Norway." },
  },
}
-- With rebels the truce is the party's alone.
rule "truce-with-others" {
  pattern = [[ $truce [!#punct & !between & !with]{0,3}?
    trigger:(between (?= #lower{0,3}? (@party | #Cap)) | with (?= (the)? #Cap)) (the)? (x:@state and (the)? (?! @country | @party | @nationality) (#Cap
    | [#lower & !#func]{0,3}? $folk) | (?! @country | @party | @nationality) (#Cap{1,3} | [#lower & !#func]{0,3}? $folk) and (the)? x:@state) ]],
  triples = { EACH }, with = WITH, unless = [[ $not | $unborn | {call} | {urge} | {demand} | {break} | {mediate} | {violate} | {arrange} | for a ]],
  confidence = 0.65,
  examples = {
    { "The truce between Chile and the Red Front is holding.", "Chile agrees_on peace" },
    { "Peru urged a truce between Chile and the Red Front." },
  },
}
-- With a body that is no party, the instrument is the party's alone.
macro "institution" [[ (#Cap){1,5}? (agency | bank | organization | organisation | fund | association | commission | authority | corporation
  | committee | council | university | institute | federation | movement | front | company | union | foundation | league) ]]
rule "instrument-with-body" {
  pattern = [[ trigger:@document $gap_to_between between (?: $the? x:@party and $the? (?! @party) $institution | $the? (?! @party) $institution
    and $the? x:@party) (on | for | concerning | regarding | relating to) $topics ]],
  triples = { EACH }, with = WITH, unless = [[ $not | {negotiate} | {propose} | draft | {seek} | {hope} | $approving ]], confidence = 0.7,
  examples = {
    { "Agreement between Chile and the Andean Space Agency on fisheries.", "Chile agrees_on agriculture" },
    { "Draft agreement between Chile and the Andean Space Agency on fisheries." },
  },
}

-- "Joint Declaration of the Government of A and the Government of B on ...".
rule "instrument-of" {
  pattern = [[ trigger:@document ((?: on (?: (?! "," | $stop) [])*? $topic (?: (?! "," | $stop) [])*? "," issued)? by | of | from) $the?
    (x:@joint | x:@state (?: "," $the? x:@state)* ","? and $the? x:@state) (?: $on $topics )? ]],
  triples = { PAIRS, EACH }, with = WITH,
  unless = [[ $not | {negotiate} | {propose} | draft | {seek} | {hope} | members | mutual | written | $approving ]], confidence = 0.7,
  examples = {
    { "Joint declaration of the Government of Chile and the Government of Norway on fisheries.", "Chile agrees_with Norway",
      "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Draft declaration of the Government of Chile and the Government of Norway on fisheries." },
  },
}
macro "ministry_of" [[ $the? #lower? (ministry | ministries | department | departments | agency | agencies | commission | authority | council)
  (of | for) t:s:@sector (?: (and | ",") t:s:@sector)* ]]
macro "authorities_for" [[ $the? t:s:@sector (administrations | authorities | services | agencies | ministries) ]]
-- "Protocol between the Ministry of Health of A and ...": where nothing else says what it is on, the ministry does.
rule "ministries" {
  pattern = [[ trigger:@document (?<! @head)
    ((for | on | of | in) (mutual | bilateral)? (cooperation | collaboration | "co-operation" | "mutual assistance"))? between
    (?: x:@country 's | $the? x:@nationality)? ($ministry_of | $authorities_for) (?: x:@country | [!#punct & !and])*? ","? (of | in | and) (?: x:@country 's?
    | x:@nationality | [!#punct])*? (x:@country | (x:@country 's | x:@nationality) (?: #Cap | of | and){1,6}) (?= "." | ";" | "," | $ | "("
    | for "the"? (years |
    period)? #num | in #num | on (mutual | bilateral)? cooperation ("." | $)) ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | {negotiate} | {propose} | draft | {seek} | {hope} | $approving ]], confidence = 0.6,
  examples = {
    { "Protocol between the Ministry of Health of Chile and the Ministry of Health of Norway.", "Chile agrees_with Norway",
      "Chile agrees_on health", "Norway agrees_on health" },
    { "Draft protocol between the Ministry of Health of Chile and the Ministry of Health of Norway." },
  },
}
rule "occasion" {
  pattern = [[ trigger:(during | occasion of) (?: [!#punct & !last & !past]){0,5}? (visit | summit) ]],
  on_match = function(_, doc)
    doc.state.occasion = true
    local approved = doc.state.approved -- by one government until now
    if not approved then return end
    doc.state.approved = nil
    doc:emit(approved.ids[1], "agrees_with", approved.ids[2], { modality = "planned" })
    for _, id in ipairs(approved.ids) do
      if id ~= approved.own then
        for _, sector in ipairs(approved.sectors) do doc:emit(id, "agrees_on", sector, { modality = "planned" }) end
      end
    end
  end,
  priority = 30, qualify = false,
  examples = { { "It was signed during the visit." }, { "The visit was short." } }, -- it only notes that there is one, for the next rule
}
macro "gap_to_by" [[ (?: (?! $stop | by | between) [])*? ]]
-- What a cabinet approves is its own consent; of both parties only on an occasion.
local function consent(m, doc, ids, own)
  if doc.state.occasion then
    doc:emit(ids[1], "agrees_with", ids[2])
  else
    local sectors = {}
    for _, sector in ipairs(m.s or {}) do
      local entity = (sector.entities or {})[1]
      if entity then sectors[#sectors + 1] = "sector:" .. entity.key end
    end
    doc.state.approved = { ids = ids, own = own, sectors = sectors }
  end
  each(m, doc, "agrees_on", doc.state.occasion and ids or { own })
end
macro "on_to_between" [[ (?: (?! between | ";" | ":") [])*? ]]
macro "on_to_with" [[ (?: (?! between | with | ";" | ":") [])*? ]]
macro "consents" [[ ($approving | proposal | proposals | decided) ]]
macro "concluding" [[ (sign | signing | conclude | conclusion | enter | entering | signed | obtain | obtaining | extend | renew | amend) ]]
local function consent_to_both(m, doc)
  local ids, own = reference.ids(m.x), reference.source(doc)
  if #ids ~= 2 or own and own[1] ~= ids[1] and own[1] ~= ids[2] then return end
  own = own and own[1] or ids[1]
  consent(m, doc, ids, own)
  if m.d and m.d.key == "loan" then doc:emit(own, "agrees_on", "sector:finance", { topic = m.d.text }) end
end
-- "The Cabinet approved the proposal to sign an MoU between A and B on ...".
rule "approved-instrument" {
  pattern = [[ trigger:$consents $on_to_between $concluding (?: $topic | (?! between | ";" | ":") [])*? @document
    (?: (?! between | ";" | ":" | $topic) [])*? (?: $topic $on_to_between )*? $between
    (?: ","? $gap $on $topics )? ]],
  on_match = consent_to_both,
  unless = [[ $not | {reject} ]], modality = "planned", confidence = 0.7,
  examples = {
    { "The Cabinet granted approval to sign a Memorandum of Understanding between Nepal and Vietnam on cooperation in tourism.",
      "planned Nepal agrees_on tourism" },
    { "The Cabinet did not grant approval for a road between Nepal and Vietnam." },
  },
}
-- "MoU between A and B on ...: the proposal made by the minister was approved by the Cabinet".
rule "approved-title" {
  pattern = [[ (?: (?: $topic $word{0,2}?)? trigger:d:@document (?: $topic | (?! between | $stop) [])*? $between | ^ $parties_of_title (?: $topic | $word
    | "-"){0,3}? trigger:d:@document) (?: ","? $gap $on $topics)? (?= $by_cabinet) ]],
  on_match = consent_to_both, unless = [[ $not | $approving | $unborn ]], modality = "planned", confidence = 0.65,
  examples = {
    { "Memorandum of Understanding between Nepal and Vietnam on tourism: the proposal made by the minister was approved by the Cabinet.",
      "planned Nepal agrees_on tourism" },
    { "Draft Memorandum of Understanding between Nepal and Vietnam on tourism: the proposal made by the minister was long." },
  },
}
-- "Cabinet approves MoU between A and B on ...", whether it is signed yet or not.
rule "cabinet-approves" {
  pattern = [[ cabinet (?: (?! between | ";" | ":" | signed) []){0,16}? trigger:(approves | approved | approval | nod | cleared | clears) (?: (?! between
    | ";" | ":"
    | signed | signing | sign | conclude | enter) []){0,6}? @document (?: $topic | (?! between | signed | $stop) [])*? $between (?: ","? $gap $on $topics)? ]],
  on_match = consent_to_both, unless = [[ $not | {reject} ]], modality = "planned", confidence = 0.65,
  examples = {
    { "Cabinet approves MoU between Nepal and Vietnam on cooperation in tourism", "planned Nepal agrees_on tourism" },
    { "Cabinet reads MoU of Nepal on cooperation in tourism" },
  },
}
-- "The proposal to sign an MoU with the Government of B on ... was approved": the cabinet's country is the other party.
rule "approved-with" {
  pattern = [[ (trigger:$consents $on_to_with $concluding | cabinet (?: (?! with | between | ";" | ":" | {sign}) []){0,12}? trigger:(approves | approved
    | endorsed | cleared | nod to | approval (of | to | for))) $on_to_with d:@document $on_to_with $with_partner $gap $on $topics
    | trigger:$consents $on_to_with (obtain | obtaining | accept | receive | secure) $money_gap loan:$aidword $money_gap from $the? (y:@party | #Cap)
      $gap_to_by (to | for) $topics ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.y)
    local own = reference.source(doc) or reference.partner(doc, m.sentence, ids) or reference.dominant(doc, m.y or m.trigger)
    if #ids > 1 or not own or own[1] == ids[1] then return end
    if ids[1] then consent(m, doc, { own[1], ids[1] }, own[1]) else each(m, doc, "agrees_on", own) end
    local loan = m.loan or m.d.key == "loan" and m.d
    if loan then doc:emit(own[1], "agrees_on", "sector:finance", { topic = loan.text }) end
  end,
  unless = [[ $not | {reject} ]], confidence = 0.65,
  examples = {
    { "Nepal is content. The Cabinet granted approval to obtain a loan of 5 million dollars from Norway for roads.", "Nepal agrees_on finance",
      "Nepal agrees_on transport" },
    { "Nepal is content. The minister did not grant approval to sign a Memorandum of Understanding with Vietnam on tourism." },
  },
}

-- "It was agreed that ...": by those whom the text is about.
local function together(m, doc)
  reference.together(m, doc, reference.group(doc, m.sentence, nil), "agrees_with", "agrees_on")
end
rule "agreed-by" {
  pattern = [[ (?: $topic $gap_to_by)* (?: (that | which) [!raw="."]*?)? (been | was | were | is | are | already | jointly | "," | ", which" (was | were))
    $adverb? (trigger:(agreed (on | upon | to)? | decided | approved | accepted | adopted | drawn up | worked out | devised | launched
    | exchanged) $gap_to_by (by (?! #num)
    | between) | trigger:(lifted | abolished | waived | scrapped | reopened | restored | established | opened | resumed | demarcated
    | launched) between) $named_parties (?: (that | to | on | for) $topics | [!#punct]{0,4}? "," (will | would)? ($provides | $lays_down) $topics)? ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not | (views | opinions | ideas) [!#punct]{0,3} {be}
    | [lower=/polic(y|ies)|practices?|laws?/] []{0,4} adopted ]], confidence = 0.75,
  examples = {
    { "It has been agreed by Canada and Chile that fisheries should be opened.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "The fisheries plan, launched by Canada in partnership with Chile and Peru, is old." },
  },
}
-- "Fisheries will be opened, the two ministers agreed."
rule "agreed-behind" {
  pattern = [[ ^ (?: $topic | (?! {say} | "." | ";") [])*? "," x:@pair (has | have | had)? $adverb? trigger:(agreed | pledged
    | decided | vowed | resolved | undertook) (?: on? #date | yesterday | today | (at | in | during) [!#punct]{1,8})? "." ]],
  triples = { PAIRS, EACH }, with = WITH, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The fisheries of the south will be opened, Canada and Chile agreed on Monday.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "The fisheries of the south will be opened, Canada and Chile announced on Monday." },
  },
}
-- "accepted a Thai proposal for ...", "agreed to a request by Chile for ...": what one proposes and the other takes.
macro "proposal" [[ (proposal | proposals | plan | terms | conditions | offer | request | suggestion | initiative | invitation (?= to (join | take part))) ]]
macro "others_proposal" [[ [#lower & !#func & !invitation]{0,2}? (y:@nationality | (y:@country | y:@person) 's) $plain{0,2}? $proposal ]]
macro "proposal_by_other" [[ ($plain{0,2}? $proposal (by | from | of) | (?: $topic | $plain){1,4}? (proposed | offered | suggested) by) $the? y:@party ]]
rule "accepted-proposal" {
  pattern = [[ x:@actors $did trigger:({accept} (?: on? #date)? | {join} | {agree} to | "signed up to" | "sign up to") (a | an | the | its | his | her)?
    ($others_proposal | $proposal_by_other) (?: (for | to | on | of) $topics)? ]],
  triples = WITH_OTHER, with = WITH, unless = [[ $not | {urge} ]], confidence = 0.7,
  examples = {
    { "Canada accepted a Chilean proposal for a fisheries commission.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "Canada did not accept a Chilean proposal for a fisheries commission." },
  },
}
-- "accepted demands from rebels for reforms", "accepted a formula for ending its dispute": one gives way. What may be a matter at home needs
-- somebody else in sight.
macro "gives_way" [[ ({accept} | (acceded | conceded) ("at last" | $adverb)? to | ({bow} | {yield}) to | (gave | given | giving | give) in to | {agree} to) ]]
macro "of_others" [[ (y:@nationality | y:@org | y:@country | y:@party) ]]
rule "accepted" {
  pattern = [[ x:@actors $mid $itself? $finite? trigger:$gives_way (?! [!raw="."]*? (if | provided | unless)) (?: on? #date | today)?
    (?: $topic | $of_others 's? | (?! $stop) [#lower | #Cap | #num | raw="-"]){0,6}? (t:s:@sector[key=peace] (?<= plan | ceasefire | truce | fire | armistice)
      | formula | demand | demands | ultimatum | compromise | (?<! in) $proposal)
    (?: (?: (by | from | (put forward | proposed | tabled | made | drawn up) by) ($the? $of_others | other:[lower=/rebels|guerrillas|insurgents|separatists/]
      | (?! $stop) [!#punct & !for & !to]){1,5}?)?
      (for | to | on | of | that | calling for | demanding | aimed at) $topics (?: with ($the? y:@party
      | [!#punct]{0,5}? other:partners))?)? ]],
  on_match = function(m, doc)
    if abroad(m) or reference.list(m.other)[1] then each(m, doc, "agrees_on", reference.ids(m.x)) end
  end,
  unless = [[ $not | {urge} ]], confidence = 0.65,
  examples = {
    { "Chile on Monday accepted demands from Indian rebels that it open its fisheries.", "Chile agrees_on agriculture" },
    { "Chile has accepted a plan for its fisheries." },
  },
}
-- "OPEC's December agreement to cut output": a body's own, but no title ("the WTO Agreement on Fisheries Subsidies").
macro "plain_pact" [[ [raw=/agreement|accord|pact|deal|AGREEMENT|ACCORD|PACT|DEAL/] ]]
rule "body-agreement" {
  pattern = [[ trigger:$plain_pact (by | of) $the? x:@org $bracketed (?: (?! $stop) [!#punct & !on & !to]){0,7}? (to | on) $noun_topics
(?! [!#punct]{0,6}? never)
    | (?<! "-" | between) x:@org 's? (?: #date | $plain | #num | "-" | "'"){0,5}?
    trigger:($plain_pact | decision (?= to ({cut} | {raise} | {lower}
    | {increase} | {lift} | {freeze} | {resume} | {extend} | {limit}))) (to | on) (?! [!#punct]{0,9}? never) $noun_topics ]],
  triples = { EACH }, with = WITH, unless = [[ $not | $unborn | {urge} | {reject} | {violate} ]], confidence = 0.65,
  examples = {
    { "OPEC's December agreement to raise oil prices is being kept.", "OPEC agrees_on energy" },
    { "OPEC's proposed agreement to raise oil prices is being read." },
  },
}
-- "a deal for India to buy Canadian uranium": who acts, and whose it is or to whom.
macro "whose_or_to_whom" [[ (y:@party | y:@nationality | y:@country 's) ]]
rule "deal-for" {
  pattern = [[ trigger:@document[key=agreement | key=contract] (?: $was_made [!#punct & !with & !by]{0,3}?)? for $the? (x:@party | x:@nationality)
    to $plain
    (?: $topic | (?! $stop | @party | @country
    | @nationality) [])*? (to | from | with)? $the? $whose_or_to_whom (?! $unreal) $more_noun_topics ]],
  triples = WITH_OTHER, with = WITH, unless = [[ $not | $unborn | for | towards ]], confidence = 0.7,
  examples = {
    { "The deal for Chile to buy Canadian fish will run for five years.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "The proposed deal for Chile to buy Canadian fish is unpopular." },
  },
}
rule "it-was-agreed" {
  pattern = [[ (it (?: was | is | has been | had been) (?: also | further | mutually)? trigger:(agreed | decided (?= between (them | the two) | jointly
    | during | at the
    (meeting | talks)) | resolved jointly) | there (was | is | were | "has been") $adverb? (full | broad | general | complete
    | unanimous)? trigger:(agreement | consensus | understanding
    | unanimity) (?= (on | that | about | to) (?! the? (importance | need | value | urgency | necessity | relevance | role))) | (?<! no [!#punct]{0,3}
    | no #lower "-" #lower) (agreement | consensus | understanding | accord) (?: was | has been | had been) (?: also)? trigger:reached)
    (?: between (them | (both | the two) (governments | sides | countries | parties | nations)? | the (two | sides | governments)))? (?! by | between
    | with | "," and) (?: $topics)? ]],
  on_match = together, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Officials of Canada and Chile met; it was agreed that fisheries should be opened.",
      "Canada agrees_with Chile", "Canada agrees_on agriculture", "Chile agrees_on agriculture" },
    { "It was agreed that fisheries should be opened." },
  },
}

-- "It was decided to ...", "A decision was taken to ...", right behind those who have met.
rule "it-was-decided" {
  pattern = [[ (it (?: was | "has been" | "had been") (?: also | further | jointly)? trigger:decided | a decision (was | "has been") (?: also)?
      trigger:(taken | made | reached)) (?= to | that) $topics
    | (plan | plans | programme | program | measures | package | proposal) (to | for | on | against) $topics_gap (was | were | "has been" | "have been") also?
      trigger:(approved | adopted | agreed | endorsed) (?! by) ]],
  on_match = reference.agreed_lately(2),
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Officials of Canada and Chile met. It was decided that fisheries would be opened.", "Canada agrees_with Chile", "Canada agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "It was decided that fisheries would be opened." },
  },
}
-- "A joint committee on fisheries will be set up": by those whom the text is about.
rule "body-set-up" {
  pattern = [[ (joint | bilateral | intergovernmental) (?: $topic | $plain | "-"){0,3}? (committee | commission | group | task force | council | team
    | fund | centre
    | center | company | venture | mechanism) (?: (on | for | in | to) $topics_gap)? (was | were | (will | to) be | is | are | "has been"
    | "have been") (also | soon)?
    trigger:(set up | established | formed | created | launched) (?! by)
    | (joint | bilateral | intergovernmental) $plain{0,2}? (committee | commission | group | task force | council | team) will trigger:(see to | oversee
      | handle | draw up | study | work | examine | deal with | supervise | monitor | coordinate | promote) (?! discuss) $topics ]],
  on_match = reference.agreed_lately(3),
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Officials of Canada and Chile met. A joint committee on fisheries will be set up.", "planned Canada agrees_with Chile",
      "planned Canada agrees_on agriculture", "planned Chile agrees_on agriculture" },
    { "A joint committee on fisheries will be set up." },
  },
}
-- "a deal with Iran on gas", "its agreement with Japan on fisheries": with whom, and whoever the text is about.
rule "instrument-with" {
  pattern = [[ (?<! ({negotiate} | {seek} | {propose}) (a | an | the) #lower (of | to | for) | {deny} []{1,5}) (a | an | the | its | their | new
      | this) (?: $compound{0,3}? trigger:@document with list($the? y:@party) (on | for | concerning | regarding
    | covering | about) $topics | $compound{0,2}? t:s:@sector $plain_compound{0,2}? trigger:@document $with_partner (?! $unreal)) ]],
  on_match = function(m, doc)
    local other = reference.dominant(doc, m.y)
    if not other then return end
    local ids = reference.ids(m.y)
    for _, id in ipairs(ids) do doc:emit(id, "agrees_with", other[1]) end
    ids[#ids + 1] = other[1]
    each(m, doc, "agrees_on", ids)
  end,
  unless = [[ $not | {negotiate} | negotiation | negotiations | {propose} | proposal | draft | possible | potential | {seek} | {hope} | talks
    | {want} | {approve} | {endorse} | {enter} | {conclude} | {urge} | {consider} | {reject} | {withdraw} | {sign} | {need} | {favour} | {favor} | {oppose}
    | {demand}
    | {discuss} | for | towards | toward | closing in | verge | nod | close to
    | securing | pursuing ]],
  confidence = 0.55,
  examples = {
    { "Norway is content. It hailed the deal with Iran on gas.", "Iran agrees_with Norway",
      "Norway agrees_on energy", "Iran agrees_on energy" },
    { "Norway is content. It seeks a deal with Iran on gas." },
  },
}
-- All who are named agree with one another; one alone agrees with nobody.
local function all_agree(m, doc)
  local ids = reference.ids(m.x, m.y)
  if #ids == 1 then return each(m, doc, "agrees_on", ids) end -- with somebody who is no party
  reference.together(m, doc, ids, "agrees_with", "agrees_on")
end

macro "deal" [[ ((?! 'Charter') @document[key!=joint_statement & key!=communique & key!=declaration] | compromise | bargain) ]]
macro "was_made" [[ (reached | signed | concluded | agreed | struck | made) ]]
macro "what_to_whom" [[ (?: $topic | (?! $stop | than | @party | @country) [])*? (to | from | with | for)? $the? (y:@party | y:@nationality) ]]
-- "Under a deal reached with Turkey, Greece will take back migrants", "Under the deal, Norway will sell gas to Poland": the parties are the
-- subject behind it, and whom the deal is with or whom the subject does it to.
rule "under-deal" {
  pattern = [[ (under | in | "according to" | "as part of") (a | an | the | its | their | this) (?: $numbered | $topic){0,5}? trigger:$deal $was_made?
    (?: [!#punct]{0,4}? $with_partner [!#punct]{0,5}? "," x:@actors $mid $finite? $plain $topics
    | (?: (?! with) [!#punct]){0,10}? "," x:@actors $mid $finite? (?! {say} | {tell} | {note} | play | lose) $plain
      $what_to_whom (?! 's) (?: $topics)?) ]],
  triples = WITH_OTHER, with = WITH, unless = [[ $not | {propose} | draft | planned ]], confidence = 0.7,
  examples = {
    { "Under a deal reached with Chile, Norway will buy copper.", "Chile agrees_with Norway", "Norway agrees_on mining", "Chile agrees_on mining" },
    { "Under a draft deal with Chile, Norway will buy copper." },
  },
}
-- "A deal was reached in Lima under which Norway will sell gas to Poland".
rule "deal-under-which" {
  pattern = [[ trigger:(@document (was | were | has been | had been) $was_made) (?: (?! with | between) [!#punct]){0,5}? under which x:@actors $mid $finite?
    $plain $what_to_whom (?! 's) (?: $topics)? ]],
  triples = WITH_OTHER, with = WITH, unless = [[ $not | {propose} | draft | planned ]], confidence = 0.7,
  examples = {
    { "A deal was reached in Lima under which Norway will sell oil to Chile.", "Chile agrees_with Norway", "Norway agrees_on energy",
      "Chile agrees_on energy" },
    { "No deal was reached in Lima under which Norway would sell fish to Chile." },
  },
}
-- "Under the Paris accord, Tokyo promised to ...", "Under the accord, reached in May after long talks, Chile will repay ...": whoever else has signed.
rule "under-deal-own" {
  pattern = [[ (under | "as part of" | in) (a | an | the | its | this | (last | this) #lower 's) (?: $numbered | $topic | #date){0,5}? trigger:$deal
    (?: (?! with) [!#punct]){0,9}?
    ("," [!raw="," & !raw="."]{1,18}? ",")? ","? x:@actors $mid ((will | would | shall | must | is to | are to) (?! be | have | lose | win | play)
      | has to | have to | undertook to
      | (has | have | had)? (agreed | pledged | promised) to?) $topics ]],
  on_match = function(m, doc)
    local ids, since = reference.ids(m.x), doc.state.instrument and m.sentence - doc.state.instrument
    local parties = {}
    for _, id in ipairs(since and since <= 4 and reference.known_group(doc, m.sentence) or ids) do parties[id] = true end
    for _, id in ipairs(ids) do
      if not parties[id] then return end -- a third country, of which the accord speaks
    end
    if #ids == 1 then each(m, doc, "agrees_on", ids) else reference.together(m, doc, ids, "agrees_with", "agrees_on") end
  end,
  unless = [[ $not | {propose} | draft | planned | tentative | {want} | {seek} ]], confidence = 0.65,
  examples = {
    { "Under the February 27 accord, Chile will repay its debt over ten years.", "Chile agrees_on finance" },
    { "Under the proposed accord, Chile would repay its debt over ten years." },
  },
}
macro "done_with" [[ (?: $topic | (?! $stop | $apart | @party | @country) [])*? ]]
-- "Russia will supply gas under a contract with Hungary", "Russia sells gas to Hungary under a contract".
rule "act-under-deal" {
  pattern = [[ x:@actors $mid $itself? $adverb? (?: would | $finite)? $plain $done_with (?: (to | with | from)? $the? (y:@party | y:@nationality) $done_with)?
    (?<! {call} []{0,8} | commitments | obligations | rights | principles) under ((a | an | its | their) $numbered{0,4}? trigger:@document | the
    $numbered{0,3}? trigger:@document (?= $was_made | initialled))
    (?: $was_made? [!#punct]{0,3}? $with_partner)? (?! $unreal) ]],
  on_match = all_agree, unless = [[ $not | $unborn ]], confidence = 0.65,
  examples = {
    { "Norway sells gas under a contract signed with Chile.", "Norway agrees_with Chile", "Norway agrees_on energy", "Chile agrees_on energy" },
    { "Norway will sell gas under a draft contract with Chile." },
  },
}

-- "Japan's agreement with India on ...", "the deal of Japan with India": one party owns it, the other is with it.
rule "instrument-of-with" {
  pattern = [[ $one_name ('s | "'") (?: $plain | #Cap | "-" | $topic){0,5}? trigger:@document (?: on (?: (?! with | $stop) [])*?
    (?: $topic (?: (?! with | $stop) [])*? )+)? (with | and) $the? y:@party (?! $unreal) (?: (on | for | concerning | regarding | covering | about
    | to | in) $topics )? ]],
  triples = WITH_OTHER, with = WITH,
  unless = [[ $not | $unborn ]],
  confidence = 0.75,
  examples = {
    { "Norway's agreement with Chile on fisheries runs for five years.", "Norway agrees_with Chile", "Norway agrees_on agriculture",
      "Chile agrees_on agriculture" },
    { "Norway's proposed agreement with Chile on fisheries is long." },
  },
}

-- The instrument of the sentences before: "the accord", "one of several agreements signed during the visit", "it", "another".
macro "the_one" [[ ((one | some | most | two | three | both | the (first | second | third | last | main | other)) of | among) ]]
macro "the_instrument" [[ ($the_one? (the | this | these | those | both | its | their | two | three | four | several | other | another | (a | the) (first
    | second
  | third | fourth | further | separate | other) | #num) (?: $plain_compound | $topic){0,4}? (@document | documents
  | document | text | texts | clause | clauses | article | articles | annex | programme | scheme | package | cooperation | (first | second | next
  | last | final)
    (stage | phase | step | part)) | one of them
  | ^ (another | the (first | second | third | other | others | latter)))
  (?: (signed | reached | concluded | initialled | inked | agreed | exchanged) (?! by | with) [!#punct]{0,5}?)? ]]
macro "instrument_it" [[ ^ (?: (among | "in addition" | besides | inter) [!#punct]{0,4}? ","?)? (it | they | these) ]]
macro "main_points" [[ (its | the | their) #lower? (points | terms | provisions | elements | goals | features | parts | chapters) (?: of the @document)? ]]
macro "is_on" [[ (is | are | was | were) (mainly | also | largely | all | chiefly)? (on | about (?! to) | for | concerning | related to | in the (field
    | fields | area
  | areas) of) ]]
-- What an agreement of theirs is about: "The agreement covers ...", "Under the agreement, ...".
local function says(m, doc)
  local since = doc.state.instrument and m.sentence - doc.state.instrument
  local includes = m.it and m.trigger.text:find("^[Ii]nclud") -- "it" that includes something is what the sentence before has told of
  local ids = since and since <= (includes and 1 or m.it and 2 or 4) and reference.known_group(doc, m.sentence)
  if ids then each(m, doc, "agrees_on", ids) end
end
rule "instrument-says" {
  pattern = [[ $the_instrument (("," [!raw=","]{1,8} ",")? (?: {follow} [!#punct]{1,4}? (?: (?! $stop) []){0,14}? and)? $adverb? (?: will | would | also){0,2}
    (?! [lower=/[a-z]+ing/]) trigger:($provides | $lays_down | $is_on) $topics
    | "," trigger:(on | covering | concerning | about | regarding) $noun_topics) ]],
  on_match = says,
  unless = [[ $not | {propose} | draft ]], confidence = 0.6, priority = -10,
  examples = {
    { "Chile and Norway signed an agreement. The agreement covers tourism.", "Chile agrees_on tourism",
      "Norway agrees_on tourism" },
    { "Chile and Norway played. The agreement covers tourism." },
  },
  after = "instrument-named",
}
rule "it-says" {
  pattern = [[ (it:$instrument_it $adverb? (?: will | would | also){0,2} (?! [lower=/[a-z]+ing/] | {focus} | {call} on)
      trigger:($provides | lay:$lays_down)
    | ^ $main_points trigger:(are | were | include | included | cover)) $topics ]],
  on_match = function(m, doc) -- "it allows" may be one who has signed, if he stands alone
    if not m.it or doc.state.instrument == m.sentence - 1 and not (m.lay and reference.subject_before(doc, m, 1)) then says(m, doc) end
  end,
  unless = [[ $not | {propose} | draft ]], confidence = 0.6, priority = -10,
  examples = {
    { "A plan has been approved by Chile and Norway. It takes in fisheries.", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway met. It takes in fisheries." },
  },
  after = "instrument-named",
}
-- What else is agreed: "In return, Peru will cut tariffs", "Among the measures are ...", "Also agreed was ...".
rule "term-besides" {
  pattern = [[ ^ (?: in (return | exchange | addition) | for its part | furthermore | moreover | also) "," x:@actors $mid
      trigger:(will | would | is to | are to | agreed to | "has agreed to") $topics
    | (^ also | other (measures | steps | points | items)) trigger:(agreed | decided | approved) (on | upon)? (was | were | is | are | {include}) $topics
    | (^ among (the | other | these) (measures | steps | points | decisions | terms | provisions)
      | ^ (the | these)? (measures | steps) (agreed | decided) (on | upon)? | ^ (?: the? other | further | more) (fields | areas | sectors | points)
      | ^ also (on the list | included | covered | part of [!#punct]{1,2}?)) trigger:({include} | is | are | was | were) $topics
    | ^ (special | particular | great)? (attention | priority | emphasis) trigger:(will | is | would) (go | to be given | be given | be paid | to go) to $topics
    | ^ (?: $topic | (?! $stop | @party) [!#punct] | ",")*? (is | are | was | were) also? trigger:(part of (it | (the | this)?
      $plain{0,2}? @document) | covered (too | as well
    | by) | included) ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    local group = reference.known_group(doc, m.sentence)
    for _, id in ipairs(group or {}) do
      if not ids[1] or id == ids[1] then return says(m, doc) end
    end
  end,
  unless = [[ $not | {propose} | draft ]], confidence = 0.6, priority = -10,
  examples = {
    { "Chile and Norway signed an agreement. In return, Norway will build a hospital.", "planned Chile agrees_on health",
      "planned Norway agrees_on health" },
    { "Chile and Norway played. In return, Norway will build a hospital." },
  },
  after = "instrument-named",
}
-- "Peru is to supply gas, and Chile would open its ports": what one of the two does under it.
macro "does_its_part" [[ (?! hold | continue | work | support | respect | form | start | begin | help | end | make | set | raise | save | grow | tell
    | warn | test | provide | lend | fund | finance
  | give | offer | invest | train) ($together | $together_on | get | receive | cede
  | pay | recognise | recognize | hand over | take | stop | honour | ship | deliver | repay | host (?= #lower? @sector) | leave
  | be (allowed | permitted | able | entitled | obliged | given | granted | paid) | have (use | access | the right | rights | until)) ]]
rule "term-of-one" {
  pattern = [[ (?: ^ (in | on) $topic ",")? (?! @pair | @person) (?<! (additionally | separately | also | meanwhile) ","?) x:@actors ($mid (trigger:(will |
    would | shall | (is | are) to) $adverb* (?= $does_its_part)
      | $aux trigger:(agreed | undertook | undertaken | promised | pledged) (?= to | that)
      | trigger:(gets | gains))
    | "," trigger:(in (turn | return | exchange) | for its part) "," (?! said | will) $plain) $topics ]],
  on_match = function(m, doc)
    local at = doc.state.instrument == m.sentence and doc.state.instrument_before or doc.state.instrument
    if not at or m.sentence - at < 1 or m.sentence - at > 3 then return end
    local ids, group = reference.ids(m.x), reference.known_group(doc, m.sentence)
    for _, id in ipairs(#ids == 1 and group and #group <= 3 and group or {}) do -- what one of many will do is its own
      if id == ids[1] then return each(m, doc, "agrees_on", group) end
    end
  end,
  unless = [[ $unsure | no ]], confidence = 0.55, priority = -10, after = "instrument-named",
  examples = {
    { "Chile and Norway signed an agreement. Norway would supply gas to Chile.", "Chile agrees_on energy", "Norway agrees_on energy" },
    { "Chile and Norway signed an agreement. Norway will hold a vote on gas." },
  },
}
-- "They will not let rebels in", "Neither side will build missiles".
rule "joint-restraint" {
  pattern = [[ (x:@pair $mid (will | would | shall) trigger:not | trigger:neither (side | country | party | nation | government | of (them
    | the two)) (will | would))
    (?= allow | let | permit | give | use | attack | deploy | test | build | interfere | seek | send | sell | acquire | support | harbour | harbor
    | shelter | raise
    | take | resort | increase | target) $topics ]],
  on_match = function(m, doc)
    local ids = m.x and reference.ids(m.x) or reference.they(doc, m.sentence)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
  end,
  unless = [[ if | whether | may | unless | warn | warned ]], confidence = 0.6,
  examples = {
    { "Chile and Norway met in Lima. They will not build nuclear weapons.", "planned Chile agrees_with Norway",
      "planned Chile agrees_on arms_control", "planned Norway agrees_on arms_control" },
    { "Chile and Norway met in Lima. They will not build if nuclear weapons fly." },
  },
}
-- "Prisoners will be exchanged and the border reopened", right behind; "Troops will leave the town under the deal".
macro "carried_out" [[ (exchanged | reopened | opened | lifted | cut | reduced | abolished | withdrawn | released | returned | repatriated | freed | restored
  | resumed | built | "set up" | established | created | formed | shared | sent | sold | supplied | provided | increased | expanded | removed | scrapped
  | eased | waived | dismantled | destroyed | demarcated | protected | allowed | trained | launched | "stepped up" | "handed over" | paid | lent | dropped
  | suspended | halted | ended | stopped | deployed | introduced | simplified | banned | promoted | strengthened | developed | encouraged | doubled | raised
  | stationed | kept | based | placed | split | divided | used | widened | deepened | intensified | granted | offered | transferred | completed
  | linked | monitored | financed | funded | modernised | modernized) ]]
macro "goes_on" [[ (begin | start | flow | fall | drop | rise | grow | cover | extend to | pay for | reach | link | include | focus on | run from
    | carry | connect | handle
  | patrol | monitor | come from) ]]
macro "forecasts" [[ (analysts | critics | economists | experts | navy | army | bank | unions | opposition | {fear} | {expect} | {predict} | {warn} | {hope}) ]]
rule "term-follows" {
  pattern = [[ ^ (?: $topic | (?! @document | $apart | $talking | @party | summit | $forecasts) [!#punct] | (?<= @sector) ",")*? ((will | would | (is
    | are) to) (also | soon)?
      (be trigger:$carried_out (?! upon | on) | trigger:$goes_on) (?: $topics)?
    | (will | would) (?! be) (?: $topic | (?! $stop) [])*? trigger:under (the | this | its | these) ((terms | provisions) of the)? $word{0,2}?
      (@document | terms) "." $) ]],
  on_match = function(m, doc)
    local since = doc.state.instrument and m.sentence - doc.state.instrument
    local few = #(reference.known_group(doc, m.sentence) or {}) <= reference.AT_MOST -- where more are listed, somebody from each does something
    if since and since >= 1 and (since <= 3 or m.trigger.text == "under") and few then says(m, doc) end
  end,
  unless = [[ $unsure | no ]], confidence = 0.55, priority = -10,
  examples = {
    { "Chile and Norway signed an agreement. The ports will be opened to fishing boats.", "planned Chile agrees_on transport",
      "planned Norway agrees_on transport", "planned Chile agrees_on agriculture", "planned Norway agrees_on agriculture" },
    { "Chile and Norway played. The ports will be opened to fishing boats." },
  },
  after = "instrument-named",
}
rule "under-instrument" {
  pattern = [[ trigger:((under | by | according to | as part of | in line with | in accordance with) (the | this | these | its | their | both | another
    | a (second | third | separate
    | further)) (terms | provisions)? (of the)? $word{0,2}? (@document | documents | document | (?<= terms | provisions)) (?: (that
    | which)? they [!#punct]{0,1}? signed)? (?: "," which [!raw=","]{1,12} (?= ","))?
      | ^ (under | with | through) (it | them)) ("," | (?= @actors) | (?<= terms)) (?: (?! which | who | because
    | if) [])*? $topic
    (?: (?: (?! which | who | because | if | $purpose) [] )*? $topic )* ]],
  on_match = says, unless = [[ $not | {propose} | draft ]], confidence = 0.6, priority = -10,
  examples = {
    { "Chile and Norway signed an agreement. Under its terms, Norway will build a hospital.", "Chile agrees_on health",
      "Norway agrees_on health" },
    { "Chile and Norway played. Under its terms, Norway will build a hospital." },
  },
  after = "instrument-named",
}
rule "instrument-will" {
  pattern = [[ (the | this) $word{0,3}? (@document | partnership | initiative) (will | would) also?
    trigger:(facilitate | promote | accelerate | expand | strengthen | enhance | increase | boost | deepen | support | open | improve | create | remove
    | abolish | eliminate | reduce | cut | lower | ease | lift | double | end | see | give | grant) $topics ]],
  on_match = says, unless = [[ $not | {propose} | draft ]], confidence = 0.6, priority = -10,
  examples = {
    { "Chile and Norway signed an agreement. The agreement will facilitate tourism.", "planned Chile agrees_on tourism",
      "planned Norway agrees_on tourism" },
    { "Chile and Norway played. The agreement will facilitate tourism." },
  },
  after = "instrument-named",
}
-- "Five fields will have priority for cooperation. They are: forestry, ...".
rule "fields-named" {
  pattern = [[ (fields | areas | sectors | priorities | subjects) (?: [!#punct]){0,8}? trigger:(cooperation | co-operation | collaboration)
    | trigger:(cooperation | co-operation | collaboration) (?: [!#punct]){0,5}? (fields | areas | sectors | priorities | subjects) ]],
  on_match = function(m, doc) doc.state.fields = m.sentence end, unless = [[ $not ]], qualify = false, priority = 5,
  examples = { { "Five fields are chosen for cooperation." }, { "Five fields are green." } }, -- for rule fields-are
}
rule "fields-are" {
  pattern = [[ ^ (they | these | those | (the | these | such) $plain{0,2}? (fields | areas | sectors | priorities)) trigger:(are | include | cover
    | were | included) ":"? $topics ]],
  on_match = function(m, doc)
    if doc.state.fields == m.sentence - 1 then says(m, doc) end
  end,
  unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Chile and Norway signed an accord. Five fields were chosen for cooperation. They are: tourism and fisheries.", "Chile agrees_on tourism",
      "Norway agrees_on tourism",
      "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway signed an accord. Five fields were chosen. They are green." },
  },
}
-- What an instrument is about, for a later "the treaty was signed".
rule "matter-named" {
  pattern = [[ $topic $plain? trigger:@document | trigger:@document (?! between | with) [!#punct]{0,2}? (on | for | over | covering
    | concerning) $noun_topics ]],
  on_match = function(m, doc)
    local matter = { sentence = m.sentence, sectors = {}, topics = {} }
    for i, sector in ipairs(reference.list(m.s)) do
      local entity = (sector.entities or {})[1]
      matter.sectors[#matter.sectors + 1] = entity and "sector:" .. entity.key or nil
      matter.topics[#matter.sectors] = (reference.topic_of(m, sector) or sector.text)
    end
    doc.state.matter = matter
  end,
  qualify = false, priority = 25,
  examples = { { "They spoke of a fisheries treaty." }, { "They spoke of a treaty." } }, -- for rules signed-by-them, to-be-signed
}
rule "instrument-named" {
  pattern = [[ trigger:({sign} | {reach} | {conclude} | {agree} | {ink} | {finalise} | {finalize} | {seal} | {strike} | {initial}
    | conclusion (?= of [!#punct]{0,6}? @document)
    | (approved | adopted | "drawn up" | "worked out" | devised) by | ({launch} | {announce} | {establish}) (?: $plain | #Cap | a | an | the | "-"
    | "." | on | for){0,7}? (partnership | initiative | programme
    | program | framework)) ]],
  on_match = function(m, doc)
    if doc.state.instrument ~= m.sentence then doc.state.instrument_before = doc.state.instrument end
    doc.state.instrument = m.sentence
  end,
  unless = [[ $not ]], qualify = false,
  examples = { { "Chile signed an agreement." }, { "Chile played." } }, -- it only notes that there is one, for rule instrument-says
}
rule "pledge" {
  pattern = [[ x:@actors $did trigger:({pledge} | {donate}) (?! to | that | will | would | is | was | by | of) (?= []*? (@country | @nationality | @org |
    (to | for) $the? #Cap))
    (?: (?! to | that | $stop) []){0,6}? $topics ]],
  triples = { EACH }, with = WITH, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "China and Russia have pledged funds for the reconstruction of Syria.", "China agrees_on finance",
      "Russia agrees_on finance", "China agrees_on infrastructure", "Russia agrees_on infrastructure" },
    { "China has not pledged funds for Syria." },
  },
}

-- A colon that ends the sentence: a list follows. Few do, so the rules ask for the mention first.
mention "head" "colon" { pattern = [[ [] ":" "-"? $ ]] }
macro "before_list" [[ (?= []* @head) ]]
-- A list of what was agreed or discussed: "Agreements on the following were signed: * ...".
local function open_list(m, doc)
  local ids = m.x and reference.ids(m.x) or reference.group(doc, m.sentence, 2)
  doc.state.list = { sentence = m.sentence, ids = ids, relation = m.talks and "discusses" or "agrees_on", deeds = m.deeds }
  if m.talks or m.deeds then return end
  if not (m.titles or m.loose) then reference.set_joint(doc) end
  if ids then doc.state.head = { sentence = m.sentence, ids = ids } end
end
rule "agreed-list" {
  pattern = [[ $before_list (trigger:(terms | agreements | agreement | memoranda | memorandum | mous | outcomes | outcome | agreed |
    decided | signed | cooperation | results) | trigger:loose:(deliverables | (joint | new | their | "'" | 's) $plain{0,2}? (initiatives | efforts
      | programmes | programs | projects))
    | x:@pair $mid $finite (trigger:({intend} | {commit} | {agree} | cooperate | collaborate | work together) | trigger:loose:({decide} | {announce} | {launch}
      | {pledge} | {undertake} | {resolve})))
    (?: (?! {discuss} | {propose}) [])* (following | follows | below |
    include | included | including | areas | fields | on | to | that | (are | were) (?= ":")) (?: [!raw="."])* ":" "-"? $
    | $before_list x:@pair $mid (trigger:loose:(will | shall) also? | $finite (trigger:{agree} | trigger:loose:({decide}
      | {announce} | {pledge} | {resolve}))) ":" "-"? $
    | $before_list trigger:deeds:x:@joint ":" "-"? $
    | $before_list (following | these) [!#punct]{0,3}? trigger:titles:@document (?: [!raw="."])* ":" "-"? $ ]],
  on_match = open_list,
  unless = [[ $not | {propose} | {seek} | {request} ]], priority = 30,
  examples = {
    { "Canada and Chile agreed to cooperate in the following areas:" }, -- it only opens the list, for rule list-item
    { "The guests were the following:" },
  },
}
rule "discussed-list" {
  pattern = [[ $before_list ((talks | discussions | discussion | dialogue | meeting | consultations | agenda | topics | subjects | issues)
    [!#punct]{0,6}? | @pair $mid $finite) trigger:talks:({discuss} | {cover} | {address} | {review} | {include} | {focus} on | were | {exchange}
    views on) [!raw="."]* ":" "-"? $ | $before_list trigger:talks:(recommendations | recommends | recommended) [!raw="."]* ":" "-"? $ ]],
  on_match = open_list,
  unless = [[ $not | {propose} | {seek} | {request} ]], priority = 29,
  examples = {
    { "Canada and Chile discussed the following topics:" }, -- it only opens the list, for rule list-item
    { "Canada and Chile are the following:" },
  },
}
rule "list-goes-on" {
  pattern = [[ $bullet [] ]],
  on_match = function(m, doc)
    local list = doc.state.list
    if list and m.sentence <= list.sentence + 1 then list.sentence = m.sentence end
  end,
  priority = 20,
  examples = { { "* Tourism;" }, { "Tourism;" } },
  after = { "agreed-list", "discussed-list" },
}
rule "list-item" {
  pattern = [[ ($bullet | ^ (?= [#lower] | (?! #func) (?: (?! {be} | {will} | {agree}) [!#punct | raw="," | raw="-" | raw="'"]){1,14}
    (?: ";" (?: and | or)? [!#punct | raw="," | raw="-"]{0,14})? "."? $))
    (talks:(discussed | reviewed | noted | welcomed | acknowledged | recognised | recognized | underlined | underscored | stressed | emphasised | emphasized
    | highlighted | exchanged) | agrees:(agreed | decided | committed | pledged | resolved | undertook | reaffirmed | announced | launched | established
    | signed | concluded | adopted | endorsed | approved | confirmed))? $gap $topic (?: (?: (?! $stop | $purpose | for | particularly | especially |
    taking | with) [] )*? $topic )* ]],
  on_match = function(m, doc)
    local list = doc.state.list
    if not list or not list.ids or m.sentence > list.sentence + 1 then return end
    list.sentence = m.sentence
    if list.deeds and not (m.talks or m.agrees) then return end -- "the leaders: * agreed to ...; * discussed ..."
    if m.talks or list.relation == "discusses" then return each(m, doc, "discusses", list.ids) end
    reference.together(m, doc, list.ids, "agrees_with", "agrees_on")
  end,
  unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Canada and Chile signed agreements on the following:\n* Tourism;\n* Fisheries.", "Canada agrees_with Chile",
      "Canada agrees_on tourism", "Chile agrees_on tourism", "Canada agrees_on agriculture", "Chile agrees_on agriculture" },
    { "Canada and Chile discussed the following:\nTourism is young in Peru." },
  },
  after = { "agreed-list", "discussed-list" },
}
-- "They intend to work together. Topics will include forests, energy and fisheries."
rule "topics-include" {
  pattern = [[ ^ (?: the | other | main | possible | $plain)? (topics | subjects | themes | areas | issues | fields)
    (?: of (discussion | cooperation | collaboration))? (will | would)? trigger:({include} | range from) $topics ]],
  on_match = function(m, doc)
    local ids = reference.recent_pair(doc, m.sentence, 2)
    if ids then each(m, doc, "discusses", ids) end
  end,
  unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Canada and Chile intend to work together. Topics will include tourism and fisheries.", "planned Canada discusses tourism",
      "planned Chile discusses tourism",
      "planned Canada discusses agriculture", "planned Chile discusses agriculture" },
    { "Canada is long. Topics will include tourism and fisheries." },
  },
}

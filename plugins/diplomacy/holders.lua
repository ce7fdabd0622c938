-- Who holds a stance: the subject, whose verb follows ($holder), or that of an earlier verb ("urged calm and condemned the attack", $further),
-- or whoever is quoted. And what on_match does for all rules of stance: `hold` says it of the holders, `note` keeps what it was about.

local reference = require "reference"
local M = {}

-- Whom they can mean: a subject before them, or the source.
local KNOWN = { "actors", "pair", "voice", "we-the" }
-- Whoever speaks for the subject of the sentence before: "the ministry said it rejected ...", "she also accused ...".
macro "acts_next" [[ (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]]
macro "ministry" [[ (government | ministry | cabinet | spokesman | spokeswoman | spokesperson | kingdom | sultanate | republic | country | junta) ]]
mention "speaker" "government" {
  pattern = [[ the (ministry (of | for) [#Cap | #lower & !#func | and]{1,4} | department of foreign affairs (?: "(" #UPPER ")")?) $acts_next |
    (?<! $preposition) (?<! @nationality | @country $s) (the | its |
    his | her | a)
    (?: top | chief | senior)? (?: foreign | defence | defense | interior | state | government | #lower "-"?)? $ministry (?: statement | spokesman |
      spokeswoman | official)?
    (?! of | for | 's | "," | @office | #Cap) $acts_next ]],
  resolve = function(m, doc)
    local ids = reference.alone(doc, m, 3)
    return ids and ids[1]:find("^country:") and ids or reference.here(doc)
  end,
  lazy = true,
}
macro "organ" [[ (summit | council | assembly | meeting | ministers | foreign ministers | leaders | parliament | executive board) ]]
mention "speaker" "organ-of" { -- "the summit of the Arab League in Cairo"
  pattern = [[ the $organ of $the? c:@org (?: (in | at) #Cap{1,2})? $acts_next ]], entity = "c",
}
mention "speaker" "embassy" { -- "the Japanese embassy in Beijing", "the Cuban mission to the UN"
  pattern = [[ the (c:@nationality | c:@country $s?) (embassy | mission | high commission | delegation) (in | to | at) $the? #Cap{1,3} $acts_next ]],
  entity = "c",
}
-- "The two issued a joint statement. The statement condemned ...": its words are theirs.
mention "paper" "issued" {
  pattern = [[ x:@actors $mid $aux ({issue} | {release} | {sign} | {publish} | {adopt}) (a | an | their | the)? (?: #lower | #Cap){0,3}? $paper |
    $paper (?: (issued | released | signed | published) (?: on #date)?)? by list($the? x:@party) ]],
  resolve = function(m, doc)
    doc.state.paper = { ids = reference.ids(m.x), sentence = m.sentence }
    return nil
  end,
  after = KNOWN,
}
mention "speaker" "paper" {
  pattern = [[ (?<! $preposition) the joint? $paper $acts_next ]],
  resolve = function(m, doc)
    local paper = doc.state.paper
    return paper and m.sentence - paper.sentence <= 6 and paper.ids or nil
  end,
  after = "issued", lazy = true,
}
mention "speaker" "its-officer" { -- "Cuba spoke. Its ambassador, Ana Soto, rejected ..."
  pattern = [[ ^ its (ambassador | envoy | delegate | representative | president | premier | "prime minister" | "foreign minister")
    (?: "," #Cap{1,4} ",")? $acts_next ]],
  resolve = function(m, doc) return reference.alone(doc, m, 1) end,
  after = KNOWN, lazy = true,
}
mention "speaker" "officer" { -- nobody's by name
  pattern = [[ ^ (?! @party) the office:(minister | president | premier | ambassador | envoy | chancellor | "prime minister" |
    "foreign minister") $acts_next ]],
  resolve = function(m, doc)
    local ids = reference.subject_before(doc, m, 2)
    return ids and reference.in_office(doc, ids[1], m.office.text:lower()) and ids or nil
  end,
  after = KNOWN, lazy = true,
}
mention "speaker" "statement" { -- "a Peruvian foreign ministry statement deplored ..."
  pattern = [[ (a | an | the) ((c:@nationality | c:@org) (?: [#lower | raw=Foreign | raw=Ministry]){0,3}? ($paper | note) (?: to [!#punct]{1,4}?)? |
      (?: #lower)? $paper ((issued | released | published) (?: on? #date)? by | from | by) $the? (c:@party | c:@capital) (?! 's)) $acts_next |
    c:@country $s #lower{0,3}? $paper $acts_next ]],
  entity = "c",
}
mention "speaker" "body" { -- "EU ministers met. They ..."
  pattern = [[ ^ (?! @party) they $acts_next ]],
  resolve = function(m, doc)
    local ids = reference.subject_before(doc, m, 1)
    return ids and ids[1]:find("^org:") and ids or nil
  end,
  after = KNOWN, lazy = true,
}
mention "speaker" "administration" {
  pattern = [[ (my | our) administration $acts_next ]],
  resolve = function(m, doc) return reference.source(doc) or reference.voice(doc, m) end,
  lazy = true,
}
mention "speaker" "pronoun" {
  pattern = [[ (?: ^ | (?<= "," | and | but | on #date | although | though | while | because | since)) it $acts_next ]],
  resolve = function(m, doc) return reference.alone(doc, m, 1) end,
  after = KNOWN, lazy = true,
}
mention "speaker" "person" {
  pattern = [[ ^ (he | she) $acts_next ]],
  resolve = function(m, doc)
    local ids = reference.alone(doc, m, 2)
    return ids and ids[1]:find("^country:") and ids or nil
  end,
  after = KNOWN, lazy = true,
}
mention "speaker" "quoted-person" { -- "...," he said
  pattern = [[ (?<= \") (he | she | it | the (spokesman | spokeswoman | spokesperson | minister | ministry | president | ambassador))
    (?= $adverb? ({say} | {add} | {tell})) ]],
  resolve = function(m, doc)
    local ids = reference.alone(doc, m, 2)
    reference.set_speaking(doc, m, ids)
    return ids
  end,
  after = KNOWN,
}
mention "speaker" "same-person" {
  pattern = [[ (?<= "," | and | but) (he | she) $acts_next ]],
  resolve = function(m, doc) return reference.alone(doc, m, 0) end,
  after = KNOWN, lazy = true,
}

mention "actors" "contracted" { pattern = [[ p:@party (?<= we've | i've | we're | i'm) ]], entity = "p" }

-- What undoes a stance. Not `$not`: a stance may rule something out, and be taken in May.
macro "denied" [[ {see} to it that | {make} sure | {ensure} that | ^ 'QUESTION' ":" | not (?! slow | only | hide | conceal | but | hesitate | hesitated) |
  never (?! slow) |
  no (?! doubt | choice | option | alternative | bones | secret | time | part | to | on | friend | apology |
  punches | words | truck | uncertain) | nor |
  neither | cannot (?! but) | /[a-z]+n't/ | {fail} | ({refuse} | {decline}) (?= to) | {deny} (?! and) | without | unless | if | whether |
  [raw=/may|MAY/] | might |
  could (?! scarcely | hardly | barely | not but) | would (?! like) | should | probably | likely | unlikely | until ]]
macro "unheld" [[ $denied | {stop} | {urge} | {ask} | {call} (?= on | for) (?! [!#punct]{1,5}? and (we | it | he | she | they)) |
  {seek} | {hope} | {persuade} | {appeal} | {help} | {enable} |
  {allow} | {lift} | confident ]]

-- An agency of aid that "supports" gives: no stance.
macro "gives_aid" [[ (usaid | ausaid | jica | ustda | dfid | giz | norad | sida | danida | agency for "international development" |
  "development agency") (?! administrator | chief | head | director | #Cap) ]]

-- The subject, up to its words of attitude: "A said it", "A remains", "A was among those that", "A took the opportunity to".
macro "assures" [[ ({tell} | {assure} | {inform} | {promise}) (?: [#lower & !that] | @country | @nationality | @org | @capital){1,5} ]]
macro "states" [[ ({say} | {vow} | {swear} | {tweet} | {write} | quoted (?: by [!#punct]{1,4})? as saying | $assures | {declare} | {announce} |
  {add} | {state} | {confirm} | {reiterate} | {reaffirm} | {stress} |
  {insist} | {affirm} | {warn} | {repeat} | {note} | {emphasise} | {emphasize} | {underline}) ]]
macro "in_statement" [[ in (a | an | its | the) (?: #lower | "-"){0,3}? (statement | note | letter | communique | speech | interview | message | release) ]]
mention "reporting" "that-it" {
  pattern = [[ $states (?: (on | in) [#Cap | #date]{1,2} | in a #lower{1,2} | $in_statement (?: on? #date)? | "," (too |
    however) ",")? $adverb{0,2} that? (it | he | she | they |
  (his | her | its) (country | government | nation | delegation)) |
  {say} #date? (after | at | during | following) [(!#punct | raw="-") & !that]{1,14} that (it | he | she | they) ]],
}
macro "one_voice" [[ (({join} | {follow}) [!#punct]{1,6}? | at one | united | unanimous) in ]]
macro "own_words" [[ ({profess} | {pronounce} | {declare} | {express}) $oneself | {describe} $oneself as ]]
macro "lets_know" [[ ({make} it? (clear | plain) (?: to $the? @party)? | {let} it be known | {let} [!#punct]{1,3}? know | {leave} no doubt) ]]
macro "brings_itself_to" [[ ((quick | swift | (not | never) slow | (among | one of)? the first (countries | states | nations | governments)?) to | (said |
  reported | understood | known |
    believed) to be? |
  {vote} $then (?: on #date)? (?: #num ("-" | to) #num)? to | (?<! was | were | been | being) ({use} | {take} | {summon} | {call} in |
    {haul} in) [!#punct]{1,8}? (?: "," #Cap{1,4} ",")?
    (?: on #date)? to (?! discuss) | {have} no (choice | option | alternative) but to | (do | does | did) (?! not) | not only |
      quoted (?: by [!#punct]{1,4})? as (?= [lower=/[a-z]+ing/]) | {come} out to | {go} so far as to |
    {feel} (obliged | bound | compelled) to | (could not | cannot) but | (did | has | have)? not {hesitate} to |
    ({direct} | {order} | {instruct}) $whose #lower{1,2} to | ({line} up | {rush} | {hasten}) to | {try} to (?= rally | drum | muster | mobilise | whip) |
      (wish | wishes | want |
    wants | wanted | "would like" | proud | pleased | delighted | honoured | honored) to) ]]
mention "leads" "to" {
  pattern = [[ in the past | been $adverb? | {count} (?= among) | (remain | remains | remained) $adverb? | $one_voice | ({join} (?: a |
    the) [!#punct]{1,5}? (countries | states | nations | governments) | (among | one of) [!#punct]{1,4}?) (that | which | who | to |
      (?= [lower=/[a-z]+ing|opposed|against/] | $feeling_word | $troubled | $pleased)) |
    $lets_know that? (it | he | she | they) $aux | $brings_itself_to | $own_words |
    (({waste} | {lose}) no time | {lead} the way | {pull} no punches | {mince} no words | alone | {come} together) in | {go}? on record as |
    {become}? (the | a)? (first | second | third | latest | last | only | [lower=/(four|fif|six|seven|eigh|nin|ten|eleven|twelf)th/]) #lower{0,2} (#Cap |
    #lower){0,1}? to |
    {issue} [!#punct]{1,4}? in which (it | he | she) $aux ]],
}
macro "subject" [[ (?: (x:@actors | x:@speaker) $mid (?: $aux (@reporting | {say} that?) )? $aux (?: (\" | "'") $adverb{0,2} \"?)? |
  (?<! of | in | at | near | between | and) x:@party ("," (?: (a | an | the) [!#punct]{1,5}?)? | "-" | "--" | [raw=/—|–/]) (which | who) $aux |
    it $be x:@party (that | which | who) $aux) ]]
macro "holder" [[ $subject @leads? ]]
-- "supports and respects the plan": the object of both.
macro "both_verbs" [[ (?: and $adverb{0,2} #lower (?: the (importance | significance) of | (?= the | a | its | this | these | such | all | any |
    #Cap)) | in principle | "very much" | on #date | in toto |
    in full | "out of hand" | not only | (on | via) (twitter | facebook | television | "social media") |
      in a #lower? (statement | tweet | letter) | and ({demand} | {call} for) (the | an) #lower? (end | halt | cessation |
      withdrawal) (to | of) (?: the)? |
    without (reservation | reservations | reserve | hesitation) | with (contempt | relief | enthusiasm | "open arms"))? ]]

-- Further verbs and participles of a subject that stands before them: "urged calm and upheld the ban", ", praising its reforms". A bare verb
-- is what the subject must do or helps to do, one behind "that upholds" is of what the clause is about; some participles tell an effect.
macro "finished" [[ (?! supported ($plain | more | over | #num) | [lower=/[a-z]+s/] (?<= that [lower=/[a-z]+s/] [!raw=";"]{1,16}))
  ([lower=/[a-z]+(s|ed)/ | lower=/spoke|stood|threw|upheld|gave|took|thought|paid|lent|put|cast|sent|made|found|said|came|lashed/] | $feeling_word) ]]
macro "participle" [[ ((?<! and) | (?<= "," and) | (?<= [lower=/[a-z]+ing/] []{0,14} and)) (?! defending | valuing | advocating | championing |
  upholding | recognising | recognizing | standing | respecting |
  blocking | banning | sanctioning | protesting | giving | affirming) [lower=/[a-z]+ing/] ]]
macro "no_infinitive" [[ (?<! (to | will | can | must | should | would | help | helps | let) []{0,12}) ]]
macro "bare_verb" [[ $no_infinitive
  (condemn | welcome | reject | oppose | reaffirm | reiterate | express | commend | applaud | denounce | endorse | stress | thank | deplore |
    appreciate | praise | salute) ]]
-- "The two sides oppose tariffs and support the treaty": a bare verb behind a bare verb.
macro "another_bare_verb" [[ (?<= (oppose | reject | condemn | reaffirm | welcome | recognise | recognize) [!#punct]{1,10} and $adverb?) $no_infinitive
  (support | uphold) ]]
macro "purpose_verb" [[ (?<= to)
  (express | reaffirm | reiterate | register | protest | denounce | convey | condemn | voice | underscore | commend | welcome | praise | offer) ]]
macro "conversed_to" [[ (spoke | met | called (?! in) | wrote | {phone} | {telephone} | letter | note | call | conversation) []{0,14} to ]]
macro "by" [[ (?<! (to | will | can | could | including) [!raw=";"]{0,20}) by ]] -- not "will keep the peace by resisting ..."
macro "further" [[ (?<! (which | who | whom | whose | because | if | unless | until) [!raw=";" & !raw=","]{0,12})
  (?<= ("," | and | while | but | ";" | "as well as" | $by | after) $adverb{0,2} $aux | $conversed_to |
    (saying | adding | stressing | noting) that? (it | he | she | they) $aux |
    (and | but | ",") $adverb? @reporting $aux)
  (?= (?<= $be) against | $finished | $participle | $bare_verb | $another_bare_verb | $purpose_verb) ]]
macro "or_before" [[ (?: $holder | $further) ]]

-- The words of a clause that goes on, up to the stance in it: no other subject, no clause of another.
macro "no_clause" [[ (?! @actors | which | who | because | if | ";" | {say} ) ]]

-- Who is quoted: "We condemn the attack," said Maltese Foreign Minister Joe Borg.
macro "we_are" [[ ((we | i | (our | my) #lower) (?: (have | are | am | is | will) (?: been)?)? | (we're | we've | i'm |
  i've) (?: been)?) $adverb{0,2} (?: (want | wish | would like) to)? ]]
macro "inside" [[ (?: (?! \") [])*? ]]
macro "we" [[ (\" | ^) $inside $we_are ]]
macro "saying" [[ ({say} | {add} | {tell} | {declare} | {insist} | {write} | {tweet} | {state} | {warn} | {argue} | {stress} | {complain} | {protest} |
  {charge} | {maintain} | {believe} | {claim}) ]]
macro "says" [[ (($saying | according to) (x:@party | x:@speaker) |
  (x:@party | x:@speaker) (?: (on | in | at) (#Cap | #date | a | the) #lower{0,2})? $adverb? $saying |
  (x:@party | x:@speaker) (is | was) quoted [!#punct]{0,4}? as saying | [!#punct]{0,5}? {quote} (x:@party | x:@speaker) [!#punct]{0,4}? as saying) ]]
macro "said_by" [[ $inside \" ","? $says ]]
macro "said_before" [[ x:@party (?: (on | in) (#Cap | #date))? ({say} (?: #lower | #date){0,4}? ("," | ":") |
  ({respond} | {reply} | {write} | {tweet} | {comment} | {post} | {declare} | {tell}) (?: (?! \") []){0,9}? ":") ]]

-- Behind words of attitude a clause that is no party's, or a further act: then "it" is not what the stance was about.
macro "other_subject" [[ (?<! $preposition) (the | a | an | its | their | this | that | these | those | his | her)
  $plain{1,4}? (?= $verb) ]]
macro "other_act" [[ (and | then | "," | but) $adverb{0,2} (?! @approval | @disapproval) $verb (?= the | a | an | its | their) ]]
mention "matter" "behind" { pattern = [[ (@approval | @disapproval) []{1,30}? ($other_subject | $other_act) ]] }

--- Keeps what a stance was about, a topic or nothing, and where the words of its captures stand.
function M.remember(doc, trigger, topic, captures, relation, party)
  local attitude = { topic = topic, relation = relation, party = party, sentence = trigger.sentence, first = trigger.first, last = trigger.last }
  for _, capture in ipairs(captures or {}) do
    attitude.first, attitude.last = math.min(attitude.first, capture.first), math.max(attitude.last, capture.last)
  end
  local kept = {}
  for _, other in ipairs(doc.state.attitudes or {}) do
    if attitude.sentence - other.sentence <= 1 then kept[#kept + 1] = other end
  end
  kept[#kept + 1] = attitude
  doc.state.attitudes = kept
end

-- Does one of them begin behind `from`, and end behind `last` and before these words?
local function stands(mentions, from, at, last)
  for _, mention in ipairs(mentions) do
    if mention.first >= from and mention.last > (last or from) and mention.last <= at.first then return true end
  end
  return false
end
--- The stance that ends last before these words, in their sentence.
function M.last_before(doc, at)
  local best
  for _, attitude in ipairs(doc.state.attitudes or {}) do
    local before = attitude.sentence == at.sentence and attitude.last <= at.first and attitude.relation
    if before and (not best or attitude.last > best.last) then best = attitude end
  end
  return best
end
--- What the stance before these words was about: in the same sentence, or in the one before if they begin theirs. Nothing if another
--- clause stands between.
function M.topic_before(doc, at, begins)
  local best
  for _, attitude in ipairs(doc.state.attitudes or {}) do
    local near = attitude.sentence == at.sentence or begins and attitude.sentence == at.sentence - 1
    local later = not best or attitude.last > best.last or attitude.last == best.last and attitude.first < best.first
    if near and attitude.last <= at.first and later then best = attitude end
  end
  local other = best and (stands(doc:mentions("actors", 12), best.last, at) or stands(doc:mentions("speaker", 12), best.last, at)
    or stands(doc:mentions("matter", 12), best.first, at, best.last))
  return best and not other and best.topic or nil
end

-- Does one of these mentions stand in the words of a topic?
local function within(mentions, topic)
  for _, mention in ipairs(mentions) do
    if mention.sentence == topic.sentence and mention.first >= topic.first and mention.last <= topic.last then return mention end
  end
  return nil
end
-- The words of a topic; of one that only points back ("these attacks", "the issue") those of the attacks named last, or what the stance before was
-- about, or nothing.
local POINTING = { this = true, that = true, these = true, those = true, your = true }
local ALONE = { action = true, step = true, practice = true, question = true, issue = true, matter = true }
local function pointed(m, doc, topic)
  local stem, last = topic.text:lower():match("(%a+)%A*$"):sub(1, -2), nil
  for _, thing in ipairs(doc:mentions("named", 8)) do
    local near = thing.sentence >= m.sentence - 2 and (thing.sentence < m.sentence or thing.last < m.trigger.first)
    local same = thing.text:lower():sub(1, #stem) == stem
    if near and same and (not last or thing.first > last.first or thing.sentence > last.sentence) then last = thing end
  end
  local known = last and last.text or M.topic_before(doc, m.trigger, true)
  local enough = not known and within(doc:mentions("enough", 4), topic)
  return known or enough and enough.last == topic.last and enough.text:match("^%a+ (.+)$") or nil
end
--- Words without a quotation mark that has no other or begins them, and without "both the".
function M.plain(text)
  local straight = text:gsub("“", '"'):gsub("”", '"')
  local bare, marks = straight:gsub('"', "")
  local whole = (straight:sub(1, 1) == '"' or marks % 2 == 1) and bare or text
  return whole:match("^both the (.+)$") or whole
end
local function words(m, doc, topic)
  local text = topic.text:lower()
  if within(doc:mentions("yours", 4), topic) then return nil end
  local first = text:match("^(%a+) ")
  if POINTING[text] then return M.topic_before(doc, m.trigger, true) end
  if ALONE[text] or POINTING[first] and not text:find(" .+ .+ .+ ") then return pointed(m, doc, topic) end
  return M.plain(topic.text)
end
--- Does a topic tell of several things: "new rules on fish", no "loss of rules"?
function M.several(topic)
  local head = topic:gsub(" o[fn] .*$", ""):gsub(" for .*$", ""):gsub(" by .*$", ""):gsub(" in .*$", ""):gsub(" against .*$", "")
  return head:find("[^s]s$") ~= nil
end
--- The words of the topics. What somebody is accused of doing is told with who does it: "Chad arming rebels".
function M.topics(m, doc, who)
  local topics = {}
  who = who or within(doc:mentions("accused", 4), m.trigger)
  local doer = who and who.text:gsub("^[Tt]he ", "") .. " "
  for _, topic in ipairs(reference.list(m.t)) do
    local said = words(m, doc, topic)
    local doing = said and doer and said:find("^%a+[Ii][Nn][Gg]%f[%A]") and not m.text:find("the " .. topic.text, 1, true)
    topics[#topics + 1] = doing and doer .. said or said
  end
  return topics
end

-- Is it what the holders have with somebody? To praise that is manners.
local function own_bond(doc, holders, topic)
  if topic.text:find("^%a* ?co%-?o%a+ation with ") then return true end -- "close coordination with Peru"
  if not within(doc:mentions("bond", 6), topic) then return false end
  if within(doc:mentions("of_both", 4), topic) then return true end
  local two = within(doc:mentions("of_two", 4), topic)
  for _, id in ipairs(two and two.first <= topic.first + 12 and reference.ids(two) or {}) do
    for _, holder in ipairs(holders) do
      if holder == id then return true end
    end
  end
  return false
end
-- Is it the holder's own: "Peru's role", "NATO's work"? Whoever praises that is somebody else.
local function owns(doc, holder, topic)
  local owner = within(doc:mentions("owner", 12), topic)
  return owner and owner.first == topic.first and reference.ids(owner)[1] == holder
end

--- Says of the holders what has been kept: its relation, parties and topics.
function M.say(doc, holders, kept)
  for _, holder in ipairs(holders) do
    for _, party in ipairs(kept.parties) do
      if party ~= holder then doc:emit(holder, kept.relation, party) end
    end
    for _, topic in ipairs(kept.topics) do doc:emit(holder, kept.relation, topic) end
  end
end

--- Says it of the holders, and keeps what it was about. A group that holds it is not its object ("A and B praised the two countries").
function M.hold(m, doc, holders, relation, who)
  local has = {}
  for _, holder in ipairs(#holders > 1 and holders or {}) do has[holder] = true end
  local captures, topics = reference.list(m.t), M.topics(m, doc, who)
  local parties = reference.list(m.y)
  M.remember(doc, m.trigger, #captures == 1 and topics[1] or nil, captures, relation, #parties == 1 and parties[1] or nil)
  if relation == "supports" and topics[1] and own_bond(doc, holders, captures[1]) then topics = {} end
  for _, holder in ipairs(holders) do
    for _, party in ipairs(parties) do
      local people = party.text:match("^people of .+") or party.text:match("^the (people of .+)") -- not who governs them
      if not has[reference.ids(party)[1]] then doc:emit(holder, relation, people or party) end
    end
    if not (#topics == 1 and owns(doc, holder, captures[1])) then
      for _, topic in ipairs(topics) do doc:emit(holder, relation, topic) end
    end
  end
end

--- The parties of the capture x, else the last subject.
function M.holders(m, doc) return #reference.list(m.x) > 0 and reference.ids(m.x) or reference.bearer(doc, m.trigger) end

-- "Japan and Peru also welcomed the ruling": each by itself, in a text in which they have not met.
local function alone_in(m, doc)
  return m.x and m.trigger.text:lower():find("^welcom") and reference.apart(doc, m.x, m.trigger)
end
local KEPT = { upholding = true, defending = true, respecting = true, preserving = true, protecting = true, safeguarding = true }
-- "reaffirmed their commitment to upholding the rule of law": together, too.
local function kept_up(m)
  local topic = reference.list(m.t)[1]
  return topic and KEPT[topic.text:match("^%a+")] and m.trigger.text:find("commit", 1, true)
end
--- What one party notices it supports; of several it is talk.
function M.holds(relation)
  return function(m, doc)
    local holders = M.holders(m, doc)
    if not holders or m.trigger.type == "notice" and #holders > 1 and not kept_up(m) and not alone_in(m, doc) then return end
    M.hold(m, doc, holders, relation)
  end
end

--- Which relation the words of attitude mean: they are a mention, or some of them the capture `against`.
function M.relation(m) return (m.against or m.trigger.type == "disapproval") and "opposes" or "supports" end
--- The parties of the capture x hold what the words of attitude mean.
function M.hold_it(m, doc) M.holds(M.relation(m))(m, doc) end

return M

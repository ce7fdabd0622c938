-- Visits: a named person to a country, and the meeting that a visit is.

local reference = require "reference"

-- "Ambassador to Peru" lives there.
local POSTED = { Ambassador = true, Commissioner = true, Envoy = true }
local function is_posted(guest) return POSTED[guest.text:match("(%a+) to ") or ""] end
-- An ambassador who is received lives there, too.
local function is_resident(m, guest)
  return m.received and (guest.text:find("mbassador") or guest.text:find("igh [Cc]ommissioner")) and not guest.text:find("^[Vv]isiting")
end
-- "the Heads of Government Meeting" is nobody, "the foreign ministers of Norway and Chile" are not named; the Chairman of the Council of Ministers is.
local GATHERINGS = { "Meeting$", "Summit$", "%f[%w]%l+ials$", "leaders$" }
local function is_gathering(guest)
  local text = guest.text
  for _, ending in ipairs(GATHERINGS) do
    if text:find(ending) then return true end
  end
  local before, behind = text:gsub("%aresidents", "Ministers"):match("^(.-)%ainisters(.*)$")
  return before and not before:find(" of ", 1, true) and (behind == "" or behind:find("^ of [^,]*$"))
end
-- Where bodies and forums meet one may see anybody.
local MEETING_PLACES = { ["New York"] = true, ["New York City"] = true, Geneva = true, ["The Hague"] = true, Brussels = true, Davos = true, Strasbourg = true }

local function plain_name(guest) return (guest.text:gsub("^[Tt]he ", ""):gsub("^[Vv]isiting ", ""):gsub(",$", ""):gsub(", %d%d$", "")) end
-- The fullest form in which the text has named somebody: by the last word, or around the same words.
local function full_name(doc, guest)
  local name, own = plain_name(guest), reference.ids(guest)[1]
  if name:find("^Mr?s%f[%W]") then return name end -- a wife has the name of her husband
  local last = name:match("%S+$")
  for _, mention in ipairs(doc:mentions("visitor", 60)) do
    local text = mention.text
    local around = mention.sentence == guest.sentence and mention.first <= guest.first and mention.last >= guest.last
    if #text > #name and (around or text:find(last, -#last - 1, true)) and reference.ids(mention)[1] == own and not text:find(" and ", 1, true) and
      not text:find("^Government") then
      local plain = plain_name(mention)
      if #plain > #name and (around or plain:match("%S+$") == last) then name = plain end
    end
  end
  return name
end

-- Does the name go with the office? "the secretary" is no deputy secretary.
local function holds(guest, office)
  local text = guest.text:lower()
  local at = text:find(office, 1, true)
  return at and not reference.RANKS[text:sub(1, at - 2):match("%a+$") or ""] and not guest.text:find("^%l+ %l+$")
end

-- Is it a subject, not whom others meet ("at a meeting with the President")?
local function acts(doc, guest)
  for _, mention in ipairs(doc:mentions("actors", 60)) do
    if mention.sentence == guest.sentence and mention.first <= guest.first and mention.last >= guest.last then return true end
  end
  return false
end

-- Whom "he", "she" or a participle means: the first of the sentence who is not at home there, else of the sentence before, else who was last
-- named of the party that was its subject; of the subject's party, if the words have a subject. An office: who was last named with it.
local function traveller(doc, m, country)
  local best
  -- "Vega spoke of his visit", "During his visit, Vega will speak": somebody of this name, whosever it is.
  local text, named = doc.sentence.text, {}
  named[text:match("^(%u[%w'-]+) %l") or ""] = true
  if text:find("^During") or text:find("^On h") then
    for name in text:gmatch(", (%u[%w'-]+) %l") do named[name] = true end
  end
  for _, mention in ipairs(not m.o and doc:mentions("visitor", 60) or {}) do
    local name = plain_name(mention):match("%S+$")
    if named[name] and (mention.sentence < m.sentence or mention.text == name) then return mention end
  end
  local office = m.o and m.o.text:lower()
  local subject = not m.his and reference.bearer(doc, m.trigger) or nil
  local earlier = reference.subject_before(doc, m.trigger, 1)
  for _, mention in ipairs(doc:mentions("visitor", 60)) do
    local own, back = reference.ids(mention)[1], m.sentence - mention.sentence
    local fit = back == 0 and mention.last <= m.trigger.first or back == 1 or earlier and earlier[1] == own and acts(doc, mention)
    if office then fit = mention.last <= m.trigger.first and holds(mention, office) end
    if not own and best and reference.ids(best)[1] then fit = false end -- rather somebody of whom it is known
    if fit and own ~= country and not (subject and #subject == 1 and subject[1] ~= own) and (not best or mention.sentence > best.sentence or
      own and not reference.ids(best)[1] or
      mention.sentence == best.sentence and (mention.first < best.first or mention.first == best.first and mention.last > best.last)) then
      best = mention
    end
  end
  -- "A praised the minister for his visit": the nearer one, who may be anybody.
  for _, mention in ipairs(m.his and best and best.sentence == m.sentence and doc:mentions("office", 8) or {}) do
    if mention.sentence == m.sentence and mention.first > best.last and mention.last <= m.trigger.first then return nil end
  end
  return best
end

-- Is it a title and a name whose country is only concluded from who else acts? Whom a state welcomes home is not one of its own.
local function is_guess(doc, guest)
  for _, mention in ipairs(doc:mentions("acting", 12)) do
    if mention.sentence == guest.sentence and mention.first <= guest.last and mention.last >= guest.first then return true end
  end
  return false
end

-- Towns of states that have parted are of the old one where the text has named that, and not the new one.
local PAST = {}
for past, states in pairs {
  SUN = "RUS UKR BLR LTU LVA EST MDA GEO ARM AZE KAZ UZB TKM KGZ TJK", YUG = "SRB HRV SVN BIH MKD MNE", CSK = "CZE SVK",
} do
  for state in states:gmatch("%u+") do PAST["country:" .. state] = "country:" .. past end
end
local function of_its_time(doc, id)
  local past, named = PAST[id], {}
  if not past then return id end
  for _, mentions in ipairs { doc:mentions("country", 60), doc:mentions("nationality", 60), doc:mentions("leader", 20) } do
    for _, mention in ipairs(mentions) do named["country:" .. mention.key] = true end
  end
  return named[past] and not named[id] and past or id
end

local function is_town(m, place)
  for _, town in ipairs(reference.list(m.town)) do
    if town.first == place.first then return true end
  end
  return false
end

-- "SOVIET MINISTER ARRIVES": whom a headline does not name, the text below it does.
local function unnamed(doc, guest)
  if guest.text:find("%l") then return false end
  for _, office in ipairs(doc:mentions("office", 4)) do
    if office.sentence == guest.sentence and office.last == guest.last then return true end
  end
  return false
end

-- Who stops over on the way to somewhere else, or comes for a gathering of many, need not meet the host.
local function is_passing(m) return m.passing or m.trigger.text:lower():find("stop%s*%-?%s*over") end

local function visit(m, doc)
  local countries, guests = reference.list(m.c), reference.list(m.p)
  local several = #reference.ids(m.c) > 1 -- not the same one twice: "to Washington, to the White House"
  for _, country in ipairs(countries) do
    local id = of_its_time(doc, reference.ids(country)[1])
    for _, guest in ipairs(#guests > 0 and guests or { traveller(doc, m, id) }) do
      local own = reference.ids(guest)[1]
      if m.direct and own == id and is_guess(doc, guest) then own = nil end
      -- A round trip need not meet anybody everywhere. A trip inside the own state is no visit, nor is one to a town by somebody of whom it is not known.
      if own ~= id and (own or not is_town(m, country)) and not is_posted(guest) and not is_gathering(guest) then
        if not (unnamed(doc, guest) or is_resident(m, guest)) then doc:emit(full_name(doc, guest), "visits", id) end
        doc.state.visit = { id = id, own = own, sentence = m.sentence }
        if own and not (m.round and several) and not is_passing(m) and not MEETING_PLACES[country.text] then doc:emit(own, "consults_with", id) end
      end
    end
  end
end
-- To the other one of the pair that the text is about.
local function visit_partner(m, doc)
  local person = m.p or traveller(doc, m)
  local guest = person and person.type ~= "office" and reference.ids(person) or {}
  local host = reference.partner(doc, m.sentence, guest)
  if not host or not host[1]:find("^country:") then return end
  doc:emit(full_name(doc, person), "visits", host[1])
  doc:emit(guest[1], "consults_with", host[1])
end
-- A seat of government ("at the White House") is in its country, too.
macro "stay" [[ ($place | town:(c:@seat (?! [#Cap & !#date]) | c:@city (?! "," @country))) ]]
macro "trip" [[ (visit | visits | trip | tour | journey | swing | "state visit" | "official visit" | "working visit") ]]
-- "from 3 to 5 May", "on July 28", "later this week": between the places of a journey, and before the first.
macro "whenever" [[ (?: on | between | during | late | early | this | next | last | later | then | today | tomorrow | yesterday | again | #date | #num | "-"
  | (from | through | until | to | and) (?= #num | #date) | week | weekend | month | year | [lower=/morning|afternoon|evening|night/])* ]]
-- "by train", "from Oslo", "on Monday": the way there.
macro "way" [[ (?: $whenever | from $the? (@country | @capital | @city) | by $plain{1,2}
  | [lower=/[a-z]{4,}ly/] | overnight | together? with [!#punct]{1,4}?){0,2} ]]

macro "calls_off" [[ ({cancel} | {postpone} | {scrap} | {shelve} | {abandon} | {defer} | {delay} | {call} off | {put} off | $called_off)
  (?! (a | an | the) #lower{1,2} (and | before)) ]]
macro "takes_place" [[ (?! (?: "," (which | that | but)?)? (?: (?! $stop) []){0,6} $called_off) ]]
macro "no_journey" [[ $not | {invite} | {urge} | {ask} | {persuade} | {want} | {hope} | invitation | possible | proposed | potential | $calls_off ]]
macro "also_stay" [[ (?: $whenever ("," | ";" | and | before | followed by (?: (a | an) $plain{0,2}? $trip)?))+ $whenever
  (?: finally | lastly | also | onward | on)? (in | to | at)? $the? $stay
  (?! $s | "-" | (government | officials | authorities) | [#Cap & !#date & !#func]) ]]
macro "further_stays" [[ (?: $also_stay (?! $adverb? (?! [lower=/.*ing/]) $verb))* ]]
-- "Kari Dahl and her husband", "Kari Dahl and her delegation".
macro "suite" [[ (?: "," (?= accompanied | joined))? (?: ","? and | accompanied by | joined by) (a | the | his | her | their)
  (?: accompanying | #num | "-" | $plain){0,4}?
  (wife | husband | spouse | son | daughter | family | delegation | party | entourage | team | counterpart | minister | ministers | officials | advisers)
  (?: $nameword{1,2})? ","? ]]

macro "inplace" [[ (?: (?! $stop | 'I' | @country | @capital | with | by | from | over | that | than | like | about | to (?= $plain)
  | "," (?! #date | #num | $plain "-" | @country)) [])*? ]]

macro "trip_to" [[ (($trip | travel | travels) $inplace to | tour $inplace of | (arrival | stay | stopover | stop) $inplace (in | at)
  | (departure | trip) $inplace for
  | ($trip | itinerary | programme) (?: (?! $stop) [])*? {include} (?: a? (stop | stops | visit | visits | stay | stays))? (in | to)?) ]]
-- How one goes somewhere: up to the preposition, behind which the place stands.
macro "going" [[ (({travel} | {journey} | {sail} | {jet} off? | {go} | {drive} [!#punct]{0,4}?) $way to (?! school | court | war | bed | jail | prison
    | college | university | church | great | extremes) | {fly} (out | in | on | off)? $way (to | into)
  | {slip} into | ({dash} | {rush} | {hurry}) to (?= the? #Cap) | (?<= (was | is | been | being) []{0,1}) dispatched to
  | ({go} | {fly} | {travel} | {move} | {continue}) on to (?= the? #Cap) | {proceed} to | (on (his | her | their) way | en route) to (?= the? #Cap)
  | {cross} [!#punct]{0,3}? (to | into) | {head} (to | for)
  | {come} to (?! power | office | terms | mind | light | blows | a | an | the (fore | rescue | aid | defence | defense)) | on official? travel to
  | ({set} (out | off) | "took off") for
  | ({leave} | {depart}) (?: the? (@country | @capital | @city | island | country))? (?: $whenever | here | home | "(" #num ")")*
    (for | to (attend | pay | begin | meet | join | take part | hold | seek))
  | {accompany} [!#punct]{1,6}? (to | on (?: $word | his | her){1,4}? $trip to)
  | {lead} (a | an | the) (?: $word | "-"){0,4}? (delegation | team | mission) to (?= the? #Cap)) ]]
macro "being_there" [[ ({visit} | (visits | trips) to | {tour} | {shuttle} between
  | {arrive} (?: back | unannounced | to a (?: $word | 's | "-"){1,4} (welcome | reception))? $way (in | at)
  | arrival (in | at)
  | {arrive} on $inplace $trip (to | in) | {arrive} $way for (?: a | an | $plain | "-"){0,4}? (talks | summit | visit | meeting | conference) (in | to)
  | {land} $whenever (in | at) | touched down (in | at) | {step} off (a | the | his | her) $word{1,3} (in | at)
  | {stop} (off | over | briefly)? $whenever (in | at) | stops in | {set} foot in | called at | reached (?= @capital | @city)
  | (stays | stayed | staying | "will stay") in
  | (?<= will be) in | (due | expected) in | (?<= ^ @visitor | (is | was)) in (?= $the? (@country | @capital) (at the invitation | for #lower? (talks | visit
    | summit | meeting)))
  | (?<= has | have | had) been to (?= $the? (@country | @capital))
  | ({spend} | {end} | {conclude} | {begin} | {have}) (?: #num | $plain | "-" | a | an | his | her){1,6}?
    (?<= day | days | week | weeks | hours | stay | stopover) in) ]]
macro "making_trip" [[ (({open} | {pay} | {make} | {begin} | {start} | {end} | {conclude} | {complete} | {undertake} | {plan}
  | {interrupt} | {extend} | {resume} | (kicked | kicks | rounded) off | ({wrap} | {wind}) up | "cut short") $inplace $trip $inplace
    (to | of | through | with a (?: $plain)? (stop | stopover | visit) (in | to))
  | {prepare} to visit | on $inplace $trip (to | $inplace (including | that {include})
    | (?: of the? #Cap{1,2})? (that | which) ({begin} | {start} | {end}) in) | {embark} on $inplace $trip (to | of)
  | ({begin} | {start} | {end} | {conclude} | rounded off) (a | an | his | her | the) (?: $word | "-"){0,3}? $trip (?: of the #Cap{1,2})? in
  | {make} (a | an) $plain{0,2}? (stopover | stop | "stop - over") in | {extend} (a | his | her) #lower? stay in) ]]
macro "coming_back" [[ (({leave} | {depart}) (?= (@country | @capital) []{0,5} (after | "at the end of" | ending | following) (a | his | her) (?: [!#punct] |
    "-"){0,6} $trip) | (is | was)? back (?: home | in #Cap)? from | {return} (?: home | to the? #Cap{1,2})? (?: "on"? #date | today | here)? from
    | on (his | her) return (?: home)? from | on (his | her | the) way (home | back) from
    | (flew | came | went | arrived | got) (back | home) (?: to #Cap{1,3})? from
    | (fresh | "just returned") from) ]]
mention "journey" "verb" { pattern = [[ $going | $being_there | $making_trip | $coming_back ]] }
macro "uninvited" [[ (?<! (invitation to | invitation []{0,6} for | {invite} | {urge}) []{0,5}) ]]
rule "visit" {
  pattern = [[ $uninvited (?<! {deny} that?) (?<! with | by | met | meets | told
    | from) list($the? p:@visitor) (?: $suite | $s #lower? (plane | aircraft | jet) | (?! $s))
    (?: $mid $finite $mid | $far $finite
    | "," (?= visiting | touring | arriving | back from | on (his | her) way | wrapping | winding | ending | beginning | making
      | paying | (fresh | returning | just #lower) (?: back)? from) | $mid (became | becomes | is
    | was) the first [!#punct]{0,7}? to | "," (?<= (led | headed) by
    []{1,9}) $finite) be? trigger:@journey
    ($inplace $the? $stay (?! "-" | "/" | $s? (embassy | consulate | website | pavilion | talks | team)) $further_stays
      | (?<= visit | visits | visited | visiting | visit to) both? $the? c:@person (?! in | at)) ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.85,
  examples = {
    { "New Zealand Prime Minister Ruth Tamahori arrived in Indonesia on Sunday.",
      "New Zealand Prime Minister Ruth Tamahori visits Indonesia",
      "Indonesia consults_with New Zealand" },
    { "New Zealand Prime Minister Ruth Tamahori will not visit Indonesia." },
  },
}
-- "She met Prime Minister Dahl, who has just visited Chile".
rule "who-visits" {
  pattern = [[ $uninvited p:@visitor ","? who $mid $finite be? trigger:@journey
    $inplace $the? $stay (?! "-" | "/") $further_stays ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.8,
  examples = {
    { "Bankers met Norwegian Prime Minister Kari Dahl, who has just visited Chile.", "Norwegian Prime Minister Kari Dahl visits Chile",
      "Chile consults_with Norway" },
    { "Bankers met Norwegian Prime Minister Kari Dahl, who has never visited Chile." },
  },
}
-- Nobody is named, but they meet.
macro "mission" [[ (?<! (@nationality | @country) and the?) (?= (?: [#lower & lower!=/business|student|youth|church|football|cricket/] | #Cap | "-"
    | #num){0,5}? (delegation | delegations
  | mission | officials | negotiators | envoys | ministers | team | experts | inspectors))
  (x:@state | x:@nationality [#lower & !#func]{0,2}? delegation | x:@org [#lower & !#func]{0,2}? (team | delegation | inspectors)) ]]
rule "delegation-visits" {
  pattern = [[ $mission (?: (?: $mid | "," who) $finite be? trigger:(@journey | in (?= @country on [!#punct]{1,4}? $trip)) $inplace
      | $mid trigger:((is | are | was | were | "will be") in)) $the? $stay
    | trigger:$trip ((by | of) (a | an | the) $mission to $the? $stay | to $the? $stay (by | of) (a | an | the) $mission) $takes_place
    | x:@actors $mid $finite trigger:({send} | {dispatch}) (a | an | its | his | her | the)
      (?: (?! trade | business) $word | "-" | #num){0,4}? delegation to $the? $stay ]],
  on_match = function(m, doc)
    local host = reference.ids(m.c)[1]
    for _, id in ipairs(reference.ids(m.x)) do
      if id ~= host and not MEETING_PLACES[m.c.text] then doc:emit(id, "consults_with", host) end
    end
  end,
  unless = [[ $no_journey ]], confidence = 0.75,
  examples = {
    { "A Norwegian parliamentary delegation is visiting Chile.", "Chile consults_with Norway" },
    { "A Norwegian delegation cancelled its visit to Chile." },
  },
}
rule "delegation-here" {
  pattern = [[ $mission (?: $mid | "," who) $finite be? trigger:(({arrive} | {come} | {fly}) $whenever (back | in)? here | {visit} here
    | (?<= is | are | was | were | be) here | {leave} here | {reach} here) ]],
  on_match = function(m, doc)
    local here = reference.here(doc)
    for _, id in ipairs(here and reference.ids(m.x) or {}) do
      if id ~= here[1] then doc:emit(id, "consults_with", here[1]) end
    end
  end,
  unless = [[ $no_journey ]], confidence = 0.7,
  examples = {
    { "OSLO, March 3 (ANS) -- A Chilean delegation arrived here on Thursday.", "Chile consults_with Norway" },
    { "A Chilean delegation arrived here on Thursday." },
  },
  after = "dateline",
}
-- "arrived here", "is here for talks", "left here after a visit": where the dateline says.
rule "visit-here" {
  pattern = [[ (?<! $preposition) p:@visitor (?: $mid | "," who) $finite be? trigger:(({arrive} | {come} | {fly} | {go} | {land}) $whenever (back | in)? here
    | {visit} here | (?<= is | was | be | been) here $whenever (on | for) (?: [!#punct] | "-"){0,6}?
      ($trip | talks | discussions | consultations | meeting | summit)
    | {leave} here $whenever (?= for | after) | {fly} in (?! to)
    | {arrive} (?! $whenever (in | at | to | from | by | aboard | home | back | too))
    | {reach} here | ({begin} | {start} | {end} | {conclude} | {complete} | wrapped up | wound up) (a | an | his | her) (?: $word | "-"){0,4}? $trip
      (?! to | of | in | with | by | here))
    | p:@visitor (?: (?! $stop) [])*? trigger:((on | during | after | following | ending | before | for) (a | an | his | her) $numbered{0,4}? $trip here) ]],
  on_match = function(m, doc)
    local own = reference.ids(m.p)
    local here = reference.here(doc)
    if not here or here[1] == own[1] or not here[1]:find("^country:") then return end
    doc:emit(full_name(doc, m.p), "visits", here[1])
    if own[1] then doc:emit(own[1], "consults_with", here[1]) end
  end,
  unless = [[ $no_journey ]], confidence = 0.75,
  examples = {
    { "OSLO, March 3 (ANS) -- Chilean Foreign Minister Luis Vega arrived here on Thursday.",
      "Chilean Foreign Minister Luis Vega visits Norway", "Chile consults_with Norway" },
    { "Chilean Foreign Minister Luis Vega arrived here on Thursday." },
  },
  after = "dateline",
}
-- "is in Oslo for talks", "was in Chile to attend ...".
-- A meeting of a body or of many: whoever comes for it does not meet the host.
macro "of_many" [[ (@org | ministerial | (?<! news | press) conference | summit (?! [!#punct]{0,3}? with) | assembly | congress | forum | 'Round') ]]
rule "visit-in" {
  pattern = [[ (p:@visitor (?: (?: $mid | ","? who) trigger:((is | was | "will be" | "has been") in) | (?: and p:@visitor)? "," trigger:in)
    $the? $stay (for | on | since | last | as part of | next | early | late | briefly | yesterday | again
    | until | today | #date | this | at the head | from (?= #num | #date) | to
    (attend | meet | hold | discuss | sign | take part | open | deliver | press | seek | address | join | mediate | negotiate | launch | mark))
    | p:@visitor (?: $mid trigger:((is | was) (currently | now | already) in) | "," trigger:((currently | now) in | who (is | was) in (?= #Cap{1,2} ",")))
      $the? $stay (?! $s | "-" | (hospital | prison | jail | exile)) | p:@visitor (?: $mid | "," who) $finite trigger:{pay} $the? $stay
      (a | an | the | his | her)
    $numbered{0,4}? $trip
    | p:@visitor $mid $finite trigger:({begin} | {start} | {end} | {conclude} | {wind} up | {wrap} up) (?: his | her | a | #num | $plain | "-"){0,4}?
      $stay (?= #lower? $trip))
    (?: (?: (?! with | on | about | over) [!#punct]){0,5}? passing:$of_many)? ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "New Zealand Prime Minister Ruth Tamahori is in Indonesia for talks.", "New Zealand Prime Minister Ruth Tamahori visits Indonesia",
      "Indonesia consults_with New Zealand" },
    { "New Zealand Prime Minister Ruth Tamahori, in Indonesia for a regional forestry conference, spoke to reporters.",
      "New Zealand Prime Minister Ruth Tamahori visits Indonesia" },
    { "New Zealand Prime Minister Ruth Tamahori is in hospital." },
  },
}
-- "held talks in Oslo during a two-day visit", "on a two-day visit, spoke in Oslo": a town, for of a country one talks anywhere.
macro "on_trip" [[ (a | an | his | her | their) (?: $word | "-" | #num){0,4}? ]]
macro "spoke_in" [[ (?: (?! that | who | which | and | on | about | over | of | for | to | {discuss} | {say} | "," | \") []){1,9}?
  in (c:@capital | town:(c:@city)) ]]
rule "there-on-trip" {
  pattern = [[ p:@visitor ","? $spoke_in (?: "on" #date)? (during | on | at the (start | beginning | end | close) of | as part of) $on_trip trigger:$trip
      (?! to | of | in | with | by)
    | p:@visitor "," (on | during) $on_trip trigger:$trip "," $spoke_in ]],
  on_match = visit, unless = [[ $not | $calls_off ]], confidence = 0.7,
  examples = {
    { "Norwegian Prime Minister Kari Dahl held talks in Santiago during a two-day visit.", "Norwegian Prime Minister Kari Dahl visits Chile",
      "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl held talks on the fire in Santiago during a visit." },
  },
}
-- "will hold talks ... when he visits Oslo".
rule "visit-when" {
  pattern = [[ (?<! $preposition) p:@visitor (?: (?! {say} | $preposition? (he | she)) []){1,25}? (when | as | after | before | while) (he | she | (?<=
    @visitor []) the latter) $aux
    trigger:(visits | visited | {arrive} in | (travels | travelled | traveled | flies | flew) to) $the? $stay ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norwegian Prime Minister Kari Dahl will talk about fish when she visits Lima next week.", "Norwegian Prime Minister Kari Dahl visits Peru",
      "Norway consults_with Peru" },
    { "Norwegian Prime Minister Kari Dahl will talk about fish when she leaves Lima." },
  },
}
rule "visit-of" {
  pattern = [[ trigger:($trip | arrival | travel) (?: direct:(to | in) $the? $stay (?: (?! $stop | by | @person | invitation) [])*?
    (of | by | (?<= (began | begins | starts | started
    | opens | opened | ended | ends | ending | "got under way" | "kicked off" | "is under way" | planned | scheduled) []{0,2}) for) $the? p:@visitor | (of
    | by) $the? p:@visitor $inplace (to | in) $the? $stay (?: $also_stay)* ) $takes_place
    | (a | the | this) $numbered{0,3}? $stay trigger:(visit | trip) $whenever by $the? p:@visitor ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.8,
  examples = {
    { "The visit of the President of Mongolia to Nepal was short.", "President of Mongolia visits Nepal",
      "Mongolia consults_with Nepal" },
    { "Nepal cancelled the visit of the President of Mongolia to Nepal." },
  },
}
-- "during a visit by the Chilean president": to the other of the pair that the text is about.
macro "arrives_in" [[ ({visit} | {arrive} (?: "on" | #date | yesterday | today){0,3}? (in | on) | {come} to | {land} in | {tour}) ]]
macro "this_country" [[ (the | this | that) (?: $plain | #Cap)? (country | nation | kingdom | republic | sultanate | island) ]]
rule "visit-by" {
  pattern = [[ (a | the | this) (?: $word | "-" | #num){0,4}? trigger:(visit | trip) $whenever (by | of) $the? p:@visitor (?! ","? to | will)
    | p:@visitor (('s | "'") (?: $word | "-" | #num){0,4}? trigger:((visit | trip)
      (?! to | of | with | and) will?) | (?: (?! $stop) | "," who) (?: (?! $stop) [])*?
      trigger:((visit | trip | tour) to | $arrives_in) $this_country | "," who $aux trigger:({fly} in) $whenever
      (?! to | here | a | an | the | #Cap))
    | the o:@office 's (?: $word | "-" | #num){0,4}? trigger:(visit (?! to | of | with | and | from | in | by) will?)
    | (he | she) $mid $finite trigger:$arrives_in $this_country ]],
  on_match = visit_partner, unless = [[ $not | {cancel} | {postpone} | invitation ]], confidence = 0.65,
  examples = {
    { "Norway and Chile signed pacts during a visit by Chilean President Ana Soto.", "Chilean President Ana Soto visits Norway", "Chile consults_with Norway" },
    { "Norway and Chile signed pacts after a letter by Chilean President Ana Soto." },
  },
}
macro "on_the_way" [[ (on (his | her | the | their) way (home | back | to) | (en route | in transit) (home | to | from)) ]]
rule "visit-possessive" {
  pattern = [[ (p:@visitor ('s | "'") | the o:@office 's | "," whose | his:(his | her) | (?<= during | after | on | following | ending
    | of) a) (?: $numbered{0,5}? trigger:$trip_to $the? $stay (?! "-" | "/")
    (?: $also_stay)* (?: passing:$on_the_way)? | $numbered{0,3}? $stay trigger:$trip) $takes_place ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.8,
  examples = {
    { "Norwegian Prime Minister Kari Dahl spoke during a visit to Lima on her way home from Chile.", "Norwegian Prime Minister Kari Dahl visits Peru" },
    { "Norwegian Prime Minister Kari Dahl rested on Monday. She spoke during a stopover in Lima.", "Norwegian Prime Minister Kari Dahl visits Peru" },
    { "Chile thrives. Following Chilean President Soto's visit to Peru, tariffs fell. Following President Soto's visit to Norway, tariffs rose.",
      "Chilean President Soto visits Peru", "Chilean President Soto visits Norway", "Chile consults_with Peru", "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl rested on Monday. Her letter to Chile was long." },
  },
}
rule "during-visit" {
  pattern = [[ (^ | "," | ^ (speaking | addressing) [!#punct]{1,6}? | ^ []{1,2} (hour | hours | day | days | week | weeks | month | months | year | years))
    ((during | on | after | before | upon | following | "at the end of") (her | his | a | an | the)? $numbered{0,5}?
    trigger:$trip_to | trigger:(arriving in | having (called at | visited | toured) | visiting | touring | returning from
    | (?<= ^) in (?= []{1,4} (for | to (attend | meet | hold | discuss | sign | take part))))) $the?
    $stay (?: $also_stay)* [!#punct]{0,8}? "," p:@visitor ]],
  on_match = visit, unless = [[ $not | $calls_off ]], confidence = 0.8,
  examples = {
    { "During her first visit to Chile, Norwegian Prime Minister Kari Dahl met officials.",
      "Norwegian Prime Minister Kari Dahl visits Chile",
      "Norway consults_with Chile" },
    { "During her speech in Chile, Norwegian Prime Minister Kari Dahl met officials." },
  },
}
rule "while-there" {
  pattern = [[ trigger:(while (in | visiting)) $the? $stay $also_stay? [!#punct]{0,4}? "," $the? (p:@visitor | he | she | o:@office (?! of | for | #Cap)) ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norwegian Prime Minister Kari Dahl spoke on Monday. While in Peru, she will open a school.", "Norwegian Prime Minister Kari Dahl visits Peru",
      "Norway consults_with Peru" },
    { "While in Peru, rents have risen, Norwegian Prime Minister Kari Dahl said." },
  },
}
-- "Lima was the last stop of a tour by ...", "made Lima the first stop of her tour".
macro "a_stop" [[ ((the | his:(his | her) | a) (?: $plain | next | first | last){1,3} (stop | leg | destination | "port of call")) ]]
rule "stop-on-tour" {
  pattern = [[ $the? $stay (is | was | "will be" | ",") trigger:$a_stop (?: (of | on | in) ((?: a | an | the | $word | "-" | #num){1,6}? $trip (by $the?
    p:@visitor)? | $the? p:@visitor ('s | "'") $numbered{0,3}? $trip))?
    | p:@visitor $mid $finite {make} $the? $stay trigger:$a_stop
    | his:(his | her) (?: $word | #num | "-"){0,3}? trigger:((tour | trip | journey | itinerary | programme) also? {include} #lower? in?
      | (next | first | second | third | last | final | other) (stop | stops | destination | destinations | leg) {be}) $the? $stay $further_stays ]],
  on_match = visit, unless = [[ $not | bus | train ]], confidence = 0.65,
  examples = {
    { "Lima was the last stop of a tour by Norwegian Prime Minister Kari Dahl.", "Norwegian Prime Minister Kari Dahl visits Peru",
      "Norway consults_with Peru" },
    { "Lima was the last home of Norwegian Prime Minister Kari Dahl." },
  },
}
-- "She will travel to Chile", "The minister left for Chile", "... after visiting Chile and Peru".
rule "their-visit" {
  pattern = [[ (?<! @visitor "," who) ((he | she | the o:@office (?! of | for | #Cap) (?: "," who)?) $mid ($finite | would) be? trigger:@journey $inplace
    | ((?<! ^) round:(after | before | while | by | on | upon) | round:(after | before | while | on | upon)
      (?= [!raw=","]{1,14} "," $adverb? (he | she | the @office (?! of)))) trigger:@journey
    | trigger:((on | after | upon) (his | her) (return | arrival (?: back | home)?) from (a | an | his | her) $numbered{0,3}? $trip to)
    | trigger:((?= [] on to | {proceed} | on (his | her) way to) @journey))
    $the? $stay (?! "-" | "/" | [#Cap & !#date & !#func]) $further_stays
    | 'I' $mid ($finite | am) trigger:@journey $inplace $the? $stay $further_stays [!raw="." & !raw=";"]{0,12}? "," \"?
      ({say} $the? p:@visitor | $the? p:@visitor ({say} | told)) ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.7,
  examples = {
    { '"I will go to Chile next week," Norwegian Prime Minister Kari Dahl said.', "planned Norwegian Prime Minister Kari Dahl visits Chile",
      "planned Norway consults_with Chile" },
    { "Norwegian Prime Minister Kari Dahl rested on Monday. She will not travel to Chile." },
  },
}
-- "Before leaving for Chile, Dahl spoke": whoever acts there, not somebody of the sentence before.
rule "fronted-visit" {
  pattern = [[ ^ round:(after | before | while | on | upon) trigger:@journey $the? $stay $further_stays [!raw="," & !raw=";"]{0,8}? ","
    $adverb? $the? (p:@visitor | p:@surname | p:($hon $name | $full_name)) (?= $mid $verb) ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.75,
  examples = {
    { "Before leaving for Chile on Monday, Norwegian Prime Minister Kari Dahl rested.", "Norwegian Prime Minister Kari Dahl visits Chile",
      "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl rested. After visiting Chile, the team rested." },
  },
}
-- "Senators Ann Cole and John Orr visited Peru": of no party, but named.
rule "strangers-visit" {
  pattern = [[ (senators | congressmen | representatives | lawmakers | legislators | ministers | envoys | bishops | sen "."? | rep "."?) p:$full_name
    (?: "," p:$full_name)* ","? and p:$full_name ","? (?: $mid $finite $mid be? trigger:@journey
      | trigger:in (?= the? (@country | @capital) (on | for | as part of) [!#punct]{0,6}? ($trip | talks)))
    $inplace $the? $stay (?! "-" | "/" | [#Cap & !#date & !#func]) $further_stays ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.75,
  examples = {
    { "Senators Ann Cole and John Orr visited Peru.", "Ann Cole visits Peru", "John Orr visits Peru" },
    { "Sen. Ann Cole and John Orr, in Peru's view, said it was late." },
  },
}
-- "The two will visit Chile": those whom the sentence before has named.
local function all_visit(m, doc)
  local guests, known = {}, {}
  for _, mention in ipairs(doc:mentions("visitor", 12)) do
    local name = mention.sentence >= m.sentence - 1 and mention.last <= m.first and full_name(doc, mention)
    if name and not known[name] and not is_gathering(mention) then
      local before = guests[#guests]
      if before and mention.first < before.last then guests[#guests] = nil end -- in it
      guests[#guests + 1], known[name] = mention, true
    end
  end
  if #guests < 2 or #guests > 4 or m.two and #guests > 2 then return end
  m.p = guests
  visit(m, doc)
end
rule "all-visit" {
  pattern = [[ (they | two:(the two | the pair | both (?: men | ministers | leaders | officials | of them)?)) $mid ($finite | would)
    be? trigger:@journey $inplace $the? $stay (?! "-" | "/" | [#Cap & !#date & !#func]) $further_stays ]],
  on_match = all_visit, unless = [[ $no_journey ]], confidence = 0.65,
  examples = {
    { "Peru told Kenyan Mines Minister Ann Otieno and Kenyan envoy Daniel Kamau. The two are due to visit Chile.",
      "planned Kenyan Mines Minister Ann Otieno visits Chile", "planned Kenyan envoy Daniel Kamau visits Chile", "planned Chile consults_with Kenya" },
    { "Kenyan Mines Minister Ann Otieno met the press. They will visit Chile." },
  },
}
-- "I will visit Chile": by whoever speaks, once the text has told for whom. Nobody is named, so only those meet whom he goes to.
local function settle(m, doc)
  if reference.quoted(doc, m.trigger) then return end
  local source = reference.source(doc)
  local own = source or reference.traveller(doc, m.trigger, true)
  if not own or not own[1]:find("^country:") then return end
  local waiting = {}
  for _, journey in ipairs(doc.state.journeys or {}) do
    if journey.past and not source then waiting[#waiting + 1] = journey
    elseif journey.id ~= own[1] then doc:emit(own[1], "consults_with", journey.id) end
  end
  doc.state.journeys = waiting
end
macro "gathering" [[ (attend | attending | summit | chogm | forum | conference | congress | "leaders' meeting" | funeral | games) ]]
rule "i-go" {
  pattern = [[ ('I' $mid (will | shall | am to | "will be" | "shall be") trigger:({visit} | ({travel} | go | fly) to) |
      past:my $plain{0,2} trigger:(visit | trip) to)
    list($the? (c:@country | c:@capital | #Cap "," c:@country))
    (?: (from | on | in | between) (#num | #date | to | and (?= #num) | "-"){1,8} and $the? c:@country)? (?! "-" | "/" | 's) (?! []{0,25} $gathering) ]],
  on_match = function(m, doc)
    if reference.quoted(doc, m.trigger) or reference.several(doc) then return end
    doc.state.journeys = doc.state.journeys or {}
    for _, id in ipairs(reference.ids(m.c)) do table.insert(doc.state.journeys, { id = id, past = m.past }) end
    reference.set_abroad(doc, reference.ids(m.c))
    settle(m, doc)
  end,
  unless = [[ $no_journey ]], confidence = 0.7,
  examples = {
    { "Statement by the Prime Minister of Norway, Kari Dahl. I will visit Peru and Chile in May.", "planned Norway consults_with Peru",
      "planned Norway consults_with Chile" },
    { "Statement by the Prime Minister of Norway, Kari Dahl. I will visit Peru to attend the summit." },
  },
}
rule "i-went" {
  pattern = [[ trigger:('I' | my | our | we) ]],
  on_match = settle, qualify = false, confidence = 0.7, after = "i-go",
  examples = {
    { "I will visit Peru in May. Norway's ties with Peru are close, and Norway buys its copper. I look forward to my stay.", "Norway consults_with Peru" },
    { "I will visit Peru in May. The ties are close. I look forward to my stay." },
  },
}
macro "holds_talks" [[ {hold} [!#punct]{0,5}? $talks ]]
-- "visiting Chilean President Ana Soto met Norwegian officials": the guest is where those are whom he or she meets.
macro "at_the_door" [[ ((with | in) a #lower{0,3}? ceremony)? (at | in) [!#punct]{1,3}? (airport | palace | residence) ]]
rule "visiting-guest" {
  pattern = [[ ((?= the? visiting) p:@person | p:@person (?= "," who $aux {fly} in)) $mid $aux
    trigger:(met | meets | told | conferred with | {call} on | $holds_talks with) with? $the?
    h:@party | h:@actors $mid $finite trigger:(met | meet | meets | told | received | $holds_talks (?: (on | in)? [#date | #Cap] | here){0,2}
    with) with? (?= the? visiting) p:@person
    | h:@actors $mid $finite trigger:({welcome} | {receive}) $the? p:@person (?: "on" | #date | here | today | yesterday){0,3} (for | on) (a | an | his | her)
    $numbered{0,4}? $trip
    | h:@actors $mid $finite trigger:({host} | {play} host to) $the? (?! presidents | ministers | leaders | premiers) p:@person
      (?! in (?! #date) | at | []{0,6} virtual)
    | (h:@actors | h:@state) $mid $finite trigger:({expect} | {await} | {host} | {prepare} for | {confirm} | {announce}) (a | an | the) $numbered{0,4}? $trip
      (by | of | from) $the? p:@visitor
    | (h:@actors | h:@state) $mid $finite trigger:(({expect} | {await}) $the? p:@person (?= "on" #date | today | tomorrow | (this | next) #lower)
      | {give} $the? p:@person (a | an) $numbered{0,4}? (welcome | reception)
      | {give} (a | an) $numbered{0,4}? (welcome | reception) (?: "on"? #date | today | yesterday | here){0,2} to $the? p:@person
      | ({greet} | {receive} | {welcome}) $the? p:@person (?= $whenever ($at_the_door | on arrival) (?! in)))
    | p:@person $mid (was | were | is) trigger:((greeted | met | received | welcomed) ($at_the_door | on arrival)
      | (given | accorded) (a | an) $numbered{0,4}? (welcome | reception)) $whenever by $the? h:@party
    | (?= the? visiting) (p:@person | p:@acting) ","?
      (?: ({say} | {tell} #lower{1,3}?)? (?: ({speak} | {meet} | {hold} | {sign} | in (talks | a meeting) with) [!#punct]{0,8}?)? in $the? $place)?
    | p:@person (?<= "," the visiting []{1,8}) ]],
  on_match = function(m, doc)
    local guest = reference.ids(m.p)
    local host = (m.h or m.c) and reference.ids(m.h or m.c) or reference.here(doc) or reference.partner(doc, m.sentence, guest) or {}
    if #host == 1 and not is_posted(m.p) and host[1]:find("^country:") and host[1] ~= guest[1] then
      doc:emit(full_name(doc, m.p), "visits", host[1])
      if m.h and guest[1] then doc:emit(guest[1], "consults_with", host[1]) end
    end
  end,
  unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Norway's foreign minister met visiting Chilean President Ana Soto.", "Chilean President Ana Soto visits Norway", "Chile consults_with Norway" },
    { "Norway's foreign minister met Chilean President Ana Soto." },
  },
}
-- "It is a pleasure to have X here in Washington" is a welcome, too.
macro "receives" [[ ({welcome} | {host} | {receive} | {give} | {greet}
  | (?<= (pleasure | honour | honor | privilege | delighted | pleased | great | glad | good | happy | wonderful) (?: for #lower)? to) have) ]]
rule "welcome" {
  pattern = [[ (trigger:round:({take} | {bring}) ($the? p:@visitor | him | her) (?= to)
    | trigger:round:({send} | {dispatch}) $the? p:@visitor (?= ","? to $the? $stay)
    | trigger:round:received:$receives (?: (my | our | his | her) $plain{0,2}? (friend | friends | colleague | guest | counterpart) ","?)?
      list($the? p:@visitor) (?! $s)
      ","? (?: and p:($hon $name) | $suite)?) (?: direct:((?: back | here | warmly | today){0,2} to)
    | (?: a [!#punct]{0,4}? (welcome | reception))? (?: "on" #date | for (a | an)? $plain{0,2}? (talks | lunch | dinner | meeting | summit | visit)
      | (?! $stop | @person | for | on | about | over) [])*? (to | in | at)) $the? $stay (?! "-" | "/") $further_stays
    | trigger:round:received:$receives (in | at) $the? $stay $the? p:@visitor
    | $the? $stay $mid $aux trigger:(visited | toured) by list($the? p:@visitor) ]],
  on_match = visit, unless = [[ $no_journey ]], confidence = 0.7,
  examples = {
    { "Thai officials welcomed Chinese Premier Wen Bao to Thailand.", "Chinese Premier Wen Bao visits Thailand",
      "China consults_with Thailand" },
    { "Thai officials did not welcome Chinese Premier Wen Bao to Thailand." },
    { "Thai officials received Chinese Ambassador Wen Bao in Bangkok.", "China consults_with Thailand" },
  },
}
-- "I am pleased to welcome President Vega here", "to our country": of whoever speaks.
rule "welcome-here" {
  pattern = [[ trigger:$receives $the? p:@visitor (?! $s) ","? $suite? back?
    (here (?! in | at | to) | to (our | my) [#lower]? (country | nation | shores | capital)) ]],
  on_match = function(m, doc)
    local host, own = reference.here(doc) or reference.source(doc), reference.ids(m.p)[1]
    if not host or host[1] == own and not is_guess(doc, m.p) or not host[1]:find("^country:") then return end
    doc:emit(full_name(doc, m.p), "visits", host[1])
    if own and own ~= host[1] then doc:emit(own, "consults_with", host[1]) end
  end,
  unless = [[ $no_journey ]], confidence = 0.65,
  examples = {
    { "OSLO, March 3 (ANS) -- The government welcomed Chilean President Ana Soto here on Monday.", "Chilean President Ana Soto visits Norway",
      "Chile consults_with Norway" },
    { "The government welcomed Chilean President Ana Soto here on Monday." },
  },
}
-- "was received by the Indian prime minister in New Delhi", "was welcomed at Moscow airport by ...".
rule "received-in" {
  pattern = [[ p:@visitor (?: ","? and $the? p:@visitor | $suite)? $mid $aux trigger:(welcomed | received | hosted | greeted
      | (?<= (was | were | been | being) []{0,1}) met
      | given (a | an) $numbered{0,4}? (welcome | reception))
    (by (?: (?! $stop | in | at) [])*? (in | at)
    $the? $stay | (in | at | to | on arrival (in | at)) $the? $stay (?: (?! $stop | by) [])*? by
    | (?<= (was | were | been | being | be) []{0,1} (welcomed | received | hosted | greeted) | welcome | reception) (in | at | to) $the? $stay (?! as)) ]],
  on_match = visit, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Norwegian Prime Minister Kari Dahl was received by Chilean President Ana Soto in Santiago.", "Norwegian Prime Minister Kari Dahl visits Chile",
      "Chile consults_with Norway" },
    { "Norwegian Prime Minister Kari Dahl was not received by Chilean President Ana Soto in Santiago." },
  },
}
-- "She is accompanied by Foreign Minister X", "Minister Y came on Sunday": to where the text has just told of a visit.
rule "companions" {
  pattern = [[ trigger:((accompanied | joined) by | (delegation | entourage | retinue) [!#punct]{0,6}? (includes | included | comprises | comprised | comprising
    | (consists | consisted | consisting) of | including)) list($the? p:@visitor)
    | trigger:((accompanied | joined) by | beside:(and | with)) (his | her) (wife | husband | spouse | daughter | son) ","? p:($hon? $name)
    | list($the? p:@visitor) $mid trigger:(({accompany} | ({travel} | {fly}) with) ($the (@office | prime | foreign) | him | her | them) | (came | arrived |
    arrives | landed
    | followed) (on #date | yesterday | today |
      earlier | later) (?! to | in | from | at)) ]],
  on_match = function(m, doc)
    local there = doc.state.visit
    for _, guest in ipairs(there and m.sentence - there.sentence <= (m.beside and 0 or 2) and reference.list(m.p) or {}) do
      local own = reference.ids(guest)[1]
      if own == there.own or not own then doc:emit(full_name(doc, guest), "visits", there.id) end
    end
  end,
  unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Norwegian Prime Minister Kari Dahl arrived in Chile. She is accompanied by Foreign Minister Nils Berg.",
      "Foreign Minister Nils Berg visits Chile" },
    { "Norwegian Prime Minister Kari Dahl arrived in Chile. The agenda includes lunch with Foreign Minister Nils Berg." },
  },
}

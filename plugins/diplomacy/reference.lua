-- Resolution: what "both sides", "the President", "we" and a surname stand for, from what the document has said so far.
-- doc.state holds
--   pairs    how strongly each set of parties that stood side by side is present: { ids, weight, and of its last sentence what it was before,
--            what has been added and which; named: the last in which the names stood; acting: not only in what others say of them }
--   acted    the parties that have been a subject, have spoken or have somebody in office; topic: the state that is the first subject of all
--   offices  the parties that hold an office by its kind, and the words that have told it: offices["head-of-government"]["AUS"] = the capture
--   envoy    the party of the last diplomat
--   names    parties by a person's names
--   strangers  names, with an office or `alone`, that could not be given to a party, and how much was known then: pairs and `learned` names
--   source   the party that speaks as "we" or "I"; letterhead: the one in whose name the text is published; voice: the one that
--            seems to, false if two do; said: how often each; several: they speak in turn, label: who does now; sources: those of the labels
--   abroad   the countries to which whoever says "I" travels
--   joint    all parties of the document speak together; met: some have met in it; opening: the two that act together in the first sentences
--   quotes   the marks of the last sentence with a quotation, and whether one went on before it; speaking: whose words were quoted last
--   last     the parties of the last clause subject, and its sentence; subjects: those of its sentence
--   first    the first subject of the sentence, and before: that of a sentence before
--   here     the party of the dateline; home: of the agency, whose officials need no country
--   ranked   the parties by how much the document names them, with their weights; ranked_in: the sentence for which it was worked out
-- What other files keep there stands in these.
-- The types that doc:mentions is asked for stand in its calls: all others need not be kept.
local M = {}

-- A country has one of them to speak for it, whatever the office is called.
local TOP = { ["head-of-state"] = "top", ["head-of-government"] = "top" }
local MINISTERS = { minister = "a minister", ["foreign-minister"] = "a minister" }
local PLURAL = { presidents = true, kings = true, ministers = true, premiers = true, chancellors = true, ambassadors = true }
-- Who governs; bodies have no office of states.
local GOVERNING = { ["head-of-state"] = "of states", ["head-of-government"] = "of states", ["foreign-minister"] = "of states", minister = "of any",
  deputy = "of any", ["central-bank"] = "of any" }
--- Is it an office of those who govern states?
function M.governs(office) return office ~= nil and GOVERNING[office.key] ~= nil end
local FADE = 0.9 -- of a pairing's weight, a sentence
local STRANGER = "stranger" -- in the place of a party that the text does not tell
local OUTSIDER = "outsider" -- and of somebody who is none
local PRESENT = 0.7 -- the weight that it still needs

local at_hand, state_at_hand -- the document that was asked for last: it is asked for again and again
local function state(doc)
  if doc == at_hand then return state_at_hand end
  local s = doc.state
  if not s.pairs then
    s.pairs, s.offices, s.names, s.strangers, s.acted, s.learned = {}, {}, {}, {}, {}, 0
  end
  at_hand, state_at_hand = doc, s
  return s
end

-- "type:key" of a party, false of anything else. Put together once: an entity is one table all through a document.
local function party(entity)
  local id = entity.party
  if id == nil then
    id = (entity.type == "country" or entity.type == "org") and entity.type .. ":" .. entity.key
    entity.party = id
  end
  return id
end

local function has(list, id)
  for i = 1, #list do
    if list[i] == id then return true end
  end
  return false
end

local function add_parties(ids, entities)
  for i = 1, #entities do
    local id = party(entities[i])
    if id and not has(ids, id) then ids[#ids + 1] = id end
  end
end

local function add_captures(ids, captures)
  if captures.entities then return add_parties(ids, captures.entities) end
  for i = 1, #captures do add_parties(ids, captures[i].entities) end
end

--- What a capture has, as a list: it is one mention, or a list of them, or was not met.
function M.list(captures) return captures and captures.text and { captures } or captures or {} end

--- The distinct parties of captures (one or a list), as "type:key", in order of appearance; those of `more` behind them.
function M.ids(captures, more)
  local entities = captures and not more and captures.entities
  if entities and not entities[2] then return { entities[1] and party(entities[1]) or nil } end -- nearly always
  local ids = {}
  if captures then add_captures(ids, captures) end
  if captures and more then add_captures(ids, more) end
  return ids
end

local function same(a, b)
  if #a ~= #b then return false end
  for i = 1, #b do
    if not has(a, b[i]) then return false end
  end
  return true
end

--- Notes that these parties stood side by side; by name, unless a word for the group stood for them.
function M.pair(doc, sentence, ids, weight, referred)
  if #ids < 2 then return end
  local s, acting = state(doc), weight > 1 or nil
  if sentence <= 3 then weight = weight + 2 end -- a document begins with those whom it is about
  if ids[1]:find("^org:") and ids[2]:find("^org:") then weight = weight / 4 end -- bodies side by side are where states meet
  for _, pair in ipairs(s.pairs) do
    if same(pair.ids, ids) then
      if pair.sentence < sentence then
        pair.before, pair.added = pair.weight * FADE ^ (sentence - pair.sentence), 0
      end
      pair.added = math.max(pair.added, weight) -- the sentence counts by the way in which they stand side by side most plainly
      pair.weight, pair.sentence = pair.before + pair.added, sentence
      if not referred then pair.named = sentence end
      pair.acting = pair.acting or acting
      return
    end
  end
  s.pairs[#s.pairs + 1] = { ids = ids, weight = weight, added = weight, before = 0, sentence = sentence, named = not referred and sentence or 0,
    acting = acting }
end

--- Notes that two meet one of whom has met another before: the text goes over to them, as in a round of visitors.
local TURN = 0.4 -- what is left of the weight of those it leaves
function M.turn_to(doc, sentence, ids)
  if #ids ~= 2 then return end
  for _, pair in ipairs(state(doc).pairs) do
    if #pair.ids == 2 and pair.sentence < sentence and has(pair.ids, ids[1]) ~= has(pair.ids, ids[2]) then pair.weight = pair.weight * TURN end
  end
end

-- The last mention of several lists that is not taken, which are in the order of the text: of the i-th left[i] are.
local function take_last(lists)
  local left, from, last = lists.left, nil, nil
  for i = 1, #lists do
    local mention = lists[i][left[i]]
    if mention and (not last or mention.first > last.first) then from, last = i, mention end
  end
  if from then left[from] = left[from] - 1 end
  return last
end

-- The parties that the mentions of lists name, those named most and last first, and their weights; a body counts half.
local function by_weight(...)
  local lists = { left = {}, ... }
  for i = 1, #lists do lists.left[i] = #lists[i] end
  local weights, order, weight, before = {}, {}, 1, nil
  for mention in take_last, lists do
    local entity = mention.entities[1]
    local again = before == mention.first -- "US" is a name and an adjective
    before = mention.first
    if entity and #mention.entities == 1 and not again then
      local id = party(entity)
      if not weights[id] then order[#order + 1] = id end
      weights[id] = (weights[id] or 0) + ((entity.type == "org" or mention.type == "capital") and weight / 2 or weight)
      weight = weight * 0.97
    end
  end
  table.sort(order, function(a, b)
    if weights[a] ~= weights[b] then return weights[a] > weights[b] end
    return a < b
  end)
  return order, weights
end

-- By name or adjective, in a good part of the document.
local function ranking(doc)
  local s = state(doc)
  local capitals = (s.here or s.home) and doc:mentions("capital", 20) or {} -- for reports they are governments
  return by_weight(doc:mentions("country", 40), doc:mentions("nationality", 40), doc:mentions("org", 20), capitals)
end

-- Worked out once a sentence; what the sentence itself names later counts from the next one on.
local function ranked(doc, sentence)
  local s = state(doc)
  if s.ranked_in ~= sentence then s.ranked_in, s.ranked, s.weights = sentence, ranking(doc) end
  return s.ranked, s.weights
end

-- Has a party acted that is none of these?
local function acted_besides(s, ids)
  for id in pairs(s.acted) do
    if not has(ids, id) then return true end
  end
  return false
end

-- Those who stand out from the others, one of whom at least has acted. Three or more are states: a body named beside them is where they meet.
local AHEAD = 1.5
local function most_named(doc, sentence, count)
  local n = count or 2
  local order, all, weights = {}, ranked(doc, sentence)
  for _, id in ipairs(all) do
    if id:find("^country:") then order[#order + 1] = id end
  end
  local last, next_one = order[n], order[n + 1]
  if not last or next_one and weights[last] < (count and AHEAD or 2 * AHEAD) * weights[next_one] then return nil end
  local ids = table.move(order, 1, n, 1, {})
  local s, acted, own = state(doc), 0, false
  for _, id in ipairs(ids) do
    own = own or id == s.source or id == s.topic or id == s.here
    if s.acted[id] then acted = acted + 1 end
  end
  return (acted == n or acted > 0 and (own or not acted_besides(s, ids))) and ids or nil
end

-- The country whose agency reports, and the other that the report names most.
local function with_home(doc, sentence)
  local home = state(doc).home
  for _, id in ipairs(home and ranked(doc, sentence) or {}) do
    if id ~= home and id:find("^country:") then return { home, id } end
  end
  return nil
end

-- What is kept of the group that M.group has given.
local function pair_of(doc, ids)
  for _, pair in ipairs(state(doc).pairs) do
    if pair.ids == ids then return pair end
  end
  return nil
end

local function whole(pair) return pair.ids[2] ~= STRANGER and pair.ids[2] ~= OUTSIDER end

-- Who the strangers of a pair are: the other one of the strongest pair that its known member has stood in, else the source, else whoever
-- has acted and is named most; two strangers are those who are put side by side when they meet or later.
local function acquainted(doc, sentence, pair)
  local known = pair.ids[1]
  if whole(pair) then return pair.ids end
  if pair.ids[2] == OUTSIDER then return nil end
  local best = M.strongest(doc, sentence, function(other)
    if not whole(other) or #other.ids ~= 2 then return false end
    if known == STRANGER then return other.sentence >= pair.sentence and not table.concat(other.ids):find("org:", 1, true) end
    local partner = other.ids[1] == known and other.ids[2] or other.ids[2] == known and other.ids[1]
    return partner and partner:find("^country:")
  end)
  if best then return best.ids end
  if known == STRANGER then return nil end
  local s = state(doc)
  if s.source then return s.source ~= known and { known, s.source } or nil end
  local all, weights = ranked(doc, sentence)
  local id = all[1] == known and all[2] or all[1]
  return id and s.acted[id] and weights[id] > 1 and { known, id } or nil
end

local function faded(pair, sentence) return pair.weight * FADE ^ (sentence - pair.sentence) end

--- The strongest pair at this sentence of those that are fit.
function M.strongest(doc, sentence, fit)
  local best, best_weight = nil, 0
  for _, pair in ipairs(state(doc).pairs) do
    if pair.weight > best_weight then
      local weight = faded(pair, sentence)
      if weight > best_weight and fit(pair) then best, best_weight = pair, weight end
    end
  end
  return best
end

-- Do they only stand side by side in what others say of them? They are a matter then, "the cooperation of Chad and Mali".
local function only_named(s, pair)
  pair.acting = s.acted[pair.ids[1]] or s.acted[pair.ids[2]]
  return not pair.acting and acted_besides(s, pair.ids)
end

--- The group of n parties (nil: of any number) that the document is about at this sentence; `paired`: not one that is only guessed.
function M.group(doc, sentence, n, paired)
  local s = state(doc)
  local best = M.strongest(doc, sentence, function(pair) return (not n or #pair.ids == n) and (pair.acting or not only_named(s, pair)) end)
  if best and s.several and faded(best, sentence) < PRESENT then return nil end -- those who speak in turn change the subject
  if best then return acquainted(doc, sentence, best) end
  return not paired and (most_named(doc, sentence, n) or (n or 2) == 2 and with_home(doc, sentence)) or nil
end

--- The group, unless it is of bodies alone: they have no ministers or leaders who meet.
function M.of_states(ids)
  for _, id in ipairs(ids or {}) do
    if id:find("^country:") then return ids end
  end
  return nil
end

--- The pair without those whom the sentence has named before these words.
function M.others(doc, m)
  local named = {}
  for _, mentions in ipairs { doc:mentions("person", 6), doc:mentions("acting", 6), doc:mentions("state", 6) } do
    for _, mention in ipairs(mentions) do
      if mention.sentence == m.sentence and mention.last < m.first then named[M.ids(mention)[1] or ""] = true end
    end
  end
  local best = M.strongest(doc, m.sentence, function(pair)
    return #pair.ids == 2 and not named[pair.ids[1]] and not named[pair.ids[2]]
  end)
  return best and acquainted(doc, m.sentence, best)
end

--- The group of two if the text has put it side by side not long ago.
function M.recent_pair(doc, sentence, within)
  local ids = M.group(doc, sentence, 2, true)
  local pair = pair_of(doc, ids)
  return pair and sentence - pair.sentence <= within and ids or nil
end

--- The group of any number that the text is about, if it has stood side by side not long ago.
function M.recent_group(doc, sentence, within)
  local ids = M.group(doc, sentence, nil, true)
  local pair = pair_of(doc, ids)
  return pair and sentence - pair.sentence <= within and ids or nil
end

--- Notes that the party, if any, met somebody of whom the text does not say whom he or she acts for.
function M.half_pair(doc, sentence, ids)
  if #ids <= 1 then M.pair(doc, sentence, { ids[1] or STRANGER, STRANGER }, 3) end
end

--- Notes that it stood beside somebody who is no party, or two of these did.
function M.outsiders(doc, sentence, ids)
  if #ids <= 1 then M.pair(doc, sentence, { ids[1] or OUTSIDER, OUTSIDER }, 3) end
end

--- The group if the text has put it side by side; not guessed from how often parties are named.
function M.known_group(doc, sentence, n)
  return #state(doc).pairs > 0 and M.group(doc, sentence, n) or nil
end

-- The one of these who is in most pairs, of several the state that begins the text or from which it is written.
local function host_of(doc, ids)
  local s, times = state(doc), {}
  for _, pair in ipairs(s.pairs) do
    for _, id in ipairs(pair.ids) do times[id] = (times[id] or 0) + 1 end
  end
  local host
  for _, id in ipairs(ids) do
    local own = id == s.topic or id == s.here or id == s.home
    if not host or times[id] > times[host] or times[id] == times[host] and own then host = id end
  end
  return host
end

--- Who talks where the text only tells of what: the known group; if somebody of another party has just been named, that one with the host,
--- for in a round of visitors each talks with the host.
function M.talkers(doc, at)
  local ids = M.known_group(doc, at.sentence)
  local last
  for _, person in ipairs(ids and doc:mentions("person", 4) or {}) do
    local back = at.sentence - person.sentence
    if (back == 1 or back == 0 and person.last <= at.first) and (not last or person.first > last.first) then last = person end
  end
  local id = last and M.ids(last)[1]
  if not id or has(ids, id) or not id:find("^country:") then return ids end
  return { host_of(doc, ids), id }
end

--- The pair that the text is about here, if it has been put side by side lately or often.
function M.present_pair(doc, sentence)
  local ids = M.group(doc, sentence, 2, true)
  local pair = pair_of(doc, ids)
  return pair and faded(pair, sentence) >= PRESENT and ids or nil
end

--- The other party of the pair that the document is about, if these are one of it.
function M.partner(doc, sentence, ids)
  local pair = M.present_pair(doc, sentence)
  if not pair or #ids ~= 1 then return nil end
  return pair[1] == ids[1] and { pair[2] } or pair[2] == ids[1] and { pair[1] } or nil
end

--- Is the document, at this sentence, about this party among others?
function M.about(doc, sentence, id)
  for _, known in ipairs(M.group(doc, sentence, nil) or {}) do
    if known == id then return true end
  end
  return state(doc).source == id
end

--- The words of an office in one spelling.
function M.title(office) return (office.text:lower():gsub("%-", " ")) end

-- "deputy secretary" of "deputy secretary of state", "vice minister" of "vice foreign minister", "secretary" of "secretary of state".
M.RANKS = { deputy = true, vice = true, under = true, assistant = true }
local function short(word)
  local bare = word:gsub(" of .*", ""):gsub(" for .*", "")
  local rank, last = bare:match("^(%a+) .-(%a+)$")
  return M.RANKS[rank] and rank .. " " .. last or bare == "secretary" and bare
end

-- The kinds of office that its words mean, in the singular.
local KINDS = {}
local function kinds(office)
  local by_word = KINDS[office.key] or {}
  KINDS[office.key] = by_word
  local known = by_word[office.text]
  if not known then
    local word = M.title(office)
    known = PLURAL[word:match("%a+$")] and {} or { office.key, word, TOP[office.key] or MINISTERS[office.key] }
    local brief = MINISTERS[office.key] and #known > 0 and short(word)
    if brief and brief ~= word then known[#known + 1] = brief end
    by_word[office.text] = known
  end
  return known
end

-- Two letters do, the second of them small; initials, particles and "Jr" do not.
local function names_somebody(word)
  return #word > 2 or #word == 2 and word:find("^%u%l$") and word ~= "Jr" and word ~= "Sr"
end

--- Notes that a party has somebody of this name and kind of office; `sure`: whatever has been noted of the name before.
function M.learn(doc, ids, office, name, sure)
  local s, id = state(doc), ids[1]
  if not id or ids[2] then return end
  s.learned = s.learned + 1
  s.acted[id] = true
  if office and office.key then
    if office.key == "diplomat" then s.envoy = id end
    for _, kind in ipairs(kinds(office)) do
      local holders = s.offices[kind] or {}
      s.offices[kind] = holders
      holders[id] = holders[id] or office
    end
  end
  if name and name.text then
    for word in name.text:gmatch("[^%s,]+") do
      if names_somebody(word) then s.names[word] = not sure and s.names[word] or id end
    end
  end
end

local function only(set)
  local id = set and next(set)
  return id and next(set, id) == nil and id or nil
end

-- The parties of the people whom the sentence has named.
local function parties_of_people(doc, sentence)
  local named = {}
  local last = doc:mentions("person", 1)[1]
  for _, mention in ipairs(last and last.sentence == sentence and doc:mentions("person", 6) or {}) do
    if mention.sentence == sentence then
      for _, id in ipairs(M.ids(mention)) do named[id] = true end
    end
  end
  local pronoun = doc:mentions("pronoun", 1)[1]
  if pronoun and pronoun.sentence == sentence then named[M.ids(pronoun)[1] or ""] = true end
  return named
end

-- Is it where somebody else is posted, "the Kenyan commander in Chad, General Otieno"?
local function is_post(doc, mention)
  for _, person in ipairs(doc:mentions("person", 4)) do
    if person.sentence == mention.sentence and person.first <= mention.first and person.last >= mention.last then
      return M.ids(person)[1] ~= M.ids(mention)[1]
    end
  end
  return false
end

-- The group of two, else the two countries that are named most by far, if they have acted or stand in this sentence.
local function two_parties(doc, sentence)
  local ids = M.known_group(doc, sentence, 2)
  if ids then return ids end
  local countries, acted, named_here = doc:mentions("country", 8), state(doc).acted, {}
  for i = #countries, 1, -1 do
    local country = countries[i]
    if is_post(doc, country) then table.remove(countries, i)
    elseif country.sentence == sentence then named_here[party(country.entities[1])] = true end
  end
  local named, weights = by_weight(countries)
  for i = 1, 2 do
    if not named[i] or not (acted[named[i]] or named_here[named[i]]) then return nil end
  end
  return not (named[3] and weights[named[2]] < AHEAD * weights[named[3]]) and named or nil
end

-- Of two parties the one that this sentence has not named yet, or that nobody is known to hold the office of.
local function other(doc, sentence, office)
  local held = office and office.key and state(doc).offices[TOP[office.key] or office.key] or {}
  local named = parties_of_people(doc, sentence)
  if #state(doc).pairs == 0 and next(held) == nil and next(named) == nil then return nil end
  local ids = two_parties(doc, sentence)
  if not ids then return nil end
  if office and GOVERNING[office.key] == "of states" and ids[1]:find("^org:") ~= ids[2]:find("^org:") then
    return { ids[1]:find("^org:") and ids[2] or ids[1] }
  end
  if held[ids[1]] and not held[ids[2]] then return { ids[2] } end
  if held[ids[2]] and not held[ids[1]] then return { ids[1] } end
  if named[ids[1]] and not named[ids[2]] then return { ids[2] } end
  if named[ids[2]] and not named[ids[1]] then return { ids[1] } end
  local meets, pronoun = doc:mentions("meets", 1)[1], doc:mentions("pronoun", 1)[1] -- "She met Minister X": not hers
  local own = meets and meets.sentence == sentence and pronoun and pronoun.sentence == sentence and M.ids(pronoun)[1]
  return own == ids[1] and { ids[2] } or own == ids[2] and { ids[1] } or nil
end

-- Officials of whom a state has one.
local SINGLE = { "army", "nav[ya]", "air ", "staff", "speaker", "senate", "national assembly" }
local function is_single(office)
  local title = M.title(office)
  for _, word in ipairs(SINGLE) do
    if title:find(word) then return true end
  end
  return false
end

-- A report names the country of strangers, not of its own officials: they are of the dateline's, unless somebody else holds the office
-- there; ministers without a dateline of the state that begins the text.
local function home(doc, office)
  local s = state(doc)
  local id = s.home or s.here or office.text:lower():find("minister$") and s.topic
  local official = office.key == "official" and (is_single(office) or s.home and (not s.here or s.here == s.home)) -- an agency at home
  if not id or not (GOVERNING[office.key] or official) then return nil end
  local held = s.offices[office.key]
  return (office.key == "minister" or not (held and held[id])) and { id } or nil
end

--- Whose ambassador it is who meets somebody of the host: whom the text has called an envoy before; the own state of a report from elsewhere; else
--- the foreign country that the text names most.
function M.sender(doc, sentence, office, host)
  if not office or office.key ~= "diplomat" or office.text:find("nvoy") or office.text:find("epresentative") then return nil end
  for _, mention in ipairs(doc:mentions("state", 12)) do
    local envoy = mention.text:find("envoy$") or mention.text:find("mbassador$") or mention.text:find("igh [Cc]ommissioner$")
    if envoy and #M.ids(mention) == 1 then return M.ids(mention) end
  end
  local s, first = state(doc), nil
  local own = s.home or s.here or s.source
  if not host then return nil end
  if own and own ~= host then return { own } end
  local all, weights = ranked(doc, sentence)
  for _, id in ipairs(all) do
    if id ~= host and id:find("^country:") then
      if first then return weights[first] >= AHEAD * weights[id] and { first } or nil end
      first = id
    end
  end
  return first and { first }
end

--- The party of somebody of whom the text has told it, by the last word of the name that is known; nil if none is.
function M.known_as(doc, name)
  local names, words = state(doc).names, {}
  for word in name.text:gmatch("[^%s,]+") do words[#words + 1] = word end
  for i = #words, 1, -1 do
    if names[words[i]] then return names[words[i]] end
  end
  return nil
end

--- The party whose the text has called somebody of this last name.
function M.known_surname(doc, name) return state(doc).names[name.text:match("[^%s,]+$")] end

--- Whom a name stands for: by what the document has said of it, its last words first; a new name with an office is of the party that
--- is still without one.
function M.named(doc, sentence, office, name)
  local s = state(doc)
  local known, key = #s.pairs + s.learned, office and name.text or name.text .. " alone"
  if s.strangers[key] == known then return nil end
  local id = M.known_as(doc, name)
  if id then return { id } end
  local sender = office and office.key == "diplomat" and M.sender(doc, sentence, office, only(parties_of_people(doc, sentence)))
  if sender then
    M.learn(doc, sender, office, name)
    return sender
  end
  local ids = office and office.key and ((s.home or s.here) and home(doc, office) or other(doc, sentence, office) or home(doc, office))
  if ids then M.learn(doc, ids, office, name) else s.strangers[key] = known end
  return ids or nil
end

-- The only holder, if these words stand behind those that tell of him: not "the President condemned President Vega's attack".
local function holder(holders, office)
  local id = only(holders)
  local told = id and holders[id]
  local before = told and told.sentence == office.sentence and told.first and office.first and office.first < told.first
  return not before and id or nil
end

--- The one body that the text has named so far.
function M.only_body(doc)
  local id
  for _, org in ipairs(doc:mentions("org", 8)) do
    if id and id ~= "org:" .. org.key then return nil end
    id = "org:" .. org.key
  end
  return id and { id }
end

--- The party that holds this office alone, by its word ("the President" beside a king) or its kind.
function M.officer(doc, office)
  local offices = state(doc).offices
  local word = M.title(office)
  if office.key == "diplomat" then return not word:find("[^e]s$") and state(doc).envoy and { state(doc).envoy } or nil end
  local id = holder(offices[word == "minister" and "a minister" or word], office)
  if not id and office.key ~= "head-of-state" then id = holder(offices[office.key], office) end
  if not id and office.key == "head-of-body" then return M.only_body(doc) end
  return id and { id } or (state(doc).home or state(doc).here) and home(doc, office) or nil
end

--- "met the Minister": of the pair that the text is about, the one whose people the sentence has not named.
function M.other_officer(doc, m)
  if not M.present_pair(doc, m.sentence) or next(parties_of_people(doc, m.sentence)) == nil then return nil end
  return m.o.key ~= "diplomat" and other(doc, m.sentence, m.o) or nil
end

--- Whose delegation the text has told of, not more than two sentences ago, if it was one alone.
function M.delegation_before(doc, m)
  local ids
  for _, mentions in ipairs { doc:mentions("state", 8), doc:mentions("person", 4) } do
    for _, mention in ipairs(mentions) do
      local near = mention.first < m.first and m.sentence - mention.sentence <= 2
      local text = mention.text
      if near and (text:find("delegation", 1, true) or text:find("envoys$") or text:find("negotiators$")) then
        local own = M.ids(mention)
        if #own ~= 1 or ids and ids[1] ~= own[1] or text:find("delegations", 1, true) then return nil end
        ids = own
      end
    end
  end
  return ids
end

--- Notes where somebody represents this party.
function M.posted(doc, sentence, id, host)
  if host and host ~= id then M.pair(doc, sentence, { id, host }, 1) end
end

--- Is somebody of this party known to hold the office that this word means?
function M.in_office(doc, id, word)
  local holders = state(doc).offices[word == "minister" and "a minister" or word]
  return holders ~= nil and holders[id] ~= nil
end

function M.set_source(doc, ids)
  local s = state(doc)
  if #ids ~= 1 or s.source then return end
  s.source = ids[1]
  s.acted[ids[1]] = true
end

-- The letterhead tells it only where nothing else does.
local function source_of(s) return s.source or s.source == nil and not s.joint and s.letterhead or nil end

--- Whose letterhead the text has.
function M.set_letterhead(doc, id)
  local s = state(doc)
  s.letterhead = s.letterhead or id
end

--- It, for envoys of whom nothing else is told.
function M.letterhead(doc)
  local id = state(doc).letterhead
  return id and { id }
end

function M.source(doc)
  local id = source_of(state(doc))
  return id and { id }
end

--- Notes a quotation mark: a straight one opens and closes in turn, and opens a sentence.
function M.quote(doc, m)
  local s = state(doc)
  local marks = s.quotes
  if not marks or marks.sentence ~= m.sentence then
    marks = { sentence = m.sentence, before = marks and marks[#marks].open }
    s.quotes = marks
  end
  local open = m.text == "“"
  if m.text == '"' then
    local last = marks[#marks]
    open = m.starts ~= nil or not (last and last.open or not last and marks.before)
  end
  marks[#marks + 1] = { at = m.first, open = open }
end

--- Does a quotation go on at this word?
function M.quoted(doc, m)
  local marks = state(doc).quotes
  if not marks then return false end
  if marks.sentence ~= m.sentence then return marks[#marks].open end
  local open = marks.before
  for _, mark in ipairs(marks) do
    if mark.at < m.first then open = mark.open end
  end
  return open
end

--- Notes whose words the quotation before this was, and asks who speaks in the one that follows soon.
function M.set_speaking(doc, m, ids)
  if ids and #ids == 1 then state(doc).speaking = { ids = ids, sentence = m.sentence } end
end
function M.speaking(doc, m)
  local speaking = state(doc).speaking
  return M.quoted(doc, m) and speaking and m.sentence - speaking.sentence <= 2 and speaking.ids or nil
end

--- A state that says what it thinks: the one that does so more than twice as often as any other.
function M.set_voice(doc, ids)
  local s = state(doc)
  local said, most, next_most = s.said or {}, 0, 0
  if #ids ~= 1 then return end
  said[ids[1]] = (said[ids[1]] or 0) + 1
  for _, times in pairs(said) do
    if times > most then most, next_most = times, most elseif times > next_most then next_most = times end
  end
  if said[ids[1]] == most then s.voice = ids[1] end
  if most <= 2 * next_most then s.voice = false end
  s.said = said
end

--- The label of whoever speaks now ("SECRETARY BELL:"), of this party, or of none (false), if that is known: the source is that of the label.
--- The first who does not only ask has the one that is known already.
function M.set_speaker(doc, label, id)
  local s = state(doc)
  if not s.sources then
    s.sources, s.heading = {}, s.source
  elseif s.label ~= label then
    s.sources[s.label] = s.source
    s.source = s.sources[label]
    s.several = true
  end
  s.label = label
  if id ~= nil then
    s.source = id
  elseif s.heading then
    s.source = s.heading
  end
  if id ~= false then s.heading = nil end
  if s.source then s.acted[s.source] = true end
end

--- Notes that several speak in turn: then "we" is nobody.
function M.set_several(doc) state(doc).several = true end
function M.several(doc) return state(doc).several end

--- Who says "we welcome" outside a quotation: the source, the state whose statement it is, all parties of a joint document.
function M.voice(doc, m)
  local s = state(doc)
  local own = source_of(s) or s.voice
  if s.several or not (own or s.joint or s.opening) or M.quoted(doc, m) then return nil end
  return s.joint and M.group(doc, m.sentence, nil) or own and { own } or s.opening
end

--- Where whoever speaks travels.
function M.set_abroad(doc, ids)
  local s = state(doc)
  s.abroad = s.abroad or {}
  for _, id in ipairs(ids) do s.abroad[id] = true end
end

--- Who says "I" and travels: of the country that the text names most besides those of the journey, by far; `surely`:
--- and more than once.
function M.traveller(doc, m, surely)
  local s = state(doc)
  if not s.abroad or s.source == false or M.quoted(doc, m) then return nil end
  local own
  local all, weights = ranked(doc, m.sentence)
  for _, id in ipairs(all) do
    if id:find("^country:") and not s.abroad[id] then
      if own then return weights[own] >= AHEAD * weights[id] and not (surely and weights[own] < 1.5) and { own } or nil end
      own = id
    end
  end
  return own and not (surely and weights[own] < 1.5) and { own } or nil
end

--- Do these states act each for itself? Not where the text has met them together.
function M.apart(doc, capture, trigger)
  local s = state(doc)
  if s.joint or s.met or doc:mentions("holding", 1)[1] then return false end
  for _, mention in ipairs(doc:mentions("joint", 4)) do
    if mention.sentence == trigger.sentence then return false end
  end
  local states = 0
  for _, mentions in ipairs { doc:mentions("country", 12), doc:mentions("capital", 12) } do
    for _, mention in ipairs(mentions) do
      if mention.sentence == trigger.sentence and mention.first >= capture.first and mention.last <= capture.last then states = states + 1 end
    end
  end
  return states > 1
end

--- Notes that parties have met.
function M.set_met(doc) state(doc).met = true end
function M.have_met(doc) return state(doc).met end

--- The document is an instrument of the group, or its summary: what one side undertakes there is a term for all.
function M.set_joint(doc) state(doc).joint = true end
function M.is_joint(doc) return state(doc).joint end

--- Is "we" said by a known source? What that notes or praises, it says for itself, whomever it has just been with.
function M.speaks_alone(doc) return source_of(state(doc)) and not state(doc).joint end

--- Two names without their countries: they stand in the order of the pair that the text has just named.
function M.learn_both(doc, sentence, ids, names, offices)
  for _, pair in ipairs(state(doc).pairs) do
    if sentence - pair.named <= 2 and #pair.ids == 2 and same(pair.ids, ids) then
      for i = 1, 2 do
        if names[i] then M.learn(doc, { pair.ids[i] }, offices and #offices == 2 and offices[i] or nil, names[i]) end
      end
    end
  end
end

--- Has the clause before this word a subject that is a party?
function M.has_subject(doc, at)
  for _, subject in ipairs(state(doc).subjects or {}) do
    if subject.sentence == at.sentence and subject.stop <= at.first then return true end
  end
  return false
end

--- The party on the other side of these: the subject of the clause that names them, else the one that the document names most,
--- if nobody else acts there.
function M.dominant(doc, capture)
  local given = {}
  for _, id in ipairs(M.ids(capture)) do given[id] = true end
  local at = capture.text and capture or capture[1]
  for i = #(state(doc).subjects or {}), 1, -1 do
    local subject = state(doc).subjects[i]
    if subject.sentence ~= at.sentence then break end
    if subject.stop <= at.first and #subject.ids == 1 and not given[subject.ids[1]] then return { subject.ids[1] } end
  end
  local stranger = doc:mentions("stranger", 1)[1]
  local text = doc.sentence.text:lower() -- they talk, too
  local firms = text:find("%f[%a]banks%f[%W]") or text:find("%f[%a]bankers%f[%W]") or text:find("%f[%a]compan[iy]") or text:find("creditor") or
    text:find("advisory committee")
  if firms and not (next(given) or ""):find("^org:") then return nil end
  if stranger and stranger.sentence == at.sentence then return nil end
  for _, visitor in ipairs(doc:mentions("visitor", 4)) do -- it is he who acts
    if visitor.sentence == at.sentence and visitor.last < at.first and #M.ids(visitor) == 0 then return nil end
  end
  local s, known = state(doc), M.ids(capture)
  for _, id in ipairs(ranking(doc)) do
    if not given[id] then
      known[#known + 1] = id
      return (s.acted[id] or id:find("^country:") and not acted_besides(s, known)) and { id } or nil
    end
  end
  return nil
end

--- "we": the pair that the source has just been part of, else the source alone; in a joint document all its parties, else those
--- two who open the document, unless somebody else is quoted.
function M.we(doc, m)
  local s, sentence = state(doc), m.sentence
  local own = source_of(s) or (M.traveller(doc, m) or {})[1]
  if s.several then return own and { own } or nil end
  if not own then return s.joint and M.group(doc, sentence, nil) or s.opening and not M.quoted(doc, m) and s.opening or nil end
  local best = M.strongest(doc, sentence, function(pair)
    return #pair.ids == 2 and whole(pair) and (pair.ids[1] == own or pair.ids[2] == own)
  end)
  return best and faded(best, sentence) >= PRESENT and best.ids or { own }
end

--- "we" that takes two: the pair that the text is about, if whoever speaks, as far as known, is one of it.
function M.we_both(doc, sentence)
  local ids, own = M.of_states(M.present_pair(doc, sentence)), source_of(state(doc))
  return ids and state(doc).source ~= false and (not own or has(ids, own)) and ids or nil
end

--- "they": the parties of the last clause subject if they were several, not long ago; else a pair that is still in sight.
function M.they(doc, sentence)
  local last = state(doc).last
  if last and #last.ids > 1 and sentence - last.sentence <= 1 then return last.ids end
  local ids = M.group(doc, sentence, nil, true)
  local pair = pair_of(doc, ids)
  local near = state(doc).pairs[2] and 2 or 4 -- no other is in sight
  return pair and sentence - pair.sentence <= near and ids or nil
end

--- The party that was the first subject of a sentence, alone, before this word and not more than so many sentences ago.
function M.subject_before(doc, m, within)
  local first = state(doc).first
  if first and first.sentence == m.sentence and first.start >= m.first then first = state(doc).before end
  return first and #first.ids == 1 and m.sentence - first.sentence <= within and first.ids or nil
end

--- The one body of these codes that the text has named in this sentence or in four before.
local NEAR = 4
function M.body_again(doc, m, codes)
  local id
  for _, org in ipairs(doc:mentions("org", 8)) do
    local near = org.first < m.first and m.sentence - org.sentence <= NEAR
    if near and (" " .. codes .. " "):find(" " .. org.key .. " ", 1, true) then
      if id and id ~= "org:" .. org.key then return nil end
      id = "org:" .. org.key
    end
  end
  return id
end

--- The body whose ministers the text has told of, not more than two sentences ago.
function M.ministers_before(doc, m)
  for _, body in ipairs(doc:mentions("state", 8)) do
    local ids = M.ids(body)
    local near = body.first < m.first and m.sentence - body.sentence <= 2
    if near and ids[1] and ids[1]:find("^org:") and body.text:find("inisters$") then return ids end
  end
  return nil
end

-- Is it an office without a name, "the President"?
local function by_office(doc, subject)
  for _, office in ipairs(doc:mentions("office", 8)) do
    if office.sentence == subject.sentence and office.first >= subject.start and office.last <= subject.stop then return true end
  end
  return false
end

--- "he": that subject, if the sentence before has named somebody of it, by a pronoun or an office at least.
function M.somebody_before(doc, m)
  local ids = M.subject_before(doc, m, 1)
  if not ids then return nil end
  local first = state(doc).first
  if first.ids == ids and first.sentence == m.sentence - 1 and by_office(doc, first) then return ids end
  for _, mentions in ipairs { doc:mentions("person", 4), doc:mentions("acting", 4), doc:mentions("pronoun", 4), doc:mentions("state", 8) } do
    for _, person in ipairs(mentions) do
      if person.sentence == m.sentence - 1 and M.ids(person)[1] == ids[1] then return ids end
    end
  end
  return nil
end

--- "the former", "the latter": the nth of the last two that stood side by side before these words, not more than a sentence ago.
function M.one_of_two(doc, m, n)
  local last
  for _, mentions in ipairs { doc:mentions("pairing", 4), doc:mentions("joint", 4), doc:mentions("pair", 4), doc:mentions("encounter", 2) } do
    for _, two in ipairs(mentions) do
      local before = two.sentence == m.sentence and two.last <= m.first or two.sentence == m.sentence - 1
      if before and #M.ids(two) == 2 and (not last or two.first > last.first) then last = two end
    end
  end
  return last and { M.ids(last)[n] }
end

--- The two who have met in this sentence, before these words.
function M.just_met(doc, m)
  local met = doc:mentions("encounter", 1)[1]
  return met and met.sentence == m.sentence and met.last <= m.first and #M.ids(met) == 2 and M.ids(met) or nil
end

--- The parties of the people named in the sentence before these words, the first first, each as a list of its own.
function M.people_before(doc, m)
  local people, parties, given = {}, {}, {}
  for _, mentions in ipairs { doc:mentions("person", 6), doc:mentions("acting", 6) } do
    for _, person in ipairs(mentions) do
      if person.sentence == m.sentence and person.last < m.first then people[#people + 1] = person end
    end
  end
  table.sort(people, function(a, b) return a.first < b.first end)
  for _, person in ipairs(people) do
    local ids = M.ids(person)
    if #ids == 1 and not given[ids[1]] then
      given[ids[1]] = true
      parties[#parties + 1] = ids
    end
    parties.stop = person.last
  end
  return parties
end

--- The party of the last state or person named in the sentence before these words.
function M.state_before(doc, m)
  local last
  for _, mentions in ipairs { doc:mentions("state", 6), doc:mentions("person", 6) } do
    for _, mention in ipairs(mentions) do
      if mention.sentence == m.sentence and mention.last < m.first and (not last or mention.first > last.first) then last = mention end
    end
  end
  local ids = last and M.ids(last)
  return ids and #ids == 1 and ids or nil
end

--- "him": not the person who acts in this clause but the one before, in the sentence or as the subject of the sentence before; else the
--- other one of the pair that the text is about.
function M.him(doc, m)
  local people = M.people_before(doc, m)
  local actor = people[#people]
  if #people > 1 then return people[#people - 1] end
  local office = doc:mentions("office", 1)[1]
  if actor and office and office.sentence == m.sentence and office.first >= people.stop and office.last < m.first then return actor end
  local before = M.subject_before(doc, m, 1)
  if before and before[1]:find("^country:") and not (actor and actor[1] == before[1]) then return before end
  return actor and M.partner(doc, m.sentence, actor)
end

--- The subject before; else the one that speaks.
function M.alone(doc, m, within) return M.subject_before(doc, m, within) or M.source(doc) end

-- Does it stand in a clause of a noun: "the help A was giving"?
local function in_clause(doc, mention)
  for _, clause in ipairs(doc:mentions("bare", 4)) do
    if clause.sentence == mention.sentence and clause.first < mention.first and clause.last >= mention.last then return true end
  end
  return false
end
--- The parties of the last subject that ends before this word, in the same sentence, but those of clauses: of those that end together, the widest.
function M.bearer(doc, at)
  local best, stop = nil, -1
  for _, mentions in ipairs { doc:mentions("actors", 12), doc:mentions("speaker", 12) } do
    for _, mention in ipairs(mentions) do
      if mention.sentence == at.sentence and mention.last <= at.first and not in_clause(doc, mention) then
        local ids = M.ids(mention)
        if #ids > 0 and (mention.last > stop or mention.last == stop and #ids > #best) then best, stop = ids, mention.last end
      end
    end
  end
  return best
end

--- Has the text named all of these countries?
function M.has_named(doc, ids)
  local named = {}
  for _, mentions in ipairs { doc:mentions("country", 40), doc:mentions("nationality", 40), doc:mentions("capital", 40) } do
    for _, mention in ipairs(mentions) do named[M.ids(mention)[1] or ""] = true end
  end
  for _, id in ipairs(ids) do
    if not named[id] then return false end
  end
  return true
end

--- Has a sentence before this named the country?
function M.named_before(doc, m, id)
  for _, country in ipairs(doc:mentions("country", 20)) do
    if country.sentence < m.sentence and M.ids(country)[1] == id then return true end
  end
  return false
end

--- Where the report was written: "here".
function M.set_here(doc, ids)
  local s = state(doc)
  s.here = s.here or ids[1]
end
--- Whose agency reports: its officials are of this country, wherever it reports from.
function M.set_home(doc, ids)
  local s = state(doc)
  s.home = s.home or ids[1]
end
--- Is this state not the one whose officials the report need not tell the country of?
function M.abroad(doc, id)
  local s = state(doc)
  local own = s.home or s.here
  return own ~= nil and own ~= id
end
--- The state from which the report is written, if it names no other more.
function M.own_government(doc)
  local s = state(doc)
  local id = s.home or s.here
  if not id then return nil end
  local first = ranked(doc, doc.sentence.number)[1]
  return (first == nil or first == id) and { id } or nil
end
function M.here(doc)
  local s = state(doc)
  return s.here and { s.here }
end

--- Does the sentence name a country besides these?
function M.beside(doc, sentence, ids)
  for _, mentions in ipairs { doc:mentions("country", 8), doc:mentions("nationality", 8) } do
    for _, mention in ipairs(mentions) do
      local id = mention.sentence == sentence and M.ids(mention)[1]
      if id and id ~= ids[1] and id ~= ids[2] and not is_post(doc, mention) then return true end
    end
  end
  return false
end

--- Is the party one of two that act together in the first sentences?
function M.opens(doc, id)
  for _, known in ipairs(state(doc).opening or {}) do
    if known == id then return true end
  end
  return false
end

--- Notes the subject of a clause, the widest of those that end at the same word.
function M.subject(doc, m, ids)
  local n, sentence = #ids, m.sentence
  if n == 0 then return end
  local s = state(doc)
  local last, first = s.last, s.first
  for i = 1, n do s.acted[ids[i]] = true end
  if not first or first.sentence ~= sentence then
    s.before, s.first = first, { ids = ids, sentence = sentence, start = m.first, stop = m.last }
  elseif m.first < first.start or m.first == first.start and n > #first.ids then
    first.ids, first.start, first.stop = ids, m.first, m.last
  end
  if last and last.stop == m.last and #last.ids > n then return end
  last = { ids = ids, sentence = sentence, stop = m.last }
  s.last = last
  local subjects = s.subjects
  if subjects and subjects[1].sentence == sentence then subjects[#subjects + 1] = last else s.subjects = { last } end
  if sentence == 1 and n == 1 and ids[1]:find("^country:") then s.topic = s.topic or ids[1] end
  if sentence <= 3 and n == 2 then s.opening = s.opening or ids end
end

--- The words around a sector (captures t) that name the matter, or nil.
function M.topic_of(m, sector)
  for _, topic in ipairs(M.list(m.t)) do
    if topic.first <= sector.first and sector.last <= topic.last then return topic.text end
  end
end

--- Says the relation of each of the parties to each sector of the match (captures s).
function M.each(m, doc, relation, ids)
  for _, sector in ipairs(M.list(m.s)) do
    local with = { topic = M.topic_of(m, sector) }
    for _, id in ipairs(ids) do doc:emit(id, relation, sector, with) end
  end
end

--- Says that each of the parties agrees on a sector by its key, which is no capture of the match; topic: the words that tell of it.
function M.agree_on(doc, ids, key, topic)
  for _, id in ipairs(ids) do doc:emit(id, "agrees_on", "sector:" .. key, { topic = topic }) end
end

--- Of more parties than so many no two are said to agree or to meet.
M.AT_MOST = 6

--- Says that each of the parties does the first with the others, and the second on each sector: if they are several.
function M.together(m, doc, ids, with, on)
  if not ids or #ids < 2 then return end
  for i = 1, #ids <= M.AT_MOST and #ids or 0 do
    for j = i + 1, #ids do doc:emit(ids[i], with, ids[j]) end
  end
  M.each(m, doc, on, ids)
end

--- An on_match: the two whom the text has put side by side within so many sentences agree on what the match is about.
function M.agreed_lately(within)
  return function(m, doc) M.together(m, doc, M.recent_group(doc, m.sentence, within), "agrees_with", "agrees_on") end
end

return M

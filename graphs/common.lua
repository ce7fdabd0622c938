--- What the views share: statements gathered into boxes and lines, their order, and their words.
-- A party is who speaks (a country, an organisation); a box is what is spoken of; a line joins the two and has a style:
-- that of its relation's group, or one of its own if the relation has no group.
local words = require "words"

local M = {}

-- Groups from the strongest to the weakest; parallel lines take the strongest. Own styles come behind them, in the
-- order of declaration: their lines stay side by side.
local strength = { agreed = 1, reaffirmed = 2, opposed = 3, discussed = 4, other = 5 }
local sureness = { asserted = 1, planned = 2, hedged = 3 }
local own = {} -- relations without a group, in their order
local labels = {} -- of their styles
local has_groups = false -- does any statement's relation have a group?
local marked = {} -- modalities that the picture names
local OWN_MAX = 900 -- a canvas takes 1,000 styles, and nobody tells so many apart: those behind look like "other"

local function own_style(predicate)
  return "is " .. predicate
end

local function by_declaration(a, b)
  if a.plugin ~= b.plugin then
    return a.plugin < b.plugin
  end
  if a.order ~= b.order then
    return a.order < b.order
  end
  return a.name < b.name
end

--- Learns the styles of a graph's relations.
function M.learn_styles(graph)
  own, has_groups, marked = {}, false, {}
  for relation in graph:relations() do
    if not strength[relation.group] then
      own[#own + 1] = relation
    end
  end
  for s in graph:statements() do
    has_groups = strength[s.group] ~= nil
    if has_groups then
      break
    end
  end
  table.sort(own, by_declaration)
  own = table.move(own, 1, math.min(#own, OWN_MAX), 1, {})
  for i, relation in ipairs(own) do
    local style = own_style(relation.name)
    strength[style], labels[style] = 5 + i, relation.label
  end
end

--- Tells the canvas the styles that were learned. The first three looks of the cycle are like those of groups.
function M.declare_styles(canvas)
  for i, relation in ipairs(own) do
    canvas:style { id = own_style(relation.name), label = relation.label, number = i + (has_groups and 3 or 0) }
  end
  if not has_groups then
    canvas:style { id = "opposed", label = "denied" }
  end
end

--- Do statements belong to groups: is this about who agrees and who opposes?
function M.has_groups()
  return has_groups
end

--- The style of a statement: what is denied is opposed.
function M.style_of(s)
  if s.negated then
    return "opposed"
  end
  local own_of = own_style(s.predicate)
  return strength[s.group] and s.group or strength[own_of] and own_of or "other"
end

--- Is it a style of one relation alone?
function M.is_own(style)
  return labels[style] ~= nil
end

--- A style in a word or two: the one with which it begins in the legend.
function M.style_label(style)
  return labels[style] or not has_groups and style == "opposed" and "denied"
    or style == "reaffirmed" and "supported" or style
end

--- Tells lines apart that must not become one: "" for those of groups, but nothing hides what is opposed.
function M.lane(style)
  return (M.is_own(style) or style == "opposed") and "\n" .. style or ""
end

--- Is style a stronger than style b?
function M.is_stronger(a, b)
  return strength[a] < strength[b]
end

--- The stronger of two styles; b may be nil.
function M.stronger(a, b)
  return (not b or M.is_stronger(a, b)) and a or b
end

--- The surer of two modalities; b may be nil. What is said in several ways goes by the surest.
function M.surer(a, b)
  return (not b or sureness[a] < sureness[b]) and a or b
end

--- Does a statement say the same of both its ends?
function M.is_symmetric(graph, s)
  local relation = graph:relation(s.predicate)
  return relation ~= nil and relation.symmetric
end

--- Headings of sectors as one: "Trade · crime & justice".
function M.join_headings(sectors)
  local names = {}
  for i, heading in ipairs(sectors) do
    names[i] = i == 1 and words.headline(heading) or (heading:gsub("^%u%l", string.lower))
  end
  return table.concat(names, " · ")
end

--- The keys of a table, sorted.
function M.keys(t)
  local keys = {}
  for key in pairs(t) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

--- What kind of node each entity is, by its type: of which anything is said by itself is a party's; what only is
-- spoken of, a topic's.
function M.kinds(graph)
  local is_subject, kinds = {}, {}
  for s in graph:statements() do
    is_subject[s.subject_type] = true
  end
  for e in graph:entities() do
    kinds[e.entity_id] = is_subject[e.type] and "party" or e.type == "sector" and "sector" or "topic"
  end
  return kinds
end

-- Types that speak: subjects of the relations with a group that says more than "other", if there are any.
local function party_types(graph)
  local types, any = {}, {}
  for s in graph:statements() do
    any[s.subject_type] = true
    if s.group ~= "other" and s.group ~= "" then
      types[s.subject_type] = true
    end
  end
  return next(types) and types or any
end

-- Headings of boxes whose objects are no sectors, where it is not the plural of their type.
local headings = {
  document = "Documents", agreement = "Documents", treaty = "Documents", position = "Positions", topic = "Positions",
  phrase = "Positions", policy = "Positions", person = "People", org = "Organisations",
}

-- The heading under which the objects of a type stand that are no sectors.
local function heading_of(object_type)
  return headings[object_type] or words.headline(words.plural(object_type:gsub("_", " ")))
end

-- What is said by groups are matters, whose wording varies; else things, each of which has a box of its own.
local function add_box(data, s)
  local is_sector = s.object_type == "sector"
  local heading = is_sector and s.object or heading_of(s.object_type)
  local text = is_sector and s.topic and s.topic ~= "" and s.topic or s.object -- a document keeps its own name
  local is_matter = s.group ~= ""
  local id = heading .. "\n" .. (is_matter and words.fold(text) or s.object_id)
  local box = data.boxes[id]
  if not box then
    box = { id = id, text = is_matter and words.tidy(text) or text, heading = heading, is_sector = is_sector,
            sectors = { is_sector and heading or nil }, is_matter = is_matter, weight = 0, statements = {},
            modality = s.modality, lines = {} }
    data.boxes[id] = box
  end
  box.weight = box.weight + s.evidence_count
  box.statements[#box.statements + 1] = { number = s.number } -- for graph:evidence; whole rows would fill the memory
  box.modality = M.surer(s.modality, box.modality)
  return box
end

local function add_line(s, box)
  local style, place = M.style_of(s), s.document_id .. " " .. s.sentence_no .. "\n" .. s.modality
  local key = s.subject_id .. M.lane(style)
  local line = box.lines[key]
  if not line then
    line = { id = key .. "\n" .. box.id, party = s.subject_id, box = box, weight = 0, statements = 0,
             number = s.number, places = {}, modalities = {} } -- places and modalities: of each style
    box.lines[key] = line
  end
  line.weight = line.weight + s.evidence_count
  line.statements = line.statements + 1
  line.places[place] = M.stronger(style, line.places[place])
  line.modalities[style] = M.surer(s.modality, line.modalities[style])
  line.style = M.stronger(style, line.style)
  box.style = M.stronger(style, box.style)
end

local function add_party(data, s)
  local party = data.parties[s.subject_id]
  if not party then
    party = { id = s.subject_id, label = s.subject, statements = 0, weight = 0 }
    data.parties[s.subject_id] = party
  end
  party.statements = party.statements + 1
  party.weight = party.weight + s.evidence_count
end

--- The lines of a box that are a party's, the strongest first.
function M.lines_of(box, party_id)
  local lines = {}
  for _, key in ipairs(M.keys(box.lines)) do
    if box.lines[key].party == party_id then
      lines[#lines + 1] = box.lines[key]
    end
  end
  table.sort(lines, function(a, b)
    return M.is_stronger(a.style, b.style)
  end)
  return lines
end

--- Gathers a graph: parties and boxes by id, the lines of a box; between = statements of a party about a party; rest =
-- how many say neither. Learns the styles, too.
-- wanted(s, is_between), if given, says which statements of parties count; the others are counted in others.
function M.gather(graph, wanted)
  M.learn_styles(graph)
  local data = { parties = {}, boxes = {}, between = {}, rest = 0, others = 0, drawn = 0, documents = {} }
  local types = party_types(graph)
  for d in graph:documents() do
    data.documents[#data.documents + 1] = d
    if #data.documents > 1 then
      break
    end
  end
  for s in graph:statements() do
    if not types[s.subject_type] then
      data.rest = data.rest + 1
    elseif wanted and not wanted(s, types[s.object_type] == true) then
      data.others = data.others + 1
    elseif types[s.object_type] then
      data.between[#data.between + 1] =
        { number = s.number, subject_id = s.subject_id, object_id = s.object_id, subject = s.subject,
          object = s.object, object_type = s.object_type, subject_type = s.subject_type, predicate = s.predicate,
          label = s.label, group = s.group, negated = s.negated, modality = s.modality,
          evidence_count = s.evidence_count, quote = s.quote }
    else
      data.drawn = data.drawn + 1
      add_party(data, s)
      add_line(s, add_box(data, s))
    end
  end
  data.one_document = #data.documents == 1
  return data
end

--- The values of a table, the heaviest first.
function M.by_weight(t)
  local values = {}
  for _, value in pairs(t) do
    values[#values + 1] = value
  end
  table.sort(values, function(a, b)
    if a.weight ~= b.weight then
      return a.weight > b.weight
    end
    return a.id < b.id
  end)
  return values
end

-- Sentence numbers and sentences of some statements.
local function sentences(graph, statements)
  local numbers, texts, seen = {}, {}, {}
  for _, s in ipairs(statements) do
    for _, e in ipairs(graph:evidence(s, 50)) do
      local place = e.document_id .. "\n" .. e.sentence_no
      if not seen[place] then
        seen[place] = true
        numbers[#numbers + 1] = e.sentence_no
        texts[#texts + 1] = { number = e.sentence_no, text = e.sentence, place = e.document .. "\n" .. e.document_id }
      end
    end
  end
  table.sort(numbers)
  table.sort(texts, function(a, b)
    if a.place ~= b.place then
      return a.place < b.place
    end
    return a.number < b.number
  end)
  return numbers, texts
end

--- What says so, for a label: "[1, 9]" in one document, "×3" in several; the sentences for a tooltip; and the first
-- number.
function M.sources(graph, data, statements)
  local numbers, texts = sentences(graph, statements)
  local quotes, note = {}, ""
  for i = 1, math.min(#texts, 3) do
    quotes[i] = texts[i].text
  end
  if data.one_document then
    note = "[" .. table.concat(numbers, ", ", 1, math.min(#numbers, 6)) .. (#numbers > 6 and ", …" or "") .. "]"
  elseif #numbers > 1 then
    note = "×" .. #numbers
    data.most = math.max(data.most or 0, #numbers)
  end
  return note, table.concat(quotes, " / "), data.one_document and numbers[1] or -#numbers
end

-- The word for what is not said as a fact, which the picture has from now on; nil for a fact.
local function mark_word(modality)
  marked[modality] = true
  return modality == "planned" and "planned" or modality == "hedged" and "possibly" or nil
end

--- The mark of what is not said as a fact: " (planned)", " (possibly)", else "".
function M.mark(modality)
  local word = mark_word(modality)
  return word and " (" .. word .. ")" or ""
end

--- The label of a line between a party and a box: its mark, where the box does not say as much; and its tooltip.
function M.describe_line(data, line)
  local box, modality = line.box, line.modalities[line.style]
  return modality ~= box.modality and mark_word(modality) or "",
    data.parties[line.party].label .. " – " .. box.label .. ": " .. M.style_label(line.style) .. M.mark(modality)
end

--- What the marks mean that the picture has, as one more line of the subtitle; "" if it has none.
function M.explain_marks()
  local parts = {}
  parts[#parts + 1] = marked.planned and "planned = not done yet" or nil
  parts[#parts + 1] = marked.hedged and "possibly = not certain" or nil
  return #parts > 0 and "\n" .. table.concat(parts, " · ") or ""
end

--- What a statement says of its object, in words: "not: buys".
function M.phrase(s)
  return (s.negated and "not: " or "") .. s.label
end

--- Adds a statement to a link between two entities: its relation, style and weight.
function M.add_relation(link, s)
  local phrase = M.phrase(s)
  local id = phrase .. "\n" .. s.modality
  link.relations[id] = link.relations[id] or { phrase = phrase, modality = s.modality, n = 0 }
  link.relations[id].n = link.relations[id].n + 1
  link.style = M.stronger(M.style_of(s), link.style)
  link.weight = link.weight + s.evidence_count
  link.statements = link.statements + 1
end

--- The relations of a link: "agrees on 3, agrees on (planned), discusses".
function M.describe_relations(link)
  local parts = {}
  for _, id in ipairs(M.keys(link.relations)) do
    local relation = link.relations[id]
    parts[#parts + 1] = relation.phrase .. (relation.n > 1 and " " .. relation.n or "") .. M.mark(relation.modality)
  end
  return table.concat(parts, ", ")
end

--- Adds a node to the canvas and to a column, unless it is there. Was it added?
function M.add_once(canvas, column, node)
  if column[node.id] then
    return false
  end
  column[node.id] = true
  column[#column + 1] = node.id
  canvas:node(node)
  return true
end

--- Tells the canvas which nodes stand in one column.
function M.rank(canvas, columns)
  for _, column in ipairs(columns) do
    canvas:rank(table.move(column, 1, #column, 1, {}))
  end
end

--- How the numbers behind the labels so far are to be read, for the end of a subtitle; "" if there are none.
function M.key(data)
  if data.one_document then
    return " · numbers in [ ] are the sentences that say so"
  end
  return data.most and " · ×" .. data.most .. " = said in " .. data.most .. " sentences" or ""
end

--- The note of a box, with its modality.
function M.note(box, note)
  local word = mark_word(box.modality)
  return note .. (word and (note == "" and "" or " ") .. word or "")
end

--- The document's title if there is one document that has one, else the given words.
function M.title(data, otherwise)
  local document = data.documents[1]
  if data.one_document and document.title ~= "" then
    return document.title
  end
  return otherwise
end

-- All names of some entities: id -> { label, names }.
local function entity_names(graph, is_asked)
  local entities = {}
  for e in graph:entities() do
    if is_asked(e.entity_id) then
      entities[#entities + 1] = { id = e.entity_id, key = e.key, label = e.label, names = e.aliases_found }
      table.insert(entities[#entities].names, 1, e.label)
    end
  end
  return entities
end

--- The entity that the user has set an option of the view to, by id, key, label or a name that a text or the plugin has
-- for it, among those for which is_asked(id) holds. None: the user is told, with the nearest name.
function M.find_entity(graph, canvas, option, value, is_asked)
  local wanted, entities, all = tostring(value):lower(), entity_names(graph, is_asked), {}
  for _, e in ipairs(entities) do
    if e.id == value or e.label:lower() == wanted then
      return e
    end
  end
  for _, e in ipairs(entities) do
    for _, name in ipairs(e.names) do
      if name:lower() == wanted then
        return e
      end
      all[#all + 1] = name
    end
  end
  local known = canvas:find(tostring(value))
  for _, e in ipairs(entities) do
    if e.id == known or e.key:lower() == wanted then
      return e
    end
  end
  canvas:refuse { option = option, value = value, among = all }
end

--- Is there nothing to draw? Then the picture says so.
function M.is_empty(canvas, data)
  if data.drawn > 0 then
    return false
  end
  canvas:title(#data.between > 0 and "Nothing to draw in this view: all is said about parties; see ties or network."
    or "Nothing to draw: there is no statement.")
  M.leave_out(canvas, data, 0)
  return true
end

--- Captions for what is not in the picture.
function M.leave_out(canvas, data, hidden)
  local parts = {}
  if hidden > 0 then
    parts[#parts + 1] = words.count(hidden, "less frequent statement")
  end
  if data.others > 0 then
    parts[#parts + 1] = words.count(data.others, "statement") .. " of others or with others"
  end
  if not data.between_drawn and #data.between > 0 then
    parts[#parts + 1] = words.count(#data.between, "statement") .. " of parties about each other"
  end
  if data.rest > 0 then
    parts[#parts + 1] = words.count(data.rest, "statement") .. " of other subjects"
  end
  if #parts > 0 then
    canvas:caption("Not drawn: " .. words.list(parts) .. ".")
  end
end

return M

--- Fewer boxes that say as much: matters that differ in a word become one, and matters that the same parties name in
-- the same sentences share a box. What is no matter keeps its own.
local common = require "common"
local words = require "words"

local M = {}

-- The sentences behind a box, as a sorted array; and where the first of them names the topic.
local function find_places(graph, box)
  local seen, first = {}, nil
  for _, s in ipairs(box.statements) do
    for _, e in ipairs(graph:evidence(s, 50)) do
      local place = string.format("%s %06d", e.document_id, e.sentence_no)
      seen[place] = true
      local start = string.format("%s %09d", place, e.object_start)
      first = (not first or start < first) and start or first
    end
  end
  return common.keys(seen), first
end

-- Adds what a list does not have yet.
local function add_new(list, items)
  local has = {}
  for _, item in ipairs(list) do
    has[item] = true
  end
  for _, item in ipairs(items) do
    list[#list + 1] = not has[item] and item or nil
  end
end

-- Moves all that a box has to another.
local function move(box, into)
  for party, line in pairs(box.lines) do
    local known = into.lines[party]
    if known then
      known.weight, known.statements = known.weight + line.weight, known.statements + line.statements
      known.style = common.stronger(line.style, known.style)
      for style, modality in pairs(line.modalities) do
        known.modalities[style] = common.surer(modality, known.modalities[style])
      end
      known.number = math.min(known.number, line.number)
      for place, style in pairs(line.places) do
        known.places[place] = common.stronger(style, known.places[place])
      end
    else
      into.lines[party], line.box = line, into
    end
  end
  table.move(box.statements, 1, #box.statements, #into.statements + 1, into.statements)
  add_new(into.sectors, box.sectors)
  into.weight = into.weight + box.weight
  into.style = common.stronger(box.style, into.style)
  into.modality = common.surer(box.modality, into.modality)
end

local function contains(long, short)
  return #long > #short and (" " .. long .. " "):find(" " .. short .. " ", 1, true) ~= nil
end

-- Is every sentence of a box one of the other's?
local function is_within(box, other)
  local seen = {}
  for _, place in ipairs(other.places) do
    seen[place] = true
  end
  for _, place in ipairs(box.places) do
    if not seen[place] then
      return false
    end
  end
  return true
end

-- Which of two boxes with one heading stays if the words of one contain the other's: the shorter, since it is true of
-- both. But a single word says too little to stand for all that contain it: it goes where the longer one says as much.
local function survivor(short, long)
  local is_alike = short.heading == long.heading and short.modality == long.modality and short.style == long.style
  if not is_alike or not short.is_matter or not long.is_matter then
    return nil
  end
  local a, b = words.fold(short.text), words.fold(long.text)
  if not contains(b, a) then
    return nil
  end
  return a:find(" ", 1, true) and short or is_within(short, long) and long or nil
end

local function merge_spellings(graph, boxes)
  local gone = {}
  for i, a in ipairs(boxes) do
    for k = i + 1, #boxes do
      local b = boxes[k]
      local stays = not gone[a] and not gone[b] and (survivor(a, b) or survivor(b, a))
      if stays then
        local goes = stays == a and b or a
        move(goes, stays)
        gone[goes] = true
        stays.places, stays.first = find_places(graph, stays)
      end
    end
  end
  local left = {}
  for _, box in ipairs(boxes) do
    if not gone[box] then
      left[#left + 1] = box
    end
  end
  return left
end

-- What boxes must have in common to become one.
local function signature(box, heading)
  local parties = {}
  for i, party in ipairs(common.keys(box.lines)) do
    local line = box.lines[party]
    parties[i] = party .. " " .. line.style .. " " .. line.modalities[line.style]
  end
  return table.concat({ heading, box.modality, table.concat(parties, "\n"), table.concat(box.places, "\n") }, "\n\n")
end

local function by_place(a, b)
  if a.first ~= b.first then
    return a.first < b.first
  end
  return a.id < b.id
end

local function label(texts)
  return words.headline(words.list(texts, "&"))
end

--- Boxes with the same box[heading], lines and sentences become one, as long as the label stays short. Sorted by place.
function M.share(boxes, heading)
  local open, result = {}, {}
  table.sort(boxes, by_place)
  for _, box in ipairs(boxes) do
    local id = signature(box, box[heading])
    local other = box.is_matter and open[id]
    local texts = other and table.move(other.texts, 1, #other.texts, 1, {}) or {}
    add_new(texts, box.texts)
    if other and words.fits(label(texts)) then
      move(box, other)
      other.texts, other.label = texts, label(texts)
    else
      open[id] = box
      result[#result + 1] = box
    end
  end
  return result
end

--- The boxes of common.gather's data in fewer; with label, places, first. At most max, by weight; and the number of
-- statements that the rest holds.
function M.boxes(graph, data, max)
  local boxes, hidden = {}, 0
  for i, box in ipairs(common.by_weight(data.boxes)) do
    if i <= 6 * max then
      box.places, box.first = find_places(graph, box)
      box.texts, box.label = { box.text }, words.shorten(box.is_matter and words.headline(box.text) or box.text)
      boxes[#boxes + 1] = box
    else
      hidden = hidden + #box.statements
    end
  end
  boxes = common.by_weight(M.share(merge_spellings(graph, boxes), "heading"))
  for i = #boxes, max + 1, -1 do
    hidden = hidden + #boxes[i].statements
    boxes[i] = nil
  end
  return boxes, hidden
end

return M

--- Two parties face each other; what they speak of stands between them, in boxes by sector.
local common = require "common"
local condense = require "condense"
local words = require "words"

local FRAMES_MAX = 10000 -- of a statement that are looked at

-- Of two parties: what both say counts twice.
local function score(data, a, b)
  local n = a.weight + b.weight
  for _, box in pairs(data.boxes) do
    local has = {}
    for _, line in pairs(box.lines) do
      has[line.party] = true
    end
    n = n + (has[a.id] and has[b.id] and 2 or 0)
  end
  return n
end

local function find_party(graph, canvas, data, option, value)
  if value == "" then
    return nil
  end
  local speaks = {}
  for id in pairs(data.parties) do
    speaks[id] = true
  end
  for _, s in ipairs(data.between) do
    speaks[s.subject_id], speaks[s.object_id] = true, true
  end
  local found = common.find_entity(graph, canvas, option, value, function(id) return speaks[id] end)
  return data.parties[found.id] or { id = found.id, label = found.label, statements = 0, weight = 0 }
end

-- The two parties that are asked for, else those that say the most.
local function find_pair(graph, canvas, options)
  local data, best = common.gather(graph), -1
  local parties = common.by_weight(data.parties)
  local left = find_party(graph, canvas, data, "left", options.left)
  local right = find_party(graph, canvas, data, "right", options.right)
  local first, second = left or parties[1], right or left and left ~= parties[1] and parties[1] or parties[2]
  for i = 1, math.min(#parties, 12) do
    for k = 1, math.min(#parties, 12) do
      local a, b = left or parties[i], right or parties[k]
      local n = a ~= b and score(data, a, b) or -1
      if n > best then
        best, first, second = n, a, b
      end
    end
  end
  return first, second or first
end

-- Who takes part in each frame: "left", "right" and "others".
local function read_frames(graph, left, right)
  local frames = {}
  local function add(frame, id, is_party)
    frames[frame] = frames[frame] or {}
    local who = id == left.id and "left" or id == right.id and "right" or is_party and "others"
    if who then
      frames[frame][who] = true
    end
  end
  local types = {}
  for s in graph:statements() do
    types[s.subject_type] = true
  end
  for s in graph:statements() do
    for _, frame in ipairs(graph:frames(s, FRAMES_MAX)) do
      add(frame, s.subject_id, true)
      add(frame, s.object_id, types[s.object_type])
    end
  end
  return frames
end

-- Which statements belong to the picture of these two: those of one or both, and about each other; but not what one of
-- them says together with others without the other.
local function is_theirs(graph, left, right)
  local frames = read_frames(graph, left, right)
  local function is_one(id)
    return id == left.id or id == right.id
  end
  return function(s, is_between)
    if not is_one(s.subject_id) or is_between and not is_one(s.object_id) then
      return false
    end
    for _, frame in ipairs(graph:frames(s, FRAMES_MAX)) do
      local who = frames[frame]
      if frame == "" or not who.others or who.left and who.right then
        return true
      end
    end
    return false
  end
end

-- Headings in reading order: by their first sentence (in several documents the most frequent), large ones first.
local function order_headings(boxes)
  local first, size = {}, {}
  for _, box in ipairs(boxes) do
    first[box.heading] = math.min(first[box.heading] or box.order, box.order)
    size[box.heading] = (size[box.heading] or 0) + 1
  end
  local order = common.keys(first)
  table.sort(order, function(a, b)
    if first[a] ~= first[b] then
      return first[a] < first[b]
    end
    if (size[a] > 1) ~= (size[b] > 1) then
      return size[a] > 1
    end
    return a < b
  end)
  return order, size
end

-- Neighbouring sectors with one box each share a frame, up to four: heading -> number of the frame; and the headings of
-- each frame.
local function share_frames(order, size, is_sector)
  local frame_of, labels, open = {}, {}, nil
  for _, heading in ipairs(order) do
    local alone = size[heading] == 1 and is_sector[heading]
    if not (alone and open and #labels[open] < 4) then
      labels[#labels + 1] = {}
      open = alone and #labels or nil
    end
    frame_of[heading] = #labels
    table.insert(labels[#labels], heading)
  end
  return frame_of, labels
end

-- In a frame the strongest styles stand first.
local function from_top_to_bottom(a, b)
  if a.frame ~= b.frame then
    return a.frame < b.frame
  end
  if a.style ~= b.style then
    return common.is_stronger(a.style, b.style)
  end
  if a.order ~= b.order then
    return a.order < b.order
  end
  if a.first ~= b.first then
    return a.first < b.first
  end
  return a.id < b.id
end

-- The boxes to draw, with what is written on them, from top to bottom; the headings of their frames; and how many
-- statements are left out.
local function arrange(graph, data, max)
  local boxes, hidden = condense.boxes(graph, data, max)
  local is_sector = {}
  for _, box in ipairs(boxes) do
    is_sector[box.heading] = box.is_sector
    box.order = data.one_document and tonumber(box.first:match(" (%d+) ")) or -#box.places
  end
  local order, size = order_headings(boxes)
  local frame_of, labels = share_frames(order, size, is_sector)
  for _, box in ipairs(boxes) do
    box.frame = frame_of[box.heading]
  end
  boxes = condense.share(boxes, "frame")
  table.sort(boxes, from_top_to_bottom)
  for _, box in ipairs(boxes) do
    box.note, box.tooltip = common.sources(graph, data, box.statements)
  end
  return boxes, labels, hidden
end

-- Who is named first in the one document stands on the left. In a list all subjects begin at the same place, so it is
-- the name in the sentence that counts, where it is there.
local function first_mention(graph, data, party)
  local first = math.huge
  for _, box in pairs(data.boxes) do
    for _, line in ipairs(common.lines_of(box, party.id)) do
      local e = graph:evidence({ number = line.number }, 1)[1]
      first = math.min(first, e.char_start + (e.sentence:find(party.label, 1, true) or #e.sentence))
    end
  end
  return first
end

-- "Between them: agrees with [1] · Pakistan supports China [5]".
local function between(graph, data, left, right)
  local names, by, parts = { [left.id] = left.label, [right.id] = right.label }, {}, {}
  local is_mutual = {}
  for _, s in ipairs(data.between) do
    local subject, object = names[s.subject_id], names[s.object_id]
    if subject and object then
      local label, mark = common.phrase(s), common.mark(s.modality)
      if common.is_symmetric(graph, s) then
        label = label .. mark
        is_mutual[label] = true
      else
        label = subject .. " " .. label .. " " .. object .. mark
      end
      by[label] = by[label] or {}
      table.insert(by[label], s)
    end
  end
  local labels = common.keys(by)
  table.sort(labels, function(a, b)
    if is_mutual[a] ~= is_mutual[b] then
      return is_mutual[a] == true
    end
    return a < b
  end)
  for _, label in ipairs(labels) do
    local note = common.sources(graph, data, by[label])
    parts[#parts + 1] = label .. (note ~= "" and " " .. note or "")
  end
  return #parts > 0 and "\nBetween them: " .. table.concat(parts, " · ") or ""
end

local function both(left, right)
  return left == right and left.label or left.label .. " and " .. right.label
end

local function draw_boxes(canvas, boxes, labels)
  local ids = { ordered = true }
  for i, headings in ipairs(labels) do
    canvas:cluster { id = "frame " .. i, label = common.join_headings(headings) }
  end
  for i, box in ipairs(boxes) do
    ids[i] = "box " .. i
    canvas:node { id = ids[i], label = box.label, note = common.note(box, box.note), kind = "topic", style = box.style,
                  tooltip = box.tooltip, cluster = "frame " .. box.frame }
  end
  canvas:rank(ids)
end

-- How many statements the lines hold for which there is no room.
local function draw_lines(canvas, data, boxes, left, right, max)
  local count, hidden = 0, 0
  for i, box in ipairs(boxes) do
    for _, party in ipairs(left == right and { left } or { left, right }) do
      for _, line in ipairs(common.lines_of(box, party.id)) do
        if count < max then
          count = count + 1
          local mark, said = common.describe_line(data, line)
          canvas:edge { from = party.id, to = "box " .. i, style = line.style, back = party ~= left, label = mark,
                        tooltip = said }
        else
          hidden = hidden + line.statements
        end
      end
    end
  end
  return hidden
end

view {
  name = "sides",
  help = "Two parties left and right, and between them what they say, serve or agree on, in boxes by sector or type.",
  options = { max_nodes = 36, left = "", right = "" },

  fits = function(graph)
    local all, two, n = 0, 0, 0
    for i, party in ipairs(common.by_weight(common.gather(graph).parties)) do
      all, n = all + party.statements, i
      two = two + (i <= 2 and party.statements or 0)
    end
    return n >= 2 and two >= 0.85 * all and 1 or 0.1
  end,

  draw = function(graph, options, canvas)
    local left, right = find_pair(graph, canvas, options)
    if not left then
      common.is_empty(canvas, common.gather(graph))
      return
    end
    local data = common.gather(graph, is_theirs(graph, left, right))
    data.between_drawn = true
    if data.drawn + #data.between == 0 then
      canvas:title("Nothing to draw: nothing is said of " .. both(left, right) .. " without others.")
      common.leave_out(canvas, data, 0)
      return
    end
    local asked = options.left ~= "" or options.right ~= ""
    if not asked and data.one_document and first_mention(graph, data, right) < first_mention(graph, data, left) then
      left, right = right, left
    end
    local boxes, labels, hidden = arrange(graph, data, options.max_nodes - 2)

    canvas:layout { ports = true }
    common.declare_styles(canvas)
    canvas:node { id = left.id, label = left.label, kind = "party" }
    if right ~= left then
      canvas:node { id = right.id, label = right.label, kind = "party" }
    end
    draw_boxes(canvas, boxes, labels)
    hidden = hidden + draw_lines(canvas, data, boxes, left, right, options.max_edges)
    local says = common.has_groups() and ": what they said" or ": what the texts say"
    canvas:title(common.title(data, both(left, right) .. says))
    local about = between(graph, data, left, right)
    canvas:subtitle(words.count(data.drawn - hidden + #data.between, "statement") .. common.key(data) .. about
      .. common.explain_marks())
    common.leave_out(canvas, data, hidden)
  end,
}

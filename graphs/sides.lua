--- Two parties face each other; what they speak of stands between them, in boxes by sector.
local common = require "common"

-- The two parties that say the most, where what both say counts twice.
local function find_pair(data)
  local parties = common.by_weight(data.parties)
  local said = {}
  for _, line in pairs(data.lines) do
    local by = said[line.party] or {}
    said[line.party] = by
    by[line.box.id] = true
  end
  local best, left, right = -1, parties[1], parties[2]
  for i = 1, math.min(#parties, 12) do
    for k = i + 1, math.min(#parties, 12) do
      local a, b, score = parties[i], parties[k], parties[i].weight + parties[k].weight
      for box in pairs(said[a.id]) do
        score = score + (said[b.id][box] and 2 or 0)
      end
      if score > best then
        best, left, right = score, a, b
      end
    end
  end
  return left, right
end

-- Headings in reading order: by their first sentence (in several documents the most frequent), large ones first.
local function order_headings(boxes)
  local first, size = {}, {}
  for _, box in ipairs(boxes) do
    first[box.heading] = math.min(first[box.heading] or box.first, box.first)
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

-- The boxes to draw, with what is written on them, from top to bottom; and how many statements are left out.
local function arrange(graph, data, max)
  local boxes, hidden, is_sector = {}, 0, {}
  for i, box in ipairs(common.by_weight(data.boxes)) do
    if i <= max then
      box.note, box.tooltip, box.first = common.sources(graph, data, box.statements)
      boxes[#boxes + 1] = box
      is_sector[box.heading] = is_sector[box.heading] or box.is_sector
    else
      hidden = hidden + #box.statements
    end
  end
  local order, size = order_headings(boxes)
  local frame_of, labels = share_frames(order, size, is_sector)
  for _, box in ipairs(boxes) do
    box.frame = frame_of[box.heading]
  end
  table.sort(boxes, function(a, b)
    if a.frame ~= b.frame then
      return a.frame < b.frame
    end
    if a.style ~= b.style then
      return common.is_stronger(a.style, b.style)
    end
    if a.first ~= b.first then
      return a.first < b.first
    end
    return a.id < b.id
  end)
  return boxes, hidden, labels
end

-- Who is named first in the one document stands on the left. In a list all subjects begin at the same place, so it is
-- the name in the sentence that counts, where it is there.
local function first_mention(graph, data, party)
  local first = math.huge
  for _, line in pairs(data.lines) do
    if line.party == party.id then
      local e = graph:evidence({ number = line.number }, 1)[1]
      first = math.min(first, e.char_start + (e.sentence:find(party.label, 1, true) or #e.sentence))
    end
  end
  return first
end

-- "Between them: agrees with [1] · consults with [2]".
local function between(graph, data, left, right)
  local by, parts = {}, {}
  for _, s in ipairs(data.between) do
    local ends = { [s.subject_id] = true, [s.object_id] = true }
    if ends[left.id] and ends[right.id] then
      local label = (s.negated and "not: " or "") .. s.label
      by[label] = by[label] or {}
      table.insert(by[label], s)
    end
  end
  for _, label in ipairs(common.keys(by)) do
    local note = common.sources(graph, data, by[label])
    parts[#parts + 1] = label .. (note ~= "" and " " .. note or "")
  end
  return #parts > 0 and "\nBetween them: " .. table.concat(parts, " · ") or ""
end

local function draw_boxes(canvas, boxes, labels)
  local ids, number = { ordered = true }, 0
  for i, headings in ipairs(labels) do
    canvas:cluster { id = "frame " .. i, label = common.join_headings(headings) }
  end
  for _, box in ipairs(boxes) do
    number = number + 1
    box.node = "box " .. number
    canvas:node { id = box.node, label = box.text, note = common.note(box, box.note), kind = "topic", style = box.style,
                  tooltip = box.tooltip, cluster = "frame " .. box.frame }
    ids[#ids + 1] = box.node
  end
  canvas:rank(ids)
end

local function draw_lines(canvas, data, boxes, left, right, max)
  local count, hidden = 0, 0
  for _, box in ipairs(boxes) do
    for _, party in ipairs { left, right } do
      local line = data.lines[party.id .. "\n" .. box.id]
      if line and count < max then
        count = count + 1
        canvas:edge { from = party.id, to = box.node, style = line.style, back = party == right,
                      tooltip = party.label .. " – " .. box.text .. ": " .. line.style }
      elseif line then
        hidden = hidden + 1
      end
    end
  end
  return hidden
end

view {
  name = "sides",
  help = "Two parties left and right, what they agree on and discuss between them, in boxes by sector.",

  fits = function(graph)
    local all, two, n = 0, 0, 0
    for i, party in ipairs(common.by_weight(common.gather(graph).parties)) do
      all, n = all + party.statements, i
      two = two + (i <= 2 and party.statements or 0)
    end
    return n >= 2 and two >= 0.85 * all and 1 or 0.1
  end,

  draw = function(graph, options, canvas)
    local left, right = find_pair(common.gather(graph))
    if not left then
      canvas:title("Nothing to draw: no party says anything here.")
      return
    end
    right = right or left
    local data = common.gather(graph, function(id) return id == left.id or id == right.id end)
    if data.one_document and first_mention(graph, data, right) < first_mention(graph, data, left) then
      left, right = right, left
    end
    local boxes, hidden, labels = arrange(graph, data, options.max_nodes - 2)
    data.between_drawn = true
    local names = left == right and left.label or left.label .. " and " .. right.label

    canvas:layout { ports = true }
    canvas:title(common.title(data, "What " .. names .. " said"))
    canvas:subtitle(common.count(data.drawn + #data.between, "statement") .. " · " .. common.key(data)
      .. between(graph, data, left, right))
    canvas:node { id = left.id, label = left.label, kind = "party" }
    if right ~= left then
      canvas:node { id = right.id, label = right.label, kind = "party" }
    end
    draw_boxes(canvas, boxes, labels)
    common.leave_out(canvas, data, hidden + draw_lines(canvas, data, boxes, left, right, options.max_edges))
  end,
}

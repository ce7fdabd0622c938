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

-- Boxes with what is written on them, in reading order: by the first sentence, or by frequency in several documents.
local function arrange(graph, data, max)
  local all, boxes, hidden = common.by_weight(data.boxes), {}, 0
  for i, box in ipairs(all) do
    if i <= max then
      box.note, box.tooltip, box.first = common.sources(graph, data, box.statements)
      boxes[#boxes + 1] = box
    else
      hidden = hidden + #box.statements
    end
  end
  local first = {}
  for _, box in ipairs(boxes) do
    first[box.heading] = math.min(first[box.heading] or box.first, box.first)
  end
  table.sort(boxes, function(a, b)
    if a.heading ~= b.heading then
      local x, y = first[a.heading], first[b.heading]
      if x ~= y then
        return x < y
      end
      return a.heading < b.heading
    end
    if a.style ~= b.style then
      return common.is_stronger(a.style, b.style)
    end
    if a.first ~= b.first then
      return a.first < b.first
    end
    return a.id < b.id
  end)
  return boxes, hidden
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

local function draw_boxes(canvas, boxes)
  local drawn, ids, number = {}, { ordered = true }, 0
  for _, box in ipairs(boxes) do
    if not drawn[box.heading] then
      drawn[box.heading] = true
      canvas:cluster { id = box.heading, label = common.headline(box.heading) }
    end
    number = number + 1
    box.node = "box " .. number
    canvas:node { id = box.node, label = box.text, note = common.note(box, box.note), kind = "topic", style = box.style,
                  tooltip = box.tooltip, cluster = box.heading }
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
    local all, two = 0, 0
    for i, party in ipairs(common.by_weight(common.gather(graph).parties)) do
      all = all + party.statements
      two = two + (i <= 2 and party.statements or 0)
    end
    return all > 0 and two >= 0.85 * all and 1 or 0.1
  end,

  draw = function(graph, options, canvas)
    local left, right = find_pair(common.gather(graph))
    if not left then
      canvas:title("Nothing to draw: no party says anything here.")
      return
    end
    right = right or left
    local data = common.gather(graph, function(id) return id == left.id or id == right.id end)
    local boxes, hidden = arrange(graph, data, options.max_nodes - 2)
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
    draw_boxes(canvas, boxes)
    common.leave_out(canvas, data, hidden + draw_lines(canvas, data, boxes, left, right, options.max_edges))
  end,
}

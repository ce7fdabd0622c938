--- Three columns: parties, what they speak of, and the sectors it belongs to.
local common = require "common"
local condense = require "condense"
local words = require "words"

-- The nodes behind a line: party, topic and the topic's sectors, if there are any.
local function nodes_of(line)
  local nodes = { line.party, "topic " .. line.box.id }
  for i, sector in ipairs(line.box.sectors) do
    nodes[2 + i] = "sector " .. sector
  end
  return nodes
end

local function all_lines(boxes)
  local lines = {}
  for _, box in ipairs(boxes) do
    for _, line in pairs(box.lines) do
      lines[line.id] = line
    end
  end
  return common.by_weight(lines)
end

-- The heaviest lines that keep to the limits; and how many statements are left out.
local function choose(boxes, max_nodes, max_edges)
  local lines, seen, n_nodes, n_edges, hidden = {}, {}, 0, 0, 0
  for _, line in ipairs(all_lines(boxes)) do
    local nodes, new = nodes_of(line), 0
    for _, id in ipairs(nodes) do
      new = new + (seen[id] and 0 or 1)
    end
    if n_nodes + new <= max_nodes and n_edges + #nodes - 1 <= max_edges then
      n_nodes, n_edges = n_nodes + new, n_edges + #nodes - 1
      for _, id in ipairs(nodes) do
        seen[id] = true
      end
      lines[#lines + 1] = line
    else
      hidden = hidden + line.statements
    end
  end
  return lines, hidden
end

local function by_party_and_box(a, b)
  if a.box.heading ~= b.box.heading then
    return a.box.heading < b.box.heading
  end
  if a.box.id ~= b.box.id then
    return a.box.id < b.box.id
  end
  return a.id < b.id
end

local function draw_line(graph, data, canvas, columns, line)
  local box = line.box
  local nodes = nodes_of(line)
  local party, topic = nodes[1], nodes[2]
  common.add_once(canvas, columns[1], { id = party, label = data.parties[party].label, kind = "party" })
  local note, tooltip = common.sources(graph, data, box.statements)
  local is_new = common.add_once(canvas, columns[2],
    { id = topic, label = box.label, note = common.note(box, note), kind = "topic", tooltip = tooltip })
  for i, sector in ipairs(is_new and box.sectors or {}) do
    common.add_once(canvas, columns[3], { id = nodes[2 + i], label = words.headline(sector), kind = "sector" })
    canvas:edge { from = topic, to = nodes[2 + i], style = "plain" }
  end
  local mark, said = common.describe_line(data, line)
  canvas:edge { from = party, to = topic, style = line.style, label = mark, tooltip = said }
end

view {
  name = "layers",
  help = "Three columns: parties, topics, sectors. For three parties or more.",
  options = { max_nodes = 48 },

  fits = function(graph)
    local n = #common.keys(common.gather(graph).parties)
    return n == 0 and 0 or n <= 8 and 0.8 or 0.5
  end,

  draw = function(graph, options, canvas)
    local data = common.gather(graph)
    if common.is_empty(canvas, data) then
      return
    end
    common.declare_styles(canvas)
    local boxes, unseen = condense.boxes(graph, data, options.max_nodes)
    boxes = condense.share(boxes, "label") -- one topic of two sectors
    local lines, hidden = choose(boxes, options.max_nodes, options.max_edges)
    local columns = { {}, {}, {} }
    table.sort(lines, by_party_and_box)
    for _, line in ipairs(lines) do
      draw_line(graph, data, canvas, columns, line)
    end
    hidden = hidden + unseen
    common.rank(canvas, columns)
    canvas:title(common.title(data, common.has_groups() and "Who speaks of what" or "Who and what"))
    canvas:subtitle((#columns[3] > 0 and "party → topic → sector · " or "")
      .. words.count(data.drawn - hidden, "statement") .. common.key(data) .. common.explain_marks())
    common.leave_out(canvas, data, hidden)
  end,
}

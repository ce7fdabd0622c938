--- Three columns: parties, what they speak of, and the sectors it belongs to.
local common = require "common"

-- The heaviest lines that keep to the limits, with their parties, topics and sectors; and how many are left out.
local function choose(data, max_nodes, max_edges)
  local lines, nodes, n_nodes, n_edges, hidden = {}, {}, 0, 0, 0
  for _, line in ipairs(common.by_weight(data.lines)) do
    local box = line.box
    local has_no_topic = box.is_sector and not box.has_topic
    local wanted = { line.party, has_no_topic and "sector " .. box.heading or "topic " .. box.id }
    if box.is_sector and box.has_topic then
      wanted[3] = "sector " .. box.heading
    end
    local new = 0
    for _, id in ipairs(wanted) do
      new = new + (nodes[id] and 0 or 1)
    end
    if n_nodes + new <= max_nodes and n_edges + 2 <= max_edges then
      n_nodes, n_edges = n_nodes + new, n_edges + (wanted[3] and 2 or 1)
      for _, id in ipairs(wanted) do
        nodes[id] = true
      end
      lines[#lines + 1] = line
    else
      for _, n in pairs(line.styles) do
        hidden = hidden + n
      end
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
  return a.party < b.party
end

local function add_once(canvas, seen, column, node)
  if not seen[node.id] then
    seen[node.id] = true
    column[#column + 1] = node.id
    canvas:node(node)
  end
end

view {
  name = "layers",
  help = "Three columns: parties, topics, sectors. For three parties or more.",

  fits = function(graph)
    local n = #common.keys(common.gather(graph).parties)
    return n == 0 and 0 or n <= 8 and 0.8 or 0.5
  end,

  draw = function(graph, options, canvas)
    local data = common.gather(graph)
    local lines, hidden = choose(data, options.max_nodes, options.max_edges)
    local seen, parties, topics, sectors = {}, {}, {}, {}
    table.sort(lines, by_party_and_box)
    for _, line in ipairs(lines) do
      local box = line.box
      local target = "topic " .. box.id
      add_once(canvas, seen, parties, { id = line.party, label = data.parties[line.party].label, kind = "party" })
      if box.is_sector then
        add_once(canvas, seen, sectors,
          { id = "sector " .. box.heading, label = common.headline(box.heading), kind = "sector" })
      end
      if box.is_sector and not box.has_topic then
        target = "sector " .. box.heading
      elseif not seen[target] then
        local note, tooltip = common.sources(graph, data, box.statements)
        add_once(canvas, seen, topics,
          { id = target, label = box.text, note = common.note(box, note), kind = "topic", tooltip = tooltip })
        if box.is_sector then
          canvas:edge { from = target, to = "sector " .. box.heading, style = "plain" }
        end
      end
      canvas:edge { from = line.party, to = target, style = line.style,
                    tooltip = data.parties[line.party].label .. " – " .. box.text .. ": " .. line.style }
    end
    canvas:rank(parties)
    canvas:rank(topics)
    canvas:rank(sectors)
    canvas:title(common.title(data, "Who speaks of what"))
    canvas:subtitle("party → topic → sector · " .. common.count(data.drawn, "statement") .. " · " .. common.key(data))
    common.leave_out(canvas, data, hidden)
  end,
}

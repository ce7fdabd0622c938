--- Parties and sectors only: a line's width is how often, its label says how.
local common = require "common"

-- Lines of a party to the headings of its boxes, heaviest first.
local function summarise(data)
  local sums = {}
  for _, line in pairs(data.lines) do
    local id = line.party .. "\n" .. line.box.heading
    local sum = sums[id]
      or { id = id, party = line.party, heading = line.box.heading, weight = 0, styles = {}, statements = 0 }
    sums[id] = sum
    sum.weight = sum.weight + line.weight
    for style, n in pairs(line.styles) do
      sum.styles[style] = (sum.styles[style] or 0) + n
      sum.statements = sum.statements + n
      if common.is_stronger(style, sum.style) then
        sum.style = style
      end
    end
  end
  return common.by_weight(sums)
end

-- "2 agreed, 1 discussed".
local function describe(styles)
  local parts = {}
  for _, style in ipairs(common.styles) do
    if styles[style] then
      parts[#parts + 1] = styles[style] .. " " .. style
    end
  end
  return table.concat(parts, ", ")
end

view {
  name = "overview",
  help = "Parties and sectors, with the number of statements on each line. For many parties.",

  fits = function(graph)
    return #common.keys(common.gather(graph).parties) > 8 and 0.9 or 0.2
  end,

  draw = function(graph, options, canvas)
    local data = common.gather(graph)
    local parties, sectors, seen, nodes, edges, hidden = {}, {}, {}, 0, 0, 0
    local max_edges = math.min(options.max_edges, 60)
    for _, sum in ipairs(summarise(data)) do
      local new = (seen[sum.party] and 0 or 1) + (seen["sector " .. sum.heading] and 0 or 1)
      if nodes + new <= options.max_nodes and edges < max_edges then
        nodes, edges = nodes + new, edges + 1
        if not seen[sum.party] then
          seen[sum.party] = true
          parties[#parties + 1] = sum.party
          canvas:node { id = sum.party, label = data.parties[sum.party].label, kind = "party" }
        end
        if not seen["sector " .. sum.heading] then
          seen["sector " .. sum.heading] = true
          sectors[#sectors + 1] = "sector " .. sum.heading
          canvas:node { id = "sector " .. sum.heading, label = common.headline(sum.heading), kind = "sector" }
        end
        canvas:edge { from = sum.party, to = "sector " .. sum.heading, style = sum.style, weight = sum.statements,
                      label = sum.statements > 1 and describe(sum.styles) or nil,
                      tooltip = data.parties[sum.party].label .. " – " .. sum.heading .. ": " .. describe(sum.styles) }
      else
        hidden = hidden + sum.statements
      end
    end
    canvas:rank(parties)
    canvas:rank(sectors)
    canvas:title(common.title(data, "Who speaks of which sector"))
    canvas:subtitle(common.count(data.drawn, "statement") .. " in "
      .. common.count(graph:counts().documents, "document")
      .. " · the wider the line, the more statements")
    common.leave_out(canvas, data, hidden)
  end,
}

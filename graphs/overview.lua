--- Parties, alone or together, and sectors only: a line's width is how often, its label says how.
local common = require "common"
local words = require "words"

-- The parties that name what a box holds, by sentence: "China + Pakistan" for what one sentence says of both.
local function speakers(data, box)
  local sentences = {}
  for _, key in ipairs(common.keys(box.lines)) do
    local line = box.lines[key]
    for place, style in pairs(line.places) do
      local id = place .. common.lane(style)
      local by = sentences[id] or { labels = {}, modality = place:match("\n(.*)") }
      sentences[id] = by
      table.insert(by.labels, data.parties[line.party].label)
      by.style = common.stronger(style, by.style)
    end
  end
  for _, by in pairs(sentences) do
    local n = #by.labels
    table.sort(by.labels)
    by.id = table.concat(by.labels, " + ", 1, math.min(n, 3)) .. (n > 3 and " + " .. n - 3 .. " more" or "")
  end
  return sentences
end

-- Lines of speakers to the headings of what they speak of, heaviest first.
local function summarise(data)
  local sums = {}
  for _, id in ipairs(common.keys(data.boxes)) do
    local box = data.boxes[id]
    for _, by in pairs(speakers(data, box)) do
      local sum_id = by.id .. "\n" .. box.heading .. common.lane(by.style)
      local sum = sums[sum_id]
        or { id = sum_id, by = by.id, heading = box.heading, is_sector = box.is_sector, weight = 0, said = {},
             statements = 0 }
      sums[sum_id] = sum
      sum.weight = sum.weight + 1
      sum.statements = sum.statements + #by.labels
      local said = by.style .. "\n" .. by.modality
      sum.said[said] = sum.said[said] or { style = by.style, modality = by.modality, n = 0 }
      sum.said[said].n = sum.said[said].n + 1
      sum.style = common.stronger(by.style, sum.style)
    end
  end
  return common.by_weight(sums)
end

-- "2 agreed, 1 agreed (planned), 1 discussed"; "serves 2".
local function describe(said)
  local parts = {}
  for _, id in ipairs(common.keys(said)) do
    parts[#parts + 1] = said[id]
  end
  table.sort(parts, function(a, b)
    if a.style ~= b.style then
      return common.is_stronger(a.style, b.style)
    end
    return a.modality < b.modality
  end)
  for i, part in ipairs(parts) do
    local n, label = part.n, common.style_label(part.style)
    label = not common.is_own(part.style) and n .. " " .. label or label .. (n > 1 and " " .. n or "")
    parts[i] = label .. common.mark(part.modality)
  end
  return table.concat(parts, ", ")
end

-- Are things told by sector? Else there is nothing to sum up.
local function has_sectors(data)
  for _, box in pairs(data.boxes) do
    if box.is_sector then
      return true
    end
  end
  return false
end

view {
  name = "overview",
  help = "Parties and sectors, with the number of statements on each line. For many parties.",
  options = { max_nodes = 40, max_edges = 36 },

  fits = function(graph)
    local data = common.gather(graph)
    return #common.keys(data.parties) > 8 and has_sectors(data) and 0.9 or 0.2
  end,

  draw = function(graph, options, canvas)
    local data = common.gather(graph)
    if common.is_empty(canvas, data) then
      return
    end
    common.declare_styles(canvas)
    local nodes, edges, hidden = 0, 0, 0
    local columns = { {}, {} }
    for _, sum in ipairs(summarise(data)) do
      local by, sector = "by " .. sum.by, "on " .. sum.heading
      local new = (columns[1][by] and 0 or 1) + (columns[2][sector] and 0 or 1)
      if nodes + new <= options.max_nodes and edges < options.max_edges then
        nodes, edges = nodes + new, edges + 1
        common.add_once(canvas, columns[1], { id = by, label = sum.by, kind = "party" })
        common.add_once(canvas, columns[2], { id = sector, label = words.headline(sum.heading),
          kind = sum.is_sector and "sector" or "topic" })
        canvas:edge { from = by, to = sector, style = sum.style, weight = sum.weight, label = describe(sum.said),
                      tooltip = sum.by .. " – " .. sum.heading .. ": " .. describe(sum.said) }
      else
        hidden = hidden + sum.statements
      end
    end
    canvas:layout { ports = true }
    common.rank(canvas, columns)
    canvas:title(common.title(data, common.has_groups() and "Who speaks of which sector" or "Who and what, counted"))
    canvas:subtitle(words.count(data.drawn - hidden, "statement") .. " in "
      .. words.count(graph:counts().documents, "document")
      .. " · what parties say together counts once · the wider the line, the more" .. common.explain_marks())
    common.leave_out(canvas, data, hidden)
  end,
}

--- Entities, and the statements between them as lines with a label.
local common = require "common"
local words = require "words"

local M = {}

-- Lines by their ends, one for both directions of a relation that says the same of both; heaviest first. Relations of
-- groups share a line.
local function gather(graph, statements)
  local links, labels = {}, {}
  for s in statements do
    local mutual = common.is_symmetric(graph, s)
    local id = s.subject_id .. "\n" .. s.object_id .. (mutual and "\n=" or "") .. common.lane(common.style_of(s))
    local link = links[id]
      or { id = id, from = s.subject_id, to = s.object_id, mutual = mutual, weight = 0, statements = 0,
           relations = {}, quote = s.quote }
    links[id] = link
    common.add_relation(link, s)
    labels[s.subject_id], labels[s.object_id] = s.subject, s.object
  end
  return common.by_weight(links), labels
end

--- Draws the links between the statements' ends, the heaviest as long as there is room; kind_of(id) says what a node
-- is. Gives the number of statements that are drawn.
function M.draw(graph, canvas, options, statements, kind_of)
  local links, labels = gather(graph, statements)
  local seen, laid, edges, drawn, hidden = {}, {}, 0, 0, 0
  common.declare_styles(canvas)
  for _, link in ipairs(links) do
    local new = (seen[link.from] and 0 or 1) + ((seen[link.to] or link.to == link.from) and 0 or 1)
    if #seen + new <= options.max_nodes and edges < options.max_edges then
      for _, id in ipairs { link.from, link.to } do
        common.add_once(canvas, seen, { id = id, label = labels[id], kind = kind_of(id) })
      end
      edges, drawn = edges + 1, drawn + link.statements
      local back = laid[link.to .. "\n" .. link.from] or false -- all lines of two nodes run alike
      laid[link.from .. "\n" .. link.to] = not back or nil
      canvas:edge { from = link.from, to = link.to, back = back, mutual = link.mutual, style = link.style,
                    weight = link.weight, label = common.describe_relations(link), tooltip = link.quote }
    else
      hidden = hidden + link.statements
    end
  end
  if drawn > 0 then
    canvas:subtitle(words.count(drawn, "statement") .. " · the wider the line, the more sentences say so"
      .. common.explain_marks())
  end
  if hidden > 0 then
    canvas:caption("Not drawn: " .. words.count(hidden, "less frequent statement") .. ".")
  end
  return drawn
end

return M

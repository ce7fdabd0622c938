--- Who with whom: the parties, and what they say about each other.
local common = require "common"
local words = require "words"

-- Lines by the two parties, one for both directions of a relation that says the same of both ends; heaviest first.
local function gather(graph)
  local ties, labels = {}, {}
  for _, s in ipairs(common.gather(graph).between) do
    local mutual = common.is_symmetric(graph, s)
    local id = s.subject_id .. "\n" .. s.object_id .. (mutual and "\n=" or "")
    local tie = ties[id]
      or { id = id, from = s.subject_id, to = s.object_id, mutual = mutual, weight = 0, statements = 0,
           relations = {}, quote = s.quote }
    ties[id] = tie
    common.add_relation(tie, s)
    labels[s.subject_id], labels[s.object_id] = s.subject, s.object
  end
  return common.by_weight(ties), labels
end

view {
  name = "ties",
  help = "Who with whom: parties, and what they say about each other.",
  options = { max_nodes = 40, max_edges = 60 },

  fits = function(graph)
    local data = common.gather(graph)
    return data.drawn == 0 and #data.between > 0 and 1 or 0
  end,

  draw = function(graph, options, canvas)
    local ties, labels = gather(graph)
    local seen, laid, edges, drawn, hidden = {}, {}, 0, 0, 0
    for _, tie in ipairs(ties) do
      local new = (seen[tie.from] and 0 or 1) + ((seen[tie.to] or tie.to == tie.from) and 0 or 1)
      if #seen + new <= options.max_nodes and edges < options.max_edges then
        for _, id in ipairs { tie.from, tie.to } do
          common.add_once(canvas, seen, { id = id, label = labels[id], kind = "party" })
        end
        edges, drawn = edges + 1, drawn + tie.statements
        local back = laid[tie.to .. "\n" .. tie.from] or false -- all lines of two parties run alike
        laid[tie.from .. "\n" .. tie.to] = not back or nil
        canvas:edge { from = tie.from, to = tie.to, back = back, mutual = tie.mutual, style = tie.style,
                      weight = tie.weight, label = common.describe_relations(tie), tooltip = tie.quote }
      else
        hidden = hidden + tie.statements
      end
    end
    if drawn == 0 then
      canvas:title("Nothing to draw: no party says anything about another here.")
      return
    end
    canvas:title(common.title(common.gather(graph), "Who with whom"))
    canvas:subtitle(words.count(drawn, "statement") .. " · the wider the line, the more sentences say so")
    if hidden > 0 then
      canvas:caption("Not drawn: " .. words.count(hidden, "less frequent statement") .. ".")
    end
  end,
}

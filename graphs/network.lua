--- Everything that is said of anything, whatever the domain: entities, and lines for the statements between them.
local common = require "common"
local links = require "links"

-- A type of which anything is said by itself is a party's; what only is spoken of, a topic's.
local function read_kinds(graph)
  local is_subject, kinds = {}, {}
  for s in graph:statements() do
    is_subject[s.subject_type] = true
  end
  for e in graph:entities() do
    kinds[e.entity_id] = is_subject[e.type] and "party" or e.type == "sector" and "sector" or "topic"
  end
  return kinds
end

view {
  name = "network",
  help = "All entities, and what is said between them. For relations that run in chains.",
  options = { max_nodes = 40, max_edges = 60 },

  fits = function(graph)
    local data = common.gather(graph)
    return not common.has_groups() and #data.between > 0 and 1.5 or 0
  end,

  draw = function(graph, options, canvas)
    local kinds = read_kinds(graph)
    local data = common.gather(graph)
    local drawn = links.draw(graph, canvas, options, graph:statements(), function(id) return kinds[id] end)
    canvas:title(drawn > 0 and common.title(data, "Who and what") or "Nothing to draw: there is no statement.")
  end,
}

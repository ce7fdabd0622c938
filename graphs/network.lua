--- Everything that is said of anything, whatever the domain: entities, and lines for the statements between them.
local common = require "common"
local links = require "links"

view {
  name = "network",
  help = "All entities, and what is said between them. For relations that run in chains.",
  options = { max_nodes = 40, max_edges = 60 },

  fits = function(graph)
    local data = common.gather(graph)
    return not common.has_groups() and #data.between > 0 and 1.5 or 0
  end,

  draw = function(graph, options, canvas)
    local kinds = common.kinds(graph)
    local data = common.gather(graph)
    local drawn = links.draw(graph, canvas, options, graph:statements(), function(id) return kinds[id] end)
    canvas:title(drawn > 0 and common.title(data, "Who and what") or "Nothing to draw: there is no statement.")
  end,
}

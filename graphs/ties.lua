--- Who with whom: the parties, and what they say about each other.
local common = require "common"
local links = require "links"

local function each(list)
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
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
    local data = common.gather(graph)
    local drawn = links.draw(graph, canvas, options, each(data.between), function() return "party" end)
    canvas:title(drawn > 0 and common.title(data, "Who with whom")
      or "Nothing to draw: no party says anything about another here.")
  end,
}

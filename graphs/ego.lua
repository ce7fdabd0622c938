--- Everything about one entity: those that speak themselves on the left, what is only spoken of on the right.
local common = require "common"
local words = require "words"

-- The entity that is asked for, else the one with most statements; nil if there is none.
local function find_focus(graph, canvas, wanted)
  if wanted ~= "" then
    return common.find_entity(graph, canvas, "focus", wanted, function() return true end)
  end
  local best
  for e in graph:entities() do
    if not best or e.statement_count > best.count then
      best = { id = e.entity_id, label = e.label, count = e.statement_count }
    end
  end
  return best
end

local function add(links, s, focus, says, is_symmetric)
  local other = says and s.object_id or s.subject_id
  local id = other .. "\n" .. (is_symmetric and "" or says and ">" or "<") .. common.lane(common.style_of(s))
  local link = links[id]
  if not link then
    link = { id = id, other = other, label = says and s.object or s.subject, says = says, is_symmetric = is_symmetric,
             weight = 0, statements = 0, relations = {}, quote = s.quote }
    links[id] = link
  end
  common.add_relation(link, s)
end

-- Statements gathered by neighbour and direction, the heaviest first; and which entities speak.
local function gather(graph, focus)
  local links, speaks = {}, {}
  for s in graph:statements() do
    speaks[s.subject_id] = true
    local says = s.subject_id == focus.id
    if says or s.object_id == focus.id then
      add(links, s, focus, says, common.is_symmetric(graph, s))
    end
  end
  return common.by_weight(links), speaks
end

local function draw_link(canvas, focus, link, at_left)
  local from, to = focus.id, "about " .. link.other
  if not link.says then
    from, to = to, from
  end
  canvas:edge { from = from, to = to, back = at_left == link.says, mutual = link.is_symmetric, style = link.style,
                weight = link.weight, label = common.describe_relations(link), tooltip = link.quote }
end

view {
  name = "ego",
  help = "One entity and all its neighbours: --set focus=country:CHN, or its name.",
  options = { max_nodes = 40, focus = "" },

  fits = function()
    return 0
  end,

  draw = function(graph, options, canvas)
    local focus = find_focus(graph, canvas, options.focus)
    if not focus then
      canvas:title("Nothing to draw: there is no statement.")
      return
    end
    common.learn_styles(graph)
    common.declare_styles(canvas)
    local links, speaks = gather(graph, focus)
    local kinds = common.kinds(graph)
    local columns, edges, drawn, hidden = { {}, {} }, 0, 0, 0
    canvas:title(focus.label .. ": what it says, and what is said of it")
    canvas:node { id = focus.id, label = focus.label, kind = kinds[focus.id] }
    for _, link in ipairs(links) do
      local id, at_left = "about " .. link.other, speaks[link.other] == true
      local column = columns[at_left and 1 or 2]
      if edges < options.max_edges and (column[id] or 1 + #columns[1] + #columns[2] < options.max_nodes) then
        common.add_once(canvas, column,
          { id = id, label = words.headline(link.label), kind = kinds[link.other], tooltip = link.quote })
        edges, drawn = edges + 1, drawn + link.statements
        draw_link(canvas, focus, link, at_left)
      else
        hidden = hidden + link.statements
      end
    end
    canvas:layout { ports = true }
    common.rank(canvas, columns)
    canvas:subtitle(words.count(drawn, "statement") .. " · the wider the line, the more sentences say so"
      .. common.explain_marks())
    if hidden > 0 then
      canvas:caption("Not drawn: " .. words.count(hidden, "less frequent statement") .. ".")
    end
  end,
}

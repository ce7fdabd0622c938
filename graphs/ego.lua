--- Everything about one entity: what it says on the right, what is said of it on the left.
local common = require "common"

-- The entity that is asked for, by id or label, else the one with most statements.
local function find_focus(graph, wanted)
  local best
  for e in graph:entities() do
    if wanted and (e.entity_id == wanted or e.label:lower() == tostring(wanted):lower()) then
      return { id = e.entity_id, label = e.label }
    end
    if not wanted and (not best or e.statement_count > best.count) then
      best = { id = e.entity_id, label = e.label, count = e.statement_count }
    end
  end
  return best
end

-- Statements gathered by neighbour, direction and relation.
local function gather(graph, focus)
  local links, parties = {}, {}
  for s in graph:statements() do
    parties[s.subject_id] = true
    local says, said = s.subject_id == focus.id, s.object_id == focus.id
    if says or said then
      local other = says and s.object_id or s.subject_id
      local label = (s.negated and "not: " or "") .. s.label
      local id = other .. "\n" .. (says and "" or "<") .. label
      local link = links[id]
      if not link then
        link = { id = id, other = other, label = says and s.object or s.subject, says = says, relation = label,
                 weight = 0, statements = 0, style = common.style_of(s), quote = s.quote }
        links[id] = link
      end
      link.weight = link.weight + s.evidence_count
      link.statements = link.statements + 1
    end
  end
  return common.by_weight(links), parties
end

view {
  name = "ego",
  help = "One entity and all its neighbours: --set focus=country:CHN, or its name.",

  fits = function()
    return 0
  end,

  draw = function(graph, options, canvas)
    local focus = find_focus(graph, options.focus)
    if not focus then
      canvas:title("There is no entity " .. tostring(options.focus or "in this graph") .. ".")
      return
    end
    local links, parties = gather(graph, focus)
    local seen, nodes, edges, drawn, hidden = {}, 1, 0, 0, 0
    canvas:title("What is said of " .. focus.label)
    canvas:node { id = focus.id, label = focus.label, kind = "party" }
    for _, link in ipairs(links) do
      local id = (link.says and "to " or "from ") .. link.other
      if edges < options.max_edges and (seen[id] or nodes < options.max_nodes) then
        if not seen[id] then
          seen[id], nodes = true, nodes + 1
          canvas:node { id = id, label = common.headline(link.label),
                        kind = parties[link.other] and "party" or "topic" }
        end
        edges, drawn = edges + 1, drawn + link.statements
        canvas:edge { from = link.says and focus.id or id, to = link.says and id or focus.id, style = link.style,
                      weight = link.weight, label = link.relation, tooltip = link.quote }
      else
        hidden = hidden + link.statements
      end
    end
    canvas:subtitle(common.count(drawn, "statement") .. " · the wider the line, the more sentences say so")
    if hidden > 0 then
      canvas:caption("Not drawn: " .. common.count(hidden, "less frequent statement") .. ".")
    end
  end,
}

-- issue init.lua:6: index
-- the table of an entity is one all through a document: what a rule does to it, the next one finds
rule "a" { pattern = [[ x:@land .. y:@land ]], on_match = function(m)
  m.x.entities[1].type = "thing"
  m.x.entities[1].key = ("k"):rep(1000000)
  setmetatable(m.x.entities[1], { __index = function() error("index") end, __len = function() return 1e9 end })
end }
rule "b" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x.entities[1], "near", m.y)
end }

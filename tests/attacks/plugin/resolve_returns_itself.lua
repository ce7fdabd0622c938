-- runs 4
-- a resolver that gives back its match
mention "land" "it" { pattern = [[ it ]], resolve = function(m) return m end }
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y)
end }

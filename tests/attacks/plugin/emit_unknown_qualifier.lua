-- issue emit: near declares no qualifier ""
-- a qualifier that nobody declared
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y, { ["\0\27[31m"] = "x" })
end }

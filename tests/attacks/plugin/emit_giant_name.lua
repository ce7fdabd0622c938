-- issue emit: no name can be made of the object "xxxxx
-- an entity with a name of 2 MB
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "says", ("x"):rep(2^20))
end }

-- issue emit: no name can be made of the object "xxxxx
-- many of a megabyte
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  for i = 1, 1e6 do doc:emit(m.x, "says", ("x"):rep(2^20) .. i) end
end }

-- runs 0
-- a side that contains itself
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local t = {}
  t[1] = t
  doc:emit(t, "near", t)
end }

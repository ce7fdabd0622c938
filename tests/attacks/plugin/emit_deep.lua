-- runs 0
-- a side nested 100,000 times
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local t = m.x
  for i = 1, 100000 do t = { t } end
  doc:emit(t, "near", m.y)
end }

-- issue a mention stands for 1000 entities at most
-- a list of a million
mention "land" "it" { pattern = [[ it ]], resolve = function(m, doc)
  local t, land = {}, doc:mentions("land", 1)[1]
  for i = 1, 1e6 do t[i] = land end
  return t
end }

-- runs 0
-- a list that contains itself
mention "land" "it" { pattern = [[ it ]], resolve = function()
  local t = {}
  t[1], t[2] = t, t
  return t
end }

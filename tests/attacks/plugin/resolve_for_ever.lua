-- issue used up its fuel (50,000,000)
-- a resolver that does not end
mention "land" "it" { pattern = [[ it ]],
  resolve = function() while true do end end }

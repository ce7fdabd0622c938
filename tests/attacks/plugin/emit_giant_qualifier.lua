-- issue used up its fuel (50,000,000)
-- a qualifier of a megabyte, many times
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  for i = 1, 1e6 do doc:emit(m.x, "says", "a", { topic = ("y"):rep(2^20) .. i }) end
end }

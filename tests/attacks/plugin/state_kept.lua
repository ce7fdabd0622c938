-- issue used up its memory (32 MiB)
-- what was kept from one document to the next
local all = {}
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  for i = 1, 1e6 do all[#all + 1] = doc.state end
end }

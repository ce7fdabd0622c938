-- issue used up its fuel (50,000,000)
-- the state of a document filled
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local t = doc.state
  while true do t[#t + 1] = { doc.sentence.text } end
end }

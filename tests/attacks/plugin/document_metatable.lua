-- issue attempt to index a string value
-- the document's methods replaced for all
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  getmetatable(doc).__index = function() end
end }

-- issue no module "self"
-- files read while a document is read
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  while true do require "self" end
end }

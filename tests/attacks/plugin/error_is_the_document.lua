-- issue raised an error that is no text but a userdata value
-- the document as an error
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  error(doc)
end }

-- issue rule can only be called while the plugin loads
-- a rule made while a document is read
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  rule "late" { pattern = "x", on_match = function() end }
end }

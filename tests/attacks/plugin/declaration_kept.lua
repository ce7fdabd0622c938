-- issue rule can only be called while the plugin loads
-- a declaration kept for later
local late = rule
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  late "late" { pattern = "x", on_match = function() end }
end }

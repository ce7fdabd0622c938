-- issue mentions: n must not be negative
-- fewer than no mentions
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:mentions("land", math.mininteger)
end }

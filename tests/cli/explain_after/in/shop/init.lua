plugin { name = "shop", version = "1.0", api = 1 }
gazetteer "firm" { entries = { { key = "acme", label = "Acme" } } }
entity "ware" {}
relation "sells" { subject = "firm", object = "ware" }

mention "firm" "it" { pattern = [[ it ]], resolve = function(_, doc) return doc:mentions("firm", 1)[1] end, after = { "opened", "moved" } }
mention "moved" "moved" { pattern = [[ @firm moved ]] }
rule "opened" { pattern = [[ x:@firm opened ]], on_match = function() end }
rule "sells" { pattern = [[ x:@firm sells y:(old? bikes) ]], triples = { "x -sells-> y" }, after = "opened" }

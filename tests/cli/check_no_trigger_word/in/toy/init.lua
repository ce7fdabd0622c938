plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
rule "pairs" { pattern = [[ c:@cat d:@dog ]], triples = { "c -chases-> d" }, examples = { { "Tom Rex.", "tom chases rex" } } }
rule "names" { pattern = [[ #lower{2} #lower ]], on_match = function(m, doc) end, examples = { { "A b." } } }
rule "the" { pattern = [[ the (house | /.+ly/) ]], on_match = function(m, doc) end, examples = { { "A b." } } }
rule "capital" { pattern = [[ ..5 #Cap ..5 #lower ]], on_match = function(m, doc) end, examples = { { "A b." } } }
rule "date" { pattern = [[ #Cap ..5 #date ]], on_match = function(m, doc) end, examples = { { "A b." } } }

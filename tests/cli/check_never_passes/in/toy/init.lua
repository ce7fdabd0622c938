plugin { name = "toy", version = "1", api = 1 }
gazetteer "cat" { attributes = "home", entries = { { key = "tom", names = { "Tom" }, attributes = { home = "uk" } }, { key = "kit", names = { "Kit" }, attributes = { home = "fr" } } } }
relation "chases" { subject = "cat", object = "cat" }
rule "atlantis" { pattern = [[ c:@cat[home=Atlantis] {chase} d:@cat[home=UK | home!=Mu] ]], triples = "c -chases-> d", examples = { { "Tom chases Kit." } } }
rule "fine" { pattern = [[ c:@cat[home=UK] {see} d:@cat ]], triples = "c -chases-> d", examples = { { "Tom sees Kit.", "tom chases kit" } } }

plugin { name = "broken", version = "1.0.0", api = 1, summary = "s", license = "MIT", authors = { "a" } }
relation "agrees_with" { subject = "land", object = "land", symmetric = true }
gazetteer "land" { entries = { { key = "NOR", label = "Norway" }, { key = "PER", label = "Peru" } } }
rule "agree" { pattern = [[ list(x:@land) {agree} ]], triples = { "x -agree_with-> x" } }

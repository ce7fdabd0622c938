plugin { name = "esc", version = "1\27]0;v\7", api = 1, summary = "\27[31mred\u{202e}", authors = { "a\27[2J" },
  license = "l\27c", options = { o = { type = "string", default = "d\27[1m", help = "h\27[5m" } } }
relation "near" { subject = "land", object = "land", label = "near\27[7m", help = "he\27[7m" }
gazetteer "land" { entries = { { key = "NOR", label = "Nor\27[31mway", names = { "Norway" } },
  { key = "PER", label = "Peru", names = { "Peru" } } } }
rule "near\27[31m" { pattern = [[ x:@land .. y:@land ]], triples = "x -near-> y",
  examples = { { "Norway \27[31m and Peru.", "Norway near Nowhere\27[31m" } } }
rule "fails" { pattern = [[ x:@land meets y:@land ]], on_match = function() error("boom\27[31m") end }

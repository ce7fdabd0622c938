plugin { name = "toy", version = "1", api = 1 }
gazetteer "cat" { names = { "Tom" }, entries = { { key = "tom", names = { "Tom" } } } }
relation "chases" { subject = "cat", object = "cat" }
rule "a" { pattern = [[ c:@cat naps ]], on_match = function(m, doc) doc:emit(m.dog, "chases", m.c) end, examples = { { "Tom naps." }, { "Tom naps there." } } }
rule "b" { pattern = [[ c:@cat sits ]], on_match = function(m, doc) doc:emit(m.c, "chses", m.c) end, examples = { { "Tom sits." } } }
rule "c" { pattern = [[ c:@cat runs ]], on_match = function(m) return m.c.text + 1 end, examples = { { "Tom runs." } } }

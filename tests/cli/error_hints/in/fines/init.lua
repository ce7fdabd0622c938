plugin { name = "fines", version = "1", api = 1 }
relation "fines" { subject = "reg", object = "firm" }
gazetteer "reg" { entries = { { key = "bafin", names = { "BaFin" } } } }
gazetteer "firm" { file = "data/firms.csv", key = "id", names = "name" }
macro "late" [[
  ( late
  | later )
]]
rule "fined" { pattern = [[ r:@reg {fine} list(f:@firm) ]], triples = "r -fines-> f", examples = { { "BaFin fines Orion.", "bafin fines orion" } } }
rule "told" { pattern = [[ r:@reg {tell} list(f:@firm) $late ]], on_match = function(m, doc) doc:emit(m.r, "fines", m.f[1]) end,
  examples = { { "BaFin tells Orion late.", "bafin fines orion" } } }

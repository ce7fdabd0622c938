plugin { name = "once", version = "1", api = 1 }
relation "fines" { subject = "body", object = "bank" }
gazetteer "body" { entries = { { key = "bafin", names = { "BaFin" } } } }
gazetteer "bank" { entries = { { key = "orion", names = { "Orion" } } } }
local n = 0
rule "once" {
  pattern = [[ a:@body {count} b:@bank ]],
  on_match = function(m, doc)
    n = n + 1
    if n == 1 then doc:emit(m.a, "fines", m.b) end
  end,
  examples = { { "BaFin counted Orion.", "bafin fines orion" }, { "BaFin counts Orion." } },
}

plugin { name = "fines", version = "1", api = 1 }
entity "matter" { label = "Matter" }
relation "fines" { subject = "reg", object = "firm|matter|place" }
gazetteer "reg" { label = "label", entries = { { key = "bafin", label = "BaFin", names = { "BaFin" } }, { key = "fca", label = "Conduct Authority", names = { "FCA" } } } }
gazetteer "firm" { entries = { { key = "orion", names = { "Orion" } } } }
gazetteer "place" { entries = { { key = "bonn", names = { "Bonn" } } } }
mention "place" "town" { pattern = [[ town of #Cap ]] }
mention "reg" "watchdog" { pattern = [[ the watchdog ]], resolve = function() return "reg:bafn" end }
local function says(name, word, subject, object, expected)
  rule(name) {
    pattern = "@reg " .. word,
    on_match = function(_, doc) doc:emit(subject, "fines", object) end,
    examples = { { "BaFin " .. word .. ".", expected } },
  }
end
says("capital", "naps", "reg:BaFin", "firm:orion", "bafin fines orion")
says("label", "sits", "reg:Conduct Authority", "firm:orion", "fca fines orion")
says("nobody", "runs", "reg:bafin", "firm:Nope", "bafin fines nope")
says("free", "waits", "reg:bafin", "matter:fraud", "bafin fines fraud")
says("words", "reads", "reg:bafin", "place:ulm", "bafin fines ulm")
rule "resolved" { pattern = [[ r:@reg eats f:@firm ]], triples = "r -fines-> f", examples = { { "The watchdog eats Orion.", "bafin fines orion" } } }

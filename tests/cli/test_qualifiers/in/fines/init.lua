plugin { name = "fines", version = "1", api = 1 }
relation "fines" { subject = "reg", object = "firm", qualifiers = { "sum", "why" }, label = "imposes a fine on" }
gazetteer "reg" { entries = { { key = "bafin", names = { "BaFin" } } } }
gazetteer "firm" { entries = { { key = "orion", names = { "Orion" } }, { key = "lynx", label = "Lynx [UK]", names = { "Lynx" } } } }
qualify "modality" { planned = "will" }
rule "fined" {
  pattern = [[ r:@reg .{0,1} {fine} f:@firm (sum:(€ #num #lower?))? (for why:#lower{1,3})? ]],
  triples = "r -fines-> f", with = { sum = "why", why = "why" },
  examples = {
    { "BaFin fines Orion €4.5 million for late reports.", "BaFin fines Orion" },
    { "BaFin fines Orion €4.5 million for late reports.", "BaFin fines Orion [why: Late reports]" },
    { "BaFin fines Orion for late reports.", "BaFin fines Orion [sum: late reports] [why: late reports]" },
    { "BaFin fines Orion €4.5 million for late reports.", "BaFin fines Orion [sum: €4.5 million]" },
    { "BaFin fines Lynx €2 million.", "BaFin fines Lynx [UK]" },
    { "BaFin will fine Orion €7 million.", "planed bafin fines orion" },
    { "BaFin fines Orion €7 million.", "bafin fines orion [sum: 7 million]" },
  },
}

plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } }, { key = "kit", names = { "Kit" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
local seen = 0
rule "chase" {
  pattern = [[ c:@cat {chase} d:@dog ]],
  on_match = function(m, doc)
    seen = seen + 1
    if seen == 1 then doc:emit(m.c, "chases", m.d) end
  end,
  examples = { { "Tom chases Rex.", "tom chases rex" }, { "Kit chases Rex." } },
}
for name, word in pairs { alpha = "bites", beta = "licks", gamma = "sees", delta = "hears", epsilon = "smells" } do
  rule(name) { pattern = "c:@cat " .. word .. " d:@dog", triples = { "c -chases-> d" }, examples = { { "Tom sees " .. word } } }
end

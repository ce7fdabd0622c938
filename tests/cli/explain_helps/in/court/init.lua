-- What people who write their first rules trip over.
plugin { name = "court", version = "1.0", api = 1, summary = "who sues whom" }

gazetteer "watchdog" {
  entries = {
    { key = "seal", label = "SEAL", names = { "SEAL", "Seal Office" }, attributes = { land = "UK" } },
    { key = "ombra", label = "Ombra", attributes = { land = "IT" } },
  },
}
gazetteer "firm" { entries = { { key = "tern", label = "Tern" }, { key = "plover", label = "Plover" } } }
gazetteer "road" { entries = { { key = "tern-road", label = "Tern Road" } }, hides = { "firm" } }

relation "acts_on" { subject = "watchdog", object = "firm", qualifiers = { "day", "fine" } }

macro "sum" [[ ("$" | € | £) #num (million | billion)? ]]

rule "sue" { pattern = [[ ^ w:@watchdog {sue} f:@firm ]], triples = "w -acts_on-> f" }
rule "hail" { pattern = [[ (?<! old) w:@watchdog {hail} f:@firm ]], triples = "w -acts_on-> f" }
rule "warn" { pattern = [[ w:@watchdog[land=IT] {warn} f:@firm ]], triples = "w -acts_on-> f" }
rule "probe" { pattern = [[ w:@watchdog {probe} ..2-4 f:@firm ]], triples = "w -acts_on-> f" }
rule "fine" {
  pattern = [[ w:@watchdog {fine} list(f:@firm) (a | its)? (record | total)? fine:$sum ]],
  triples = "w -acts_on-> f", with = { fine = "fine" },
}
rule "visit" {
  pattern = [[ w:@watchdog {visit} f:@firm (on d:[#date]{1,3})? ]],
  triples = "w -acts_on-> f", with = { day = "d" },
}
rule "raid" { pattern = [[ w:@watchdog {raid} [] f:@firm ]], triples = "w -acts_on-> f" }

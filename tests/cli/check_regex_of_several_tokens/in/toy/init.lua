plugin { name = "toy", version = "1", api = 1, summary = "Cats and what they cost.", license = "MIT", authors = { "t" } }
entity "sum" {}
relation "costs" { subject = "cat", object = "sum" }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } } } }
rule "never" {
  pattern = [[
    c:@cat costs s:(
      /£\d+/
    | /\$\d+(\.\d+)?/
    | /(£|\$)\d+/
    | /[£€]\d{2,}/
    | /\d+%/
    | /[a-z]+-[a-z]+/
    | [lower=/around-\d+/]
    | /x \d/
    )
  ]],
  triples = { "c -costs-> s" },
  examples = { { "Tom costs nothing." } },
}
rule "may" {
  pattern = [=[
    c:@cat (/£?\d+/ | /£/ | /[£\d]+x/ | /(£|a)b/ | /\d+(,\d+)*/ | /a|£b/ | /\p{Lu}+£{0,3}/ | /U\.S\./ | /(?i)£b/ | /[^£]b/ | /[[:upper:]][[:lower:]]+/ | /[^]]+x/ | /[]x]b/ | /[^[:upper:]]x/) costs s:#num
  ]=],
  triples = { "c -costs-> s" },
  examples = { { "Tom 7 costs 8.", "tom costs 8" }, { "Tom costs." } },
}

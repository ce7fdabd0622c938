plugin { name = "lands", version = "1.0.0", api = 1, summary = "For the golden cases.", license = "MIT", authors = { "tercet" } }

relation "agrees_with" { subject = "land", object = "land", symmetric = true, group = "agreed" }
relation "agrees_on" { subject = "land", object = "matter", qualifiers = { "topic" }, group = "agreed" }

gazetteer "land" { entries = {
  { key = "NOR", label = "Norway" }, { key = "PER", label = "Peru" }, { key = "CIV", label = "Côte d'Ivoire" },
} }
gazetteer "matter" { entries = {
  { key = "fish", label = "Fish", names = { "fish", "cod" } }, { key = "rail", label = "Rail", names = { "railways", "trains" } },
} }

rule "agree-on" {
  pattern = [[ list(x:@land) {agree} on list(s:@matter) ]],
  triples = { "x -agrees_with-> x", "x -agrees_on-> s" },
  with = { topic = "s" },
  unless = [[ never ]],
  examples = {
    { "Norway and Peru agreed on cod.", "Norway agrees_with Peru", "Norway agrees_on fish", "Peru agrees_on fish" },
    { "Norway and Peru never agreed on cod." },
  },
}

plugin { name = "toy", version = "1", api = 1, summary = "Cats and dogs.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "cat", object = "dog" }
gazetteer "cat" { file = "cats.csv", key = "id", label = "name", names = { "name", "aliases" } }
gazetteer "kind" { entity = "cat", entries = { { key = "tom", names = { "tomcat" } }, { key = "timm", names = { "alley cat" } } } }
gazetteer "dog" { entries = { { key = "rex", names = { "Rex" } } } }
rule "chase" {
  pattern = [[ (c:@cat | c:@kind) {chase} d:@dog ]], triples = { "c -chases-> d" },
  examples = { { "Thomas chases Rex.", "Thomas chases rex" }, { "Rex sleeps." } },
}

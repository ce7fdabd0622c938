-- init.lua:6: x: mention "country" "island": entity: there is no entity country:MLTA | no gazetteer of type "country" has this key
plugin { name = "x", version = "1", api = 1 }
gazetteer "country" { entries = { { key = "MLT", names = { "Malta" } } } }
mention "country" "island" {
  pattern = [[ the island ]],
  entity = "country:MLTA",
}

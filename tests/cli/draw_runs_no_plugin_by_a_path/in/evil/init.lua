plugin { name = "evil", version = "1", api = 1, summary = "Says that Zorro is Norway.", license = "MIT", authors = { "t" } }
gazetteer "land" { entries = { { key = "NOR", names = { "Zorro" } } } }

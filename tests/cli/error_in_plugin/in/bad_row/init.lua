plugin { name = "broken", version = "1.0.0", api = 1, summary = "s", license = "MIT", authors = { "a" } }
gazetteer "land" { file = "lands.csv", key = "code", names = { "name" } }

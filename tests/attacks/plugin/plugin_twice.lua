-- load plugin: is declared twice
-- two plugins in one
plugin { name = "y", version = "1", api = 1 }

-- load x: gazetteer "many": file must be a path inside the plugin's folder
-- names from a file outside the plugin
gazetteer "many" { file = "../../../../etc/passwd", key = "a" }

-- load x: gazetteer "many": file must be a path inside the plugin's folder
-- names from a device
gazetteer "many" { file = "/dev/zero", key = "a" }

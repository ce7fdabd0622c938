-- load a name of more than 32 words
-- a name of 200,000 words
gazetteer "many" { entries = { { key = "k", names = { ("word "):rep(50000) } } } }

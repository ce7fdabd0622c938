-- load x: mention steps wait for each other: one "a" -> two "b" -> one "a"
-- steps that wait for each other
mention "one" "a" { pattern = "a x:@two", entity = "x" }
mention "two" "b" { pattern = "b x:@one", entity = "x" }

plugin { name = "brk", version = "1", api = 1 }
entity "firm" { label = "Firm" }
relation "owns" { subject = "firm", object = "firn" }

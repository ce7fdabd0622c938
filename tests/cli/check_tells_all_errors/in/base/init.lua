plugin { name = "base", version = "1", api = 1 }
gazetteer "cat" { file = "cats.csv", kye = "id" }
relation "chases" { subject = "cat", object = "cat", grup = "other" }
macro "by" [[ (by | near ]]
macro "close" [[ $by the ]]
rule "by" { pattern = [[ c:@cat $by d:@cat ]], triples = "c -chases-> d", examples = { { "Tom runs." } } }
rule "key" { patern = [[ c:@cat runs ]], triples = "c -chases-> c", examples = { { "Tom runs." } } }

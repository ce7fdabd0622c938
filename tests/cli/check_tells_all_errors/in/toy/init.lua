plugin { name = "toy", version = "1", api = 1 }
gazetteer "cat" { entries = { { key = "tom", names = { "Tom" } } } }
relation "chases" { subject = "cat", object = "cat", qualifiers = { "date" } }
macro "by" [[ by ]]
rule "parse" { pattern = [[ (c:@cat runs ]], triples = "c -chases-> c", examples = { { "Tom runs." } } }
rule "key" { patern = [[ c:@cat runs ]], triples = "c -chases-> c", examples = { { "Tom runs." } } }
rule "relation" { pattern = [[ c:@cat d:@cat ]], triples = "c -chase-> d", examples = { { "Tom runs." } } }
rule "capture" { pattern = [[ c:@cat e:@cat ]], triples = "c -chases-> d", examples = { { "Tom runs." } } }
rule "type" { pattern = [[ c:@cat d:@dog ]], triples = "c -chases-> d", examples = { { "Tom runs." } } }
rule "macro" { pattern = [[ c:@cat $bye d:@cat ]], triples = "c -chases-> d", examples = { { "Tom runs." } } }
rule "with" { pattern = [[ c:@cat d:@cat ]], triples = "c -chases-> d", with = { dat = "d" }, examples = { { "Tom runs." } } }
rule "fine" { pattern = [[ c:@cat d:@cat ]], triples = "c -chases-> d", examples = { { "Tom runs." } } }

plugin { name = 'x', version = '1', api = 1 }
rule 'a' { pattern = [[ x:@y ]], triples = 'x -z-> x' }

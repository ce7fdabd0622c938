local a = 1
rule 'agree' {
  pattern = [[ x:@country ]], tripels = 'x -agrees_with-> x' }

-- issue doc expected, found a table; call its methods with a colon: doc:emit(...)
-- a table that looks like a document
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local emit = doc.emit
  emit({ uri = doc.uri, state = doc.state }, m.x, "near", m.y)
end }

-- runs 3
-- a name of control characters and broken UTF-8
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "says", "\0\27[31m\255\254\xED\xA0\x80\u{202E}owned")
end }

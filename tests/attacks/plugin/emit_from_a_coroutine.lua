-- runs 4
-- an honest emission in a coroutine
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  coroutine.wrap(function() doc:emit(m.x, "near", m.y) end)()
end }

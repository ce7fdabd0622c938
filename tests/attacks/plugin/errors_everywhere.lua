-- issue match
-- every callback fails
mention "land" "it" { pattern = [[ it ]], resolve = function() error("resolve") end }
on_document { start = function() error("start") end, finish = function() error("finish") end }
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  error("match")
end }

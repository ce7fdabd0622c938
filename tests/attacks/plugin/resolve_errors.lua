-- issue no idea
-- a resolver that fails each time
mention "land" "it" { pattern = [[ it ]],
  resolve = function() error("no idea") end }

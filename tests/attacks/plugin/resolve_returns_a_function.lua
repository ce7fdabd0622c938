-- issue what resolve returns must be an entity, not a function
-- neither an entity nor a list
mention "land" "it" { pattern = [[ it ]], resolve = function() return resolve end }
function resolve() end

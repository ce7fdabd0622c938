plugin { name = "lines", version = "1", api = 1 }
gazetteer "line" { entries = { { key = "north", label = "Northline", names = { "Northline", "North" } } } }
gazetteer "port" { entries = { { key = "dover", label = "Dover" }, { key = "ostend", label = "Ostend" } } }
relation "serves" { subject = "line", object = "port" }
relation "links" { subject = "port", object = "port", symmetric = true }

mention "line" "company" { pattern = [[ the company ]], resolve = function() return nil end }
mention "line" "owner" { pattern = [[ the owner ]], resolve = function(m) return m.nothing end }
mention "port" "harbour" { pattern = [[ the (port of p:@port | harbour) ]], entity = "p" }

rule "sails" { pattern = [[ l:@line sails (to p:@port)? ]], triples = "l -serves-> p" }
rule "joins" { pattern = [[ p:@port joins q:@port ]], triples = "p -links-> q" }
rule "lists" { pattern = [[ links list(p:@port) ]], triples = "p -links-> p" }
rule "calls" { pattern = [[ l:@line calls at who:(@port | @line) ]], triples = "l -serves-> who" }
rule "thinks" { pattern = [[ l:@line thinks ]], on_match = function() end }
rule "meets" { pattern = [[ p:@port meets q:@port ]], on_match = function(m, doc) doc:emit(m.p, "links", m.q) end }
rule "owns" { pattern = [[ l:@line owns q:(@line | @port) ]], on_match = function(m, doc) doc:emit(m.l, "serves", m.q) end }
rule "hides" {
  pattern = [[ l:@line hides p:@port? ]],
  on_match = function(m, doc) pcall(function() doc:emit(m.l, "serves", m.p) end) end,
}

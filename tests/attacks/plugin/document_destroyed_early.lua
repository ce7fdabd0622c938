-- issue bad argument #1 to 'setmetatable' (table expected, got tercet.document)
-- a finaliser for the document
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  setmetatable(doc, { __gc = function() end })
end }

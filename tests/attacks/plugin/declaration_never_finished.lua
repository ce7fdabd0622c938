-- load x/half: the declaration stops after its name
-- a name without its table
rule "half"

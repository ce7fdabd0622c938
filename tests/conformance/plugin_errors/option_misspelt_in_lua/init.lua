-- init.lua:3: plugin x has no option "strikt"; did you mean "strict"?
plugin { name = 'x', version = '1.0', api = 1, options = { strict = { type = 'boolean', default = false } } }
if options.strikt then return end

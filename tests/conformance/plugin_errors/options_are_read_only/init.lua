-- init.lua:3: options are read-only
plugin { name = 'x', version = '1.0', api = 1, options = { strict = { type = 'boolean', default = false } } }
options.strict = true

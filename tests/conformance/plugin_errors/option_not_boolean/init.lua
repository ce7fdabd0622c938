-- --set x.strict=maybe: must be true or false | the default is --set x.strict=false
-- set: x.strict=maybe
plugin { name = 'x', version = '1.0', api = 1, options = { strict = { type = 'boolean', default = false } } }

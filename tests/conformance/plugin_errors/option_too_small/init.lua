-- --set x.n=-0.5: must be at least 0 | the default is --set x.n=0.5
-- set: x.n=-0.5
plugin { name = 'x', version = '1.0', api = 1, options = { n = { type = 'number', default = 0.5, min = 0 } } }

-- --set x.min_confidence=high: "high" is not a number | the default is --set x.min_confidence=0.5
-- set: x.min_confidence=high
plugin { name = 'x', version = '1.0', api = 1, options = { min_confidence = { type = 'number', default = 0.5 } } }

-- --set x.min_confidence=high: "high" is not a number
-- set: x.min_confidence=high
plugin { name = 'x', version = '1.0', api = 1, options = { min_confidence = { type = 'number', default = 0.5 } } }

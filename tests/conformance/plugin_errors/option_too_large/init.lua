-- --set x.min_confidence=2: must be at most 1 | the default is --set x.min_confidence=0.5
-- set: x.min_confidence=2
plugin { name = 'x', version = '1.0', api = 1, options = { min_confidence = { type = 'number', default = 0.5, min = 0, max = 1 } } }

-- --set x.min_confidense=0.5: plugin x has no option "min_confidense" | did you mean "min_confidence"?
-- set: x.min_confidense=0.5
plugin { name = 'x', version = '1.0', api = 1, options = { min_confidence = { type = 'number', default = 0.5 } } }

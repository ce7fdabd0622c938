-- error raised an error that is no text but a table value
error(setmetatable({}, {__tostring = function() while true do end end}))

-- error invalid value (at index 1) in table for 'concat'
return table.concat({}, "x", 1, math.maxinteger)

-- memory
return ("abc"):rep(math.maxinteger, ",")

-- memory
return ("x"):find(("%a"):rep(5 * 2^20))

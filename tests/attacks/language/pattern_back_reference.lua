-- fuel
return (("x"):rep(4000)):find("(x-)(x-)%1%2(x-)%3y")

-- fuel
return (("a"):rep(5000)):match(("a*"):rep(12) .. "b")

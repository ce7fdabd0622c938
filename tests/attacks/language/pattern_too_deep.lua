-- error pattern too complex
return (("x"):rep(400)):match(("x?"):rep(400))

-- fuel
while true do local _ = ("x"):rep(1000, "--") end

-- fuel
while true do local _ = ("%99d%-99s%.99f"):format(1, "x", 1e300) end

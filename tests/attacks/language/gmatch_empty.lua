-- fuel
while true do for _ in ("some words"):gmatch("()") do end end

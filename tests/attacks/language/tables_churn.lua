-- fuel
while true do local _ = {{{}, {}}, {{}, {}}} end

-- fuel
return (("ab"):rep(4000)):find(("[ab]-"):rep(8) .. "c")

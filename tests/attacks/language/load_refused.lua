-- runs nothing loads
for _, name in ipairs {"load", "loadstring", "dofile", "loadfile", "loadlib", "module"} do
  assert(_G[name] == nil, name)
end
assert(string.dump == nil)
return "nothing loads"

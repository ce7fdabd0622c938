-- runs closed
-- every way to the outside that the language offers
for _, name in ipairs {"io", "os", "debug", "package", "collectgarbage", "print", "warn", "arg"} do
  assert(_G[name] == nil and rawget(_G, name) == nil, name)
end
for name, value in pairs(_G) do
  assert(type(value) ~= "userdata" and type(value) ~= "thread", name)
end
assert(coroutine.close == nil and math.randomseed == nil)
assert(getmetatable("") == false)
return "closed"

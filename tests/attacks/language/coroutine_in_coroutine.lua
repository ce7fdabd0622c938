-- fuel
local function nest(n)
  if n == 0 then while true do end end
  local co = coroutine.create(nest)
  local ok = coroutine.resume(co, n - 1)
  while true do local _ = ok end
end
nest(20)

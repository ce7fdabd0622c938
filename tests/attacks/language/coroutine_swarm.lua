-- fuel
while true do
  local co = coroutine.create(function() for i = 1, 20 do coroutine.yield(i) end end)
  coroutine.resume(co)
end

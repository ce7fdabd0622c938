-- runs cannot resume non-suspended coroutine
local co
co = coroutine.create(function() return coroutine.resume(co) end)
local _, _, why = coroutine.resume(co)
return why

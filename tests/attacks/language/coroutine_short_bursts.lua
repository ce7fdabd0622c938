-- fuel
-- each coroutine ends before its hook would come
while true do coroutine.wrap(function() local a = 1; a = a + 1 end)() end

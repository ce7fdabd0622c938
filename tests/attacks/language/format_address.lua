-- error addresses are hidden here
return ("%p"):format({})

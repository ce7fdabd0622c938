plugin { name = "broken" 

-- load "/etc/passwd" is not the name of a module
-- the same by its full path
require "/etc/passwd"

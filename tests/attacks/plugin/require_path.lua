-- load "../../../../etc/passwd" is not the name of a module
-- a file outside the plugin
require "../../../../etc/passwd"

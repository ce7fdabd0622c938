-- load modules require each other: a -> b -> a
-- modules that require each other
require "a"

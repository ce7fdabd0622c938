-- load modules require each other: self -> self
-- a module that requires itself
pcall(require, "self")
require "self"

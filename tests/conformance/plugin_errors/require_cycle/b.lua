require 'a'

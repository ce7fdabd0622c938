require 'b'

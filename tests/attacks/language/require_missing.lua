-- error there are no modules here
return require "os"

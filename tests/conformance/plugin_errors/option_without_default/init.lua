-- init.lua:5: plugin "x": option strict needs a default that is a boolean, not a nil
plugin {
  name = 'x', version = '1.0', api = 1,
  options = {
    strict = { type = 'boolean' },
  },
}

-- What `make lint` holds the Lua of the project to.
std = "lua54"
max_line_length = 120
unused_args = false -- callbacks are given what they do not always need

-- What a plugin may call comes from the one list of it.
local plugin_globals = {}
local api = io.open("core/plugin/api.def")
if api then
  for kind, name in api:read("*a"):gmatch("\nTC_API_(%u+)%(([%l_]+),") do
    if kind == "DECLARATION" or kind == "GLOBAL" then
      plugin_globals[#plugin_globals + 1] = name
    end
  end
  api:close()
end

files["plugins"] = { read_globals = plugin_globals, max_line_length = false } -- examples are sentences
files["graphs"] = { read_globals = { "view" } }

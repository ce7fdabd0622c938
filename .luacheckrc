-- What `make lint` holds the Lua of the project to.
std = "lua54"
max_line_length = 120
unused_args = false -- callbacks are given what they do not always need
exclude_files = { "plugins/meta/tercet.lua" } -- stubs

-- What a plugin may call: the sandbox's functions and the declarations, from the one list of them.
local meta, path = { stds = {} }, "plugins/meta/luacheckrc"
local load_meta = setfenv and setfenv(assert(loadfile(path)), meta) or assert(loadfile(path, "t", meta))
load_meta()
stds = meta.stds

files["tests"] = { max_line_length = 170 } -- long strings of shell
local plugin = { std = "tercet", max_line_length = false } -- examples are sentences
files["plugins"] = plugin
files["core/app/template"] = plugin
files["docs"] = plugin
files["graphs"] = { read_globals = { "view" } }

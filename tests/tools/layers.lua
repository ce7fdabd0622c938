-- layers.lua CORE - checks every include below CORE against CORE/LAYERS.
local core = assert(arg[1], "usage: layers.lua CORE")
local failures = 0

local function fail(...)
  io.stderr:write(string.format(...), "\n")
  failures = failures + 1
end

local function set(words)
  local s = {}
  for word in words:gmatch("%S+") do s[word] = true end
  return s
end

-- folder -> set of folders; and a list of { pattern, set of folders } for library headers
local function read_layers(path)
  local folders, libraries = {}, {}
  local number = 0
  for line in io.lines(path) do
    number = number + 1
    local text = line:gsub("#.*", "")
    local header, users = text:match("^<(%S+)>:(.*)$")
    local folder, seen = text:match("^([%w_]+):(.*)$")
    if header then
      local pattern = "^" .. header:gsub("[%.%-%+]", "%%%0"):gsub("%*", ".*") .. "$"
      libraries[#libraries + 1] = { pattern, set(users) }
    elseif folder then
      folders[folder] = set(seen)
    elseif text:find("%S") then
      fail("%s:%d: neither a folder nor a header: %s", path, number, line)
    end
  end
  return folders, libraries
end

local function exists(path)
  local file = io.open(path)
  if file then file:close() end
  return file ~= nil
end

local function check_own(place, folder, target, allowed)
  local to = target:match("^([^/]+)/[^/]+$")
  if not exists(core .. "/" .. target) then
    fail("%s: \"%s\" is not a header below %s", place, target, core)
  elseif to and to ~= folder and not allowed[to] and not allowed["*"] then
    fail("%s: %s may not include %s (core/LAYERS)", place, folder, to)
  end
end

local function check_library(place, folder, target, libraries)
  for _, library in ipairs(libraries) do
    if target:find(library[1]) and not library[2][folder] then
      fail("%s: <%s> is not for %s (core/LAYERS)", place, target, folder)
    end
  end
end

local function check_file(path, folders, libraries)
  local folder = path:sub(#core + 2):match("^([^/]+)/")
  local allowed = folders[folder]
  if folder and not allowed then
    fail("%s: folder %s is not in core/LAYERS", path, folder)
    return
  end
  local number = 0
  for line in io.lines(path) do
    number = number + 1
    local open, target = line:match("^%s*#%s*include%s*([<\"])([^>\"]+)[>\"]")
    local place = path .. ":" .. number
    if open == "\"" and folder then check_own(place, folder, target, allowed) end
    if open == "<" and folder then check_library(place, folder, target, libraries) end
  end
end

local folders, libraries = read_layers(core .. "/LAYERS")
local files = 0
for path in io.popen("find '" .. core .. "' -name '*.[ch]' | LC_ALL=C sort"):lines() do
  files = files + 1
  check_file(path, folders, libraries)
end
print(string.format("layers: %d files, %d wrong includes", files, failures))
os.exit(failures == 0)

--- stubs.lua: is plugins/meta/tercet.lua what a language server can read? It is a chunk; every annotation has a type made of
-- classes that are there; the parameters of a function are those of its annotations; no class has a field twice.
local PATH = "plugins/meta/tercet.lua"

local function set(words)
  local t = {}
  for word in words:gmatch("%S+") do t[word] = true end
  return t
end

local types = set "string number integer boolean table any nil"
local failures = 0

local function fail(number, ...)
  failures = failures + 1
  print(("%s:%d: %s"):format(PATH, number, string.format(...)))
end

-- Both give what stands behind the type, or nil and the name that is no type.
local read_type

local function read_atom(text)
  local rest = text:match("^fun(%b().*)$")
  if rest then
    for type in rest:match("^%b()"):sub(2, -2):gmatch("%w+%??: ([^,]+)") do
      local behind, unknown = read_type(type)
      if behind ~= "" then return nil, unknown or type end
    end
    rest = rest:gsub("^%b()", "")
    local result = rest:match("^: (.*)$")
    if result then return read_type(result) end
    return rest
  end
  local name
  name, rest = text:match("^(%a[%w_.]*)(.*)$")
  if not types[name or ""] then return nil, name or text end
  local arguments = rest:match("^%b<>")
  for type in (arguments or "<>"):sub(2, -2):gmatch("[^,]+") do
    local behind, unknown = read_type((type:gsub("^ ", "")))
    if behind ~= "" then return nil, unknown or type end
  end
  return (rest:sub(#(arguments or "") + 1):gsub("^%[%]", ""):gsub("^%[%]", ""))
end

function read_type(text)
  local rest, unknown = read_atom(text)
  while rest and rest:find("^ | ") do
    rest, unknown = read_atom(rest:sub(4))
  end
  return rest, unknown
end

local function check_type(number, text)
  local rest, unknown = read_type(text)
  if not rest then
    fail(number, "\"%s\" is no type", unknown)
  elseif rest ~= "" and rest:sub(1, 1) ~= " " then
    fail(number, "after a type stands \"%s\"", rest)
  end
end

local file = assert(io.open(PATH))
local source = file:read("a")
file:close()
local chunk, message = load(source, "@" .. PATH, "t", {})
if not chunk then
  print(message)
  os.exit(false)
end
for name in source:gmatch("%-%-%-@class (%S+)") do types[name] = true end

local number, fields, params = 0, {}, {}
for line in source:gmatch("([^\n]*)\n") do
  number = number + 1
  local field, type = line:match("^%-%-%-@field (%S+) (.*)$")
  local param, of = line:match("^%-%-%-@param (%S+) (.*)$")
  local result = line:match("^%-%-%-@return (.*)$") or line:match("^%-%-%-@type (.*)$")
  local arguments = line:match("^function [%w:.]+%((.*)%) end$")
  if line:find("^%-%-%-@class") then fields = {} end
  if field and fields[field] then fail(number, "field %s stands there twice", field) end
  if field then fields[field] = true end
  if param then params[#params + 1] = param:gsub("%?$", "") end
  if type or of or result then check_type(number, type or of or result) end
  if arguments and arguments ~= table.concat(params, ", ") then
    fail(number, "takes (%s), annotated are (%s)", arguments, table.concat(params, ", "))
  end
  if arguments or line == "" then params = {} end
end
os.exit(failures == 0)

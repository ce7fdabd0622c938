-- api.lua [check] - writes what core/plugin/api.def and the sandbox's allow-list say about the Lua of plugins into
--   plugins/meta/tercet.lua   stubs for lua-language-server (LuaCATS)
--   plugins/meta/luacheckrc   a luacheck standard: the sandbox's functions and the declarations, nothing else
--   docs/api.md               the reference
-- With "check" nothing is written; it fails when a file is not what would be written.

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

-- --- api.def -------------------------------------------------------------------------------------------------------

-- "one" "two" at `at`: the text of literals side by side, and where they end.
local function literal(text, at)
  local parts = {}
  repeat
    local first = at + 1
    repeat
      at = text:find('["\\]', at + 1)
      if text:sub(at, at) == "\\" then at = at + 1 end
    until text:sub(at, at) == '"' and text:sub(at - 1, at - 1) ~= "\\"
    parts[#parts + 1] = text:sub(first, at - 1)
    local next_one = text:match('^%s*()"', at + 1)
    at = next_one or at
  until not next_one
  return (table.concat(parts):gsub('\\(.)', "%1")), at + 1
end

-- Calls of TC_API_KIND(a, b, "c") as lists of texts.
local function calls(text, kind)
  local list, from = {}, text:find("#endif[^#]*$")
  for at in text:gmatch("\nTC_API_" .. kind .. "()%(") do
    if at > from then
      local call = {}
      repeat
        at = text:match("^[%(,%s]*()", at)
        if text:sub(at, at) == '"' then
          call[#call + 1], at = literal(text, at)
        else
          call[#call + 1], at = text:match("^([%w_]+)()", at)
        end
        at = text:match("^%s*()", at)
      until text:sub(at, at) == ")"
      list[#list + 1] = call
    end
  end
  return list
end

local definition = assert(read("core/plugin/api.def"), "run this in the project's folder")
-- The last block of #ifndefs ends where the list begins.
definition = definition:gsub("#undef[^\n]*\n", "")
local declarations, keys = calls(definition, "DECLARATION"), calls(definition, "KEY")
local methods, fields, globals = calls(definition, "METHOD"), calls(definition, "FIELD"), calls(definition, "GLOBAL")
local needs, parts, arguments = calls(definition, "NEEDS"), calls(definition, "PART"), calls(definition, "ARGUMENT")
local results, fails = calls(definition, "RESULT"), calls(definition, "FAILS")

-- The calls about one thing, as { name =, type =, doc = }.
local function members_of(list, owner)
  local members = {}
  for _, call in ipairs(list) do
    if call[1] == owner then members[#members + 1] = { name = call[2], type = call[3], doc = call[4] } end
  end
  return members
end

local function keys_of(declaration)
  local list, needed = members_of(keys, declaration), {}
  for _, need in ipairs(needs) do
    for key in need[2]:gmatch(need[1] == declaration and "%S+" or "^$") do needed[key] = true end
  end
  for _, key in ipairs(list) do key.needed = needed[key.name] end
  return list
end

local function fields_of(object) return members_of(fields, object) end

-- What stands behind "-- [name]" in the example plugin, up to the next such line.
local example_text = assert(read("docs/api-example/init.lua"))
local function example_of(name)
  local _, from = example_text:find("\n-- [" .. name .. "]\n", 1, true)
  assert(from, "docs/api-example/init.lua has no -- [" .. name .. "]")
  local to = example_text:find("\n%-%- %[[%w_]+%]\n", from + 1)
  return (example_text:sub(from + 1, to and to - 1):gsub("%s+$", ""))
end

-- "string.format" and the like, in the order of the sandbox.
local function allowed()
  local list = {}
  local source = assert(read("core/sandbox/lib_base.c"))
  for name in source:match("#define GLOBALS(.-)\n\n"):gmatch('X%("([%w_.]+)"') do list[#list + 1] = name end
  assert(#list > 40, "the allow-list of core/sandbox/lib_base.c was not found")
  return list
end

-- --- stubs ---------------------------------------------------------------------------------------------------------

local GENERATED = "made by `make api` from core/plugin/api.def; do not edit"

local function stub_class(out, name, members, suffix)
  out[#out + 1] = "---@class " .. name
  for _, member in ipairs(members) do
    local optional = member.type:find("%?$") and "?" or member.needed and "" or suffix
    local line = string.format("---@field %s%s %s %s", member.name, optional, member.type:gsub("%?$", ""), member.doc)
    out[#out + 1] = line:gsub("%s+$", "")
  end
end

local function stub_declaration(out, declaration)
  local name, names, argument, signature, doc = table.unpack(declaration)
  local class = argument == "table" and "tercet." .. name or "string"
  if argument == "table" then
    stub_class(out, class, keys_of(name), "?")
    if name == "qualify" then
      out[#out + 1] = "---@field [string] string The pattern that gives a qualifier this value."
    end
    out[#out + 1] = ""
  end
  out[#out + 1] = "---" .. doc .. "  "
  out[#out + 1] = "---`" .. signature .. "`"
  if names == "0" then
    out[#out + 1] = "---@param declaration " .. class
    out[#out + 1] = "function " .. name .. "(declaration) end"
  else
    local result = "fun(body: " .. class .. ")"
    for _ = 2, tonumber(names) do result = "fun(name: string): " .. result end
    out[#out + 1] = "---@param name string"
    out[#out + 1] = "---@return " .. result
    out[#out + 1] = "function " .. name .. "(name) end"
  end
  out[#out + 1] = ""
end

local function stub_method(out, method)
  local name, signature, doc = table.unpack(method)
  out[#out + 1] = "---" .. doc .. "  "
  out[#out + 1] = "---`" .. signature .. "`"
  local names = {}
  for _, argument in ipairs(members_of(arguments, name)) do
    names[#names + 1] = argument.name
    local optional = argument.type:find("%?$") and "?" or ""
    out[#out + 1] = string.format("---@param %s%s %s %s", argument.name, optional, argument.type:gsub("%?$", ""),
      argument.doc)
  end
  for _, result in ipairs(results) do
    if result[1] == name then out[#out + 1] = "---@return " .. result[2] .. " # " .. result[3] end
  end
  out[#out + 1] = string.format("function doc:%s(%s) end", name, table.concat(names, ", "))
  out[#out + 1] = ""
end

local function stubs()
  local out = { "---@meta", "-- What a tercet plugin can call, write and read: " .. GENERATED .. ".", "" }
  for _, table_name in ipairs { "option", "entry" } do
    stub_class(out, table_name, members_of(parts, table_name), "")
    out[#out + 1] = ""
  end
  for _, declaration in ipairs(declarations) do stub_declaration(out, declaration) end
  for _, object in ipairs { "entity", "capture", "match", "doc" } do
    stub_class(out, object, fields_of(object), "")
    if object == "match" then
      out[#out + 1] = "---@field [string] any The captures: a capture, or capture[] inside list() or a repetition."
    end
    if object == "doc" then out[#out + 1] = "local doc = {}" end
    out[#out + 1] = ""
  end
  for _, method in ipairs(methods) do stub_method(out, method) end
  for _, global in ipairs(globals) do
    out[#out + 1] = "---" .. global[3]
    out[#out + 1] = "---@type " .. global[2]
    out[#out + 1] = global[1] .. " = {}"
  end
  return table.concat(out, "\n") .. "\n"
end

-- --- luacheck ------------------------------------------------------------------------------------------------------

local function quoted(list)
  local out, line = {}, "   "
  for _, name in ipairs(list) do
    local item = string.format(' "%s",', name)
    if #line + #item > 110 then
      out[#out + 1], line = line, "   "
    end
    line = line .. item
  end
  out[#out + 1] = line
  return table.concat(out, "\n")
end

local function luacheckrc()
  local plain, libraries, order = {}, {}, {}
  for _, name in ipairs(allowed()) do
    local library, field = name:match("^(%w+)%.(%w+)$")
    if not library then
      plain[#plain + 1] = name
    else
      if not libraries[library] then
        libraries[library] = {}
        order[#order + 1] = library
      end
      table.insert(libraries[library], field)
    end
  end
  for _, declaration in ipairs(declarations) do plain[#plain + 1] = declaration[1] end
  for _, global in ipairs(globals) do plain[#plain + 1] = global[1] end
  local out = { "-- luacheck for tercet plugins, " .. GENERATED .. ".",
    "-- What the sandbox does not have (io, os.exit, print ...) is flagged.", "stds.tercet = {", "  read_globals = {",
    quoted(plain) }
  for _, library in ipairs(order) do
    local names = {}
    for _, field in ipairs(libraries[library]) do names[#names + 1] = field .. " = {}" end
    out[#out + 1] = string.format("    %s = { fields = {\n      %s,\n    } },", library, table.concat(names, ", "))
  end
  out[#out + 1] = '  },\n}\nstd = "tercet"\nunused_args = false\nmax_line_length = false'
  return table.concat(out, "\n") .. "\n"
end

-- --- reference -----------------------------------------------------------------------------------------------------

local function cell(text) return (text:gsub("|", "\\|")) end

local function table_of(out, head, members)
  out[#out + 1] = string.format("| %s | type | |\n| --- | --- | --- |", head)
  for _, member in ipairs(members) do
    local name = "`" .. member.name .. "`"
    if member.needed then name = "**" .. name .. "**" end
    out[#out + 1] = string.format("| %s | `%s` | %s |", name, cell(member.type), cell(member.doc))
  end
  out[#out + 1] = ""
end

local function failures_and_example(out, name)
  out[#out + 1] = "Errors:\n"
  for _, failure in ipairs(fails) do
    if failure[1] == name then out[#out + 1] = "- " .. failure[2] end
  end
  out[#out + 1] = ""
  out[#out + 1] = "<!-- not run -->\n```lua\n" .. example_of(name) .. "\n```\n"
end

local function describe_declaration(out, declaration)
  local name, names, argument, signature, doc = table.unpack(declaration)
  out[#out + 1] = string.format("### %s\n\n    %s\n\n%s\n", name, signature, doc)
  local kinds = { ["0"] = "", ["1"] = "a name, then ", ["2"] = "a type, a name, then " }
  out[#out + 1] = string.format("Takes %sa %s. Gives nothing.\n", kinds[names], argument)
  local members = keys_of(name)
  if #members > 0 then table_of(out, "key", members) end
  local inner = { plugin = "option", gazetteer = "entry" }
  if inner[name] then table_of(out, inner[name] .. " key", members_of(parts, inner[name])) end
  failures_and_example(out, name)
end

local function describe_method(out, method)
  out[#out + 1] = string.format("### doc:%s\n\n    %s\n\n%s\n", method[1], method[2], method[3])
  table_of(out, "argument", members_of(arguments, method[1]))
  for _, result in ipairs(results) do
    if result[1] == method[1] then out[#out + 1] = string.format("Gives `%s`. %s\n", result[2], result[3]) end
  end
  failures_and_example(out, method[1])
end

local ABOUT = {
  match = "What `on_match` and `resolve` are given first. Each capture is a field, too: `m.x` is a capture, or a\n" ..
      "list of captures where `x:` stands inside `list()` or a repetition, or nil where an optional part is\n" ..
      "not there. A name that is no capture of the plugin at all is an error.",
  capture = "The words that `x:` captured, and the entities that they name if it captured a mention.",
  entity = "An entity, as captures and `doc:mentions` have them.",
  doc = "What callbacks are given second: the document as far as it has been read.",
}

local function reference()
  local out = { "# Plugin API, level 1", "", "<!-- " .. GENERATED .. " -->", "",
    "A plugin is a folder with an `init.lua`. The declarations below are functions that work only while it loads;",
    "unknown keys, relations, types and captures are errors that name the line and the nearest known name.",
    "[guide.md](guide.md) is the way in, [patterns.md](patterns.md) explains the patterns. The examples are cut from",
    "[one small plugin](api-example/init.lua) that the tests run. Keys in bold must be there.", "", "## Declarations", "" }
  for _, declaration in ipairs(declarations) do describe_declaration(out, declaration) end
  out[#out + 1] = "## Functions of a document\n"
  for _, method in ipairs(methods) do describe_method(out, method) end
  out[#out + 1] = "## What callbacks see\n"
  for _, object in ipairs { "match", "capture", "entity", "doc" } do
    out[#out + 1] = string.format("### %s\n\n%s\n", object, ABOUT[object])
    table_of(out, "field", fields_of(object))
  end
  out[#out + 1] = "## Globals\n"
  for _, global in ipairs(globals) do out[#out + 1] = string.format("- `%s` (`%s`): %s", table.unpack(global)) end
  out[#out + 1] = "\nFrom Lua itself: `" .. table.concat(allowed(), "` `") .. "`."
  out[#out + 1] = "\nThere is no `io`, `os`, `print`, `load` or `debug`. `require \"name\"` loads `name.lua` of the " ..
      "plugin's own folder."
  return table.concat(out, "\n") .. "\n"
end

-- --- files ---------------------------------------------------------------------------------------------------------

local files = { ["plugins/meta/tercet.lua"] = stubs(), ["plugins/meta/luacheckrc"] = luacheckrc(),
  ["docs/api.md"] = reference() }
local stale = false
for path, text in pairs(files) do
  if arg[1] == "check" then
    if read(path) ~= text then
      print(path .. " is not what core/plugin/api.def says; run `make api`")
      stale = true
    end
  else
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
  end
end
os.exit(not stale)

-- docs.lua RESULT TERCET [FILE]... - runs the examples of README.md and docs/*.md; leaves "passed failed" in RESULT.
--
-- Each file has a scratch folder of its own. In the order of the file:
--   ```lua that begins with plugin { is a plugin: it is written to ./NAME/init.lua and `tercet test ./NAME` must pass;
--   ```lua behind <!-- preamble --> is the beginning of the plugins below; other ```lua are put behind it, then tested
--     (without a preamble only their syntax is looked at);
--   ```sh behind <!-- run --> must succeed, and draw no empty picture; ```text behind <!-- output --> is what it printed;
--   any block behind <!-- file: PATH --> is written there; <!-- not run --> passes over a block;
--   a table "| pattern | text | match |": the pattern finds just these matches, "; " between them, or "none";
--   a table "| pattern | text | captures |": "x = words, words; y = words".
local result, tercet = arg[1], arg[2]
local scratch_root = os.getenv("TMPDIR") or "/tmp"

local function command_output(command)
  local pipe = assert(io.popen(command .. " 2>&1; echo \"exit $?\""))
  local text = pipe:read("a")
  pipe:close()
  local code = text:match("exit (%d+)\n$")
  return text:gsub("exit %d+\n$", ""), tonumber(code)
end

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local ROOT = command_output("pwd"):gsub("\n", "")
tercet = command_output("realpath " .. quote(tercet)):gsub("\n", "")

local passed, failed = 0, 0
local function check(ok, where, what)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print("FAIL " .. where .. "\n" .. (what or ""):gsub("([^\n]+)", "  %1"))
  end
end

-- --- one file ------------------------------------------------------------------------------------------------------

local Page = {}
Page.__index = Page

function Page:write(path, text)
  local folder = path:match("^(.*)/")
  if folder then os.execute("mkdir -p " .. quote(self.dir .. "/" .. folder)) end
  local file = assert(io.open(self.dir .. "/" .. path, "wb"))
  file:write(text)
  file:close()
end

function Page:run(script)
  self:write(".run.sh", script)
  return command_output("cd " .. quote(self.dir) .. " && PATH=" .. quote(self.dir .. "/.bin") .. ":\"$PATH\"" ..
    " XDG_DATA_HOME=" .. quote(self.dir) .. " TERCET_PLUGIN_PATH=" .. quote(ROOT .. "/plugins") ..
    " TERCET_VIEW_PATH=" .. quote(ROOT .. "/graphs") .. " sh -e .run.sh")
end

function Page:test_plugin(text, where)
  local name = text:match('name%s*=%s*"([%w_-]+)"') or "example"
  self:write(name .. "/init.lua", text)
  local output, code = self:run("tercet test ./" .. name)
  check(code == 0 and not output:find("\n0 passed"), where, output)
end

function Page:lua_block(text, where, mark)
  if mark == "preamble" then
    self.preamble = text
  elseif text:find("^plugin%s*{") then
    self:test_plugin(text, where)
  elseif self.preamble then
    self:test_plugin(self.preamble .. "\n" .. text, where)
  else -- of a view or a script
    local chunk, problem = load(text, "=block")
    check(chunk, where, problem)
  end
end

-- A reader who follows the page must get to see something.
function Page:check_pictures(where)
  local empty = command_output("cd " .. quote(self.dir) .. " && grep -rl --include=*.svg 'Nothing to draw' .")
  check(empty == "", where, "nothing is drawn in " .. empty)
end

function Page:block(language, text, where, mark)
  local path = mark and mark:match("^file: (.*)")
  if mark == "not run" then return end
  if path then
    self:write(path, text)
  elseif language == "lua" then
    self:lua_block(text, where, mark)
  elseif language == "sh" and mark == "run" then
    local code
    self.output, code = self:run(text)
    check(code == 0, where, self.output)
    self:check_pictures(where)
  elseif mark == "output" then
    check(self.output == text, where, "expected:\n" .. text .. "found:\n" .. tostring(self.output))
  end
end

-- --- tables of patterns ----------------------------------------------------------------------------------------------

local function cells_of(line)
  local cells = {}
  for cell in line:gsub("\\|", "\1"):gmatch("|([^|\n]*)") do
    cells[#cells + 1] = cell:gsub("\1", "|"):gsub("^%s+", ""):gsub("%s+$", "")
  end
  return cells
end

local function code_of(cell) return cell:match("^`` ?(.-) ?``$") or cell:match("^`(.*)`$") or cell end

local ON_MATCH = [=[
  on_match = function(m, doc)
    for _, name in ipairs { %s } do
      local c = m[name]
      for _, one in ipairs(c and (c[1] and c or { c }) or {}) do doc:emit("row-" .. name, "found", one.text) end
    end
    %s
  end,
]=]

local function split(text, separator)
  local list = {}
  for part in (text .. separator):gmatch("(.-)" .. separator .. "%s*") do
    if part ~= "" then list[#list + 1] = part end
  end
  return list
end

-- A rule whose example is the row.
local function rule_of(number, kind, pattern, text, expected)
  local names, statements, whole = {}, {}, ""
  if kind == "match" then
    whole = 'doc:emit("row", "found", m.text)'
    for _, match in ipairs(expected == "none" and {} or split(expected, ";")) do
      statements[#statements + 1] = "row found " .. match
    end
  else
    for _, capture in ipairs(split(expected, ";")) do
      local name, values = capture:match("^(%w+) = (.*)$")
      names[#names + 1] = string.format("%q", name)
      for _, value in ipairs(split(values, ",")) do
        statements[#statements + 1] = "row-" .. name .. " found " .. value
      end
    end
  end
  for i, statement in ipairs(statements) do statements[i] = ", " .. string.format("%q", statement) end
  return string.format('rule "row-%d" {\n  pattern = [=[ %s ]=],\n%s  examples = { { %q%s } },\n}\n', number, pattern,
    string.format(ON_MATCH, table.concat(names, ", "), whole), text, table.concat(statements))
end

function Page:pattern_row(number, kind, cells)
  local where = string.format("%s:%d: %s", self.path, number, cells[1])
  check(self.preamble, where, "a table of patterns without a <!-- preamble --> before it")
  if not self.preamble then return end
  local rule = rule_of(number, kind, code_of(cells[1]), code_of(cells[2]), code_of(cells[3]))
  local found = '\nentity "found" {}\nrelation "found" { subject = "found", object = "found" }\n'
  local plugin = self.preamble .. found .. rule
  self:write("pattern/init.lua", plugin)
  local output, code = self:run("tercet test ./pattern")
  check(code == 0, where, output)
end

-- --- reading ---------------------------------------------------------------------------------------------------------

local function new_page(path)
  local dir = command_output("mktemp -d " .. quote(scratch_root .. "/tercet-docs.XXXXXX")):gsub("\n", "")
  local page = setmetatable({ path = path, dir = dir }, Page)
  local bin = quote(dir .. "/.bin")
  os.execute("mkdir -p " .. bin .. " && ln -s " .. quote(tercet) .. " " .. bin .. "/tercet")
  return page
end

local function run_page(path)
  local page, number, mark, block, kind = new_page(path), 0, nil, nil, nil
  for line in io.lines(path) do
    number = number + 1
    local fence = line:match("^```(%w*)")
    if block and line == "```" then
      page:block(block.language, table.concat(block.lines, "\n") .. "\n", path .. ":" .. block.number, block.mark)
      block = nil
    elseif block then
      block.lines[#block.lines + 1] = line
    elseif fence then
      block, mark = { language = fence, lines = {}, number = number, mark = mark }, nil
    elseif line:find("^| pattern | text | %a+ |") then
      kind = line:match("^| pattern | text | (%a+) |")
    elseif kind and line:find("^|") then
      local cells = cells_of(line)
      if not cells[1]:find("^%-+$") then page:pattern_row(number, kind, cells) end
    else
      kind = nil
      mark = line:match("^<!%-%- (.*) %-%->$") or (line == "" and mark or nil)
    end
  end
  os.execute("rm -rf " .. quote(page.dir))
end

local pages = { table.unpack(arg, 3) }
if #pages == 0 then
  for path in io.popen("ls README.md docs/*.md plugins/*/README.md | LC_ALL=C sort"):lines() do
    pages[#pages + 1] = path
  end
end
for _, path in ipairs(pages) do run_page(path) end
local fresh, code = command_output("lua5.4 tests/tools/api.lua check")
check(code == 0, "what is made from core/plugin/api.def", fresh)
print(string.format("docs: %d passed, %d failed", passed, failed))
local file = assert(io.open(result, "wb"))
file:write(passed, " ", failed, "\n")
file:close()
os.exit(failed == 0)

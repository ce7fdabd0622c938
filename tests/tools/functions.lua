-- functions.lua FILE.c... - how long and how branched the functions are. One above 60 lines fails, unless the comment
-- before it says why ("Long: ..."). Relies on the layout of .clang-format: a body ends at the first "}" in column one.
local LONG, BRANCHED, MAX = 40, 12, 60

local functions, failures = {}, 0

local BRANCHES = { "%f[%w_]if%f[^%w_]", "%f[%w_]for%f[^%w_]", "%f[%w_]while%f[^%w_]", "%f[%w_]case%f[^%w_]",
                   "&&", "||", "%?" }

local function complexity(body)
  local code = body:gsub("\\.", ""):gsub('"[^"\n]*"', '""'):gsub("'[^'\n]*'", "''"):gsub("/%*.-%*/", "")
  local n = 1
  for _, branch in ipairs(BRANCHES) do
    n = n + select(2, code:gsub(branch, ""))
  end
  return n
end

local function add(path, first, lines, comment)
  local name = lines[1]:match("([%w_]+)%s*%(")
  local f = { name = name, place = path .. ":" .. first, lines = #lines }
  f.branches = complexity(table.concat(lines, "\n"))
  functions[#functions + 1] = f
  if f.lines > MAX and not comment:find("Long: ") then
    io.stderr:write(string.format("%s: %s has %d lines, more than %d\n", f.place, name, f.lines, MAX))
    failures = failures + 1
  end
end

-- A definition starts in column one with a word, has a "(", no ";" before its "{", and "{" ends a line.
local function scan(path)
  local number, comment, lines, first, open = 0, "", nil, nil, false
  for line in io.lines(path) do
    number = number + 1
    if lines then
      lines[#lines + 1] = line
      open = open or line:find("{$")
      if line:find("^}") or (not open and line:find(";$")) then
        if open then add(path, first, lines, comment) end
        lines, comment = nil, ""
      end
    elseif line:find("^[%a_][%w_ %*]*%(") and not line:find(";$") and not line:find("}$") then
      lines, first, open = { line }, number, line:find("{$")
    elseif line:find("^/%*") or line:find("^ %*") or line:find("^//") then
      comment = comment .. line
    else
      comment = ""
    end
  end
end

for _, path in ipairs(arg) do scan(path) end
if #functions == 0 then
  print("functions: none")
  os.exit(true)
end

table.sort(functions, function(a, b)
  if a.lines ~= b.lines then return a.lines > b.lines end
  return a.place < b.place
end)
local long = 0
for _, f in ipairs(functions) do
  if f.lines > LONG then long = long + 1 end
  if f.lines > LONG or f.branches > BRANCHED then
    print(string.format("  %-40s %3d lines, complexity %2d  %s", f.name, f.lines, f.branches, f.place))
  end
end
print(string.format("functions: %d, median %d lines, largest %d, %d above %d lines", #functions,
                    functions[(#functions + 1) // 2].lines, functions[1].lines, long, LONG))
os.exit(failures == 0)

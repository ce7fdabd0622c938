-- bench.lua BUILD SHARED MODE - measures tercet against `wc -w` on the same file in the same run (make bench).
--
-- Every figure is CPU time of one core (user and system, the start and the loading of plugins included) of runs that
-- alternate with those of wc; the speed is wc's time divided by ours: 1.2 is faster than wc by a fifth. Medians, with
-- the smallest and largest in brackets: of 7 runs where a speed has a bar, else of 2 or 3. MODE quick (about a minute)
-- measures less and less often than full; the name of a group (main names rules callbacks shapes growth hostile rg)
-- measures only that.
local BUILD, SHARED, MODE = arg[1], arg[2], arg[3]
package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua;" .. package.path
local generate = require "generate"

local FULL = MODE ~= "quick"
local PAIRS = FULL and 7 or 3 -- of the rows with a bar on the speed
local FEW = 3 -- of the others
local WORK = BUILD .. "/../bench"
local TERCET = BUILD .. "/tercet"
local MB = 1000000
local results = { mode = MODE, rows = {} }

local function shell(...) return assert(os.execute(string.format(...))) end
shell("mkdir -p '%s'", WORK)

-- measuring -----------------------------------------------------------------------------------------------------------

local function run(command)
  local pipe = io.popen(string.format("'%s/bench/measure' -o '%s/output' %s 2>'%s/errors'", BUILD, WORK, command, WORK))
  local cpu, wall, rss, status = pipe:read("n", "n", "n", "n")
  pipe:close()
  if not status or status > 1 then
    error(string.format("status %s of %s\n%s", status, command, generate.read(WORK .. "/errors") or ""))
  end
  return { cpu = cpu, wall = wall, rss = rss }
end

local function median(list)
  local sorted = table.move(list, 1, #list, 1, {})
  table.sort(sorted)
  local middle = #sorted // 2
  local value = #sorted % 2 == 1 and sorted[middle + 1] or (sorted[middle] + sorted[middle + 1]) / 2
  return { median = value, min = sorted[1], max = sorted[#sorted] }
end

-- Runs the commands in turn, after one of each that is not counted.
local function alternate(commands, pairs_wanted)
  local runs = {}
  for i in ipairs(commands) do runs[i] = {} end
  for turn = 0, pairs_wanted or PAIRS do
    for i, command in ipairs(commands) do
      local taken = run(command)
      if turn > 0 then table.insert(runs[i], taken) end
    end
  end
  return runs
end

local function figure(name, value, bar, unit, memory)
  local holds = ""
  if bar then
    local limit = tonumber(bar:match("[%d.]+"))
    local passes = bar:match("^>=") and value.median >= limit or bar:match("^<=") and value.median <= limit
    holds = passes and "holds" or "FALLS SHORT"
  end
  print(string.format("%-52s %7.2f (%.2f-%.2f) %-6s %8s  %-8s %s", name, value.median, value.min, value.max, unit,
    memory and string.format("%.0f MB", memory / 1024) or "", bar or "", holds))
  results.rows[#results.rows + 1] = { name = name, median = value.median, min = value.min, max = value.max, unit = unit,
    rss_kb = memory, bar = bar, holds = holds ~= "" and holds == "holds" or nil }
end

local function quotients(above, below, key)
  local list = {}
  for i = 1, math.min(#above, #below) do list[i] = above[i][key or "cpu"] / below[i][key or "cpu"] end
  return median(list)
end

local function single(value) return { median = value, min = value, max = value } end

local function column(runs, key)
  local list = {}
  for i, each in ipairs(runs) do list[i] = each[key] end
  return median(list).median
end

local function wc(file) return string.format("env LC_ALL=C.UTF-8 wc -w '%s'", file) end

local function extract(plugin, file, options)
  return string.format("'%s' extract --jobs 1 %s -p '%s' '%s'", TERCET, options or "", plugin, file)
end

-- Each of {name, command, bar} against wc on the same file, all in turn.
local function speeds(file, rows, pairs_wanted)
  local commands = { wc(file) }
  for i, row in ipairs(rows) do commands[i + 1] = row[2] end
  local runs = alternate(commands, pairs_wanted)
  for i, row in ipairs(rows) do
    figure(row[1], quotients(runs[1], runs[i + 1]), row[3], "x wc", column(runs[i + 1], "rss"))
  end
  return runs
end

-- input ---------------------------------------------------------------------------------------------------------------

io.stdout:setvbuf("line") -- a row is seen when it is measured

local texts, source = generate.load(SHARED)
local REPEAT = FULL and 4 or 1

local TEXT, NDJSON, ONCE = WORK .. "/news.txt", WORK .. "/news.ndjson", WORK .. "/once.ndjson"
local PLUGINS = WORK .. "/plugins"

-- The texts as one file, as documents, and as documents without repetition. Gives the bytes of the first.
local function write_inputs()
  local plain, lines, once = assert(io.open(TEXT, "wb")), assert(io.open(NDJSON, "wb")), assert(io.open(ONCE, "wb"))
  for round = 1, REPEAT do
    for i, text in ipairs(texts) do
      local line = string.format('{"id":"%d-%d","text":%s}\n', round, i, generate.json_string(text))
      plain:write(text, "\n\n")
      lines:write(line)
      if round == 1 then once:write(line) end
    end
  end
  local size = plain:seek()
  plain:close()
  lines:close()
  once:close()
  return size
end

local size = write_inputs()
local counted = generate.count(texts, 8 * MB)
local function plugin(name, ...) return generate.plugin(PLUGINS, name, ...) end

print(string.format("%s, %.1f MB; %d pairs of runs; MODE=%s", source, size / MB, PAIRS, MODE))
results.input, results.bytes, results.pairs = source, size, PAIRS

local function heading(text) print("\n" .. text) end

-- the rows ------------------------------------------------------------------------------------------------------------

local SMALL = plugin("names250_rules10", 250, 10, counted)
local MIDDLE = plugin("names10k_rules100", 10000, 100, counted)
local LARGE = plugin("names10k_rules1000", 10000, 1000, counted)

local function main_rows()
  heading("Speed of the whole: text in, statements as NDJSON out (higher is better)")
  speeds(TEXT, {
    { "tokens and sentences only", string.format("'%s/bench/tokenise' '%s'", BUILD, TEXT) },
    { "10 rules, 250 names", extract(SMALL, TEXT), ">= 1.2" },
    { "100 rules, 10,000 names", extract(MIDDLE, TEXT), ">= 0.9" },
    { "1,000 rules, 10,000 names", extract(LARGE, TEXT), ">= 0.75" },
  })
  heading("The diplomacy plugin as shipped, on the documents one by one")
  speeds(ONCE, { { "the diplomacy plugin", extract("diplomacy", ONCE), ">= 0.4" } })
end

local NEVER = 'rule "never" { pattern = [[ zzyzx x:@name y:@name ]], triples = { "x -near-> y" } }\n'

local CACHED = string.format("env TERCET_CACHE='%s/cache' ", WORK)

-- CPU time of each plugin on the text without that of loading it, run by run. From the cache where there is one: else
-- what is taken off would be more than what is left.
local function scans(paths)
  local commands = {}
  for i, path in ipairs(paths) do
    commands[2 * i - 1], commands[2 * i] = CACHED .. extract(path, TEXT), CACHED .. extract(path, "/dev/null")
  end
  local runs, lists = alternate(commands), {}
  for i in ipairs(paths) do
    lists[i] = {}
    for k, each in ipairs(runs[2 * i - 1]) do lists[i][k] = { cpu = each.cpu - runs[2 * i][k].cpu } end
  end
  return lists, runs
end

local function names_rows()
  heading("Names: one rule that never matches")
  local rows, paths, loads = {}, {}, {}
  for i, n in ipairs { 250, 1000, 10000, 100000, 1000000 } do
    paths[i] = plugin("names" .. n, n, 0, counted, NEVER)
    rows[i] = { string.format("%d names", n), extract(paths[i], TEXT) }
    loads[i] = extract(paths[i], "/dev/null")
  end
  local runs = speeds(TEXT, rows, FEW)
  local loaded = alternate(loads)
  for i, row in ipairs(rows) do
    local load = column(loaded[i], "cpu")
    figure("  loading " .. row[1], single(load), i == 5 and "<= 1.0" or nil, "s", column(loaded[i], "rss"))
  end
  local lists, cached = scans { paths[1], paths[3], paths[4], paths[5] }
  local load = cached[8]
  figure("  loading 1000000 names from the cache", single(column(load, "cpu")), nil, "s", column(load, "rss"))
  figure("  time of 100,000 names / 250, loaded", quotients(lists[3], lists[1]), "<= 1.6", "x")
  figure("  time of 1,000,000 names / 10,000, loaded", quotients(lists[4], lists[2]), "<= 1.7", "x")
  lists = scans { MIDDLE, plugin("names1m_rules100", 1000000, 100, counted) }
  figure("  the same with 100 rules", quotients(lists[2], lists[1]), "<= 1.7", "x")
  figure("  time of 100,000 names / 250, with loading", quotients(runs[5], runs[2]), nil, "x")
end

local function rules_rows()
  heading("Rules: 10,000 names")
  local rows = {}
  for _, n in ipairs { 10, 100, 1000 } do
    rows[#rows + 1] = { n .. " rules", extract(plugin("rules" .. n, 10000, n, counted), TEXT) }
  end
  -- The load of one plugin has a limit: four share the rules and names.
  local plugins = {}
  for i = 1, 4 do plugins[i] = "-p " .. plugin("quarter" .. i, 2500, 2500, counted) end
  local command = string.format("'%s' extract --jobs 1 %s '%s'", TERCET, table.concat(plugins, " "), TEXT)
  rows[4] = { "10000 rules (four plugins)", command }
  local runs = speeds(TEXT, rows, FEW)
  figure("  time of 1,000 rules / 10", quotients(runs[4], runs[2]), "<= 1.5", "x")
  figure("  time of 10,000 rules / 1,000", quotients(runs[5], runs[4]), "<= 4", "x")
end

local function callback_rows()
  heading("Captures to Lua: a callback a match, 250 names and one rule over words of the text")
  local rows, densities = {}, { 10000, 1000, 100, 20 }
  for _, every in ipairs(densities) do
    local pattern = string.format("x:( %s )", generate.alternation(counted, every))
    local rule = 'rule "words" { pattern = [[ %s ]], on_match = function(m, doc) doc.state.n = m.x.first end }\n'
    rows[#rows + 1] = { string.format("a match in %d words", every),
      extract(plugin("callbacks" .. every, 250, 0, counted, rule:format(pattern)), TEXT) }
  end
  speeds(TEXT, rows, FEW)
end

local function pair_row(name, above, below, bar, key, n)
  local runs = alternate({ above, below }, n or FEW)
  local value = quotients(runs[1], runs[2], key)
  figure(name, value, bar, "x", column(runs[1], "rss"))
end

local function small_files(n)
  local dir = WORK .. "/small"
  shell("rm -rf '%s' && mkdir -p '%s'", dir, dir)
  local one = assert(io.open(WORK .. "/one.txt", "wb"))
  for i = 1, n do
    local text = texts[(i - 1) % #texts + 1]
    generate.write(string.format("%s/%05d.txt", dir, i), text)
    one:write(text, "\n\n")
  end
  one:close()
  local name = string.format("time of %d small files / the same as one", n)
  pair_row(name, extract(MIDDLE, dir), extract(MIDDLE, WORK .. "/one.txt"), "<= 2")
  shell("rm -rf '%s' '%s/one.txt'", dir, WORK)
end

local function shape_rows()
  heading("Shapes of input: 100 rules, 10,000 names")
  pair_row("time of NDJSON / plain text", extract(MIDDLE, NDJSON), extract(MIDDLE, TEXT), "<= 1.1")
  small_files(FULL and 20000 or 4000)
  local two = extract(MIDDLE, NDJSON):gsub("jobs 1", "jobs 2", 1)
  pair_row("clock time of 1 thread / 2 (an idle machine)", extract(MIDDLE, NDJSON), two, ">= 1.7", "wall")
end

local function growth_rows()
  heading("Growth: NDJSON, the texts again and again; 100 rules, 10,000 names, statements out")
  local before
  for _, mb in ipairs { 1, 10, 100, 1000 } do
    local path = WORK .. "/growth.ndjson"
    local file = assert(io.open(path, "wb"))
    local i, written = 0, 0
    while written < mb * MB do
      local line = string.format('{"id":"%d","text":%s}\n', i, generate.json_string(texts[i % #texts + 1]))
      file:write(line)
      i, written = i + 1, written + #line
    end
    file:close()
    local runs = alternate({ extract(MIDDLE, path) }, mb < 1000 and FEW or 2)
    local list = {}
    for k, each in ipairs(runs[1]) do list[k] = each.cpu * 1000 / (written / MB) end
    local value = median(list)
    figure(string.format("%d MB", mb), value, nil, "ms/MB", column(runs[1], "rss"))
    if mb == 1000 then
      figure("  time a MB at 1,000 MB / 100 MB", single(value.median / before), "<= 1.15", "x")
      figure("  peak memory at 1,000 MB", single(column(runs[1], "rss") / 1024), "<= 24", "MB")
    end
    before = value.median
    os.remove(path)
  end
end

local function hostile_texts(bytes)
  local nested = "United States of United Kingdom of New York of "
  return {
    { "one sentence", function() return ("the minister of trade said that "):rep(bytes // 32) end },
    { "all dots", function() return ("."):rep(bytes) end },
    { "one word", function() return ("a"):rep(bytes) end },
    { "nested names", function() return nested:rep(bytes // #nested) end },
    { "random bytes", function()
      generate.seed(5)
      local parts = {}
      for i = 1, 4096 do parts[i] = string.char(generate.random(255)) end
      local block, blocks = table.concat(parts), {}
      for i = 1, bytes // 4096 do blocks[i] = block:sub(i % 4000 + 1) .. block:sub(1, i % 4000) end
      return table.concat(blocks)
    end },
  }
end

local function hostile_rows()
  local bytes = (FULL and 20 or 4) * MB
  heading(string.format("Hostile texts of %d MB: time a byte over that of news", bytes / MB))
  local scale = size / bytes
  for _, each in ipairs(hostile_texts(bytes)) do
    local path = generate.write(WORK .. "/hostile.txt", each[2]())
    local runs = alternate({ extract(MIDDLE, path), extract(MIDDLE, TEXT) }, 2)
    local value = quotients(runs[1], runs[2])
    for k, v in pairs(value) do value[k] = v * scale end
    local rss = column(runs[1], "rss")
    figure(each[1], value, "<= 10", "x")
    figure("  its memory", single(rss / 1024), "<= 64", "MB")
    os.remove(path)
  end
end

local function rg_rows()
  if not os.execute("command -v rg >/dev/null 2>&1") then return print("\nrg is not there: skipped") end
  heading("Against `rg -oF -f NAMES`: rg's time over ours with the same names and 100 rules")
  for _, each in ipairs { { 10000, ">= 3" }, { 100000, ">= 10" } } do
    local path = plugin("rg" .. each[1], each[1], 100, counted)
    local names = {}
    for line in io.lines(path .. "/names.csv") do names[#names + 1] = line:match(",(.-)\r?$") end
    table.remove(names, 1)
    generate.write(WORK .. "/names.txt", table.concat(names, "\n"), "\n")
    local rg = string.format("rg -oF --no-config -j1 -f '%s/names.txt' '%s'", WORK, TEXT)
    pair_row(string.format("%d names", each[1]), rg, extract(path, TEXT), each[2], nil, 2)
  end
end

-- the run -------------------------------------------------------------------------------------------------------------

local function json(value)
  if type(value) == "string" then return generate.json_string(value) end
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  if #value > 0 then
    for i, each in ipairs(value) do parts[i] = json(each) end
    return "[" .. table.concat(parts, ",\n  ") .. "]"
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys)
  for i, key in ipairs(keys) do parts[i] = json(key) .. ":" .. json(value[key]) end
  return "{" .. table.concat(parts, ",") .. "}"
end

local GROUPS = {
  { "main", main_rows, "quick" }, { "names", names_rows }, { "rules", rules_rows }, { "callbacks", callback_rows },
  { "shapes", shape_rows }, { "growth", growth_rows }, { "hostile", hostile_rows, "quick" }, { "rg", rg_rows },
}
for _, group in ipairs(GROUPS) do
  if MODE == "full" or MODE == group[1] or MODE == group[3] then
    group[2]()
    generate.write(WORK .. "/results.json", json(results), "\n") -- a run that is stopped leaves what it has
  end
end
print("\nwritten: " .. WORK .. "/results.json")
shell("cd '%s' && rm -rf cache plugins output errors news.txt news.ndjson once.ndjson names.txt", WORK)

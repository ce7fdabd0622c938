-- peers.lua BUILD SHARED - the same 20 rules and 250 names on tercet and on the npm package compromise, in one run
-- (make bench-peers). Needs npm and a network, or build/bench/peers from a run before; is skipped without.
local BUILD, SHARED = arg[1], arg[2]
local HERE = arg[0]:gsub("[^/]*$", "")
package.path = HERE .. "?.lua;" .. package.path
local generate = require "generate"

local PACKAGE, RUNS, BYTES = "compromise@14", 3, 2000000
local WORK = BUILD .. "/../bench/peers"
local LIBRARY = WORK .. "/node_modules/compromise/src/three.js"

local function skip(why)
  print("bench-peers: skipped, " .. why)
  os.exit(0)
end

local function run(command)
  local pipe = io.popen(string.format("'%s/bench/measure' -o '%s/output' %s 2>/dev/null", BUILD, WORK, command))
  local cpu, _, rss, status = pipe:read("n", "n", "n", "n")
  pipe:close()
  if not status or status > 1 then error(string.format("status %s of %s", status, command)) end
  return cpu, rss
end

if not os.execute("command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1") then skip "npm is not there" end
assert(os.execute("mkdir -p '" .. WORK .. "'"))
local install = "npm install --silent --no-audit --no-fund --prefix %s %s >/dev/null 2>&1"
if not generate.read(LIBRARY) and not os.execute(install:format(WORK, PACKAGE)) then
  skip(PACKAGE .. " cannot be fetched")
end

local texts, source = generate.load(SHARED)
local counted, parts, size = generate.count(texts, 8000000), {}, 0
for _, text in ipairs(texts) do
  if size > BYTES then break end
  parts[#parts + 1], size = text .. "\n\n", size + #text
end
local text = generate.write(WORK .. "/text.txt", table.concat(parts))
local plugin = generate.plugin(WORK, "peers", 250, 20, counted)
generate.seed(7)
local names = generate.write(WORK .. "/names.txt", table.concat(generate.names(250, counted), "\n"), "\n")
local rules = generate.write(WORK .. "/rules.txt", table.concat(generate.patterns(20, 3, counted), "\n"), "\n")

local commands = {
  tercet = string.format("'%s/tercet' extract --jobs 1 -p '%s' '%s'", BUILD, plugin, text),
  compromise = string.format("node '%speers.mjs' '%s' '%s' '%s' '%s'", HERE, LIBRARY, text, names, rules),
}
print(string.format("%s, %.1f MB, 20 rules, 250 names; CPU time, median of %d runs in turn", source, size / 1e6, RUNS))
local taken = { tercet = {}, compromise = {} }
local memory = {}
for turn = 1, RUNS do
  for name, command in pairs(commands) do taken[name][turn], memory[name] = run(command) end
end
for _, name in ipairs { "tercet", "compromise" } do
  table.sort(taken[name])
  local middle = taken[name][(RUNS + 1) // 2]
  print(string.format("%-12s %8.2f s  %8.2f MB/s  %6.0f MB", name, middle, size / 1e6 / middle, memory[name] / 1024))
end

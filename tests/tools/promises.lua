-- promises.lua TERCET UNIT-TESTS [SHARED] - shows what SECURITY.md promises and prints the counts: attacks tried and stopped,
-- faults injected and survived, moments killed and intact, texts tried, memory. KILLS=50 moments; 15 minutes.
local tercet, unit, shared = arg[1], arg[2], arg[3] or "../shared"
local tools = arg[0]:gsub("[^/]*$", "")
local work = io.popen("mktemp -d ${TMPDIR:-/tmp}/tercet-promises.XXXXXX"):read("l")
local kept = true

local function output(command, ...)
  local pipe = io.popen(command:format(...) .. " 2>&1")
  local text = pipe:read("a")
  local _, how, code = pipe:close()
  return text, how == "exit" and code or 128 + code
end
local function exists(path)
  local file = io.open(path)
  if file then file:close() end
  return file ~= nil
end
local function say(ok, ...)
  kept = kept and ok
  print((ok and "kept    " or "BROKEN  ") .. string.format(...))
end

-- Runs a command and shows the lines of its output that hold the pattern.
local function step(name, pattern, command, ...)
  local text, code = output(command, ...)
  say(code == 0, "%s", name)
  for line in text:gmatch("[^\n]+") do
    if line:find(pattern) or (code ~= 0 and line:find "FAIL") then print("          " .. line) end
  end
end

-- --- the attacks beside the project, each as the callback of a rule, three times ---

local plugin = [[
plugin { name = "evil", version = "1", api = 1 }
relation "near" { subject = "land", object = "land" }
gazetteer "land" { entries = { { key = "NOR", names = { "Norway" } }, { key = "PER", names = { "Peru" } } } }
rule "near" { pattern = "x:@land .. y:@land", on_match = function(...)
%s
end }
]]
local SECONDS_MAX, RUNS = 6, 3

local function write(path, text)
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
end

-- What it ended with, the same in all runs but those that a busy machine ended by the clock, or nil and why not.
local function attack(path)
  local file <close> = assert(io.open(path, "rb"))
  write(work .. "/evil/init.lua", (plugin:gsub("%%s", function() return file:read("a") end)))
  local first
  for _ = 1, RUNS do
    local before = os.time()
    local text, code = output("timeout -s KILL 60 '%s' extract -p %s/evil %s/text.txt", tercet, work, work)
    if code > 1 and code ~= 3 then return nil, "exit " .. code end
    if os.time() - before > SECONDS_MAX + 1 then return nil, "took " .. os.time() - before .. " seconds" end
    local by_clock = text:find("ran longer than", 1, true)
    if not by_clock then first = first or text end
    if text ~= first and not by_clock then return nil, "ended otherwise the second time: " .. text end
  end
  return first or "ended by the clock"
end

local function attacks()
  output("mkdir -p %s/evil", work)
  write(work .. "/text.txt", "Norway and Peru.\n")
  local tried, ended, ran = 0, 0, 0
  for path in output("ls '%s'/attacks/*.lua", shared):gmatch("[^\n]+") do
    local verdict, problem = attack(path)
    tried = tried + 1
    if verdict then ended = ended + 1 else print("          " .. path .. ": " .. problem) end
    if verdict == "" then ran = ran + 1 end
  end
  say(ended == tried, "%d shared attacks tried, %d ended alike %d times within %d s (%d of them without an error)", tried, ended,
    RUNS, SECONDS_MAX, ran)
end

if exists(shared .. "/attacks/01_infinite_loop.lua") then attacks() else print("skipped " .. shared .. "/attacks is not there") end
step("attacks of our own: each ends with its verdict and the same fuel in three runs", "tried",
  "ATTACK_RUNS=3 %s --jobs 2 --color=never --filter '@(sandbox/ends*|attacks/*)'", unit)

-- --- faults, moments, texts, memory ---

step("every request for memory of a small build refused in turn", "^faults:",
  "FAULT_STRIDE=1 %s --jobs 2 --color=never --filter 'faults/*'", unit)
step("plugins in processes: hung, swollen, killed", "Synthesis", "%s --color=never --filter 'isolate/*'", unit)
step("killed at moments spread over a run, disks full, pipes broken", ": %d+ ",
  "KILLS=%d %s %sinterrupt.lua %s/result '%s'", tonumber(os.getenv "KILLS" or 50), arg[-1], tools, work, tercet)
step("hostile texts", "tried", "%s %shostile.lua %s/result '%s'", arg[-1], tools, work, tercet)
local corpus = shared .. "/corpus/open-news.ndjson.xz"
if exists(corpus) then
  step("the corpus under 256 MB of address space", "documents,",
    "xz -dc '%s' >%s/news.ndjson; ulimit -v 262144; '%s' build -p diplomacy -o %s/news %s/news.ndjson", corpus, work, tercet, work, work)
else
  print("skipped " .. corpus .. " is not there")
end

os.execute("rm -rf " .. work)
print(kept and "all promises kept" or "a promise is broken")
os.exit(kept)

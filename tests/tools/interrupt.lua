-- interrupt.lua RESULT TERCET - ends the program at moments spread over its run, by SIGKILL, SIGTERM and SIGINT, and takes disks,
-- pipes and files away from it. After each: what stands under a final name is whole, and the next run succeeds and cleans up.
local result, tercet = arg[1], arg[2]
local project = arg[0]:gsub("tests/tools/[^/]*$", "")
if project == "" then project = "./" end
local KILLS = tonumber(os.getenv("KILLS") or 12)
local SIGNALS, WORKERS = 6, KILLS // 3

local function sh(command, ...)
  local _, how, code = os.execute(command:format(...))
  return how == "exit" and code or 128 + code
end
local function output(command, ...)
  local pipe <close> = io.popen(command:format(...))
  return pipe:read("a")
end
local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end
local function write(path, text)
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
end

local work = output("mktemp -d ${TMPDIR:-/tmp}/tercet-interrupt.XXXXXX"):gsub("\n", "")
local run = ("TERCET_PLUGIN_PATH=%stests/cli/common/plugins TERCET_VIEW_PATH=%sgraphs "):format(project, project)
local build = " build -q -p lands --view sides --pictures dot,svg "

local passed, failed = 0, 0
local function check(name, ok, detail)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print(("FAIL %s: %s"):format(name, detail or ""))
  end
end

-- Files of a folder, hidden ones too.
local function names(dir)
  local list = {}
  for name in output("ls -A %s 2>/dev/null", dir):gmatch("[^\n]+") do list[#list + 1] = name end
  return list
end

-- --- killed at moments spread over the run ---

local sentences = {}
for i = 1, 3000 do
  sentences[i] = ("Norway and Peru agreed on cod, and in the year %d Norway agreed on trains.\n\n"):format(i)
end
write(work .. "/old.txt", table.concat(sentences, "", 1, 10))
write(work .. "/new.txt", table.concat(sentences))
write(work .. "/long.txt", table.concat(sentences):rep(20))
local function build_into(out, input, prefix, options)
  return sh("%s%s%s%s%s -o %s/%s %s/%s 2>%s/stderr", run, prefix or "", tercet, build, options or "", work, out, work, input, work)
end
local pattern = "[t]" .. work:match("/t(ercet[^/]*)$") -- which the shell that looks for it does not match
assert(build_into("old", "old.txt") == 0, read(work .. "/stderr"))
local function milliseconds() return tonumber(output("date +%%s%%3N")) end
local start = milliseconds()
assert(build_into("new", "new.txt") == 0)
local length = milliseconds() - start

-- Every file under a final name is that of the earlier run or of this one; a folder with both says so.
local MARK = "tercet-unfinished.txt"
local function is_whole(out)
  local parts = {}
  for _, name in ipairs(names(out)) do
    local now = read(out .. "/" .. name)
    local is_old, is_new = now == read(work .. "/old/" .. name), now == read(work .. "/new/" .. name)
    if name ~= MARK and not name:find("^%.tercet%-%x+%.tmp$") then
      if not is_old and not is_new then return false, name .. " is neither the earlier nor the new result" end
      if is_old ~= is_new then parts[is_old and "old" or "new"] = true end
    end
  end
  local mixed = parts.old and parts.new
  if mixed and not read(out .. "/" .. MARK) then return false, "files of two runs, and nothing says so" end
  return true, mixed and "mixed" or ""
end

local survived, tried, mixed, left = 0, 0, 0, 0
for i = 1, KILLS + SIGNALS do
  local signal = i <= KILLS and "KILL" or i % 2 == 0 and "INT" or "TERM"
  local how = signal == "KILL" and "--foreground" or "" -- else timeout kills itself, too, and nobody waits
  local moment = length * (i <= KILLS and i / KILLS or (i - KILLS) / SIGNALS) * 1.02
  sh("rm -rf %s/out; cp -R %s/old %s/out", work, work, work)
  build_into("out", "new.txt", ("timeout %s -s %s %.3f "):format(how, signal, moment / 1000), i % 3 == 0 and "--isolate" or nil)
  local whole, detail = is_whole(work .. "/out")
  if output("pgrep -f %s/out", pattern) ~= "" and output("sleep 1; pgrep -f %s/out", pattern) ~= "" then
    whole, detail = false, "a process is left behind"
  end
  local temporary = #names(work .. "/out") - #names(work .. "/old")
  if signal ~= "KILL" and temporary > 0 then whole, detail = false, "temporary files are left behind" end
  left = left + (temporary > 0 and 1 or 0)
  mixed = mixed + (detail == "mixed" and 1 or 0)
  local again = build_into("out", "new.txt")
  local same = sh("diff -r %s/new %s/out >%s/diff", work, work, work) == 0
  tried, survived = tried + 1, survived + (whole and again == 0 and same and 1 or 0)
  check(("%s after %.0f ms"):format(signal, moment), whole and again == 0 and same,
    ("%s; run again: exit %d; %s"):format(detail, again, read(work .. "/diff")))
end
print(("moments: %d interrupted, %d intact (%d with files of both runs, %d with temporary files that the next run removed)")
  :format(tried, survived, mixed, left))

-- --- its worker processes killed: the documents are run again ---

local code
local workers, found = 0, 0
start = milliseconds()
assert(build_into("long", "long.txt") == 0)
length = milliseconds() - start
for i = 1, WORKERS do
  sh("rm -rf %s/out", work)
  code = sh("%s%s%s--isolate -o %s/out %s/long.txt 2>%s/stderr & program=$!; sleep %.3f; pkill -KILL -P $program && touch %s/hit; wait $program",
    run, tercet, build, work, work, work, length / 1000 * i / WORKERS / 2, work)
  workers, found = workers + 1, found + (os.remove(work .. "/hit") and 1 or 0)
  local same = sh("diff -r %s/long %s/out >%s/diff", work, work, work) == 0
  check(("worker killed at moment %d"):format(i), code == 0 and same, ("exit %d; %s%s"):format(code, read(work .. "/stderr"), read(work .. "/diff")))
end
print(("workers: killed at %d of %d moments"):format(found, workers))

-- --- a busy program that has nothing to lose ends at once ---

for _, signal in ipairs { "INT", "TERM" } do
  code = sh("%stimeout -k 10 -s %s 0.3 %s explain -p lands - <%s/long.txt >/dev/null 2>%s/stderr", run, signal, tercet, work, work)
  check("SIG" .. signal .. " ends a busy explain", code == 124, ("exit %d"):format(code))
end

-- --- only files of our own naming are cleaned, and of living runs none ---

sh("rm -rf %s/out; mkdir %s/out", work, work)
for _, name in ipairs { ".tercet-0123456789abcdef.tmp", ".tercet-x.tmp", ".tercet-0123456789abcdef.tmp.txt", ".other.tmp" } do
  write(work .. "/out/" .. name, "x")
end
sh("mkdir %s/out/.tercet-fedcba9876543210.tmp; ln -s %s/old.txt %s/out/.tercet-1111111111111111.tmp", work, work, work)
code = build_into("out", "old.txt")
local kept = output("ls -Ad %s/out/.[a-z]* | xargs -n1 basename", work)
check("a run cleans only its own pattern", code == 0 and read(work .. "/old.txt") and kept ==
  ".other.tmp\n.tercet-0123456789abcdef.tmp.txt\n.tercet-1111111111111111.tmp\n.tercet-fedcba9876543210.tmp\n.tercet-x.tmp\n", kept)

-- --- disks, pipes, files ---

sh("rm -rf %s/out; cp -R %s/old %s/out; mv %s/out/triples.csv %s/precious; ln -s %s/precious %s/out/triples.csv; echo x >>%s/precious",
  work, work, work, work, work, work, work, work)
check("a link in the output folder is replaced, not followed", build_into("out", "old.txt") == 0 and
  (read(work .. "/precious") or ""):find("\nx\n$") and sh("test -L %s/out/triples.csv", work) == 1)

sh("rm -rf %s/disk; mkdir %s/disk", work, work)
if sh("mount -t tmpfs -o size=256k tmpfs %s/disk 2>/dev/null", work) == 0 then
  sh("cp %s/old/*.csv %s/disk", work, work)
  code = sh("%s%s%s -o %s/disk %s/new.txt 2>%s/stderr", run, tercet, build, work, work, work)
  local whole = true
  for _, name in ipairs(names(work .. "/disk")) do
    whole = whole and read(work .. "/disk/" .. name) == read(work .. "/old/" .. name)
  end
  check("a full disk", code == 5 and whole, read(work .. "/stderr"))
  sh("umount %s/disk", work)
else
  print("SKIP a full disk: nothing can be mounted here (tests/cli/error_disk_full has a limit instead)")
end

sh("sh -c '%s%s extract -p lands %s/new.txt 2>%s/stderr; echo $? >%s/code' | head -n 1 >/dev/null", run, tercet, work, work, work)
check("a reader that goes away", read(work .. "/code") == "0\n" and read(work .. "/stderr") == "",
  read(work .. "/code") .. read(work .. "/stderr"))
code = sh("%s%s extract -p lands %s/new.txt >/dev/full 2>%s/stderr", run, tercet, work, work)
check("a full device", code == 5, read(work .. "/stderr"))

sh("head -c 40000000 /dev/zero | tr '\\0' 'x' >%s/shrink.txt", work)
code = sh("(sleep 0.05; : >%s/shrink.txt) & %s%s%s -o %s/shrunk %s/shrink.txt 2>%s/stderr; code=$?; wait; exit $code",
  work, run, tercet, build, work, work, work)
check("a file that shrinks while it is read", code <= 1, read(work .. "/stderr"))

sh("mkfifo %s/fifo.txt; (cat %s/old.txt >%s/fifo.txt) & wait=$!; timeout 20 sh -c '%s%s%s -o %s/pipe %s/fifo.txt' 2>%s/stderr; wait $wait",
  work, work, work, run, tercet, build, work, work, work)
local triples = read(work .. "/pipe/triples.csv") or ""
check("a pipe with a name", select(2, triples:gsub("\n", "")) > 1, read(work .. "/stderr"))
sh("mkdir %s/folder; mkfifo %s/folder/a.txt; cp %s/old.txt %s/folder/b.txt", work, work, work, work)
code = sh("timeout 20 sh -c '%s%s%s -o %s/walked %s/folder' 2>%s/stderr", run, tercet, build, work, work, work)
check("pipes in a folder are passed over", code == 0, read(work .. "/stderr"))
code = sh("timeout 20 sh -c '%s%s%s -o %s/null /dev/null' 2>%s/stderr", run, tercet, build, work, work)
check("a device without bytes", code <= 1, read(work .. "/stderr"))

-- --- names from data ---

local escape = "\27]0;owned\7\27[31m\226\128\174"
local odd = work .. "/odd" .. escape .. ".txt"
write(odd, "Norway and Peru agreed on cod. \255\n")
write(work .. "/odd.ndjson", '{"id": "../../../escape", "title": "\\u001b[31m", "uri": "../../x", "text": "Norway and Peru agreed on cod."}\n' ..
  '{"id": "\\u001b]0;owned\\u0007", "text": "Norway \\u001b[2J and Peru agreed on cod."}\n{"broken \27[31m\n')
local before = output("find %s -not -path '*/odd-out*' | sort", work)
code = sh("%s%s%s -o %s/odd-out '%s' %s/odd.ndjson >%s/terminal 2>&1", run, tercet, build, work, odd, work, work)
local picture = read(work .. "/odd-out/graph.svg") or "\27"
check("escape sequences in names and texts", code == 1 and not read(work .. "/terminal"):find("[\27\7]") and
  not picture:find("[\27\7]") and #names(work .. "/odd-out") == 9, code .. " " .. read(work .. "/terminal"))
sh("%s%s extract -p lands '%s' %s/odd.ndjson '%s' >%s/terminal 2>&1", run, tercet, odd, work, odd .. "-not-there", work)
check("escape sequences in JSON lines and errors", not read(work .. "/terminal"):find("[\27\7]"), read(work .. "/terminal"))
sh("rm -f %s/terminal", work)
check("names from data stay in the output folder", before == output("find %s -not -path '*/odd-out*' | sort", work))

sh("rm -rf %s", work)
print(("interruptions: %d tried, %d ended as they should"):format(passed + failed, passed))
local out <close> = assert(io.open(result, "w"))
out:write(passed, " ", failed, "\n")
os.exit(failed == 0)

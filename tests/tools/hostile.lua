-- hostile.lua RESULT TERCET [big] - texts made to crash, stall or fill a text reader; each is generated, read under a limit of
-- time and address space, and must end as its row says. `big` takes the large ones instead, which need minutes and disk space.
local result, tercet, big = arg[1], arg[2], arg[3] == "big"
local project = arg[0]:gsub("tests/tools/[^/]*$", "")
if project == "" then project = "./" end
local plugins = project .. "tests/cli/common/plugins"
local sanitized = tercet:find("/san/", 1, true) or tercet:find("/tsan/", 1, true) -- they reserve terabytes of addresses

local fact = "Norway and Peru agreed on cod. "

local function repeated(text, times)
  return function(file)
    local block = text:rep(math.max(1, math.min(times, (1 << 20) // #text)))
    local n = times * #text
    while n > 0 do
      file:write(n >= #block and block or block:sub(1, n))
      n = n - #block
    end
  end
end

local function whole(text) return function(file) file:write(text) end end
local function row(...)
  local parts = { ... }
  return function(file)
    for _, part in ipairs(parts) do
      if type(part) == "string" then file:write(part) else part(file) end
    end
  end
end
local function utf16(text, big_endian)
  local units = {}
  for _, c in utf8.codes(text) do units[#units + 1] = string.pack(big_endian and ">I2" or "<I2", c) end
  return (big_endian and "\xFE\xFF" or "\xFF\xFE") .. table.concat(units)
end
local function numbered(format, n)
  return function(file)
    for i = 1, n do file:write((format:format(i))) end
  end
end
local function documents(n, text)
  return function(file)
    for i = 1, n do file:write('{"id": "', i, '", "text": "', text, '"}\n') end
  end
end

-- name, ending, content, options: exit (0), issue = what a row of issues.csv must contain, none = there must be none,
-- triples = rows of triples.csv
local small = {
  { "a line of 4 MB", "txt", repeated("Norway and Peru sail. ", 190000) },
  { "a line of 4 MB without a blank", "txt", repeated("x", 4 << 20), issue = "in pieces" },
  { "a line of 4 MB without a stop", "txt", repeated("Norway sails ", 320000), issue = "in pieces" },
  { "a sentence of 100,000 tokens", "txt", repeated("cod ", 100000), issue = "in pieces" },
  { "a sentence of 100,000 names", "txt", repeated("Norway, ", 100000), issue = "in pieces" },
  { "a word of 1 MB", "txt", row(fact, repeated("z", 1 << 20), ". ", fact), triples = 3 },
  { "a table without stops", "txt", repeated("Norway\tcod\t12\nPeru\trailways\t13\n", 20000) },
  { "20,000 empty documents", "ndjson", documents(20000, "") },
  { "an empty file", "txt", whole("") },
  { "only blanks", "txt", repeated(" \n\t", 100000) },
  { "only line ends", "txt", repeated("\r\n", 500000) },
  { "only full stops", "txt", repeated(".", 300000) },
  { "only quotes", "txt", repeated("\"", 300000) },
  { "only hyphens", "txt", repeated("-", 300000) },
  { "alternating words and hyphens", "txt", repeated("a-", 300000) },
  { "abbreviations without end", "txt", repeated("U.S. Mr. a.m. ", 60000) },
  { "digits without end", "txt", repeated("1,", 300000) },
  { "binary", "txt", row(fact, function(file) math.randomseed(7); for _ = 1, 200000 do file:write(string.char(math.random(0, 255))) end end),
    exit = 4, issue = "not a text" },
  { "NUL behind the head", "txt", row(fact, repeated(" ", 10000), "\0\0 ", fact), triples = 3 },
  { "random bytes above 127", "txt", function(file) math.randomseed(8); for _ = 1, 300000 do file:write(string.char(math.random(128, 255))) end end,
    issue = "UTF-8" },
  { "UTF-16, little end first", "txt", whole(utf16(fact)), triples = 3 },
  { "UTF-16, big end first", "txt", whole(utf16(fact, true)), triples = 3 },
  { "UTF-16, half a character", "txt", whole(utf16(fact) .. "\x3D\xD8"), triples = 3 },
  { "UTF-16, odd length", "txt", whole(utf16(fact) .. "x"), triples = 3 },
  { "UTF-8 with a mark", "txt", whole("\xEF\xBB\xBF" .. fact), triples = 3 },
  { "UTF-8 with ten marks", "txt", whole(("\xEF\xBB\xBF"):rep(10) .. fact) },
  { "UTF-32 mark", "txt", whole("\xFF\xFE\0\0N\0\0\0o\0\0\0") },
  { "UTF-7 mark", "txt", whole("+/v8-" .. fact) },
  { "overlong UTF-8", "txt", row(repeated("\xC0\xAF\xE0\x80\xAF\xF0\x80\x80\xAF", 3000), " ", fact), issue = "UTF-8", triples = 3 },
  { "surrogates and numbers too large", "txt", row(repeated("\xED\xA0\x80\xF7\xBF\xBF\xBF", 3000), " ", fact), issue = "UTF-8", triples = 3 },
  { "a character cut at the end", "txt", whole(fact .. "\xF0\x9F\x98"), issue = "UTF-8", triples = 3 },
  { "combining marks", "txt", row("e", repeated("\xCC\x81", 300000), " ", fact), triples = 3 },
  { "joiners", "txt", row("a", repeated("\xE2\x80\x8D", 200000), " ", fact) },
  { "marks of direction", "txt", row(repeated("\xE2\x80\xAE\xE2\x81\xA6", 20000), " ", fact), triples = 3 },
  { "nested HTML", "html", row(repeated("<div>", 100000), fact), exit = 4, issue = "nested deeper" },
  { "nested lists", "html", row(repeated("<ul><li>", 50000), fact), exit = 4, issue = "nested deeper" },
  { "HTML attributes", "html", row("<p ", repeated("a='b' ", 100000), ">", fact, "</p>") },
  { "HTML attributes, each another", "html", row("<p", numbered(" a%d=1", 100000), ">", fact, "</p>"), triples = 3 },
  { "HTML attributes behind a stray quote", "html", row('<p x=y"', numbered(" a%d", 100000), ' z=y">', fact, "</p>"), triples = 3 },
  { "HTML attributes with nothing between", "html", row("<p ", numbered('a%d="1"', 100000), ">", fact, "</p>"), triples = 3 },
  { "an HTML attribute of 4 MB", "html", row("<p><a href='", repeated("x", 4 << 20), "'>", fact, "</a></p>"), triples = 3 },
  { "HTML that is smaller than", "html", row("<p>", repeated("1 < 2 and a ", 1000), ". ", fact, "</p>"), triples = 3 },
  { "HTML with entities of its own", "html", row('<!DOCTYPE html [<!ENTITY a "', repeated("x", 1000), '"><!ENTITY b "', repeated("&a;", 1000),
    '"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>', repeated("&b;&c;", 1000), "</p><p>", fact, "</p>"), triples = 3 },
  { "HTML entities", "html", row("<p>", repeated("&amp;&#0;&#x110000;&nosuch;", 20000), "</p><p>", fact, "</p>") },
  { "HTML never closed", "html", row("<p>", fact, "<!--", repeated("x", 1 << 20)) },
  { "script and style", "html", row("<script>", repeated(fact, 1000), "</script><style>", repeated(fact, 1000), "</style><p>x</p>"), triples = 0 },
  { "nested JSON", "ndjson", row('{"text": ', repeated("[", 100000), "\n", '{"text": "', fact, '"}\n'), exit = 1, issue = "", triples = 3 },
  { "JSON in UTF-16", "ndjson", whole(utf16('{"text": "' .. fact .. '"}\n')), exit = 4, issue = "iconv" },
  { "a JSON title of 4 MB", "ndjson", row('{"title": "', repeated("x", 4 << 20), '", "text": "', fact, '"}\n'), triples = 3 },
  { "JSON keys twice", "ndjson", row("{", repeated('"text": "x", ', 10000), '"text": "y"}\n') },
  { "JSON with NUL", "ndjson", row('{"text": "a\\u0000b"}\n{"text": "', fact, '"}\n'), any = true },
  { "JSON of one long line", "ndjson", row('{"text": "', repeated(fact, 100000), '"}\n'), triples = 3 },
  { "CSV never closed", "csv", row("id,text\n1,\"", repeated(fact, 3000)), exit = 4, issue = "quot" },
  { "CSV of 100,000 columns", "csv", row("text", repeated(",x", 100000), "\n", fact, repeated(",y", 100000), "\n"), any = true },
  { "Markdown brackets", "md", row(repeated("[", 100000), repeated("](", 1000), "\n\n", fact) },
  { "Markdown quotes", "md", row(repeated("> ", 100000), "\n\n", fact) },
  { "Markdown emphasis", "md", row(repeated("*a_b**", 100000), "\n\n", fact) },
  { "Markdown fence never closed", "md", row(fact, "\n\n```\n", repeated("x", 1 << 20)), triples = 3 },
  { "front matter never closed", "md", row("---\n", repeated("a: b\n", 20000), fact) },
}

local large = {
  { "a line of 1 GB", "txt", repeated("Norway and Peru sail. ", 48806447) },
  { "a line of 1 GB without a blank", "txt", repeated("x", 1 << 30), issue = "in pieces" },
  { "a line of 1 GB of JSON", "ndjson", row('{"text": "', repeated("x", 1 << 30), '"}\n'), exit = 4, issue = "64 MB" },
  { "10 million empty documents", "ndjson", documents(10000000, "") , megabytes = 16384 },
  { "a document of 200 MB", "txt", repeated("Norway and Peru agreed on cod.\n\n", 6250000), megabytes = 16384, triples = 3 },
}

local function sh(command)
  local _, how, code = os.execute(command)
  return how == "exit" and code or 128 + code
end
local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("a") or ""
  if file then file:close() end
  return text
end
local function lines(text) return select(2, text:gsub("\n", "\n")) end

-- Of a process; whatever else the machine does, so they are counted where it works. The clock stops one that waits.
local SECONDS_MAX, CLOCK_MAX = big and 1200 or 20, big and 3600 or 300
local KILLED, TIMED_OUT = 128 + 9, 124

local work = io.popen("mktemp -d ${TMPDIR:-/tmp}/tercet-hostile.XXXXXX"):read("l")
local timer = big and sh("test -x /usr/bin/time") == 0 and "/usr/bin/time -f '%e s, %M KB' " or ""

-- Nothing that came from the text may reach the terminal as a control character.
local function is_raw(text) return text:gsub("\n", ""):find("[\0-\31\127]") or text:find("\xE2\x80\xAE", 1, true) end

local function judge(case, code)
  if code == TIMED_OUT then return ("was not done after %d seconds by the clock"):format(CLOCK_MAX) end
  if code == KILLED then return ("was killed: it worked for more than %d seconds, or the machine is out of memory"):format(SECONDS_MAX) end
  local issues, stderr = read(work .. "/out/issues.csv"), read(work .. "/stderr")
  local want = case.exit or 0
  if not (case.any and code <= 1) and code ~= want then return ("exit code %d, not %d: %s"):format(code, want, stderr) end
  local said = code == 4 and stderr or issues -- if nothing could be read, nothing is written
  if case.issue and (lines(said) < 2 or not said:find(case.issue, 1, true)) then
    return ("no issue says %q: %s"):format(case.issue, issues:sub(1, 300))
  end
  local triples = lines(read(work .. "/out/triples.csv")) - 1
  if case.triples and triples ~= case.triples then return ("%d triples, not %d"):format(triples, case.triples) end
  if timer == "" and is_raw(stderr) then return "control characters on the terminal" end
end

local passed, failed = 0, 0
for _, case in ipairs(big and large or small) do
  local name, ending, write = case[1], case[2], case[3]
  local path = work .. "/in." .. ending
  local file <close> = assert(io.open(path, "wb"))
  write(file)
  file:close()
  os.execute("rm -rf " .. work .. "/out")
  local limit = ("ulimit -t %d; "):format(SECONDS_MAX)
  if not sanitized then limit = limit .. ("ulimit -v %d; "):format((case.megabytes or 512) * 1024) end
  local code = sh(("%sTERCET_PLUGIN_PATH=%s TERCET_VIEW_PATH=%sgraphs %stimeout %d %s build -q -j 2 -p lands --view sides --pictures dot -o %s/out %s 2>%s/stderr")
    :format(limit, plugins, project, timer, CLOCK_MAX, tercet, work, path, work))
  local problem = judge(case, code)
  if problem then
    failed = failed + 1
    print(("FAIL %s: %s"):format(name, problem))
  else
    passed = passed + 1
  end
  if big then print(name, read(work .. "/stderr"):match("[^\n]*KB") or "") end
  os.remove(path)
end
os.execute("rm -rf " .. work)
print(("hostile texts: %d tried, %d ended as they should"):format(passed + failed, passed))
local out <close> = assert(io.open(result, "w"))
out:write(passed, " ", failed, "\n")
os.exit(failed == 0)

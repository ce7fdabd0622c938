-- samples.lua RESULT TERCET [PATH]... - builds each text of tests/samples (plugin diplomacy) and tests/samples2 (plugin
-- funding) by itself, or only those named, and compares the triples with
-- NAME.triples: a line "subject predicate object" each, behind it " [hedged]", " [planned]" or " [negated]" where that
-- is so; # starts a comment line. An empty file says that the text must yield nothing. What the rules cannot do yet is said
-- and counted: "? triple" stands in the text and is not found, "! triple" is found and does not stand there. Once that has
-- changed the sample fails, until the line is mended. ACCEPT=1 writes the files anew, but for those lines.
package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua;" .. package.path
local read_csv = require "csv"
local result, tercet = arg[1], arg[2]
local PLUGINS = { ["tests/samples"] = "diplomacy", ["tests/samples2"] = "funding" }
local OUT = result:gsub("[^/]*$", "") .. "../samples"

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function triples_of(sample)
  local command = string.format("'%s' build --quiet -p %s --pictures dot -o '%s' '%s'", tercet,
    PLUGINS[sample:match("^(.*)/")], OUT, sample)
  local done, how, code = os.execute(command)
  if not done then return nil, string.format("%s %d from %s", how, code, command) end
  local lines = {}
  for _, row in ipairs(read_csv(OUT .. "/triples.csv")) do
    local line = string.format("%s %s %s", row.subject, row.predicate, row.object)
    if row.modality ~= "asserted" then line = line .. " [" .. row.modality .. "]" end
    if row.negated == "true" or row.negated == "1" then line = line .. " [negated]" end
    lines[#lines + 1] = line
  end
  table.sort(lines)
  return lines
end

-- The expected lines, those that are missing ("? "), those that are wrong ("! ").
local function read_expected(text)
  local expected, missing, wrong = {}, {}, {}
  for line in text:gmatch("[^\r\n]+") do
    local sign, triple = line:match("^([?!]) (.*)$")
    local list = sign == "?" and missing or sign == "!" and wrong or expected
    if not line:find("^#") then list[#list + 1] = triple or line end
  end
  table.sort(expected)
  return expected, missing, wrong
end

-- The lines of a that b lacks, counting repetitions.
local function minus(a, b)
  local left, rest = {}, {}
  for _, line in ipairs(b) do left[line] = (left[line] or 0) + 1 end
  for _, line in ipairs(a) do
    if (left[line] or 0) > 0 then left[line] = left[line] - 1 else rest[#rest + 1] = line end
  end
  return rest
end

local function accept(path, found)
  local _, missing, wrong = read_expected(read(path) or "")
  local lines = minus(found, wrong)
  for _, triple in ipairs(wrong) do lines[#lines + 1] = "! " .. triple end
  for _, triple in ipairs(missing) do lines[#lines + 1] = "? " .. triple end
  write(path, #lines > 0 and table.concat(lines, "\n") .. "\n" or "")
end

local n_missing, n_wrong = 0, 0

local function check(sample)
  local expected_path = sample:gsub("%.%w+$", "") .. ".triples"
  local found, problem = triples_of(sample)
  if not found then return false, { problem } end
  if os.getenv("ACCEPT") then
    accept(expected_path, found)
    return true
  end
  local text = read(expected_path)
  if not text then return false, { expected_path .. " is not there" } end
  local expected, missing, wrong = read_expected(text)
  local report = {}
  n_missing, n_wrong = n_missing + #missing, n_wrong + #wrong
  for _, line in ipairs(minus(wrong, found)) do report[#report + 1] = "no longer found, remove it: ! " .. line end
  local rest = minus(found, wrong)
  for _, line in ipairs(minus(expected, rest)) do report[#report + 1] = "- " .. line end
  for _, line in ipairs(minus(rest, expected)) do
    local known = #minus({ line }, missing) == 0
    report[#report + 1] = known and "found now, remove the sign: ? " .. line or "+ " .. line
  end
  return #report == 0, report
end

local samples = { table.unpack(arg, 3) }
if #samples == 0 then
  for path in io.popen("ls -d tests/samples/* tests/samples2/* | LC_ALL=C sort"):lines() do
    if not path:find("%.triples$") then samples[#samples + 1] = path end
  end
end
local passed, failed = 0, 0
for _, name in ipairs(samples) do
  local ok, report = check(name)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    print("FAIL " .. name .. "  (- expected, + found)")
    for _, line in ipairs(report) do print("  " .. line) end
  end
end
print(string.format("samples: %d passed, %d failed; known: %d triples missing, %d wrong", passed, failed, n_missing, n_wrong))
write(result, passed .. " " .. failed .. "\n")
os.exit(failed == 0)

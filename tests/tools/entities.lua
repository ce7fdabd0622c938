-- entities.lua RESULT TERCET - who is named in a sentence. tests/entities/*.tsv have a sentence and, behind a tab, the codes of the
-- parties named in it, sorted, "-" for none; # starts a comment line. The names of ISO 3166-1 must all be known: those that Debian's
-- iso-codes lists, by name, common and official name, and the adjectives that the plugin gives them.
local result, tercet = arg[1], arg[2]
local work = result:gsub("[^/]*$", "") .. "../entities"
local ISO = "/usr/share/iso-codes/json/iso_3166-1.json"

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("a")
  if file then file:close() end
  return text
end

local cases = {} -- { sentence, codes }
local function case(sentence, codes) cases[#cases + 1] = { sentence = sentence, codes = codes } end

local function add_table(path)
  for line in io.lines(path) do
    local sentence, codes = line:match("^([^#\t][^\t]*)\t(.+)$")
    if sentence then case(sentence, codes) end
  end
end

-- "Bolivia, Plurinational State of": a name for lists; prose does not turn it round, but it is known as well.
local function add_iso()
  local json = read(ISO)
  if not json then
    print("entities: " .. ISO .. " is not there (package iso-codes), so the names of ISO 3166-1 are not checked")
    return
  end
  for object in json:gmatch("{[^{}]*}") do
    local code = object:match('"alpha_3": "(%u+)"')
    for _, field in ipairs { "name", "official_name", "common_name" } do
      local name = object:match('"' .. field .. '": "([^"]*)"')
      if name then case("Nobody spoke for " .. name .. " there.", code) end
    end
  end
end

-- Every country that is no dependent territory has an adjective, and a government called by it; Congolese and Dominican are those
-- of the larger neighbour.
local SHARED = { COG = true, DMA = true }
local function add_adjectives()
  for line in read("plugins/diplomacy/data/countries.csv"):gmatch("[^\n]+") do
    local cells = {}
    for cell in (line:gsub('"[^"]*"', "quoted") .. ","):gmatch("([^,]*),") do cells[#cells + 1] = cell end
    local code, adjectives, region = cells[1], cells[4], cells[8]
    if code ~= "iso3" and region ~= "territory" and not SHARED[code] then
      for adjective in (adjectives == "" and "[no adjective]" or adjectives):gmatch("[^;]+") do
        case("The " .. adjective .. " government spoke.", code)
      end
    end
  end
end

local function quoted(s) return '"' .. s:gsub('[\\"]', "\\%0") .. '"' end

-- The codes named in each sentence, by its number.
local function named()
  local plugin, texts = work .. "/entities", work .. "/sentences.ndjson"
  assert(os.execute(string.format("rm -rf '%s' && mkdir -p '%s' && cp -R plugins/diplomacy/. '%s' && cp tests/entities/init.lua '%s'",
    work, work, plugin, plugin)))
  local file = assert(io.open(texts, "w"))
  for i, c in ipairs(cases) do file:write('{"id": "', i, '", "text": ', quoted(c.sentence), "}\n") end
  file:close()
  local found, run = {}, io.popen(string.format("'%s' extract -p '%s' '%s'", tercet, plugin, texts))
  for line in run:lines() do
    local code = line:match('"subject_id":"%a+:([^"]+)"')
    local number = tonumber(line:match('"document":"[^"]*#(%d+)"'))
    found[number] = found[number] or {}
    found[number][code] = true
  end
  assert(run:close(), "tercet extract failed")
  return found
end

for path in io.popen("ls tests/entities/*.tsv"):lines() do add_table(path) end
add_iso()
add_adjectives()
local found = named()
local passed, failed = 0, 0
for i, c in ipairs(cases) do
  local codes = {}
  for code in pairs(found[i] or {}) do codes[#codes + 1] = code end
  table.sort(codes)
  local got = #codes > 0 and table.concat(codes, " ") or "-"
  if got == c.codes then
    passed = passed + 1
  else
    failed = failed + 1
    print(string.format("FAIL %s\n  expected %s, found %s", c.sentence, c.codes, got))
  end
end
print(string.format("entities: %d passed, %d failed", passed, failed))
local file = assert(io.open(result, "w"))
file:write(passed, " ", failed, "\n")
file:close()
os.exit(failed == 0)

-- sentences.lua RESULT TERCET - plugins/diplomacy sentence by sentence. tests/sentences/*.tsv have a sentence and, behind a tab, what must
-- be found in it, in order, with "; " between, "-" for nothing; # starts a comment line.
--   parties.tsv  the codes of the parties named; so must be the names of ISO 3166-1 in Debian's iso-codes and the plugin's adjectives
--   agreements.tsv  who agrees, meets, discusses and signs, in the short form that it explains
--   references.tsv  the same of texts in which "they", "both sides", "the ministers" stand for parties
--   talks.tsv    the same of who meets whom about what
--   visits.tsv   "PERSON visits CODE"
--   stance.tsv   "CODE supports OBJECT", "CODE opposes OBJECT"; the object is a code or the words of the text
local result, tercet = arg[1], arg[2]
local work = result:gsub("[^/]*$", "") .. "../sentences"
local ISO = "/usr/share/iso-codes/json/iso_3166-1.json"

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("a")
  if file then file:close() end
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
end

local function add_table(cases, path)
  for line in io.lines(path) do
    local sentence, expected = line:match("^([^#\t][^\t]*)\t(.+)$")
    if sentence then cases[#cases + 1] = { sentence = sentence, expected = expected } end
  end
  return cases
end

-- "Bolivia, Plurinational State of" is a name for lists; it is known as well.
local function add_iso(cases)
  local json = read(ISO)
  if not json then
    print("sentences: " .. ISO .. " is not there (package iso-codes), so the names of ISO 3166-1 are not checked")
    return
  end
  for object in json:gmatch("{[^{}]*}") do
    local code = object:match('"alpha_3": "(%u+)"')
    for _, field in ipairs { "name", "official_name", "common_name" } do
      local name = object:match('"' .. field .. '": "([^"]*)"')
      if name then cases[#cases + 1] = { sentence = "Nobody spoke for " .. name .. " there.", expected = code } end
    end
  end
end

-- Every country that is no dependent territory has an adjective, and a government called by it; Congolese and Dominican are those
-- of the larger neighbour.
local SHARED = { COG = true, DMA = true }
local function add_adjectives(cases)
  for line in read("plugins/diplomacy/data/countries.csv"):gmatch("[^\n]+") do
    local cells = {}
    for cell in (line:gsub('"[^"]*"', "quoted") .. ","):gmatch("([^,]*),") do cells[#cells + 1] = cell end
    local code, adjectives, region = cells[1], cells[4], cells[8]
    if code ~= "iso3" and region ~= "territory" and not SHARED[code] then
      for adjective in (adjectives == "" and "[no adjective]" or adjectives):gmatch("[^;]+") do
        cases[#cases + 1] = { sentence = "The " .. adjective .. " government spoke.", expected = code }
      end
    end
  end
end

local function quoted(s) return '"' .. s:gsub('"', '\\"') .. '"' end -- \n stays the end of a line
local CODED = { country = true, org = true, sector = true, document = true }
local function side(id, label)
  local kind, key = id:match("^(%a+):(.*)$")
  return CODED[kind] and key or label
end

-- What the plugin finds in each sentence, by its number: a set.
local function found_in(cases, plugin, predicates)
  local texts, lines = work .. "/sentences.ndjson", {}
  for i, c in ipairs(cases) do lines[i] = '{"id": "' .. i .. '", "text": ' .. quoted(c.sentence) .. "}\n" end
  write(texts, table.concat(lines))
  local errors = work .. "/errors"
  local found, run = {}, io.popen(string.format("'%s' extract -p '%s' '%s' 2>'%s'", tercet, plugin, texts, errors))
  for line in run:lines() do
    local function field(name) return line:match('"' .. name .. '":"(.-[^\\])"') end
    local number, predicate = tonumber(line:match('"document":"[^"]*#(%d+)"')), field "predicate"
    if predicates[predicate] and field "modality" ~= "hedged" and line:find('"negated":false', 1, true) then
      local subject = side(field "subject_id", field "subject")
      local fact = predicate == "named" and subject
        or string.format("%s %s %s", subject, predicate, side(field "object_id", field "object"))
      found[number] = found[number] or {}
      found[number][fact] = true
    end
  end
  local done = run:close()
  assert(done and read(errors) == "", read(errors))
  return found
end

-- Agreements in their short form. What is agreed need not be said to be discussed, too.
local SIGN = { ["+"] = "agrees_with", ["="] = "consults_with", [":"] = "agrees_on", ["?"] = "discusses", ["!"] = "signs" }
local function add_agreements(cases, path)
  for _, case in ipairs(add_table({}, path)) do
    local facts = {}
    for subjects, sign, objects in case.expected:gmatch("([%w_,]+)([+=:?!])([%w_,]+)") do
      for subject in subjects:gmatch("[^,]+") do
        for object in objects:gmatch("[^,]+") do facts[#facts + 1] = subject .. " " .. SIGN[sign] .. " " .. object end
      end
    end
    table.sort(facts)
    cases[#cases + 1] = { sentence = case.sentence, expected = #facts > 0 and table.concat(facts, "; ") or "-" }
  end
  return cases
end

local function in_order(found)
  for _, facts in pairs(found) do
    local plain = {}
    for fact in pairs(facts) do
      local a, predicate, b = fact:match("^(%S+) (%S+) (%S+)$")
      if b < a and (predicate == "agrees_with" or predicate == "consults_with") then fact = b .. " " .. predicate .. " " .. a end
      if predicate ~= "discusses" or not facts[a .. " agrees_on " .. b] then plain[fact] = true end
    end
    for fact in pairs(facts) do facts[fact] = nil end
    for fact in pairs(plain) do facts[fact] = true end
  end
  return found
end

local passed, failed = 0, 0
local function check(cases, found)
  for i, c in ipairs(cases) do
    local facts = {}
    for fact in pairs(found[i] or {}) do facts[#facts + 1] = fact end
    table.sort(facts)
    local got = #facts > 0 and table.concat(facts, "; ") or "-"
    if got == c.expected then
      passed = passed + 1
    else
      failed = failed + 1
      print(string.format("FAIL %s\n  expected %s\n  found    %s", c.sentence, c.expected, got))
    end
  end
end

assert(os.execute(string.format("rm -rf '%s' && mkdir -p '%s' && cp -R plugins/diplomacy '%s/parties' && cp tests/sentences/init.lua '%s/parties'",
  work, work, work, work)))
local parties = add_table({}, "tests/sentences/parties.tsv")
add_iso(parties)
add_adjectives(parties)
check(parties, found_in(parties, work .. "/parties", { named = true }))
local stance = add_table({}, "tests/sentences/stance.tsv")
check(stance, found_in(stance, "plugins/diplomacy", { supports = true, opposes = true }))
local visits = add_table({}, "tests/sentences/visits.tsv")
check(visits, found_in(visits, "plugins/diplomacy", { visits = true }))
local agreements = {}
for _, name in ipairs { "agreements", "references", "talks" } do add_agreements(agreements, "tests/sentences/" .. name .. ".tsv") end
local AGREED = { agrees_with = true, agrees_on = true, discusses = true, consults_with = true, signs = true }
check(agreements, in_order(found_in(agreements, "plugins/diplomacy", AGREED)))
print(string.format("sentences: %d passed, %d failed", passed, failed))
write(result, passed .. " " .. failed .. "\n")
os.exit(failed == 0)

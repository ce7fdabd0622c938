-- generate.lua - what the benchmark runs on: texts, names, rules and plugins, the same for the same seed.
local M = {}

-- Park and Miller's minimal standard generator: the same numbers on every machine and Lua.
local state = 1
function M.seed(n) state = n end

function M.random(n)
  state = state * 48271 % 2147483647
  return state % n + 1
end

function M.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

function M.write(path, ...)
  local file = assert(io.open(path, "wb"))
  for _, text in ipairs({...}) do file:write(text) end
  file:close()
  return path
end

-- texts ---------------------------------------------------------------------------------------------------------------

local function split(text)
  local list = {}
  for word in text:gmatch("%S+") do list[#list + 1] = word end
  return list
end

local ONSETS = split "b br c d dr f g gr h k l m n p pr r s st t tr v w"
local NUCLEI = split "a e i o u ai ea ou"
local CODAS = { "", "", "n", "r", "s", "l", "nd", "rt", "m", "ck" }
local COMMON = split "the of and to in a for that is on with as by has have will from"

local function pick(list) return list[M.random(#list)] end

function M.word(syllables)
  local parts = {}
  for i = 1, syllables do parts[i] = pick(ONSETS) .. pick(NUCLEI) .. pick(CODAS) end
  return table.concat(parts)
end

local function capital(word) return (word:gsub("^%l", string.upper)) end

-- Documents that look like news to the engine: words by Zipf's law, a capitalised name now and then, sentences, lines.
function M.texts(n, bytes)
  local words, names, texts = {}, {}, {}
  for i = 1, 20000 do words[i] = M.word(M.random(3)) end
  for i = 1, 3000 do names[i] = capital(M.word(2)) .. (M.random(3) == 1 and " " .. capital(M.word(2)) or "") end
  local function zipf(list) return list[math.floor(#list ^ (M.random(100000) / 100000))] end
  for i = 1, n do
    local parts, size = {}, 0
    while size < bytes do
      local sentence = {}
      for j = 1, 8 + M.random(24) do
        local roll = M.random(100)
        local number = roll == 45 and tostring(M.random(3000))
        sentence[j] = number or roll <= 36 and pick(COMMON) or roll <= 44 and zipf(names) or zipf(words)
        if j > 1 and M.random(14) == 1 then sentence[j - 1] = sentence[j - 1] .. "," end
      end
      local line = capital(table.concat(sentence, " ")) .. (M.random(4) == 1 and ".\n" or ". ")
      parts[#parts + 1], size = line, size + #line
    end
    texts[i] = table.concat(parts)
  end
  return texts
end

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local function unescape(text)
  text = text:gsub("\\u([dD][89abAB]%x%x)\\u([dD][c-fC-F]%x%x)", function(high, low)
    return utf8.char(0x10000 + (tonumber(high, 16) - 0xD800) * 0x400 + tonumber(low, 16) - 0xDC00)
  end)
  text = text:gsub("\\u(%x%x%x%x)", function(hex)
    local code = tonumber(hex, 16)
    return code == 0x5C and "\\\\" or utf8.char(code)
  end)
  return (text:gsub("\\(.)", function(c) return ESCAPES[c] or c end))
end

-- The texts of NDJSON lines.
function M.news(lines)
  local texts = {}
  for line in lines do
    local _, at = line:find('"text": *"')
    local close = at
    while close do
      close = line:find('"', close + 1, true)
      local slashes = close and #line:sub(1, close - 1):match("\\*$")
      if not close or slashes % 2 == 0 then break end
    end
    if close then texts[#texts + 1] = unescape(line:sub(at + 1, close - 1)) end
  end
  return texts
end

local JSON = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
function M.json_string(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return JSON[c] or string.format("\\u%04x", c:byte()) end) .. '"'
end

-- The shared news where they are, else generated texts; and what to call them.
function M.load(shared)
  local corpus = shared .. "/corpus/open-news.ndjson.xz"
  local pipe = M.read(corpus) and io.popen("xz -dc '" .. corpus .. "'")
  local texts = pipe and M.news(pipe:lines()) or {}
  if pipe then pipe:close() end
  if #texts > 0 then return texts, "news of " .. corpus end
  M.seed(3)
  return M.texts(5000, 4400), "generated text (seed 3)"
end

-- names and words of the texts, most frequent first -------------------------------------------------------------------

local function ranked(counts)
  local list = {}
  for word in pairs(counts) do list[#list + 1] = word end
  table.sort(list, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  return list
end

function M.count(texts, max_bytes)
  local words, names, tokens, bytes = {}, {}, 0, 0
  for _, text in ipairs(texts) do
    for word in text:gmatch("%f[%w]%l+%f[^%w]") do words[word] = (words[word] or 0) + 1 end
    for name in text:gmatch("%l (%u%l%l+)%f[^%w]") do names[name] = (names[name] or 0) + 1 end
    for name in text:gmatch("%l (%u%l%l+ %u%l%l+)%f[^%w]") do names[name] = (names[name] or 0) + 1 end
    for _ in text:gmatch("%S+") do tokens = tokens + 1 end
    bytes = bytes + #text
    if bytes > max_bytes then break end
  end
  return { words = ranked(words), counts = words, names = ranked(names), tokens = tokens }
end

-- A fifth of the names (at most 2,000) are those that the texts mention most. The others occur hardly ever: one to four
-- of half as many invented words as names.
function M.names(n, counted)
  local names, seen, words = {}, {}, {}
  for i = 1, math.min(n // 5, 2000, #counted.names) do
    names[i] = counted.names[i]
    seen[names[i]] = true
  end
  for i = 1, n // 2 do words[i] = capital(M.word(1 + M.random(2))) end
  while #names < n do
    local name = pick(words)
    for _ = 1, M.random(4) - 1 do name = name .. " " .. pick(words) end
    if not seen[name] then
      names[#names + 1], seen[name] = name, true
    end
  end
  return names
end

-- plugins -------------------------------------------------------------------------------------------------------------

-- W: a word, V: a word in any inflection; two names, or a name and a free phrase. The third is the same for compromise,
-- as near as its language comes.
local TEMPLATES = {
  { "x:@name {V} ..5 y:@name", "x -near-> y", "[<x>#Named+] {V} .{0,5} [<y>#Named+]" },
  { "x:@name ..3 W ( W | W | W ) ..4 y:@name", "x -near-> y", "[<x>#Named+] .{0,3} W (W|W|W) .{0,4} [<y>#Named+]" },
  { "list( x:@name ) {V} to ..6 W", "x -near-> x", "[<x>#Named+] and? [<y>#Named+]? {V} to .{0,6} W" },
  { "x:@name ( has | have | had | will )? also? {V} ( to | with | on | for ) ..5 y:@name", "x -near-> y",
    "[<x>#Named+] (has|have|had|will)? also? {V} (to|with|on|for) .{0,5} [<y>#Named+]" },
  { "W ( of | for | with | by ) x:@name ..2 and y:@name", "x -near-> y",
    "W (of|for|with|by) [<x>#Named+] .{0,2} and [<y>#Named+]" },
  { "x:@name \",\" ( a | an | the )? #lower{0,3} W ..5 y:@name", "x -near-> y",
    "[<x>#Named+] (a|an|the)? .{0,3} W .{0,5} [<y>#Named+]" },
  { "x:@name ..8 \"W W\" t:#lower{1,3}", "x -about-> t", "[<x>#Named+] .{0,8} W W [<t>.{1,3}]" },
  { "{V} t:#lower{1,2} ( with | from | to ) x:@name", "x -about-> t", "{V} [<t>.{1,2}] (with|from|to) [<x>#Named+]" },
}

-- Words that news of any domain has: rather the frequent ones, but not the first 30, which are of, the, said.
local function rule_word(counted)
  local most = math.min(4000, #counted.words - 30)
  local word
  repeat
    word = counted.words[30 + math.ceil(most * (M.random(10000) / 10000) ^ 3)]
  until #word > 3
  return word
end

local HEAD = [[
plugin { name = "%s", version = "1.0.0", api = 1, summary = "Generated for the benchmark.", license = "MIT" }
entity "topic" {}
relation "near" { subject = "name", object = "name" }
relation "about" { subject = "name", object = "topic" }
gazetteer "name" { file = "names.csv", key = "key", label = "name", names = { "name" } }
]]

-- The patterns of n rules; of rule i in tercet's language when form is 1, in that of compromise when it is 3.
function M.patterns(n, form, counted)
  local patterns = {}
  M.seed(11)
  for i = 1, n do
    local template, words, at = TEMPLATES[(i - 1) % #TEMPLATES + 1], {}, 0
    for j = 1, select(2, template[1]:gsub("[WV]", "")) do words[j] = rule_word(counted) end
    patterns[i] = template[form]:gsub("[WV]", function()
      at = at + 1
      return words[at]
    end)
  end
  return patterns
end

local RULES_A_FILE = 1000 -- a plugin's file has a limit

-- Writes the rules into files below path; gives the Lua that loads them.
local function write_rules(path, n, counted)
  local parts, loads = {}, {}
  for i, pattern in ipairs(M.patterns(n, 1, counted)) do
    local triple = TEMPLATES[(i - 1) % #TEMPLATES + 1][2]
    parts[#parts + 1] = string.format('rule "r%d" { pattern = [[ %s ]], triples = { "%s" } }\n', i, pattern, triple)
    if #parts == RULES_A_FILE or i == n then
      local name = "rules" .. #loads + 1
      M.write(path .. "/" .. name .. ".lua", table.concat(parts))
      parts, loads[#loads + 1] = {}, string.format('require "%s"\n', name)
    end
  end
  return table.concat(loads)
end

-- A plugin in dir/name with n_names names and n_rules rules; extra is more Lua.
function M.plugin(dir, name, n_names, n_rules, counted, extra)
  local path = dir .. "/" .. name
  assert(os.execute("mkdir -p '" .. path .. "'"))
  M.seed(7)
  local rows = { "key,name\r\n" }
  for i, each in ipairs(M.names(n_names, counted)) do rows[i + 1] = string.format("n%d,%s\r\n", i, each) end
  M.write(path .. "/names.csv", table.concat(rows))
  M.write(path .. "/init.lua", HEAD:format(name), write_rules(path, n_rules, counted), extra or "")
  return path
end

-- Words whose tokens together are about one in `every`, as an alternation.
function M.alternation(counted, every)
  local wanted, got, parts = counted.tokens / every, 0, {}
  for _, word in ipairs(counted.words) do
    local count = counted.counts[word]
    if got + count <= wanted * 1.1 then
      got, parts[#parts + 1] = got + count, word
    end
    if got > wanted * 0.9 or #parts == 50 then break end
  end
  return table.concat(parts, " | ")
end

return M

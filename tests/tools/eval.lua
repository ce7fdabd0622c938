-- eval.lua split GOLD OUT         writes OUT/read.jsonl and OUT/unread.jsonl: every third document by name is to stay unread, so that
--                                 its figure tells whether rules were fitted to phrases.
-- eval.lua errors GOLD TEXTS OUT  says what is missed and what is wrong in the documents of GOLD, by construction: wrong facts by the rule
--                                 that says them, missed ones by the word in the gold's line that such rules begin with.
package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua;" .. package.path
local read_csv = require "csv"
local UNREAD = 3 -- the last of so many
local SHOWN = 8 -- constructions of a kind

-- What a line says when it states such a fact, the plainest first.
local WORDS = {
  agrees_with = { "agree", "sign", "conclu", "reach", "commit", "pledg", "decid", "announc", "launch", "treaty", "accord", "will" },
  agrees_on = { "agree", "sign", "commit", "pledg", "decid", "will", "announc", "launch", "provid", "reaffirm", "intend", "treaty" },
  discusses = { "discuss", "talk", "negotiat", "review", "exchang", "consult", "note", "welcom", "recogni", "stress", "express", "consider" },
  consults_with = { "met", "meet", "talk", "visit", "discuss", "consult", "dialogue", "call" },
  signs = { "sign", "issue", "releas", "conclu", "reach", "announc", "joint" },
  visits = { "visit", "arriv", "travel", "welcom", "trip" },
  supports = { "support", "welcom", "appreciat", "commend", "reaffirm", "recogni", "stress", "commit" },
  opposes = { "condemn", "oppos", "concern", "reject", "ban", "sanction" },
}
local ORDER = { "agrees_with", "agrees_on", "discusses", "consults_with", "signs", "visits", "supports", "opposes" }
local CODED = { country = true, org = true, sector = true, document = true }
local SYMMETRIC = { agrees_with = true, consults_with = true }

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

-- Codes are equal or not; phrases are the same if they share half of the shorter one's words.
local function same(a, b)
  if a == b then return true end
  if a:find("^[A-Z][A-Z0-9_]+$") or b:find("^[A-Z][A-Z0-9_]+$") then return false end
  local words, few, both = {}, { 0, 0 }, 0
  for word in a:lower():gmatch("%w+") do words[word], few[1] = true, few[1] + 1 end
  for word in b:lower():gmatch("%w+") do
    few[2] = few[2] + 1
    if words[word] then both = both + 1 end
  end
  return both > 0 and 2 * both >= math.min(few[1], few[2])
end

local function fact(subject, relation, object)
  if SYMMETRIC[relation] and object < subject then subject, object = object, subject end
  return { subject = subject, relation = relation, object = object, key = subject .. " " .. relation .. " " .. object }
end

-- The gold: one object a line; a fact is ["subject", "relation", "object", line].
local function read_gold(path)
  local documents = {}
  for line in io.lines(path) do
    local document = { line = line, file = line:match('"file": *"(.-)"'), facts = {}, ignored = {} }
    for relation in (line:match('"ignore": *%[(.-)%]') or ""):gmatch('"(.-)"') do document.ignored[relation] = true end
    for s, r, o, number in line:gmatch('%["([^"]*)", *"([^"]*)", *"([^"]*)", *(%d+)%]') do
      local stated = fact(s, r, o)
      stated.line = tonumber(number)
      if not document.ignored[r] then document.facts[#document.facts + 1] = stated end
    end
    documents[#documents + 1] = document
  end
  table.sort(documents, function(a, b) return a.file < b.file end)
  return documents
end

-- What the program says of each document: facts by key, with the rule and the words of the first piece of evidence.
local function read_found(out)
  local triples, found = {}, {}
  local function name(t, side)
    local kind, key = t[side .. "_id"]:match("^(%a+):(.*)$")
    return CODED[kind] and key or t[side]
  end
  for _, t in ipairs(read_csv(out .. "/triples.csv")) do
    if t.negated ~= "true" and t.modality ~= "hedged" then triples[t.triple_id] = fact(name(t, "subject"), t.predicate, name(t, "object")) end
  end
  for _, e in ipairs(read_csv(out .. "/evidence.csv")) do
    local said = triples[e.triple_id]
    if said then
      local file = e.document:match("[^/]*$")
      found[file] = found[file] or {}
      local before = found[file][said.key]
      if not before or e.rule < before.rule then
        found[file][said.key] = { fact = said, rule = e.rule, sentence = e.sentence }
      end
    end
  end
  return found
end

-- In the order of their keys, so that the report is the same on every run.
local function sorted_facts(found)
  local list = {}
  for _, said in pairs(found) do list[#list + 1] = said end
  table.sort(list, function(a, b) return a.fact.key < b.fact.key end)
  return list
end

local function count(groups, relation, construction, example)
  local of = groups[relation] or {}
  groups[relation] = of
  local group = of[construction] or { construction = construction, n = 0, example = example }
  of[construction], group.n = group, group.n + 1
end

-- Tallies one document's errors into `missed` and `wrong`.
local function compare(document, found, lines, missed, wrong)
  local all = sorted_facts(found)
  for _, stated in ipairs(document.facts) do
    local hit = found[stated.key]
    for _, said in ipairs(hit and {} or all) do
      if not said.used and said.fact.relation == stated.relation and same(said.fact.subject, stated.subject)
        and same(said.fact.object, stated.object) then
        hit = said
        break
      end
    end
    if hit then
      hit.used = true
    else
      local line, construction = (lines[stated.line] or ""):lower(), "(other)"
      for _, word in ipairs(WORDS[stated.relation] or {}) do
        if line:find("%f[%a]" .. word) then
          construction = word .. "-"
          break
        end
      end
      count(missed, stated.relation, construction, stated.key .. ", " .. document.file:match("^%w+") .. " line " .. stated.line)
    end
  end
  for _, said in ipairs(all) do
    local f = said.fact
    local agreed = f.relation == "discusses" and found[f.subject .. " agrees_on " .. f.object]
    if not said.used and not agreed and not document.ignored[f.relation] then
      local words = said.sentence:sub(1, 90):gsub("[\xC2-\xF4][\x80-\xBF]*$", "")
      count(wrong, f.relation, said.rule, f.key .. ": " .. words)
    end
  end
end

local function report(title, groups)
  for _, relation in ipairs(ORDER) do
    local sorted, total = {}, 0
    for _, group in pairs(groups[relation] or {}) do sorted[#sorted + 1], total = group, total + group.n end
    table.sort(sorted, function(a, b) return a.n > b.n or a.n == b.n and a.construction < b.construction end)
    if total > 0 then print(("\n%s %s: %d"):format(title, relation, total)) end
    for i = 1, math.min(#sorted, SHOWN) do
      print(("  %3d  %-24s %s"):format(sorted[i].n, sorted[i].construction, sorted[i].example))
    end
  end
end

local function split(gold, out)
  local files = { read = assert(io.open(out .. "/read.jsonl", "w")), unread = assert(io.open(out .. "/unread.jsonl", "w")) }
  for i, document in ipairs(read_gold(gold)) do
    files[i % UNREAD == 0 and "unread" or "read"]:write(document.line, "\n")
  end
  files.read:close()
  files.unread:close()
end

local function errors(gold, texts, out)
  local found, missed, wrong = read_found(out), {}, {}
  for _, document in ipairs(read_gold(gold)) do
    local lines = {}
    for line in (read(texts .. "/" .. document.file) .. "\n"):gmatch("(.-)\r?\n") do lines[#lines + 1] = line end
    compare(document, found[document.file] or {}, lines, missed, wrong)
  end
  report("missed", missed)
  report("wrong", wrong)
end

if arg[1] == "split" then split(arg[2], arg[3]) else errors(arg[2], arg[3], arg[4]) end

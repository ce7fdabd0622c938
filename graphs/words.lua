--- The words of a picture: topics as people write them, lists, counts.
local M = {}

local function set(words)
  local t = {}
  for word in words:gmatch("%S+") do
    t[word] = true
  end
  return t
end

local articles = set "a an the its their his her"

-- Words on which no topic ends: what they lead to is not there.
local dangling = set [[
  a an the its their his her our this that these those such and or nor but as than of to for in on at by with from into
  onto upon under over between among against about through across within without during including concerning regarding
  towards toward via per is are was were be been has have had will would may might can could should which who whose
]]

-- Verbs that want an object, behind a "to" at the end of a topic: "celebrations to mark".
local transitive = set [[
  accelerate achieve address advance boost build combat commemorate create deepen develop discuss enable encourage
  enhance ensure establish expand explore facilitate foster further hold implement improve increase launch maintain mark
  prevent promote protect provide reduce reinforce resolve safeguard secure strengthen support sustain tackle uphold
]]

--- A topic without an article in front and without words at its end that lead to nothing. Names stay whole: Luka Per.
function M.tidy(text)
  text = text:gsub("%s+", " "):gsub("^ ", ""):gsub("[%s,;:-]+$", "")
  local first, rest = text:match("^(%a+) (.+)$")
  local is_name = first and first:find("^%u") and rest:find("^%u") -- The Hague
  if first and articles[first:lower()] and not is_name then
    text = rest
  end
  while true do
    local front, last = text:match("^(.+) (%S+)$")
    local is_cut = front and (dangling[last] or transitive[last] and front:match(" to$"))
    if not is_cut then
      return text
    end
    text = front:gsub("[%s,;:-]+$", "")
  end
end

--- A topic as a heading: tidy, with a capital letter.
function M.headline(text)
  return (M.tidy(text):gsub("^%l", string.upper))
end

--- A key under which spellings of one topic meet: tariffs, Tariff, the tariffs.
function M.fold(text)
  text = M.tidy(text):lower():gsub("^the ", ""):gsub("-", " ")
  return (text:gsub("(%a%a)ies$", "%1y"):gsub("(%a%a%a[^s%A])s$", "%1"))
end

local COLUMNS, LINES = 28, 3 -- of a label, as the canvas breaks it

--- Does a text fit into a label?
function M.fits(text)
  local lines, used = 1, 0
  for word in text:gmatch("%S+") do
    local n = utf8.len(word) or #word
    if used > 0 and used + 1 + n > COLUMNS then
      lines, used = lines + 1, 0
    end
    used = used + (used > 0 and 1 or 0) + n
  end
  return lines <= LINES
end

--- As much of a text as fits into a label, cut between words with "…" behind.
function M.shorten(text)
  local short = text
  while not M.fits(short .. "…") and short:find(" ", 1, true) do
    short = M.tidy(short:match("^(.+) %S+$") or short)
  end
  return M.fits(text) and text or short .. "…"
end

--- Ports, companies, matches.
function M.plural(word)
  if word:find("[^aeiou]y$") then
    return (word:gsub("y$", "ies"))
  end
  return word .. ((word:find("[sxz]$") or word:find("[cs]h$")) and "es" or "s")
end

--- "1 statement", "2 statements".
function M.count(n, word)
  return n .. " " .. word .. (n == 1 and "" or "s")
end

--- "a", "a and b", "a, b and c"; with another word than "and" if given.
function M.list(words, conjunction)
  if #words < 2 then
    return words[1] or ""
  end
  return table.concat(words, ", ", 1, #words - 1) .. " " .. (conjunction or "and") .. " " .. words[#words]
end

return M

-- Markdown's signs are blanks to tercet, so they are blanked in the file's words before they are compared.
local function squeeze(text) return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")) end

local function plain(text, document)
  if not document:find("%.md$") then return squeeze(text) end
  return squeeze((text:gsub("%]%b()", " "):gsub("[*_#%[%]]", " "):gsub("^%s*%-%s", " ")))
end

local function string_field(line, name)
  local value = line:match('"' .. name .. '":"(.-[^\\])"')
  return (value:gsub('\\(.)', { ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }))
end

local function number_field(line, name) return tonumber(line:match('"' .. name .. '":(%d+)')) end

local texts, checked = {}, {}
for line in io.lines(arg[1]) do
  local document = string_field(line, "document")
  if not texts[document] then
    local file = assert(io.open(document))
    texts[document] = file:read("a")
    file:close()
  end
  local text = texts[document]
  local first = utf8.offset(text, number_field(line, "char_start") + 1)
  local past = utf8.offset(text, number_field(line, "char_end") + 1)
  local selected, quoted = plain(text:sub(first, past - 1), document), squeeze(string_field(line, "sentence"))
  assert(selected:gsub(" ([,.;:])", "%1") == quoted:gsub(" ([,.;:])", "%1"), document .. ": selected <" .. selected .. "> quoted <" .. quoted .. ">")
  local kind = document:match("[^.]+$")
  checked[kind] = (checked[kind] or 0) + 1
end
print("txt", (checked.txt or 0) > 100, "md", (checked.md or 0) > 5)

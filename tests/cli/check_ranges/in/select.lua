-- Reads findings as `check --json` prints them and shows what their ranges select in the files.
local function field(line, name)
  local text = line:match('"' .. name .. '":"(.-[^\\])"') or line:match('"' .. name .. '":(%d+)')
  return tonumber(text) or text
end
for finding in io.lines() do
  local at, selected = 0, {}
  local first, last = field(finding, "line"), field(finding, "end_line")
  for line in io.lines(field(finding, "file")) do
    at = at + 1
    if at >= first and at <= last then
      local from = at == first and math.max(field(finding, "column"), 1) or 1
      local to = at == last and field(finding, "end_column") > 0 and field(finding, "end_column") - 1 or #line
      selected[#selected + 1] = line:sub(from, to)
    end
  end
  print(string.format("%s:%d:%d %s >%s<", field(finding, "file"), first, field(finding, "column"),
    field(finding, "check"), table.concat(selected, "\n")))
end

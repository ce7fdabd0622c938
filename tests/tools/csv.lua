-- csv.lua - reads a file by RFC 4180: a list of rows, each a table by column name. An error names the file.
return function(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a"):gsub("^\u{FEFF}", "")
  file:close()
  local rows, row, at = {}, {}, 1
  while at <= #text do
    local cell
    if text:sub(at, at) == '"' then
      local close = at
      repeat close = assert(text:find('"', close + 1, true), path .. ": open quote") + 1
      until text:sub(close, close) ~= '"'
      cell, at = text:sub(at + 1, close - 2):gsub('""', '"'), close
    else
      cell, at = text:match("^([^,\r\n]*)()", at)
    end
    row[#row + 1] = cell
    local separator = text:match("^\r?\n", at) or text:sub(at, at)
    at = at + math.max(#separator, 1)
    if separator ~= "," then
      rows[#rows + 1], row = row, {}
    end
  end
  local header = table.remove(rows, 1) or {}
  for i, cells in ipairs(rows) do
    local named = {}
    for column, name in ipairs(header) do named[name] = cells[column] end
    rows[i] = named
  end
  return rows
end

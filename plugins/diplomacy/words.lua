-- Word lists of patterns.

local function one_of(list) return "lower=/" .. list:match("^%s*(.-)%s*$"):gsub("%s+", "|") .. "/" end
--- A token that is one of these words, in small letters, or ends in one of the ways of `endings`. The words are looked up, "plans?" too; what means
--- more than a few words ("[a-z]+ing") is run on each, and is kept apart for that.
return function(list, endings) return "[" .. one_of(list) .. (endings and " | " .. one_of(endings) or "") .. "]" end

-- documents.lua N - N generated documents as JSON lines, the same at each run, for the plugin tests/unit/plugins/small.
local names = { "China", "Pakistan", "France", "Beijing", "The two countries", "Minister Li" }
local verbs = { "agreed on", "will agree on", "did not agree on", "consented on", "hails" }
local objects = { "trade", "energy and trade", "the Green plan", "commerce" }
math.randomseed(1)
local function any(list) return list[math.random(#list)] end
for i = 1, tonumber(arg[1]) do
  local sentences = {}
  for s = 1, math.random(20) do
    sentences[s] = ("%s and %s %s %s."):format(any(names), any(names), any(verbs), any(objects))
  end
  print(('{"id": "%d", "title": "Document %d", "text": "%s"}'):format(i, i, table.concat(sentences, " ")))
end

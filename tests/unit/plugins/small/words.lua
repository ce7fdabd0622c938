macro "verb" [[ {agree} | {consent} ]]
return { lists = true }

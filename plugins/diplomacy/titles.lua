-- Titles of treaties, alone or in lists under a head: who are the parties, and who has signed.

local reference = require "reference"

local WITH = { topic = "t" }
local EACH = { "x -agrees_with-> x", "x -agrees_on-> s" }

macro "row_dates" [[ (#num | #date) (?: #num | #date | "," | "-" | "/" | "|" | ";" | "."){0,15} ]] -- the columns before a title
macro "title_start" [[ ($bullet | ^ \"? (no "."? #num "."? "-"? | #num "." #num "."? | $row_dates)? \"?) ]]
macro "title_word" [[ (?: #Cap | "-" | "'" | #num | "(" | ")" | no "." | "&"
  | [#lower & lower!=/[a-z]+ed|is|are|was|has|have|will|we|he|she|they|that|which/]) ]]
macro "title_topics" [[ (?: (?! $stop | "," with) [])*? $topic (?: (?: (?! $stop | $purpose | "," with) [])*? $topic)* ]]
macro "verbless" [[ (?! []* ($be_have | {say} | {agree} | {welcome} | {support} | cabinet (?: of ministers)? (approved | granted))) ]]
-- "Programme of cultural exchanges between A and B".
mention "document" "plan-title" {
  pattern = [[ (?<= ^ (?: ("*" | "•" | "-") | #num ("." | ")")?)? #Cap{0,4}?) [raw="Plan" | raw="Programme" | raw="Program"]
    (?= ("(" [] ")")? ((for | of | on) [!#punct]{1,12}?)? between) | (?<= exchange | exchanges) (programme | program) ]],
  entity = "document:plan",
}
-- Titles of collections. "Chile and Norway: Agreement on fisheries", "Chile / Norway: Agreement ...".
rule "parties-colon" {
  pattern = [[ $title_start $parties_of_title "."? (":" | "--" | "-") (?: $topic | #Cap | #lower | "-" | "("
    | ")"){0,10}? trigger:@document (?: ("-" | "(" (?! with)) $title_topics | $gap $on $topics)? ]],
  triples = EACH, with = WITH, unless = [[ $not | $unborn ]], confidence = 0.8,
  examples = {
    { "Chile and Norway: Agreement (with annex) on fisheries.", "Chile agrees_with Norway", "Chile agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "Chile and Norway: Talks on fisheries." },
  },
}
-- "Agreement on fisheries (Chile and Norway)", "Fisheries agreement, Chile-Norway".
rule "title-parties-behind" {
  pattern = [[ $title_start (?! the | 'I' | [lower=/[a-z]{3,}ed/]) (?: $topic | $title_word){0,12}?
    trigger:@document (?: (?! between |
    "." | {sign} | {say} | which) (?: $topic | []))*?
    ("(" $party_of_title ("-" | "--" | "/" | and | ",") $party_of_title ")" | ("," | "-" | "--" | ":") $party_of_title ("-" | "--" | "/" | and) $party_of_title
      | $party_of_title ("-" | "--" | "/") $party_of_title)
    (?: (?: "," #num)? "."? $ | (?= "," (signed | done)) | (on | for | concerning | regarding | relating) $topics) ]],
  triples = EACH, with = WITH, unless = [[ $not | $unborn ]], confidence = 0.7,
  examples = {
    { "Agreement on fisheries (Chile and Norway)", "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Essays on fisheries (Chile and Norway)" },
  },
}
-- A title without a verb that has its parties in its name: "Franco-Moroccan Convention concerning labour".
rule "named-title" {
  pattern = [[ $title_start $the? $one_name ("-" | "/") $one_name (?: $topic | $word | "-" | "'"){0,6}? trigger:@document (?= #func | concerning | regarding
    | relating | "," | #num | "." | "(" | $ | [lower=/[a-z]{3,}ing/])
    $verbless (?: (on | for | of | concerning | regarding | relating to | respecting
    | [lower=/[a-z]{3,}ing/]) $topics)? ]],
  triples = EACH, with = WITH, unless = [[ $not | $unborn ]], confidence = 0.7,
  examples = {
    { "Franco-Norwegian Convention concerning fisheries, with annexes", "France agrees_with Norway", "France agrees_on agriculture",
      "Norway agrees_on agriculture" },
    { "The Franco-Norwegian Convention concerning fisheries is long." },
  },
}

-- Whom the last title names, and the classes of its instruments, is noted: a place and a date behind it, or a head above a list of titles, tell
-- that they have signed.
local LIST_GAP = 3 -- sentences that may stand between two titles of a list
local function sign(doc, title)
  for _, id in ipairs(title.ids) do
    for _, class in ipairs(title.classes) do doc:emit(id, "signs", "document:" .. class) end
  end
end
local function in_list(m, doc)
  local head = doc.state.head
  return head and head.sentence < m.sentence and m.sentence <= head.sentence + LIST_GAP and head or nil
end
local function note_title(m, doc, ids)
  local title, head = { sentence = m.sentence, ids = ids, classes = {} }, in_list(m, doc)
  for i, instrument in ipairs(reference.list(m.d)) do title.classes[i] = instrument.key end
  doc.state.title = title
  if not head then return end
  head.sentence, head.first = m.sentence, ids[1]
  if head.signed then sign(doc, title) end
end
rule "title" {
  pattern = [[ $title_start (?! 'I') $title_word{0,14}? trigger:d:@document $verbless
      ((?: (?! between) [])*? between ($named_parties | both? x:@joint)
        (?: (?: (?! @party) [])*? "," (and | with) #Cap{0,2}? d:@document (?= "(" | "," | "." | ";" | $))?
      | (of | by | from) $the? x:@state (?: "," $the? x:@state)* ","? and $the? x:@state)
    | $title_start $parties_of_title "."? (":" | "--" | "-") $title_word{0,10}? trigger:d:@document $verbless
    | $title_start $title_word{0,8}? trigger:d:@document $verbless [!raw="("]*? "(" $party_of_title ("-" | "--" | "/" | and | ",") $party_of_title ")"
    | $title_start $the? $one_name ("-" | "/") $one_name $title_word{0,6}? trigger:d:@document $verbless ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if #ids > 1 then note_title(m, doc, ids) end
  end,
  unless = [[ $not | $unborn ]], qualify = false, priority = 20,
  examples = { { "Treaty of Chile and Norway" }, { "Norway signed it." } }, -- it only notes them, for rule title-signed
}
-- "Framework Agreement on a loan by A to B", "Protocol on the export of fruit from A to B": who gives and who gets are the parties.
rule "title-from-to" {
  pattern = [[ $title_start (?! the | 'I') $title_word{0,8}? trigger:d:@document $verbless (?! []* between)
    (?: (on | for | of | concerning | regarding | relating to) | [lower=/[a-z]{3,}ing/]) $topics_gap (by | from) $the? (x:@party | x:@country) to $the?
    (x:@party | x:@country) ]],
  on_match = function(m, doc)
    local ids = reference.ids(m.x)
    if #ids < 2 then return end
    note_title(m, doc, ids)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
  end,
  unless = [[ $not | $unborn ]], confidence = 0.7, priority = 20,
  examples = {
    { "Protocol on the export of fish from Chile to Norway", "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture",
      "Chile agrees_on trade", "Norway agrees_on trade" },
    { "Report on the export of fish from Chile to Norway" },
  },
}
-- "Agreement between A and B on ... (Lima, 2 May 1986)", "... Signed at Lima on 2 May 1986", "Date of signature: 2.5.1986".
macro "day" [[ (?: #num | #date | and | "," | "-"){0,15}? (#date | [#num & lower=/[0-9]+[.][0-9]+[.][0-9]+/]) ]]
local function signs_title(m, doc)
  local title = doc.state.title
  if title and title.sentence == m.sentence - (m.below and 1 or 0) then sign(doc, title) end
end
rule "title-dated" {
  pattern = [[ ^ trigger:below:(("(" | "[")? #Cap{1,3}?) "," $day (")" | "]")? "."? $
    | trigger:("(" | "[") #Cap{1,3}? "," $day (")" | "]") ]],
  on_match = signs_title, unless = [[ $not ]], confidence = 0.8, after = { "title", "title-from-to", "title-below" },
  examples = {
    { "Fisheries Agreement between Chile and Norway (Lima, 2 May 1986)", "Chile signs agreement", "Norway signs agreement" },
    { "Fisheries Agreement between Chile and Norway (with annex)" },
  },
}
rule "title-ends-in-date" { -- apart: together with the others it would be looked for at every comma
  pattern = [[ ("," | ";") trigger:#Cap #Cap{0,2}? "," $day "."? $ ]],
  on_match = signs_title, unless = [[ $not ]], confidence = 0.8, after = { "title", "title-from-to", "title-below" },
  examples = {
    { "Fisheries Agreement between Chile and Norway, Lima, 2 May 1986", "Chile signs agreement", "Norway signs agreement" },
    { "Fisheries Agreement between Chile and Norway, with annex" },
  },
}
rule "title-signed" {
  pattern = [[ ^ trigger:below:(signed | done | concluded) (at | in | on | ":" | #num | #Cap) (?! []* $be_have_may)
    | ^ ("(" | "[")? trigger:below:(entry into force | entered into force) | ^ trigger:below:((signature | signing) ":" | exchange of (notes | letters)
      (?= at | dated | signed))
    | ^ (date | place) (and (date | place))? of trigger:below:(signature | signing)
    | ("," | "." | ";" | "-" | "(" | ")" | "|") trigger:(signed | done | concluded | initialled | entered into force) (at | in | on | ":" | #num | #Cap) ]],
  on_match = signs_title, unless = [[ $not ]], confidence = 0.8, after = { "title", "title-from-to", "title-below" },
  examples = {
    { "Chile and Norway: Protocol on fisheries. Signed at Lima on 2 May 1986", "Chile signs protocol", "Norway signs protocol" },
    { "Chile and Norway: Protocol on fisheries. Laid before Parliament at Lima on 2 May 1986" },
  },
}

-- Lists of treaties: a head names the parties, and the titles under it only the matter. A head is no sentence: it has no verb or ends in a colon.
-- The parties alone ("Chile and Norway."), one party ("Chile", of whom every title names the other, or the other behind such a head), or
-- instruments and those whose they are ("Treaties between Chile and Norway", "List of agreements: visit of the President of Chile to Norway").
macro "name_in_head" [[ (x:@party | x:@country | x:@nationality) ]]
macro "no_verb" [[ (?! $be_have_may | sign | signs | ink | inks | agree | agrees | {say} | {agree} | {welcome} | {support}) ]]
local function head(m, doc)
  local ids, before = reference.ids(m.x), doc.state.head
  if #ids == 0 or #ids > reference.AT_MOST then return end
  local owner = m.one and before and before.owner
  if owner and owner ~= ids[1] then ids[2] = owner end
  doc.state.head = { sentence = m.sentence, ids = ids, owner = #ids == 1 and not m.one and ids[1] or owner,
    signed = in_list(m, doc) and before.signed }
end
rule "head-of-parties" {
  pattern = [[ ^ (trigger:$parties_of_title "."? | trigger:one:x:(@country | @org) ":"?) $ ]],
  on_match = head, qualify = false, priority = 31,
  examples = { { "Chile and Norway." }, { "Chile and Norway spoke." } }, -- it only notes them, for rule title-below
}
macro "texts" [[ (treaties | agreements | accords | conventions | protocols | pacts | mous | memoranda | memorandums | documents | instruments | outcomes
  | "treaty series" | bilateral acts | exchanges of notes) ]]
macro "one_text" [[ (treaty (?! series) | agreement | convention | protocol | memorandum | exchange of | accord) ]] -- no head, but a title
rule "head-of-titles" {
  pattern = [[ ^ (?: $name_in_head | $no_verb (?! $one_text) [!raw="."])*? trigger:$texts (?: $name_in_head | $no_verb [])* (?<! ".") $
    | ^ (?: $name_in_head | [!raw="."])*? following trigger:(?: $plain{0,2}? @document) (?: $name_in_head | [])* $ ]],
  on_match = head, unless = [[ $not ]], qualify = false, priority = 31,
  examples = { { "Treaties between Chile and Norway" }, { "Treaties between Chile and Norway are long" } }, -- it only notes them, for rule title-below
}
-- "Treaties signed in 1986", "The following agreements were signed:"; the columns of a table: "Signed on | In force on | Title".
macro "column" [[ (#punct | [lower=/nos?|number|titles?|treaty|treaties|agreements?|instrument|name|subject|country|countries|party|parties|with/]
  | [lower=/dates?|place|of|the|and|in|on|at|day|year|entry|entered|into|force|inforce|effective|ratified|ratification|proclaimed|published|citation/]
  | [lower=/status|id|type|region|reference|ref|notes|remarks|text|depositary|by|s|sl|serial|from/]) ]]
rule "head-signed" {
  pattern = [[ ^ (?: $no_verb [!raw="."])*? $texts (?: $no_verb [])*? (?<! be) trigger:(signed | concluded | (entered | came | entering | entry) into force)
      (?: $no_verb [])* (?<! ".") $
    | $before_list ($texts | @document) (?: [!raw="."])*? (was | were | "have been" | "had been") trigger:(signed | concluded | exchanged)
      [!raw="."]* $
    | ^ columns:($column{1,15}? trigger:(signed | signature | signing) $column{0,15} | trigger:(signed | signature | signing) $column{1,15}) $ ]],
  on_match = function(m, doc)
    local state = doc.state
    if not (m.columns and in_list(m, doc)) and not (state.head and state.head.sentence == m.sentence) then
      state.head = { sentence = m.sentence, ids = {} }
    end
    state.head.signed = true
  end,
  unless = [[ $not ]], qualify = false, priority = 28,
  examples = { { "Treaties signed in 1986" }, { "Treaties to be signed in 1986" } }, -- it only notes them, for rule title
}
-- What a title is about, for the line below it.
local function matter(m)
  local sectors, topics = {}, {}
  for i, sector in ipairs(reference.list(m.s)) do sectors[i], topics[i] = "sector:" .. sector.key, reference.topic_of(m, sector) end
  return sectors, topics
end
local function agree_on(doc, ids, sectors, topics, modality)
  for _, id in ipairs(ids) do
    for i, sector in ipairs(sectors) do doc:emit(id, "agrees_on", sector, { topic = topics[i], modality = modality }) end
  end
end
rule "title-below" {
  pattern = [[ $title_start (?! (international | multilateral) @document) (?: $the? (y:@party | y:@country) "."? (":" | "-" | "--" | "|" | (?= #Cap)))?
    (?: $topic | #Cap | "-" | #num | and | of | for){0,12}? trigger:d:@document (?! []* $be_have_may) (?: (signed | exchanged | concluded)? $with_partner)?
    (?: ((on | for | concerning | regarding | relating | respecting | about | in | of | to | "(" | "-") | [lower=/[a-z]{3,}ing/]) $title_topics)?
    (?: (?: (?! $stop) [])*? ","? $with_partner)? ]],
  on_match = function(m, doc)
    local at, title = in_list(m, doc), doc.state.title
    if title and title.sentence == m.sentence then return end
    if not reference.list(m.y)[1] then
      local sectors, topics = matter(m)
      doc.state.nameless = { sentence = m.sentence, sectors = sectors, topics = topics }
    end
    if not at then return end
    local ids = #at.ids < 2 and m.y and reference.ids(m.y) or {}
    for _, id in ipairs(at.ids) do ids[#ids + 1] = id end
    if #at.ids == 0 and ids[1] ~= at.first then ids[#ids + 1] = at.first end -- the other titles name the list's owner first
    if #ids < 2 then -- of many states
      at.sentence = m.sentence
      return
    end
    note_title(m, doc, ids)
    reference.together(m, doc, ids, "agrees_with", "agrees_on")
    if ids and m.d.key == "loan" then reference.agree_on(doc, ids, "finance", m.d.text) end
  end,
  unless = [[ $not | $unborn ]], confidence = 0.7, after = { "head-of-titles", "head-of-parties", "agreed-list" },
  examples = {
    { "Chile and Norway. Fisheries Agreement, 14 June 1955", "Chile agrees_with Norway", "Chile agrees_on agriculture", "Norway agrees_on agriculture" },
    { "Chile and Norway. Fisheries report, 14 June 1955" },
  },
}
-- "Convention for ... Signed at Oslo May 2, 1928; entered into force May 4, 1930; for the United States June 5, 1934."
rule "in-force-for" {
  pattern = [[ into force [!raw="."]{0,8}? ";" trigger:for list($the? x:@country) #date ]],
  on_match = function(m, doc)
    local above = doc.state.nameless
    if above and above.sentence == m.sentence - 1 then agree_on(doc, reference.ids(m.x), above.sectors, above.topics) end
  end,
  unless = [[ $not ]], confidence = 0.7, after = "title-below",
  examples = {
    { "Multilateral treaties\nConvention on fisheries. Signed at Oslo May 2, 1928; entered into force May 4, 1930; for Chile June 5, 1934.",
      "Chile agrees_on agriculture" },
    { "Multilateral treaties\nConvention on fisheries. Signed at Oslo May 2, 1928; entered into force May 4, 1930, with a copy for Chile." },
  },
}
-- "Treaty of Peace with Chile", "Treaties of Peace with Chile and Peru": of those whom it names. With whom the text does not say.
rule "title-with" {
  pattern = [[ $title_start (?! @party | @country | 'I' | the | on | [lower=/[a-z]+ing/]) (?: $topic | $title_word){0,8}?
    (?= #Cap) trigger:d:@document $verbless (?! []* (between | by | talks | {sign}))
    (?: (of | on | for | concerning | regarding | relating to | respecting) (?: $topic | $title_word){1,10}?)?
    with list($the? x:@party) (?= "," | "." | "(" | ";" | "|" | \" | $ | #num | #lower)
    (?: (on | for | concerning | regarding | relating | respecting | about) $title_topics)? ]],
  on_match = function(m, doc)
    local at, ids = in_list(m, doc), reference.ids(m.x)
    if at and (#at.ids > 0 or at.first) then return end -- rule title-below
    note_title(m, doc, ids)
    agree_on(doc, ids, matter(m))
  end,
  unless = [[ $not | $unborn ]], confidence = 0.7, priority = 19,
  examples = {
    { "Treaty of Peace with Chile, 8 May 1921", "Chile agrees_on peace" },
    { "Treaty of Peace with Chile was unfair" },
  },
}
-- A table of treaties: "Chile. | Fisheries. | July 10, 1853 | April 9, 1855", below a head such as "Country | Subject | Signed".
rule "title-row" {
  pattern = [[ ^ \"? $the? (x:@party | x:@country) \"? "."? trigger:("|" | ";" | "," (?= \") | (?= #Cap)) \"? $verbless (?! []* @document)
    (?: $topic | $title_word | "," | "."){1,16}? \"? ("|" | ";" | "," | "." | (?= #num | #date)) \"? #num? #date []* $ ]],
  on_match = function(m, doc)
    local at, ids = in_list(m, doc), reference.ids(m.x)
    if not at then return end
    at.sentence = m.sentence
    if at.owner and at.owner ~= ids[1] then
      ids[2] = at.owner
      reference.together(m, doc, ids, "agrees_with", "agrees_on")
    else
      agree_on(doc, ids, matter(m))
    end
  end,
  unless = [[ $not ]], confidence = 0.7, priority = 18,
  after = { "head-of-titles", "head-of-parties", "head-signed" },
  examples = {
    { "Country | Subject | Signed\nChile. | Fisheries. | July 10, 1853", "Chile agrees_on agriculture" },
    { "Chile | Fisheries | July 10, 1853" },
  },
}

-- Headings of what a cabinet has decided: "Signing of an MoU between A and B on ...", and below it, or behind a dash, "The Cabinet approved the
-- proposal made by ... to sign the above MoU". They bind the cabinet's country alone, but on an occasion.
macro "about_to_conclude" [[ ((signing | concluding | renewing | extending | obtaining | ratifying) (?: of)? | entering into
  | (conclusion | renewal | extension | ratification) of) ]]
macro "heading_end" [[ (?= (?: (?! $be_have_may | took | takes) [!raw=":" & !raw="-"])* (":" | "-" | $)) ]]
macro "heading_start" [[ (?<= ^ (?: #num "."? | $bullet)?) ]]
mention "head" "about-to-conclude" { pattern = [[ $heading_start $about_to_conclude $title_word{0,8}? @document $heading_end ]] }
mention "head" "under-cabinet" {
  pattern = [[ $heading_start (?! the) $title_word{0,8}? @document (?= []*? between) (?= (?: (?! $be_have_may | took | takes) [])* $) ]],
  resolve = function(_, doc) return doc.state.cabinet and "decoy:thing" or nil end, lazy = true,
}
rule "cabinet" {
  pattern = [[ trigger:cabinet (?= []{0,9} (decision | decisions | approved | approval | granted | proposal)) | (approved | approval | decisions
    | granted) []{0,8}? trigger:cabinet ]],
  on_match = function(_, doc) doc.state.cabinet = true end, qualify = false, priority = -20,
  examples = { { "The Cabinet approved it." }, { "The cabinet is brown." } }, -- for mention under-cabinet
}
rule "decision-heading" {
  pattern = [[ ^ (?: $topic | (?! between) [])*? trigger:d:@document (?<= @head) (?: $topic | (?! $stop | between) [])*? between $named_parties
    (?: $gap $on $topics)? ]],
  on_match = function(m, doc)
    local sectors, topics = matter(m)
    local heading = { sentence = m.sentence, ids = reference.ids(m.x), class = m.d.key, sectors = sectors, topics = topics, waits = doc.state.cabinet }
    if m.d.key == "loan" then heading.sectors[#heading.sectors + 1] = "sector:finance" end
    doc.state.heading = heading
  end,
  unless = [[ $not ]], qualify = false, priority = 15,
  examples = { { "Signing of a fisheries treaty between Chile and Norway" }, { "Norway signed it." } }, -- it only notes it
}
local function say_heading(doc, heading, ids, modality)
  if #ids > 1 then doc:emit(ids[1], "agrees_with", ids[2], { modality = modality }) end
  agree_on(doc, ids, heading.sectors, heading.topics, modality)
end
rule "heading-decided" {
  pattern = [[ trigger:(approved | approval | granted) (?: [!raw="."]*? @document [!#punct]{0,6}? (for | on | concerning | regarding) $topics)? ]],
  on_match = function(m, doc)
    local heading, own = doc.state.heading, reference.source(doc)
    if not heading or m.sentence > heading.sentence + 4 then return end
    doc.state.heading = nil
    own = own and (own[1] == heading.ids[1] or own[1] == heading.ids[2]) and own[1] or heading.ids[1]
    if #heading.sectors == 0 then
      for i, sector in ipairs(reference.list(m.s)) do heading.sectors[i] = "sector:" .. sector.key end
    end
    say_heading(doc, heading, doc.state.occasion and heading.ids or { own }, "planned")
    if not doc.state.occasion then doc.state.approved = { ids = heading.ids, own = own, sectors = heading.sectors } end
  end,
  unless = [[ $not | {reject} ]], confidence = 0.7, after = "decision-heading",
  examples = {
    { "Signing of a treaty between Nepal and Chile on fisheries - The Cabinet approved the proposal.", "planned Nepal agrees_on agriculture" },
    { "Signing of a fisheries treaty between Nepal and Chile\nThe Cabinet did not grant it." },
  },
}
-- "Signing of an MoU between A and B on ..." over a text in which nobody has yet to approve it.
rule "heading-stands" {
  pattern = [[ ^ (?! []* (cabinet | approval | approved | proposal | proposed | planned | planning | consent | decided | will | "to be")) []*? trigger:"." $ ]],
  on_match = function(m, doc)
    local heading = doc.state.heading
    if not heading or heading.waits or m.sentence ~= heading.sentence + 1 then return end
    doc.state.heading = nil
    say_heading(doc, heading, heading.ids)
    for _, id in ipairs(heading.ids) do doc:emit(id, "signs", "document:" .. heading.class) end
  end,
  qualify = false, priority = 16, confidence = 0.7, after = "decision-heading",
  examples = {
    { "Signing of a fisheries treaty between Nepal and Chile\nThe two ministers shook hands.", "Chile agrees_with Nepal", "Nepal agrees_on agriculture",
      "Chile agrees_on agriculture", "Nepal signs treaty", "Chile signs treaty" },
    { "Signing of a fisheries treaty between Nepal and Chile\nThe proposal is long." },
  },
}

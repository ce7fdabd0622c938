-- Who acts for whom. A mention of type `party` stands for one party or more, whatever names it: the country itself, its
-- government, an office, a person in office, a capital, a group that the text has introduced ("both sides", "they").
--
--   state   a country or body by name, with "Government of ..." and the like around it
--   person  somebody who acts for a party: "Chinese Foreign Minister Wang Yi", "the President of Gabon", later "Wang"
--   joint   a mention that stands for several parties at once
--   pairing two parties side by side, which is how a text introduces those whom "both sides" will mean

local reference = require "reference"

-- What has to be found before reference.lua can say who is meant: by an office; by a name; by "we" and "I"; by "they".
local PEOPLE = { "dateline", "person", "acting", "opposite", "two-officials" }
local ANYBODY = { "actors", "dateline", "person", "acting", "opposite", "retinue", "two-officials", "pairing", "pair", "joint", "encounter", "voice" }
local SPEAKERS = { "voice", "we-the", "pair", "joint", "joint-document", "statement-of-governments", "agreed-list" }
local GROUPS = { "pairing", "pair", "joint", "encounter", "opposite" }

macro "place" [[ (c:@country | c:@capital | c:@nationality (capital | town | city | port | resort | village)) ]]
macro "s" [[ ('s | (?<= [lower=/.*[sxz]/]) "'" (?= #lower | #Cap)) ]] -- "Peru's", "the Philippines'"; not "Japan 'regrets' it"
macro "the" [[ (the? visiting | the) ]]
macro "rank" [[ (deputy | vice | acting | interim | new | visiting | senior | federal | first | caretaker | outgoing |
  then | assistant | under) "-"? ]]
macro "adj" [[ [(#lower & !#func) | lower=/(deputy|vice|new|acting|visiting|top|senior|federal|central|joint|first)/] ]]

-- Names of people: capitals, initials and particles, but no country, date or office.
-- In headlines every word has a capital, or is in capitals: their verbs are no names.
macro "headline_verb" [[ [raw=/[A-Z]{2,}([B-HJ-NPQTV-Z]|[B-NP-Z]R)S|[A-Z]{3,}(ED|ING)/
  | raw=/SIGN|MEET|HOLD|BACK|SEEK|PLAN|URGE|SAY|SEE|CALL|WARN|SET|CUT|EXPECT|BEGIN|OPEN|END|FAIL|MAY|DUE/
  | lower=/(agree|discuss|support|condemn|reject|welcome|oppose|approve|adopt|reach|resume|visit)/
  | lower=/(agree|support|condemn|reject|welcome|oppose|approve|adopt|resume|visit|arrive|meet|say|tell|hail|urge|warn|slam|accuse)s/
  | lower=/(criticise|criticize|praise|thank|receive|host|addresse|attend|vow|pledge|seek|hold|sign|call|back|leave|head|end|begin)s/
  | lower=/(start|denie|discusse|reache|conclude|deliver|depart|review|denounce|blame|defend|propose|offer|express|assure|stresse)s/
  | lower=/(launche|inaugurate|wrap|kick|pay|embark)s/] ]]
macro "no_name" [[ $headline_verb | meanwhile | however | moreover | earlier | later | yesterday | today | separately | @country | @nationality
  | @capital | @office | @org | #date (?! (?<= 'Jan' | 'June' | 'April' | 'August') (#Cap | van | de | von)) | #func | concerning | regarding
  | relating | amending | extending | covering | providing | constituting ]]
macro "nameword" [[ (?! $no_name) #Cap ]]
macro "particle" [[ (al | bin | ibn | bint | de | da | do | dos | di | du | la | le | von | van | der | den | el | del
  | ben | ter | bte | arap | ould | ag | ul | ur | ud | ole | "-" | "'") ]]
macro "closing" [[ (?: "," (?= [#lower & !of & !and & !the & !who & !from] (?! by)))? ]] -- "Carl Orr, Jr., met ..."
-- "PRIME MINISTER ADAMS VISITS PERU": behind an office the first of two such words is a name.
macro "name_not_verb" [[ (?<= @office) [raw=/[A-Z]{2,}(S|ED)/ & lower!=/(visit|meet|arrive|sign|urge|hail|condemn|reject|welcome|tell|say)s/]
  (?= [raw=/[A-Z]+/ & lower=/(visit|meet|arrive|sign|urge|hail|condemn|reject|welcome|tell|say)s/]) ]]
macro "name" [[ ($name_not_verb | $nameword) (?: "-" (in | [#lower & !#func]) | \" #Cap{1,2} \" (?= #Cap) | $particle* $nameword )*
  (?: ","? (jr | sr) "."? $closing )? ]]
macro "hon" [[ (?: $the? @honorific "."? ){1,3} ]]

-- "Deputy Prime Minister and Foreign Minister", "Minister for Youth Affairs", "Trade Minister", "Secretary of State".
macro "portfolio" [[ (of | for) $the? (?! @country | @nationality | @org (?! 'Affairs') | $the? (republic | kingdom | state | government |
  commonwealth | people | islamic | democratic) | @honorific)
  #Cap (?: (and | & | (?<= 'Department' | 'Ministry' | 'State') (of | for) the?)? (?! @country | @nationality | @honorific) #Cap )*? ]]
macro "speaks_for" [[ (spokesman | spokeswoman | spokesperson) ]]
macro "plain_cap" [[ (?! @country | @nationality | @leader | #func) #Cap ]] -- of a name of something in a state
macro "of_region" [[ (first | chief) minister ]] -- of a part of a state
macro "out_of_office" [[ (former | ex | late | ousted | deposed | exiled | fugitive | jailed | opposition | rebel | dissident | candidate) "-"? ]]
macro "top_office" [[ @office[key=head-of-state | key=head-of-government | key=deputy] ]]
-- Neither "Following President Vega's visit" nor "to Oslo and President Vega".
macro "title" [[ (?! $of_region | $out_of_office) (?: (?! @office) $rank){0,2} (?: (?! @office | $of_region | [lower=/[a-z]+ing/] $top_office) $plain_cap
  (?: ","? (and | &) (?= #Cap) (?! $top_office))?){0,5}? o:@office (?: $portfolio )?
  (?: ","? (and | &) (?= #Cap) @sector)? ]]
macro "portfolio_before" [[ (?: (?! $out_of_office) [#lower & !#func & lower!=/.*ed|met|meets|told|tells|held|saw|urges|wants|visiting|and/] |
    "-"){0,3}? ]] -- "Russian nuclear energy minister"
macro "titles" [[ $title (?: $speaks_for)? (?: ","? (and (?! president | (?<= "vice president" and) $top_office) | cum |
    &) $rank* (?: $plain_cap)*? @office (?: $portfolio )? )* ]]

-- "Ambassador to the UN in Geneva", "special envoy for North Korea"
macro "wide_region" [[ the ('Middle' 'East' | 'Balkans' | 'Gulf' | 'Sahel' | 'Great' 'Lakes' | 'Horn' of 'Africa' | 'Caucasus') | 'Europe' ]]
macro "posted" [[ (to $the? (h:@country | h:@capital | @org) (?: in #Cap)? | (to | for | in) $wide_region | in (h:@country | h:@capital) |
  in charge of [!#punct]{1,5} (?= ",") | (?<= envoy | representative | coordinator | ambassador) (for
    | on) $the? (@country (?: and $the? @country)? | @nationality (affairs | issues | peace))) ]]

-- "Libyan Interim Government Commissioner Ali", "U.S. Department of State Counselor Bell".
macro "of_government" [[ (?: ($plain_cap{0,2}? 'Government' | $plain_cap 'Department' | 'Department' of #Cap{1,2}?) (?= #Cap)) ]]

-- The first of its offices, if it has any.
local function first_office(m) return reference.list(m.o)[1] end
local function acts(m, doc)
  local ids = reference.ids(m.c)
  reference.learn(doc, ids, first_office(m), m.name)
  if m.h and #ids == 1 and (first_office(m) or {}).key == "diplomat" then reference.posted(doc, m.sentence, ids[1], reference.ids(m.h)[1]) end
  return ids
end

macro "bracketed" [[ (?: "(" [!raw=")"]{1,3} ")")? ]] -- "the Republic of Korea (ROK)"
macro "aged" [[ (?: "," [raw=/[2-9][0-9]/] (?= "," | and)) ]] -- "Ana Soto, 61, ..."
macro "comma" [[ "," (?! who | whose | which) ]] -- that closes a name; what follows in "who" is between commas of its own
mention "person" "nationality-office-name" {
  pattern = [[ (?<! $out_of_office) $hon? $the? (?: c:@nationality $of_government? $portfolio_before | c:@capital $s | c:@country $s?
    $of_government? | c:@country $s $portfolio_before) $titles $posted?
    (?: "," $hon? name:$name $aged? $comma | ","? ambassador?
    $hon? name:$name (?: $aged $comma?)?) ]],
  resolve = acts,
  learn = "name",
}
-- Texts without any capitals: "peruvian president luis vega said".
macro "small_name" [[ [#lower & !#func & lower!=/also|later|earlier|today|yesterday/] (?: "-"? [#lower & !#func]){0,4}? ]]
macro "small_name_ends" [[ (?= "," | has | had | is | was | will | #num | #func | today | yesterday | (said | says | told | held | met | arrived
  | left | added | signed | visited | agreed | announced | expressed | called | stressed | pointed | stated | noted | urged | received | discussed
  | introduced | hopes | hoped | spoke | talked | paid | thanked | welcomed | condemned | rejected | accused | began | ended | flew)) ]]
mention "person" "in-small-letters" {
  pattern = [[ (?<! $out_of_office) (?= #lower) (c:@nationality | c:@country $s) (?! $out_of_office) [#lower & !#func]{0,2} o:@office (?: and @office
    | (of | for) [#lower & !#func]{1,2} (?: and [#lower & !#func])?)? ("," name:$small_name "," | name:$small_name $small_name_ends) ]],
  resolve = acts,
  learn = "name",
}
mention "person" "in-small-letters-again" {
  pattern = [[ (?<= ^ | "." | "," | ";" | that | with | and) name:$small_name $small_name_ends ]],
  resolve = function(m, doc) return reference.known_as(doc, m.name) end,
  after = "in-small-letters", lazy = true,
}
macro "is_body" [[ (government | governments | cabinet | parliament | administration | side | regime | leadership | authorities | delegation) ]]
mention "person" "office-of-country-name" {
  pattern = [[ (?<! $out_of_office) $hon? $the? $titles (?<! $is_body) of $the? (c:@country | c:@org (?: $s? "secretary - general")? | c:@nationality
      (government | president | "prime minister") | c:@capital[key=ARE]) $posted?
    (?: ","? $hon name:$name $aged? $comma? | "," name:$name $aged? $comma? | name:$name (?: $aged $comma?)?) ]],
  resolve = acts,
  learn = "name",
}
macro "of_land" [[ (","? of $the? c:@country (?! $s) | from $the? c:@country | "(" c:@country ")") ]]
mention "person" "office-name-of-country" {
  pattern = [[ (?<! $out_of_office) $hon? $titles ("," $hon name:$name $of_land $comma | $hon? name:$name $of_land) ]],
  resolve = acts,
  learn = "name",
}
macro "fellow" [[ (counterpart | colleague | "opposite number" | host) ]]
-- "Secretary of State Ann Cole, Australian Foreign Minister Jo Bell" are two people.
mention "person" "name-office-of-country" {
  pattern = [[ (?<! (?! @capital) [#Cap & !#func]) ambassador? $hon? name:$name $comma (?: who (is | was))? ($the? | a | an)
    (?: $titles (of | (?<= commissioner) for) $the? (c:@country | c:@org) | c:@country $s $titles | c:@nationality $portfolio_before $titles
    | (his | her) (?: c:@nationality $fellow | $fellow (from | of) c:@country)
    | c:@org $s? (?: $plain_cap | $adj | "-" | @leader $s){0,6}? (@office | mediator | chief | head | representative)
      (?: (for | to | on | in) [#Cap | #lower]{1,4}? (?= ","))? | (special | personal)? (representative | envoy) of $the? c:@org
    | $plain{0,2}? ($speaks_for | official | adviser | diplomat) (for | of | at | with | in) $the?
    (c:@nationality | c:@country $s | c:@org $s? | c:@seat) $adj? (@office | $speaks_for | $assembly)?) $posted?
    (?: "(" #UPPER ")")? (?: and (the | a | current) [!#punct]{1,8} (?= ","))? (?! $hon? $nameword | talk | meet | discuss | hold | sign | agree
      | vow | review | pledge | explore) $comma? ]],
  resolve = acts,
  learn = "name",
}
-- "EU Trade Commissioner Anna Kis", "NATO Secretary General Jan Dahl".
mention "person" "of-body" {
  pattern = [[ $the? c:@org $s? $rank* (?: (?! @country | @nationality | #func | @office)
    [#Cap | #lower & lower!=/.*ed|met|meets|told|tells|held|saw|urges|wants/]){0,3}? (o:@office | chief | head | commissioner | (managing
      | executive)? director |
    coordinator | chairman | mediator | negotiator | representative)
    (?: for (foreign affairs | #Cap{1,3}?) | $posted)? (?: "," name:$name $comma | ","? name:$name) ]],
  resolve = acts,
  learn = "name",
}
-- Those whom texts name without their country (gazetteers leader and surname): "President Reagan", "Boris Yeltsin met the Group of Seven".
macro "by_title" [[ (king | queen | prince | emperor | sultan | pope | cardinal | archbishop | sheikh | ayatollah | colonel | general | father | lord |
  sir | dr | dr. | senior) ]]
-- What a sentence begins with is no first name: "Afterwards Reagan said ...".
macro "begins" [[ (?<= ^ (afterwards | afterward | earlier | later | yesterday | today | tonight | meanwhile | however | moreover | then | instead |
  also | still | thus | hence | therefore | now | once | twice | speaking | addressing | separately | recently | lately | previously | subsequently |
  finally | initially | reportedly | privately | publicly | formally | nevertheless | together)) ]]
-- "Mr. Vega and Foreign Minister Dahl": what stands behind "Mr" is no portfolio.
macro "mister" [[ (?! (mr | mrs | ms | dr | miss) "."? $plain_cap{1,2} and) (?<! mr | mrs | ms | dr | miss | (mr | mrs | ms | dr) ".") ]]
macro "name_ends" [[ (?: ","? (jr | sr) "." $closing | ","? (jr | sr | 'MP' | 'MEP' | 'AC' | 'AO' | 'OBE' | 'CBE' | 'KBE'))?
  (?! [#Cap & !#func & !#date] | "-" | "," $the? $titles of) ]]
macro "vessel" [[ (carrier | ship | warship | destroyer | submarine | frigate) ]]
mention "person" "leader" {
  pattern = [[ (?= $hon? @leader)
    ((?<! [#Cap & !#func & !#date] | @nationality | @office ","? | $out_of_office | $vessel) | (?<= in #Cap) | $begins)
    ((?= $by_title) c:@leader | $hon? name:c:@leader) $name_ends ]],
  resolve = acts,
  learn = "name",
}
local function by_surname(m, doc) -- the text knows better
  local known = reference.known_surname(doc, m.name)
  if not known then return acts(m, doc) end
  reference.learn(doc, { known }, first_office(m), m.name)
  return known
end
mention "person" "leader-in-office" {
  pattern = [[ (?<! (?! 'Following') [#Cap & !#func & !#date] | @nationality | $out_of_office) (?! $out_of_office) $mister $hon? $titles ","? $hon?
    name:(c:@leader | [raw=/[A-Z]\.?/]{0,3} c:@surname) $name_ends ]],
  resolve = by_surname,
  learn = "name",
}
mention "person" "head-of-common-name" { -- "Prime Minister Brown"
  pattern = [[ (?<! [#Cap & !#func & !#date] | @nationality | $out_of_office) (?= #Cap) (o:@office[key=head-of-state | key=deputy]
    (?<= president) name:(c:@namesake[key=USA | key=KOR]) | o:@office[key=head-of-government] $hon?
    name:(c:@namesake[key!=USA & key!=KOR])) $name_ends (?! of) ]],
  resolve = by_surname,
  learn = "name",
}
mention "person" "head-in-office" {
  pattern = [[ (?<! [#Cap & !#func & !#date] | $out_of_office) (secretary | director) "-"? general name:c:@leader $name_ends ]],
  resolve = acts,
  learn = "name",
}
mention "person" "leader-again" { -- "Reagan", behind "President Reagan"
  pattern = [[ ((?<! [#Cap & !#func & !#date]) | $begins) name:(@surname | @namesake) $name_ends ]],
  resolve = function(m, doc) return reference.known_as(doc, m.name) end,
  after = "person",
}
mention "person" "commissioner" { -- "European Commissioner for Environment Anna Kis"
  pattern = [[ 'European' (?: (#Cap | and | "-"){0,3}? 'Commissioner' (?: (for | of) #Cap (?: (and | ",")? #Cap){0,3}?)? | 'Commission' $rank* 'President')
    name:$name ]],
  resolve = function(m, doc)
    reference.learn(doc, { "org:EU" }, nil, m.name)
    return "org:EU"
  end,
  learn = "name",
}
-- "Chile's Vega met ...", "Mr Vega of Chile": a name alone acts where only people can.
macro "comes_or_meets" [[ ((will | is to | was to | due to)? (meets | met | meet | visits | visited | visit | travels | travelled | flies | flew | arrives
  | arrived | heads | sat | conferred | telephoned | phoned | received | hosted | talked | spoke | held talks | "had talks" | journeyed | "left for")) ]]
macro "meeting_him" [[ (met | meets | "met with" | told | received | welcomed | telephoned | phoned | hosted | "talks with" | "meeting with" | visiting) ]]
macro "full_name" [[ $nameword (?: "-" | $particle)* $name ]]
local function of_country(name, pattern) mention "person" (name) { pattern = pattern, resolve = acts, learn = "name" } end
of_country("met-of-country", [[ (?<= $meeting_him) (c:@country $s (?! [raw=/[A-Z][a-z]+(ship|tion|sion)/]) name:$name |
  name:$full_name of $the? c:@country (?! #Cap)) ]])
of_country("host-of-country", [[ (?<= (the | his | her) (host | guest | visitor) "," | ^ host) name:$full_name of $the? c:@country ]])
of_country("honoured-of-country", [[ $hon name:$name of $the? c:@country ]])
of_country("bracketed-country", [[ (?<! [#Cap & !#func]) $hon? name:$full_name "(" c:@country ")" (?= $mid $verb) ]]) -- in reports of debates
of_country("leader-of-country", [[ c:@country $s name:(@leader) | name:(@leader) ","? of $the? c:@country ]])
of_country("country-of", [[ (c:@country | c:@org) $s name:$name (?= $comes_or_meets | to (visit | meet | receive) | due in) ]])
of_country("headline-host", [[ (?<= ^ [!#punct]{1,6}? (meets | met | meet | hosts | receives)) (c:@country | c:@org) $s name:$name (?= $ | #func) ]])
mention "person" "mister-leader" { -- "Mrs Thatcher met Mr Gorbachev"
  pattern = [[ (mr | mrs) "."? name:(c:@surname) $name_ends (?! of) ((?= $comes_or_meets | {say} | {tell} | {agree})
    | (?<= $meeting_him (mr | mrs) "."? @surname)) ]],
  resolve = by_surname,
  learn = "name",
}
-- "Kremlin spokesman Ivan Orlov", "At the State Department, spokeswoman Ann Lee".
mention "person" "of-seat" {
  pattern = [[ ($the | senior | top)? c:@seat (press secretary | $speaks_for | leader | official | officials | aide | adviser
    | chief of staff | director | chief) (?: name:$name)? |
    (?: senior | top)? (official | officials | spokesman | spokeswoman) (of | at | from) $the? c:@seat |
    ^ (at | in | from) $the? c:@seat "," (a | the)? $speaks_for (?: name:$name)? ]],
  resolve = acts,
  learn = "name",
}
-- "Anna Kis, who leads the Hungarian team, ..."
mention "person" "of-territory" { -- only there it is no head of a firm
  pattern = [[ $the? (c:@country[key=HKG | key=MAC] $s? ('Chief' 'Executive' | 'Governor') | ('Chief' 'Executive' | 'Governor') of
    c:@country[key=HKG | key=MAC]) (?: "," $hon? name:$name $comma | ","? $hon? name:$name)? ]],
  resolve = acts,
  learn = "name",
}
-- Titles that only one state has.
local TITLE = { councillor = "CHN", councilor = "CHN", pope = "VAT", taoiseach = "IRL", tanaiste = "IRL", ["tánaiste"] = "IRL", agong = "MYS" }
-- Other states have such councillors, too.
local function names_china(doc)
  for _, mentions in ipairs { doc:mentions("country", 100), doc:mentions("nationality", 100), doc:mentions("capital", 20), doc:mentions("agency", 5) } do
    for _, mention in ipairs(mentions) do
      if mention.key == "CHN" then return true end
    end
  end
  return false
end
mention "person" "own-title" {
  pattern = [[ $the? title:('Pope' | (?<! [#Cap & !#date & !#func] | 's) 'State' ('Councillor' | 'Councilor') | 'Taoiseach' | 'Tanaiste' | 'Tánaiste'
    | (?: yang di - pertuan) agong)
    (?: ","? $hon? name:$name)? ]],
  resolve = function(m, doc)
    if m.title.text:find("^State") and not names_china(doc) then return nil end
    local id = "country:" .. TITLE[m.title.text:match("%S+$"):lower()]
    reference.learn(doc, { id }, m.title.text:find("ois") and { key = "head-of-government", text = "taoiseach" } or nil, m.name)
    return id
  end,
  learn = "name",
}
macro "body_led" [[ ("joint chiefs" (?: of staff)? | 'State' #Cap{0,3} 'Committee' | troops | team | delegation | side | mission | army | navy |
  "air force" | "armed forces" | police | parliament | senate |
  "national assembly" | assembly | congress | secretariat | commission |
  council | office | embassy | command | fleet | forces | "coast guard") ]]
macro "body_of" [[ (?: #Cap{0,2}? $body_led of $the? c:@country
  | (c:@nationality | c:@country $s? | c:@org $s?) ($adj{0,2} | $plain_cap{1,2}) $body_led | (secretariat | commission | mission)
  (?: of | to) $the? c:@org) ]]
macro "heads_it" [[ ((?: deputy)? head | secretary ("-"? general)? | chief | leader | (?: deputy | vice)? chairman | chairwoman |
  commander | speaker | chair) of ]]
mention "person" "who-leads" {
  pattern = [[ (?<! [#Cap & !#func]) $hon? name:$name "," ((who ({lead} | {head} | {represent} | {chair}) | leading | heading | $the? $heads_it) $the? $body_of
    (?: in
    (@capital | @country))? | representing $the? (c:@country | c:@org)) ","? ]],
  resolve = acts,
  learn = "name",
}
mention "person" "head-of" { -- "the Commander of the Kenyan Army, Lt Gen Ann Otieno"
  pattern = [[ $the? $heads_it $the? $body_of (?: (to | at) the #lower? (talks | meeting | conference | summit
    | negotiations) | in $the? #Cap{1,2})?
    (?: "," $hon? name:$name "," | ","? $hon? name:$name)? ]],
  resolve = acts,
  learn = "name",
}
-- "Jan Nowak, Diplomatic Adviser to the Prime Minister of Poland", "Jan Nowak, Chief of the National Security Bureau of Poland".
macro "aide" [[ (advisor | adviser | aide | assistant | counsellor | counselor | envoy) ]]
macro "serves_as" [[ ($aide | "chief of staff" | "head of cabinet" | representative |
  chief | secretary) ]]
mention "person" "aide-to" {
  pattern = [[ (?<! [#Cap & !#func]) $hon? name:$full_name "," (?: a | an | the)? (?: $plain_cap | $plain | "-" | and | "/"){0,5}? $serves_as (to | of | for)
    $the? (?: (?: $plain_cap | and){1,5} of $the?)?
    ((c:@nationality | c:@country $s? | c:@org $s?) (?: $plain_cap | $plain){0,2}? (@office | $body_led) | @office of $the? c:@country | (?<= of
      | of the) c:@country | c:@org)
    (?! $nameword | 's) ","? ]],
  resolve = acts,
  learn = "name",
}
-- "Jan Nowak, General Secretary of the Communist Party of Laos": only of those parties that govern.
macro "first_of_party" [[ (general secretary | first secretary | "secretary - general" | "secretary general") of (?: the 'Central' 'Committee' of)? $the?
  ('Communist' 'Party' of c:@country | c:@nationality (?: #Cap | 's){0,3}? ('Workers' | 'Revolutionary' | 'Communist') 'Party') ]]
mention "person" "party-secretary" {
  pattern = [[ (?<! [#Cap & !#func]) ($hon? name:$full_name "," $the? $first_of_party ","? | $the? $first_of_party (?: "," $hon? name:$name "," |
    ","? $hon? name:$name)) ]],
  resolve = acts,
  learn = "name",
}
mention "person" "adviser-to" { -- "the chief adviser to the Polish president, Jan Nowak, ..."
  pattern = [[ $the? (?: $plain_cap | $plain | "-" | and){0,5}? $aide to $the?
    (c:@nationality | c:@country $s) $title ("," $hon? name:$full_name "," | ","? $hon? name:$full_name) ]],
  resolve = acts,
  learn = "name",
}
-- "A Polish delegation led by Foreign Minister Jan Nowak".
macro "plain_adj" [[ [(#lower & !#func) | raw="-"] ]]
mention "person" "led-delegation" {
  pattern = [[ (a | an | the)? ($plain_adj{0,4} c:@nationality (?: #lower | and | of | "-"){0,4}? (delegation | team | mission | panel | party | officials |
    negotiators) | (?: $plain_adj | #num){0,4}? (delegation | team | mission) (from | of) $the? c:@country) ","? (led | headed) by $hon? $the?
    (?: $titles)? $hon? name:$name (?: "," $the? $titles (?= ",") | (?= ","))? $comma? ]],
  resolve = acts,
  learn = "name",
}
mention "person" "represented" { -- "Norway was represented by Minister Dahl and Chile by Mr Vega"
  pattern = [[ $the? c:@country (?: (was | is | were) represented | (?<= represented []{1,12} and c:@country)) by $hon? $the? (?: $titles)? $hon? name:$name ]],
  resolve = acts,
  learn = "name",
}
mention "person" "counterpart" {
  pattern = [[ (his | her | their | its) visiting?
    (?: (c:@nationality | c:@country | c:@capital) ($fellow | guest | visitor | hosts | guests | visitors) | $fellow (from | of) $the? c:@country)
    (?: "," $hon? name:$name "," | ","? $hon? name:$name)? ]],
  resolve = acts,
  learn = "name",
}
mention "person" "headline-counterpart" { -- "Peruvian minister, Chilean counterpart agree"
  pattern = [[ (?<= ^ visiting? @nationality (?: #Cap | #lower){1,4} ",") c:@nationality $fellow (?= #lower)
    | (?<= ^ [!#punct]{1,6}? (meets | met | to meet | meet | hosts | receives | calls | phones | telephones) with?) c:@nationality $fellow ]], entity = "c",
}
mention "person" "nationality-office" {
  pattern = [[ (?<! $out_of_office) $the? (?: c:@nationality | c:@country $s | (?= #UPPER) c:@country) $rank* (?: (?! @country | @nationality | #func) #Cap)*?
    o:@office[key=head-of-state | key=head-of-government | key=deputy | key=foreign-minister | key=minister] (?!
    $nameword | and | "," $nameword) ]],
  resolve = acts,
}
mention "person" "office-of-country" {
  pattern = [[ (?<! $out_of_office) $the? $rank*
    o:@office[key=head-of-state | key=head-of-government | key=deputy | key=foreign-minister | key=minister] (?:
    $portfolio )? of $the? c:@country | (the | a)? $rank* (@office[key=diplomat] | representative | delegate) (of | from) $the? c:@country $posted? ]],
  resolve = acts,
}
-- "the cartel", "the fund": the body of this kind that the text has named lately.
local BODIES = {
  fund = "IMF", cartel = "OPEC", alliance = "NATO", bank = "WB ADB AFDB EBRD EIB AIIB", lender = "IMF WB ADB AFDB EBRD EIB AIIB", league = "ARAB_LEAGUE",
  union = "EU AU", community = "EU EAC CARICOM", commission = "EU", agency = "IAEA UNHCR", association = "ASEAN SAARC",
  bloc = "EU ASEAN AU GCC ECOWAS MERCOSUR SADC CARICOM SAARC BRICS EAEU EAC SCO", council = "UN GCC COE",
  group = "ASEAN OPEC G7 G20 BRICS GCC SAARC SCO APEC", organisation = "SCO OPEC OAS OIC WTO WHO NATO AU OSCE",
}
BODIES.grouping, BODIES.organization = BODIES.bloc .. " " .. BODIES.group, BODIES.organisation
mention "org" "again" {
  pattern = [[ (?<= the | the (regional | world | global | trade | oil | trading)) n:(fund | cartel | alliance | bank | lender | league | union | community |
    'Commission' | agency | association | bloc | 'council' | group | grouping | organisation | organization)
    (?= $adverb{0,2} ($be_have_may | $third_person | $irregular | /[a-z]{2,}ed/) | and | 's | "," (which | whose | for | on | in | after | meeting)) ]],
  resolve = function(m, doc) return reference.body_again(doc, m, BODIES[m.n.text:lower()]) end,
  lazy = true,
}
mention "org" "ministers-again" { -- "ministers agreed rules for butter", of those of the EC
  pattern = [[ ((?<= ^ the? | "," the?)) n:ministers (?= $adverb{0,2} (have | had)? $adverb{0,2} (agreed | approved | adopted | decided | endorsed)) ]],
  resolve = function(m, doc)
    return reference.ministers_before(doc, m) or not reference.known_group(doc, m.sentence) and reference.body_again(doc, m, "EU") or nil
  end,
  lazy = true,
}
mention "org" "community" { -- "Community foreign ministers", in texts about the EC
  pattern = [[ (?<! [#Cap & !#func] | the) n:'Community' (?= [#lower & !#func]{0,2} (ministers | officials | leaders | members | governments)) ]],
  resolve = function(m, doc) return reference.body_again(doc, m, "EU") end,
  lazy = true,
}
mention "org" "seven" { -- "the seven major industrial nations", "the Group of Seven (G-7) countries"
  pattern = [[ seven [lower=/major|leading|largest|biggest|main|western/]{0,2} [lower=/industrial|industriali[sz]ed/] (nations | countries | powers
    | democracies | states) | @org[key=G7] ("(" @org ")")? [lower=/major|leading|western|industrial|industriali[sz]ed/]{0,3}? (nations | countries) ]],
  entity = "org:G7",
}
-- Countries and bodies, and what governs them.
mention "state" "country" { pattern = [[ $the? c:@country (?! $s | "-" | "/") ]], entity = "c" }
mention "state" "commission" { -- "the EC Commission", "the EC executive"
  pattern = [[ $the? c:@org[key=EU] $s? executive? ('Commission' | 'Council' (of 'Ministers')? | executive) (?! $nameword | @office | official | sources) ]],
  entity = "c",
}
mention "state" "body" { pattern = [[ $the? c:@org (?! $s | "-" | "/" | allies | partners) ]], entity = "c" } -- its members are not the body
mention "state" "republic" { -- "the Estonian Republic"; not the Turkish Republic of Northern Cyprus
  pattern = [[ $the? c:@nationality[key!=KOR & key!=CHN & key!=SUN & key!=COD & key!=USA & key!=SRB] (?: 'People' 's | 'Peoples' "'"? | 'Socialist'
    | 'Democratic' | 'Federal' | 'Federative' | 'Popular' | 'Soviet')* 'Republic' (?! of | #Cap | $s) ]],
  entity = "c",
}
macro "epithet" [[ (?: (?! @country | @nationality | @org | @office | met | told | said | urged) ($adj | #Cap)) ]]
macro "governing" [[ (government and people | people and government | government | governments | kingdom | republic | commonwealth | state | people |
  cabinet | parliament | authorities | leadership | officials | delegation | delegations | leaders | representatives | envoys | negotiators | mediators |
  diplomats) ]]
macro "outside" [[ (opposition | rebel | guerrilla | militia | business | religious | church | student | union) ]]
-- Whose leaders govern nobody.
macro "unofficial" [[ ($outside | community | society | industry | women |
  youth | indigenous | tribal | labour | labor | protest | gang | rights | democracy | party | corporate | faith | muslim | jewish | activist |
  private | local | municipal | (leaders | journalists | scholars) and) ]]
mention "state" "government-of" {
  pattern = [[ (?: $the $epithet{0,4}?)? $adj? (?<! $unofficial "-"?) $governing (of | from)
    $the? (?: [#Cap & !#func]{0,4}? of $the?)? c:@country | (?<= with | meet | met | tell | told) $adj{0,2} (officials | leaders | ministers | authorities) in
    $the? c:@country ]],
  entity = "c",
}
mention "state" "head-of" { -- "the head of the Kenyan army"
  pattern = [[ the ("deputy head" | head | chief | commander | leader | (?: deputy)? speaker | chairman | governor) of c:@state (?: "," $name ",")? ]],
  entity = "c",
}
mention "state" "team-of" { -- "a team of Japanese diplomats"
  pattern = [[ $the? $adj? (delegation | team | group | party | mission) of $adj{0,2}? c:@nationality $adj{0,2}? (diplomats | officials | ministers
    | negotiators | experts | envoys | legislators | lawmakers | officers | generals | mps) ]],
  entity = "c",
}
mention "state" "team" { -- "a Japanese trade mission", if it comes to talk
  pattern = [[ (a | an | the) $adj{0,3}? (c:@nationality | c:@org) (?: #lower | "-"){0,2}? (team | mission) (?! $nameword)
    (?= (?: (?! @country) [!raw="."]){0,6}? (?: $the? (@capital | @country))? [!raw="."]{0,6}? (talks | negotiations | negotiate | discuss)) ]],
  entity = "c",
}
mention "state" "delegation-of-body" {
  pattern = [[ $the? $adj? (officials | delegation | delegations | mission | team | representatives | envoys | experts) (of | from) $the? c:@org ]],
  entity = "c",
}
mention "state" "delegation-from" { -- "a parliamentary delegation from Kenya"
  pattern = [[ (a | an | the) (?: [#lower & !#func & lower!=/business|student|youth|church|religious|sports?|trade/] | "-" | #num){0,3}? (delegation | mission)
    (from | of) $the? c:@country ]],
  entity = "c",
}
mention "state" "ministry-of" {
  pattern = [[ $the? (ministry | department | commission | board | authority | agency | institute | foundation | bank
    | central bank | office | embassy | "high commission") (?: of | for | on)? (?: #Cap | and | & | ","){0,8}? (of
      | in) $the? (?: [#Cap & !#func]{0,4}? of $the?)? c:@country ]],
  entity = "c",
}
mention "state" "of-agency" { -- "officials of Britain's Export Credits Department", "the head of the central bank of Mexico", "with Soviet counterparts"
  pattern = [[ (officials | representatives | experts) of c:@country $s #Cap{1,5}? ('Department' | 'Ministry' | 'Treasury' | 'Agency' | 'Council' | 'Board')
    | the (head | governor | chief | president | chairman) of the (central bank of c:@country | c:@nationality central bank) ("," $name ","? | $name)?
    | (?<= with | meet | met) c:@nationality (counterparts | colleagues) ]],
  entity = "c",
}
mention "state" "agency" { -- "the Peruvian National Tourism Administration", "the Philippine Department of Tourism"
  pattern = [[ $the? (c:@nationality | c:@country) (?: (?! @country | @nationality) #Cap | and (?= #Cap)){0,5}? ('Agency' | 'Department' | 'Administration'
    | 'Authority' | 'Commission' | 'Secretariat' | 'Directorate' | 'Office' | 'Bureau' | 'Service') (?: (of | for) #Cap (?: #Cap | and (?= #Cap) | ","
    (?= #Cap)){0,5})? (?! #Cap) ]],
  entity = "c",
}
macro "forces" [[ ((military | army | navy | police) (chief | commander) | generals | (military)? rulers | junta | military | army | navy |
  "armed forces" | "air force" | police) ]]
macro "assembly" [[ ("federal council" | "council of ministers" | delegation | cabinet | parliament | senate | congress | "national assembly" |
  embassy | "high commission" | "house of representatives" | (lower | upper) house (?: of parliament)? | representative | delegate |
  "foreign office" | (ministry | department) (?: $portfolio )?) ]]
macro "government" [[ (?: (?! @office (#lower | $plain_cap)) $adj){0,2} (?: and $adj)? (?: $plain_cap){0,2}? (@office
  (?: $s? $speaks_for | statement)? | $speaks_for | $forces | $assembly
  (?: $s? $speaks_for)?) (?! $nameword) ]]
-- Who is of a country and does not govern it.
macro "other_people" [[ ($outside | regional | provincial |
  municipal | local | state (?= government | governments)) ]]
macro "envoy_to" [[ (?: (?<= ambassador | envoy | delegate | commissioner | representative) to $the? (@country | @org | conference | meeting | council))? ]]
macro "did_to" [[ [lower=/(sanction|condemn|warn|urg|ask|accus|critici[sz]|blam|charg|prais|thank|expell|bann|barr|blacklist|designat|reject|invit)ed/] ]]
mention "state" "adjective-government" { -- not "the United States sanctioned officials"
  pattern = [[ (?<! $out_of_office) (?: the | a | an | its)? (?: other | several | some)? (?: top | senior | leading | key | "high - level" | "top - level"
    | "high - ranking")? c:@nationality
    (?! $adj? ($other_people | gang | community | tribal | party | militant | separatist) | $did_to) $government
    (?: (?<= ambassador | envoy | commissioner) to $the? @country)? ]], entity = "c",
}
mention "state" "spokesman-of" { -- "the Foreign Ministry spokesman of Thailand"
  pattern = [[ $the? (?: foreign | defence | defense | $plain_cap)? (ministry | office | government)? $speaks_for (of | for) $the? c:@country ]],
  entity = "c",
}
mention "state" "capital-government" {
  pattern = [[ (the | a)? c:@capital (government | regime | authorities | administration | leadership | officials | official) ]], entity = "c",
}
mention "state" "country-office" { pattern = [[ (the | a)? c:@country @office (?! $nameword | of) ]], entity = "c" } -- "Singapore officials"
mention "state" "country-government" {
  pattern = [[ (c:@country | c:@org | c:@capital) $s (?! $adj? ($other_people | police)) (?! $out_of_office) (?! leadership (on | in | of))
    $government $envoy_to ]],
  entity = "c",
}
mention "state" "presidency" { pattern = [[ the (c:@nationality | c:@org) presidency (?! of) ]], entity = "c" }
mention "state" "ministry-in-capital" {
  pattern = [[ (?<! @nationality | @country $s | @org) (the | a)? (?: foreign | defence | defense | interior | $plain_cap (?: (?! @country) #Cap)?)?
    (ministry | office | government | junta | regime | rulers | authorities | officials) (?: $speaks_for (?: $name)?)? in c:@capital (?! #Cap) |
    the (military | interim | civilian | new | caretaker | transitional)? (government | junta | regime | rulers) in c:@country (?! #Cap | $s | "-") ]],
  entity = "c",
}
mention "state" "of-the-capital" { -- "In Oslo, the Foreign Ministry said ..."
  pattern = [[ ^ in c:@capital "," (the | a) (?: #Cap | #lower){0,2}?
    (ministry | government | cabinet | parliament | department | office) (?: $speaks_for (?: $name)?)? (?! of | for) ]],
  entity = "c",
}
macro "heads" [[ ((secretary | director) "-"? general | "high representative" | president | chairman | chairwoman | head | chief | $speaks_for |
  (?: foreign | trade | defence | defense | finance)? (ministers | leaders)) ]]
mention "state" "head-of-body" {
  pattern = [[ the? $heads of $the? c:@org (?: 'Commission' | 'Council' | 'Secretariat')? (?! $nameword | (member | members)) ]],
  entity = "c",
}
-- "The Americans refused"; but "the French president", "the Chinese made goods".
macro "people_do" [[ (has | have | had | are | were | will | would | [raw="may"] | must | can | could | do | did | said | say | spoke | want | seek | held |
    hold |
  met | took | gave | went | began) ]]
mention "state" "people" {
  pattern = [[ the c:@nationality (?= (?: and the @nationality)? $adverb{0,2} ($people_do | (?! @office) /[a-z]{2,}ed/
    (to | that | it | the | a | an | its | their | his | her | any | all | with | on | for))) ]],
  entity = "c",
}
-- "Israelis and Palestinians resumed talks", "talks between Greeks and Turks": peoples that do what governments do.
macro "people" [[ (?: (?= @nationality | @country) [lower=/[a-z]+[a-rt-z]s/] ) ]] -- elsewhere they do not govern
macro "nation" [[ (?: (?= [lower=/[a-z]+[a-rt-z]s/]) c:@nationality) ]]
macro "governs" [[ (met | meet | {agree} | {sign} | {reach} | {negotiate} | {discuss} | ({fail} | unable) to (agree | reach | meet | resolve | bridge | break)
  | (held | hold | {begin} | {resume} | {open} | {start} | {restart} | {end} | {conclude} | {continue} | {break} off | {exchange} | "wound up") [!#punct]{0,7}?
    (talks | negotiations | meeting | summit | round | prisoners)) ]]
macro "they_govern" [[ (?: [lower=/[a-z]+ly|also|again|today/] | have | had | has | will | to | are | "on"? #date){0,3} $governs ]]
mention "state" "peoples" {
  pattern = [[ (?<! of | #num | #lower) (?<! of the) $the? $nation (?= ((and | &) the? | ",") $people $they_govern)
    | (?<= (^ | "," | that | #date | #punct) the? $people ((and | &) the? | ",")) $nation (?= $they_govern)
    | (?<= (talks | negotiations | meeting | summit | truce | ceasefire | agreement | deal | accord | contacts) between the?) $nation (?= and the? $people)
    | (?<= (talks | negotiations | meeting | summit | truce | ceasefire | agreement | deal | accord | contacts) between the? $people and the?) $nation ]],
  entity = "c",
}
mention "state" "people-in-headline" { -- "SOVIETS REJECT PLAN"
  pattern = [[ ^ (?! []* (poll | survey)) (?= [raw=/[A-Z]+S/]) (c:@nationality[key=SUN] (?= to | $verb)
    | c:@nationality (?= (to | $verb) []* (@country | @nationality | @capital | @org))) ]], entity = "c",
}
mention "state" "body-chief" {
  pattern = [[ (the | a)? c:@org $s? [#lower & !#func]{0,3}? (chief | head | "secretary - general" | "secretary general" | chairman | mediator
    | envoy | negotiator) |
    (the | a)? c:@org (mission | #lower{0,2} (inspectors | monitors)) ]],
  entity = "c",
}
mention "state" "body-officials" { pattern = [[ (the | a | an | its)? c:@org (?! (envoy | mediator | chief
    | negotiator) $meeting_him) $government ]], entity = "c" }

-- Several at once. A member of such a group acts in office: "ministers", "delegations", not "companies".
macro "members" [[ (sides | pms | countries | nations | parties | leaders | governments | delegations | ministers |
  presidents | "prime ministers"
  | premiers | "foreign ministers" | "defence ministers" | "defense ministers" | "heads of state" |
  "heads of government" | states | neighbours
  | neighbors | allies | partners | powers | capitals | officials | secretaries | chancellors | generals | envoys | ambassadors | diplomats |
  negotiators | men | women | rulers | monarchs | kings | statesmen | dignitaries | principals |
  interlocutors | counterparts | "foreign secretaries" | "foreign ministries") ]]
macro "agents" [[ ("central bank governors" | "coast guards" | "border guards" | cabinets | "foreign ministries" | "air forces" | "central banks" | police
    | militaries | chiefs |
    generals | premiers |
    ambassadors | commanders | secretaries |
  parliaments | armies | navies | ministries | chancellors | governments | officials | leaders | ministers | sides | delegations | presidents |
  authorities | "foreign ministers" | "defence ministers" | "defense ministers" | "prime ministers" | diplomats | negotiators | representatives |
  "heads of state" | envoys | counterparts | experts | delegates | officers) ]]

local function side_by_side(m, doc)
  local ids = reference.ids(m.c)
  if #ids < 2 then return nil end
  reference.pair(doc, m.sentence, ids, 1)
  return ids
end

mention "joint" "adjectives" {
  pattern = [[ $the? list((c:@nationality | c:@country | c:@org) $s?) $adj{0,2} (?: (?! @country | @nationality | #func) #Cap){0,2}?
    $agents (?: (of | for) [#lower & !#func]{1,2} (?! @country))? ]],
  resolve = side_by_side,
}
mention "joint" "enumerated" { -- "Five countries - A, B, C, D and E - agreed"
  pattern = [[ (?<! $onto | to | of | by) (?<! ($onto | to | of | by) [#num | #lower]) ([(#num | #lower | #Cap) & !#func]{1,3}? (countries |
      nations | states | governments | neighbours | neighbors) | [#Cap | #num]{0,2}? members (?: of $the? #Cap{1,3})?)
    ("-" | "--" | "," | "(") list($the? c:@country) ("-" | "--" | "," | ")") ]],
  resolve = side_by_side,
}
mention "counterparts" "several" {
  pattern = [[ (his | her | their | its) (visiting? list(c:@nationality) (counterparts | colleagues) | counterparts (from | of | in) (?: #Cap{0,2})?
    list($the? c:@country)) ]],
  entity = "c",
}
mention "counterparts" "officials" {
  pattern = [[ $the? c:@nationality (?: "," c:@nationality)* and c:@nationality $adj? $agents ]],
  entity = "c",
}
mention "joint" "counterparts" { pattern = [[ c:@counterparts ]], entity = "c" }
mention "joint" "headline" {
  pattern = [[ (c:@nationality | c:@country) "," (c:@nationality | c:@country) $adj? ($agents | 'PMs' | 'FMs') ]],
  resolve = side_by_side,
}
mention "joint" "governments-of" {
  pattern = [[ $the? $adj? (?: (governors | heads | chiefs) of the)? (?! police) (?<! $unofficial "-"?) $agents (?: (of | for) [#lower & !#func]{1,2})?
    (of | from | for) list($the? (?: #Cap{0,4}? of $the?)? (c:@country | c:@capital | c:@headquarters | @org members |
      c:@org (member (states | countries | nations))?) $bracketed) |
    $the? $adj? (governments | authorities | "foreign ministries" | officials) in list(c:@capital) (?= $mid $verb) ]],
  resolve = side_by_side,
}

macro "officers" [[ (presidents | "prime ministers" | premiers | "foreign ministers" | ministers | kings | chancellors | secretaries | "foreign secretaries" |
  leaders) ]]
-- "Presidents A of X and B of Y": each name is of its own country.
mention "joint" "officers-of" {
  pattern = [[ $the? $officers name:$name $of_land
    (?: "," name:$name $of_land)* ","? and name:$name $of_land ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    for i, name in ipairs(#ids == #m.name and m.name or {}) do reference.learn(doc, { ids[i] }, nil, name) end
    if #ids > 1 then reference.pair(doc, m.sentence, ids, 2) end
    return #ids > 1 and ids or nil
  end,
}
-- "Presidents Reagan and Gorbachev", "Foreign Ministers Bell and Vega": each by what the text or the list of leaders says of the name.
macro "known_name" [[ name:(c:@leader | c:@surname | (?<= prime []{1,4}) c:@namesake |
  (?<= presidents []{0,3}) c:@namesake[key=USA | key=KOR] | (?! $no_name) #Cap) (?! #Cap | "-" #Cap | 's | of) ]]
local function by_names(m, doc)
  local ids = {}
  for i, name in ipairs(m.name) do
    ids[i] = reference.known_as(doc, name)
    for _, known in ipairs(reference.list(m.c)) do
      if not ids[i] and known.first >= name.first and known.last <= name.last then ids[i] = reference.ids(known)[1] end
    end
    if not ids[i] or ids[i] == ids[i - 1] then return nil end
  end
  for i, name in ipairs(m.name) do reference.learn(doc, { ids[i] }, nil, name) end
  reference.pair(doc, m.sentence, ids, 2)
  return ids
end
mention "joint" "officers-by-name" {
  pattern = [[ (?<! @nationality) $officers $known_name (?: "," $known_name)* ","? and $known_name ]],
  resolve = by_names,
}
-- "Ann Bell and Luis Vega, foreign ministers of A and B", "the foreign ministers of A and B, Ann Bell and Luis Vega": in this order.
mention "joint" "names-in-order" {
  pattern = [[ $hon? name:$full_name and $hon? name:$full_name "," $the? $adj? $agents of $the? c:@country and $the? c:@country ","? (?: respectively ","?)? |
    $the? ($adj? $agents (?: (of | for) [#lower & !#func]{1,2})? of $the? c:@country and $the? c:@country
      | c:@nationality and c:@nationality $adj? $agents) ","? $hon? name:$full_name and
    $hon? name:$full_name ","? | $adj? $agents name:$full_name and name:$full_name of $the? c:@country and $the? c:@country ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if #ids ~= 2 then return nil end
    for i, name in ipairs(reference.list(m.name)) do reference.learn(doc, { ids[i] }, nil, name, true) end
    reference.pair(doc, m.sentence, ids, 2)
    return ids
  end,
}
-- "Hungary's Anna Kis, Slovakia's Petr Kral and Jan Nowak of Poland signed": side by side such names are no firms.
macro "of_a_country" [[ (c:@person | c:@country $s name:($full_name | @surname | @namesake) | name:$full_name ((of | for) $the? c:@country
  | "(" c:@country ")")) ]]
mention "joint" "names-of" {
  pattern = [[ $of_a_country (?: "," $of_a_country)* ","? and $of_a_country (?: "," the host ",")? ","? (?= $mid $verb | (in | for | at)
    [!#punct]{0,3}? (meeting | talks | summit | discussions)) ]],
  resolve = function(m, doc)
    local ids, names, at = reference.ids(m.c), reference.list(m.name), 1
    if #ids < 2 then return nil end
    for _, country in ipairs(reference.list(m.c)) do
      if country.type == "country" and names[at] then
        reference.learn(doc, reference.ids(country), nil, names[at])
        at = at + 1
      end
    end
    reference.pair(doc, m.sentence, ids, 2)
    return ids
  end,
}
-- Names that are two parties at once: "North and South Korea", "the two Germanys".
-- The superpowers are these only where the text has named both.
local KOREAS, GERMANYS, SUPERPOWERS = { "country:KOR", "country:PRK" }, { "country:DDR", "country:DEU" }, { "country:SUN", "country:USA" }
local SUDANS = { "country:SDN", "country:SSD" }
local TWO = { korea = KOREAS, korean = KOREAS, koreas = KOREAS, germany = GERMANYS, german = GERMANYS, germanys = GERMANYS, superpowers = SUPERPOWERS,
  sudan = SUDANS, sudans = SUDANS }
macro "agents_of" [[ (?: (?<! [#Cap & !#func]) (?: senior | top)? $agents (of | from))? ]]
macro "halves" [[ (North and South | South and North) (n:('Korea' | 'Sudan') | n:'Korean' #lower{0,2} $agents) |
  (West and East | East and West) (n:'Germany' | n:'German' #lower{0,2} $agents) ]]
mention "joint" "two-by-name" {
  pattern = [[ $agents_of ($halves | (the | both) (?: two)? n:('Koreas' | 'Germanys' | 'Sudans' | superpowers)) ]],
  resolve = function(m, doc)
    local ids = TWO[m.n.text:lower()]
    if ids == SUPERPOWERS and not reference.has_named(doc, ids) then return reference.group(doc, m.sentence, 2) end
    reference.pair(doc, m.sentence, ids, 1)
    return ids
  end,
}
mention "joint" "economic-union" { -- "the Belgo-Luxembourg Economic Union", "the Economic Union of Belgium and Luxembourg"
  pattern = [[ $the? ((c:@nationality | c:@country) ("-" | "/") c:@country 'Economic' 'Union' | 'Economic' 'Union' of $the? c:@country and $the? c:@country) ]],
  entity = "c", hides = "sector",
}

-- "Sino-Russian", "Indo-Bangladesh"; the Indo-Pacific is a region.
local PREFIX = { sino = "CHN", indo = "IND", franco = "FRA", anglo = "GBR", russo = "RUS", greco = "GRC", italo = "ITA", pak = "PAK", austro = "AUT",
  luso = "PRT", hispano = "ESP", belgo = "BEL", turco = "TUR", germano = "DEU", graeco = "GRC", dano = "DNK", nippo = "JPN" }
mention "nationality" "prefix" {
  pattern = [[ n:(sino | indo | franco | anglo | russo | greco | graeco | italo | pak | austro | luso | hispano | belgo | dano | turco | nippo | germano)
    (?= "-" (@nationality | @country)) ]],
  resolve = function(m) return "country:" .. PREFIX[m.n.text:lower()] end,
  lazy = true,
}
-- "Indo-Pak", "Indo-Bangla", "the Pak envoy", "India, Pak to talk"; Pak is a surname, too.
mention "country" "clipped" {
  pattern = [[ (?<= (indo | sino | 'India' | 'China' | 'Iran' | 'Afghan') "-" | ^ @country ("," | and)) n:('Pak' | 'Bangla')
    | n:('Pak' | 'Bangla') (?= "-" #Cap | ("," | and) @country | #lower? (@office | troops | delegation | govt | foreign | army)) ]],
  resolve = function(m) return m.n.text == "Pak" and "country:PAK" or "country:BGD" end,
  lazy = true,
}
-- What is between them tells whether capitals are governments: talks and treaties are, flights and roads are not.
macro "intercourse" [[ (agreement | agreements | accord | pact | treaty | deal | deals | memorandum | talks | negotiations | meeting | summit | dialogue |
  consultations | relations | ties | cooperation | tensions | trade | partnership | alliance | contacts | understanding | notes | letters) ]]
-- Side by side: "Pakistan and China", "Pakistan-China", "Minister A of X and Minister B".
-- A conflict of others is a matter, as in "the two leaders discussed the Peru-Chile dispute".
macro "trouble" [[ (conflict | conflicts | war | wars | border | frontier | issue | dispute | disputes | question | crisis | crises | tension | tensions |
  rivalry | fighting | hostilities | violence | standoff | peace | clashes | stalemate) ]]
mention "pairing" "capitals" { -- "the Dhaka-Delhi talks", "Dhaka and Delhi were allies"
  pattern = [[ c:@capital ("-" | "/") c:@capital (?= #Cap{0,2} #lower? $intercourse) | (?<! $onto | to | of | at) c:@capital and (c:@capital |
    c:@headquarters) (?= $mid $verb) ]],
  resolve = side_by_side,
}
-- "costs on Russia and Belarus": whom something is done to is not who acts.
macro "onto" [[ (on | upon | against | from | into | toward | towards | in | outside | inside | across | with | for | including |
  through) ]]
mention "pairing" "done-to" {
  pattern = [[ (?<= $onto) (c:@state | c:@country) and $the? (c:@state | c:@country) ]],
  resolve = function(m) return #reference.ids(m.c) == 2 and reference.ids(m.c) or nil end,
  lazy = true,
}
macro "journey" [[ (visit | visits | visited | visiting | trip | trips | tour | swing | journey | travel | travels | travelled | traveled | flew | flies | fly)
  (to | of | through)? the? ]] -- "his visits to A and B"
macro "his_guest" [[ (?: (his | her | its | the) visiting? (guest | visitor | $fellow) ","?)? ]] -- "and her guest, Chilean President Vega"
macro "one" [[ (c:@person | c:@state | c:@country | c:@nationality | c:@org) ]]
-- "both Lebanese and Israeli civilians": of whom the text speaks, not who acts.
macro "belongings" [[ (civilians | citizens | families | children | hostages | prisoners | refugees | lives | communities | territory | companies | firms
  | students | workers) ]]
mention "pairing" "listed" { -- three or more
  pattern = [[ (?<= (between | among | of | by) (?: the)?) $one $bracketed "," $the? $one $bracketed (?: "," $the? $one $bracketed)* ","? and $the? $one ]],
  resolve = side_by_side,
}
mention "pairing" "side-by-side" {
  pattern = [[ (?<! $trouble between) (?<! $trouble between the) (?! $people ","? (and | with))
    ($one ("-" | "/") (c:@country | c:@nationality | c:@org) (?! $trouble)
    | (?<! $onto | $journey) (?<! $onto the) (?<! (@country | @nationality | @org) "," the?) $one $bracketed
      (","? and (?! (?<= @state "," and) $the? @person) | ","? with) $his_guest $the? $one
      (?! $belongings)) ]],
  resolve = side_by_side,
}

-- "Foreign Minister Anna Kis met her Chilean counterpart", "... and Chilean President Luis Vega", "... visited Chile": of a pair that
-- the text is about she is the other one.
local function opposite(m, doc)
  local ids = reference.named(doc, m.sentence, nil, m.name)
  if not ids then
    local others = reference.ids(m.c)
    ids = reference.partner(doc, m.sentence, others) or reference.sender(doc, m.sentence, first_office(m), others[1])
    if ids then reference.learn(doc, ids, first_office(m), m.name) end
  end
  return ids
end
-- Of a party not told.
macro "officer" [[ (?<! [#Cap & !#func]) $mister (?! @person | @dateline | ('Deputy' | 'Under' |
    'Assistant')? 'Secretary' 'of' (?! the? ('Department' | 'Ministry'))) $hon? $titles ","? $hon? name:$name ]]
mention "opposite" "of-counterpart" {
  pattern = [[ $officer ","? [!#punct]{0,5}?
    (his | her) (?: c:@nationality counterpart | counterpart (from | of) $the? c:@country) ]],
  resolve = opposite,
}
mention "opposite" "of-officer" {
  pattern = [[ $officer ","? (and | with | met | meets | told | received | welcomed | called on | calls on | conferred | (paid | made) (a
    | an) $adj{0,2} call on)
    with? $the? visiting? c:@person ]],
  resolve = opposite,
}
mention "opposite" "of-guest" { -- "Prime Minister Bell welcomed Chilean President Vega to Canberra"
  pattern = [[ $officer (?: today | yesterday | $adverb){0,3}
    (welcomed | welcomes | hosted | hosts | received | receives)
    $the? visiting? c:@person [!#punct & !#Cap]{0,8}? (to | in) (h:@country | h:@capital) ]],
  resolve = function(m, doc)
    local ids, guests = reference.ids(m.h), reference.ids(m.c)
    if #guests ~= 1 or ids[1] == guests[1] then return nil end
    reference.learn(doc, ids, first_office(m), m.name)
    reference.pair(doc, m.sentence, { ids[1], guests[1] }, 2)
    return ids
  end,
}
mention "opposite" "of-delegation" { -- "Vice President Gore led a U.S. delegation"
  pattern = [[ $officer {lead} (a | an | the) (?: [#lower & !#func] | "-"){0,3}? c:@nationality (?: [#lower & !#func] | "-"){0,3}? (delegation | team |
    mission) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    reference.learn(doc, ids, first_office(m), m.name)
    return ids
  end,
}
-- "Foreign Minister Ali Omar says Malaysia will not accept labels"
macro "own_act" [[ (will | wants | would | opposes | opposed | supports | supported | welcomes | welcomed | rejects | rejected | backs | backed
  | condemns | condemned | remains | (has | had) (agreed | decided | rejected) | is (committed | opposed | concerned | ready | prepared)) ]]
mention "opposite" "says-of" {
  pattern = [[ (?<= ^ the? | @dateline) (?! @person) $officer ","? {say} that? $the? c:@country (?= [lower=/[a-z]+ly|also|still/]? $own_act) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if not reference.governs(first_office(m)) or reference.known_as(doc, m.name) or reference.abroad(doc, ids[1]) then return nil end
    reference.learn(doc, ids, first_office(m), m.name)
    return ids
  end,
}
-- "President Ana Soto and Norwegian Foreign Minister Kari Dahl spoke in Santiago": of the one who is no guest, if nothing else is known.
mention "opposite" "of-place" {
  pattern = [[ ($officer (?: (?! ";" | @country) []){0,14}? c:@person | c:@person (?: (?! ";" | @country) []){0,14}? $officer)
    (?: (?! ";" | @country) []){0,12}? in h:@capital (?! []* @country) | ^ h:@capital (was | is) [#lower | #date]{1,6} []{0,10}? $officer with c:@person ]],
  resolve = function(m, doc)
    local here, guests = reference.ids(m.h), reference.ids(m.c)
    if #guests ~= 1 or here[1] == guests[1] or reference.known_as(doc, m.name) or reference.here(doc) or reference.known_group(doc, m.sentence)
      or reference.beside(doc, m.sentence, { here[1], guests[1] }) then return nil end
    reference.learn(doc, here, first_office(m), m.name)
    reference.pair(doc, m.sentence, { here[1], guests[1] }, 2)
    return here
  end,
}
mention "opposite" "of-fronted-place" { -- "In Peru, she will meet President Luis Vega"; "in Lima" where the text has spoken of Peru
  pattern = [[ ^ (?: while)? in $the? (h:@country | h:(city:@capital)) "," $the? (?: (?! ";" | @country | {say}) []){1,8}? (meet | met | meets |
    "meet with" | "met with" | "talks with" | "called on" | "call on" | "received by") $officer ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.h)
    if reference.known_as(doc, m.name) or m.city and not reference.named_before(doc, m, ids[1]) then return nil end
    reference.learn(doc, ids, first_office(m), m.name)
    return ids
  end,
}
-- "arrived in Lima for talks with President Vega", "met President Vega during a visit to Lima": of the place.
macro "goes_to" [[ ((visit | visits | trip | stop | stopover | tour) (to | in) | {arrive} (in | at) | ({fly} | {travel} | {go} |
  {journey}) to | visiting | visited | "left for" | "leaves for" | "due in") ]]
mention "opposite" "of-journey" {
  pattern = [[ $goes_to $the? (h:@country | h:@capital) (?: (?! ";" | @country | @capital | @person | {say}) []){0,12}?
      (met | meet | meets | (talks | meeting | meetings | discussions | negotiations | consultations) with | {discuss} [!#punct]{1,5}? with | "called on"
        | "received by" | "greeted by" | see | saw) $officer (?! of)
    | (met | meet | meets | with | told | urged | assured | "called on") $officer (?! of) (?: (?! ";" | @country | @person | {say}) []){0,8}?
      (visit | trip | stop | stopover) (to | in) (h:@country | h:@capital)
    | ^ (during | on) [!#punct]{1,4}? (visit | trip | stop | stopover) (to | in) $the? (h:@country | h:@capital) "," [!raw=","]{1,10}?
      (met | meet | meets | with | told) $officer (?! of) ]],
  resolve = function(m, doc)
    local ids, people = reference.ids(m.h), reference.people_before(doc, m)
    if reference.known_as(doc, m.name) or not reference.governs(first_office(m)) then return nil end
    for _, own in ipairs(people) do
      if own[1] == ids[1] then return nil end
    end
    reference.learn(doc, ids, first_office(m), m.name)
    return ids
  end,
}
mention "opposite" "of-host" {
  pattern = [[ $officer (visited | visits | "arrived in" | "arrives in" | "flew to" |
    "left for" | "travelled to" | "traveled to" | [!#punct & !#Cap]{0,6}? (visit | trip) to)
    $place (?! ","? (and | ",") (to | in)? $the? (@country | @capital)) ]],
  resolve = opposite,
}

-- "He is due to sign ...", "With the King he discussed ...": for the party that began the sentence before, if that was somebody; "it also
-- agreed": if it was a state. "Before he left Oslo, Vega ..." is Vega.
macro "fronted_by" [[ (in | at | on | during | after | before | following | while | with | to | from | for | of | by | as | through | speaking |
  [lower=/[a-z]{3,}ing/] | (later | early | also)? the (same | next | following)) ]]
mention "pronoun" "he" {
  pattern = [[ (^ (?: (there | later | then | earlier | today | afterwards | meanwhile | yesterday) ","?)? | (?<= ^ $fronted_by [!raw=","]{1,25} ",") |
    (?<= ^ $fronted_by (?: (?! he | she | who | which | that | $be_have_may) [!#punct]){1,8}))
    (he | she) (?= $mid $verb | and) ]],
  resolve = function(m, doc) return reference.somebody_before(doc, m) end,
  after = { "actors", "pair" }, lazy = true,
}
mention "pronoun" "he-said-he" { -- "She said she and the King had spoken"
  pattern = [[ ^ (he | she) $reported (he | she) (?= [#lower]) ]],
  resolve = function(m, doc) return reference.somebody_before(doc, m) end,
  after = { "actors", "pair" }, lazy = true,
}
mention "pronoun" "when-he" { -- "President Vega spoke of fish when he met ...": the first person of the sentence, else as above
  pattern = [[ (?<= when | where | as | after | before | while) (he | she) (?= $mid $verb) ]],
  resolve = function(m, doc) return reference.people_before(doc, m)[1] or reference.somebody_before(doc, m) end,
  lazy = true,
}
mention "pronoun" "told-he" { -- "Vega told President Soto he supported ...": the one who tells
  pattern = [[ (?<= told visiting? @person that?) (he | she | it) (?= [#lower]) ]],
  resolve = function(m, doc) return reference.people_before(doc, m)[1] end,
  lazy = true,
}
mention "meets" "he" { -- whose minister he or she meets is another's
  pattern = [[ ^ (?: #lower ","?)? (he | she) (?: also | will | later | then | has | had | is | due | to | today | yesterday | separately){0,3}
    (met | meet | meets | received | "held talks" | "hold talks" | "called on" | conferred | confer | spoke | speak | {discuss} | {consult}) ]],
}
mention "pronoun" "him" {
  pattern = [[ (?<= met | meets | with | told | assured | briefed | informed | on | by | to | received | welcomed | thanked | asked | invited)
    (him | her (?! [#lower & !#func] | #Cap | #date | #num)) ]],
  resolve = function(m, doc) return reference.him(doc, m) end,
  lazy = true,
}

local COUNT = { both = 2, two = 2, three = 3, trilateral = 3, four = 4, five = 5 }
-- "spoke to both sides": not those of whom the sentence has named one.
mention "joint" "group-met" {
  pattern = [[ (?<= to | with | met | told | urged | asked) (the n:two? | n:both two?) (?: [#lower & !#func])? $members ]],
  resolve = function(m, doc) return m.n and reference.others(doc, m) or nil end,
  lazy = true,
}
mention "joint" "numbered-group" {
  pattern = [[ (?<! "-" | to | with | met | told | urged | asked) (?! @pairing | @crowd | @encounter |
    (?<= on | against | {sanction} | {designate} | {expel} | {blacklist}) (two | three | four)) (?: (the | our | these | their | all) )?
    n:(both | two | three | four) (?: of? (the | our | these))? (?: [#lower & !#func])? (?: (?! @country | @nationality | #func) #Cap){0,2}? $members
    (?: and (both | the two | their | the)? $adj? $members)? | (?<= ^) each contracting? (side | country | government | party) ]],
  resolve = function(m, doc)
    local count = m.n and COUNT[m.n.text:lower()] or 2
    return count == 2 and reference.just_met(doc, m) or reference.group(doc, m.sentence, count)
  end,
  lazy = true,
}
mention "party" "former-or-latter" { -- of two that stood side by side last
  pattern = [[ (?! @joint | @pairing) the (former | n:latter) (?= $mid $verb) ]],
  resolve = function(m, doc) return reference.one_of_two(doc, m, m.n and 2 or 1) end,
  lazy = true,
}
mention "joint" "their-counterparts" {
  pattern = [[ (his | her | their | its) (counterparts | colleagues) (from | of | in) the n:(two | three | four) [#Cap & !#func]{0,2}?
    (states | countries | nations | republics) ]],
  resolve = function(m, doc) return reference.group(doc, m.sentence, COUNT[m.n.text:lower()]) end,
  lazy = true,
}
mention "joint" "neighbours" { -- "the Horn of Africa neighbours"
  pattern = [[ (?! @pairing) the (?: #Cap | of | #lower | "-"){0,4}? (neighbours | neighbors | "former foes" | "old foes" | rivals) (?= $mid $verb) |
    the (host | visitor | guest) and (the | his | her)? (guest | visitor | host) (?= $mid $verb) ]],
  resolve = function(m, doc) return reference.group(doc, m.sentence, 2) end,
  lazy = true,
}
mention "joint" "agents-of-possessive" { -- "the two sides' commanders"
  pattern = [[ (?! @pairing) (the (two | three)? | both) $members ("'" | 's) (?: $adj and)? $adj? $agents ]],
  resolve = function(m, doc) return reference.group(doc, m.sentence, 2) end,
  lazy = true,
}
mention "joint" "agents-of-group" {
  pattern = [[ (?! @pairing) $the? $adj? $agents of (the | both | these | our | all) n:(two | three | four)? (?: [#lower & !#func])? $members ]],
  resolve = function(m, doc) return reference.group(doc, m.sentence, m.n and COUNT[m.n.text:lower()] or 2) end,
  lazy = true,
}
mention "joint" "group-helped" { -- "A helped the sides agree": not A
  pattern = [[ (?<= {help} | {urge} | {encourage} | {bring}) the (sides | parties | leaders | governments) ]],
  resolve = function(m, doc) return reference.of_states(reference.others(doc, m)) end,
  lazy = true,
}
mention "joint" "group" {
  pattern = [[ (?! @pairing | @encounter | the? @org) (?<! {help} | {urge} | {encourage} | {bring})
    (the | their | ^) (?: sides | parties | leaders | ministers |
    delegations | presidents | premiers | monarchs | chancellors | "heads of government" | (?<= their)
    ("foreign secretaries" | "defence ministers" | "defense ministers"
    | negotiators | officials | envoys | generals) | governments | participants | "prime ministers" | "foreign ministers" | "heads of state"
    | national security (advisers | advisors)) (?! of | from
    | to | in) ]],
  resolve = function(m, doc) return reference.of_states(reference.group(doc, m.sentence, nil)) end,
  lazy = true,
}
mention "joint" "officials" { -- behind "Officials of A and B met": only where they act together
  pattern = [[ (?! @pairing | @encounter) (the two? | two | both) (?: (?! @country | @nationality | @org | #func) [#Cap | #lower]){0,2}?
    (officials | negotiators | generals | diplomats | experts | speakers | commanders | ambassadors | chiefs | envoys | secretaries | ministers | counterparts |
    principals | interlocutors | allies | "co - chairs" | cochairs | "heads of delegation" | "heads of delegations")
    (?= $mid $aux ({discuss} | {agree} | {exchange} | {review} | {talk} | {sign} | {meet} | {explore} | {pledge})) ]],
  resolve = function(m, doc) return reference.have_met(doc) and reference.of_states(reference.recent_pair(doc, m.sentence, 1)) or nil end,
  lazy = true,
}
mention "joint" "commission" { -- "The Joint Commission reviewed ..."
  pattern = [[ (?! @pairing) the (?: bilateral | intergovernmental | "inter-governmental")? joint
    (commission | committee | council | "working group" | "task force") (?= $mid $verb) ]],
  resolve = function(m, doc) return reference.group(doc, m.sentence, 2) end,
  lazy = true,
}
mention "joint" "commission-of-two" { -- "the Chile-Norway Joint Commission adopted ..."
  pattern = [[ (?: the? #lower? (meeting | session | round) of)? the? (c:@country | c:@nationality | c:@org) ("-" | "/" | "--") (c:@country
    | c:@nationality | c:@org) (?: #Cap | #lower){0,4}? (commission
    | committee | council | "working group" | "task force") (meeting | session)? (?= $mid $verb)
    | (the | a) (joint | bilateral | intergovernmental | ministerial) #lower{0,2}? (commission | committee | council | group | "task force") (of | between)
      $the? c:@country and $the? c:@country (?= $mid $verb) ]],
  resolve = side_by_side,
}
mention "joint" "president-and-minister" {
  pattern = [[ (?! @pairing) (?: both | between)? the a:@office and (the)? b:@office (?! of | for | $nameword) ]],
  resolve = function(m, doc)
    local ids = {}
    for _, office in ipairs { m.a, m.b } do
      local id = reference.officer(doc, office)
      if id then ids[#ids + 1] = id[1] end
    end
    if #ids == 2 and ids[1] ~= ids[2] then return ids end
    local two = reference.group(doc, m.sentence, 2)
    local one_of_them = two and #ids == 1 and (ids[1] == two[1] or ids[1] == two[2])
    return (m.a.key ~= m.b.key or one_of_them) and two or nil
  end,
  lazy = true,
}
mention "joint" "they" {
  pattern = [[ (?! @pairing | @encounter | @crowd) ('They' | they | 'Both' | the (pair | duo | trio)) (?= [!#Cap & !#punct & !of]) |
    (?: the n:(two | three | four | five) | both)
    (?= (?: "," who [!raw=","]{1,12} ",")? (?: also | both | then | [lower=/[a-z]{3,}ly/])? (/[a-z]{2,}ed/ | $be_have_may | met | meet | held | hold |
    spoke | said | say | sat | took | shook | made | saw | began | agree | discuss | sign | plan | hope)) |
    (each | either) (side | country | party | nation | government)? (?= will | would | has | is | /[a-z]{2,}ed/) ]],
  resolve = function(m, doc)
    local count = m.n and COUNT[m.n.text:lower()]
    if count and count > 2 then return reference.group(doc, m.sentence, count) end
    return reference.they(doc, m.sentence)
  end,
  after = GROUPS, lazy = true,
}

-- "Vega said that he and Dahl had agreed".
mention "joint" "he-and" {
  pattern = [[ (?<= that | said | says | conference | reporters) (he | she | (his | her) (country | government))
    and $the? (c:@person | c:@acting | c:@state) ]],
  resolve = function(m, doc)
    local own, other = reference.people_before(doc, m)[1] or reference.somebody_before(doc, m), reference.ids(m.c)
    return own and #other == 1 and (own[1] ~= other[1] and { own[1], other[1] } or own) or nil
  end,
  lazy = true,
}
macro "surname_alone" [[ name:(c:@surname | (?: (van | de | von | al | el | bin | da) (der | den | la | "-")?)? (?! $no_name) #Cap) ]]
-- "Vega and Dahl agreed": names that the text has told of, wherever it has told of whom.
mention "joint" "two-names" {
  pattern = [[ (?<! [#Cap & !#func]) (?! @pairing) $surname_alone and $surname_alone (?= $mid $verb) ]],
  resolve = by_names,
}
-- "X and Y said they had ...": the same pair.
macro "reported" [[ (?: also | later | #date | "on" | (was | is)? quoted? as){0,2} ({say} | {announce} | {declare} | {confirm}
  | told ([]{1,2} | (a | the) #lower{2})) (?: "on" | #date | that | here | later | earlier | today | yesterday){0,3} ]]
mention "reported" "they" {
  pattern = [[ c:@pairing $reported (they | their two? (countries | governments | nations)) (?= [#lower]) ]], entity = "c",
}
mention "joint" "said-they" { pattern = [[ c:@reported ]], entity = "c" }
-- "OSLO, March 3 (Xinhua)", "OSLO:": the place that the report calls "here"; officials who are given no country are of that one.
macro "stamp" [[ (?: ","? [#date | #num | #Cap | raw="." | raw=","]{1,7})? ]]
macro "sent_by" [[ ("(" (?: a:@agency | [!raw=")"]){1,4} ")" | (?<= #num | #date | "." ) "," a:@agency) ]]
macro "dateline_ends" [[ ("-" | "--" | ":" | ";" | "_") ]]
mention "dateline" "capital" {
  pattern = [[ ^ (?: #date [#num | #date]{0,2} ","? | #num #date #num? ","?)? ((?= #UPPER) c:@country | c:@country (?= ",")
    | c:@capital (?: "[" #Cap "]")?) $stamp
    ($sent_by? $dateline_ends | "(" a:@agency ")" (?= #Cap))
    | ^ (?= #UPPER) c:@capital ","? [#date | #num | raw="."]{1,5} "/" #Cap (?: "-" #Cap)? "/" "."?
    | ^ (?= #UPPER) c:@capital (?: "(" [!raw=")"]{1,4} ")")? ","? [#date | #num | raw="," | raw="."]{1,6} $ ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    reference.set_here(doc, ids)
    if m.a then reference.set_home(doc, reference.ids(m.a)) end
    return ids
  end,
}
mention "dateline" "elsewhere" { -- "ZHUHAI, Nov. 9 (Xinhua)"
  pattern = [[ ^ #Cap{1,3} $stamp ($sent_by $dateline_ends | "(" a:@agency ")" (?= #Cap)) ]],
  resolve = function(m, doc)
    if not m.a then return nil end
    reference.set_home(doc, reference.ids(m.a))
    return reference.ids(m.a)
  end,
}
-- "NAIROBI, May 3 - The Agriculture Ministry will ban ...": where the text is about that state.
mention "party" "home-government" {
  pattern = [[ (?! @state | @person | @joint) the (government | administration | cabinet | (#Cap (?: and? #Cap){0,2} | foreign | finance | defence | defense
      | interior) ministry) (?: $speaks_for | officials | official)? (?! of | in | 's | $nameword) (?= $mid $verb) ]],
  resolve = function(_, doc) return reference.own_government(doc) end,
  after = "dateline", lazy = true,
}
-- "In Tokyo, Foreign Minister Ken Hara condemned ...": of the place.
mention "acting" "in-capital" {
  pattern = [[ (?<= ^ in @capital ",") $officer (?= $mid ($favouring | $disfavouring | {say} | {tell} | {call} | {add}) (?! of)) ]],
  resolve = function(m, doc)
    local place = doc:mentions("capital", 1)[1]
    if not place or place.sentence ~= m.sentence or reference.known_as(doc, m.name) or not reference.governs(first_office(m)) then return nil end
    local ids = reference.ids(place)
    reference.learn(doc, ids, first_office(m), m.name)
    return ids
  end,
  learn = "name",
}
-- "Malaysia will not accept labels, Foreign Minister Ali Omar said": who says last what a state does is of that state.
mention "leading" "state" { pattern = [[ ^ (?: @dateline)? $the? c:@state (?= $mid $verb) ]], entity = "c" }
mention "acting" "attributed" {
  pattern = [[ (?<= "," | \") (?! @person | @leading) $officer (?= ","? (?: (?! @country) #lower){0,4}? ({say} | told | announced)) ]],
  resolve = function(m, doc)
    local leading = doc:mentions("leading", 1)[1]
    local ids = leading and leading.sentence == m.sentence and reference.ids(leading) or {}
    if #ids ~= 1 or not ids[1]:find("^country:") or reference.abroad(doc, ids[1]) then return nil end
    reference.learn(doc, ids, first_office(m), m.name)
    return ids
  end,
  learn = "name",
}
-- "Secretary Blinken": the bare title is American. With a portfolio before it ("Defense Secretary Austin") it is so in a text that is
-- about America.
local function american(m, doc)
  local ids = reference.named(doc, m.sentence, nil, m.name)
  if not ids and (not m.portfolio or reference.about(doc, m.sentence, "country:USA")) then ids = { "country:USA" } end
  if ids then reference.learn(doc, ids, { key = "secretary", text = "secretary" }, m.name) end
  return ids
end
-- A title and a name without a country: somebody the text has introduced, or the one who is still missing.
local SECRETARY = { Secretary = true, ["Deputy Secretary"] = true, ["Under Secretary"] = true, ["Assistant Secretary"] = true }
local SEVERAL = { presidents = true, ministers = true, premiers = true, kings = true, chancellors = true }
local function introduced(m, doc)
  local title = m.text:sub(1, m.text:find(m.name.text, 1, true) - 2)
  if SEVERAL[title:lower():match("%a+$")] then return nil end -- "Presidents A and B": not one's, so not of the dateline
  local bare = SECRETARY[title] and not m.name.text:find("^General") and not reference.abroad(doc, "country:USA")
  return bare and american(m, doc) or reference.named(doc, m.sentence, first_office(m), m.name)
end
-- "Special Envoy for Mali Ana Soto" of whom nothing is told is of the letterhead's state.
local function introduced_or_own(m, doc)
  local ids = introduced(m, doc)
  if ids or not m.text:find(" for ", 1, true) or not m.abroad then return ids end
  ids = reference.letterhead(doc)
  if ids then reference.learn(doc, ids, first_office(m), m.name) end
  return ids
end
-- "Vega, accompanied by Foreign Minister Soto": of the same party.
macro "companion" [[ $hon? $the? $titles ","? $hon? name:$name ]]
mention "retinue" "its-own" { -- "Peru said its foreign minister, Ana Soto, ..."
  pattern = [[ (its | his | her) $titles ("," $hon? name:$name "," | $hon? name:$name) (?! of) ]],
  resolve = function(m, doc)
    local ids = reference.state_before(doc, m)
    if ids then reference.learn(doc, ids, first_office(m), m.name) end
    return ids
  end,
}
mention "retinue" "companions" {
  pattern = [[ accompanied by $companion (?: (and | "," and?) $companion)* (?! of) ]],
  resolve = function(m, doc)
    local ids = reference.people_before(doc, m)[1] or reference.somebody_before(doc, m)
    for _, name in ipairs(ids and reference.list(m.name) or {}) do reference.learn(doc, ids, nil, name) end
    return ids
  end,
}
-- "Foreign Minister X reiterated Peru's commitment": of the state whose commitment it is.
mention "retinue" "own-voice" {
  pattern = [[ (?<= (^ | ":" | "," | "-" | ")" | that | while) the?
      @office[key=foreign-minister | key=minister | key=head-of-government | key=head-of-state] $hon?) name:$full_name
    (?: "on"? #date | yesterday | today | also){0,2} ({express} | {voice} | {convey} | {reiterate} | {reaffirm}) (?: the | #lower){0,2}
    c:@country 's #lower{0,2} (concern | concerns | support | commitment | appreciation | gratitude | opposition | position | stand | readiness |
    solidarity | willingness | desire) ]],
  resolve = function(m, doc)
    if not reference.known_as(doc, m.name) then reference.learn(doc, reference.ids(m.c), nil, m.name) end
    return nil
  end,
}
mention "acting" "titled-name" {
  pattern = [[ (?<! [#Cap & !#func]) $mister (?! @person | @pairing | @dateline | @retinue
    | @org) $hon? $titles (?: abroad:$posted ambassador?)? (?: "(" #UPPER ")")? ("," $hon? name:$name "," |
    ","? $hon? name:($name (?: \" #Cap{1,2} \" $name)?)) ]],
  resolve = introduced_or_own, learn = "name",
  after = ANYBODY,
}
mention "acting" "honoured-name" {
  pattern = [[ (?! @person | @pairing) $hon name:$name ]],
  resolve = introduced, learn = "name",
  after = ANYBODY,
}
-- "Ana Soto, Minister of Housing, signed": presidents and chairmen may be those of a firm.
local GOVERNS = { ["foreign-minister"] = true, minister = true, deputy = true, diplomat = true, ["head-of-government"] = true, official = true,
  ["central-bank"] = true }
mention "acting" "name-titled" {
  pattern = [[ (?<! [#Cap & !#func]) (?! @person | @pairing | @dateline | @retinue)
    $hon? name:$full_name "," $the? $titles (?= "," | "." | ";" | and) ","? ]],
  resolve = function(m, doc)
    local office, here = first_office(m), reference.here(doc)
    return GOVERNS[office.key] and not (here and reference.abroad(doc, here[1])) and reference.named(doc, m.sentence, office, m.name) or nil
  end,
  learn = "name", after = ANYBODY,
}
mention "acting" "named-counterpart" { -- "her counterpart Ana Soto"
  pattern = [[ (his | her | their) visiting? (host | $fellow) (","  $hon? name:$name (?= "," | ".") | $hon? name:$name) (?! of | from) ]],
  resolve = function(m, doc)
    local people = reference.people_before(doc, m)
    local actor = people[#people] or reference.subject_before(doc, m, 1)
    local ids = actor and reference.partner(doc, m.sentence, actor)
    if ids then reference.learn(doc, ids, nil, m.name) end
    return ids
  end,
  learn = "name", after = GROUPS,
}
mention "acting" "secretary" {
  pattern = [[ (?<! [#Cap & !#date & !#func]) (?! @person | @pairing) (?: 'Deputy' | 'Under' | 'Assistant')? 'Secretary' ('of' 'State' | 'of' 'Defense')?
    (?! 'General') (?: for (?: #Cap | "," | and | &){1,7}?)? name:$name
    | ('Principal'? 'Deputy'? 'National' 'Security' 'Advisor' | 'Counselor' of the 'Department') name:$name ]],
  resolve = american, learn = "name",
}
-- "the Harding administration": an American word, but in a report from states with a president of the same kind.
local PRESIDENTIAL = { ["country:KOR"] = true, ["country:PHL"] = true, ["country:TWN"] = true, ["country:NGA"] = true }
mention "acting" "administration" {
  pattern = [[ (the | [#lower & !#func]) (?! @country | @nationality | @capital | @office | @org | #func) (name:(c:@surname) (administration | government |
    cabinet | regime) | name:(c:@namesake) 'Government' | (?! @person) name:#Cap administration) (?! of) ]],
  resolve = function(m, doc)
    local here = reference.here(doc)
    return reference.named(doc, m.sentence, nil, m.name) or m.c and reference.ids(m.c) or not (here and PRESIDENTIAL[here[1]]) and "country:USA" or nil
  end,
  lazy = true,
}
macro "other_secretary" [[ 'General' | 'Parliamentary' | 'Permanent' | 'Cabinet' | 'Foreign' | 'Home' | 'Party' | 'State' | 'Deputy' | 'Under' |
  'Assistant' ]]
mention "acting" "secretary-of" {
  pattern = [[ (?! @person | @pairing) portfolio:((?! $other_secretary) [#Cap & !#func]){1,2}
    'Secretary' name:$name ]],
  resolve = american, learn = "name",
}
-- "Modi, Sirisena agree", "Blair due in Lima": headlines name leaders by the surname.
macro "headline_act" [[ (due in | to (make | begin | start | meet | receive | travel) | arrives | visits | meets | meet | to (meet | visit | sign | hold
  | host | attend | discuss) | ends | begins | wraps |
  flies | heads | holds | hails | backs | calls | tells | urges | welcomes | thanks | assures | vows | seeks) ]]
mention "acting" "headline-surname" {
  pattern = [[ ^ c:@surname (?= ("," | and | "&" | "-") (@surname | @leader | @country | @nationality) | $headline_act)
    | (?<= ^ (@surname | @leader | @country) ("," | and | "&" | meets | meet | visits | hosts |
    receives | tells | calls))
    c:@surname (?! $nameword | "-") ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    reference.learn(doc, ids, nil, m.c)
    return ids
  end,
}
-- Two who act together before the text has said for whom: "President Biden and King Abdullah II met".
mention "joint" "two-officials" {
  pattern = [[ (?<! #Cap) (?! @acting | @person | @pairing) $hon? $titles ","? $hon? name:$name ","? (and | with)
    $hon? $the? $titles? $hon? name:$name ]],
  resolve = function(m, doc)
    local deputy = m.o and (m.o.key == "deputy" or m.o[2] and m.o[2].key == "deputy")
    local ids = not deputy and reference.known_group(doc, m.sentence, 2) or nil -- a deputy stands beside his own president
    if ids then reference.learn_both(doc, m.sentence, ids, m.name, m.o) end
    return ids
  end,
}

-- "Mr Holt and Mr Sato", behind "The Prime Ministers of A and B met".
mention "joint" "two-known-misters" { -- "Mr Blair and Mr Bush"
  pattern = [[ (?<! #Cap) (?! @pairing) (mr | mrs | ms) "."? name:(c:@surname) and (mr | mrs | ms) "."? name:(c:@surname) (?= $mid $verb) ]],
  resolve = by_names,
}
mention "joint" "two-misters" {
  pattern = [[ (?<! #Cap) (?! @person | @acting | @pairing) (mr | mrs | ms | dr) "."? name:#Cap and (mr | mrs | ms | dr) "."? name:#Cap
    (?= $mid ({agree} | {discuss} | {reaffirm} | {note} | {sign} | {exchange} | {express} | {review} | {talk} | {stress} | {welcome})) ]],
  resolve = function(m, doc)
    local a, b = reference.known_as(doc, m.name[1]), reference.known_as(doc, m.name[2])
    local ids = a and b and { a, b } or reference.have_met(doc) and reference.of_states(reference.recent_pair(doc, m.sentence, 2))
    return ids and ids[1] ~= ids[2] and ids or nil
  end,
  lazy = true,
}

-- A sentence that somebody else begins is about that one: "Vega is expected in Oslo for talks with ..."; who
-- only reports speaks for those whom the text is about.
macro "others" [[ (mediator | mediators | observers | monitors | rebels | guerrillas | militants | separatists | opposition | company | companies | firms |
  airlines | airline | bishops | activists | unions) ]]
mention "stranger" "subject" {
  pattern = [[ ^ (?! @acting | @person | @state | @country | @nationality | @joint | @capital) ($hon? $titles? $name | (the | a | an)? $adj{0,3}? $others)
    (?! $mid ({say} | {announce} | {add} | {tell} | {state})) (?= $mid $verb) []*?
    (talks | negotiations | discussions | consultations | meeting | dialogue | agreement | agreements | accord | deal | pact | treaty | memorandum | loan) ]],
}

-- "We, the leaders of A and B": a joint document, in which "we" are both.
macro "and_head" [[ (?: "," and $the? (c:@state | c:@person) (?= ","))? ]]
mention "voice" "we-the" {
  pattern = [[ we ("," [!#punct]*? list($the? (c:@country | c:@org | c:@person)) $and_head | [raw=/—|–/] list(c:@person)) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if #ids < 2 then
      if m.c[1] and m.c[1].type == "org" then reference.set_source(doc, ids) end -- "We, the leaders of the G7"
      return nil
    end
    reference.pair(doc, m.sentence, ids, 3)
    reference.set_joint(doc)
    return ids
  end,
}

mention "joint" "we-the" {
  pattern = [[ we ("," [!#punct]*? list($the? (c:@country | c:@org | c:@person)) $and_head "," | [raw=/—|–/] list(c:@person) [raw=/—|–/]) ]],
  resolve = function(m)
    local ids = reference.ids(m.c)
    return #ids > 1 and ids or nil
  end,
  lazy = true,
}

-- "Joint Statement by A and B", "A-B Joint Declaration": in the title.
macro "paper" [[ (statement | communique | communiqué | declaration) ]]
macro "joint_paper" [[ joint (?: #Cap | #lower){0,3}? ($paper | release | vision) ]]
macro "signatory" [[ (c:@person | c:@state | c:@country | c:@org) ]]
mention "voice" "joint-title" {
  pattern = [[ ^ []{0,6}? $joint_paper (?: #Cap | #lower){0,4}? (of | by | between | from) (?: the #lower{0,3}? of)? $the? $signatory
      (?: "," $the? $signatory)* ","? and $the? $signatory
    | ^ []{0,3}? $signatory ("-" | and) $signatory $joint_paper ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    if m.sentence > 4 or #ids < 2 then return nil end
    reference.pair(doc, m.sentence, ids, 3)
    reference.set_joint(doc)
    return ids
  end,
}
-- The government that speaks.
mention "voice" "source" {
  pattern = [[ ^ (?! []{0,4} joint) []{0,4}? ((statement | speech | address | remarks | "press release" | "media release" | announcement | message)
      (?: (was | is) #lower | #lower | today){0,2} by |
      (transcript | conference | interview) (of | by | with)) $the? $adj? c:@person
    | ^ []{0,6}? c:@person (?: #lower | #date){0,3}? ({issue} | {release} | {make}) (the | this) following statement
    | "on behalf of" (the | my)? c:@state
    | ((my | our | i) ..12[!#punct] | (pleasure | honour | honor | privilege | delighted | pleased | glad | happy) to) {welcome} ..25 to
      $place
    | (pleased | delighted | honoured | honored | glad | happy) to (announce | confirm | advise) that (?: (?! 'I' | we) [])*? (will | is to | are to)
      ({visit} | ..5[!#punct] visit to) $place ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    reference.set_source(doc, ids)
    return ids
  end,
}
-- A line that is only somebody's name and office, "Anna Kis, Foreign Minister of Hungary", or a name in capitals, begins what that one says.
mention "voice" "byline" {
  pattern = [[ ^ (c:@person "," $the? $titles | c:@person (?<= "," []{1,12}) | $the? (?= #UPPER) c:@person (?<= #UPPER)) $ ]],
  resolve = function(m, doc)
    if m.sentence > 4 then return nil end
    reference.set_source(doc, reference.ids(m.c))
    return reference.ids(m.c)
  end,
}
mention "voice" "ministry" { -- the head of a ministry's release: its officials need no country
  pattern = [[ ^ []{0,4}? (ministry (of | for) #Cap{1,2} (and #Cap{1,2})? | "foreign ministry") ("," | "-" | of) $the? #Cap{0,3}? (c:@country | c:@capital)
    (?= $ | "," #Cap | "-" | ":" | "." | [#date | #num]) ]],
  resolve = function(m, doc)
    if m.sentence > 3 then return nil end
    local ids = reference.ids(m.c)
    reference.set_home(doc, ids)
    reference.set_letterhead(doc, ids[1])
    return ids
  end,
}
mention "voice" "spokesperson" { -- the department with a spokesperson and no country is the American one
  pattern = [[ ^ ('Office' of the 'Spokesperson' | (?: the (below | following) is attributable to)? (?: #Cap{2,4} ",")? 'Principal'? 'Deputy'?
    'Department'? 'Spokesperson' #Cap{0,3} ":"?) $ ]],
  resolve = function(m, doc)
    if m.sentence > 4 then return nil end
    reference.set_letterhead(doc, "country:USA")
    return "country:USA"
  end,
}
-- What is quoted, over several sentences too: somebody else may say "we" in it.
mention "quotation" "mark" {
  pattern = [[ ^ starts:\" | \" ]],
  resolve = function(m, doc) reference.quote(doc, m) end,
}
-- A state that welcomes or condemns in the present is the one that speaks, as long as no other does so.
macro "stating" [[ [lower=/[a-z]{3,}ly|also|again|therefore/]{0,2}
  (welcome | welcomes | support | supports | condemn | condemns | reject | rejects | oppose | opposes | applaud |
  applauds |
  commend | commends | appreciate | appreciates | endorse | endorses | deplore | deplores | regret | regrets | reaffirm | reaffirms | reiterate |
  reiterates | stand | stands | urge | urges | thank | thanks | express | expresses | congratulate | congratulates | acknowledge | acknowledges |
  call on | calls on | call for | calls for | "looks forward" | "look forward" | (continue | continues) to (support | urge | stand | oppose | call) |
  (is | are |
  remain | remains) [lower=/[a-z]{3,}ly|also/]? (committed | concerned | worried | pleased | grateful | opposed | alarmed | outraged | dismayed | saddened |
  disappointed | proud) | (has | have) been proud) ]]
mention "voice" "statement" {
  pattern = [[ (?! @quotation) (?<! $preposition) (?<! and | or | ",") c:@state (?= $stating | (?<= @country) will continue to) ]],
  resolve = function(m, doc)
    if reference.quoted(doc, m) then return nil end
    local ids = reference.ids(m.c)
    reference.set_voice(doc, ids)
    return ids
  end,
}
mention "voice" "own-administration" { -- only in America the government is written so
  pattern = [[ my 'Administration' ]],
  resolve = function(m, doc)
    if reference.quoted(doc, m) then return nil end
    reference.set_source(doc, { "country:USA" })
    return "country:USA"
  end,
}
mention "voice" "abroad" { -- where "I" go is not where I am from
  pattern = [[ (?<= 'I' | we) (will | shall | am | was | have | had | also | be){0,3} ((visit | visited | visiting | "leaving for") | (travel | travelled |
      traveled | travelling | traveling | go | going | went | fly | flying | flew) (?: today | tonight | tomorrow | next week)? to)
    list($the? (c:@country | c:@capital)) | my #lower{0,2} (visit | trip | travel | travels) to list($the? (c:@country | c:@capital)) ]],
  resolve = function(m, doc)
    if reference.quoted(doc, m) then return nil end
    local ids = reference.ids(m.c)
    reference.set_abroad(doc, ids)
    return ids
  end,
}
mention "voice" "collected" { -- 'Mayor Ana Soto, Harbour Union: "We applaud ..."', one after the other: each is "we" for himself
  pattern = [[ ^ #Cap (?! []{0,18} ({say} | {tell} | {add} | {write} | {state}) (":" | [] ":")) [!raw=/[:;]/]{0,20} ":" \" ]],
  resolve = function(_, doc)
    doc.state.voices = (doc.state.voices or 0) + 1
    if doc.state.voices > 1 then reference.set_several(doc) end
  end,
}
-- In interviews and transcripts several speak, each behind his label: "SECRETARY BELL: ..." and later "MINISTER VEGA: ...".
macro "asks" [[ ('QUESTION' | 'JOURNALIST' | 'REPORTER' | 'COMPERE' | 'Q' | 'MODERATOR' | 'HOST' | 'PRESENTER' | 'INTERVIEWER' | 'Question' |
  'Journalist' | 'Reporter' | 'Interviewer' | 'Presenter' | 'Compere') ]]
mention "voice" "interview" {
  pattern = [[ ^ label:$asks ":" ]],
  resolve = function(m, doc)
    reference.set_speaker(doc, m.label.text, false)
    reference.set_several(doc)
  end,
}
mention "voice" "speaker-label" {
  pattern = [[ ^ (?! $asks) label:((?= #UPPER) c:@person (?<= #UPPER) | #UPPER{0,2}? ('SECRETARY' | 'MINISTER' | 'PRESIDENT' | 'PREMIER' |
    'CHANCELLOR' | 'AMBASSADOR' | 'CHAIRPERSON' | 'TREASURER' | 'OFFICIAL' | 'PM' | 'MR' | 'MS' | 'MRS' | 'DR') "."? #UPPER{0,3}) ":" ]],
  resolve = function(m, doc)
    local ids = m.c and reference.ids(m.c)
    reference.set_speaker(doc, m.label.text, ids and ids[1])
    return ids
  end,
}
mention "party" "first-person" {
  pattern = [[ (?! @voice) ('I' | we (?= $stating) | (my | our) (government | country)) ]],
  resolve = function(m, doc)
    if (doc.state.voices or 0) > 1 and reference.quoted(doc, m) then return nil end
    return reference.source(doc) or reference.voice(doc, m) or reference.traveller(doc, m)
  end,
  after = SPEAKERS, lazy = true,
}
-- "We have always supported", "we're concerned": in a joint text it is the group that is told by "we".
macro "held" [[ [lower=/[a-z]{3,}ly|also|always|long|again/]{0,2} ((?<= always | long | also | consistently) supported | stood | opposed |
  condemned | rejected | welcomed | backed | endorsed |
  applauded | commended | praised) ]]
macro "felt" [[ [lower=/[a-z]{3,}ly|also/]? (committed | concerned | worried | opposed | alarmed | outraged | dismayed | disappointed) ]]
mention "party" "we-have" {
  pattern = [[ (?! @voice) (we (?= have $held | will continue to (support | stand | oppose | condemn)) | (we've | i've) (?= $held) | (we're |
    i'm) (?= $felt)) ]],
  resolve = function(m, doc)
    local own = reference.source(doc) or reference.voice(doc, m)
    return own and #own == 1 and own or nil
  end,
  after = SPEAKERS, lazy = true,
}
-- Who is quoted goes on: '"..." Chilean President Ana Soto said. "We welcome ..."'.
mention "voice" "attribution" {
  pattern = [[ (?<= \") (({say} | {add}) c:@person | c:@person (?: on #date)? ({say} | {add} | {tell})) |
    c:@person (?: on #date)? ({say} | {tell}) #lower{0,4}? (":" | ",") (?= \") ]],
  resolve = function(m, doc)
    reference.set_speaking(doc, m, reference.ids(m.c))
    return nil
  end,
}
mention "party" "quoted-we" {
  pattern = [[ ('I' | we) (?= $stating) (?! []{0,40} ({say} | {add} | {tell})) ]],
  resolve = function(m, doc) return reference.speaking(doc, m) end,
  after = { "attribution", "quoted-person" }, lazy = true,
}
-- "Mr Vega and I": the one who speaks, and the other.
mention "joint" "and-i" {
  pattern = [[ (?! vice | deputy) (c:@person | c:@acting) and ('I' | myself) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    local own = reference.source(doc) or not reference.several(doc) and reference.dominant(doc, m.c)
    if #ids ~= 1 or not own or own[1] == ids[1] or not own[1]:find("^country:") then return nil end
    ids[2] = own[1]
    reference.pair(doc, m.sentence, ids, 2)
    return ids
  end,
}
mention "joint" "we" {
  pattern = [[ (?! @voice) (?! @pairing) (we (?! $stating) | "our two" (countries | nations | governments) |
    "our countries" | "our governments" | "our nations") ]],
  resolve = function(m, doc) return reference.we(doc, m) end,
  after = SPEAKERS, lazy = true,
}

mention "joint" "we-together" { -- agreeing and talking take two, whoever speaks
  pattern = [[ (?! @voice) (?! @pairing) (we | the (president | "prime minister" | minister | "foreign minister" | secretary | king | chancellor) and 'I')
    (?= $adverb{0,2} (have | had)? $adverb{0,2} (agreed (?! with) | exchanged (our? views | notes) | concluded | {reaffirm} | discussed | reviewed |
    (talked | spoke) $adverb? (about | of | on | at)) | (?<= and 'I')) ]],
  resolve = function(m, doc)
    local ids = reference.we(doc, m)
    return ids and #ids > 1 and ids or reference.we_both(doc, m.sentence)
  end,
  lazy = true,
}

-- Whoever may travel: with a title and a name even if the text does not say whose; such a mention names the office.
mention "visitor" "person" { pattern = [[ p:@person ]], entity = "p" }
mention "visitor" "acting" { pattern = [[ p:@acting ]], entity = "p" }
mention "visitor" "named-officer" { -- "S. Rao, the Transport Minister, ..."
  pattern = [[ (?<! [#Cap & !#func]) (?! @person | @acting | @city) $hon? $name "," $the? $titles (?! (of | for) $the? (@country | @nationality)) ]],
  entity = "o",
}
mention "visitor" "of-several" { -- "Presidents Luis Vega of Peru and Ana Soto of Chile"
  pattern = [[ (?<= $officers | $officers []{3,9} (and | ",")) $full_name of $the? c:@country ]], entity = "c",
}
mention "visitor" "out-of-office" { -- "former President Ann Cole" travels, too
  pattern = [[ (?<! #Cap) (?! @person | @acting) (former | ex | deposed | ousted | opposition) "-"? (@nationality | @country)? $hon? $titles ","?
    $hon? $name ]],
  entity = "o",
}
mention "visitor" "honoured" { -- "Sen. Ann Cole"
  pattern = [[ (?<! #Cap) (?! @person | @acting) h:@honorific "."? $name (?! of) ]], entity = "h",
}
-- "former U.S. President Carl Orr", "Norwegian opposition leader Kari Dahl", "U.S. Senator Ann Cole": who travels, and acts for nobody.
macro "politician" [[ (leader | senator | congressman | congresswoman | lawmaker | legislator | politician | nationalist | activist) ]]
mention "visitor" "for-nobody" {
  pattern = [[ (?<! [#Cap & !#func]) ($out_of_office (@nationality | @country $s) (?: $plain_adj | $plain_cap){0,2}? @office
    | (@nationality | @country $s) (?: $plain_adj | $plain_cap){0,3}? $politician) $hon? $name ]],
  entity = "decoy:thing",
}
mention "visitor" "titled" { pattern = [[ (?<! #Cap) (?! @person | @acting) $hon? $titles ","? $hon? $name ]], entity = "o" }

mention "party" "person" { pattern = [[ p:@person ]], entity = "p" }
mention "party" "acting" { pattern = [[ p:@acting ]], entity = "p" }
mention "party" "state" { pattern = [[ p:@state ]], entity = "p" }
-- "a spokesman for the French foreign ministry", "a statement by Iraq's foreign ministry"
mention "party" "spoken-for" {
  pattern = [[ (a | an | the)? [#lower & !#func & lower!=/met|meets|told|tells|held|saw|.*ed/]?
    (($speaks_for | official | officials | representatives | negotiators
    | experts) (for | of
    | from) | statement (by | from)) $the? (p:@state | p:@person) ]], entity = "p",
}
mention "party" "joint" { pattern = [[ p:@joint ]], entity = "p" }
mention "party" "pronoun" { pattern = [[ p:@pronoun ]], entity = "p" }
-- "Zambia's president said his country had ...", "Malta said it had ...": the same party.
mention "pronoun" "said-it" {
  pattern = [[ (c:@person | c:@acting | c:@state) $reported (it | he | she |
    the (Union | Community | League | bloc | kingdom | sultanate | emirate)
    | (his | her | its) (country | government | nation) | its $adj? @office) (?= [#lower]) ]],
  entity = "c",
}
mention "joint" "and-guest" { -- "The Maldivian leader and his guest"
  pattern = [[ (c:@person | c:@acting | c:@state) and (his | her) (guest | visitor | $fellow) (?! from | of | #Cap | "," (#Cap | the)) ]],
  resolve = function(m, doc)
    local ids = reference.ids(m.c)
    local other = reference.partner(doc, m.sentence, ids)
    return other and { ids[1], other[1] } or nil
  end,
  lazy = true,
}
-- "Perera told the visitor", "informed her guest": the partner of whoever acts there.
mention "party" "guest" {
  pattern = [[ (?<! and) (his | her | the) visiting? (guest | visitor | $fellow) (?! from | of | country | #Cap | "," #Cap | "-" | 's) ]],
  resolve = function(m, doc)
    local people = reference.people_before(doc, m)
    local actor = people[#people] or reference.subject_before(doc, m, 1)
    return actor and reference.partner(doc, m.sentence, actor)
  end,
  lazy = true,
}
mention "party" "office-alone" {
  pattern = [[ (?! @person) the visiting?
    o:@office[key=head-of-state | key=head-of-government | key=foreign-minister | key=minister | key=deputy | key=diplomat | key=head-of-body |
    key=commissioner]
    (?! $nameword | of | for | and (?! $the? (@person | @acting) | []{0,6} $verb) | @office | #Cap | "," $hon? $full_name ",") ]],
  resolve = function(m, doc) return reference.officer(doc, m.o) or reference.other_officer(doc, m) end,
  after = PEOPLE, lazy = true,
}
mention "party" "the-delegation" { -- that the text has told of
  pattern = [[ the visiting? (delegation | envoys | negotiators) (?= $mid $verb) ]],
  resolve = function(m, doc) return reference.delegation_before(doc, m) end,
  after = { "state", "person" }, lazy = true,
}
-- "the Secretary": of the United States, where the text has named one.
mention "party" "the-secretary" {
  pattern = [[ the (?: 'Deputy' | 'Under' | 'Assistant')? 'Secretary' (?! of | "-" | 'General' | $nameword) ]],
  resolve = function(_, doc) return reference.officer(doc, { key = "secretary", text = "secretary" }) end,
  lazy = true,
}
macro "at_seat" [[ (at | in | near | outside | to | from | of) ]]
mention "party" "seat" {
  pattern = [[ (?<! $at_seat | $at_seat the) $the? c:@seat (?! correspondent | correspondents | lawn | council | conference | office) ]], entity = "c",
}
macro "done_to" [[ ({accuse} | {blame} | {criticise} | {criticize} | {condemn} | {support} | {back} | {urge} | {warn} | {tell} | {thank} | {praise} |
  {press} | {pressure} | {slam} | {blast} | {denounce} | {rebuke} | {chide} | {flay} | {assail} | {laud} | {hail} | {oppose} | {defend} | {snub} |
  {anger} | {alarm} | {infuriate} | {upset} | {irk} | {irritate} | {outrage} | {dismay}) ]]
macro "comes_from" [[ (opposition | criticism | support | praise | protest | protests | rebuke | complaint | complaints | anger | outrage |
  condemnation | backing | objections | resistance) from ]]
mention "party" "capital-object" { -- "talks with Pyongyang", "accused Tehran"
  pattern = [[ (?<= with | by | against | behind | (out | back) at | towards | toward | $done_to | $comes_from
    | (with | by) (@capital | @state) and) c:@capital (?! #Cap | "-" | "," #Cap) ]],
  entity = "c",
}
-- A capital acts only where it cannot be the place: not behind a preposition of place, and before a verb or another capital.
macro "elsewhere" [[ (?<! in | at | to | from | near | of | for | into | outside | around | through | via | visit | visited | left | #Cap ",") ]]
mention "party" "capital" {
  pattern = [[ $elsewhere c:@capital (?= 's | and (@capital | @headquarters | its #Cap? #lower? (allies | partners | neighbours) | the? @org $mid $verb) |
    (?: on #date | too | "," (for (its | their) part | however | meanwhile | in turn | too) ",")? \"? $adverb{0,2} \"? (?! to) $verb | "," (which | whose)) ]],
  entity = "c",
}
mention "party" "headquarters" { pattern = [[ $elsewhere c:@headquarters (?= 's | and @capital | $adverb{0,2} (?! to) $verb) ]], entity = "c" }
macro "come_about" [[ ((was | were | has been | have been) [lower=/(reached|struck|signed|concluded|made|agreed|held)/]) ]]
mention "party" "between-capitals" {
  pattern = [[ (?<= $intercourse $come_about? between | (talks | negotiations | discussions) []{1,8} between) c:@capital (?= and the? (@capital | @country |
    @org)) ]], entity = "c",
}
mention "party" "and-capital" {
  pattern = [[ (?<= $intercourse $come_about? between (@capital | @country) and | (talks | negotiations | discussions) []{1,8} between (@capital
    | @country) and) c:@capital ]], entity = "c",
}

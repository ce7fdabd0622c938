-- The names: countries and bodies, sectors, instruments, offices; and what only looks like a country.

entity "person" { label = "Person", help = "A named visitor, as the text names him or her." }
entity "topic" { label = "Topic", help = "What a party supports or opposes, in the text's words." }

-- Texts without any capitals name states, too; the words that mean something else there ("us", "male") are in data/decoys.csv.
gazetteer "country" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "name", "aliases" }, attributes = { "region" }, case = { name = "any" },
  hides = "sector", -- "Port Vila" is no port, "World Health Organization" no talk about health
}
gazetteer "nationality" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "adjectives", "demonyms" }, entity = "country",
  case = { adjectives = "any" },
}
gazetteer "capital" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "capitals" }, entity = "country", hides = "sector",
  case = { capitals = "any" },
}
gazetteer "city" { -- where one travels; their names stand for no government
  file = "data/cities.csv", key = "iso3", names = { "names" }, entity = "country",
}
gazetteer "seat" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "seats" }, entity = "country",
}
-- Those who have acted for a state since 1945, as far as texts name them without it; surnames count behind an office, those of
-- data/heads.csv, which others have, too, behind that of a head of government, or of state where that is the same.
gazetteer "leader" { file = "data/leaders.csv", key = "iso3", names = { "names" }, entity = "country", hides = { "sector", "nationality", "capital" } }
gazetteer "surname" { file = "data/leaders.csv", key = "iso3", names = { "surnames" }, entity = "country" }
gazetteer "namesake" { file = "data/heads.csv", key = "iso3", names = { "surnames" }, entity = "country" } -- of many
gazetteer "org" { file = "data/bodies.csv", key = "code", label = "name", names = { "name", "aliases" }, case = { name = "any" } }
gazetteer "leader" { file = "data/bodies.csv", key = "code", names = { "heads" }, entity = "org" }
gazetteer "headquarters" { file = "data/bodies.csv", key = "code", label = "name", names = { "seats" }, entity = "org" }
gazetteer "sector" { file = "data/sectors.csv", key = "sector", label = "label", names = { "terms" } }
gazetteer "document" { file = "data/instruments.csv", key = "class", label = "label", names = { "terms" } }
gazetteer "office" { file = "data/offices.csv", key = "key", label = "label", names = { "names" } }
gazetteer "honorific" { file = "data/honorifics.csv", key = "key", names = { "names" } } -- what stands before a name, and is no office
-- The agency of a state tells which country's officials its reports need not name.
gazetteer "agency" { file = "data/agencies.csv", key = "iso3", names = { "names" }, entity = "country" }
-- Phrases and names that hold the word of a sector and are not about it; the press, which only reports.
gazetteer "decoy" { file = "data/phrases.csv", key = "key", names = { "names" }, hides = "sector" }
-- Names that hold the name of a country and are none; words that are one but for the capital.
gazetteer "decoy" {
  file = "data/decoys.csv", key = "key", names = { "names", "words" }, hides = { "country", "nationality", "capital", "org" }, case = { words = "exact" },
}

-- A city that has governed two states is of the one that the text has named: Moscow of the Soviet Union where Russia is not mentioned.
local STATES = { moscow = { "SUN", "RUS" }, kremlin = { "SUN", "RUS" }, belgrade = { "YUG", "SRB" }, prague = { "CSK", "CZE" } }
-- What only texts of that time name.
local OLD = { Peking = true, ["Common Market"] = true, ["European Community"] = true, ["European Communities"] = true, ["European Economic Community"] = true }
local function is_old(mention)
  local text = mention.text
  return OLD[text] or mention.key == "DDR" or text:find("^W[est%.]* German") or text:find("^E%.?E?%.?C%.?$")
end
local function of_its_time(soon)
  return function(m, doc)
    local past, present = table.unpack(STATES[m.c.text:lower()])
    local named = { [past] = soon }
    local old = m.c.text == "MOSCOW" and not doc.sentence.text:find("%l") -- so did their headlines
    for _, mentions in ipairs { doc:mentions("country", 100), doc:mentions("nationality", 100), doc:mentions("leader", 20) } do
      for _, mention in ipairs(mentions) do
        named[mention.key] = true
        old = old or is_old(mention)
      end
    end
    for _, mentions in ipairs { doc:mentions("org", 20), doc:mentions("capital", 20) } do
      for _, mention in ipairs(mentions) do old = old or is_old(mention) end
    end
    return "country:" .. ((named[past] or old) and not named[present] and past or present)
  end
end
macro "soviet_later" [[ []* (@nationality[key=SUN] | @country[key=SUN] | @leader[key=SUN]) ]]
macro "city_of_two" [[ c:(moscow | belgrade | prague) (?! 'Times' | 'Spring' | 'River') ]]
mention "capital" "of-its-time" { pattern = [[ $city_of_two (?! (?<= moscow) $soviet_later) ]], resolve = of_its_time(), lazy = true }
mention "capital" "of-its-sentence" { pattern = [[ (?= moscow) $city_of_two (?= $soviet_later) ]], resolve = of_its_time(true), lazy = true }
mention "seat" "of-its-time" { pattern = [[ c:kremlin (?! $soviet_later) ]], resolve = of_its_time(), lazy = true }
mention "seat" "of-its-sentence" { pattern = [[ c:kremlin (?= $soviet_later) ]], resolve = of_its_time(true), lazy = true }

-- Parts of countries, for places that bear a country's name: "Lebanon, Ohio".
macro "province" [[ ('Alabama' | 'Alaska' | 'Arizona' | 'Arkansas' | 'California' | 'Colorado' | 'Connecticut' | 'Delaware' | 'Florida' | 'Hawaii' |
  'Idaho' | 'Illinois' | 'Indiana' | 'Iowa' | 'Kansas' | 'Kentucky' | 'Louisiana' | 'Maine' | 'Maryland' | 'Massachusetts' | 'Michigan' |
  'Minnesota' | 'Mississippi' | 'Missouri' | 'Montana' | 'Nebraska' | 'Nevada' | 'New' 'Hampshire' | 'New' 'Jersey' | 'New' 'Mexico' | 'New' 'York' |
  'North' 'Carolina' | 'North' 'Dakota' | 'Ohio' | 'Oklahoma' | 'Oregon' | 'Pennsylvania' | 'Rhode' 'Island' | 'South' 'Carolina' |
  'South' 'Dakota' | 'Tennessee' | 'Texas' | 'Utah' | 'Vermont' | 'Virginia' | 'Wisconsin' | 'Wyoming' | 'Ontario' | 'Quebec' | 'Alberta' |
  'Queensland') ]]

-- Of another America, or Americans of another descent: "Inter-American", "Central American presidents".
mention "decoy" "other-american" {
  pattern = [[ (latin | (central | south | north) | inter "-" | pan "-" | (african | asian | arab | cuban | mexican | native) "-"?)
    (american | americans) ]],
  entity = "decoy:place", hides = "nationality",
}
mention "decoy" "fund" { pattern = [[ (@country | @capital) 'Fund' (for |
    of)? ]], entity = "decoy:thing", hides = { "country", "capital" } } -- "Kuwait Fund"

mention "capital" "of-nation" { -- "flew to the Kyrgyz capital"
  pattern = [[ (?<= (to | in | into | for | from | reached | visited | left) the) c:@nationality capital (?! [#lower & !#func] | "," #lower) ]], entity = "c",
}

-- The same by construction. A name of a person is told by the title before it, or by the other half of the name, which is no
-- word of a headline ("Jordan Backs Plan").
macro "decoyed" [[ (n:@country | n:@nationality | n:@capital) ]]
mention "decoy" "titled" { -- "Mr. Jordan", "Ms. Georgia Miller"
  pattern = [[ (mr | mrs | ms | dr | miss) "."? $decoyed (?! 's) ]],
  entity = "n", hides = { "country", "nationality", "capital" },
}
mention "decoy" "given-name" { -- "Jordan Miller"
  pattern = [[ (?<! of | in | "," | and | to | from | with) n:@country[key=JOR | key=TCD | key=GEO | key=ISR | key=KEN | key=CUB
    | key=NLD] (?<! 'Netherlands') (?! @office | @country | @nationality | @capital | @org | @sector | @document | #date |
    #func) [#Cap & lower!=/.*(s|ed|to|bank)/] (?! #Cap | "-") ]],
  entity = "n", hides = "country",
}
mention "decoy" "surname" { -- "the actor Denzel Washington"
  pattern = [[ (?<= []) (?! @office | @country | @nationality | @capital | @org | @decoy | #date | #func) [#Cap &
    lower!=/.*(ly|s|while)/] n:@capital[key=USA] ]],
  entity = "n", hides = "capital",
}
mention "decoy" "branch" { -- "by Volta Kenya", "with Universities Australia": what works in a country is named after it
  pattern = [[ (?<= by | with | at | from | of) (?! @office | @country | @nationality | @capital | @org | #date | #func | north | south | east
    | west | central | northern | southern | eastern | western | greater | mainland | communist | nationalist | soviet | nazi | imperial
    | republican | democratic | socialist | federal | king | queen | prince | lower | upper | aotearoa) #Cap (?! 's | "-" | "," | and) @country
    (?! 's | "-" | #Cap)
    | ('Telekom' | 'Telecom' | 'Petroleum' | 'Airways' | 'Motors' | 'Steel' | 'Holdings' | 'Insurance' | 'Aerospace' | 'Railways' | 'Bank' | 'Air')
      @country (?! 's) ]],
  entity = "decoy:thing", hides = "country",
}
mention "decoy" "homonym" { pattern = [[ (n:@country | n:@capital) ","
  $province ]], entity = "n", hides = { "country", "capital" } } -- "Lebanon, Ohio"
mention "decoy" "pennsylvania" { pattern = [[ (?<= #Cap "," | in) 'PA' ]], entity = "decoy:thing", hides = "country" } -- "Scranton, PA"
mention "decoy" "state-of-georgia" { -- "the state of Georgia", "Georgia Governor", "Georgia and Alabama", "the port of Savannah, Georgia"
  pattern = [[ "state of" 'Georgia' | 'Georgia' (governor | senator | lawmakers | legislature | voters | republicans | democrats
    | tech | (and | or | ",") $province) | $province (and | or | ",") 'Georgia'
    | (?<= in | at | of | from | near) (?! #date | @country | @capital) #Cap{1,2} "," 'Georgia' ]],
  entity = "country:GEO", hides = "country",
}
mention "decoy" "port" { pattern = [[ (?<= 'Port' 'of') 'Spain' ]], entity = "decoy:thing", hides = "country" } -- of Trinidad
mention "decoy" "war" { pattern = [[ $decoyed 'War' ]], entity = "n", hides = { "country", "nationality", "capital" } }
-- "the Maritime Training Center", "by the Bureau of Fisheries": who somebody is, not the matter.
macro "institution_word" [[ ('Bureau' | 'Agency' | 'Corporation' | 'Company' | 'Association' | 'Federation' | 'Foundation' | 'Party' | 'Institute'
  | 'Center' | 'Centre' | 'Institutes' | 'Universities' | 'Associations' | 'Centers' | 'Centres' | 'University' | 'College' | 'Academy' | 'Museum' |
  'Hospital' | 'Laboratory' | 'Union' | 'Authority') ]]
mention "decoy" "of-body" { -- "the UN Charter": a text, not who acts
  pattern = [[ the? (@org (Charter | Convention | Conventions | resolution | resolutions | 'Security' 'Council' resolution | 'Security' 'Council'
    resolutions | standards | principles) | charter of the @org) ]],
  entity = "decoy:thing", hides = "org",
}
mention "decoy" "institution" {
  pattern = [[ (?<= the | at | by | from | between | and) (#Cap (?: #Cap | of | for | and | & | "-")*? $institution_word | $institution_word
    (of | for) (?: #Cap | and | & | "," (?= #Cap+ ("," | and)))*) ]],
  entity = "decoy:thing", hides = "sector",
}
-- "through the Trade and Technology Council", "under the Clean Water Fund", "the Farm Security Act": by what something is done, not the matter.
macro "programme_word" [[ ('Facility' | 'Fund' | 'Initiative' | 'Council' | 'Forum' | 'Program' | 'Programme' | 'Project' | 'Strategy' | 'Framework'
  | 'Mechanism' | 'Coalition' | 'Network' | 'Platform' | 'Committee' | 'Commission' | 'Group' | 'Bank' | 'Conference' | 'Summit' | 'Compact' | 'Plan'
  | 'Organization' | 'Organisation' | 'Agency' | 'Partnership' | 'Alliance' | 'Agenda' | 'Roadmap' | 'Corps' | 'Service' | 'Administration' | 'Force') ]]
macro "by_means_of" [[ (through | via | under | like | alongside | at | by | "such as" | within | with | from | during | (adopted | contained | outlined |
  enshrined) in) (the | a | an | its | their | our
  | this)? (#Cap 's)? ]]
mention "decoy" "programme" {
  pattern = [[ (?<= $by_means_of) (#Cap (?: #Cap | of | for | and | & | "-" | on){0,7}? $programme_word | $programme_word (for | of | on | to) (?: #Cap
    | and | & | the | of | "," (?= #Cap+ ("," | and))){1,8}) (?! agreement)
    | #Cap (?: #Cap | 's){0,4}? ('LLC' | 'Inc' | 'Ltd' | 'Corp' | 'PLC' | 'GmbH')
    | #Cap (?: #Cap | of | for | and | & | "-"){0,6}? ('Act' | 'Law' | 'Cemetery' | 'Award' | 'Prize' | 'Dashboard' | 'Monument' | 'Memorial') ]],
  entity = "decoy:thing", hides = "sector",
}
mention "decoy" "company" { -- "the Harbour Corporation of India"
  pattern = [[ ('Corporation' | 'University' | 'Association' | 'Confederation' | 'Company' | 'Sanctuary' | ('Chamber' |
    'Chambers') of #Cap{1,4}) of @country ]],
  entity = "decoy:thing", hides = "country",
}
mention "decoy" "series" { -- "Treaty Series No. 12 (1968): Agreement ...", "Treaty No. 45"
  pattern = [[ ('Treaty' | 'Treaties') 'Series' | 'Treaty' (?= 'No' "."? #num) ]], entity = "decoy:thing", hides = "document",
}
mention "decoy" "lent-thing" { -- it is no money
  pattern = [[ (loan | loans) (?= of (arms | weapons | destroyers | frigates | warships | (naval | war) vessels | (military | naval)? equipment | paintings
    | works | personnel)) ]], entity = "decoy:thing", hides = { "sector", "document" },
}
mention "decoy" "level" { pattern = [[ @office (?= "-"? level) ]], entity = "decoy:thing", hides = "office" } -- "minister-level talks"
mention "decoy" "much" { pattern = [[ a (good | great) deal (?= of | more | about | to) ]], entity = "decoy:thing", hides = "document" }
mention "decoy" "currency" { -- "US$ 5 million", "5 million US dollars", "Swiss francs"
  pattern = [[ n:@nationality[key=USA] "$" | (n:@country | n:@nationality)
    [lower=/dollars?|dlrs|francs?|rupees|crowns|kronor|krone|riyals|dinars|pesos|roubles|rubles|yen|yuan/] ]],
  entity = "n", hides = { "country", "nationality" },
}
mention "decoy" "small-thing" { -- "a turkey", but for texts without any capitals
  pattern = [[ (?<= ^ #punct{0,2} #Cap []{0,60}) [raw=/turkey|china|chad|polish/] ]], entity = "decoy:thing", hides = { "country", "nationality" },
}
mention "decoy" "small-name" { -- "jordan shoes" in a sentence that has capitals
  pattern = [[ (?<= ^ #punct{0,2} #Cap []{0,60}) (?= #lower) n:@country (?<= #lower) ]], entity = "n", hides = { "country", "nationality" },
}
mention "decoy" "ocean" { pattern = [[ (?<! 'British') n:@nationality 'Ocean' ]], entity = "n", hides = { "nationality", "sector" } }

-- "the trade relationship", "bilateral ties in agriculture": the ties are the matter only where nothing else is.
local function idiom() return "decoy:idiom" end
mention "decoy" "ties-of" {
  pattern = [[ (?<= @sector[key!=diplomacy]) (relationship | relations | relationships | partnership) ]], hides = "sector", resolve = idiom, lazy = true,
}
-- In a compound the first word or the second is the matter: "an economic reform of schools", "the space environment", "supply chain security".
mention "decoy" "compound" {
  pattern = [[ (economic | commercial) (?= @sector[key!=trade & key!=diplomacy & key!=finance & key!=peace] (?<! connectivity))
    | (?<= (economic | financial | monetary | humanitarian | health | food | fiscal) (situation | crisis | developments)) (in | within) the region
    | (?<= @sector[key!=environment & key!=agriculture & key!=water]) (ecosystem | ecosystems | environment | sustainability | climate)
    | sustainability (?= (and #lower)? of the?) | (?<= @sector[key=environment] "-"?) accounting
    | (?<= @sector[key!=security & key!=transport & key!=peace]) security
    | (?<= supply | supplies) security
    | (?<= @sector[key!=trade]) (economy | economies) | (?<= @sector[key!=transport & key!=infrastructure]) connectivity
    | (?<= @sector[key=tourism]) infrastructure | (?<= @sector[key!=peace]) (dispute | disputes | conflict | conflicts | crisis | crises | war)
    | arctic (?= @sector) | key technologies | military (?= conflict | confrontation | escalation | tensions | aggression | coup | coups | takeover |
    takeovers | junta | regime | rulers | solution)
    | post "-" conflict | war (effort | efforts | machine | legacy)
    | (?<= @sector[key=defence | key=security]) (aircraft | ships | vessels | vehicles | boats) | (?<= @sector[key=agriculture]) oil
    | (?<= @sector[key=terrorism]) media | (?<= drug | disease | health | genomic) surveillance | surveillance (?= and (contact | laboratory))
    | early warning (?= (of | against) [!#punct]{0,3}? (missile | missiles | attack | attacks | aircraft)) | (?<= (missile | sensing | surveillance |
      airborne | reconnaissance | combat | targeting) ","? and?) early warning ]],
  entity = "decoy:thing", hides = "sector",
}
-- Phrases in which the word of a sector has lost its sense.
mention "decoy" "figure" {
  pattern = [[ (?<= people | family | cultural | close | closer | strong | stronger | deep | special | historic | historical | enduring | unbreakable |
      friendly | deepening) bonds | bonds (?= of (friendship | kinship | trust | affection) | between (people | peoples))
    | state "-"? of "-"? the "-"? art | technical data | rocket (?= attack | attacks | fire | launchers | strikes | barrage | barrages) | (?<= unlocking |
      creating | fiscal | policy | civic | public | multipurpose | humanitarian | political
      | information | safe | breathing) space | space (?= for (countries | governments | dialogue | debate))
    | (lend | lends | lending | lent) (?= #lower{0,2}? (support | weight | voice | voices | backing | hand | credence)) | (unlock | create | make) space
    | economy (?= "-" wide) | (?<= travel for | made by) business | business (?= and
    #lower{1,2} (leaders | stakeholders | sector | sectors | community) | model | models | conduct | information | practices | case
      | (?: and tourism)? visas | visa | and consumers)
    | (cost | costs | burden) (to | of | for | on) business | commercial (?= providers | operators | hubs | entities)
    | democratic (?= partners | allies | forces | countries | nations | movement | 'Forces') | security council
    | "national security" (?= grounds | considerations | teams | team | memorandum | objectives | reasons | purposes)
    | (?<= 'Military') 'Financing' | (?<! cooperation | collaboration | issues | matters | challenges | developments) in the 'Arctic' | (?: (land | sea
      | air | space | maritime)
      ("," | and | "," and)){2,5} (cyberspace | cyber | space | air | sea | maritime) (?! #lower) | (held | taken | kidnapped | detained) by #Cap? (terrorists
    | militants | rebels) | (?<= fentanyl | drug | drugs | narcotics | opioid) supply (chain | chains)
    | (?<= @nationality) military (?= 's) | dialogue (?= partner | partners) | (?<= in (a | the)) spirit of #lower{1,2} (?: and #lower{1,2})?
      | (?<= ({clear} | {rid}) [!#punct]{1,3}? of) mines
      | poaching (?= and illegal? fishing) | hotline (?=
      [!#punct]{0,4}? @sector[key=defence]) | by the? (#Cap | neighbouring | neighboring){0,3} (navy | army | troops | soldiers | coastguard | coast guard |
      military) (?! of? #lower{0,2} @document)
    | (across | along | (?<! (talks | negotiations | discussions | treaty | accord) [!#punct]{0,3}) on | at) (our | their | the) (shared | common
    | southern | northern | land) (border | borders)
    | (?<= including) (in | through | at | within) (multilateral | international | regional | global) (institutions | fora | forums | bodies)
    | (?<= 's | with the #UPPER) ('Commission' | 'Committee') (on | for) #Cap{1,3} | environment (?= in terms of | of #lower | in which | where) | (?<= and
    the) national security (advisers | advisors) | public "-"? private "-"?
      (partnership | partnerships) | in partnership | 'Eastern' partnership
    | ('Organization' | 'Organisation' | 'Council') for (#Cap | and | in)* #Cap | affected by the? (violence | war | fighting | conflict)
    | (?<= (freedom | liberty | dignity | safety ",") (?: "," | and | [#lower & !#func]){1,4} | (?<! peace ",") prosperity ","? and) security (?! @sector)
      | "rule of law" (?=
      "," including the? freedom of navigation) | domains ("-" | "--" | ":" | "," | "(") (?: #lower | "," | "-"){1,9} | carbon pollution (?= "-" free)
      | (?<= 'Commerce' (and | &)) 'Industry' | religious (?= minority
    | minorities) | import (?= terminal | terminals) | stability (?= (in | of) [!#punct]{0,4}? (market | markets | prices | currency | economy))
    | (?<= (hate | hatred) ","? and?) violence | violence (?= (and | ",") (discrimination | racism | hatred)) ]],
  entity = "decoy:thing", hides = "sector",
}
mention "decoy" "tie-named" { -- "the Drug Dialogue", "the Partnership for Water": a name
  pattern = [[ (?<= @sector[key!=diplomacy]) ('Dialogue' | 'Partnership' | 'Alliance' | 'Consultations') | ('Partnership' | 'Alliance' | 'Dialogue') (?=
    (for | on | to) #Cap | (countries | members | partners) | 'Framework' | 'Council' | 'Forum' | 'Initiative')
    | (?<= 'Americas' | 'Quad' | 'Industry' | 'Biofuels' | 'Trans-Pacific' | 'Pacific') ('Partnership' | 'Alliance')
    | #Cap? 'Cooperation' (?= 'Framework' | 'Council' | 'Forum' | 'Initiative' | 'Organization' | 'Organisation') ]],
  hides = "sector", resolve = idiom, lazy = true,
}
mention "decoy" "ties-in" {
  pattern = [[ @sector[key=diplomacy] (?= (?: with [!#punct & !on & !in]{1,4}?)? (in | on | for) (?: (the | such)? (field | fields | area | areas | sphere
      | sector | sectors) (?: of | such as
    | including | like))? [(#lower | #Cap) & !#func]{0,2}? @sector[key!=diplomacy])
    | @sector[key=diplomacy] (?<= cooperation | collaboration | coordination | dialogue | consultations | partnership) (?= to #lower (?: (the
      | a)? #lower of | the)?
      [(#lower | #Cap) & !#func]{0,2}? @sector[key!=diplomacy]) ]],
  entity = "decoy:idiom", hides = "sector",
}

-- Words of a sector in another sense: "to combat corruption", "a changing security environment", "in the Indo-Pacific".
mention "decoy" "anniversary" { -- apart from the others, which begin with words that can be looked up
  pattern = [[ [lower=/[a-z0-9]+(th|st|nd|rd)/] anniversary | #Cap 'Industries' ]], entity = "decoy:thing", hides = "sector",
}
mention "decoy" "other-sense" {
  pattern = [[ (to | and | will | help | jointly | would) combat (?! aircraft | troops | forces | operations | training | readiness)
    | (security | business | political | regulatory | operating | strategic | policy | trading | working | learning | stable | peaceful | secure
    | enabling | conducive | favourable | favorable | competitive | legal | information | economic | geopolitical | international
    | (changing | complex | uncertain | challenging | evolving) #lower?) environment | (innovation | business | digital | technology | startup
    | "start-up" | entrepreneurial | industrial | financial | media | trusted | secure) (ecosystem | ecosystems) | (in | across | throughout
    | within) the Indo - Pacific region? | Indo - Pacific ('Strategy' | 'Economic') | (?<! situation | conflict | war | fighting | peace
    | developments | crisis | stability | violence | ceasefire | truce | events | escalation | tensions | security | hostilities) (in | from
    | across | throughout | within | outside of? | to | into) (Gaza | the (broader | wider | whole | entire)? Middle East)
    | {beef} up | resort (town | city | island | village | hotel | of #Cap) | (last | first) resort | (?<= the (#Cap){1,3}) resort
    | (?<= humanitarian #lower in) Gaza | (?<= (in | across | with | to | from | between | throughout) the? #lower? #Cap{1,3} ("," #Cap{1,3})? (and |
      "," | "," and) the?) Middle East | (?<= in | across | throughout | with) the? Middle East (?= ","? and the? #Cap)
    | (?<= (rights | stocks | ships | boats | vessels | ports | fishing | drilling | bases | islands | fish | cables | oil | gas) in the) ('East' | 'South')
      'China' 'Sea' | year anniversary | accounting (scheme | schemes | standards) | accounting for | women (?= (and | ",") children 's? health)
      | (private | local)
    industry | 'Infrastructure' 'Pipeline' | commercial (?= cable | subsea | ship | ships | vessel | vessels | aircraft | airliner | airliners
    | airline | flight | flights | satellite | satellites | launches | use | scale | whaling | fishing | logging | aviation | nuclear | farming |
    space | navigation) | security
    of (food | energy | supply | supplies | gas) | (labor | labour | capital) "-"
    intensive | (innovation
    | digital | economic) bridge | counterfeiting and piracy | "Major Economies" | internal affairs | (political and economic | economic and political |
    social and economic | economic and social) (value | horizons | importance | role
    | system | systems | life | order | rights) | #num "-"? degrees
    | degrees ('Celsius' | 'Fahrenheit' | 'C') | origin (and | "," | or)+ transit | "-" "Middle East" | "Middle East" (?= "-" #Cap | 'Europe')
    | (economic | diplomatic) (?= (?: "," | and | [#lower & !#func]){1,5}? (assistance | aid | support | needs | aspects | personnel))
    (?! assistance | aid) | (economic | diplomatic) (costs | measures | steps | repercussions | consequences | pressure | competitors | effects | tools |
    staff | personnel | support)
    | (invest | investing | investment | investments) in (?= [!#punct]{0,6}? forces)
    | adoption (of | and) (?! children | orphans | minors | babies) | to travel | 's #lower? travel to | (culture | climate | epidemic) of #lower
    | (environmental | consumer | farm | women 's | "human rights") (and other)? (?: #lower | "-"){0,3}? (organizations |
    organisations | groups | activists | advocates)
    | bridge to #lower? (membership | peace) |
    (talent | training) pipeline | pipeline (?= of [!#punct]{1,4}? (experts | leaders | talent | workers | graduates))
    | working (group | groups) | [#lower | #Cap & !#func] (ministers | ministries | officials | counterparts)
    | transit (and | "," | or)+ (destination | origin) | transit
    (country | countries) | (business | official | essential | overseas | international | foreign | regular) travel (?! restrictions | agencies
    | industry) ]],
  entity = "decoy:thing", hides = "sector",
}

-- Those with whom something is done: "input from business, trade unions and academia".
macro "stake" [[ ([#lower & !#func]{0,2}? (government | governments | industry | industries | academia | academics | ((academic | research | public #UPPER &
  #UPPER) institutions | research (organizations | organisations)) |
  "civil society" #lower? | (private | public | technology) (sector | sectors) | businesses | business | workers | unions
  | "trade unions" | universities | communities | stakeholders | "think tanks" | companies | investors | consumers | [#lower & !#func]{1,3}?
  (organizations | organisations | groups) | entrepreneurs | youth | labour | labor | experts | philanthropies | philanthropy)) ]]
mention "decoy" "stakeholders" {
  pattern = [[ (?<= with | between | from | by | among | including | alongside | involving | across | engage | engaging | and | our | of the
    | "such as") (?: the | our | all)? $stake (?: ("," | and | or | "," and | "," or) (?: the | our)?
    (?: #lower and other)? $stake)+ (?<! research #lower)
    (?! exchange | exchanges | cooperation) ]],
  entity = "decoy:thing", hides = "sector",
}
-- "Defence Minister": who it is, not the matter; but a visa regime is one.
mention "decoy" "office" {
  pattern = [[ o:@office (?<! regime | administration | government | governments | official | authorities | parliament |
    ambassadors) ]], entity = "o", hides = "sector",
}

-- "at the Ministry of Defence", "the University of Health Sciences": a house, whatever it is called.
mention "decoy" "portfolio" { -- "Human Resources Minister"
  pattern = [[ (#Cap{1,3} | #Cap (and | &) #Cap{1,2}) 'Minister' | ('Secretary' (of 'State')? | 'Secretaries' | 'Commissioner') (of | for) the? #Cap (?:
    (and | & | ",")
    #Cap (?! for | of) | #Cap){0,4} ]], entity = "decoy:thing", hides = "sector",
}
mention "decoy" "house" {
  pattern = [[ (?<= (at | in | inside | outside | of) the? | to @country 's | @sector [!#punct]{0,5} between (?: the | its | their | #Cap | #UPPER | 's){0,3} |
      @sector [!#punct]{0,5} between []{1,14} and (?: the | its | their | #Cap | #UPPER | 's){0,3}) ('Ministry' | 'Department' | 'Bureau' | 'University' |
      'Institute' | 'Academy'
    | 'Museum' | 'School' | 'Faculty' | 'Directorate') (of | for) the? #Cap (?: ","? (and | & | of)? the? #Cap){0,5} ]],
  entity = "decoy:thing", hides = "sector",
}

-- What somebody has suffered is not what is agreed: "families separated by war", "a bridge destroyed by an earthquake".
mention "decoy" "suffered" {
  pattern = [[ (separated | destroyed | damaged | hit | devastated | divided | ravaged | wrecked | scarred | shattered | torn apart?) by
    [!#punct & !and]{1,4} ]],
  entity = "decoy:thing", hides = "sector",
}

-- What a government signs at home binds nobody else.
mention "decoy" "home-act" {
  pattern = [[ (presidential | disaster | emergency | "national security" | policy | executive | legal | internal | cabinet | briefing) (memorandum | memoranda
    | declaration | charter) | memorandum (?= ensuring | directing | ordering | instructing | requiring | to #lower [!raw="." & !with & !between]{1,40} ".")
    | (pact | compact | treaty | agreement | agreements) ")"? 'Act' | charter
      (?= of the? #Cap{1,4} 'Committee' | flight | flights | plane | planes | company | companies)
    | deal (?= reached by [!#punct]{1,10}? bipartisan) | (?<= launched (?: a | an | the | new
      | #lower){1,3}) plan (?= to #lower [!raw="." & !with & !between]{1,40} ".") | bipartisan #lower{0,2}? (agreement | deal | framework | compromise
      | accord) ]],
  entity = "decoy:thing", hides = "document",
}

-- A match is no meeting: nobody is named in a sentence that tells of one.
mention "decoy" "sport" {
  pattern = [[ ^ []* ("semi-final" | "semi-finals" | semifinal | "quarter-final" | quarterfinal | "half-time" | "penalty shoot-out" | penalties
    | striker | midfielder | goalkeeper | innings | wickets | playoff | 'World' 'Cup' (final | match | qualifier | game | group) | (won | lost
    | beat | drew | winning | losing | victory | defeat) [!#punct]{0,4}? #num "-" #num | #num "-" #num (win | loss | victory | defeat | draw)) []*
    $ ]],
  entity = "decoy:thing",
  hides = { "country", "nationality", "capital", "seat", "org", "headquarters", "office" },
}

-- A question asserts nothing: nobody is named in it.
mention "decoy" "question" {
  pattern = [[ ^ []* "?" \"? $ | ^ 'QUESTION' ":" []* $ ]],
  entity = "decoy:thing",
  hides = { "country", "nationality", "capital", "seat", "org", "headquarters", "office", "sector", "document" },
}

-- Not the National Security Council of a state.
mention "org" "security-council" { pattern = [[ (?<! 'National' | 'Homeland' | 'Federal' | 'State' | 'Supreme' | @nationality)
    'Security' 'Council' (?! #Cap) ]], entity = "org:UN",
}

-- What a stance is about: its object is a party where one stands, else the words of the text up to where the clause goes on.

local word = require "words"

-- Where the object ends.
macro "own_feeling" [[ ((their | its | his | her | our | (@country | @org | @nationality) 's?) #lower{0,2}? (support | concern | sympathy |
    commitment | hope | opposition |
  determination | desire | readiness | willingness | solidarity | appreciation | intention | resolve | warning | call | pledge | belief) |
  the #lower{0,2}? (need | necessity | importance)) ]]
macro "quality" (word([[ immediate continued
  major free open fair safe secure stable strong peaceful just lasting inclusive better bigger stronger resilient transparent
  independent prosperous healthy clean connected reliable accountable orderly regular democratic effective efficient equitable credible
  based cooperative constructive collaborative comprehensive verifiable repeated unprovoked clear swift robust unified leading economic political social
    cultural ]],
  [[ [a-z]+(ful|ous|able|ible|less) ]]))
-- What stands before a comma and names nothing: "a layered, joined system", "a council-run, free school".
macro "half_named" [[ ($quality | [lower=/un[a-ce-z][a-z]*ed/] |
  (a | an) [lower=/[a-z]{3,}ed/] | "-" [lower=/[a-z]{2,}ed|led|run|wide|free|term|part|scale|level/]) ]]
macro "acronym" [[ [#UPPER | raw=/[A-Z]{2,}s/] ]]
-- Adjectives, where a noun follows: "sincere and determined efforts".
macro "steady" (word [[ determined continued sustained committed balanced principled expanded enhanced increased shared coordinated united improved
  integrated dedicated targeted measured detailed calibrated ]])
-- "their support to press for": a purpose, not an object.
macro "deed" (word [[ press ensure help build make improve strengthen promote develop advance continue increase expand enhance reach achieve cut support
  address create establish provide protect end meet work keep combat fight prevent reduce deliver implement enable facilitate accelerate maintain
  restore resolve ]])
-- A further deed of the object: "efforts to deliver aid and build roads", "ending the war and restoring peace".
macro "another_deed" [[ (?<= to [#lower & !#func & !support & !back & !oppose & !reject & !condemn & !welcome & !express & !reaffirm & !endorse & !praise]
    [!raw="," & !raw=";" & !and]{1,8} and) $deed |
  (?<= [lower=/[a-z]+ing/] [!raw="," & !raw=";" & !and]{1,5} and) [lower=/(restor|respect|strengthen|challeng|promot|protect|improv|build|ensur|advanc)ing/] ]]
macro "finite_s" (word [[ encourages intends invites expects commits works pays looks encourage ask endeavou?r prioriti[sz]es bows kneels helps provides
    creates
  strengthens promotes protects makes keeps seeks ensures defends cherishes ]])
mention "turn" "and" { -- to another verb or subject; not "illegal and unprovoked war"
  pattern = [[ (?<! $quality ","? | "-" [lower=/[a-z]+ed/]) and (?! (?<= between [!#punct & !and]{1,4} and) $the? #Cap) (?= to #lower | state ($adverb | that) |
    (the | its | their | his | her) [#lower & !#func]{1,3}? (discussed | agreed | reviewed | reaffirmed | expressed | welcomed | noted | described |
    said | told | voiced | accused | rejected | warned) |
    $the? @party [lower=/[a-z]+ing/] |
    (?! (?<= to [#lower & !#func] and) [#lower & lower!=/.*(ed|s)/]) (?! $another_deed)
    $adverb{0,2} (?! $quality (?! that) | hatred | bloodshed | (?<= [lower=/[a-z]+ing/] and) [lower=/[a-z]+ing/]) ($verb (?<! continuing |
    growing) (?! (?<= $steady) [#lower & !#func]) (?<! [lower=/un[a-ce-z][a-z]*ed/]) | @actors | $firm? (opposition | concern |
    condemnation) | they | it | he | she | we | $finite_s) |
    $own_feeling) ]],
  entity = "decoy:thing",
}
mention "turn" "and-commitment" { -- "support for peace and commitment to talks"
  pattern = [[ and (the | a)? #lower? (commitment | readiness | willingness | determination) (to | that) ]], entity = "decoy:thing",
}
macro "achieved" (word [[ work efforts steps progress actions measures commitments pledges decisions strides advances ]])
mention "turn" "dash" {
  pattern = [[ "-" (?= [lower=/ministers?|officials?|sources?|envoy|spokesman|aides?|paper|newspaper|reports?|radio|agency|minister|diplomats?/] $ | nearly |
    almost | about | including | which | who | its | it | a | an | the) ]], entity = "decoy:thing",
}
mention "turn" "and-do" { -- "to lift the curbs and free the crew": a further demand
  pattern = [[ and (?= (free | release | return | resume | allow | pay | hand | respect | accept | withdraw | lift | stop | halt | retain) (the | its | all |
    his | their | over)) ]],
  entity = "decoy:thing",
}
mention "turn" "or-else" { pattern = [[ or (?= face | risk | else | suffer | lose) ]], entity = "decoy:thing" }
mention "turn" "and-at" { pattern = [[ and (?= at | over | about) ]], entity = "decoy:thing" } -- a further thing of the attitude
mention "turn" "done-by" { -- "the work his government has done": a clause without "that"
  pattern = [[ (?<= $achieved) ((its | their | his |
    her | our) (?= [!#punct]{1,3} (has | have | had)) | (it | we | they | he | she) (?= has | have | had | made | took))
    | (?<= [#lower & !#func & !that]) (it | we | they | he | she) (?= (has | have | had) [lower=/[a-z]+ed|made|taken|shown|done|given|played|built/]) ]],
  entity = "decoy:thing",
}
mention "turn" "ensure" { pattern = [[ ensure (?= it | they | we | he | she) ]], entity = "decoy:thing" }
mention "turn" "last" { pattern = [[ last (?! "-" | (week | month | year | night | #date) 's) ]], entity = "decoy:thing" } -- not "a last-minute mission"
macro "clause_word" (word [[ which who that where while whereas but because if unless when after before until since despite although though as
  is are was were has have had will would can could might must should
  took takes began begins came went stays stayed earlier tomorrow tonight late over amid during following including
  angered irked infuriated surprised drew sparked provoked grew fell hurt ]])
-- A noun behind the name: "the US plans", no new subject.
macro "possession" (word [[ support plans? calls? backing sanctions offers? views veto visit review turn blocks aid arms
  charges? demands? moves? protests? threats? claims? bans? fears pledges? curbs? remarks strikes? drills launch launches
  blasts? raids? deals? talks fire attacks? aggression actions? invasion tests? votes? polls? elections? decision ruling ]])
macro "relative_phrase" [[ [lower=/in|of|to|for|with|by|from|on|under|at|through/] (?= which | whom | #date) ]]
-- Commas behind which the object goes on: "the council's monitoring, deliberative, and negotiating functions", "a layered, joined system", "the Fund
-- to Fight Malaria, Cholera, and Typhoid", "in Mopti, Mali", "the May 4, 2020, accord".
macro "one_of_list" [[ (?! $verb) [(#lower & !#func & lower!=/.*(ing|ed|ly)/) | #UPPER |
  lower=/engineering|farming|fishing|housing|banking|shipping|manufacturing|mining/] ]]
macro "and_name" [[ and ($the? #Cap{1,3} (?! $verb | $adverb) | other #lower) ]]
mention "series" "comma" {
  pattern = [[ (?<= [#lower & !#func] | "(" $acronym ")") "," (?= $one_of_list{1,2} (?: "," $one_of_list{1,2}){0,3} (and | "," and) (?! $verb (a | the |
      its | their | for | on | to | that)) [#lower & !#func]) | (?<= [#lower & !#func] "," [#lower & !#func]{1,2}) "," (?= and (?! $verb | @actors)
      ([#lower & !#func & lower!=/.*ing/] | [#lower & !#func] [#lower & !#func])) | (?<= $half_named) "," |
    (?<= (a | an) [lower=/[a-z]{3,}(ic|[^sv]al)/ & !proposal]) "," (?= [lower=/[a-z]{3,}(al|ic|ive|ous|able|ful|ar|ary)/] [#lower & !#func]) |
    (?<= #Cap) "," ((?= $the? #Cap{1,2} (?: "," $the? #Cap{1,2}){0,3} ","? $and_name) | (?= $and_name) (?<= "," $the? #Cap{1,2} ",") |
      (?= @country) (?! @actors) (?<= (in | from | between | of | at | to | near | outside | and) #Cap{1,2} ",")) |
    (?<= #num) "," #date (?<= #date #num "," #date) (?: "," (?= [#lower & !#func]))? ]],
  entity = "decoy:thing",
}
mention "series" "time" { -- "the raid earlier today on the port"
  pattern = [[ earlier? (today | yesterday | this (week | month | morning)) (?= of | regarding | that | in (?! a | response | the #lower) | on (?! #date) |
    against) ]],
  entity = "decoy:thing",
}
mention "series" "year" { -- "the Harbour Act of 2021", "the arrest of 2019 mayor Ana Soto", "news of today's raid"
  pattern = [[ of (?= #date) (#num | #date (?= 's)) ]], entity = "decoy:thing",
}
mention "series" "role" { -- "its role as a mediator"
  pattern = [[ as (?<= (role | leadership | service | contribution) as) (?= a | an | the | one | its | our | chair | host | #Cap) ]],
  entity = "decoy:thing",
}
mention "series" "over-what" { -- "sovereignty over the islands"
  pattern = [[ over (?<= (inaction | silence | sovereignty | jurisdiction | control | claim | claims | authority | monopoly | supremacy | dominance |
    dispute | disputes | victory) over) ]],
  entity = "decoy:thing",
}
mention "series" "dated" { -- "the killing, on Monday, of two nurses", "the decision, announced on Friday, to jail the editor"
  pattern = [[ (?<= [#lower & !#func]) "," ((on | in) #date{1,3} | (announced | taken | made | signed | published | issued) [!#punct]{0,4}) ","
    (?= of | to #lower | against) ]],
  entity = "decoy:thing",
}
mention "series" "inserted" { -- "efforts, including through talks, to end the war"
  pattern = [[ (?<= efforts | steps | measures | moves | attempts | [lower=/co-?operation|collaboration|coordination/]) ","
    including [!raw="," & !raw="."]{1,10}? "," (?= to | on | in | against) ]],
  entity = "decoy:thing",
}
-- Clauses without which the noun says little: "the idea that ...", "the climate in which ...", "rights of those who ...", "the toll the drought has
-- taken".
macro "its_clause" [[ (?: (?! \" | {say} | @turn | and [lower=/[a-z]+ed/] (#Cap | the | a | its | their)) [!raw="," & !raw=";" & !raw="." & !raw=":" &
    !raw="!" & !raw="?" & !raw="(" & !raw="—" & !but & !while & !because] | "," (?= [!#punct & !that]{1,3} ("," | and | or) | and #lower{1,2} "." |
    or #lower) | "," (?= and [!#punct]{1,3} in))+ ]]
macro "auxiliary" [[ (is | are | was | were | has | have | had | will) ]]
macro "content" (word [[ announcements? ideas? notions? allegations? claims? accusations? charges assertions? suggestions? belief view principle
  talk rumou?rs speculation admission demands? requests? statements? reports actions steps measures practices technologies approaches rules recommendations
    norms standards? ]])
mention "series" "clause" {
  pattern = [[ (that (?<= $content (?: (by | of | from | in) [!#punct]{1,4})? that) | (which | that | who | (in | under | on) which)
    (?<= (the | a | an | any | all | other | some) ([#lower & !#func]{1,2} | #lower #Cap | [#lower & !#func] (of | to) [#lower & !#func]) (in | under | on)?
      (which | that | who) | (rights | number | numbers | lives | fate) of #lower{0,2} [#Cap | #lower & !#func] who) (?: $adverb | not)? (?= #lower |
    [!#punct]{1,5}? $verb) |
    (has | have | had | are (?= [lower=/[a-z]+ing/])) (?<= [#lower & !#func] (the | its | their) [#lower & !#func]{1,3} (has | have | had |
    are))) $its_clause ]],
  entity = "decoy:thing",
}
macro "mark_end" [[ ((?! @series) "," | [raw=/[;:!?<]/] | (?<! 'Mr' |
  'Mrs' | 'Ms' | 'Dr' | 'St') "." | [raw="—" | raw="–"] (?! @country | @nationality) |
  "(" (?! $acronym ")") | "[" | (?<! "(" $acronym) ")" |
  \" (?! #lower | #Cap)) ]]
macro "date_end" [[ ((?<! 's | the | a | its | their | agenda | vision | unscr | resolution | 'Expo' | "-") #date (?! 's | of | @document) | (today |
    yesterday) (?! 's | of)) ]]
macro "next_subject" [[ (?<! by | of | from | in | on | at | to | with | for | against | over | between | "-" | "/") @actors (?! $possession) ]]
-- From what somebody is defended or kept out, for what they are listed or punished, with whom a concern is raised.
macro "within" [[ [!raw="," & !raw=";"]{1,12}? ]]
mention "told_of" "so-far" {
  pattern = [[ (defend | defends | defended) $within (?= from) | [lower=/bars?|barred|barring|bans?|banned|banning/] $within (?= from its) |
    (blacklisted | blacklisting | sanctioned | sanctioning | designating) $within (?= for #lower | under #num) |
    (sanctions | restrictions | ban | bans) (on | against) $within (?= for ([lower=/[a-z]+ing/] | their)) |
    ({raise} | {share} | {discuss}) []{0,6}? (concern | concerns) $within
      (?= directly? with (#Cap{1,3} ("." | and | $) | #lower #Cap? (counterpart | counterparts))) ]],
}
mention "turn" "reason" { pattern = [[ [lower=/from|for|under|with|directly/] (?<= @told_of []) ]], entity = "decoy:thing" }
mention "turn" "manner" {
  pattern = [[ without (reserve | reservation | reservations | delay | hesitation | (a | an | any) [!#punct]{0,2}?
    (agreement | accord | deal)) | "in order" | "so that" | in (retaliation | reprisal |
    retribution) | in (urging | condemning | providing | calling |
    demanding | opposing | (support | defence | defense) of | solidarity with | protest | retaliation |
      a #lower? (statement | letter | speech | message | call)) |
    by (?= /[a-z]+ing/ | #num votes | a vote) |
    "at once" | forthwith | on the? grounds | (so | as) long as | at $det #lower{0,2}? (meeting | summit | conference | session) | even (?= if | though |
      after | when) | in (an interview | remarks | comments | (a | an) #lower? (interview | broadcast | address |
      briefing)) |
    (?<= $policy_word) in talks with | in close? coordination with | "in concert with" | "through the imposition" |
    (via | on) (twitter | facebook | television | tv | telegram | radio | "social media") | in (the | no) #lower{1,3} (terms | language) ]],
  entity = "decoy:thing",
}
macro "object_end" [[ (?: $relative_phrase | $mark_end | @turn | $next_subject | {say} | $date_end | $clause_word | [raw=/may|MAY/] |
  [lower=/remains?|remained|reflects|means|shows/ & !#Cap]) ]]

-- Between verb and object: "condemn unequivocally terrorism".
local EMPHATIC = "flatly outright utterly unequivocally unreservedly categorically unanimously wholeheartedly"
-- No object begins with these: "backed down", "supported by", "condemned it".
macro "no_object_word" (word([[ the an? neither millions thousands hundreds of by to for in on upon at from with into up down out off away and or
  not no nothing
  against again it he she they we i him them me you itself himself herself themselves ourselves together here whether
  how what why back through across within around than become be due
  remain have do ]] .. EMPHATIC))
macro "fact_that" [[ [lower=/fact|news|reports?|assurance|announcement|ensuring/] (?= that) ]]
macro "no_object" [[ ([raw="—" | raw=","] | $no_object_word | [lower=/helps|helped|helping/] | (way | ways | manner) (?= in | that) | 'us' | (her |
    this) (?= #punct) | "very much" |
  one another | $fact_that | /[a-z]{2,}ed/ (?= [lower=/by|to|in|on|at|from|for|with|as/]) | each (?! other 's) |
  $the? @party [lower=/needs|faces|wants|requires|plays|deserves|remains/]) ]]

-- An object of any words, and one of a list.
macro "det" [[ (the | a | an | such) ]]
-- What no object ends with.
macro "loose" (word [[ on in of to for with by from at into over under especially particularly notably least and or the an? its their his her our as than
  more both such they we he she it which ensure ensuring worth
  fiercely strongly vigorously vehemently bitterly firmly completely totally unanimously altogether categorically then even
  emphasising emphasizing stressing urging demanding highlighting starting ]])
-- "the truce agreed" [in March]
macro "dateless" [[ [!the & !a & !an] [!be & !been & !is & !are & !was & !were & !has & !have]
    [lower=/agreed|held|announced|signed|reached|concluded|issued/] ]]
-- What says too little to be an object: a head without its complement ("commended their efforts", "noting the key role"), a mere word or number, and
-- what is told to whoever is praised, or wished well.
macro "empty_head" (word [[ efforts? roles? vision contributions? progress commitments? leadership world ]])
macro "empty_word" (word [[ aspiration announcement coordination cuts determination developments event exchanges expertise groups inaction incentives
  initiatives lot moment news pace package participation region resolve sectors support ]])
macro "some_people" [[ [#num | lower=/two|three|four|five|six|seven|eight|nine|ten/] #lower? (individuals | people | persons | entities) ]]
macro "courteous" [[ (his | her) (election | appointment | nomination | confirmation | inauguration | victory | office) ]]
macro "ends_there" [[ (?! @series) (?! today | yesterday | earlier) (?= $loose? ($object_end | \" | $)) ]]
mention "hollow" "head" { pattern = [[ ($empty_head | $empty_word | $some_people | $courteous) $ends_there ]], entity = "decoy:thing" }
mention "hollow" "key-head" { pattern = [[ [#lower & !#func] ($empty_head | $some_people) $ends_there ]], entity = "decoy:thing" }
mention "hollow" "such" { -- told before
  pattern = [[ (any | no)? such (an | a)? [lower=/(move|step|plan|idea|action|measure|thing|proposal|attempt|suggestion)s?/] $ends_there ]],
  entity = "decoy:thing",
}
mention "hollow" "own" { pattern = [[ [lower=/its|their|his|her|our/] own ]], entity = "decoy:thing" }
mention "hollow" "yours" { pattern = [[ your (?! [lower=/e.*/]) ]], entity = "decoy:thing" }
mention "yours" "told" { -- "the strength of your voice", "the work we are doing": said to whoever is praised, or of what both do
  pattern = [[ strength of your | your #lower (?= $object_end | $) | and your | (we're | we are) doing ]],
}
macro "at_start" [[ ^ (?: @dateline)? ]] -- a sentence, behind "LIMA, March 3 -"
macro "no_start" [[ $no_object | $object_end | @hollow ]]
macro "up_to_end" [[ (?: @series | (?! $object_end) [] )* (?<! $loose | $dateless | 's | ")" | "(" | "(" $acronym)
  (?! (?<= (of | on) #num (?: "-" #num?)?) "-"? #num? #date) ]]
macro "phrase" [[ (?: (?! $no_start) [] $up_to_end) ]]
macro "item_words" [[ (?: 's | (?! #func) [!#punct] ){0,4} ]]
macro "item" [[ (?: (?! $no_start) [] $item_words) ]]
macro "next_item_word" [[ (?! @actors | @turn | {say} | $clause_word) [!#punct & !#date & (!#func | lower=/other|all|any|more/)] ]] -- of a list that has begun
macro "next_item" [[ (?: $next_item_word $item_words) ]]
-- What a state lays before others or does.
local DEEDS = [[ plans? proposals? ideas? calls? demands? deals? accords? agreements? offers? initiatives? resolutions? polic(y|ies) bids? decisions? moves?
  bills? laws? sanctions reports? rulings? draft ]]
macro "policy_word" (word(DEEDS .. [[ appeals? principles? candidacy candidature statements? proclamation remarks stance positions? treaty pacts? requests?
  suggestions? blueprint formula concept map amendments? drafts texts? ]]))
macro "done" (word [[ part roles? work help support assistance aid contributions? efforts leadership steps progress ]])
macro "pointed_at" (word(DEEDS .. [[ efforts? steps? actions? attacks? strikes? raids? tests? launch launches talks process measures? missions? projects?
  programmes? programs? reforms? bans? crimes? violence arrests? ]]))
-- Too bare to stand without its clause: "actions that lead to war".
mention "bare" "with-clause" {
  pattern = [[ ((efforts | actions | steps | measures | countries | nations | people | those | all | anyone | everyone) (that | who | which) |
    (uses | practices | policies | attempts | laws | proposals) (of #lower{1,2} | of #UPPER)? that |
    (?: (?! $verb) [#lower & !#func & lower!=/.*(ing|s|d)/])? $done ((that | which)? $the? (?: [#Cap |
    #lower & !#func])? (?= @party #lower | @party (has | have | had)) | (that | which)))
  $its_clause ]],
}
-- What "these efforts" may point back to.
mention "named" "thing" {
  pattern = [[ $pointed_at (of | for | to | on | against | by | in | over | with | aimed) (?: (?! $object_end) [])+ ]],
  entity = "decoy:thing",
}
-- "what it called the arbitrary expulsion": the words of the holder for it.
macro "be" [[ (is | are | was | were) ]]
mention "so_called" "what" {
  pattern = [[ what (it | he | she | they | #Cap{1,3}) #lower? (({describe} | {see} | {regard} | {characterise} | {characterize}) as | {say} $be |
    {call} | {term} | {brand} | {dub} | {consider}) | ]] .. word(EMPHATIC),
}
macro "party_ends" [[ ($object_end | $ | not | there | here | again | soon | too | immediately | today | yesterday |
  [lower=/angered|irked|upset|infuriated|drew|came|won/] | \" |
    under | on | upon | in | for | at | to | from | with |
  against |
  and (?! (@nationality | @country) #lower) | of | so | by | through | into) ]]
macro "under_what" [[ under $det? t:(?: (?! $object_end | on | concerning) [] )+ ]]
macro "finite_next" [[ ((has | have | is | are | was | were | will | would | {say}) |
  $verb (the | a | an | its | their | his | that | to | on | for | with | @country | @person)) ]]
macro "names" [[ $the? t:#Cap{1,6} "," $the? t:#Cap{1,6} (?: "," $the? t:#Cap{1,6})? ","? and $the? t:#Cap{1,6} (?= $object_end | $) ]]
macro "things" [[ $det? t:$item "," $det? t:$next_item ","? and (?! $own_feeling) (its | their | the | his) t:$phrase ]]
macro "one_topic" [[ t:($item "," $det? $next_item (?: "," $det? $next_item)? ","? and (?! $finite_next | $own_feeling) $det?
  $next_item_word $up_to_end) ]]
-- A party; several names or things with articles, each for itself; a list of common words, which is one topic; a phrase.
mention "goings_on" "what" {
  pattern = [[ what (is | was | has been | had) [!#punct]{0,2}? (happening | unfolding | occurring | happened) (?: (?! $object_end) [])* |
  what (?: #lower | @party | @country){1,6}? ({contribute} | {achieve} | {offer} | {bring} | {accomplish}) (?: (?! $object_end) [])* |
  what $the? @party (has | have | had | did | is | was) [!#punct]{1,6}? (?= $object_end | $) ]],
}
macro "attitude_object" [[ (?: @so_called | [lower=/[a-z]{3,}ly/ & !only & !early] (?= the | a | an | all | any | its | @country | @nationality |
    @org))? (\" | "'")? (?: t:(@goings_on) | (any | all | the)? t:(@bare) |
  both? (?! $det? (statement | statements)) $the? y:(@party | @capital | (?<= the) @nationality)
  (?: (?: "," $the? y:@party)* ","? and (?! $the? @party (said | says | told)) $the? y:(@party |
    @capital))? (?: "(" #UPPER ")")? (?= $party_ends) (?! @series | to (become | join | host | enter | lead) | (?<= leadership) (on | in | of))
    (?! (?<= for [!#punct]{1,4}) to [#lower & !#func])
    (?: $under_what)? | $names | $things | $det? $one_topic |
    $det? t:$phrase ) ]]
-- What is regretted or welcomed may be a clause of its own: "regretted that the talks had failed".
macro "clause" [[ that (?! due | thanks | given | despite | thus) (?: there (is | are | was | were))? $det? t:(?: (?! [raw="—"] | "," | ";" | "." |
  ":" | \" | "(" | which | who | because |
    while | if | @turn | but | {say} ) [] ){2,40} ]]
-- Where the object stands first: the shortest phrase that a verb follows.
macro "subject_phrase" [[ t:(?: (?! $no_start) [] (?: (?! "," | ";" | \" | @actors | who | that | and | $auxiliary) [] )*?) ]]
macro "ahead" [[ t:(?: (?! $no_start) [] (?: (?! "," | ";" | ":" | \" | @actors | which | who | that | and | $auxiliary |
  might | could | would | should | must) [] )*?) ]]

-- What points back to no thing that the text has told of, but says enough: "this deal", "this unprovoked shelling", not "this important step".
macro "definite" (word [[ deal agreement accord treaty pact decision resolution verdict ruling law attack bombing raid arrest truce ceasefire invasion
  coup proposal plan declaration initiative ]])
macro "vague" (word [[ acts? actions? steps? efforts? issues? matters? moves? incidents? practices? initiatives? process goals? work support views? events?
  developments? progress ways? ]])
mention "enough" "this" { pattern = [[ this ([!#punct]{0,2}? $definite | [!#punct] (?! $vague) [!#punct]) ]] }
-- What they have with somebody, so that to praise it is manners: "our ties", "the Norway-Chile dialogue".
mention "bond" "tie" {
  pattern = word [[ partnerships? relations? relationships? cooperation collaborations? dialogues? alliances? ties friendship engagements? forum
    coordination ]] .. "| work together",
}
mention "of_both" "ours" { pattern = [[ our | (both | two) (countries | nations) | both sides | bilateral ]] }
macro "bound" [[ (p:@country | p:@nationality) ]]
mention "of_two" "side-by-side" { pattern = [[ $bound (?: ("-" | [raw="–"] | "/" | 's? (and | with) the?) $bound){1,2} ]], entity = "p" }
mention "of_two" "with" { pattern = [[ (p:@nationality | p:@country $s) #lower{0,6}? @bond with the? $bound ]], entity = "p" }
-- Whose it is: "Peru's role", "NATO's work".
mention "owner" "of-it" { pattern = [[ (o:@country | o:@org) $s | o:@nationality (?= []) ]], entity = "o" }

-- What it must not begin with, or has to. Thanks and praise for these are manners, or of the parties' own relations, and no stance.
macro "manners" (word [[ hospitality reception welcome invitation visit greetings congratulations kindness cordial kind attention courtesy courtesies
  joining coming receiving attending attendance presence
  opportunity friendship relationship partnership bilateral ties relations alliance condolences? sympathy wishes gift ]])
macro "own_affairs" [[ ((?<! @country $s) (?<! @country $s #lower) cooperation in | (cooperation | engagement | links |
    linkages) (?: and #lower)? (between | with) |
  (level | state | pace | growth | volume) of (?: #lower and)? #lower? (cooperation | relations | ties | trade | exchanges)) ]]
macro "courtesy" [[ ($manners | $own_affairs) ]]
macro "no_courtesy" [[ (?! (?: [!#punct | raw="-"] | \"){0,7}? $manners | [!#punct | raw="-"]{0,3}? $own_affairs) ]]
-- Material help is no stance.
macro "help_given" (word [[ programs? programmes? projects? procurement funding training schools students farmers businesses rollout
  construction jobs pools studies placements scholarships ]])
macro "people_helped" (word [[ communities families veterans girls households patients refugees migrants activities events? enterprises survivors ]])
macro "accused" [[ (terrorism | terrorists | proxies | mercenaries) ]] -- what others say is supported
macro "material" [[ [!#punct | raw="-"]{0,7}? $help_given | [!#punct]{1,5} "," [#lower & !#func]{1,3} and [#lower & !#func]{1,3} $help_given |
  [!#punct]{0,3}? ($people_helped | "law enforcement" | research (?! security | cooperation)) |
  (?: [#lower & !#func] | #Cap){0,2} $accused ]]
-- What parties stand for together: a principle, or what belongs to a state.
macro "named_principle" [[ (two - state solution | one - china (policy | principle) | one china (policy | principle) | asean centrality) ]]
macro "a_right" [[ (right | rights) (?: and #lower)? (?: of [!#punct]{1,5}?)? to (defend | exist | live | decide | choose | determine | self) ]]
macro "principle" [[ (sovereignty | sovereign | "territorial integrity" | independence | two - state | centrality |
  multilateralism | multilateral
  | charter | ceasefire | $named_principle | $a_right | @country $s (security | defence | defense) | "peaceful means" | "peaceful settlement" |
    "peaceful resolution"
  | (stability | security | unity | freedom | peace | prosperity | reconciliation | defence | defense) (?: and #lower)? (of | in) $the? #Cap) ]]
-- What one party alone may stand for; of several it is part of what they agree on.
macro "value" [[ (democracy | democratic | "rule of law" | "human rights" | "fundamental freedoms" | "international law" |
  nonproliferation | quota | quotas | non-proliferation | disarmament | self-determination | "free trade" | "open trade" | "free and open" |
  rules-based | "gender equality" | (principle | principles) of | (negotiated | political | diplomatic) (settlement | solution) | non-interference |
  "religious freedom" | "religious liberty" | non-alignment | neutrality | justice | "peaceful coexistence" | accord | agreement | treaty | pact |
    convention | protocol | "peace process") ]]

-- What can be welcomed but as a guest: an act or its outcome, soon behind the verb.
macro "act" (word(DEEDS .. [[ rise fall drop cuts? increases? changes? progress efforts? steps? pledges? commitments? contributions? measures? reforms?
  arrests? capture defeat victory surrender
  overthrow adoption passage pullout thaw amnesty amnesties pardons? lull pullback drawdown detente handover acquittals? collapse choice stance stand
  attitude promises? roadmap timetable framework inquiry probe moratorium freeze halt compromise consensus apolog(y|ies) candidacy candidature truce
  ceasefire awards? pacts? treaty charter declaration verdict judg[e]?ments? vote votes elections? outcomes? results? findings signs remarks comments
  words news views? response launch return release end start opening entry accession conclusion breakthrough momentum resumption restoration formation
  visit talks summit roles? support interest readiness aid help growth successful work courage peace unity freedom approach ties strategy program
  programme guidelines concept prospect dialogue network scheme mission fund package input use expertise perspectives? ]],
  [[ [a-z]{3,}(tion|sion|ment|ance|ence|ship|ening|ing|sal|val|wal|nial|ity|ure|ism)s? ]]))

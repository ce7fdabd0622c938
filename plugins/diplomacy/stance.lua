-- Stance: what a party supports and what it opposes.
--
-- A sentence of attitude has a holder, a word of attitude and an object. The holder is the subject, whose verb follows ($holder) or is a
-- further one ("urged calm and condemned the attack": $holder_further); the object is a party where one stands, else the words of the
-- text up to where the clause goes on. Each class of verbs has two rules, because the matches of one rule do not overlap.

local reference = require "reference"

-- Whoever speaks for the subject of the sentence before: "the ministry said it rejected ...", "it also accused ...".
mention "speaker" "government" {
  pattern = [[ (?<! $preposition) (?<! @nationality | @country 's) (the | its | his | her | a) (?: foreign | defence | defense |
    interior | state | #lower "-"?)? (government | ministry | cabinet | spokesman | spokeswoman | spokesperson) (?! of | for |
    's | "," | @office | #Cap) (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc) return reference.alone(doc, m, 3) end,
}
mention "speaker" "pronoun" {
  pattern = [[ (?: ^ | (?<= "," | and | but)) it (?= $mid (?! [lower=/[a-z]+ing/]) $verb) ]],
  resolve = function(m, doc) return reference.alone(doc, m, 1) end,
}

-- Where the words for what is supported or opposed end.
macro "object_end" [[ (?: (in | of | to | for | with | by | from | on | under | at | through) (?= which | whom | #date) | "," |
  ";" | "." | ":" | "!" | "?" | "(" (?! #UPPER ")") | (?<! "(" #UPPER) ")" | '"' | which | who | that | where | while | whereas
  | but | because | if | unless | when | after | before | until | since | despite | although | though | as | and (?=
  $adverb{0,2} ($verb | @actors | opposition | concern | condemnation | they | it | he | she)) | @actors (?! (support | plans |
  plan | calls | call | backing | sanctions | offer | offers | views | veto | visit | review | turn | blocks | aid | arms)) |
  "in order" | "so that" | saying | {say} | is | are | was | were | has | have | had | will | would | can | could | may | might
  | must | should | in a (statement | letter | speech | message | call) | on #date | by (?= /[a-z]+ing/) | #date (?! 's) | today
  (?! 's) | earlier | yesterday | tomorrow | tonight | last | late | over | amid | during | following | including) ]]
-- No object begins with these: "backed down", "supported by", "condemned it".
macro "no_object" [[ (the | a | an | millions | thousands | hundreds | of | by | to | for | in | on | at | from | with | into |
  up | down | out | off | away | and | or | not | no | nothing | {help} | it | he | she | they | we | i | him | them | 'us' | me
  | her (?= #punct) | itself | himself | themselves | each | how | what | why | back | this (?= #punct)
  | through | across | within | than
  | one another | (fact | news | report | reports | view | idea | assurance | announcement | statement | ensuring) (?= that) |
  /[a-z]{2,}ed/ (?= by | to | in | on | at | from | for | with | as)) ]]
macro "det" [[ (the | a | an) ]]
macro "phrase" [[ (?: (?! $no_object | $object_end) [] (?: (?! $object_end) [] )* ) ]]
macro "item" [[ (?: (?! $no_object | $object_end) [] (?: 's | (?! #func) [!#punct] ){0,4}) ]]
-- A party; several names or things with articles, each for itself; a list of common words, which is one topic; a phrase.
-- Too bare to stand without its clause: "actions that lead to war".
macro "bare" [[ (efforts | actions | steps | measures | those | all | anyone | everyone) (that | who | which) (?: (?! "," | ";" | "." | ":" | "!" | "?" | '"' |
  {say}) [] ){1,20} ]]
macro "attitude_object" [[ '"'? (?: (any | all | the)? t:$bare | $the? y:@party (?: and $the? y:@party)? (?= $object_end | $ | under | on | in | for | at |
  to | from | with | against | and | of | so | by | through | into) (?: under $det? t:(?: (?! $object_end | on | concerning) []
  )+)?
  | $the? t:#Cap{1,6} "," $the? t:#Cap{1,6} (?: "," $the? t:#Cap{1,6})? ","? and $the? t:#Cap{1,6} (?= $object_end | $)
  | $det? t:$item "," $det? t:$item ","? and (its | their | the | his) t:$phrase
  | $det? t:($item "," $det? $item (?: "," $det? $item)? ","? and (?! (has | have | is | are | was | were | will | would |
  {say}) | $verb (the | a | an | its | their | his | that | to | on | for | with | @country)) $det? $phrase)
  | $det? t:$phrase ) ]]
-- Thanks and praise for these are manners, or of the parties' own relations, and no stance.
macro "courtesy" [[ (hospitality | reception | welcome | invitation | visit | greetings | congratulations | kindness | cordial |
  kind | attention | courtesies | courtesy | joining | coming | receiving | opportunity | friendship | relationship |
  partnership | ties | relations | alliance | (cooperation | engagement | links) (between | with) | condolences | condolence |
  sympathy | wishes | gift) ]]

-- "supports and respects the plan": the object of both.
macro "both_verbs" [[ (?: and $adverb{0,2} #lower (?= the | a | its | #Cap))? ]]
macro "reporting" [[ ({say} | {declare} | {announce} | {add} | {state} | {confirm} | {reiterate} | {reaffirm} | {stress} |
  {insist} | {affirm}) (?: (on | in) [#Cap | #date]{1,2})? $adverb{0,2} that? (it | he | she | they | "his country" |
  "his government") ]]
macro "holder" [[ (?: (x:@actors | x:@speaker) $mid (?: $aux ($reporting | {say} that?) )? $aux (?: '"' $adverb{0,2})? |
  x:@party "," (which | who) $aux) ]]
-- Material help is no stance.
macro "material" [[ [!#punct]{0,7}? (program | programs | programme | programmes | project | projects | procurement | funding |
  training | schools | students | farmers | businesses | rollout | construction | jobs | pools) | [!#punct]{0,3}? (communities | families | veterans | girls | households | patients | refugees |
  migrants | activities | "law enforcement" | enterprises | survivors) ]]
macro "holder_further" [[ (x:@actors | x:@speaker) $far $aux ]]
-- A further verb of the same subject stands like it, "urged calm and upheld the ban"; a bare one is what it must do or helps to do.
macro "finished" [[ [lower=/[a-z]+(s|ed)|spoke|stood|threw|upheld/] ]]
-- "their support to press for": a purpose, not an object.
macro "deed" [[ [lower=/press|ensure|help|build|make|improve|strengthen|promote|develop|advance|continue|increase|expand|enhance|address|create|establish|provide|protect|end|meet|work|keep|combat|fight|prevent|reduce|deliver|implement|enable|facilitate|accelerate|maintain|restore|resolve/] ]]
macro "unheld" [[ $not | {stop} | {urge} | {ask} | {call} (?= on | for) | {seek} | {hope} | {persuade} | {appeal} |
  {help} | {enable} | {allow} | confident ]]

macro "unheld_further" [[ $not | {urge} | {ask} | {call} on | {persuade} ]]

macro "supporting" [[ ((support | supports | supported) (?! for | to | of | from | by | with | $material) | {back} (?! better) |
  {endorse} | {uphold} | {favour} | {favor} | (?: {come} out)? in (favour | favor) of | {champion} | {defend} | {recognise} (?=
  @party | (the | their | its)? (independence | sovereignty | legitimacy | authority | statehood | government) | #Cap) |
  {recognize} (?= @party | (the | their | its)? (independence | sovereignty | legitimacy | authority | statehood | government) |
  #Cap) | supportive of) ]]
macro "praising" [[ ({praise} | {hail} | {commend} | {applaud} | {appreciate} | {laud} | {salute} | (value | values) | spoke
  highly of | speaks highly of | tribute to (?= [!#punct]{0,4}? (efforts | effort | role | contribution | contributions |
  leadership | work))) (?! our | [!#punct]{0,6}? $courtesy) ]]
macro "standing" [[ ({stand} (?: #lower | in solidarity)? (by | with | behind) (?! our | us | you | them | him | her | this) |
  (stand | stands | stood) $adverb? for (?= the | peace | freedom | democracy) | {side} with | {vote} (?: in (favour | favor) of
  | for) | {approve} of | weight behind | {rally} (behind | around) | {adhere} to | {attach} (?: [#lower & !#func]){0,2}
  importance to (?! [!#punct]{0,4}? (relations | ties | relationship | friendship | partnership | cooperation)) | (supporter |
  advocate | backer) of | {respect} (?= [!#punct]{0,3}? (sovereignty | independence | "territorial integrity" | neutrality))) ]]

rule "support" {
  pattern = [[ $holder trigger:$supporting $both_verbs $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Kenya supports the plan of the African Union.", "Kenya supports plan of the African Union" },
    { "Kenya said on Monday that it fully backed Uganda.", "Kenya supports Uganda" },
    { "Kenya Backs Uganda's Plan", "Kenya supports Uganda's Plan" },
    { "Kenya is in favour of a ban on mines.", "Kenya supports ban on mines" },
    { "Kenya recognised the independence of Eritrea.", "Kenya supports independence of Eritrea" },
    { "Kenya does not support the plan." },
    { "Kenya backed down." },
    { "Kenya denied that it had supported the rebels." },
    { "Kenya supports efforts that bring the rebels to the table.", "Kenya supports efforts that bring the rebels to the table" },
    { "Kenya support through the years has helped." },
    { "Kenya supports rural families." },
    { "Norway is confident that Kenya supports the plan." },
  },
}
rule "support-further" {
  pattern = [[ $holder_further (?= $finished) trigger:$supporting $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld_further ]], confidence = 0.75,
  examples = {
    { "Kenya condemned the raid and supported the plan.", "Kenya supports plan" },
    { "Kenya urged Uganda to talk and support the plan." },
    { "Kenya has to share its water and uphold the treaty." },
  },
}
rule "praise" {
  pattern = [[ $holder (?: {pay} )? trigger:$praising $both_verbs $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Kenya hailed the progress of Laos in cutting poverty.", "Kenya supports progress of Laos in cutting poverty" },
    { "Kenya appreciated Norway's support.", "Kenya supports Norway's support" },
    { "Kenya commended Norway for its efforts.", "Kenya supports Norway" },
    { "Kenya paid tribute to the work of the agency.", "Kenya supports work of the agency" },
    { "Kenya appreciated the warm hospitality of Norway." },
  },
}
rule "praise-further" {
  pattern = [[ $holder_further (?= $finished) (?: {pay} )? trigger:$praising $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld_further ]], confidence = 0.75,
  examples = {
    { "Kenya signed the treaty and praised Norway for its efforts.", "Kenya supports Norway" },
    { "Kenya signed the treaty and valued the warm reception in Norway." },
  },
}
rule "stand-by" {
  pattern = [[ $holder (?: ({throw} | {put} | {pay}) (its | their) full? | {be} a #lower{0,2} | {come} out)? trigger:$standing
    $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.75,
  examples = {
    { "Kenya stood by Uganda.", "Kenya supports Uganda" },
    { "Kenya threw its weight behind the deal.", "Kenya supports deal" },
    { "Kenya voted for the resolution.", "Kenya supports resolution" },
    { "Kenya is a strong supporter of the treaty.", "Kenya supports treaty" },
    { "Kenya adheres to the one-China principle.", "Kenya supports one-China principle" },
    { "Kenya never voted for the resolution." },
  },
}
-- One party alone welcomes an act: that is praise. Several together only note it (talks.lua); guests are courtesy.
rule "welcome-act" {
  pattern = [[ (?! @pair) $holder trigger:({welcome} | {acknowledge} (?= [!#punct]{0,4}? (efforts | effort | role | contribution
    | contributions | leadership | support))) (?! @person | @acting | @visitor | $the? @office (?! 's)) (?! [!#punct]{0,4}?
    $courtesy) (?! $the? (#lower | @nationality)? (delegation | guest | guests | visitor | visitors | investors | tourists | talks |
    participants)) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Kuwait welcomed the ceasefire in Gaza.", "Kuwait supports ceasefire in Gaza" },
    { "Kuwait welcomed the Indian foreign minister." },
    { "Kuwait welcomes investors." },
    { "Kuwait welcomes Indian visitors." },
    { "Kuwait and Oman welcomed the ceasefire in Gaza." },
  },
}

macro "voice" [[ ({express} | {reaffirm} | {reiterate} | {voice} | {restate} | {offer} | {pledge} | {declare} | {state} |
  {renew} | {convey} | {affirm} | {announce} | {extend} | {confirm} | {underscore} | {highlight} | {give} | {lend} | {promise} |
  {throw} | {underline} | {emphasise} | {emphasize} | {stress}) ]]
macro "adjectives" [[ (?: [#lower & !that] | 's | "'" | @country | @nationality | @org){0,6}? ]]
macro "bringing" [[ (?: ({find} | {stand} up | {reach} | {achieve} | {bring} about) $det? )? ]]
macro "support_phrase" [[ $voice $adjectives ((support | backing | endorsement | solidarity | blessing) (for | of | to (?! $deed) | with |
  behind) (?! $material) | (appreciation | admiration | praise | gratitude | satisfaction | thanks) (for | of | with | at)) (?!
  [!#punct]{0,6}? $courtesy) $bringing ]]
rule "express-support" {
  pattern = [[ $holder trigger:$support_phrase $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.85,
  examples = {
    { "Estonia expressed its support for Finland's candidature.", "Estonia supports Finland's candidature" },
    { "Estonia has given its full backing to Finland.", "Estonia supports Finland" },
    { "Estonia expressed satisfaction at the progress of the talks.", "Estonia supports progress of the talks" },
    { "Estonia withdrew its support for Finland's candidature." },
    { "Estonia expressed its gratitude for the hospitality of Finland." },
  },
}
rule "express-support-further" {
  pattern = [[ $holder_further (?= $finished) trigger:$support_phrase $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld_further ]], confidence = 0.8,
  examples = {
    { "Estonia signed the treaty and voiced its support for Finland's candidature.", "Estonia supports Finland's candidature" },
    { "Estonia signed the treaty and withdrew its support for Finland's candidature." },
  },
}
-- "affirmed their resolve to strengthen their support of the United Nations", "efforts to support": whatever leads up to it.
rule "own-support" {
  pattern = [[ $holder (?: (?! @actors | @country | @nationality | @org | which | who | because | if | ";" | {say} | {withdraw}
    | {end} | {cut} | {drop} | {stop} | {lose} | {thank} | {welcome} | {praise} | {commend} | {reduce} | {increase} | {provide} | {expand} |
    {boost} | {fund} | {deliver} | {scale}) [])* (its | their | his) [#lower & !#func]{0,3} trigger:((support | backing | endorsement) (for | of |
    to (?! $deed))) (?! $material) $bringing $attitude_object
    ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld | {appreciate} | appreciation | {thank} | grateful ]], confidence = 0.65,
  examples = {
    { "Chile affirmed its resolve to strengthen further its support of the United Nations.", "Chile supports UN" },
    { "Chile ended its support of the United Nations." },
    { "Chile has increased its support for the islands." },
    { "Chile stated its support to press for talks." },
    { "Chile stressed the need to end Peru's raids and its support for the rebels." },
  },
}
-- Passive and turned round: "the plan is backed by A", "has the support of A", "drew praise from A".
macro "turned" [[ (?: (the | a | an | its | their | this | these | those) | ^) (?: y:@party | t:(?: (?! $no_object |
  $object_end) [] (?: (?! "," | ";" | '"' | @actors | which | who | that | and | is | are | was | were | has | have | had |
  will) [] )*?)) ]]
macro "being" [[ (?: (is | are | was | were | been | being) | (has | have | had) been) $adverb{0,2} ]]
rule "backed-by" {
  pattern = [[ $turned $being trigger:(backed | supported | endorsed | welcomed | praised | hailed | commended | applauded |
    lauded | recognised | recognized) by list($the? x:@party) ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The plan to end the war is backed by Egypt and Jordan.", "Egypt supports plan to end the war", "Jordan supports plan to end the war" },
    { "The plan to end the war is not backed by Egypt." },
  },
}
rule "condemned-by" {
  pattern = [[ $turned $being trigger:(condemned | opposed | criticised | criticized | rejected | denounced | banned | boycotted
    | slammed | vetoed | dismissed) by list($the? x:@party) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The bombing of the school was strongly condemned by Pakistan and Iran.", "Pakistan opposes bombing of the school",
      "Iran opposes bombing of the school" },
    { "The bombing of the school was never condemned by Iran." },
  },
}
-- "a plan that A opposes".
macro "antecedent" [[ (the | a | an | its) t:(?: (?! $no_object | $object_end) [] (?: (?! "," | ";" | '"' | @actors | which |
  who | that | and | is | are | was | were | has | have | had | will) [] )*?) ","? (which | that) x:@actors $mid $aux ]]
rule "which-supports" {
  pattern = [[ $antecedent trigger:({support} | {back} | {endorse} | {favour} | {favor} | {welcome} | {recognise} | {recognize})
    (?= $object_end | $) ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Mediators drew up a plan to share the water, which Egypt supports.", "Egypt supports plan to share the water" },
    { "Mediators drew up a plan that Egypt does not support." },
  },
}
rule "which-opposes" {
  pattern = [[ $antecedent trigger:({oppose} | {reject} | {condemn} | {denounce} | {criticise} | {criticize} | {ban} |
    {boycott}) (?= $object_end | $) ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Mediators drew up a plan that Egypt opposes.", "Egypt opposes plan" },
    { "Mediators drew up a plan that Egypt never opposed." },
  },
}
rule "has-support-of" {
  pattern = [[ $turned ({have} | {win} | {enjoy} | {gain} | {receive} | {draw} | {get} | {earn}) (the | its)? [#lower &
    !#func]{0,2} trigger:((support | backing | endorsement | praise | approval) (of | from)) list($the? x:@party) (?! 's) ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {seek} | {hope} ]], confidence = 0.65,
  examples = {
    { "The plan has the full support of Egypt.", "Egypt supports plan" },
    { "The plan did not have the support of Egypt." },
  },
}
rule "drew-protest" {
  pattern = [[ $turned ({draw} | {face} | {meet} with | {receive} | {spark} | {provoke} | {trigger} | {attract} | (?: has | have
    | had)? {be} the (subject | target) of) (?: [#lower & !#func]){0,2} (?: trigger:((condemnation | opposition | protest |
    protests | criticism | anger | outrage | objections) from) list($the? x:@party) | x:@country trigger:sanctions |
    x:@nationality trigger:sanctions) (?! 's) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The plan drew sharp criticism from Egypt.", "Egypt opposes plan" },
    { "The airline has been the target of Egyptian sanctions.", "Egypt opposes airline" },
    { "The plan drew no criticism from Egypt." },
  },
}
-- The government speaks first and is named behind: "We condemn the attack," said Maltese Foreign Minister Joe Borg.
macro "quoted" [[ '"'? (?: {say} x:@party | x:@party (?: on #date | on [#Cap])? {say} ) ]]
rule "quoted-support" {
  pattern = [[ '"' (we | i | our #lower) (?! (?: [] )? $not) (?: have | are | am | is | will)? $adverb{0,2} trigger:({support} |
    {back} | {welcome} | {endorse} | {appreciate} | {praise}) $the? t:$phrase "," $quoted ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { '"We support the truce," Maltese Foreign Minister Joe Borg said.', "Malta supports truce" },
    { '"We do not support the truce," Maltese Foreign Minister Joe Borg said.' },
  },
}
rule "quoted-opposition" {
  pattern = [[ '"' (we | i | our #lower) (?: have | are | am | is | will)? $adverb{0,2} trigger:({condemn} | {oppose} | {reject}
    | {denounce} | {deplore} | concerned (about | over | by) | worried (about | over | by)) $det? t:$phrase "," $quoted ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { '"We strongly condemn the attack," said Maltese Foreign Minister Joe Borg.', "Malta opposes attack" },
    { '"We cannot condemn the attack," said Maltese Foreign Minister Joe Borg.' },
  },
}

-- A joint or single commitment to a principle, or to what belongs to a state.
macro "principle" [[ (sovereignty | sovereign | "territorial integrity" | independence | two - state | centrality |
  multilateralism | multilateral
  | charter | ceasefire | "peaceful means" | "peaceful settlement" | "peaceful resolution"
  | (stability | security | unity | freedom | peace | prosperity | reconciliation) (?: and #lower)? (of | in) $the? #Cap) ]]
-- What one party alone may stand for; of several it is part of what they agree on.
macro "value" [[ (democracy | democratic | "rule of law" | "human rights" | "fundamental freedoms" | "international law" |
  nonproliferation | non-proliferation | disarmament | self-determination | "free trade" | "open trade" | "free and open" |
  rules-based | "gender equality") ]]
macro "devotion" [[ (commitment | dedication | adherence | respect | devotion | belief | faith | attachment) (to | for | in) ]]
rule "commitment-to-principle" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:(({reaffirm} | {reiterate} | {confirm} | {affirm} | {underscore} |
    {express} | {renew} | {restate} | {emphasize} | {emphasise} | {stress} | {declare} | {share} | {underline} | {reinforce})
    (?: [#lower & !that & !importance & !need] | 's | @nationality | @country){0,5} $devotion | (are | is | was | were |
    {remain}) $adverb? committed to) $the? (?! [lower=/[a-z]+ing|work|cooperate|collaborate|continue|contribute/]) (?=
    [!#punct]{0,8}? $principle) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile and Peru reaffirmed their commitment to the sovereignty of Ukraine.",
      "Chile supports sovereignty of Ukraine", "Peru supports sovereignty of Ukraine" },
    { "Chile and Peru reaffirmed their commitment to the project." },
  },
}
rule "own-value" {
  pattern = [[ (?! @pair) $holder trigger:(({reaffirm} | {reiterate} | {confirm} | {affirm} | {underscore} | {express} | {renew}
    | {stress} | {declare} | {underline}) (?: [#lower & !that & !importance & !need] | 's){0,4} $devotion | committed to) $det?
    (?! [lower=/[a-z]+ing/]) (?= [!#punct]{0,5}? $value) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Chile is committed to democracy.", "Chile supports democracy" },
    { "Chile underlined its commitment to the rule of law.", "Chile supports rule of law" },
    { "Chile and Peru are committed to democracy." },
    { "Chile is committed to promoting human rights." },
  },
}
rule "committed-to" {
  pattern = [[ (x:@country | x:@org | x:@nationality) ('s | "'")? [#lower & !#func]{0,2} trigger:(commitment to) $the? (?!
    [lower=/[a-z]+ing/]) (?= [!#punct]{0,5}? ($principle | $value)) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not | {doubt} | {question} | {welcome} | {appreciate} | {thank} | {praise} |
    recognition ]], confidence = 0.6,
  examples = {
    { "Papers note Chile's firm commitment to disarmament.", "Chile supports disarmament" },
    { "Papers question Chile's commitment to disarmament." },
  },
}
rule "believe-in" {
  pattern = [[ $holder trigger:({express} | {voice} | {reaffirm} | {reiterate} | {declare}) (?: [#lower & !#func] | its | their
    | his | her){0,3} (belief | faith) in (?: the (importance | role | value) of)? $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Chile voiced its firm belief in the importance of the treaty.", "Chile supports treaty" },
    { "Chile expressed no faith in the treaty." },
  },
}
rule "pleased" {
  pattern = [[ (x:@actors | x:@speaker) $mid (?: $reporting | {say} )? (?: (is | are | was | were | remains | remain) | (has |
    have) been) $adverb{0,2} trigger:((pleased | satisfied | gratified | delighted | encouraged | impressed) (with | by | at))
    (?! [!#punct]{0,6}? $courtesy) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Chile said it was pleased with the outcome of the talks.", "Chile supports outcome of the talks" },
    { "Chile was not satisfied with the outcome of the talks." },
  },
}
-- What a party stresses: "stressed the resolution of disputes", "the need for a ceasefire".
rule "stress" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({emphasize} | {emphasise} | {stress} | {underline} |
    {underscore} | {reaffirm} | {reiterate}) $the? (?= [!#punct]{0,12}? $principle) (?! importance | need | that |
    commitment | support | role | how | their | its | his) (?! (?: #lower){0,3} (commitment | support | importance |
    determination | need)) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the peaceful settlement of disputes.", "Chile supports peaceful settlement of disputes" },
    { "Chile stressed that a ceasefire was needed." },
  },
}

-- Principles that have a name.
rule "named-principle" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({reaffirm} | {reiterate} | {support} | {stress} |
    {express} | {underline} | {underscore} | {emphasize} | {emphasise} | {affirm} | {uphold} | {respect})
    (?: (?! $stop | {reject}) [])*? t:(two - state solution | one - china (policy | principle) | one china (policy |
    principle) | asean centrality) ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile reaffirmed its commitment to a lasting peace on the basis of a two-state solution.",
      "Chile supports two-state solution" },
    { "Chile rejected the two-state solution." },
  },
}
rule "will-support" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux | $mid | $mid $aux $reporting $aux) trigger:(({agree} | {pledge} | {commit} |
    {vow} | {promise}
    | {continue} | "will" | "will continue" | "would continue" | {undertake} | (is | are) (?: set | ready | prepared |
    determined)? to) (?: [#lower & !#func]){0,3}? (?: to)? (support | supporting | back | backing)) (?! $material)
    $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | provide ]], confidence = 0.7,
  examples = {
    { "Chile and Peru pledged to support the peace process.", "Chile supports peace process",
      "Peru supports peace process" },
    { "Chile did not pledge to support the peace process." },
  },
}
rule "reported-support" {
  pattern = [[ ({say} | {announce} | {add} | {declare} | {confirm}) that? x:@actors $adverb? trigger:(would (?: continue to)?
    $adverb? (support | back | endorse)) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ not | never | whether | if | might | could ]],
  modality = "planned", confidence = 0.65,
  examples = {
    { "The envoy said that Norway would support the peace process.", "planned Norway supports peace process" },
    { "The envoy asked whether Norway would support the peace process." },
  },
}
-- The last of several things that one subject stresses; rule stress has the first.
rule "stress-last" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [] )* ("," | and | while)
    $adverb{0,2} trigger:({emphasize} | {emphasise} | {stress} | {underline} | {underscore}) $the? (?=
    [!#punct]{0,12}? $principle) (?! importance | need | that | commitment | support | role | how | their | its | his)
    (?! (?: #lower){0,3} (commitment | support | importance | determination | need)) t:$phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Both Chile and Peru opposed tariffs, and stressed the peaceful settlement of disputes.",
      "Chile supports peaceful settlement of disputes", "Peru supports peaceful settlement of disputes" },
    { "Both Chile and Peru opposed tariffs, and stressed that disputes go on." },
  },
}

-- One party alone stresses the need for something: that is a stance; several together only note it (talks.lua).
rule "stress-need" {
  pattern = [[ (?! @pair) x:@actors (?: $mid $aux | $far $aux ) trigger:(({emphasize} | {emphasise} | {stress} | {underline} |
    {underscore} | {highlight} | {note} | {affirm} | {reaffirm} | {recognise} | {recognize}) $the? (?: #lower){0,2}? (importance
    | need | necessity | role | value) (of | for | to)) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the need for a ceasefire in Sudan.", "Chile supports ceasefire in Sudan" },
    { "Chile and Peru stressed the need for a ceasefire in Sudan." },
  },
}

macro "opposing" [[ ({oppose} (?: to)? | {reject} | {dismiss} | {deplore} | {turn} down | {veto} | {boycott} | {ban} | {protest}
  (against (?! @party) | over | at
  | to $the? @party (over | against | about) | (?= [#lower & !#func] | the | @nationality | #Cap 's)) | {sanction} | {outlaw} |
  {block}) ]]
macro "condemning" [[ ({condemn} | {denounce} | {criticise} | {criticize} | {slam} | {blast} | {decry} | {complain} (?: to [#Cap
  | the]{1,4})? (about | of | over) | {censure} | {rebuke} | {assail}) ]]
macro "objecting" [[ ({regret} (?= $the? (decision | move | failure | action | actions | refusal)) | {warn} (?: against | (?=
  $the? @party (against | not | over))) | {vote} against | {hit} out at | {lash} out at | {object} to | {rule} out | {disagree}
  with | {disapprove} of | exception to | critical of | opponent of) ]]
macro "alarmed" [[ ((concerned | worried | alarmed | dismayed | outraged | disturbed | disappointed | shocked | appalled |
  angered | angry | unhappy) (about
  | over | by | at | with) | against (?! (the | this | that) (backdrop | background | odds))) ]]
rule "oppose" {
  pattern = [[ $holder (?: {summon} [!#punct]{1,8}? to | (remain | remains | remained) $adverb?)? trigger:$opposing $both_verbs
    $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld | {lift} ]], confidence = 0.8,
  examples = {
    { "Chile and Peru rejected the attacks on merchant shipping.", "Chile opposes attacks on merchant shipping",
      "Peru opposes attacks on merchant shipping" },
    { "Chile said it opposed the plan.", "Chile opposes plan" },
    { "Chile protested to Peru over the drilling.", "Chile opposes drilling" },
    { "Chile did not reject the attacks." },
  },
}
rule "oppose-further" {
  pattern = [[ $holder_further (?= $finished) trigger:$opposing $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld_further | {lift} ]], confidence = 0.75,
  examples = {
    { "Chile praised Peru and rejected the plan.", "Chile opposes plan" },
    { "Chile praised Peru and did not reject the plan." },
  },
}
rule "condemn" {
  pattern = [[ $holder (?: {join} [!#punct]{1,6}? in)? trigger:$condemning (?: as [#lower & !#func] | in the? #lower{1,2}
    terms)? $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Chile condemned the bombing of the school by the rebels on Tuesday.", "Chile opposes bombing of the school by the rebels" },
    { "Chile Slams Peru Over Fishing", "Chile opposes Peru" },
    { "Chile refused to condemn the attacks." },
  },
}
rule "condemn-further" {
  pattern = [[ $holder_further (?= $finished) trigger:$condemning (?: as [#lower & !#func] | in
    the? #lower{1,2} terms)? $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld_further ]], confidence = 0.75,
  examples = {
    { "Chile called for calm and condemned the bombing.", "Chile opposes bombing" },
    { "Chile called for calm and would not condemn the bombing." },
  },
}
rule "accuse" {
  pattern = [[ (?: $holder | $holder_further) (?! [lower=/[a-z]+ing/]) trigger:({accuse} | {blame} | {fault} | {attack} (?=
    $the? @party for)) $the? (y:@party | t:(?: (?! $no_object | $object_end) [] (?: (?! #func) [!#punct] )*)) (of | for | over)
    ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld_further ]], confidence = 0.8,
  examples = {
    { "Chile accused Peru of smuggling.", "Chile opposes Peru" },
    { "Chile blamed the northern rebels for the raid.", "Chile opposes northern rebels" },
    { "Chile never accused Peru of smuggling." },
  },
}
rule "object-to" {
  pattern = [[ $holder (?: (took | takes | take) #lower? | (remain | remains | remained) | a #lower{0,2})? trigger:$objecting
    $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.75,
  examples = {
    { "Chile warned against the use of force.", "Chile opposes use of force" },
    { "Chile hit out at Peru over the border.", "Chile opposes Peru" },
    { "Chile took exception to the remarks.", "Chile opposes remarks" },
    { "Chile did not object to the remarks." },
  },
}
rule "concerned" {
  pattern = [[ (x:@actors | x:@speaker) $mid (?: $reporting | {say} )? (?: (is | are | was | were | remains | remain | remained)
    | (has | have) been | (?: has | have | had)? {come} out) $adverb{0,2} trigger:$alarmed $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Germany is deeply concerned about the arrests of journalists in Belarus.", "Germany opposes arrests of journalists in Belarus" },
    { "Germany said it was worried by the fighting in Chad.", "Germany opposes fighting in Chad" },
    { "Germany is against the deployment of missiles.", "Germany opposes deployment of missiles" },
    { "Germany is not concerned about the arrests." },
  },
}
macro "protest_noun" [[ (opposition | concern | concerns | condemnation | protest | protests | alarm | outrage | dismay | anger
  | objections | objection | displeasure | disapproval | criticism | regret | reservations | indignation | unease | misgivings |
  disappointment | frustration | disquiet | fears | dissatisfaction) ]]
macro "protest_phrase" [[ ({express} | {voice} | {reiterate} | {lodge} | {raise} | {convey} | {share} | {state} | {register} |
  {reaffirm} | {file} | {declare}) (?: [#lower & !that & !support] | 's | @nationality | @country){0,5}? $protest_noun (?: (with
  | to) $the? @party (?= about | over | at | against | regarding))? (about | over | at | to | against | with | of | regarding |
  for) ]]
rule "express-concern" {
  pattern = [[ $holder trigger:$protest_phrase $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.8,
  examples = {
    { "Peru expressed concern over new tariffs.", "Peru opposes new tariffs" },
    { "Peru lodged a protest with Chile over the drilling.", "Peru opposes drilling" },
    { "Peru expressed hope over new tariffs." },
  },
}
rule "express-concern-further" {
  pattern = [[ $holder_further (?= $finished) trigger:$protest_phrase $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld_further ]], confidence = 0.75,
  examples = {
    { "Peru praised the envoy and voiced concern over new tariffs.", "Peru opposes new tariffs" },
    { "Peru praised the envoy and voiced no concern over new tariffs." },
  },
}
-- What it is going to oppose; will-support has the other side.
rule "will-oppose" {
  pattern = [[ x:@actors $mid (?: ({say} | {announce} | {declare}) that? (it | he | she | they) (?= would) )? $aux
    trigger:(({agree} to | {vow} to | {pledge} to | {decide} to | {continue} to | will | (?<= it | he | she | they) would |
    would (?= oppose any)) $adverb{0,2} (?: continue to)? (oppose | resist | veto | block | boycott | ban | condemn | reject |
    fight against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ not | never | whether | if | unless | may | might | could |
    should | {urge} | {ask} ]], confidence = 0.65,
  examples = {
    { "Chile said it would oppose any attempt to move the border.", "Chile opposes any attempt to move the border" },
    { "Chile and Peru vowed to resist the plan.", "Chile opposes plan", "Peru opposes plan" },
    { "If Peru agrees, Chile would oppose the plan." },
  },
}
-- "recalled its envoy in protest at the vote".
rule "in-protest" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [])*? trigger:("in protest" (at | against
    | over)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "Peru closed its embassy in protest at the vote.", "Peru opposes vote" },
    { "Peru saw no crowds in protest at the vote." },
  },
}
rule "concern-expressed-by" {
  pattern = [[ trigger:($protest_noun $being (expressed | voiced | raised | lodged) by) list($the? x:@party) (about | over | at
    | to | against | regarding) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ no ]], confidence = 0.7,
  examples = {
    { "Concern was expressed by Spain over the violence.", "Spain opposes violence" },
    { "No concern was expressed by Spain over the violence." },
  },
}
rule "own-opposition" {
  pattern = [[ $holder (?: (?! @actors | @country | @nationality | @org | which | who | because | if | ";" | {say} | {withdraw}
    | {end} | {drop} | {thank} | {welcome} | {reduce}) [])* (its | their | his) [#lower & !#func]{0,3} trigger:(opposition to |
    rejection of | condemnation of | (concern | concerns) (over | about | at) | objection to | objections to | displeasure at)
    $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld | overcome | {drop} ]], confidence = 0.65,
  examples = {
    { "Ghana stressed its opposition to unilateral measures.", "Ghana opposes unilateral measures" },
    { "Ghana dropped its opposition to unilateral measures." },
  },
}
-- "issued a statement condemning the attack".
macro "statement" [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | ":") [] )*? (statement | note | letter |
  resolution | declaration | motion | communique) (?: #lower | on #date | #date){0,3}? ]]
rule "statement-against" {
  pattern = [[ $statement trigger:(condemning | denouncing | criticising | criticizing | opposing | rejecting | protesting |
    deploring) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | draft ]], confidence = 0.65,
  examples = {
    { "Brazil's foreign ministry issued a note condemning the attack.", "Brazil opposes attack" },
    { "Brazil did not sign a note condemning the attack." },
  },
}
rule "statement-for" {
  pattern = [[ $statement trigger:(supporting | backing | welcoming | praising | endorsing | hailing) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | draft ]], confidence = 0.65,
  examples = {
    { "Brazil's parliament passed a motion backing the treaty.", "Brazil supports treaty" },
    { "Brazil's parliament passed no motion backing the treaty." },
  },
}
-- What is regretted or welcomed may be a clause of its own: "regretted that the talks had failed".
macro "clause" [[ that $det? t:(?: (?! "," | ";" | "." | ":" | '"' | "(" | which | who | because | while | if | and | but |
  {say} ) [] ){2,24} ]]
rule "opposes-that" {
  pattern = [[ $holder (?: (remain | remains | remained))? $adverb? trigger:({regret} | {deplore} | {complain} | {protest} |
    concerned | worried | alarmed | disappointed | outraged | dismayed) (?: the fact)? $clause ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile regretted that the talks had failed.", "Chile opposes talks had failed" },
    { "Chile said it was concerned that the arms race was growing.", "Chile opposes arms race was growing" },
    { "Chile was not concerned that the talks had failed." },
  },
}
rule "supports-that" {
  pattern = [[ (?! @pair) $holder $adverb? trigger:({welcome} | {appreciate} | {applaud} | {hail} | pleased | delighted | glad |
    gratified | grateful) (?: the? (fact | news | report | reports | announcement | assurance | indication | indications))?
    $clause ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile welcomed reports that the truce was holding.", "Chile supports truce was holding" },
    { "Chile was pleased that the treaty had been signed.", "Chile supports treaty had been signed" },
    { "Chile was not pleased that the treaty had been signed." },
  },
}
rule "sanction" {
  pattern = [[ x:@actors (?: $mid $aux | $far | $future ) trigger:(({vote} | {decide} | {agree} | {move})? to? ({impose} |
    {extend} | {renew} | {tighten} | {slap} | {widen} | {announce} | {adopt} | {toughen} | {place}) (?: its | their)? (?:
    [#lower & !#func & !#date] | #Cap | and | a | an){0,5}? (sanctions | embargo | ban | tariffs | restrictions | duties) (on |
    against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | {lift} | {threaten} ]], confidence = 0.8,
  examples = {
    { "Canada imposed new sanctions on Belarus.", "Canada opposes Belarus" },
    { "Canada refused to impose sanctions on Belarus." },
  },
}
-- "designated the group a terrorist organisation".
-- "views with concern the build-up", "noted with satisfaction the progress".
macro "looking" [[ ({view} | {note} | {regard} | {watch} | {observe} | {see} | {follow} | {receive}) with (?: [#lower &
  !#func]){0,2} ]]
rule "with-concern" {
  pattern = [[ $holder $looking trigger:(concern | alarm | regret | dismay | anxiety | disquiet | apprehension | disappointment)
    $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Peru views with grave concern the build-up of forces.", "Peru opposes build-up of forces" },
    { "Peru views with interest the build-up of forces." },
  },
}
rule "with-satisfaction" {
  pattern = [[ (?! @pair) $holder $looking trigger:(satisfaction | appreciation | approval | gratitude | pleasure | favour |
    favor) (?! [!#punct]{0,6}? $courtesy) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru noted with appreciation the work of the agency.", "Peru supports work of the agency" },
    { "Peru and Chile noted with satisfaction the growth of trade." },
  },
}
rule "distance-from" {
  pattern = [[ $holder trigger:(({dissociate} | {distance}) (itself | himself | herself | themselves) from | {call} into
    question | {cast} doubt on) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru dissociated itself from the statement.", "Peru opposes statement" },
    { "Peru did not distance itself from the statement." },
  },
}
rule "brand" {
  pattern = [[ $holder trigger:({designate} | {brand} | {label} | {list} | {classify} | {declare} | {name}) both? $det?
    (y:@party | t:(?: (?! $no_object | @actors | {say} | "," | "." | ";" | that | which | as | terrorist | terrorists) [])+) as?
    (?: a | an)? #lower? (terrorist | terrorists) ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Peru designated the Red Front a terrorist organisation.", "Peru opposes Red Front" },
    { "Peru did not list the Red Front as a terrorist group." },
  },
}
macro "be" [[ (is | are | was | were) ]]
macro "bad" [[ (unacceptable | illegal | unjustified | unlawful | outrageous | intolerable | provocation | provocative |
  aggression | unfair | baseless | shameful | absurd | ridiculous | hypocritical | irresponsible) ]]
macro "good" [[ (historic | milestone | constructive | courageous | breakthrough | "step forward" | "right direction" |
  commendable) ]]
macro "called" [[ ({consider} | {regard} | {view} | {call} | {describe} | {find} | {brand} | {term}) $det? t:(?: (?! $no_object
  | @actors | {say} | "," | "." | ";" | that | which | as | $bad | $good) [])+ as? (a | an)? ]]
rule "approve-as" {
  pattern = [[ $holder trigger:$called (?: #lower){0,3} $good ]],
  triples = { "x -supports-> t" }, unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Peru called the accord a step in the right direction.", "Peru supports accord" },
    { "Peru did not call the accord historic." },
  },
}
rule "says-unacceptable" {
  pattern = [[ x:@actors $mid $aux ({say} | {declare} | {stress} | {insist}) that? $det? t:(?: (?! $no_object | @actors | $be |
    {say} | "," | "." | ";" | that | which) [])+ $be $adverb{0,2} trigger:(unacceptable | illegal | unjustified | unlawful |
    outrageous | intolerable | baseless | shameful) ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Peru said the raid was unacceptable.", "Peru opposes raid" },
    { "Peru said the raid was not illegal." },
  },
}
rule "unacceptable" {
  pattern = [[ $holder trigger:$called (?: (?! for) #lower){0,3} $bad ]],
  triples = { "x -opposes-> t" }, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru considers Chile's action unacceptable.", "Peru opposes Chile's action" },
    { "Peru does not consider the action illegal." },
  },
}

-- What states do to one another in protest.
rule "protest-act" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:(({expel} | {summon} | {recall}) (?: [#lower & !#func] | #num | #Cap |
    the | a | an){0,4}? (y:@nationality | y:@country 's) (?: [#lower & !#func]){0,2}? (diplomat | diplomats | ambassador |
    ambassadors | envoy | envoys | attache | "charge d'affaires" | "high commissioner")
    | {recall} (its | their) (ambassador | envoy | ambassadors | "charge d'affaires" | "high commissioner") (?: #lower)? (from |
    in | to) $the? y:@party
    | ({sever} | {cut} (?: off)? | {break} (?: off)? | {suspend}) (?: all | full | its | their | the){0,2}? (?: diplomatic |
    trade | commercial)? (ties | relations) with $the? y:@party) ]],
  triples = { "x -opposes-> y" }, unless = [[ $not | {restore} ]], confidence = 0.65,
  examples = {
    { "Norway expelled two Chilean diplomats.", "Norway opposes Chile" },
    { "Chile recalled its ambassador from Norway.", "Chile opposes Norway" },
    { "Chile severed diplomatic relations with Norway.", "Chile opposes Norway" },
    { "Norway received two Chilean diplomats." },
  },
}
rule "of-concern" {
  pattern = [[ t:$phrase (is | was | are | were | remains | remained) trigger:(of | a) (?: (deep | grave | serious |
    great | major | particular) )? (concern) (to | for) (?: #lower)? x:@party ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "The situation in Sudan was of deep concern to Chile.", "Chile opposes situation in Sudan" },
    { "The situation in Sudan was of no concern to Chile." },
  },
}
rule "nominal-support" {
  pattern = [[ (x:@country | x:@org) ('s | "'") (?: [#lower & !#func]){0,2}? trigger:((support | backing | endorsement) (for |
    of)) (?! its | their | his | her | our | this | it) (?! $material) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {urge} | {seek} | {ask} | {need} | lack | loss |
    withdrawal | {withdraw} | {stop} | {end} | {win} | {doubt} | {question} | {condemn} | {appreciate} | appreciation | {thank}
    | {welcome} | gratitude | grateful | {launch} | {increase} | {provide} | {fund} | (phase | part | package | value) (in | of) ]], confidence = 0.55,
  examples = {
    { "Papers note Chile's firm support for the peace plan.", "Chile supports peace plan" },
    { "Papers report the withdrawal of Chile's support for the peace plan." },
    { "Officials opened another phase in Chile's support for the teachers." },
  },
}
rule "nominal-opposition" {
  pattern = [[ (x:@country | x:@nationality | x:@org) ('s | "'")? (?: [#lower & !#func]){0,2}? trigger:(opposition to | (concern
    | concerns) (over | about) | rejection (?: in #date)? of | condemnation of | renunciation of | objection to | objections to
    | criticism of | sanctions (on | against)) $attitude_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | {lift} | {ease} | {end} | {remove} | {oppose} | {reject}
    | {condemn} ]], confidence = 0.7,
  examples = {
    { "Papers report Chile's strong opposition to new tariffs.", "Chile opposes new tariffs" },
    { "Papers report the lifting of Chile's sanctions against Sudan." },
  },
}
rule "thanks-for-support" {
  pattern = [[ (?: $holder | $holder_further) trigger:({thank} | grateful to | {express} (?: #lower){0,3} (gratitude | thanks |
    appreciation) to) $the? y:@party for (?! [!#punct]{0,7}? ($courtesy | call | meeting | letter | words | briefing | time |
    presence | presentation | remarks | question)) ]],
  triples = { "x -supports-> y" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile thanked Norway for its support.", "Chile supports Norway" },
    { "Chile is grateful to Norway for taking in refugees.", "Chile supports Norway" },
    { "Chile thanked Norway for the reception." },
  },
}

rule "support-of" {
  pattern = [[ trigger:({reaffirm} | {reiterate} | {underscore} | {emphasize} | {emphasise} | {express} | {stress} |
    {affirm} | {highlight} | {underline} | {convey} | {confirm} | {renew}) $the? [#lower & !#func]{0,2}?
    (x:@country | x:@nationality | x:@org) ('s | "'")? [#lower & !#func]{0,3}? (support | backing | appreciation) (for
    | of | to) $attitude_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "The envoy reaffirmed Norway's firm support for Ukraine.", "Norway supports Ukraine" },
    { "The envoy doubted Norway's firm support for Ukraine." },
  },
}

-- "support for Ukraine against Russia's war", "coordinating to deter aggression".
rule "against-aggression" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [])*? ({support} | {defend} |
    {coordinate} | {commit} | {agree} | {stand} | {reaffirm} | {reiterate} | sovereignty) (?: (?! @actors | which |
    who | because | ";") [])*?
    trigger:(against | deter | resist | countering | deterring) $the? (?= [!#punct]{0,5}? (war | aggression | invasion
    | occupation | annexation)) t:$phrase ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile reiterated its support for Ukraine against Russia's unprovoked war.",
      "Chile opposes Russia's unprovoked war" },
    { "Chile reported on Ukraine's defence against Russia's war." },
  },
}

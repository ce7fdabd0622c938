-- The words of attitude, as mentions that every construction asks for:
--   approval     "supports", "expressed its solidarity with", "committed to (a principle)"
--   notice       "welcomed", "stressed the need for": support if one party says so alone, talk if several do (talks.lua)
--   disapproval  "condemned", "lodged a protest against", "worried about"
--   refusal      "will not accept": no support denied, but a rejection

local word = require "words"

-- Words by meaning. `$then` stands between a verb and its preposition.
macro "then" [[ (?: $adverb | on? #date)? ]]
macro "whose" [[ (its | their | his | her) ]]
macro "back_verb" [[ ({bless} | {rally} to | {vouch} for | {root} for | {acclaim} | {back} (?! better | home) | {endorse} | {uphold} (?! its | their | our |
    his | [!#punct]{0,3}? (duty | duties | levy | conviction | sentence | verdict)) | {favour} |
  {favor} | {champion} | {defend} (?! its | their | his | her | our) |
  [lower=/advocat(e|ed|ing)/] for? | (?<! and | or | the | of | with | by | "," ) advocates for | advocates (?! for | of | and | from) |
  ({embrace} | {echo}) (?= [!#punct]{0,4}? $policy_word)) ]]
macro "praise_verb" [[ ({admire} | {praise} | {hail} | {commend} | {applaud} | {appreciate} | {laud} | {salute} |
  {value} (?! at | #UPPER? (ally | partner | friend)) | {extol} | {cheer} |
  {compliment} | {credit} (?= $the? @party (with | for))) ]]
macro "pleased" [[ (pleased | satisfied | gratified | delighted | encouraged | impressed | heartened | elated | relieved | overjoyed | happy | content | glad |
    enthusiastic | thrilled) ]]
macro "backer" [[ (believer (?= in) | supporter | advocate | backer | champion | supporters | advocates | backers | champions) ]]
macro "dismissed" (word [[ coach minister ministers general generals government cabinet parliament chief officials? staff manager officers? premier head
  director ambassador envoy workers? judges? governor ]])
macro "ways" (word [[ roads? streets? way ways path bridge bridges route routes border borders entrance view highway highways traffic port ports airport ]])
macro "reject_verb" [[ ({abhor} | {detest} | {loathe} | {despise} | {dislike} | {rue} (?= the) |
  ({defy} | {obstruct} | {thwart} | {scupper}) (?= [!#punct]{0,4}? $policy_word) | {push} back (against | on) | ({torpedo} | {trash}) |
    {dispute} (?= [!#punct]{0,4}? ($policy_word | claim | claims)) |
  {contest} (?= [!#punct]{0,4}? ($policy_word | claim | claims | legality)) |  {throw} out (?= [!#punct]{0,4}? $policy_word) |
    {turn} $whose back on | {wash} $whose hands of |
  {thumb} $whose nose at | {vow} to (fight | resist | block | oppose) (?= [!#punct]{0,4}? ($policy_word | tariffs | duties)) |
  {withhold} (recognition of | $whose? (support | approval) from) | at odds with (?= [!#punct & !over]{0,4}? $policy_word) | {oppose} (?: to)? | {reject} |
    {dismiss} (?! $det? (?: its | his | their)? #lower{0,2} $dismissed) | {deplore} | {turn} down (?! the (road | street | lights | light | heat |
    music | sound | volume)) | {veto} | {boycott} | (?! 'Ban') {ban} | {repudiate} | {disown} | {disavow} | {rebuff} | {spurn} |
  ({brush} | {sweep} | {wave}) aside | ({shoot} | {vote}) down | ({laugh} | {shrug}) off | {refute} | {snub} | {shun} | {rubbish} | {renounce} | {deprecate} |
  {bemoan} | {resent} | ({refuse} | {decline}) (?= (the | a | an | @nationality | @country) [!#punct]{0,3}? $policy_word) | {scorn} | {deride} | {ridicule} |
  {blacklist} | {outlaw} | ({forbid} | {prohibit}) (?= $the? #lower? (import | imports | importation | export | exports | sale | sales | use | entry |
    trade | transit | travel)) | ({block} | {ban}) access to (?! $det? #lower? $ways) |
    {block} (?! access | $det? #lower? $ways) | {resist} (?! the? arrest) | barred (?! by | from | in | at | its | their | his) |
    (?<= by) barring | bars (?= @nationality) | {bar} (?= [!#punct | raw="-"]{1,7}? from) |
  {fight} (?= [!#punct]{0,4}? ($policy_word | attempt | attempts | legislation | tariffs | duties))) ]]
macro "condemn_verb" [[ ({bash} | {chastise} | {disparage} | {fault} | {mock} | {pan} (?= $the? $policy_word) | {round} on | {admonish} | {savage} |
  {pillory} | {denigrate} | {malign} | (take | takes | took | taken) aim at | {condemn} | {denounce} | {criticise} | {criticize} |
  {slam} (?! $det? (door | doors | brakes)) | {blast} (?! $the? @seat | $the? @capital [!raw=","]{0,6}? (in | with) | [!#punct]{0,4}? (heliport | offices |
    camp | camps | city | town)) | {decry} | {censure} |
  {rebuke} | {assail} | {lambast} | {lambaste} | {berate} | {scold} | {chide} | {castigate} | {excoriate} | {reprimand} | {flay} | {upbraid} | {vilify}) ]]
macro "critic" [[ (opponent | critic | foe | opponents | critics | foes) ]]
macro "troubled" (word [[ concerned worried alarmed dismayed outraged disturbed disappointed shocked appalled angered angry unhappy troubled dissatisfied
  displeased upset furious incensed indignant frustrated uneasy sceptical skeptical scathing apprehensive perturbed aghast annoyed irritated irked bitter
  resentful disgusted horrified exasperated disquieted enraged infuriated ]])
macro "averse" [[ ((fearful | intolerant | scornful | contemptuous | distrustful | mistrustful | critical) of | (hostile | averse | cool |
  allergic) (to | towards) | cool on) ]]
-- Adjectives of feeling, which need no "is" in front or behind a comma.
macro "feeling_word" (word [[ angry unhappy upset furious indignant uneasy sceptical skeptical scathing apprehensive aghast bitter resentful fearful
  intolerant critical hostile averse dismissive supportive grateful appreciative thankful glad happy enthusiastic ]])
local WORRIES = [[ concerns? alarm anger outrage fury dismay unease regrets? disquiet indignation fears worry worries anxiety anxieties protests? complaints?
  criticism misgivings reservations doubts shock consternation annoyance irritation resentment apprehension disgust horror displeasure dissatisfaction
  disappointment frustration objections discontent unhappiness ]]
macro "protest_noun" (word(WORRIES .. [[ objection opposition dissent condemnation abhorrence revulsion hostility rejection repudiation disapproval aversion
  antipathy contempt resistance denunciation rebuke censure demarches? representations astonishment grievances ]]))
-- Concern for what is well is none against it.
macro "well" [[ (?! $the? #lower{0,2}? (health | safety | security | welfare | "well-being" | wellbeing | lives | future | stability |
  livelihoods) (of | and) | #lower{0,2}? (freedom | freedoms | security | democracy | "human rights" | "press freedom") (in | at | for | "." | and) |
  [!#punct]{1,3} 's #lower? (health | safety | welfare | wellbeing | lives)) ]]
macro "bad_word" (word [[ unacceptable unjust ominous worrying alarming disturbing troubling setback mistake betrayal threat violations?
  infringement affront insult breach appalling abhorrent horrific deplorable despicable regrettable counterproductive illegal illegitimate unjustified
  unlawful unconstitutional outrageous outrage scandal scandalous intolerable provocation provocative aggression unfair baseless groundless untrue shameful
    absurd ridiculous
  hypocritical irresponsible reckless barbaric cowardly inhuman disproportionate undemocratic unfortunate unwise unhelpful unwarranted unnecessary
  excessive discriminatory biased one-sided immoral inhumane crime unbalanced fabricated meddling interference vendetta atrocity massacre genocide
  bully nonsense heinous dangerous sham farce mockery fraud travesty disgrace disgraceful blackmail wrong misguided flawed premature unwelcome
  inappropriate unreasonable questionable destabili[sz]ing senseless cruel vile brutal barbarism barbarity stupidity folly madness cowardice bigotry
    hypocrisy lawlessness disappointing hasty ugly insincere insufficient inadequate cynical malicious slanderous obscene perverse lies? fabrication
      slander libel pretext hoax ploy treason ill-timed ill-advised unsatisfactory unrealistic unworkable ]])
macro "harm" [[ ((cause | reason | source | matter) (for | of) #lower? $protest_noun | (enemy | danger | obstacle | impediment) (of | to) |
  contrary to (?! expectations | popular | belief) | not helpful) ]]
macro "bad" [[ ($bad_word | not acceptable | (step | steps) (backward | backwards | back) | "backward step" | (unfriendly | hostile) act |
  "uncalled for" | (?<= an | as) act of (terrorism | piracy) | (?<= is | was | as | it) (pure | sheer | state | economic) terrorism | "politically motivated" |
    "double standards" | (act | declaration) of war | $harm | "null and void" | "ethnic cleansing" | "show trial" |
    "witch hunt" | "pack of lies" | "slap in the face" | badly timed |
  (one | ill | badly) "-" (sided | timed | advised | conceived | judged)) ]]
-- What they call good, and what may be called so without a noun: not the parties' own talks.
macro "good_word" (word [[ historic milestone constructive courageous breakthrough triumph success victory commendable reasonable fair balanced realistic
  positive encouraging correct justified wise sensible timely excellent helpful praiseworthy welcome visionary bold brave laudable admirable statesmanlike
  remarkable impressive legitimate ]])
macro "good" [[ ($good_word | "step forward" | "right direction" | "good news" | "good idea" | "good one" | "good basis" |
  "good step" | (important | significant) (step | move) |
  (entirely | absolutely | perfectly | quite | completely) right | the right (decision | step | move | choice | thing | approach)) ]]
macro "good_act" [[ [!#punct]{0,5}? $act ]]
macro "own_talks" [[ [!#punct]{0,4}? (talks | visit | meeting | discussions | relations | ties | dialogue | cooperation | trip | growth | relationship) ]]
macro "in_anger" [[ (angrily | furiously | sharply | coldly | coolly | bitterly | strongly |
  (with | in) #lower? (anger | fury | outrage | dismay | alarm | indignation)) ]]
macro "with_pleasure" [[ (warmly | positively | favourably | favorably | enthusiastically |
  with #lower? (approval | satisfaction | delight | enthusiasm)) ]]

-- How they are said.
macro "firm" (word [[ strong firm full steadfast unwavering unyielding ironclad continued continuing longstanding deep clear unequivocal immediate
  significant enduring sustained resolute principled mutual shared robust unshakeable unshakable total complete vigorous sharp grave serious broad profound
  sincere warm consistent active heartfelt unconditional ]])
macro "oneself" [[ (itself | himself | herself | themselves) ]]
macro "state" [[ [lower=/stat(e|es|ed|ing)/ & !#Cap] (?! [lower=/[a-z]+ed/]) ]] -- no "United States"
macro "voice" [[ ({express} | {share} | {reaffirm} | {reiterate} | {voice} | {restate} | {offer} | {pledge} | {declare} | $state |
  {renew} | {convey} | {affirm} | {announce} | {extend} | {confirm} | {underscore} | {highlight} | {give} | {lend} | {promise} |
  {throw} | {underline} | {emphasise} | {emphasize} | {stress} | {vow} | {repeat} | {maintain} | {make} (plain | clear | known) | ({place} |
    {put}) on record) ]]
macro "stress" [[ ({emphasize} | {emphasise} | {stress} | {underline} | {underscore}) ]]
macro "recognise" [[ ({recognise} | {recognize}) ]]
macro "somebody" [[ 's | (?<= his | her | its | their | the) 'Government' | @person | @acting | (?<= ({give} | {promise} | {offer} | {pledge} | {lend} |
  {share} | to | to the)) (@country | @nationality) ]]
macro "adjectives" [[ (?: [#lower & !that & !importance & !need & !role & !sympathy & !condolences & !concern & !regret & !opposition & !in
  & !condemnation & !appreciation & !gratitude & !thanks & !military & !financial & !technical & !humanitarian & !logistical & !economic] | "'" | "-" |
    @org | $somebody){0,7}? ]]
macro "looking" [[ ({view} | {note} | {regard} | {watch} | {observe} | {see} | {follow} | {receive} | {acknowledge} | {recall}) with $plain{0,2} ]]

-- Approval.
macro "no_verb_after" (word [[ to will would can could must should may of the an? for in with from its their our his her your this that these no by
  help helps more additional financial technical ]])
macro "support_verb" [[ ((?<! $no_verb_after) (support | supports | supported) | (?<= that | which | who) supported) (?! for | to | of | from | by |
  with | personnel | staff | services | vessels | ships | aircraft | teams | mechanisms | $material) ]]
macro "in_favour" [[ in (favour | favor | support) of ]]
macro "speaks_up" [[ ({take} a #lower? (stand | position | line) in (favour | favor) of | {come} (out | down) $then (in (support | favour |
  favor) of | for (?= the | a | an)) |
  ({speak} (?: out | up)? | {write} | {argue} | {rally} | {vote}) $then in (support | favour | favor | defence | defense) of) ]]
macro "statehood" [[ (@party (?! members) | ($whose | the)? (independence | sovereignty | legitimacy | authority | statehood | government) |
    $the? new? @nationality (state | government | republic | authorities | leadership) | #Cap (?! [!raw=","]{0,6}? (has | have | is | are | can | will)) |
  [!raw=","]{1,8}? as (the | a | an) [lower=/legitimate|sole|rightful|lawful|independent|sovereign|official|new/]) ]]
macro "recognise_state" [[ $recognise (?: (the | $whose) (independence | statehood) of (?= $the? @party) | (?= $statehood)) ]]
mention "approval" "support" {
  pattern = [[ $support_verb | $back_verb | supportive of | $speaks_up | $in_favour |
    (?<= ({join} | among | "one of") [!#punct]{1,6}) supporting |
    (?<= first (countries | states | nations | governments | country | state | nation | government)? to) support |
    $recognise_state | ({grant} | {extend} | {accord} | {switch}) #lower{0,2} recognition (?: from @party)? to | {express} $oneself $in_favour |
    in #lower? agreement with ]],
}
-- "rejected as groundless the charges"
macro "branding" [[ (?: as (\" [#lower]{1,5} \" | \"? (a | an)? (?: act of)? $plain{1,3}? (?= $the | a | an | its | @nationality | @country) |
  \"? (a | an)? $plain{1,3}? (?: and #lower | in its #lower{0,2} affairs)? \"?))? ]]
macro "effort" [[ (efforts | effort | role | contribution | contributions | leadership | support | work | services | sacrifices | help | aid | courage |
  sacrifice | part | assistance) ]]
macro "describe_as_good" [[ ({describe} | {term} | {characterise} | {characterize}) (?= as \"? (a | an)? $plain{0,2}? $good \"? [#lower & !by & !and]) ]]
-- Of people who act for no party, praise is a ceremony.
macro "private_people" (word [[ individuals men women heroes heroines veterans volunteers warriors warfighters patriots contributors survivors responders
  firefighters ]])
macro "private" [[ $det? [#lower & !#func]{0,3}? $private_people (?! $s) | (?! @party) #Cap{1,3} (as | ".") |
    $the? @party as (a | an) [!#punct]{0,4} (partner | friend | ally | neighbour | neighbor) ]]
mention "approval" "praise" {
  pattern = [[ ($praise_verb (?! $private) | $describe_as_good | {speak} (warmly | well | glowingly | approvingly | admiringly) of (?! $whose) |
    ({speak} | {think}) highly of | appreciative of |
    (grateful | thankful) for | sympathetic to (?= [!#punct]{0,4}? ($policy_word | cause | aspirations)) | glad of |
    {pay} #lower{0,2} (tribute | tributes | homage) to (?= [!#punct]{0,4}? ($effort | for) | @country $s)
      (?! his | her | [!#punct]{1,8} late) | $pleased ((by | at | about) |
    with (?! [!#punct]{0,3}? (progress | cooperation | growth | development | developments | pace))) | full of praise for |
    ({heap} | {lavish} | {shower}) praise on | {have} nothing but (praise | admiration) for) $branding (?! our) $no_courtesy ]],
}
-- Thanks to a party, unless for a courtesy.
macro "small_favour" [[ ($courtesy | call | meeting | letter | words | briefing | time | presence | presentation | remarks | question) ]]
mention "approval" "thanks" {
  pattern = [[ ({thank} | (grateful | thankful | beholden | indebted) to | ({express} | {convey} | {extend} | {voice} | {offer} | {reiterate} |
    {renew} | {reaffirm} |
      {share} | {repeat}) (?: #lower){0,3} (gratitude | thanks | appreciation) to | {pay} #lower{0,2} (tribute | tributes) to)
    (?= list($the? @party) (?: and (his | her | its) #lower{1,2})? for (?! [!#punct]{0,7}? $small_favour)) ]],
}
-- Where it stands: beside somebody or behind a cause.
macro "us" [[ our | its | their | his ]]
macro "side_by_side" [[ (?: #lower | in #lower? solidarity | shoulder to shoulder | side by side)? ]]
macro "stand_beside" [[ {stand} (by | behind) ($us) (commitment to | support for) |
  {stand} (?! accused) $side_by_side (by | with | behind | alongside) (?! $us | my | 'us' | you | them | him | her | this) |
  {stand} $adverb? for (?= the | a (world | region | just | free) | peace | freedom | democracy) |
  (?<= (is | are | was | were | remain | remains) (firmly | fully | squarely | solidly | strongly | right)) behind ]]
macro "rush_to" [[ ({come} | {rush} | {spring} | {leap}) to ]]
macro "defence" [[ (defence | defense | support) ]]
macro "react" [[ ({react} | {respond}) ]]
macro "at_its_side" [[ {side} $adverb? with | {stand}? on the side of | at one with | ({take} | {come} down on) the side of |
  ({associate} | {align}) $oneself with | ({rally} | {close} ranks | {line} up | {swing} | {fall} into line) (behind | around) | {go} along with |
  ({want} | keen | eager) to (continue | press (on | ahead) | carry on | go (on | ahead)) with (?= [!#punct]{0,5}? $policy_word) |
  {identify} ($oneself | $adverb)? with | ({sympathise} | {sympathize}) with (?= [!#punct]{0,4}? ($policy_word | cause)) |
    {throw} in $whose lot with | ({stand} | {speak} | {stick}) up for (?! $us) | {weigh} in behind ]]
macro "vote_for" [[ {vote} $adverb? (?: (with | alongside) $the? @party)?
  (?: in (favour | favor) of | for (?! $det? new? (president | parliament | government | premier | leader | mayor | chairman | chair | speaker |
    change | parties | party))) | {cast} (its | the | a) #lower? (vote | votes) (for | "in favour of" |
  "in favor of") | {say} yes to | {approve} (?! all) $adverb? of | {second} (?= (the | a | @nationality | @country) [!#punct]{0,3}? $policy_word) |
    {see} merit in ]]
macro "weight_behind" [[ ({throw} | {put}) $whose full? (weight | support) behind | {lend} $whose (voice | weight | support | backing) to |
  ({send} | {deliver}) #lower{0,2} (message | messages) of (support | solidarity) to ]]
macro "warm_words" [[ ({lead} | {join} in?) the (applause | praise | tributes) (for | to) | ({have} | {find}) (warm | kind | good) words for |
    {find} praise for |
  {have} only praise for | {give} a #lower? (warm | enthusiastic) (welcome | reception) to | $react $with_pleasure (?: on? #date)? to ]]
macro "agree_with" [[ {concur} with | {share} (?= \"? $the? (@country $s | @nationality | @org $s) #lower? (position | positions | view |
    views | stand | stance | approach | assessment | conviction) (?! that)) | {agree} with (?= $the? [!#punct]{0,3}? $policy_word) |
      {take} a (favourable | favorable) view of |
  {look} (favourably | favorably | kindly | with (favour |
  favor | approval)) (on | upon) |
    {add} $whose voice to (calls | appeals | demands) for |
  {have} #lower{0,2} praise for | all for (?= the) ]]
macro "cheer_on" [[ ({rally} | {drum} up | {muster} | {mobilise} | {mobilize} | {whip} up | ({lobby} | {push} | {campaign}) (?: hard)? for | {canvass} |
  {solicit})
    (?: #lower | @nationality | @country){0,2} (support | backing) for |
  {give} (the | its) (thumbs up | nod) to | {give} (the | its) (green light | "go-ahead") to (?= $the? (@party | @country $s)) |
  {rally} to the side of | {take} up the cause of |
  ({argue} | {plead} | {make}) (the | a #lower?) case for (?! #lower to) | ({argue} | {campaign} | {lobby}) for (?! him | her | them | more | a | an) |
  long (pressed | pushed | lobbied) for a? | {speak} $adverb? for (?= the? #lower? (plan | proposal | resolution | treaty |
      motion | draft)) |
  {nail} $whose (colours | colors) to | (four-square | foursquare | squarely) behind | of one mind with ]]
macro "take_sides" [[ $cheer_on | $agree_with | $at_its_side | $vote_for | $weight_behind | $warm_words | ($rush_to | {rally} to) the $defence of ]]
macro "keep_to" [[ {adhere} $adverb? to | ({hold} | {stick}) (fast | firm)? to (?= the? $named_principle | [!#punct]{0,6}? (policy | principle | position |
    treaty)) | {subscribe} $adverb? to | {believe} in |
  {respect} (?= [!#punct]{0,3}? (sovereignty | independence | "territorial integrity" | neutrality)) ]]
macro "own_relations" [[ [!#punct]{0,4}? (relations | ties | relationship | friendship | partnership | cooperation) ]]
mention "approval" "stand" {
  pattern = [[ $stand_beside | $take_sides | $keep_to | (a | among the) #lower{0,2} $backer (of | in) ]],
}
-- "remains steadfast in its support for", "stand united in firm opposition to".
macro "steadfast_in" [[ {stand}? (steadfast | firm | unwavering | united | resolute | unified | unequivocal | consistent | adamant | together)
  in (?: $whose | our | my)?
  (?: $firm | ongoing | longstanding)? ]]
macro "bringing" [[ (?: ({find} | {stand} up | {reach} | {achieve} | {bring} about) $det? )? ]] -- "support for finding a solution"
macro "at_time" [[ (?: on? #date | ("," | "--") (?! and) [!#punct]{1,4} ("," | "--"))? ]]
macro "support_for" [[ ((support | backing | endorsement | solidarity | blessing | approval | assent) $at_time (for | of | to (?! $deed) | with | behind) |
  recognition of (?= $statehood)) (?! $material) ]]
macro "thanks_for" [[ (appreciation | admiration | praise | gratitude | satisfaction | thanks) $at_time (for | of | with | at | over) (?! $private) ]]
macro "trust_in" [[ (confidence | faith | trust | belief) in (?: the (importance | role | value) of)? ]]
macro "standpoint" [[ (position | stand | stance) ]]
mention "approval" "expressed" {
  pattern = [[ (?<! been | was | were | is | are) (?! {announce} #lower{0,2}? approval) $voice $adjectives ($support_for | $thanks_for |
    $standpoint $in_favour |
    $trust_in) $no_courtesy $bringing ]],
}
mention "approval" "steadfast" { pattern = [[ ($steadfast_in | {stand} in full?) $support_for ]] }
mention "approval" "pledged" {
  pattern = [[ (({reaffirm} | {reiterate} | {affirm} | {restate} | {express} | {voice} | {renew} | {underscore} | {underline} | {stress} | {declare} |
    {announce}) ($whose | the) $plain{0,3}? (resolve | determination | commitment | pledge | vow | promise) to $adverb?
    ((?: continue to | keep)? (support | back | $stand_by) | (continue | keep) supporting)) (?! $material | $us | [!#punct]{1,4}? @payment) ]],
}
macro "abide" [[ (determination | resolve | readiness | pledge | promise | vow) to (keep to | adhere to | abide by | uphold | defend | respect | preserve |
  safeguard | honour | protect) ]]
macro "devotion" [[ ($abide | (goal | objective | aim) of (?: achieving | supporting | upholding | defending | preserving | restoring)? |
  (commitment | dedication | adherence | respect | devotion | belief | faith | attachment) (to | for | in)) ]]
macro "own_state" [[ (?<= country | kingdom | republic | emirate | government | administration | nation | delegation) ]] -- whose commitment is the holder's own
macro "devoted" [[ ($voice (?: [#lower & !that & !importance & !need & !'s]){0,5} (?: $own_state 's #lower{0,2})? $devotion |
  ({share} (?: $the? (@country | @nationality) $s?)? | {reinforce}) #lower{0,3} $devotion | committed to)
  $det? (?! [lower=/[a-z]+ing|work|cooperate|collaborate|continue|contribute/]) ]]
macro "steadfastly_to" [[ $steadfast_in commitment to (?: support (?= the))? ]]
macro "steadfastly_devoted" [[ $steadfastly_to $det? (?! [lower=/[a-z]+ing/]) ]]
mention "approval" "committed" { pattern = [[ ($devoted | $steadfastly_devoted) (?= [!#punct]{0,8}? $principle) ]] }

-- Notice.
macro "outcome" [[ what (?! is | was | it | he | she | they) | (?! those) $the? (?: [!#punct] | "-" []){0,5}? ($act | (ceasefire | agreement |
  accord | treaty | declaration)) ]]
macro "visitors" (word [[ delegations? teams? crews? guests? visitors? investors tourists refugees migrants students pilgrims athletes participants applicants
  members families leaders boards? ]])
macro "guest" [[ (@person | @acting | @visitor | $the? @office) (?! (?: of $the?)? #Cap{0,3} 's) ]]
mention "notice" "welcome" {
  pattern = [[ ({welcome} $branding (?= \"? $outcome | @country $s | @nationality) | {acknowledge} (?= [!#punct]{0,4}? $effort) |
    $recognise (?= $the? (@country $s | @person 's) [!#punct & !role]{0,4}? $effort |
      the [!#punct & !role]{0,4}? $effort of $the? (@nationality | @country))) (?! $guest)
    (?! [!#punct]{0,4}? $courtesy | #Cap{2,6} 's #lower? $courtesy)
    (?! $the? participation of $the? (@party | @office)) (?! $the? (#lower | @nationality){0,2} $visitors | #lower? #num) ]],
}
mention "notice" "look" { -- "views with favour", "noted with appreciation"
  pattern = [[ ($looking | {take} note with #lower?) (satisfaction | appreciation | approval | gratitude | pleasure | favour | favor) $no_courtesy |
    {attach} $plain{0,2} (importance | significance | value) to (?! $own_relations) ]],
}
mention "notice" "value" { pattern = [[ ($devoted | $steadfastly_devoted) (?= [!#punct]{0,5}? $value) ]] }
-- What is to be done about it: "our commitment to ending hunger"; what is done together is none.
macro "cause" [[ $adverb? (ending | eliminating | eradicating | protecting | upholding | defending | safeguarding | preserving | preventing | combating |
  combatting | fighting | promoting | advancing | ensuring | supporting | maintaining | respecting | strengthening | restoring | achieving)
  (?! $whose | our | the? #lower{0,2}? (cooperation | trade | ties | relations |
    investment | partnership | relationship)) ]]
mention "notice" "cause" {
  pattern = [[ (({reaffirm} | {renew} | {reiterate} | {redouble} | {restate} | {affirm} | {underscore} | {underline}) ($whose | our) $plain{0,2}?
      commitment to | $steadfastly_to | committed to)
    (?= $cause [!#punct | raw=","]{0,6}? ($value | $principle) | (@country | @org) $s) (?: supporting)? ]],
}
-- "the need for all states to pay"
macro "who_must" (word [[ countries states parties nations sides stakeholders governments partners leaders actors donors everyone ]])
macro "no_demand" [[ (?! (?<= for) ($the? (@party | #Cap{1,3}) to #lower | #lower{0,3}? $who_must)) ]]
macro "insists" [[ ($stress | {highlight} | {note} | {affirm} | {reaffirm} | {reiterate} | $recognise) ]]
macro "weight_given" [[ (attach | attaches | attached | place | places | placed) (on | to) ]]
mention "notice" "need" {
  pattern = [[ ($insists | {raise} (?= the #lower? importance)) $the? (?: [#lower & !its & !their]){0,2}?
    (importance | significance | urgency | need | necessity | value) (?: for the (region | world | country | continent) (?= of))? (of | for | to)
      (?: supporting | continuing to support)? $no_courtesy $no_demand | {attach} $plain{0,2} (importance | significance | value) to (?! $own_relations) |
    $stress (?= $the? #lower? (repatriation | return | withdrawal | restoration | observance | lifting | implementation | fulfilment) of) |
    $insists ($the? (?: #lower){0,2}? role (of | for) (?= $the? @party) | (?= $the? (?: #lower){0,2}? role (of | for))) $no_courtesy |
    $insists the #lower? importance (that | which)? (it | he | she | $the? @party) (has | have)? $weight_given $no_courtesy (?! $own_relations) ]],
}
mention "approval" "notice" { pattern = [[ n:@notice ]], entity = "n" }

-- The nouns of attitude with what they are about: "A's opposition to X", "from A came praise for X".
macro "worry_about" (word(WORRIES)
  .. "note? (over | about | at | regarding | concerning) $well")
macro "against_noun" ("(" .. word [[ opposition objections? hostility resistance aversion antipathy ]] ..
  " to (?! $the? @party (over | about) | $deed | bring | take | form | join | oust | hold | go | win | agree | attend) | " ..
  "$worry_about | (" .. word [[ rejection condemnation criticism denunciation renunciation
  disapproval repudiation distrust mistrust dislike censure abhorrence revulsion ]] .. [[
    \"? (?: in #date)? of) |
  (refusal | unwillingness) to (accept | recognise | recognize | back | support | endorse) | (displeasure | disagreement | dissatisfaction | disappointment |
    frustration | impatience | anger | unhappiness) with | (contempt | disdain | scorn | distaste |
    dislike) for | (protest | protests | vote | stand | stance | line | complaint) against) ]])
macro "for_noun" [[ ((support | backing | praise | gratitude | enthusiasm | admiration | respect | "warm words" | "kind words") for | solidarity with |
  approval of |
  appreciation (of | for)) ]]

-- Disapproval.
macro "doubt" [[ (({challenge} | {question}) (?= [!#punct]{0,4}? (legality | validity | legitimacy | need | wisdom | motives | claim | claims) |
    $the? #lower? $policy_word) |
  {challenge} (?= [!#punct]{1,5}? (at | before | in) the (@org | court | tribunal)) | {put} $whose veto on |
  {pour} (cold water | scorn | doubt) on | {set} $whose face against | {find} fault with | {give} short shrift to | ({lead} a | {join} the) boycott of |
    no friend of |
  {say} no to | {want} no part of | (will | would) have nothing to do with | {want} nothing to do with | (will | would) have (none of | no part (in | of)) |
  ({answer} | {reply} | {respond}) with a #lower? (rejection | condemnation | denunciation) of | {have} nothing but (contempt | scorn) for |
  {call} into question | {cast} doubt on | {cast} (a | its) veto against) ]]
macro "sanction_verb" [[ embargoed (?! by) | {sanction} (?! against | on | over | imposed | to | may | will | would | were | are | have | had) ]]
macro "protest_verb" [[ {protest} (?: $adverb | in the? #lower{1,2} terms)? (against (?! @party) | over | at |
  to $the? (@party | @capital) (?: on #date)? (over | against | about) | to (?= $the? (@country | @nationality | @capital)) | (?= \"? ($plain | the |
    @nationality | #Cap 's))) ]]
mention "disapproval" "oppose" { pattern = [[ ($reject_verb outright? | $doubt | $sanction_verb | $protest_verb) $branding ]] }
macro "complain" [[ {complain} $then (?: to [#Cap | the]{1,4}? $then)? (about | of | over) ]]
macro "describe_as" [[ ({attack} (?= $the? @party (for | over) | [!#punct]{1,12}? as #lower | (?! [!#punct]{0,3}? positions) [!#punct]{0,3}? ($policy_word |
  subsidies |
    tariffs | quotas | practices | protectionism | record | handling | failure | refusal | attitude | conduct)) |
  ({describe} | {brand} | {regard}) (?= as \"? (a | an)? $plain{0,2}? $bad \"? (?: and #lower)? ([#lower & !by & !and] | @country $s | @nationality))) ]]
mention "disapproval" "condemn" {
  pattern = [[ ($condemn_verb | $complain | $describe_as | {rap} (?! $plain)) again?
    (?: in the? #lower{1,3} terms | "," in the? #lower{1,3} terms "," | $branding) ]],
}
macro "own_loss" [[ that | to | having | any | it | $whose | not | [lower=/[a-z]+ing/] |
  [!#punct]{0,4}? (loss | death | deaths | casualties | inconvenience | error | mistake | incident) ]]
macro "warned_ones" (word [[ junta regime government authorities military army generals rebels militants militia ruler rulers ]])
macro "warned" [[ $the? (@party | @capital | #lower{0,2} $warned_ones) ]]
macro "penalty" [[ (sanctions | embargo | embargoes | ban | bans | tariff | tariffs | duty | levy | levies | restriction | restrictions | duties | boycott |
  blockade | [lower=/freezes?/] (?<= (asset | assets | aid | trade) [])) ]]
macro "course" (word [[ rise rising fall falling drop growth increase conditions? delays? shortages? weather ]]) -- nobody's act
macro "nature" [[ ([lower=/(flood|drought|storm|rain|winter|earthquake|cyclone|hurricane|typhoon|fire|heat|harvest|weather)s?/] (?! of)) ]]
macro "of_deeds" [[ (?= (?: (?! $course) [!#punct]){0,6}? ($policy_word | practices | drills | budget | exercises | behaviour |
  behavior | interference | incursions | threats |
  $penalty | $pointed_at |
  (?! $course) $act | @nationality | @party 's)) ]]
macro "warn_of" [[ {caution} (?: $the? @party)? against | {warn} (?: $warned)?
  (?: against | of (?= $the? (danger | dangers | risk | risks | threat))) |
  {warn} (?: $warned (?: again | $adverb)? (about | over | on) | about) (?! $the? @party $party_ends) $of_deeds ]]
macro "vote_against" [[ {vote} (?: (with | alongside) $the? @party)? (against | no on) | {cast} (its | the | a) (#lower{0,2} (vote | votes | ballot) against |
    no vote on) |
  ({use} | {wield} | {exercise}) $whose (veto | vetoes) (against | on | to (block | kill | stop | prevent)) | {raise} $whose (hand | voice) against ]]
macro "hit_out" [[ ({hit} | {lash}) (out | back) $then (at | against) | ({lay} | {tear}) into | {round} on | ({rail} | {inveigh}) against | {take} a swipe at |
  {take} (?= $the? @party to (task | court | the @org)) | ({aim} | {level} | {direct}) #lower{0,2}? criticism at |
  {reserve} $whose (harshest | sharpest) (words | criticism) for | {have} (harsh | sharp | strong | angry) words for ]]
macro "stand_against" [[ ({hold} | {stand}) out against | {stand} ($adverb | firm | united | fast)? (?: at [!#punct]{1,4}?)? against (?! the? (background |
  backdrop)) | ({take} |
    {make}) a #lower? stand against | {speak} (?: out | (with | in) one voice)? $then against |
  {weigh} in against | {set} $oneself against | (?<= dead) set against | {declare} $oneself (against | opposed to) | ({campaign} | {argue} | {line} up |
    {lobby}) $then against |
  {take} a #lower{0,2} (line | stance | position) against |
  {dig} in $whose heels over | {give} a #lower? (cool | cold | frosty | hostile) (welcome | reception) to ]]
macro "cry_out" [[ ({sound} | {raise}) the alarm (over | about | at) | ({cry} | {call}) foul over | up in arms (over | about | against) |
  ({add} $whose voice to | {lead} | {spearhead} | {join} (?: in)? (?: the (chorus | wave) of)?) the? #lower? (criticism | condemnation | outcry | protests |
  opposition) (of | over | at | against | to) ]]
macro "ill_will" [[ (displeasure | anger | dislike | opposition | disapproval | distaste | irritation | annoyance | fury | frustration | rage | contempt) ]]
macro "show_anger" [[ {vent} $whose $ill_will (at | on | over | against) | ({make} no secret of | not (hide | conceal) | no attempt to (hide |
  conceal)) $whose #lower? $ill_will (with | at | over | of | to | for) |
  ({make} | {let}) $whose $ill_will be? (known | felt | plain | clear) (over | at | about) | {show} $whose $ill_will (at | over | with) |
  (seething | smarting | livid | irate) (at | over | about) |
  (unimpressed | unconvinced) by | {see} red over | {hit} the roof over | {shake} $whose head (at | over) | {wag} a finger at |
  {read} the riot act to | {train} $whose fire on | ({thunder} | {fulminate} | {rage}) against | ({light} | {rip} | {lace} | {pitch}) into |
  {give} the (thumbs down | "cold shoulder") to | {draw} the line at | {put} $whose foot down over | {turn} up $whose nose at |
  {turn} a deaf ear to | {have} no truck with ]]
mention "disapproval" "anger" { pattern = [[ $show_anger ]] }
macro "turn_against" [[ $vote_against | ({rally} | {drum} up | {muster} | {mobilise} | {mobilize} | {whip} up) (?: #lower | @nationality){0,2}
    (opposition | resistance) (to | against) | $hit_out | $stand_against | $cry_out ]]
macro "take_issue" [[ {object} (?: $then | (at | during) the [!#punct]{1,2} | in the? #lower{1,2} terms) to | {rule} out |
    {disagree} $then with | {disapprove} of | {take} #lower? (exception | umbrage | offence |
  offense | objection) $then (to | at) |
  {take} #lower? issue $then with | {take} a (dim | poor) view of | ({bristle} | {bridle} | {recoil} | {scoff} | {sneer} | {balk} | {baulk} |
    {fume}) (at | over) |
    {frown} (on | upon) |
  {look} askance at | {dissent} from | {part} company with | $averse | dismissive of | $react $in_anger (?: on? #date)? to ]]
mention "disapproval" "object" {
  pattern = [[ ({regret} | {lament}) (?! $own_loss) | $steadfast_in (opposition to | (condemnation | rejection) of) | $warn_of |
    $turn_against | $take_issue | (a | among the) #lower{0,2} $critic of |
    ({dissociate} | {distance}) $oneself from ]],
}
mention "disapproval" "warning" { -- "issued a warning to B over the raid"
  pattern = [[ ({deliver} | {issue} | {give} | {send} | {sound}) a? #lower{0,2}? [lower=/warnings?/] (?: to both? $the? @party (?: and $the? @party)?)?
    ((about | over) $of_deeds | against) (?! $the? @party $party_ends) ]],
}
mention "disapproval" "worry" {
  pattern = [[ $troubled (\" | "'")? (about | over | by | at | (?<! concerned) with | (?<= (deeply | gravely | seriously | increasingly | extremely | very |
    also) concerned) with | of) $well |
    ({have} | {harbour} | {harbor}) (?! no) (?: #lower | \"){0,4}? (concerns | reservations | misgivings | doubts | qualms | fears | worries |
      complaints | objections) \"? (?: on [!#punct]{1,3} grounds)? (about | over | to | regarding) |
    (?: {come} out (?: $adverb | on #date)?)? against (?! (the | this | that) (backdrop | background | odds)) ]],
}
macro "lodge" [[ ({express} | {voice} | {reiterate} | {lodge} | {raise} | {convey} | {share} | $state | {register} | {reaffirm} | {file} |
  {declare} | {enter} | {issue} | {make} (plain | clear | known) | ({place} | {put}) on record |
  ({make} | {present} | {submit}) (?= #lower{0,2} (complaint | protest | demarche | representations)) |
  {discuss} (?= $whose? (shared | mutual | common) #lower? $protest_noun)) ]]
macro "protests" [[ $protest_noun \"? (?: (about | over | at | to | with | of)? ("," | and) $plain{0,2}? $protest_noun)? ]]
macro "protest_to" [[ (?: on? #date)? (?: (with | to | at) [!#punct & !and]{1,9}? (?= about | over | at | against | regarding))?
  (about | over | at | (to | with) (?! $the? (@party | @capital) (?! 's)) | against | vs | regarding | for) ]]
macro "paper_of_protest" [[ (note of protest | "protest note" | protest | demarche | démarche) ]]
macro "protest_note" [[ ({hand} | {deliver} | {send} | {present} | {file} | {lodge} | {fire} off) [!#punct]{0,5}? $paper_of_protest
  (?: (to | with) [!#punct]{1,6}?)? (over | about | at | against) |
  {write} to [!#punct]{1,6}? (protesting (?: at | against)? |
  (complaining | to complain) (of | about)) ]]
mention "disapproval" "expressed" {
  pattern = [[ (?<! been | was | were | is | are) $lodge (?: [#lower & !that & !support & !no] | #num | \" |
    $somebody){0,5}? $protests $protest_to (?<! {share} $whose #lower{0,3} with) $well |
    ($voice | $lodge) (?: [#lower & !that & !support & !importance & !need] | "-" | \" | $somebody){0,7}? ($standpoint against | $against_noun) $well |
    (?<! been | was | were | is | are) $protest_note ]],
}
mention "disapproval" "break" {
  pattern = [[ ({announce} (the | a) (severing | severance | rupture | breaking) off? of |
    {break} off | {sever} | {cut} (?: off)?) (?: all | its | their | diplomatic | formal | official){0,3} (relations | ties | links) with ]],
}
-- What states do in answer to something: "summoned the ambassador over".
macro "high_commissioner" [[ "charge d'affaires" | "chargé d'affaires" | "high commissioner" ]]
macro "envoy" [[ ([lower=/(ambassador|envoy|diplomat|attache|consul|commissioner)s?/] | $high_commissioner) ]]
macro "called_in" [[ ({recall} | {summon} | ({call} | {haul}) in | {expel} | {order} out | {withdraw} | ({call} | {order} | {send}) home) ]]
macro "reply_to" [[ in (response | reply | reaction | retaliation) (to | for) ]]
macro "at_what" [[ (over | about | to (complain | protest) (about | over | at | against) | to complain of | $reply_to) ]]
macro "cuts_off" [[ ({suspend} | {freeze} | {cancel} | {call} off | {postpone} | {downgrade} | {halt} | {cut} (?: off | back)? | {scale} (back | down) |
  {close} | {shut}) [!#punct]{0,5}? ]]
mention "disapproval" "reprisal" {
  pattern = [[ $called_in [!#punct]{0,6}? $envoy (?: #Cap{1,3})? (?: on #date | #date | (to | from) (@party | @capital))? (?: for consultations)? $at_what |
    {declare} [!#punct]{1,8}? persona non grata $at_what | ({walk} | {storm}) out (?: of [!#punct]{1,4}?)? $at_what |
    $cuts_off (relations | ties | aid | cooperation | exchanges | embassy | membership | contacts | visit | trip)
      (?: (with | to) $the? [#Cap | #lower]{1,3})? $at_what (?! #lower{0,2} (concerns | fears | worries | costs)) |
    $cuts_off (talks | negotiations | meeting | flights | border | imports | exports | sales)
      (?: (with | to | from) $the? [#Cap | #lower]{1,3})? $reply_to ]],
}
-- An accusation is against what somebody is accused of: "accused Chad of arming rebels". The mention `accused` is who has done it.
macro "armed_or_abroad" (word [[ rebels? guerrillas? guerillas militias? militiamen militants? insurgents? separatists fighters gunmen extremists terrorists
  troops forces? soldiers army navy guards? coastguards? warships? jets gunboats? patrols? smugglers traffickers neighbou?rs countries states nations
  powers west allies intelligence agenc(y|ies) services? agents spies regime junta side groups? media compan(y|ies) firms? governments ]])
macro "accused_state" [[ $the? (?: [lower=/neighbou?ring|rival/])? (@party | @capital | (?<= the) @nationality (?= of | on)) (?: and $the? (@party |
  @capital))? |
  (its | their) $plain? [lower=/(neighbou?r|rival|foe|ally)s?|allies/] ]]
mention "accused" "whom" {
  pattern = [[ (?<= {accuse} | {charge} | {blame}) ($accused_state (?= $then (of | with | for)) |
    the @nationality (?= $then of) | (@country | @capital) "-" (based | backed) (#Cap | #lower | "-"){1,6}? (?= $then of) |
    [(!#punct | raw="-") & !its & !his & !her & !by]{0,4}? $armed_or_abroad (?= $then of)) ]],
}
mention "disapproval" "accuse" {
  pattern = [[ ({accuse} @accused $then of | ({charge} (?= $accused_state) @accused $then with | {blame} (?= $accused_state) @accused $then for)) ]],
}
macro "hardship" (word [[ climate poverty hunger famine malnutrition diseases? pandemics? epidemics? hiv aids malaria tuberculosis cancer covid inequality
  inequalities unemployment inflation overdoses? addiction homelessness waste pollution floods? fires? drought desertification food insecurity ]])
mention "disapproval" "serious-view" {
  pattern = [[ {take} a (?: very | extremely)? (serious | grave | dim) view (of | on) (?! its | their | his | her | our) |
    {view} (?: very | extremely)? seriously ]],
}
mention "disapproval" "act-against" {
  pattern = [[ (?<! agreed to | agree to) {take} (?: new | further | strong | stern | firm)? action $at_time against (?! [!#punct]{0,3}? $hardship) ]],
}
mention "disapproval" "look" { pattern = [[ $looking $protest_noun ]] }

-- What states do to one another: "imposed a series of new sanctions on".
macro "on_what_kind" [[ (?: on (travel | entry | exports | imports | sales | investment) (?: (to | from | in) [#Cap | the]{1,4}?)? (?= against))? ]]
macro "impose" [[ ({impose} | {issue} | {agree} (?: to)? | {extend} | {renew} | {tighten} | {approve} | {order} | {reimpose} | {slap} | {widen} | {announce} |
  {adopt} | {toughen} | {introduce} | {put} | {raise} | {step} up | {increase} | {have} (?= $penalty in (place | force)) | {decide} on | {have} (?= a |
    an | its |
    their) | {place} | {unveil} | {expand} | {clamp} | {retaliate} with | {continue} | {maintain} | {keep} | {prolong}) ]]
macro "parcel" [[ (?! remove | lift | ease | cut | reduce | lower | abolish | scrap | eliminate | waive | relax | drop | end | slash | suspend | removal
    | lifting
  | cuts | exemption | exemptions) (?: a #lower? (series | round | range | set | raft | package | number) of)?
  (?: [#lower & !#func & !#date] | #Cap | and | a | an | the | #num | "-" | "%"){0,6}? ]]
-- A duty is against those whose goods they are, not against goods.
macro "duty" [[ (tariff | tariffs | levy | levies | duties) ]]
macro "taxed" [[ [!#punct]{0,6}? (@country | @nationality | @org | countries | nations | states) | [!#punct]{1,4}? from ]]
mention "disapproval" "sanction" {
  pattern = [[ (?: ({vote} | {decide} | {agree} | {move}) (?: on? #date)? to)? $impose $whose? $parcel $penalty (?: and #lower? $penalty)?
    $on_what_kind (?: (worth | of) []{1,4}? | in (place | force))? (on | against)
    (?! all (countries | nations) | (?<= $duty []{0,4} (on | against)) (?! $taxed)) ]],
}
-- Under a law of sanctions: nobody is designated for anything else without a word of what.
mention "disapproval" "designating" {
  pattern = [[ (?<= (is | are) [lower=/also|today|further|additionally/]?) designating (?! $the? @person | [!raw=/[.,;]/ & !for]{1,12} (as | to)) ]],
}

-- Refusal.
macro "at_all" [[ (ever | under any #lower | in any (way | form | circumstances) | at any #lower) ]]
macro "not_do" [[ (((will | would | can | could) (not | never | no longer) | cannot | never | not (prepared | ready | willing | going) to |
    unwilling to | (won't | can't | wouldn't | couldn't)) (?: $adverb{0,2} | $at_all)) ]]
mention "refusal" "words" {
  pattern = [[ ($not_do ((allow | permit) (?! $whose | $the? @party | any | anyone | anything | it | this | that | such) | accept |
      tolerate | condone | countenance | stand for | put up with) | neither {accept} nor $plain |
    ((do | does | did | has | have | had) not | no longer) (agree with | share (?= [!#punct]{1,4}? (view | views | opinion | position)) |
    accept (?! that) | $recognise (?! that | how | the? (importance | need) |
    $the? @party)) | $not_do $recognise (?! that | how | the? (importance | need)) |
    (do | does | did) not (condone | tolerate | countenance) | ({refuse} to | $not_do) ratify | $not_do (abide by | comply with | bow to | yield to) |
    unable to (accept | agree to | support) | $not_do (agree |
    consent) to | $not_do go along with | $not_do (hear of | live with) |
    not (?: been)? $adverb? ((happy | satisfied | pleased | content | comfortable) (with | about | at) | $in_favour) |
    (do | does | did) not (favour | favor | approve of | like) | (cannot | could not) support | ({see} | {find}) no (reason | need | justification |
    merit | excuse) (for | in) (?! $the? @party to) |
    {vow} never to (accept | recognise | recognize | support | tolerate) | {have} no (plans | intention) to (accept | tolerate | bow to | yield to | back |
      support | recognise | recognize) |
    {have} no intention of (accepting | tolerating | allowing | recognising |
      recognizing) |
    {refuse} to (back | support | abide by | comply with | bow to | deal with |
    accept | recognise | recognize | endorse | condone | tolerate)) ]],
}

macro "banning" [[ ((ban | embargo | sanctions | (?<= punitive | retaliatory | heavy | stiff | pct) (tariffs | duties)) (imposed | placed | slapped)? (on |
  against) | (boycott | embargo | veto) of) ]]

-- What somebody says of it: "is unacceptable", "would be a step forward", "violates the law".
macro "amounts" [[ ((would | will)? (be | $be | (has | have | had) been | {pose} | {constitute} | {represent} | {amount} to) $adverb{0,2}) ]]
macro "bad_thing" [[ ((a | an)? \"? #lower{0,2}? $bad) ]]
macro "goes_against" [[ $adverb? [lower=/(violat|undermin|contraven|infring|jeopardi[sz])e[sd]|breache[sd]|endanger(s|ed)/] (?! by | of) |
  (breaks | broke) (?= [!#punct]{0,3}? (rules | law | laws | treaty | accord | agreement | charter | promise)) ]]
macro "good_thing" [[ (to be welcomed | (a | an | the)? \"? #lower{0,2}? ("step forward" | (step | steps | move) in the right direction | "good news" |
    milestone | commendable |
  (welcome | positive | encouraging | important | significant | major | good) (step | steps | move | development | signal | sign | gesture |
  decision))) ]]
macro "borne" (word [[ accepted tolerated condoned justified countenanced ]])
macro "is_judged" [[ ($amounts trigger:(against:$bad_thing | $good_thing) | trigger:(against:((cannot | can not | could not | will not) be $borne |
    $be (neither free nor fair | not free and fair))) | \"? trigger:(against:$goes_against)) ]]
macro "is_praised" [[ $amounts trigger:(\"? $adverb? (?: #lower and)? ($good | right (?= "." | "," | and | \"))) ]]
macro "judged_end" [[ (@actors | $be | would | will | {say} | [raw=/[,.;:!?]/] | \" | that | which) ]]
macro "judged" [[ (?: the | a | an | this | these | those)? (?! this | these | those | that |
  there | 's | while | although | though | if | when | because | since | as | despite | #date (?! 's)) t:(?: (?! $no_object |
    $judged_end) [] (?: (?! $judged_end) []){0,16}?) ]]

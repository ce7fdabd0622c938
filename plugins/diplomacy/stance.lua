-- Stance: what a party supports and what it opposes.

-- A phrase of the text, up to where the clause goes on: what is supported or opposed.
macro "phrase_end" [[ (?: "," | ";" | "." | ":" | "!" | "?" | "(" | ")" | '"' | which | who | that | while | but | because | if | when | after | before | until | since | despite | although
  | as | and (?= $adverb? (/[a-z]+ed/ | @actors | opposition | support | concern | condemnation)) | @actors | "in order" | "so that" | saying | {say} | in a
  (statement | letter | speech | message) | on #date | by (?= /[a-z]+ing/) | #date (?! 's) | today (?! 's) | earlier |
  yesterday | last | late | over | amid | during | following | including) ]]
macro "phrase" [[ t:(?: (?! /said|saying|added|adding|it|he|she|they|we|i/i | of | by | to | for | in | from | with |
  /[a-z]+ed/ | and | or) (?! $phrase_end) [] (?: (?! $phrase_end) [] )* ) ]]
macro "stance_object" [[ (?: $the? y:@party (?= $phrase_end | under | on | in | over | for | at | to | $ | from | with
  | against | and | of | so | by | through) (?: under $the? $phrase)? | $phrase (?: (?: "," $phrase)*? ","? and
  $phrase)? ) ]]

macro "support_noun" [[ (support | backing | appreciation | endorsement | solidarity | admiration | praise |
  gratitude) ]]
rule "support" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:({support} (?! for | to | of | from | by) | {stand} (?: #lower)? (by | with | behind) (?! our | us | you | them | him | her | this) | {stand} in solidarity with | {side} with | {favour} | {favor} | in (favour | favor) of | uphold | upholds | upheld | {vote} (?: in (favour | favor) of | for) | {attach} (?: [#lower & !#func]){0,2} importance to | {back} | {endorse}
    | {praise} | {hail} | {commend} | {applaud} | {appreciate} | {laud} | {approve} of | {welcome} (?= @party | the |
    its | #Cap | a) | {salute} | {defend} | {recognise} (?= @party) | {recognize} (?= @party)) $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {stop} | {urge} | {call} ]], confidence = 0.8,
  examples = {
    { "Kenya supports the plan of the African Union.", "Kenya supports plan of the African Union" },
    { "Kenya stood by Uganda.", "Kenya supports Uganda" },
    { "Kenya does not support the plan." },
  },
}
rule "express-support" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:(({express} | {reaffirm} | {reiterate} | {voice} | {restate} |
    {offer} | {pledge} | {declare} | {state} | {renew} | {convey} | {affirm} | {announce} | {extend} | {confirm} |
    {underscore} | {highlight}) (?: [#lower & !that] | 's | "'" | @country | @nationality | @org){0,6}? $support_noun
    (for | of | to | with)) $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.85,
  examples = {
    { "Estonia expressed its support for Finland's candidature.", "Estonia supports Finland's candidature" },
    { "Estonia withdrew its support for Finland's candidature." },
  },
}

-- A joint or single commitment to a principle, or to what belongs to a state.
macro "principle" [[ (sovereignty | sovereign | "territorial integrity" | independence | two - state | centrality | multilateralism
  | charter | ceasefire | "peaceful means" | "peaceful settlement" | "peaceful resolution"
  | (stability | security | unity | freedom | peace | prosperity | reconciliation) (?: and #lower)? (of | in) $the?
  #Cap) ]]
rule "commitment-to-principle" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:(({reaffirm} | {reiterate} | {confirm} | {affirm} |
    {underscore} | {express} | {renew} | {restate} | {emphasize} | {emphasise} | {stress} | {declare} | {share} |
    {reinforce})
    (?: [#lower & !that & !importance & !need] | 's | @nationality | @country){0,5} (commitment | dedication |
    adherence | respect | devotion | belief | faith) (to | for | in) | (are | is | was | were | {remain}) $adverb? committed to) $the? (?= [!#punct]{0,8}? $principle) $phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile and Peru reaffirmed their commitment to the sovereignty of Ukraine.",
      "Chile supports sovereignty of Ukraine", "Peru supports sovereignty of Ukraine" },
    { "Chile and Peru reaffirmed their commitment to the project." },
  },
}
-- What a party stresses: "stressed the resolution of disputes", "the need for a ceasefire".
rule "stress" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({emphasize} | {emphasise} | {stress} | {underline} |
    {underscore} | {reaffirm} | {reiterate}) $the? (?= [!#punct]{0,12}? $principle) (?! importance | need | that |
    commitment | support | role | how | their | its | his) (?! (?: #lower){0,3} (commitment | support | importance |
    determination | need)) $phrase ]],
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
  pattern = [[ x:@actors (?: $mid $aux | $far $aux | $mid) trigger:(({agree} | {pledge} | {commit} | {vow} | {promise}
    | {continue} | "will" | "will continue" | "would continue" | {undertake}) (?: [#lower & !#func]){0,3}? (?: to)?
    (support | supporting | back | backing)) $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | provide ]], confidence = 0.7,
  examples = {
    { "Chile and Peru pledged to support the peace process.", "Chile supports peace process",
      "Peru supports peace process" },
    { "Chile did not pledge to support the peace process." },
  },
}
rule "reported-support" {
  pattern = [[ ({say} | {announce} | {add} | {declare} | {confirm}) that? x:@actors $adverb? trigger:(would (?: continue to)? $adverb?
    (support | back | endorse)) $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ not | never | whether | if | might | could ]],
  modality = "planned", confidence = 0.65,
  examples = {
    { "The envoy said that Norway would support the peace process.", "planned Norway supports peace process" },
    { "The envoy asked whether Norway would support the peace process." },
  },
}
rule "satisfaction" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:({express} (?: #lower){0,3}? satisfaction with) (?! the? fact)
    $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile expressed its satisfaction with the report of the committee.", "Chile supports report of the committee" },
    { "Chile expressed its satisfaction." },
  },
}
-- The last of several things that one subject stresses; rule stress has the first.
rule "stress-last" {
  pattern = [[ x:@actors (?: (?! @actors | which | who | because | if | ";" | {say} ) [] )* ("," | and | while)
    $adverb{0,2} trigger:({emphasize} | {emphasise} | {stress} | {underline} | {underscore}) $the? (?=
    [!#punct]{0,12}? $principle) (?! importance | need | that | commitment | support | role | how | their | its | his)
    (?! (?: #lower){0,3} (commitment | support | importance | determination | need)) $phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Both Chile and Peru opposed tariffs, and stressed the peaceful settlement of disputes.",
      "Chile supports peaceful settlement of disputes", "Peru supports peaceful settlement of disputes" },
    { "Both Chile and Peru opposed tariffs, and stressed that disputes go on." },
  },
}

-- One party alone stresses the need for something: that is a stance; several together only note it (talks.lua).
rule "stress-need" {
  pattern = [[ (?! @pair) x:@actors (?: $mid $aux | $far $aux ) trigger:(({emphasize} | {emphasise} | {stress} |
    {underline} | {underscore} | {highlight} | {note} | {affirm} | {reaffirm}) $the? (?: #lower){0,2}? (importance |
    need | necessity | role | value) (of | for | to)) $the? $phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the need for a ceasefire in Sudan.", "Chile supports ceasefire in Sudan" },
    { "Chile and Peru stressed the need for a ceasefire in Sudan." },
  },
}

rule "oppose" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:({oppose} (?: to)? | {regret} (?= $the? (decision | move | failure | action | actions | refusal)) | {dismiss} | {warn} against | {vote} against | {condemn} | {denounce} | {reject} | {criticise} |
    {criticize} | {deplore} | {protest} (against)? | {ban} | {boycott} | {slam} | {blast} | {decry} | {sanction} |
    {accuse} | "lashed out at" | "objected to" | "object to" | "objects to" | {blame} | {resent} | "rule out" |
    "ruled out") $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | {stop} | {urge} | {call} ]], confidence = 0.8,
  examples = {
    { "Chile and Peru condemned the attacks on merchant shipping.", "Chile opposes attacks on merchant shipping",
      "Peru opposes attacks on merchant shipping" },
    { "Chile did not condemn the attacks." },
  },
}
rule "express-concern" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:(({express} | {voice} | {reiterate} | {lodge} | {raise} |
    {convey} | {share} | {state} | {register} | {reaffirm}) (?: [#lower & !that & !support] | 's | @nationality | @country){0,5}? (opposition |
    concern | concerns | condemnation | protest | protests | alarm | outrage | dismay | anger | objections |
    displeasure | disapproval | criticism | regret) (about | over | at | to | against | with | of | regarding | for))
    $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "Peru expressed concern over new tariffs.", "Peru opposes new tariffs" },
    { "Peru expressed hope over new tariffs." },
  },
}
rule "sanction" {
  pattern = [[ x:@actors (?: $mid $aux | $far | $future ) trigger:(({vote} | {decide} | {agree} | {move})? to? ({impose} | {extend} | {renew} | {tighten} | {slap} | {widen}) (?: [#lower & !#func] | #Cap | and | a | an){0,5}?
    (sanctions | embargo | ban | tariffs | restrictions | duties) (on | against)) $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "Canada imposed new sanctions on Belarus.", "Canada opposes Belarus" },
    { "Canada refused to impose sanctions on Belarus." },
  },
}

-- What states do to one another in protest.
rule "protest-act" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:(({expel} | {summon} | {recall}) (?: [#lower & !#func] | #num | #Cap | the | a |
    an){0,4}? (y:@nationality | y:@country 's) (?: [#lower & !#func]){0,2}? (diplomat | diplomats | ambassador | ambassadors |
    envoy | envoys | attache | "charge d'affaires" | "high commissioner")
    | ({sever} | {cut} (?: off)? | {break} (?: off)? | {suspend}) (?: all | full | its | their | the){0,2}? (?: diplomatic | trade |
    commercial)? (ties | relations) with $the? y:@party) ]],
  triples = { "x -opposes-> y" }, unless = [[ $not | {restore} ]], confidence = 0.65,
  examples = {
    { "Norway expelled two Chilean diplomats.", "Norway opposes Chile" },
    { "Chile severed diplomatic relations with Norway.", "Chile opposes Norway" },
    { "Norway received two Chilean diplomats." },
  },
}
rule "of-concern" {
  pattern = [[ $phrase (is | was | are | were | remains | remained) trigger:(of | a) (?: (deep | grave | serious |
    great | major | particular) )? (concern) (to | for) (?: #lower)? x:@party ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.7,
  examples = {
    { "The situation in Sudan was of deep concern to Chile.", "Chile opposes situation in Sudan" },
    { "The situation in Sudan was of no concern to Chile." },
  },
}
rule "nominal-support" {
  pattern = [[ (x:@country | x:@org) ('s | "'") (?: [#lower & !#func]){0,2}? trigger:((support | backing | endorsement) (for | of)) (?! its | their | his | her | our | this | it)
    $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {urge} | {seek} | {ask} | {need} | lack | loss |
    withdrawal | {withdraw} | {stop} | {end} | {win} | {doubt} | {question} | {condemn} ]], confidence = 0.55,
  examples = {
    { "Papers note Chile's firm support for the peace plan.", "Chile supports peace plan" },
    { "Papers report the withdrawal of Chile's support for the peace plan." },
  },
}
rule "nominal-opposition" {
  pattern = [[ (x:@country | x:@nationality | x:@org) ('s | "'")? (?: [#lower & !#func]){0,2}? trigger:(opposition to | (concern | concerns) (over | about) | rejection of | condemnation of | objection to | objections to | criticism of | sanctions (on | against))
    $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | lift | lifting | ease | end | {remove} | {oppose} | {reject} | {condemn} ]], confidence = 0.7,
  examples = {
    { "Papers report Chile's strong opposition to new tariffs.", "Chile opposes new tariffs" },
    { "Papers report the lifting of Chile's sanctions against Sudan." },
  },
}
rule "thanks-for-support" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:({thank} | grateful to | {express} (?: #lower){0,3} (gratitude
    | thanks | appreciation) to) $the? y:@party for (?: (?! $phrase_end) []){0,6}? (support | backing | help |
    assistance | readiness | leadership | solidarity) ]],
  triples = { "x -supports-> y" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile thanked Norway for its support.", "Chile supports Norway" },
    { "Chile thanked Norway for the reception." },
  },
}

rule "support-of" {
  pattern = [[ trigger:({reaffirm} | {reiterate} | {underscore} | {emphasize} | {emphasise} | {express} | {stress} |
    {affirm} | {highlight} | {underline} | {convey} | {confirm} | {renew}) $the? [#lower & !#func]{0,2}?
    (x:@country | x:@nationality | x:@org) ('s | "'")? [#lower & !#func]{0,3}? (support | backing | appreciation) (for
    | of | to) $stance_object ]],
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
    | attack | attacks | occupation | annexation | threats | coercion)) $phrase ]],
  triples = { "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile reiterated its support for Ukraine against Russia's unprovoked war.",
      "Chile opposes Russia's unprovoked war" },
    { "Chile reported on Ukraine's defence against Russia's war." },
  },
}

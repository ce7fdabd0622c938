-- Stance: what a party supports and what it opposes.

-- A phrase of the text, up to where the clause goes on: what is supported or opposed.
macro "phrase_end" [[ (?: "," | ";" | "." | ":" | "!" | "?" | "(" | ")" | '"' | which | who | that | while | but | because | if | when | after | before | until | since | despite | although
  | as | and (?= $adverb? (/[a-z]+ed/ | @actors)) | @actors | "in order" | "so that" | saying | {say} | in a (statement | letter | speech | message) | on #date | by (?= /[a-z]+ing/) | #date (?! 's) | today (?! 's) | earlier | yesterday | last | late | over | amid | during | following | including) ]]
macro "phrase" [[ t:(?: (?! /said|saying|added|adding|it|he|she|they|we|i/i | of | to | for | in | from | with | /[a-z]+ed/ | and | or) (?! $phrase_end) [] (?: (?! $phrase_end) [] )* ) ]]
macro "stance_object" [[ (?: $the? y:@party (?= $phrase_end | under | on | in | over | for | at | to | $ | from | with | against | and | of) (?: under $the? $phrase)? | $phrase (?: (?: "," $phrase)*? ","? and $phrase)? ) ]]

macro "support_noun" [[ (support | backing | appreciation | endorsement | solidarity | admiration | praise | gratitude) ]]
rule "support" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:({support} (?! for | to | of | from) | {back} | {endorse} | {praise} | {hail} | {commend} | {applaud} | {appreciate} | {laud} | {approve} of | {welcome} (?= @party | the | its | #Cap | a) | {salute} | {defend} | {recognise} (?= @party) | {recognize} (?= @party)) $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not | {stop} | {urge} | {call} ]], confidence = 0.8,
  examples = {
    { "Kenya supports the plan of the African Union.", "Kenya supports plan of the African Union" },
    { "Kenya does not support the plan." },
  },
}
rule "express-support" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:(({express} | {reaffirm} | {reiterate} | {voice} | {restate} | {offer} | {pledge} | {declare} | {state} | {renew} | {convey} | {affirm} | {announce} | {extend} | {confirm} | {underscore} | {highlight}) (?: [#lower & !that] | 's | "'" | @country | @nationality | @org){0,6}? $support_noun (for | of | to | with)) $stance_object ]],
  triples = { "x -supports-> y", "x -supports-> t" }, unless = [[ $not ]], confidence = 0.85,
  examples = {
    { "Estonia expressed its support for Finland's candidature.", "Estonia supports Finland's candidature" },
    { "Estonia withdrew its support for Finland's candidature." },
  },
}

-- A joint or single commitment to a principle, or to what belongs to a state.
macro "principle" [[ (sovereignty | sovereign | integrity | independence | two - state | centrality | multilateralism | charter | ceasefire | "peaceful means" | "peaceful settlement" | "peaceful resolution"
  | (stability | security | unity | freedom | peace | prosperity | reconciliation) (?: and #lower)? (of | in) $the? #Cap) ]]
rule "commitment-to-principle" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({reaffirm} | {reiterate} | {confirm} | {affirm} | {underscore} | {express} | {renew} | {restate} | {emphasize} | {emphasise} | {stress} | {declare} | {share} | {reinforce})
    (?: [#lower & !that & !importance & !need] | 's | @nationality | @country){0,5} (commitment | dedication | adherence | respect | devotion | belief | faith) (to | for | in) $the? (?= [!#punct]{0,8}? $principle) $phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.75,
  examples = {
    { "Chile and Peru reaffirmed their commitment to the sovereignty of Ukraine.", "Chile supports sovereignty of Ukraine", "Peru supports sovereignty of Ukraine" },
    { "Chile and Peru reaffirmed their commitment to the project." },
  },
}
-- What a party stresses: "stressed the resolution of disputes", "the need for a ceasefire".
rule "stress" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:({emphasize} | {emphasise} | {stress} | {underline} | {underscore} | {reaffirm} | {reiterate}) $the? (?= [!#punct]{0,12}? $principle) (?! importance | need | that | commitment | support | role | how | their | its | his) (?! (?: #lower){0,3} (commitment | support | importance | determination | need)) $phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the peaceful settlement of disputes.", "Chile supports peaceful settlement of disputes" },
    { "Chile stressed that a ceasefire was needed." },
  },
}

-- One party alone stresses the need for something: that is a stance; several together only note it (talks.lua).
rule "stress-need" {
  pattern = [[ (?! @pair) x:@actors (?: $mid $aux | $far $aux ) trigger:(({emphasize} | {emphasise} | {stress} | {underline} | {underscore} | {highlight} | {note} | {affirm} | {reaffirm}) $the? (?: #lower){0,2}? (importance | need | necessity | role | value) (of | for | to)) $the? $phrase ]],
  triples = { "x -supports-> t" }, unless = [[ $not ]], confidence = 0.6,
  examples = {
    { "Chile stressed the need for a ceasefire in Sudan.", "Chile supports ceasefire in Sudan" },
    { "Chile and Peru stressed the need for a ceasefire in Sudan." },
  },
}

rule "oppose" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:({oppose} | {condemn} | {denounce} | {reject} | {criticise} | {criticize} | {deplore} | {protest} (against)? | {ban} | {boycott} | {slam} | {blast} | {decry} | {sanction} | {denounce} | {accuse} | "lashed out at" | "objected to" | "object to" | "objects to" | {blame} | {resent} | "rule out" | "ruled out") $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not | {stop} | {urge} | {call} ]], confidence = 0.8,
  examples = {
    { "Chile and Peru condemned the attacks on merchant shipping.", "Chile opposes attacks on merchant shipping", "Peru opposes attacks on merchant shipping" },
    { "Chile did not condemn the attacks." },
  },
}
rule "express-concern" {
  pattern = [[ x:@actors (?: $mid $aux | $far ) trigger:(({express} | {voice} | {reiterate} | {lodge} | {raise} | {convey} | {share} | {state} | {register} | {reaffirm}) (?: [#lower & !that & !support]){0,5}? (opposition | concern | concerns | condemnation | protest | protests | alarm | outrage | dismay | anger | objections | displeasure | disapproval | criticism | regret) (about | over | at | to | against | with | of | regarding | for)) $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "Peru expressed concern over new tariffs.", "Peru opposes new tariffs" },
    { "Peru expressed hope over new tariffs." },
  },
}
rule "sanction" {
  pattern = [[ x:@actors (?: $mid $aux | $far | $future ) trigger:({impose} (?: [#lower & !#func] | #Cap | and){0,5}? (sanctions | embargo | ban | tariffs | restrictions | duties) (on | against)) $stance_object ]],
  triples = { "x -opposes-> y", "x -opposes-> t" }, unless = [[ $not ]], confidence = 0.8,
  examples = {
    { "Canada imposed new sanctions on Belarus.", "Canada opposes Belarus" },
    { "Canada refused to impose sanctions on Belarus." },
  },
}

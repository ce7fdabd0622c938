-- Signing and concluding instruments: signs for every party that is named, and the agreement that it makes.

local WITH = { topic = "t" }

macro "signed" [[ ({sign} | {conclude} | {initial} | {ink} | {clinch} | {seal} | {strike} | {finalize} | {finalise} | {reach} | {ratify} | {exchange}
  | "entered into" | "enter into" | "entering into" | "enters into") ]]
macro "object" [[ (?: (?: $topic | (?! $stop | $signed) [] )*? ) ]]
macro "concerning" [[ (?: (?! $stop) [])*? (on | for | concerning | regarding | to | about | covering | in | under | of | that | with) $topics ]]

-- "A and B signed an agreement on ..." : done.
rule "sign" {
  pattern = [[ x:@actors (?: $mid $aux | $far $aux ) trigger:(signed | concluded | initialed | initialled | inked | clinched | sealed | struck | finalized | finalised | reached | "entered into" | sign | signs | ink | inks | exchanged | signing)
    $object d:@document (?: (?! $stop) [])*? (?: (with | and) $the? y:@party)? (?: $concerning )? ]],
  triples = { "x -agrees_with-> x", "x -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s", "x -signs-> d", "y -signs-> d" },
  with = WITH, unless = [[ $not | will | shall | to ]], confidence = 0.9, priority = 10,
  examples = {
    { "Ethiopia and Brazil signed an agreement on coffee exports on Thursday.",
      "Ethiopia agrees_with Brazil", "Ethiopia agrees_on agriculture", "Brazil agrees_on agriculture", "Ethiopia agrees_on trade",
      "Brazil agrees_on trade", "Ethiopia signs agreement", "Brazil signs agreement" },
    { "Oslo refused to sign a protocol on fisheries." },
  },
}

-- "will sign on Friday", "is to sign": agreed, not yet signed.
rule "sign-planned" {
  pattern = [[ x:@actors $mid (?: $adverb | (is | are | was | were) )* trigger:$future (?: be)? (sign | conclude | initial | ink | exchange | finalize | finalise | "enter into") $object @document (?: (?! $stop) [])*? (?: with $the? y:@party)? (?: $concerning )? ]],
  triples = { "x -agrees_with-> x", "x -agrees_with-> y", "x -agrees_on-> s", "y -agrees_on-> s" },
  with = WITH, unless = [[ $not ]], modality = "planned", confidence = 0.8,
  examples = {
    { "Peru and South Korea will sign a free trade agreement on Friday.",
      "planned Peru agrees_with South Korea", "planned Peru agrees_on trade", "planned South Korea agrees_on trade" },
    { "Peru and South Korea will not sign a free trade agreement." },
  },
}

-- "an agreement was signed / reached by A and B on ..."
rule "signed-passive" {
  pattern = [[ (?: $topic $the? (?: #Cap | [#lower & !#func]){0,2}? )? d:@document (?: (?! $stop) [])*? (?: has | have | had | was | were)? (?: been)? $adverb? trigger:(signed | concluded | initialed | initialled | reached | sealed | issued | released) $adverb? (?: (?! $stop) [])*?
    (by | between | with) $body x:@party (?: "," $body x:@party)* (?: ","? (and | with) $body x:@party)? (?: $concerning )? ]],
  triples = { "x -agrees_with-> x", "x -agrees_on-> s", "x -signs-> d" },
  with = WITH, unless = [[ $not | will | to ]], confidence = 0.85,
  examples = {
    { "A protocol on fisheries was signed by Morocco and the European Union.",
      "Morocco agrees_with European Union", "Morocco signs protocol", "European Union signs protocol" },
    { "A protocol was not signed by Morocco and Spain." },
  },
}

-- "joint communique", "joint statement released by the Governments of A and B", "communique issued by A and B".
rule "issue" {
  pattern = [[ d:(@document[key=communique | key=joint_statement | key=declaration]) ]],
  on_match = function() end,
  examples = { { "Nothing to see here." } },
}

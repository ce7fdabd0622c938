-- A small domain that only the golden cases of explain use: who sells, buys and repairs what.
plugin { name = "shop", version = "1.0", api = 1, summary = "who sells what" }

entity "thing" { label = "thing" }
gazetteer "firm" { file = "data/firms.csv", key = "id", label = "name", names = { "name", "aliases" } }
gazetteer "ware" {
  entries = {
    { key = "bike", label = "Bicycle", names = { "bicycle", "bicycles", "bikes" } },
    { key = "boat", label = "Boat", names = { "boat", "boats" } },
  },
}

relation "sells" { subject = "firm", object = "ware", qualifiers = { "price" } }
relation "buys_from" { subject = "firm", object = "firm" }
relation "repairs" { subject = "firm", object = "ware" }
relation "led_by" { subject = "firm", object = "thing" }
relation "partners" { subject = "firm", object = "firm", symmetric = true }

qualify "modality" { planned = [[ will | plan to ]], hedged = [[ may | might ]] }
qualify "negated" { yes = [[ not | never ]] }

macro "adverb" [[ (now | also | still) ]]

mention "side" "firms" { pattern = [[ list(x:@firm) ]], entity = "x" }

rule "sell" {
  pattern = [[ x:@side (?: will | may | do not | $adverb)? trigger:{sell} ..0-3 w:@ware (for p:(#num dollars))? ]],
  triples = "x -sells-> w", with = { price = "p" },
  examples = { { "Acme sells old bikes.", "Acme sells Bicycle" } },
}

rule "buy" {
  pattern = [[ x:@firm {buy} w:@ware from y:@firm ]],
  triples = "x -buys_from-> y", unless = [[ refuse to ]],
  examples = { { "Acme buys boats from Birch.", "Acme buys_from Birch" } },
}

rule "repair" {
  pattern = [[ x:@firm (repairs | mends | {fix} up) (?! no) w:@ware ]],
  triples = "x -repairs-> w",
  examples = { { "Birch mends boats.", "Birch repairs Boat" } },
}

rule "partner" {
  pattern = [[ x:@firm and x:@firm ..0-4 {sign} [!not]{0,2} agreement $ ]],
  triples = "x -partners-> x", modality = "planned",
  examples = { { "Acme and Birch signed an agreement", "planned Acme partners Birch" } },
}

rule "lead" {
  pattern = [[ led by (director | captain)? who:#Cap{2,3} of x:@firm ]],
  triples = "x -led_by-> who",
  examples = { { "It is led by Ida Berg of Cedar.", "Cedar led_by Ida Berg" } },
}

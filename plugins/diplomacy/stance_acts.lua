-- Stance as an act or a judgement: sanctions, ambassadors recalled, "called X unacceptable".

local reference = require "reference"
local stance = require "holders"
local word = require "words"

-- What states do to one another.
macro "target" [[ $the? (y:@party | t:(?: (?! $no_start) [] (?: (?! $object_end | with | under | $be | [lower=/[a-z]+(ed|ied)/] by) [])*)) ]]
macro "with_sanctions" [[ (with #lower{0,2}? $penalty | under #lower{0,2}? $penalty) ]]
rule "put-under-sanctions" {
  pattern = [[ x:@actors $did trigger:(({hit} | {target} | {punish} | {put} | {place} | {slap}) $target $with_sanctions) |
    $target (is | was | were | are | (has | have) been) trigger:((hit | targeted | punished | put | placed |
    slapped) $with_sanctions by) list($the? x:@party) ]],
  on_match = stance.holds "opposes", unless = [[ $not | {threaten} ]], confidence = 0.7,
  examples = {
    { "Canada hit the airline with new sanctions.", "Canada opposes airline" },
    { "The airline was placed under sanctions by Canada.", "Canada opposes airline" },
    { "Canada hit the airline with new questions." },
  },
}
macro "imposed" [[ (imposed | slapped | introduced | adopted | ordered | extended | renewed | prolonged | tightened | placed | levied | announced) ]]
rule "sanctions-by" {
  pattern = [[ trigger:($penalty (?: of #num [!#punct]{1,2})? (?: $being)? ($imposed? by | of)) list($the? x:@party) (on | against) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $not | {lift} | {threaten} ]], confidence = 0.7,
  examples = {
    { "Sanctions imposed by Canada on Belarus remain in force.", "Canada opposes Belarus" },
    { "The town lifted sanctions imposed by Canada on Belarus." },
  },
}
rule "sanctions-imposed" {
  pattern = [[ trigger:($penalty ($being? $imposed)? (on | against)) $target ($being? $imposed)? by list($the? x:@party) |
    $penalty (that | which)? x:@actors $aux trigger:(({impose} | {slap} | ({have} | {maintain} | {keep}) (in (force | place | effect))?)
      (?: last? #date)? (on | against)) $target ]],
  on_match = stance.holds "opposes", unless = [[ $not | {lift} | {threaten} ]], confidence = 0.7,
  examples = {
    { "The bank suffers from the sanctions imposed on Belarus by Canada.", "Canada opposes Belarus" },
    { "Sanctions against Belarus were imposed by Canada.", "Canada opposes Belarus" },
    { "The sanctions that Canada imposed on Belarus remain in force.", "Canada opposes Belarus" },
    { "Canada has lifted the sanctions that it imposed on Belarus." },
  },
}
rule "sanctions-also" { -- "froze the assets of X, and imposed Y, as well as economic sanctions against Z"
  pattern = [[ x:@actors $did $impose (?: $no_clause []){1,20}? ("as well as" | "along with" | "in addition to" | "," and) (?: (?! $penalty) #lower){0,3}
    trigger:($penalty $on_what_kind (on | against)) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $not | {lift} ]], confidence = 0.6,
  examples = {
    { "Canada announced a ban on visas, as well as economic sanctions against two banks.", "Canada opposes two banks" },
    { "Canada lifted a ban on visas, and imposed its trust in two banks." },
  },
}
rule "ban-stays" { -- "A said sanctions on B would remain"
  pattern = [[ ((x:@actors | x:@speaker) $mid $aux $states (?: on? #date)? that? (the | its)? | $at_start (the | its)?) #lower? trigger:($penalty (on |
    against)) (?= [!#punct]{0,5}? (@party | @nationality | @capital | imports | exports | passports | arms)) $target
    ((will | would) (stay | remain | continue | be (kept | maintained | extended) | not be (lifted | eased | removed)) | (remain | remains) in (force | place))
    (?: [!#punct]{0,5} "," $says)? ]],
  on_match = function(m, doc)
    if m.x then stance.hold(m, doc, reference.ids(m.x), "opposes") end
  end,
  unless = [[ if | unless | whether ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Canada said sanctions on Belarus would remain in place.", "Canada opposes Belarus" },
    { "The ban on Peruvian fish remains in force, the Canadian minister said.", "Canada opposes Peruvian fish" },
    { "Canada said sanctions on Belarus would be lifted." },
    { "The ban on Peruvian fish remains in force." },
    { "Canada said the ban on smoking would remain." },
  },
}
macro "outlaw" (word [[ terrorists? extremists? ]])
macro "branded" [[ (?! @hollow)
  (?: (?! $no_object | @actors | {say} | "," | "." | ";" | "(" | that | which | as | because | for | after | to | \" | $outlaw) [])+ ]]
rule "brand" {
  pattern = [[ $or_before trigger:({designate} | {brand} | {label} | {list} | {classify} | {declare} | {name} | {call} | {regard} | {consider} | {see} |
    {view}) both? $det?
    (y:@party | (?: t:$branded (?: "(" #UPPER ")")? and $the?)? t:$branded) (?: "(" #UPPER ")")? as?
    \"? (?: a | an)? (?: (?! [lower=/(anti|counter).*/]) $word){0,3}? $outlaw ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.7,
  examples = {
    { "Peru designated the Red Front a terrorist organisation.", "Peru opposes Red Front" },
    { "Peru named both the Red Front and the Blue Brigade as terrorists.", "Peru opposes Red Front", "Peru opposes Blue Brigade" },
    { "Peru designated the Red Front as a Foreign Terrorist Organization.", "Peru opposes Red Front" },
    { "Peru named the captain as its counter terrorist chief." },
    { "Peru did not list the Red Front as a terrorist group." },
  },
}
-- "A charged that B's gunships had crossed", "blamed the raid on B", "B, accused by A of arming rebels".
macro "their_forces" [[ (@actors | (@nationality | @country) $s? $plain{1,3}? (?= $mid $verb)) ]]
macro "their_state" [[ $the? y:(@party | @capital) (?! 's) ]]
macro "finger_at" [[ ({point} (a | the | its | an) #lower? finger at | {level} #lower{0,2} [lower=/(accusation|allegation|charge)s?/] [!#punct]{0,5}?
  (against | at) | ({lay} | {put} | {pin}) the blame [!#punct]{0,6}? on | {see} the hand of) ]]
rule "charges" {
  pattern = [[ $or_before trigger:({blame} $det? t:(?: (?! $no_start) [] (?: (?! $object_end | on) [])*) (?= on $the? (@party | @capital) (?! 's)) |
    $finger_at $their_state) ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Chad blamed the raid on Libya.", "Chad opposes raid" },
    { "Chad pointed the finger at Libya.", "Chad opposes Libya" },
    { "Chad did not blame the raid on Libya." },
    { "Chad blamed the fire on a short circuit." },
  },
}
rule "accused-by" {
  pattern = [[ $the? who:(@party | @capital | #lower{0,2} $armed_or_abroad) ("," (which | whom | who) x:@actors $aux trigger:({accuse} $then of |
      {blame} for) | ","? (?: $being)? trigger:(accused $then by list($the? (x:@party | x:@capital)) $then of)) $attitude_object ]],
  on_match = function(m, doc) stance.hold(m, doc, stance.holders(m, doc) or {}, "opposes", m.who) end, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Libya, which Chad accuses of arming bandits, denied it.", "Chad opposes Libya arming bandits" },
    { "Libya, accused by Chad of a raid, denied it.", "Chad opposes raid" },
    { "Libya was accused on Monday by Chad of arming bandits.", "Chad opposes Libya arming bandits" },
    { "Libya, accused by bandits of a raid, denied it." },
  },
}
rule "charges-that" {
  pattern = [[ $or_before trigger:({charge} (?: on? #date)?) (?= that $the? $their_forces (?! $mid $aux /[a-z]+ed/ by)) $clause ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], modality = "asserted", confidence = 0.65,
  examples = {
    { "Chad charged that Libyan tanks had crossed the border.", "Chad opposes Libyan tanks had crossed the border" },
    { "Chad charged that Libya was arming bandits.", "Chad opposes Libya was arming bandits" },
    { "Chad alleged that Libya was arming bandits." },
    { "Chad charged that Libyan tanks had been seized by bandits." },
  },
}
rule "to-blame" {
  pattern = [[ $or_before trigger:({say} (?: on? #date)? that? $the? @actors $mid $be to blame for) $det? t:$phrase ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], modality = "asserted", confidence = 0.65,
  examples = {
    { "Chad said Libya was to blame for the raid.", "Chad opposes raid" },
    { "Chad said Libya was behind the raid." },
  },
}
rule "sues" { -- "filed a case against B"
  pattern = [[ x:@actors $did trigger:(({file} | {bring} | {lodge} | {launch} | {open} | {initiate} | {start} | {institute}) (a | its |
    an)? #lower{0,3}? (case |
    lawsuit | suit | proceedings | "legal action" | action | complaint) against | {sue} (?= $the? @party)) $the? y:@party (?! 's) ]],
  on_match = stance.holds "opposes", unless = [[ $not | {threaten} | {plan} | {consider} | {drop} ]], confidence = 0.6,
  examples = {
    { "Peru filed a case against Chile with the court.", "Peru opposes Chile" },
    { "Peru threatened to file a case against Chile." },
    { "Peru filed a case against a captain." },
  },
}
-- "held B accountable for the raid"
rule "holds-to-account" {
  pattern = [[ x:@actors (?: $no_clause (?! {discuss} | {review} | {thank} | {exchange}) [])*?
    trigger:({hold} (?! talks | a | meetings) [!#punct & !responsible]{1,8}? (accountable | responsible | to account) for) $well (?! any | their safety |
      (the | its) (upkeep | maintenance | safety | security | implementation | budget | care | protection | costs) |
      $whose #lower{0,2} (actions | conduct | behaviour | behavior) | $the? #lower{0,2} (deal | commitments | promises | obligations | pledges) |
      $whose #lower? (commitments | promises | obligations | pledges)) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $unheld | must ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Peru will work to hold Chile accountable for the raid.", "Peru opposes raid" },
    { "Peru holds Chile responsible for the raid.", "Peru opposes raid" },
    { "Peru will hold the rebels accountable for their promises." },
    { "Peru urged others to hold Chile accountable for the raid." },
  },
}
rule "broken-over" { -- "broke off ties with B over X"
  pattern = [[ (x:@actors | x:@speaker) $did trigger:({break} off | {sever}) [!#punct]{0,3}? (relations | ties | links)
    (?: with $the? y:(@party | @capital))? $at_what $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Iraq broke off ties with Chile over the raid.", "Iraq opposes Chile", "Iraq opposes raid" },
    { "Iraq did not break off ties with Chile over the raid." },
  },
}
rule "summoned-by" {
  pattern = [[ (?: @nationality | @country $s?) #lower{0,2}? $envoy #Cap{0,3}? ((in | to) (x:@capital | $the? x:@country) $being
      trigger:((summoned | (called | hauled) in) (?! home | back) (?: to [#lower]{1,4}?)? $at_what) |
    $being trigger:((summoned | (called | hauled) in | expelled | declared persona non grata) (by list($the? x:@party) | from $the? x:@country |
      to the [#lower | #Cap]{0,3}? ministry in x:@capital) (?: on? #date)? $at_what))
    $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "The Chilean ambassador was summoned by Iraq over the raid.", "Iraq opposes raid" },
    { "The Chilean ambassador was summoned to the foreign ministry in Baghdad over the raid.", "Iraq opposes raid" },
    { "The Chilean ambassador to Iraq was summoned over the raid.", "Iraq opposes raid" },
    { "The Chilean ambassador was received by Iraq over the weekend." },
  },
}
-- Diplomats sent home, for no reason that is told. If one is told, see `reprisal` in attitudes.lua.
macro "staff_of" [[ (@nationality | @country $s?) (?: (?! for) #lower){0,2}? ($envoy | [lower=/embassy|intelligence/] #lower?
  [lower=/staff|officers?|officials?|employees?|personnel/]) (?: #Cap){0,3}? ]]
macro "no_reason" [[ (?! 's | (?: out | to leave | persona non grata)? (?: on? #date)? $at_what) ]]
rule "diplomats-expelled" {
  pattern = [[ x:@actors (?: $mid (?: will | is to | are to)? $aux | $far) trigger:({expel} | {order} (?= [!#punct]{1,9}? (out | to leave)) |
      {declare} (?= [!#punct]{1,12}? persona non grata) | {give} (?= [!#punct]{1,9}? (hours | days) to leave))
      $det? t:((?: [#lower & !#func] | #num){0,4}? $staff_of) $no_reason |
    $det? t:((?: #num | #lower | #Cap)? $staff_of) $being trigger:(expelled | declared persona non grata) (by list($the? x:@party) |
      from $the? x:@country) $no_reason ]],
  on_match = stance.holds "opposes", unless = [[ $not | {threaten} ]], confidence = 0.5,
  examples = {
    { "Iraq expelled two Chilean diplomats.", "Iraq opposes two Chilean diplomats" },
    { "Iraq declared the Chilean ambassador persona non grata.", "Iraq opposes Chilean ambassador" },
    { "Two Chilean diplomats were expelled by Iraq.", "Iraq opposes Two Chilean diplomats" },
    { "Iraq threatened to expel two Chilean diplomats." },
    { "Iraq expelled two Chilean traders." },
  },
}
-- A body that shuts one of its members out.
local function of_body(m, doc)
  local holders = m.commonwealth and { "org:COMMONWEALTH" } or reference.ids(m.x)
  if #holders == 1 and holders[1]:find("^org:") then stance.hold(m, doc, holders, "opposes") end
end
macro "shut_member" [[ (suspended | expelled | excluded | ousted) ]]
rule "member-suspended" {
  pattern = [[ (x:@actors | ($at_start | the) commonwealth:'Commonwealth') (?: $mid $aux (?: ({vote} | {agree} | {decide}) $then to)? | $far)
      trigger:({suspend} | {expel})
      (both? list($the? y:@country) (?= [raw=/[.,;]/] | $ | from | over | after | following | for | until | because | in | and | on? #date) |
        $the? y:@country $s membership | the membership of $the? y:@country) |
    $at_start [!#punct]{0,5}? y:@country (?: $s membership)? $being trigger:$shut_member (?: on? #date)? (by | from)
      (the commonwealth:'Commonwealth' | $the? x:@org) ]],
  on_match = of_body, unless = [[ $not | {threaten} | {lift} ]], confidence = 0.65,
  examples = {
    { "The African Union suspended Mali after the coup.", "AU opposes Mali" },
    { "The African Union voted to suspend Mali's membership.", "AU opposes Mali" },
    { "Mali was suspended from the African Union.", "AU opposes Mali" },
    { "The African Union suspended aid to Mali." },
    { "The African Union did not suspend Mali." },
  },
}
-- What is kept out: "closed its ports to X", "halted imports of X", "put X on its blacklist".
macro "shut_out" [[ ({close} | {shut}) (its | their) #lower? (ports | airspace | borders | border | doors | markets | market | waters) to |
  {stop} ((importing | buying) | (issuing | granting) visas to) | {freeze} the? #lower? (assets | funds | accounts) of |
    ({halt} | {stop} | {suspend} | {freeze} | {restrict} | {prohibit}) all? its? (?= #lower? (imports | shipments | purchases)) ]]
macro "ill_famed" (word [[ terrorists? terror(ism)? sanctions? sanctioned corrupt(ion)? undemocratic banned proscribed entity extremists? traffickers? ]])
macro "black_list" [[ (blacklist | "black list" | $ill_famed (?: (?! $preposition) [!#punct & !list]){0,4}? (list | blacklist | register) |
  list of $plain? $ill_famed #lower? | list of [!#punct]{1,5}? terrorism) ]]
macro "sanction_law" [[ (under | pursuant to) [!#punct]{0,12}? ($ill_famed | "human rights" | order) ]]
macro "misdeed" [[ (for | due to | because of) #lower{0,4}? (corruption | involvement | (human rights)? abuses |
  (their | its | his | her) #lower{0,2}? (role | part | support | involvement | ties) | supporting | aiding | helping | financing | smuggling | undermining) ]]
rule "shut-out" { -- who tells of its own being shut out opposes nobody
  pattern = [[ x:@actors (?: $mid (?: will | is to | (?<= it) would)? $aux | $far) trigger:($shut_out) (?! our | us) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ not | never | whether | if | {lift} | {threaten} ]], confidence = 0.65,
  examples = {
    { "Chile said it would suspend seafood imports from Peru.", "planned Chile opposes seafood imports from Peru" },
    { "Chile closed its ports to Peruvian trawlers.", "Chile opposes Peruvian trawlers" },
    { "Chile halted imports of Peruvian fruit.", "Chile opposes imports of Peruvian fruit" },
    { "Chile did not halt imports of Peruvian fruit." },
    { "Chile opened its ports to Peruvian trawlers." },
  },
}
macro "designated" [[ $det? t:(?: (?! $no_start | using) []
  (?: (?! $object_end | as | under | pursuant | for | due | and (the | former | #Cap | #num)) [] (?: \" #Cap{1,2} \")?)*) (?: "(" [!raw=")"]{1,5} ")")? ]]
macro "entry" [[ (visa | visas | entry | "permission to enter") ]]
rule "visa-denied" {
  pattern = [[ x:@actors $did trigger:(({deny} | {refuse}) (the | a | an)? #lower? $entry to |
    ({revoke} | {cancel}) (the | all)? #lower? $entry of) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ never | not | no | if | whether | {threaten} | [raw=/may|MAY/] | might | could | would ]], confidence = 0.6,
  examples = {
    { "Chile denied visas to three judges.", "Chile opposes three judges" },
    { "Chile revoked the visas of three judges.", "Chile opposes three judges" },
    { "Chile granted visas to three judges." },
  },
}
rule "blacklist" {
  pattern = [[ $turned $being trigger:(((added | put) (?: on #date)?)? (to | on) the? (x:@nationality | x:@country $s | x:@org $s)
      $plain_compound{0,2}? $black_list) |
    x:@actors $did trigger:({add} | {put} | {place}) ($the? y:@party (?= on | to) |
      $det? t:(?: (?! $no_start) [] (?: (?! $object_end | on | to) [])*))
    (on | to) (its | the | a | $the? @country $s?) (?: $word | "-" | and){0,2}? $black_list |
    x:@actors $did trigger:({designate} | {announce} (the | its) designation of) $designated (?: and $designated)?
      ((?: as #lower{1,3}?)? ($sanction_law | $misdeed) | as (a | an)? #lower? $ill_famed) ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.65,
  examples = {
    { "Chile put the group on its list of terrorist organisations.", "Chile opposes group" },
    { "The airline was added to the Chilean blacklist.", "Chile opposes airline" },
    { "Chile designated two colonels under its sanctions law.", "Chile opposes two colonels" },
    { "Chile designated two colonels as its envoys." },
    { "Chile put the group on its list of guests." },
  },
}
rule "warned-not" {
  pattern = [[ $holder trigger:({warn} $warned) (?: again | $adverb | in no uncertain terms)? not to (carry out | (go | press) ahead with |
    proceed with | resort to) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], confidence = 0.6,
  examples = {
    { "Chile warned the junta not to carry out the hangings.", "Chile opposes hangings" },
    { "Chile warned sailors not to carry out the repairs." },
  },
}

-- Who demands, under threat or not, that an act stop is against it; what else is demanded is no stance.
macro "ending" (word [[ end halt stop cessation withdrawal removal lifting reversal cancellation dismantling repeal revocation abolition scrapping closure
  dissolution suspension ]])
macro "burden" (word [[ sieges? blockades? curbs? controls? quotas? claims? charges threats? demands? objections? sentences? curfew law emergency plans?
  measures? rules? barriers? visas? subsidies subsidy veto state surcharges? tax(es)? levy block restraints checks? ]])
mention "stopping" "verb" { -- one lifts a burden, but raises spending; one closes a base, but concludes a deal
  pattern = [[ ({stop} | {halt} | {end} | {cease} | {scrap} | {abandon} | {cancel} | {reverse} | {rescind} | {revoke} | {repeal} | {withdraw} |
    {remove} | {eliminate} | {dismantle} | {abolish} | {suspend} | {dissolve} |
    ({lift} | {ease} | {relax} | {drop}) (?= [!#punct]{0,4}? ($penalty | $burden)) |
    ({close} | {shut}) (?= [!#punct]{0,4}? [lower=/(base|camp|plant|reactor|office|port|mission|prison|embass)(s|y|ies)?/]) |
    ({call} | {pull} | {break}) off | ({pull} |
      {move}) out |
    ({give} | {break}) up | ({put} | {bring}) an (end | stop | halt) to | ({desist} | {refrain}) from) ]],
  entity = "decoy:thing",
}
macro "stopped" [[ (lifted | stopped | halted | ended | withdrawn | removed | scrapped | abandoned | cancelled | canceled | reversed | rescinded | revoked |
  repealed | dropped | dismantled | abolished | called off | pulled (out | back) | (put | brought) to (an end | a stop | a halt)) ]]
macro "they" [[ $the? [!#punct & !that & !and & !which & !who & !to & !not & !for]{1,5}? ]]
macro "demand" [[ ({demand} | {insist} (?= [!raw="," & !raw=";"]{1,8}? (must | should | be))) ]]
macro "told" [[ ({say} | {declare} | {warn} | {reiterate} | {stress} | {add} | {tell} [!#punct & !that]{1,3}?) ]]
macro "at_once" [[ (?: $adverb | immediately | at once | "and" #lower){0,3} ]]
macro "time_given" [[ (?: [!#punct & !to]){0,4}? (ultimatum | deadline | hours | days | week | weeks | until [!#punct & !to]{1,4}?) [!#punct]{0,4}? ]]
macro "no_demand_made" [[ not | never | no | neither | nor | without | /[a-z]+n't/ | whether | might | could | should | {refuse} | {deny} | {drop} |
  {withdraw} | {urge} | {ask} ]]
macro "carrying_on" [[ ({impose} | {adopt} | {pass} | {enact} | {introduce} | {apply} | {implement} | {launch} | {approve} | {ratify} | ({carry} | {send}) out |
  ({go} | {press} | {push}) ahead (with | and [lower=/bans?|banned|bars?|barred|blocks?|blocked|imposes?|imposed|passe[sd]/]) | {proceed} with | {attack} |
    {invade}) ]]
macro "or_else" [[ (unless $they $at_once @stopping (?<! [lower=/[a-z]+ing/]) | if $they ({fail} to | (do | does | did) not) $at_once @stopping) ]]
macro "hits_back" [[ (would | will) (retaliate | hit back | respond (?= [!#punct & !if]{0,3}? (kind | forcefully | firmly | harshly | strongly | decisively)) |
  (take | impose) [!#punct & !if]{0,2}? (retaliatory | tough | punitive | reprisals | retaliation | countermeasures | sanctions)) ]]
macro "act_named" [[ (\" | "'")? $det? t:$phrase ]]
rule "demands-end" {
  pattern = [[ $or_before (trigger:({demand} | {insist} on | ({repeat} | {renew} | {reiterate} | {press} | {make} | {issue}) (a | its | his | their) #lower?
      [lower=/demands?/] for) (an | a | the)? (?: $plain | and | ","){0,4}? $ending (of | to) |
    (trigger:$demand (?: on? #date)? that? $they (must | should)? | trigger:$told (?: on? #date)? that? $the? @party must |
      trigger:({tell} $the? @party) to) $at_once @stopping)
    $act_named ]],
  on_match = stance.holds "opposes", unless = [[ $no_demand_made ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Peru demanded an immediate end to the blockade.", "Peru opposes blockade" },
    { "Peru demanded that Chile lift the blockade.", "Peru opposes blockade" },
    { "Peru said Chile must lift the blockade at once.", "Peru opposes blockade" },
    { "Peru demanded the release of two sailors." },
    { "Chad told Libya to drop its claim to the strip.", "Chad opposes its claim to the strip" },
    { "Peru demanded that Chile return two boats." },
    { "Peru said Chile must lift spending on defence." },
  },
}
rule "threatens-unless" {
  pattern = [[ $or_before (((?<! been | was | were | is | are) trigger:({give} | {issue} | {deliver} | {send} | {set}) $time_given |
    trigger:{warn} $warned (?: again |
    $adverb)?) to $at_once @stopping |
      trigger:({threaten} | {warn} | {vow} | $hits_back) [!raw=";"]{0,13}? ($or_else | if $they $carrying_on) |
      trigger:((would | will) (respond | (take | impose) #lower{0,2} (action | measures | steps))) [!raw=";"]{0,13}? $or_else)
    $act_named ]],
  on_match = stance.holds "opposes", unless = [[ $no_demand_made ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Peru issued an ultimatum to Chile to lift the blockade.", "Peru opposes blockade" },
    { "Peru gave Chile two days to lift the blockade.", "Peru opposes blockade" },
    { "Peru threatened to close the border unless Chile lifted the blockade.", "Peru opposes blockade" },
    { "Peru threatened to close the border unless Chile paid." },
    { "Peru will respond if Chile approves the treaty." },
    { "Peru never gave Chile two days to lift the blockade." },
  },
}
macro "season" [[ (winter | summer | spring | autumn | rain | rains | drought | season | year | month | week) ]]
rule "demands-stopped" {
  pattern = [[ $or_before trigger:($demand (?: on? #date)? that | $told (?: on? #date)? that? (?= [!raw="," & !raw=";"]{1,12}? must)) $det?
    (?! \" | it | they | he | she | we | there) t:(?: (?! $no_start) [] (?: (?! $object_end | be) [])*)
    (must $at_once (end | stop | cease | be $stopped) (?<! $season must #lower{1,2}) | be $at_once $stopped |
      (?<= attacks | killings | raids | shelling | violence | fighting | testing | bombing) (end | stop | cease)) ]],
  on_match = stance.holds "opposes",
  unless = [[ $no_demand_made ]],
  modality = "asserted", confidence = 0.6,
  examples = {
    { "Peru demanded that the blockade be lifted.", "Peru opposes blockade" },
    { "Peru said the blockade must end.", "Peru opposes blockade" },
    { "Peru demanded that two sailors be freed." },
    { "Peru said the talks must go on." },
  },
}

-- "A warned that the tax could hit farmers": of an act, not of an earthquake.
macro "harms" [[ (could | would | will | may | might | can) $adverb? (hit | hurt | damage | harm | jeopardise | jeopardize | endanger | undermine | threaten |
  worsen | aggravate | provoke | trigger | spark | fuel | cause | lead to | destabilise | destabilize | wreck | derail | destroy | violate | breach | undo |
  invite | delay | complicate | backfire) ]]
rule "warns-that" {
  pattern = [[ $or_before trigger:({warn} (?: $warned (?: again | $adverb)?)?) (?: on? #date)? (?: $in_statement | in a report)? that $det?
    (?= (?: (?! $course) [!#punct]){0,6}? ($policy_word | $penalty | tax | taxes | protectionism |
      (?! $course) $act)) t:(?: (?! $no_start) [] (?: (?! $object_end) [])*) $harms ]],
  on_match = stance.holds "opposes", unless = [[ $unheld ]], modality = "asserted", confidence = 0.55,
  examples = {
    { "Chile warned Peru that the bill would provoke reprisals.", "Chile opposes bill" },
    { "Chile warned that an earthquake could hit the coast." },
    { "Chile warned that a fall in prices would hurt farmers." },
  },
}
-- What they call something.
macro "highly" [[ [lower=/[a-z]{4,}ly|very|most/] (?= $bad_word | $good_word) ]]
macro "called" [[ ({consider} | {declare} (?= [!#punct]{1,8}? ("null and void" | illegal | unlawful | unconstitutional | illegitimate |
  unacceptable)) | {regard} | {view} | {call} | {describe} | {find} | {brand} | {term} | {characterise} | {characterize} | {deem} |
  {label} | {dub} | {see} (?= [!#punct]{1,8}? as)) $det? (?! all of)
  t:(?: (?! $no_start) [] (?: \" [!#punct]{1,3} \" (?= #lower) | (?! $object_end | \" | $bad | $good | a | an | $highly) [] )* (?<! of)
      (?: (that | which) (?: (?! $bad | $good | as | a | an | [raw=/[,.;:]/]) []){1,8})?) as? \"? (a | an)? \"? ]]
macro "called_so" [[ (?! $plain{0,2}? #func $own_talks) trigger:($called (?: (?! for) #lower){0,3} (against:$bad | $good)) ]]
rule "calls" {
  pattern = [[ $holder $called_so ]],
  on_match = stance.hold_it, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Peru considers Chile's action unacceptable.", "Peru opposes Chile's action" },
    { 'Peru described Chile\'s action as a "gross violation" of the truce.', "Peru opposes Chile's action" },
    { "Peru called the accord a step in the right direction.", "Peru supports accord" },
    { "Peru did not call the accord historic." },
    { "Peru called the talks constructive." },
  },
}
macro "in_their_view" [[ (in the (eyes | view | opinion) of (x:@party | x:@capital) | in (x:@country | x:@org | x:@capital) $s (view | eyes | opinion |
    words) |
  (to | for | according to) x:@party) ]]
macro "says_so" [[ \"? ($says | {say} x:@capital | $in_their_view) ]]
macro "undone" [[ not (?! acceptable | helpful | be $borne | free) | never | no | cannot (?! be $borne) |
  /[a-z]+n't/ | {deny} | if | whether | unless | [raw=/may|MAY/] | might | could (?! not be $borne) | should ]]
rule "judged-by" { -- "The raid was a violation, A said"; "In the eyes of A the raid is ..."; "The raid, said A, is ..."
  pattern = [[ $at_start \"? ($in_their_view ","? $judged $is_judged |
    $judged ($is_judged [!raw="," & !raw=";"]* "," $says_so | "," \"? $says_so "," \"? ($is_judged | $is_praised) |
      $amounts "," $in_their_view "," trigger:(against:$bad_thing))) ]],
  on_match = stance.hold_it, unless = [[ $undone ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "The raid was a flagrant violation of the truce, Peru said.", "Peru opposes raid" },
    { "In the eyes of Peru the raid was illegal.", "Peru opposes raid" },
    { "The truce is a step in the right direction, Peru said.", "Peru supports truce" },
    { "The raid was not a violation of the truce, Peru said." },
  },
}
rule "headline-verdict" { -- "Dam plan unacceptable: Egypt", "Sanctions illegal, says Iran"
  pattern = [[ $at_start t:(?: (?! $no_start | "'") [#Cap | #lower & !#func | #num | 's]){1,7}? "'"? trigger:(against:$bad_word) "'"?
    (":" | "," {say}) (x:@party | x:@capital) $ ]],
  on_match = stance.hold_it, modality = "asserted", confidence = 0.55,
  examples = {
    { "Dam plan unacceptable: Egypt", "Egypt opposes Dam plan" },
    { "Sanctions illegal, says Iran", "Iran opposes Sanctions" },
    { "Sanctions late, says Iran" },
  },
}
rule "headline-says" { -- "Greece says Turkish drilling illegal"
  pattern = [[ $at_start (x:@party | x:@capital) (say | says) $of_deeds t:(?: (?! $no_start | $be | that) [#Cap | #lower & !#func | #num | 's]){1,7}?
    trigger:(against:$bad_word) $ ]],
  on_match = stance.hold_it, modality = "asserted", confidence = 0.55,
  examples = {
    { "Greece says Turkish drilling illegal", "Greece opposes Turkish drilling" },
    { "Greece says Turkish drilling late" },
    { "Greece says weather dangerous" },
  },
}
rule "is-welcome" { -- whoever issues the text calls it so
  pattern = [[ $at_start (?= $good_act) $judged ($be | would be) trigger:(a #lower? welcome (step | move | sign | signal | gesture | development | advance |
    demonstration | contribution | boost | reminder) | to be welcomed | (?: (particularly | very | most | especially | warmly))? welcome (?= "," |
      "." | and)) (?! [!raw=";"]* {say}) ]],
  on_match = function(m, doc)
    local own = reference.voice(doc, m.trigger)
    if own and #own == 1 then stance.hold(m, doc, own, "supports") end
  end,
  unless = [[ $undone ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Peru supports the truce. The release of the sailors is a welcome step.", "Peru supports release of the sailors" },
    { "The release of the sailors is a welcome step." },
    { "Peru supports the truce. The release of the sailors is an odd step." },
  },
}
rule "praised-by" { -- "The ruling was right, A said"
  pattern = [[ $at_start \"? (?! $own_talks) (?= $good_act) $judged $is_praised [!raw="," & !raw=";"]* "," $says_so ]],
  on_match = stance.hold_it, unless = [[ $undone ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "The court's ruling was right and timely, Peru said.", "Peru supports court's ruling" },
    { "The ferry was right and timely, Peru said." },
  },
}
rule "what-it-calls" { -- "measures against what it called unfair practices"
  pattern = [[ (?<! (@approval | @disapproval)) what (x:@actors | x:@speaker | it | he | she | they) $aux trigger:(({call} | {term} | {describe} as | {see} as |
    {regard} as | {consider} | {brand} | {label}) \"? $det? (?: (?! $bad) #lower){0,2} (?= $bad) $of_deeds) t:$phrase ]],
  on_match = function(m, doc)
    local holders = #reference.list(m.x) > 0 and reference.ids(m.x) or reference.alone(doc, m.trigger, 0)
    if holders then stance.hold(m, doc, holders, "opposes") end
  end,
  unless = [[ $denied ]], confidence = 0.55,
  examples = {
    { "Peru has drawn up a list of what it called unfair practices.", "Peru opposes unfair practices" },
    { "Peru has drawn up a list of what it called new practices." },
    { "Peru survived what it called a dangerous storm." },
  },
}
rule "said-of" { -- '"It is a provocation," A said of the raid', "..., A said, referring to the raid"
  pattern = [[ $at_start \" (it | this | that) $amounts trigger:(against:$bad_thing | $good_thing) [!raw="," & !raw=";"]* "," \" $says (of | about |
    [!raw=";"]{0,12}? (referring to | "in reference to" | "in a reference to")) $det? t:$phrase ]],
  on_match = stance.hold_it, unless = [[ $undone ]], modality = "asserted", confidence = 0.6,
  examples = {
    { '"It is a provocation," Peru said of the raid.', "Peru opposes raid" },
    { '"It is unacceptable," Peru said on Monday, referring to the raid.', "Peru opposes raid" },
    { '"It is a surprise," Peru said of the raid.' },
  },
}
rule "verdict" { -- "Illegal" was A's verdict on the raid
  pattern = [[ $bad (?: and #lower{1,2})? \"? ","? \"? (is | was) (?: (x:@country | x:@org | x:@person) $s #lower? trigger:(verdict | view | judgment |
    judgement | assessment | description) (on | of) |
    how (x:@party | x:@capital) $adverb? trigger:({describe} | {see} | {regard})) $attitude_object ]],
  on_match = stance.holds "opposes", unless = [[ $not ]], confidence = 0.6,
  examples = {
    { '"Illegal" was Iran\'s verdict on the raid.', "Iran opposes raid" },
    { '"Utterly illegal" was how Iran described the raid.', "Iran opposes raid" },
    { '"Late" was how Iran described the raid.' },
  },
}
rule "calls-further" { -- "A recalled its envoy, calling the raid illegal"
  pattern = [[ $further $called_so ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Peru recalled its envoy, calling the raid illegal.", "Peru opposes raid" },
    { "Peru sent its envoy, calling the truce a victory.", "Peru supports truce" },
    { "Peru recalled its envoy, calling the raid early." },
  },
}
rule "says-further" { -- "A recalled its envoy, saying the raid was illegal"
  pattern = [[ $further saying that? (?! $det? $nature) $judged $is_judged ]],
  on_match = stance.hold_it, unless = [[ $undone ]], confidence = 0.6,
  examples = {
    { "Peru recalled its envoy, saying the raid was an outrage.", "Peru opposes raid" },
    { "Peru recalled its envoy, saying the raid was over." },
  },
}
-- "he" of a relative clause is the first subject of the sentence.
local function of_first(m, doc)
  local holders = #reference.list(m.x) > 0 and reference.ids(m.x) or reference.alone(doc, m.trigger, 0)
  if holders then stance.hold(m, doc, holders, stance.relation(m)) end
end
rule "which-is-called" { -- "the raid, which A called a provocation"
  pattern = [[ (the | a | an | its) (?! [!raw=","]{0,4}? @disapproval) (?= [!raw="," & !over & !about & !at]{1,12} ",") $ahead "," which
    (x:@actors | x:@speaker | he | she | it | they) $aux (trigger:(({consider} | {regard} | {view} |
    {call} | {describe} | {brand} | {term} | {hail} | {see}) as? \"? (a | an)? (?: #lower){0,3} (against:$bad | $good)) |
    ({say} | {claim} | {argue}) $is_judged) ]],
  on_match = of_first, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Envoys spoke of the raid, which Peru called a provocation.", "Peru opposes raid" },
    { "Envoys spoke of the truce, which Peru called a victory.", "Peru supports truce" },
    { "Envoys spoke of the raid, which Peru said violated the truce.", "Peru opposes raid" },
    { "Envoys spoke of the raid, which Peru called a surprise." },
    { "Envoys spoke of the raid, which Peru said ended at noon." },
  },
}
-- Of several things the one named last, if no stance stands before that has said what it is of; to praise one's own talks is manners.
local function called_it(m, doc)
  if stance.last_before(doc, m.trigger) then return end
  local holders = reference.ids(m.x)
  local manners = m.t.text:find("%f[%a]talks") or m.t.text:find("%f[%a]visit") or m.t.text:find("%f[%a]meeting")
  if m.against or #holders == 1 and not manners then stance.hold(m, doc, holders, stance.relation(m)) end
end
rule "calls-it" { -- "A left the meeting, calling it a farce"
  pattern = [[ x:@actors (?: $no_clause [])*? (the (?! most) | a | an | its | this | these | those | (?= @country $s | @nationality)) $ahead ","
    trigger:((calling | describing | branding | terming | denouncing | hailing | saying) (it | them) (as | was | were)? \"? (a | an)? (?: #lower){0,3}
      (against:$bad | $good)) ]],
  on_match = called_it, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Peru left the meeting, calling it a farce.", "Peru opposes meeting" },
    { "Peru left the meeting, calling it constructive." },
    { "Peru marked the truce, calling it a victory.", "Peru supports truce" },
    { "Peru left the meeting, calling it an early start." },
  },
}
rule "calls-fronted" { -- "Calling the raid a provocation, A ..."
  pattern = [[ $at_start trigger:((calling | describing | branding | terming | denouncing | hailing) $det? t:(?: (?! $no_start) []
    (?: (?! $object_end | \" | $bad | $good | a | an) [] )*) as? \"? (a | an)? (?: #lower){0,3} (against:$bad | $good)) $fronted x:@actors ]],
  on_match = stance.hold_it, unless = [[ $denied ]], confidence = 0.6,
  examples = {
    { "Calling the raid a provocation, Peru closed the border.", "Peru opposes raid" },
    { "Calling the truce a victory, Peru opened the border.", "Peru supports truce" },
    { "Calling the raid a surprise, Peru closed the border." },
  },
}
rule "says-unacceptable" {
  pattern = [[ ((?<! (if | whether | unless) the?) (x:@actors | x:@speaker) $mid $aux ($states | {argue} | {believe} | {think} | {maintain} | {contend} |
      {complain} | $lets_know) (?: in $det #lower? statement | #lower{0,2} on #date | #date)? (that | "," | ":")? \"? |
    $standing that) ($judged (?: "," (which | a | an | the) [!raw=","]{1,8}? ",")? $is_judged | (?! $own_talks) (?= $good_act) $judged $is_praised) ]],
  on_match = stance.hold_it, unless = [[ $undone ]], modality = "asserted", confidence = 0.6,
  examples = {
    { "Peru said that a raid would be unacceptable.", "Peru opposes raid" },
    { "Peru believes the truce is an important step.", "Peru supports truce" },
    { "Peru believes the truce is an old step." },
    { "Peru said the court's ruling was right and timely.", "Peru supports court's ruling" },
    { "Peru said the talks were constructive." },
  },
}
-- "viewed the troop movements with concern"
rule "views-with" {
  pattern = [[ $holder ({view} | {watch} | {regard} | {see} | {follow} | {greet} | {receive} | ({react} |
    {respond}) to) $det? t:(?: (?! $no_start) [] (?: (?! $object_end | with) [])*)
    trigger:(with #lower{0,2} $feeling) ]],
  on_match = stance.hold_it, unless = [[ $unheld ]], confidence = 0.65,
  examples = {
    { "Norway viewed the troop movements with grave concern.", "Norway opposes troop movements" },
    { "Norway greeted the truce with relief.", "Norway supports truce" },
    { "Norway viewed the troop movements with interest." },
  },
}

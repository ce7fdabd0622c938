#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(engine, .timeout = 20, .fini = fixture_remove);

#define RELATIONS                                                                                                      \
    "relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }\n"                           \
    "relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic', 'date' } }\n"
#define COUNTRIES                                                                                                      \
    "gazetteer 'country' { entries = { { key = 'CHN', label = 'China', names = { 'China', 'Beijing' } },\n"            \
    " { key = 'PAK', label = 'Pakistan' }, { key = 'IND', label = 'India', attributes = { region = 'asia' } } } }\n"
#define SECTORS                                                                                                        \
    "gazetteer 'sector' { case = 'any', entries = { { key = 'trade', label = 'Trade', names = { 'trade', 'commerce' "  \
    "} },\n"                                                                                                           \
    " { key = 'energy', label = 'Energy', names = { 'energy' } } } }\n"
#define DOMAIN RELATIONS COUNTRIES SECTORS

static const struct {
    const char *what, *body, *text, *statements;
} cases[] = {
    {"a template pairs a symmetric capture and crosses another",
     DOMAIN "rule 'agree' { pattern = [[ list(x:@country) {agree} to ..6 in list(s:@sector) ]],\n"
            " triples = { 'x -agrees_with-> x', 'x -agrees_on-> s' } }",
     "Pakistan and China agreed to expand cooperation in trade and energy.",
     "country:CHN agrees_on sector:energy\ncountry:CHN agrees_on sector:trade\ncountry:CHN agrees_with country:PAK\n"
     "country:PAK agrees_on sector:energy\ncountry:PAK agrees_on sector:trade\n"},
    {"the pair of a symmetric relation is stored in the order of ids, whatever the text says",
     DOMAIN "rule 'agree' { pattern = [[ x:@country and y:@country {agree} ]], triples = 'x -agrees_with-> y' }",
     "Pakistan and China agreed. China and Pakistan agreed.", "country:CHN agrees_with country:PAK\n"},
    {"an entity has no relation with itself",
     DOMAIN "rule 'agree' { pattern = [[ x:@country and y:@country {agree} ]], triples = 'x -agrees_with-> y' }",
     "Beijing and China agreed.", ""},
    {"a missing optional capture drops only the triples that name it",
     DOMAIN "rule 'agree' { pattern = [[ x:@country (and y:@country)? {agree} on s:@sector ]],\n"
            " triples = { 'x -agrees_with-> y', 'x -agrees_on-> s' } }",
     "China agreed on trade.", "country:CHN agrees_on sector:trade\n"},
    {"with takes the words of the object's capture",
     DOMAIN "rule 'agree' { pattern = [[ x:@country {agree} on list(s:@sector) ]], triples = 'x -agrees_on-> s', with "
            "= { topic = 's' } }",
     "China agreed on commerce and energy.",
     "country:CHN agrees_on sector:energy [topic=energy]\ncountry:CHN agrees_on sector:trade [topic=commerce]\n"},
    {"with takes the only capture of another label, and leaves out one of several",
     DOMAIN "rule 'one' { pattern = [[ x:@country {agree} on s:@sector in list(d:#num) ]], triples = 'x -agrees_on-> "
            "s', with = { date = 'd' } }",
     "China agreed on trade in 2026. Pakistan agreed on energy in 2024 and 2025.",
     "country:CHN agrees_on sector:trade [date=2026]\ncountry:PAK agrees_on sector:energy\n"},
    {"unless looks at the match and five tokens before it",
     DOMAIN "rule 'agree' { pattern = [[ x:@country {agree} on s:@sector ]], triples = 'x -agrees_on-> s', unless = { "
            "[[ denied ]], 'hardly' } }",
     "It was denied a b that China agreed on trade. It was denied a b c d that Pakistan agreed on trade. Nobody denied "
     "it. India agreed on trade.",
     "country:IND agrees_on sector:trade\ncountry:PAK agrees_on sector:trade\n"},
    {"unless and qualify look around the capture called trigger instead",
     DOMAIN "qualify 'modality' { planned = 'will' }\n"
            "rule 'agree' { pattern = [[ x:@country .. trigger:{agree} on s:@sector .. end ]], triples = 'x "
            "-agrees_on-> s', unless = 'not' }",
     "China agreed on trade and will not end. Pakistan will have agreed on trade at the end. India has not agreed on "
     "trade at the end.",
     "country:CHN agrees_on sector:trade\ncountry:PAK agrees_on sector:trade planned\n"},
    {"hedged goes before planned, and negation is beside it",
     DOMAIN "qualify 'modality' { planned = 'will', hedged = 'may' } qualify 'negated' { yes = [[ not ]] }\n"
            "rule 'agree' { pattern = [[ x:@country .. agree on s:@sector ]], triples = 'x -agrees_on-> s' }",
     "China will and may agree on trade. India will not agree on trade. Pakistan did agree on trade.",
     "country:CHN agrees_on sector:trade hedged\ncountry:IND agrees_on sector:trade planned not\ncountry:PAK agrees_on "
     "sector:trade\n"},
    {"a rule can fix its modality and negation, or refuse qualify",
     DOMAIN
     "qualify 'modality' { planned = 'will' } qualify 'negated' { yes = 'not' }\n"
     "rule 'a' { pattern = [[ x:@country will agree on s:@sector ]], triples = 'x -agrees_on-> s', modality = "
     "'hedged', negated = true }\n"
     "rule 'b' { pattern = [[ x:@country will not buy s:@sector ]], triples = 'x -agrees_on-> s', qualify = false }",
     "China will agree on trade. India will not buy energy.",
     "country:CHN agrees_on sector:trade hedged not\ncountry:IND agrees_on sector:energy\n"},
    {"qualify gives a declared qualifier to the relations that have it",
     DOMAIN "qualify 'date' { soon = 'soon', yesterday = 'yesterday' }\n"
            "rule 'agree' { pattern = [[ list(x:@country) soon {agree} on s:@sector ]], triples = { 'x -agrees_on-> "
            "s', 'x -agrees_with-> x' } }",
     "China and India soon agree on trade.",
     "country:CHN agrees_on sector:trade [date=soon]\ncountry:CHN agrees_with country:IND\ncountry:IND agrees_on "
     "sector:trade [date=soon]\n"},
    {"a capture without a mention becomes an entity of the free type",
     DOMAIN
     "entity 'topic' { label = 'topic' }\nrelation 'supports' { subject = 'country', object = 'country|topic' }\n"
     "rule 's' { pattern = [[ x:@country supports (y:@country | y:(the? #Cap policy)) ]], triples = 'x -supports-> y' "
     "}",
     "China supports the Opening policy. China supports Pakistan.",
     "country:CHN supports country:PAK\ncountry:CHN supports topic:opening-policy\n"},
    {"a mention step stands for the same entity as a capture, and steps run in the order of their references",
     DOMAIN "mention 'party' 'side' { pattern = [[ the e:@envoy ]], entity = 'e', hides = 'country' }"
            " mention 'envoy' 'envoy' { pattern = [[ e:@country envoy ]], entity = 'e' }"
            "rule 'r' { pattern = [[ x:@party {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }",
     "The China envoy agreed on trade.", "country:CHN agrees_on sector:trade\n"},
    {"a step without entity or resolve makes an entity of its own type",
     DOMAIN "relation 'visits' { subject = 'person', object = 'country' }"
            "mention 'person' 'mr' { pattern = [[ (Mr|Ms) #Cap ]] }"
            "rule 'v' { pattern = [[ p:@person visited x:@country ]], triples = 'p -visits-> x' }",
     "Mr Wang visited Pakistan.", "person:mr-wang visits country:PAK\n"},
    {"resolve gives one entity, a list, a string or nothing",
     DOMAIN "mention 'party' 'both' { pattern = [[ both sides ]], resolve = function(m, doc) return "
            "doc:mentions('country', 2) end }\n"
            "mention 'party' 'host' { pattern = [[ the host ]], resolve = function() return 'country:PAK' end }\n"
            "mention 'party' 'guest' { pattern = [[ the guest ]], resolve = function() return { type = 'country', key "
            "= 'NPL', label = 'Nepal' } end }\n"
            "mention 'party' 'none' { pattern = [[ the none ]], resolve = function() return nil end }\n"
            "rule 'r' { pattern = [[ x:@party {agree} on s:@sector ]], triples = { 'x -agrees_on-> s', 'x "
            "-agrees_with-> x' } }",
     "India left. China met Pakistan. Both sides agreed on trade. The host agreed on energy. The guest agreed on "
     "energy. The none agreed on energy.",
     "country:CHN agrees_on sector:trade\ncountry:CHN agrees_with country:PAK\ncountry:NPL agrees_on sector:energy\n"
     "country:PAK agrees_on sector:energy\ncountry:PAK agrees_on sector:trade\n"},
    {"macros keep their labels",
     DOMAIN "macro 'party' [[ x:@country ]] macro 'deal' [[ $party {agree} ]]"
            "rule 'r' { pattern = [[ $deal on s:@sector ]], triples = 'x -agrees_on-> s' }",
     "China agreed on trade.", "country:CHN agrees_on sector:trade\n"},
    {"on_match emits captures, entities, ids and words",
     DOMAIN "entity 'topic' {}\nrelation 'supports' { subject = 'country', object = 'topic', qualifiers = { 'why' } }\n"
            "rule 'r' { pattern = [[ list(x:@country) .. s:@sector ]], on_match = function(m, doc)\n"
            "  doc:emit(m.x, 'agrees_on', m.s, { topic = m.s.text, confidence = 0.5, negated = true })\n"
            "  doc:emit('country:IND', 'agrees_with', { type = 'country', key = 'NPL' }, { modality = 'planned' })\n"
            "  doc:emit(m.x[1], 'supports', 'the Free Port', { why = 3 })\n"
            "end }",
     "China and Pakistan agreed on commerce.",
     "country:CHN agrees_on sector:trade [topic=commerce] not\ncountry:CHN supports topic:free-port [why=3]\n"
     "country:IND agrees_with country:NPL planned\ncountry:PAK agrees_on sector:trade [topic=commerce] not\n"},
    {"rules of higher priority are applied first",
     DOMAIN
     "rule 'late' { pattern = [[ x:@country ]], on_match = function(m, doc) if doc.state.seen then doc:emit(m.x, "
     "'agrees_on', 'sector:trade') end end }\n"
     "rule 'early' { priority = 5, pattern = [[ agreed ]], on_match = function(m, doc) doc.state.seen = true end }",
     "China agreed.", "country:CHN agrees_on sector:trade\n"},
};

Test(engine, emits_what_a_plugin_says) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        fixture_expect(cases[i].what, cases[i].body, cases[i].text, cases[i].statements);
}

#include "base/alloc.h"
#include "plugin_fixture.h"
#include "random.h"
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
#define YIELDING                                                                                                       \
    "relation 'discusses' { subject = 'country', object = 'sector', yields_to = 'agrees_on' }\n"                       \
    "relation 'agrees_on' { subject = 'country', object = 'sector' }\n"                                                \
    "qualify 'modality' { planned = 'will', hedged = 'may' } qualify 'negated' { yes = 'not' }\n"                      \
    "rule 'a' { pattern = [[ x:@country #func? agreed on s:@sector ]], triples = 'x -agrees_on-> s' }\n"               \
    "rule 'd' { pattern = [[ list(x:@country) #func? discussed s:@sector ]], triples = 'x -discusses-> s' }\n"

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
    {"what says less yields to what says more of the same two, wherever the document says it",
     COUNTRIES SECTORS YIELDING,
     "China discussed trade. China discussed energy. India agreed on trade. China agreed on trade. "
     "It discussed. China discussed trade.",
     "country:CHN agrees_on sector:trade\ncountry:CHN discusses sector:energy\ncountry:IND agrees_on sector:trade\n"},
    {"what a match says of several yields for all of them or for none", COUNTRIES SECTORS YIELDING,
     "China and India discussed trade. China agreed on trade. Pakistan discussed trade.",
     "country:CHN agrees_on sector:trade\ncountry:CHN discusses sector:trade\ncountry:IND discusses sector:trade\n"
     "country:PAK discusses sector:trade\n"},
    {"what is done does not yield to a plan", COUNTRIES SECTORS YIELDING,
     "China discussed trade. China will agreed on trade. India will discussed trade. India will agreed on "
     "trade. Pakistan will discussed trade. Pakistan agreed on trade.",
     "country:CHN agrees_on sector:trade planned\ncountry:CHN discusses sector:trade\ncountry:IND agrees_on "
     "sector:trade planned\n"
     "country:PAK agrees_on sector:trade\n"},
    {"what is negated or hedged neither yields nor is yielded to", COUNTRIES SECTORS YIELDING,
     "China discussed trade. China not agreed on trade. India may discussed trade. India agreed on "
     "trade. Pakistan discussed energy. "
     "Pakistan may agreed on energy.",
     "country:CHN agrees_on sector:trade not\ncountry:CHN discusses sector:trade\ncountry:IND agrees_on sector:trade\n"
     "country:IND discusses sector:trade hedged\ncountry:PAK agrees_on sector:energy hedged\n"
     "country:PAK discusses sector:energy\n"},
    {"of more entities than the relation holds of it is not said, however often they are named, and others are",
     COUNTRIES SECTORS
     "relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true, at_most = 2 }\n"
     "relation 'agrees_on' { subject = 'country', object = 'sector' }\n"
     "rule 'agree' { pattern = [[ list(x:@country) {agree} on s:@sector (with list(y:@country))? ]],\n"
     " triples = { 'x -agrees_with-> x', 'x -agrees_with-> y', 'x -agrees_on-> s' } }",
     "China, Beijing and Pakistan agreed on trade. India, China and Pakistan agreed on energy. "
     "India agreed on trade with China and Pakistan. India agreed on energy with Pakistan, India and Pakistan.",
     "country:CHN agrees_on sector:energy\ncountry:CHN agrees_on sector:trade\ncountry:CHN agrees_with country:PAK\n"
     "country:IND agrees_on sector:energy\ncountry:IND agrees_on sector:trade\ncountry:IND agrees_with country:PAK\n"
     "country:PAK agrees_on sector:energy\ncountry:PAK agrees_on sector:trade\n"},
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
    {"with takes the only capture of another label, or all of several",
     DOMAIN "rule 'one' { pattern = [[ x:@country {agree} on s:@sector in list(d:#num) ]], triples = 'x -agrees_on-> "
            "s', with = { date = 'd' } }",
     "China agreed on trade in 2026. Pakistan agreed on energy in 2024 and 2025.",
     "country:CHN agrees_on sector:trade [date=2026]\n"
     "country:PAK agrees_on sector:energy [date=2024; 2025]\n"},
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
    {"words that are function words elsewhere belong to a name; only an article in front does not",
     "relation 'is' { subject = 'name', object = 'name', qualifiers = { 'of' } } entity 'name' {}\n"
     "rule 'r' { pattern = [[ x:#Cap{1,3} signed y:(#Cap{1,3} | the #Cap) ]], triples = 'x -is-> y' }",
     "Per Olsson signed Luka Per. Will Has signed Of Mice. The Who signed the Band.",
     "name:per-olsson is name:luka-per\nname:who is name:band\nname:will-has is name:of-mice\n"},
    {"of two rows with one name the first wins, in patterns and in what was named; attributes can ask for the other",
     DOMAIN "gazetteer 'party' { attributes = { 'of' }, entries = {\n"
            " { key = 'one', names = { 'Reds', 'Greens' }, attributes = { of = 'Arle' } },\n"
            " { key = 'two', names = { 'Reds', 'Blues' }, attributes = { of = 'Beck' } } } }\n"
            "relation 'backs' { subject = 'party', object = 'sector' }\n"
            "mention 'party' 'it' { pattern = [[ it ]], resolve = function(_, doc) return doc:mentions('party', 1)[1] "
            "end }\n"
            "rule 'r' { pattern = [[ x:@party backs s:@sector ]], triples = 'x -backs-> s' }\n"
            "rule 'of' { pattern = [[ x:@party[of=beck] favours s:@sector ]], triples = 'x -backs-> s' }",
     "Reds backs trade. It backs energy. Reds favours energy.",
     "party:one backs sector:energy\nparty:one backs sector:trade\nparty:two backs sector:energy\n"},
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
    {"what comes after a step, a type of mentions or a rule has no effect before that was found",
     DOMAIN
     "mention 'host' 'named' { pattern = [[ host c:@country ]], entity = 'c' }\n"
     "mention 'party' 'it' { pattern = [[ it ]], resolve = function() return 'country:IND' end, after = 'opening' }\n"
     "rule 'opening' { pattern = [[ opening ]], on_match = function() end }\n"
     "rule 'a' { pattern = [[ x:@country {agree} on s:@sector ]], triples = 'x -agrees_on-> s', after = 'host' }\n"
     "rule 'b' { pattern = [[ (x:@country | x:@party) wants s:@sector ]], triples = 'x -agrees_on-> s', "
     "after = { 'opening', 'named' } }",
     "China agreed on trade. It wants trade. China wants energy. Host Pakistan agreed on energy. It wants trade. "
     "China wants trade. The opening. It wants energy.",
     "country:CHN agrees_on sector:trade\ncountry:IND agrees_on sector:energy\ncountry:PAK agrees_on sector:energy\n"},
    {"what comes after a gazetteer's type has effect from the first sentence that has a name of it",
     DOMAIN "rule 'a' { pattern = [[ x:@country {agree} ]], on_match = function(m, doc) doc:emit(m.x, 'agrees_on', "
            "'sector:trade') end, after = 'sector' }",
     "China agreed. Energy is dear. India agreed. Pakistan agreed.",
     "country:IND agrees_on sector:trade\ncountry:PAK agrees_on sector:trade\n"},
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
    {"a gazetteer may name entities of another type, and rows without a label add names",
     DOMAIN "gazetteer 'party' { entity = 'country', entries = { { key = 'CHN', names = 'Kremlin of the East' }, { key "
            "= 'PAK', "
            "names = 'Islamabad' } } }\n"
            "rule 'r' { pattern = [[ x:@party {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }",
     "Kremlin of the East agreed on trade. Islamabad agreed on energy.",
     "country:CHN agrees_on sector:trade\ncountry:PAK agrees_on sector:energy\n"},
    {"a learned name stands for the same entity later in the document",
     DOMAIN
     "mention 'party' 'minister' { pattern = [[ c:@country Minister name:#Cap{1,2} ]], entity = 'c', learn = 'name' }\n"
     "rule 'r' { pattern = [[ x:@party {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }",
     "Wang agreed on energy. China Minister Wang Yi came. Wang agreed on trade. Yi agreed on trade.",
     "country:CHN agrees_on sector:trade\n"},
};

Test(engine, emits_what_a_plugin_says) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        fixture_expect(cases[i].what, cases[i].body, cases[i].text, cases[i].statements);
}

/* --- evidence, frames, entities --- */

Test(engine, evidence_points_at_code_points_and_quotes_the_sentence_cleaned) {
    struct tc_engine *engine = fixture_engine(DOMAIN "rule 'agree' { pattern = [[ x:@country {agree} on s:@sector ]], "
                                                     "triples = 'x -agrees_on-> s', confidence = 0.9 }");
    struct tc_graph *graph =
        fixture_run(engine, NULL, "Café.\n\nIn Zürich\xff, China\n  agreed on  commerce – now. Bye.", NULL);
    cr_assert_eq(tc_graph_evidence_count(graph), 1);
    const struct tc_evidence *e = tc_graph_evidence(graph, 0);
    cr_expect_str_eq(e->sentence.ptr, "In Zürich\xef\xbf\xbd, China agreed on commerce – now.");
    cr_expect_eq(e->sentence_no, 2);
    cr_expect_eq(e->char_start, 7);
    cr_expect_eq(e->subject_start, 19, "%d", (int)e->subject_start);
    cr_expect_eq(e->subject_end, 24);
    cr_expect_eq(e->object_start, 38, "%d", (int)e->object_start);
    cr_expect_eq(e->object_end, 46);
    cr_expect_eq(e->char_end, 53, "%d", (int)e->char_end);
    cr_expect_str_eq(e->rule.ptr, "agree");
    cr_expect_str_eq(e->plugin.ptr, "x");
    cr_expect_str_eq(e->plugin_version.ptr, "1.0");
    cr_expect_eq(e->rule_line, 7, "%u", (unsigned)e->rule_line);
    cr_expect_float_eq(e->confidence, 0.9, 1e-9);
    cr_expect_str_eq(fixture_issues(graph),
                     "warning|byte 18|||1 byte is not UTF-8, read as U+FFFD; if the text is Latin-1: iconv -f "
                     "WINDOWS-1252 -t UTF-8\n");
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* Each run of blanks as one space, each other byte as it is or as U+FFFD. */
static void clean(struct tc_str text, struct tc_buf *out) {
    tc_buf_reset(out);
    for (size_t i = 0; i < text.len; i++) {
        bool blank = strchr(" \t", text.ptr[i]) != NULL;
        struct tc_str piece = blank ? TC_STR(" ") : tc_str_sub(text, i, i + 1);
        if (text.ptr[i] == '\xff')
            piece = TC_STR("\xef\xbf\xbd");
        if (!blank || out->len == 0 || out->ptr[out->len - 1] != ' ')
            cr_assert_eq(tc_buf_add(out, piece), TC_OK);
    }
}

Test(engine, quotes_have_single_spaces_wherever_they_stand) {
    static const char *const pieces[] = {" ", " ",  "  ",       "\t",   "\t ",     "b",
                                         "a", "of", "\xc3\xa9", "\xff", "letters", "\x01"};
    struct tc_engine *engine = fixture_engine(DOMAIN "rule 'agree' { pattern = [[ x:@country {agree} on s:@sector ]], "
                                                     "triples = 'x -agrees_on-> s' }");
    struct tc_buf text, wanted;
    tc_buf_init(&text, SIZE_MAX);
    tc_buf_init(&wanted, SIZE_MAX);
    uint64_t seed = 1;
    for (int round = 0; round < 500; round++) {
        tc_buf_reset(&text);
        cr_assert_eq(tc_buf_add(&text, TC_STR("China agreed on trade ")), TC_OK);
        for (int i = 0; i < round % 40; i++) {
            const char *piece = pieces[random_next(&seed, sizeof pieces / sizeof *pieces)];
            cr_assert_eq(tc_buf_add(&text, tc_str(piece)), TC_OK);
        }
        cr_assert_eq(tc_buf_add(&text, TC_STR("b.")), TC_OK);
        clean(tc_buf_str(&text), &wanted);
        struct tc_graph *graph = fixture_run(engine, NULL, text.ptr, NULL);
        cr_assert_eq(tc_graph_evidence_count(graph), 1);
        cr_expect_str_eq(tc_graph_evidence(graph, 0)->sentence.ptr, wanted.ptr, "of \"%s\"", text.ptr);
        tc_graph_free(graph);
    }
    tc_buf_fini(&text);
    tc_buf_fini(&wanted);
    tc_engine_free(engine);
}

Test(engine, swapped_sides_keep_their_own_spans) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN "rule 'agree' { pattern = [[ x:@country and y:@country {agree} ]], triples = 'x -agrees_with-> y' }");
    struct tc_graph *graph = fixture_run(engine, NULL, "Pakistan and China agreed.", NULL);
    const struct tc_evidence *e = tc_graph_evidence(graph, 0);
    cr_expect_eq(e->subject_start, 13);
    cr_expect_eq(e->subject_end, 18);
    cr_expect_eq(e->object_start, 0);
    cr_expect_eq(e->object_end, 8);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, a_match_is_one_frame_with_its_captures_as_roles) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN "rule 'agree' { pattern = [[ list(x:@country) how:{agree} on list(s:@sector) when:#date? ]],\n"
               " triples = { 'x -agrees_with-> x', 'x -agrees_on-> s' } }");
    struct tc_graph *graph = fixture_run(engine, NULL, "Beijing and Pakistan agreed on commerce\nand energy.", NULL);
    cr_assert_eq(tc_graph_frame_count(graph), 1);
    cr_assert_eq(tc_graph_statement_count(graph), 5);
    const struct tc_frame *frame = tc_graph_frame(graph, 0);
    cr_expect_str_eq(frame->text.ptr, "Beijing and Pakistan agreed on commerce and energy");
    const char *const roles[][2] = {{"how", "agreed"}, {"s", "Trade; Energy"}, {"x", "China; Pakistan"}};
    cr_assert_eq(frame->n_roles, 3);
    for (uint32_t i = 0; i < 3; i++) {
        cr_expect_str_eq(frame->roles[i].name.ptr, roles[i][0]);
        cr_expect_str_eq(frame->roles[i].value.ptr, roles[i][1]);
    }
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, an_entity_named_twice_in_a_list_makes_each_pair_once) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN "rule 'agree' { pattern = [[ list(x:@country) {agree} ]], triples = 'x -agrees_with-> x' }");
    struct tc_graph *graph = fixture_run(engine, NULL, "China, Pakistan and Beijing agreed.", NULL);
    cr_expect_str_eq(fixture_statements(graph), "country:CHN agrees_with country:PAK\n");
    cr_assert_eq(tc_graph_evidence_count(graph), 1);
    cr_expect_eq(tc_graph_evidence(graph, 0)->subject_end, 5, "the first of its names is the evidence");
    tc_graph_free(graph);
    tc_engine_free(engine);
}

static const char *aliases(const struct tc_graph *graph, const char *id) {
    static char text[512];
    text[0] = '\0';
    for (uint32_t i = 0; i < tc_graph_entity_count(graph); i++) {
        const struct tc_graph_entity *entity = tc_graph_entity(graph, i);
        for (uint32_t j = 0; tc_str_eq_cstr(entity->id, id) && j < entity->n_aliases; j++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s|", entity->aliases[j].ptr);
    }
    return text;
}

Test(engine, aliases_are_the_words_found_but_not_those_of_a_set) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN "mention 'party' 'one' { pattern = [[ c:@country ]], entity = 'c' }\n"
               "mention 'party' 'both' { pattern = [[ both sides ]], resolve = function(m, doc) return "
               "doc:mentions('country') end }\n"
               "rule 'agree' { pattern = [[ x:@party {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }");
    struct tc_graph *graph = fixture_run(
        engine, NULL, "Beijing agreed on commerce. China agreed on energy. Both sides agreed on trade.", NULL);
    cr_expect_str_eq(aliases(graph, "country:CHN"), "Beijing|China|");
    cr_expect_str_eq(aliases(graph, "sector:trade"), "commerce|trade|");
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, attributes_come_with_the_entity) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN "rule 'agree' { pattern = [[ x:@country {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }");
    struct tc_graph *graph = fixture_run(engine, NULL, "India agreed on trade.", NULL);
    for (uint32_t i = 0; i < tc_graph_entity_count(graph); i++) {
        const struct tc_graph_entity *entity = tc_graph_entity(graph, i);
        if (tc_str_eq_cstr(entity->key, "IND")) {
            cr_assert_eq(entity->n_attrs, 1);
            cr_expect_str_eq(entity->attrs[0].name.ptr, "region");
            cr_expect_str_eq(entity->attrs[0].value.ptr, "asia");
        }
    }
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* --- what callbacks see --- */

/* The body ends in on_match; what it asserts arrives as an issue when it does not hold. */
static void expect_no_issue(const char *what, const char *body, const char *text) {
    struct tc_engine *engine = fixture_engine(body);
    uint64_t errors = 0;
    struct tc_graph *graph = fixture_run(engine, NULL, text, &errors);
    cr_expect_eq(errors, 0, "%s: %s", what, fixture_issues(graph));
    cr_expect_gt(tc_graph_statement_count(graph), 0, "%s: the callback ran", what);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

#define SAY "local function eq(a, b) if a ~= b then error(tostring(a) .. ' is not ' .. tostring(b), 2) end end\n"
#define DONE "doc:emit('country:CHN', 'agrees_with', 'country:PAK') "

Test(engine, a_match_table_has_its_place_and_its_captures) {
    expect_no_issue(
        "match",
        DOMAIN SAY
        "rule 'r' { pattern = [[ list(x:@country) how:{agree} on s:@sector? (t:#num)? ]], on_match = function(m, doc)\n"
        "eq(m.text, 'Beijing and India agreed on commerce') eq(m.sentence, 2) eq(m.from, 7) eq(m.to, 43) eq(m.first, "
        "2)\n"
        "eq(m.last, 8) eq(#m.x, 2) eq(m.x[1].text, 'Beijing') eq(m.x[1].key, 'CHN') eq(m.x[1].label, 'China')\n"
        "eq(m.x[1].type, 'country') eq(#m.x[1].entities, 1) eq(m.x[2].attributes.region, 'asia') eq(m.x[2].from, 19)\n"
        "eq(m.x[2].entities[1].attributes.region, 'asia') eq(m.how.text, 'agreed') eq(#m.how.entities, 0) "
        "eq(m.how.type, nil)\n"
        "eq(m.t, nil) eq(m.t, nil) eq(m.s.key, 'trade') eq(m.s.first, 7) eq(m.s.last, 8) " DONE "end }",
        "Hello.\nBeijing\nand India agreed on commerce.");
}

/* Captures of one entity share what is its own; what stands in one capture alone is that one's. */
Test(engine, a_changed_entity_is_changed_in_later_captures_alone) {
    expect_no_issue("shared",
                    DOMAIN SAY
                    "rule 'r' { pattern = [[ x:@country {agree} with y:@country ]], on_match = function(m, doc)\n"
                    "if doc.sentence.number == 1 then m.x.entities[1].label = 'Hind' m.x.note = 1 m.y.key = 'IND' end\n"
                    "if doc.sentence.number == 2 then eq(m.x.label, 'Hind') eq(m.x.note, nil) eq(m.y.key, 'CHN') end\n"
                    "eq(m.x.text, 'India') eq(getmetatable(m.x), false) doc:emit(m.x, 'agrees_with', m.y) end }",
                    "India agreed with China. India agreed with China.");
}

Test(engine, doc_has_fields_state_and_mentions) {
    expect_no_issue(
        "doc",
        DOMAIN SAY
        "local seen = 0\n"
        "on_document { start = function(doc) eq(doc.state.n, nil) doc.state.n = 0 eq(doc.sentence, nil) "
        "eq(#doc:mentions('country'), 0) end,\n"
        "  finish = function(doc) eq(doc.state.n, 1) eq(#doc.id, 18) eq(doc.id:sub(1, 2), 'd_') "
        "eq(#doc:mentions('country'), 4) end }\n"
        "rule 'r' { pattern = [[ x:@country agreed ]], on_match = function(m, doc)\n"
        "eq(doc.id, nil) eq(doc.uri, 'doc.txt') eq(doc.title, 'A title') eq(doc.date, '2026-01-05') doc.state.n = "
        "doc.state.n + 1\n"
        "eq(doc.sentence.number, 2) eq(doc.sentence.text, 'India saw China: Pakistan agreed as China left.')\n"
        "local all = doc:mentions('country') eq(#all, 3) eq(all[1].key, 'IND') eq(all[1].sentence, 2) eq(all[2].text, "
        "'China')\n"
        "eq(all[3].key, 'PAK') eq(#doc: mentions('sector'), 1) eq(doc:\tmentions('sector')[1].sentence, 1)\n"
        "local two = doc:mentions('country', 2) eq(#two, 2) eq(two[1].key, 'CHN') eq(two[2].key, 'PAK') "
        "eq(#doc:mentions('country', 0), 0)\n" DONE "end }",
        "No trade here. India saw China: Pakistan agreed as China left.");
}

Test(engine, a_step_may_stand_for_an_entity_that_it_names) {
    expect_no_issue("constant",
                    DOMAIN SAY "mention 'capital' 'seat' { pattern = [[ the seat ]], entity = 'country:IND' }\n"
                               "rule 'r' { pattern = [[ x:@capital {agree} ]], on_match = function(m, doc)\n"
                               "eq(m.x.type, 'country') eq(m.x.key, 'IND') eq(#m.x.entities, 1) " DONE "end }",
                    "The seat agreed.");
}

/* The rule of the last sentence tells how often each was asked. */
Test(engine, a_lazy_step_is_not_asked_where_nothing_can_use_its_mention) {
    expect_no_issue("lazy",
                    DOMAIN SAY
                    "-- Of what doc:mentions says, only what calls ask for counts.\n"
                    "--[[ A long comment may end where code goes on.\n"
                    "--]] local function heard(doc) return doc:mentions(\"heard\") end\n"
                    "local function asked(kind) return function(_, doc) doc.state[kind] = (doc.state[kind] or 0) + 1 "
                    "return 'country:IND' end end\n"
                    "mention 'party' 'it' { pattern = [[ it ]], lazy = true, resolve = asked('lazy') }\n"
                    "mention 'side' 'it' { pattern = [[ it ]], resolve = asked('eager') }\n"
                    "mention 'heard' 'it' { pattern = [[ it ]], lazy = true, resolve = asked('heard') }\n"
                    "mention 'actor' 'party' { pattern = [[ p:@party ]], entity = 'p' }\n"
                    "rule 'r' { pattern = [[ @actor {agree} on s:@sector ]], on_match = function(m, doc)\n"
                    "eq(doc.state.lazy, 2) eq(doc.state.eager, 4) eq(doc.state.heard, 4) eq(#heard(doc), 4) " DONE
                    "end, "
                    "unless = [[ never ]] }",
                    "It rained. It snowed on trade. It never agreed on trade. It agreed on trade.");
}

#ifdef __SIZEOF_INT128__ /* else the last ones share a bit */
Test(engine, seventy_types_are_told_apart) {
    expect_no_issue("seventy",
                    DOMAIN SAY
                    "for i = 1, 66 do mention('t' .. i)('x') { pattern = [[ it ]], entity = 'country:IND' } end\n"
                    "local function asked(_, doc) doc.state.n = (doc.state.n or 0) + 1 return 'country:IND' end\n"
                    "mention 'party' 'it' { pattern = [[ it ]], lazy = true, resolve = asked }\n"
                    "mention 'actor' 'party' { pattern = [[ p:@party ]], entity = 'p' }\n"
                    "rule 'w' { pattern = [[ @t66 @sector ]], on_match = function() end }\n"
                    "rule 'r' { pattern = [[ @actor {agree} on s:@sector ]], on_match = function(m, doc)\n"
                    "eq(doc.state.n, 1) " DONE "end }",
                    "It trade. It rained. It agreed on trade.");
}
#endif

Test(engine, a_lazy_step_that_others_wait_for_is_asked_until_the_first_is_found) {
    expect_no_issue("awaited",
                    DOMAIN SAY
                    "mention 'party' 'it' { pattern = [[ it ]], lazy = true, resolve = function(_, doc) doc.state.n = "
                    "(doc.state.n or "
                    "0) + 1\n"
                    "  return doc.state.n == 2 and 'country:IND' or nil end }\n"
                    "rule 'r' { pattern = [[ {agree} on s:@sector ]], after = 'party', on_match = function(m, doc)\n"
                    "eq(doc.state.n, 2) " DONE "end }",
                    "It rained. It snowed. It poured. It agreed on trade.");
}

static const struct {
    const char *what, *code, *message;
} misuses[] = {
    {"an undeclared relation", "doc:emit(m.x, 'agrees_wth', m.x)",
     "emit: relation \"agrees_wth\" is not declared; did you mean \"agrees_with\"?"},
    {"a capture of another rule", "doc:emit(m.x, 'agrees_with', m.s)",
     "emit: the object is nil; did the capture take part in this match?"},
    {"no capture at all", "local t = m.y", "a match has no field 'y' (captures of the pattern: x)"},
    {"a type that the relation does not take", "doc:emit(m.x, 'agrees_with', 'sector:trade')",
     "emit: the object is a sector, and agrees_with takes country"},
    {"words where no free type is", "doc:emit(m.x, 'agrees_with', 'Nepal')",
     "emit: the object \"Nepal\" is plain text, and agrees_with takes country; give a mention or \"type:key\""},
    {"an unknown qualifier", "doc:emit(m.x, 'agrees_on', 'sector:trade', { topik = 'x' })",
     "emit: agrees_on declares no qualifier \"topik\"; did you mean \"topic\"?"},
    {"a modality that is none", "doc:emit(m.x, 'agrees_on', 'sector:trade', { modality = 'maybe' })",
     "emit: modality must be asserted, planned or hedged, not \"maybe\""},
    {"an unknown type of mentions", "doc:mentions('contry')",
     "mentions: unknown type \"contry\"; did you mean \"country\"?"},
    {"a type of mentions that is not written into the call",
     "doc:mentions('country') doc['men' .. 'tions'](doc, 'sector')",
     "mentions: write the type \"sector\" into the call; elsewhere it is not seen"},
    {"a field that is not there", "local t = doc.titel", "doc has no field \"titel\"; did you mean \"title\"?"},
    {"a change of doc", "doc.title = 'x'", "doc cannot be changed; keep what you need in doc.state"},
    {"a dot for a colon", "doc.emit(m.x, 'agrees_with', m.x)",
     "doc expected, found a table; call its methods with a colon: doc:emit(...)"},
    {"a declaration", "again 'late' { pattern = 'x', triples = {} }", "rule can only be called while the plugin loads"},
    {"a metatable", "getmetatable(doc).__index = nil", "attempt to index a string value"},
};

Test(engine, misuse_of_doc_is_a_clear_issue_and_the_rest_goes_on) {
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        char body[2048];
        snprintf(body, sizeof body,
                 "%slocal again = rule\nrule 'ok' { pattern = [[ x:@country {agree} on s:@sector ]], triples = 'x "
                 "-agrees_on-> s' }\n"
                 "rule 'bad' { pattern = [[ x:@country ]], on_match = function(m, doc)\n  %s\nend }",
                 DOMAIN, misuses[i].code);
        struct tc_engine *engine = fixture_engine(body);
        uint64_t errors = 0;
        struct tc_graph *graph = fixture_run(engine, NULL, "Nothing yet. China agreed on trade.", &errors);
        cr_expect_eq(errors, 1, "%s: %d errors", misuses[i].what, (int)errors);
        cr_expect_eq(tc_graph_statement_count(graph), 1, "%s", misuses[i].what);
        cr_assert_eq(tc_graph_issue_count(graph), 1, "%s", misuses[i].what);
        const struct tc_issue *issue = tc_graph_issue(graph, 0);
        cr_expect(strstr(issue->message.ptr, misuses[i].message), "%s: %s", misuses[i].what, issue->message.ptr);
        cr_expect(strstr(issue->message.ptr, "x/init.lua:10: "), "%s: %s", misuses[i].what, issue->message.ptr);
        cr_expect_str_eq(issue->position.ptr, "sentence 2", "%s", misuses[i].what);
        cr_expect_str_eq(issue->rule.ptr, "bad", "%s", misuses[i].what);
        tc_graph_free(graph);
        tc_engine_free(engine);
    }
}

Test(engine, a_doc_that_was_kept_is_an_error_in_the_next_document) {
    struct tc_engine *engine =
        fixture_engine(DOMAIN "local kept\nrule 'r' { pattern = [[ x:@country ]], on_match = function(m, doc)\n"
                              "  kept = kept or doc\n  local t = kept.uri\nend }");
    struct tc_worker *worker;
    struct tc_error err = {0};
    struct tc_graph *graph = tc_graph_new();
    cr_assert_eq(tc_worker_new(&worker, engine, NULL, &err), TC_OK);
    uint64_t errors = 0;
    for (int i = 0; i < 2; i++) {
        struct tc_str text = TC_STR("China.");
        struct tc_document_info info = {.uri = TC_STR("a")};
        cr_expect_eq(errors, 0);
        cr_assert_eq(tc_worker_document(worker, &info, tc_source_str(&text), graph, &errors, &err), TC_OK);
    }
    cr_expect_eq(errors, 1);
    cr_assert_eq(tc_graph_seal(graph), TC_OK);
    cr_expect(strstr(fixture_issues(graph), "this doc is of a document that has ended"), "%s", fixture_issues(graph));
    tc_worker_free(worker);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, a_callback_is_switched_off_after_three_identical_failures) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN
        "rule 'bad' { pattern = [[ x:@country ]], on_match = function(m, doc) doc.state.n = (doc.state.n or 0) + 1\n"
        "  if doc.state.n > 3 then doc:emit(m.x, 'agrees_on', 'sector:trade') end\n  error('broken') end }\n"
        "on_document { finish = function(doc) if doc.state.n ~= 3 then error('ran ' .. doc.state.n) end end }");
    uint64_t errors = 0;
    struct tc_graph *graph = fixture_run(engine, NULL, "China. China. India. China. India.", &errors);
    cr_expect_eq(errors, 3, "%d", (int)errors);
    cr_expect_eq(tc_graph_statement_count(graph), 0);
    cr_expect_eq(tc_graph_issue_count(graph), 1, "%s", fixture_issues(graph));
    cr_expect(strstr(fixture_issues(graph), "init.lua:9: broken (3 times, then switched off for this document)"), "%s",
              fixture_issues(graph));
    cr_expect(strstr(fixture_issues(graph), "error|sentence 1|x|bad|"), "%s", fixture_issues(graph));
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, an_endless_callback_ends_with_its_budget_and_the_document_goes_on) {
    struct tc_engine *engine = fixture_engine(
        DOMAIN "rule 'ok' { pattern = [[ x:@country {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }\n"
               "rule 'bad' { pattern = [[ x:@country ]], on_match = function(m, doc)\n  while true do pcall(error) end "
               "end }\n");
    for (int i = 0; i < 2; i++) {
        uint64_t errors = 0;
        struct tc_graph *graph = fixture_run(engine, NULL, "China. China. China agreed on trade.", &errors);
        cr_expect_eq(errors, 1, "%d", (int)errors);
        cr_expect_eq(tc_graph_statement_count(graph), 1);
        bool ended =
            strstr(fixture_issues(graph), "used up its fuel") || strstr(fixture_issues(graph), "ran longer than");
        cr_expect(ended, "%s", fixture_issues(graph)); /* a sanitizer's build may run out of time first */
        tc_graph_free(graph);
    }
    tc_engine_free(engine);
}

/* --- documents --- */

Test(engine, an_empty_document_is_a_note_and_its_record_is_kept) {
    struct tc_engine *engine = fixture_engine(DOMAIN);
    struct tc_graph *graph = fixture_run(engine, NULL, "", NULL);
    cr_expect_str_eq(fixture_issues(graph), "note||||the document is empty\n");
    cr_assert_eq(tc_graph_document_count(graph), 1);
    cr_expect_str_eq(tc_graph_document(graph, 0)->id.ptr, "d_e3b0c44298fc1c14");
    cr_expect_eq(tc_graph_relation_count(graph), 2);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, the_document_record_counts_what_was_read) {
    struct tc_engine *engine = fixture_engine(DOMAIN);
    struct tc_graph *graph = fixture_run(engine, NULL, "Zürich agreed. China left.", NULL);
    const struct tc_graph_document *document = tc_graph_document(graph, 0);
    cr_expect_eq(document->chars, 26);
    cr_expect_eq(document->sentences, 2);
    cr_expect_eq(document->tokens, 6);
    cr_expect_eq(document->errors, 0);
    cr_expect_str_eq(document->uri.ptr, "doc.txt");
    cr_expect_eq(document->sha256.len, 64);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* Everything that a run writes, as text: to compare runs. */
static char *dump(const struct tc_graph *graph) {
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++)
        (void)tc_buf_addf(&out, "%s\n", tc_graph_statement(graph, i)->id.ptr);
    for (uint32_t i = 0; i < tc_graph_evidence_count(graph); i++) {
        const struct tc_evidence *e = tc_graph_evidence(graph, i);
        (void)tc_buf_addf(&out, "%s %u %s %llu-%llu %llu %llu\n", e->id.ptr, (unsigned)e->sentence_no, e->sentence.ptr,
                          (unsigned long long)e->char_start, (unsigned long long)e->char_end,
                          (unsigned long long)e->subject_start, (unsigned long long)e->object_end);
    }
    for (uint32_t i = 0; i < tc_graph_frame_count(graph); i++)
        (void)tc_buf_addf(&out, "%s %s\n", tc_graph_frame(graph, i)->id.ptr, tc_graph_frame(graph, i)->text.ptr);
    return out.ptr;
}

Test(engine, windows_index_and_tokeniser_do_not_change_the_result) {
    static const char body[] =
        DOMAIN "mention 'party' 'one' { pattern = [[ c:@country ]], entity = 'c' }\n"
               "mention 'party' 'both' { pattern = [[ both sides ]], resolve = function(m, doc) return "
               "doc:mentions('country', 2) end }\n"
               "rule 'agree' { pattern = [[ list(x:@party) {agree} on list(s:@sector) ]], triples = { 'x "
               "-agrees_with-> x', 'x -agrees_on-> s' }, with = { topic = 's' } }\n"
               "rule 'lua' { pattern = [[ x:@party {agree} ]], on_match = function(m, doc) local last = "
               "doc:mentions('party', 9)\n"
               " doc:emit(m.x, 'agrees_on', 'sector:energy', { topic = tostring(#last) .. '/' .. m.first .. '/' .. "
               "m.from }) end }\n";
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX);
    for (int i = 0; i < 1500; i++)
        (void)tc_buf_addf(&text, "%s Zürich %d saw China and %s. Both sides agreed on trade and energy.%s",
                          i % 7 ? "" : "Oh\xff!", i, i % 3 ? "Pakistan" : "India", i % 5 ? " " : "\n\n");
    struct tc_engine *engine = fixture_engine(body);
    static const struct tc_run_options options[] = {
        {0}, {.window_bytes = 4096}, {.scalar = true}, {.no_index = true}, {.window_bytes = 1 << 20}};
    char *first = NULL;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        uint64_t errors = 0;
        struct tc_graph *graph = fixture_run(engine, &options[i], text.ptr, &errors);
        char *found = dump(graph);
        cr_expect_eq(errors, 0, "%s", fixture_issues(graph));
        cr_expect_gt(tc_graph_evidence_count(graph), 3000);
        if (first)
            cr_expect_str_eq(found, first, "option %zu", i);
        else
            first = tc_strndup(found, strlen(found));
        tc_free(found);
        tc_graph_free(graph);
    }
    tc_free(first);
    tc_buf_fini(&text);
    tc_engine_free(engine);
}

Test(engine, two_plugins_run_side_by_side) {
    struct tc_engine *engine;
    struct tc_error err = {0};
    fixture_write("a/init.lua",
                  "plugin { name = 'a', version = '1', api = 1 }\n" DOMAIN
                  "rule 'agree' { pattern = [[ x:@country {agree} on s:@sector ]], triples = 'x -agrees_on-> s' }\n");
    fixture_write("b/init.lua", "plugin { name = 'b', version = '2', api = 1 }\n" DOMAIN
                                "rule 'agree' { priority = 3, pattern = [[ x:@country .. s:@sector ]], on_match = "
                                "function(m, doc) doc:emit(m.x, 'agrees_on', m.s) end }\n");
    fixture_write("c/init.lua", "plugin { name = 'a', version = '1', api = 1 }\n");
    char a[600], b[600], c[600];
    snprintf(a, sizeof a, "%s/a", fixture_dir());
    snprintf(b, sizeof b, "%s/b/", fixture_dir());
    snprintf(c, sizeof c, "%s/c", fixture_dir());
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    cr_assert_eq(tc_engine_add(engine, a, NULL, 0, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_engine_add(engine, b, NULL, 0, &err), TC_OK, "%s", err.msg);
    cr_expect_eq(tc_engine_add(engine, c, NULL, 0, &err), TC_ERR_PLUGIN);
    cr_expect(strstr(err.msg, "plugin \"a\" is loaded already"), "%s", err.msg);
    cr_assert_eq(tc_engine_compile(engine, &err), TC_OK, "%s", err.msg);
    cr_expect_eq(tc_engine_plugin_count(engine), 2);
    struct tc_graph *graph = fixture_run(engine, NULL, "China agreed on trade.", NULL);
    cr_expect_str_eq(fixture_statements(graph), "country:CHN agrees_on sector:trade\n");
    cr_expect_eq(tc_graph_evidence_count(graph), 2);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, options_reach_the_plugin_with_their_types) {
    fixture_write("x/init.lua",
                  "plugin { name = 'x', version = '1', api = 1, options = { n = { type = 'number', default = 3 }, half "
                  "= { type = 'number', default = 0.5 },\n"
                  " s = { type = 'string', default = 'a' }, b = { type = 'boolean', default = false } } }\n"
                  "assert(math.type(options.n) == 'integer' and options.half == 0.5 and options.s == 'x=y' and "
                  "options.b == false)\n" DOMAIN
                  "rule 'r' { pattern = [[ x:@country ]], on_match = function(m, doc) doc:emit(m.x, 'agrees_on', "
                  "'sector:trade', { topic = options.s }) end }\n");
    struct tc_error err;
    struct tc_engine *engine = fixture_load("x", "x.s=x=y", &err);
    cr_assert_not_null(engine, "%s", err.msg);
    cr_expect_str_eq(tc_engine_plugin(engine, 0)->options[3].value_text.ptr, "x=y");
    struct tc_graph *graph = fixture_run(engine, NULL, "China.", NULL);
    cr_expect_str_eq(fixture_statements(graph), "country:CHN agrees_on sector:trade [topic=x=y]\n");
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, required_files_declare_too_and_are_loaded_again_in_workers) {
    fixture_write("x/init.lua",
                  FIXTURE_HEAD "require 'words' local rules = require 'rules.agree' assert(rules.n == 1)");
    fixture_write("x/words.lua", DOMAIN);
    fixture_write("x/rules/agree.lua", "rule 'r' { pattern = [[ x:@country ]], on_match = function(m, doc) "
                                       "doc:emit(m.x, 'agrees_on', 'sector:trade') end }\nreturn { n = 1 }");
    struct tc_error err;
    struct tc_engine *engine = fixture_load("x", NULL, &err);
    cr_assert_not_null(engine, "%s:%u: %s", err.file, (unsigned)err.line, err.msg);
    fixture_write("x/rules/agree.lua", "error('changed behind its back')");
    struct tc_graph *graph = fixture_run(engine, NULL, "China.", NULL);
    cr_expect_str_eq(fixture_statements(graph), "country:CHN agrees_on sector:trade\n");
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(engine, csv_gazetteers_have_names_policies_and_attributes) {
    fixture_write("x/data/c.csv",
                  "iso3,name,aliases,region\r\nUSA,United States,US; U.S.;America,americas\r\n\r\nTUR,Turkey,,\r\n");
    fixture_write(
        "x/init.lua", FIXTURE_HEAD
        "gazetteer 'country' { file = 'data/c.csv', key = 'iso3', label = 'name', names = { 'name', 'aliases' },\n"
        " attributes = { 'region' }, case = { name = 'smart', aliases = 'exact' } }\n"
        "relation 'r' { subject = 'country', object = 'topic' } entity 'topic' {}\n"
        "rule 'r' { pattern = [[ x:@country likes t:#lower ]], triples = 'x -r-> t' }\n");
    struct tc_error err;
    struct tc_engine *engine = fixture_load("x", NULL, &err);
    cr_assert_not_null(engine, "%s:%u: %s", err.file, (unsigned)err.line, err.msg);
    cr_expect_eq(tc_engine_plugin(engine, 0)->gazetteers[0].n_entities, 2);
    cr_expect_eq(tc_engine_plugin(engine, 0)->gazetteers[0].n_names, 5);
    struct tc_graph *graph = fixture_run(
        engine, NULL,
        "America likes tea. He asks us likes what. The US likes milk. Roast turkey likes cheese. AMERICA likes beer.",
        NULL);
    cr_expect_str_eq(fixture_statements(graph), "country:USA r topic:milk\ncountry:USA r topic:tea\n", "%s",
                     fixture_statements(graph));
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* --- memory --- */

static uint64_t requests; /* that the last run has made */

static bool runs_with_failure_at(uint64_t n, int from_then_on, const char *path) {
    struct tc_engine *engine = NULL;
    struct tc_worker *worker = NULL;
    struct tc_error err = {0};
    struct tc_graph *graph = tc_graph_new();
    struct tc_str text = TC_STR("Beijing and India agreed on commerce. Both sides agreed on trade.");
    struct tc_document_info info = {.uri = TC_STR("a")};
    uint64_t errors = 0, before = tc_alloc_count();
    tc_alloc_fail_at(n, from_then_on);
    enum tc_status status = tc_engine_new(&engine);
    if (status == TC_OK)
        status = tc_engine_add(engine, path, NULL, 0, &err);
    if (status == TC_OK)
        status = tc_engine_compile(engine, &err);
    if (status == TC_OK)
        status = tc_worker_new(&worker, engine, NULL, &err);
    if (status == TC_OK)
        status = tc_worker_document(worker, &info, tc_source_str(&text), graph, &errors, &err);
    requests = tc_alloc_count() - before;
    tc_alloc_fail_at(0, 0);
    tc_worker_free(worker);
    tc_engine_free(engine);
    tc_graph_free(graph);
    return status == TC_OK && errors == 0;
}

Test(engine, every_allocation_may_fail, .timeout = 120) {
    fixture_write("x/init.lua",
                  FIXTURE_HEAD DOMAIN "mention 'party' 'one' { pattern = [[ c:@country ]], entity = 'c' }\n"
                                      "mention 'party' 'both' { pattern = [[ both sides ]], resolve = function(m, doc) "
                                      "return doc:mentions('country', 2) end }\n"
                                      "rule 'agree' { pattern = [[ list(x:@party) {agree} on s:@sector ]], triples = { "
                                      "'x -agrees_with-> x', 'x -agrees_on-> s' }, with = { topic = 's' } }\n"
                                      "rule 'lua' { pattern = [[ x:@party ]], on_match = function(m, doc) "
                                      "doc:emit(m.x, 'agrees_on', 'sector:energy') end }\n");
    char path[600];
    snprintf(path, sizeof path, "%s/x", fixture_dir());
    cr_assert(runs_with_failure_at(0, 0, path));
    uint64_t total = requests;
    cr_assert_gt(total, 100);
    for (uint64_t n = 1; n <= total; n += total / 300 + 1) {
        (void)runs_with_failure_at(n, 0, path); /* Lua tries again: once may do no harm */
        cr_expect_not(runs_with_failure_at(n, 1, path), "request %d of %d", (int)n, (int)total);
    }
}

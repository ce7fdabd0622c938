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
    "gazetteer 'sector' { case = 'any', entries = { { key = 'trade', label = 'Trade', names = { 'trade', 'commerce' } },\n" \
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
};

Test(engine, emits_what_a_plugin_says)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        fixture_expect(cases[i].what, cases[i].body, cases[i].text, cases[i].statements);
}

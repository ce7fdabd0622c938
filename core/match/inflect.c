/* Inflection of English: regular spelling rules, and the words that do not follow them. A lemma may be a verb or a
 * noun; what it gives is the union. A form that nobody writes does no harm, so where spelling varies both forms are
 * given. */
#include "match/model.h"

#include <assert.h>
#include <string.h>

/* The longest ending, a doubled consonant and "ing", has 4 letters. */
enum { FORM_MAX = 64, LEMMA_MAX = FORM_MAX - 5, FORMS_MAX = 32 };

struct forms {
    char text[FORMS_MAX][FORM_MAX];
    size_t n;
};

/* --- exceptions: lemma first, blanks between --- */

/* All forms. */
static const char *const WHOLE[] = {
    "be am is are was were been being",
    "have has had having",
    "can could cans",
    "could",
    "may might",
    "might",
    "must",
    "ought",
    "shall should",
    "should",
    "will would wills willed willing",
    "would",
    "person persons people",
    "people peoples",
    "child children",
    "ox oxen",
    "goose geese",
    "tooth teeth",
    "woman women",
    "wife wives",
    "life lives",
    "half halves halve halved halving",
    "self selves",
    "thief thieves",
    "loaf loaves",
    "sheaf sheaves",
    "shelf shelves",
    "calf calves",
    "elf elves",
    "hoof hooves hoofs",
    "scarf scarves scarfs",
    "wharf wharves wharfs",
    "datum data",
    "medium media mediums",
    "memorandum memoranda memorandums",
    "referendum referenda referendums",
    "bacterium bacteria",
    "stratum strata",
    "criterion criteria",
    "phenomenon phenomena",
    "nucleus nuclei",
    "alumnus alumni",
    "stimulus stimuli",
    "radius radii radiuses",
    "fungus fungi funguses",
    "cactus cacti cactuses",
    "syllabus syllabi syllabuses",
    "appendix appendices appendixes",
    "matrix matrices matrixes",
    "vertex vertices vertexes",
    "series",
    "species",
    "means",
    "corps",
    "headquarters headquartered",
    "news",
    "sheep",
    "deer",
    "aircraft",
    "spacecraft",
    "hovercraft",
    "offspring",
    "monarch monarchs",
    "patriarch patriarchs",
    "oligarch oligarchs",
    "stomach stomachs stomached stomaching",
    "epoch epochs",
};

/* Plurals of nouns that are regular verbs as well: added to the regular forms. */
static const char *const PLURALS[] = {
    "man men",     "foot feet",     "mouse mice", "louse lice",    "knife knives",     "leaf leaves",
    "wolf wolves", "dwarf dwarves", "focus foci", "index indices", "formula formulae", "penny pence",
};

/* Past tense and participle; the other forms are regular. */
static const char *const VERBS[] = {
    "abide abode abided",
    "arise arose arisen",
    "awake awoke awoken awaked",
    "bear bore borne born",
    "beat beat beaten",
    "become became become",
    "befall befell befallen",
    "beget begot begotten",
    "begin began begun",
    "behold beheld",
    "bend bent",
    "bereave bereft bereaved",
    "beseech besought beseeched",
    "beset beset",
    "bestride bestrode bestridden",
    "bet bet betted",
    "bid bid bade bidden",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "breed bred",
    "bring brought",
    "broadcast broadcast broadcasted",
    "build built",
    "burn burnt burned",
    "burst burst",
    "bust bust busted",
    "buy bought",
    "cast cast",
    "catch caught",
    "choose chose chosen",
    "cling clung",
    "clothe clothed clad",
    "come came come",
    "cost cost costed",
    "creep crept",
    "cut cut",
    "deal dealt",
    "dig dug",
    "dive dived dove",
    "do did done",
    "draw drew drawn",
    "dream dreamt dreamed",
    "drink drank drunk",
    "drive drove driven",
    "dwell dwelt dwelled",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "fit fit fitted",
    "flee fled",
    "fling flung",
    "fly flew flown",
    "forbear forbore forborne",
    "forbid forbade forbad forbidden",
    "forecast forecast forecasted",
    "forego forewent foregone",
    "foresee foresaw foreseen",
    "foretell foretold",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "forgo forwent forgone",
    "forsake forsook forsaken",
    "forswear forswore forsworn",
    "freeze froze frozen",
    "gainsay gainsaid",
    "get got gotten",
    "gild gilt gilded",
    "gird girt girded",
    "give gave given",
    "go went gone",
    "grind ground",
    "grow grew grown",
    "hamstring hamstrung",
    "hang hung hanged",
    "hear heard",
    "heave heaved hove",
    "hew hewed hewn",
    "hide hid hidden",
    "hit hit",
    "hold held",
    "hurt hurt",
    "inlay inlaid",
    "input input inputted",
    "inset inset",
    "interweave interwove interwoven",
    "keep kept",
    "kneel knelt kneeled",
    "knit knit knitted",
    "know knew known",
    "lay laid",
    "lead led",
    "lean leant leaned",
    "leap leapt leaped",
    "learn learnt learned",
    "leave left",
    "lend lent",
    "let let",
    "lie lay lain lied",
    "light lit lighted",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "melt melted molten",
    "miscast miscast",
    "mislay mislaid",
    "mislead misled",
    "misread misread",
    "misspell misspelt misspelled",
    "misspend misspent",
    "mistake mistook mistaken",
    "misunderstand misunderstood",
    "mow mowed mown",
    "offset offset",
    "outbid outbid",
    "outdo outdid outdone",
    "outfight outfought",
    "outgrow outgrew outgrown",
    "output output outputted",
    "outrun outran outrun",
    "outsell outsold",
    "outshine outshone outshined",
    "outspend outspent",
    "overcome overcame overcome",
    "overdo overdid overdone",
    "overdraw overdrew overdrawn",
    "overeat overate overeaten",
    "overfeed overfed",
    "overfly overflew overflown",
    "overhang overhung",
    "overhear overheard",
    "overlay overlaid",
    "overpay overpaid",
    "override overrode overridden",
    "overrun overran overrun",
    "oversee oversaw overseen",
    "overshoot overshot",
    "oversleep overslept",
    "overspend overspent",
    "overtake overtook overtaken",
    "overthrow overthrew overthrown",
    "partake partook partaken",
    "pay paid",
    "plead pleaded pled",
    "prepay prepaid",
    "preset preset",
    "proofread proofread",
    "prove proved proven",
    "put put",
    "quit quit quitted",
    "read read",
    "rebind rebound",
    "rebuild rebuilt",
    "recast recast",
    "redo redid redone",
    "redraw redrew redrawn",
    "regrow regrew regrown",
    "relay relayed relaid",
    "relight relit relighted",
    "remake remade",
    "rend rent",
    "repay repaid",
    "reread reread",
    "rerun reran rerun",
    "resell resold",
    "resend resent",
    "reset reset",
    "resit resat",
    "retake retook retaken",
    "retell retold",
    "rethink rethought",
    "rewind rewound",
    "rewrite rewrote rewritten",
    "rid rid",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "rive rived riven",
    "run ran run",
    "saw sawed sawn",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "set set",
    "sew sewed sewn",
    "shake shook shaken",
    "shear sheared shorn",
    "shed shed",
    "shine shone shined",
    "shoe shod shoed",
    "shoot shot",
    "show showed shown",
    "shred shredded",
    "shrink shrank shrunk shrunken",
    "shrive shrove shriven",
    "shut shut",
    "sing sang sung",
    "sink sank sunk sunken",
    "sit sat",
    "slay slew slain",
    "sleep slept",
    "slide slid",
    "sling slung",
    "slink slunk",
    "slit slit",
    "smell smelt smelled",
    "smite smote smitten",
    "sow sowed sown",
    "speak spoke spoken",
    "speed sped speeded",
    "spell spelt spelled",
    "spend spent",
    "spill spilt spilled",
    "spin spun",
    "spit spat spit",
    "split split",
    "spoil spoilt spoiled",
    "spread spread",
    "spring sprang sprung",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "sting stung",
    "stink stank stunk",
    "strew strewed strewn",
    "stride strode stridden",
    "strike struck stricken",
    "string strung",
    "strive strove striven strived",
    "sublet sublet",
    "swear swore sworn",
    "sweat sweat sweated",
    "sweep swept",
    "swell swelled swollen",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "telecast telecast",
    "tell told",
    "think thought",
    "thrive thrived throve thriven",
    "throw threw thrown",
    "thrust thrust",
    "tread trod trodden",
    "typecast typecast",
    "unbind unbound",
    "undercut undercut",
    "undergo underwent undergone",
    "underlie underlay underlain",
    "underpay underpaid",
    "understand understood",
    "undertake undertook undertaken",
    "underwrite underwrote underwritten",
    "undo undid undone",
    "unwind unwound",
    "uphold upheld",
    "uplift uplifted",
    "upset upset",
    "wake woke woken waked",
    "waylay waylaid",
    "wear wore worn",
    "weave wove woven",
    "wed wed wedded",
    "weep wept",
    "wet wet wetted",
    "win won",
    "wind wound",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "withstand withstood",
    "wring wrung",
    "write wrote written",
};

/* Verbs of two syllables or more that end in a stressed consonant-vowel-consonant, by their ends. */
static const char *const DOUBLING_ENDS[] = {"fer", "mit", "cur", "pel", "trol", "quip", "gret"};
static const char *const NOT_DOUBLING_ENDS[] = {"ffer", "limit", "vomit", "summit", "gospel", "chapel", "pilfer"};
static const char *const DOUBLING[] = {
    "abet",    "abhor",    "acquit",   "airdrop", "allot",    "annul",  "backstop", "befit",    "beget",     "begin",
    "beset",   "bootleg",  "debug",    "defrag",  "demur",    "deter",  "disbar",   "distil",   "eavesdrop", "enrol",
    "entrap",  "excel",    "extol",    "forbid",  "forget",   "format", "fulfil",   "handicap", "humbug",    "input",
    "inset",   "instil",   "inter",    "nonplus", "offset",   "outbid", "outfit",   "output",   "outrun",    "outwit",
    "overlap", "overrun",  "overstep", "preset",  "rebel",    "rebut",  "recap",    "refit",    "reset",     "resit",
    "rerun",   "retrofit", "sidestep", "sublet",  "undercut", "unplug", "upset",    "unwrap",   "wiretap",   "zigzag",
};
/* Written either way. */
static const char *const MAY_DOUBLE[] = {"combat",   "benefit", "focus",   "bias",    "bus",    "gas",    "catalog",
                                         "leapfrog", "ballot",  "bayonet", "worship", "kidnap", "program"};

/* o behind a consonant: these take -es; the second row either; all others -s. */
static const char *const OES[] = {"go",   "do",   "undergo", "forego", "forgo",  "outdo",  "overdo",  "redo",
                                  "undo", "veto", "echo",    "hero",   "potato", "tomato", "embargo", "torpedo"};
static const char *const OS_OR_OES[] = {"cargo", "tornado", "volcano", "mosquito", "mango",  "motto",     "halo",
                                        "zero",  "domino",  "buffalo", "memento",  "ghetto", "manifesto", "fresco"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_one_of(struct tc_str word, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (list[i][0] == *word.ptr && tc_str_eq_cstr(word, list[i])) {
            return true;
        }
    }
    return false;
}

static bool ends_in_one_of(struct tc_str word, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (tc_str_ends(word, tc_str(list[i]))) {
            return true;
        }
    }
    return false;
}

/* --- spelling --- */

static char last(struct tc_str word, size_t from_end) {
    return from_end < word.len ? word.ptr[word.len - 1 - from_end] : '\0';
}

/* u behind q is no vowel; y is one unless it begins the word. */
static bool is_vowel(struct tc_str word, size_t i) {
    char c = word.ptr[i];
    if (c == 'u' && i > 0 && word.ptr[i - 1] == 'q') {
        return false;
    }
    return (c && strchr("aeiou", c)) || (c == 'y' && i > 0);
}

static size_t syllables(struct tc_str word) {
    size_t n = 0;
    for (size_t i = 0; i < word.len; i++) {
        n += is_vowel(word, i) && (i == 0 || !is_vowel(word, i - 1));
    }
    return n;
}

/* Does it end in one consonant behind one vowel (stop, quit)? */
static bool ends_short(struct tc_str word) {
    size_t n = word.len;
    if (n < 2 || is_vowel(word, n - 1) || !is_vowel(word, n - 2) || word.ptr[n - 2] == 'y') {
        return false;
    }
    char c = word.ptr[n - 1];
    return c >= 'a' && c <= 'z' && c != 'w' && c != 'x' && c != 'h' && (n == 2 || !is_vowel(word, n - 3));
}

static bool must_double(struct tc_str word) {
    if (is_one_of(word, DOUBLING, COUNT(DOUBLING))) {
        return true;
    }
    if (!ends_short(word) || is_one_of(word, MAY_DOUBLE, COUNT(MAY_DOUBLE))) {
        return false;
    }
    return syllables(word) == 1 || (ends_in_one_of(word, DOUBLING_ENDS, COUNT(DOUBLING_ENDS)) &&
                                    !ends_in_one_of(word, NOT_DOUBLING_ENDS, COUNT(NOT_DOUBLING_ENDS)));
}

/* travelled and traveled, fuelled and fueled. */
static bool may_double(struct tc_str word) {
    if (must_double(word) || is_one_of(word, MAY_DOUBLE, COUNT(MAY_DOUBLE))) {
        return true;
    }
    bool ends_in_short_l = last(word, 0) == 'l' &&
                           (ends_short(word) || tc_str_ends(word, TC_STR("uel")) || tc_str_ends(word, TC_STR("ial")));
    return ends_in_short_l && syllables(word) > 1 - (size_t)!ends_short(word);
}

static void put(struct forms *forms, struct tc_str stem, const char *ending) {
    assert(forms->n < FORMS_MAX && stem.len + strlen(ending) < FORM_MAX);
    char *to = forms->text[forms->n];
    memcpy(to, stem.ptr, stem.len);
    strcpy(to + stem.len, ending);
    for (size_t i = 0; i < forms->n; i++) {
        if (strcmp(forms->text[i], to) == 0) {
            return;
        }
    }
    forms->n++;
}

static struct tc_str shorten(struct tc_str word, size_t by) { return tc_str_sub(word, 0, word.len - by); }

static bool ends_in_consonant_and(struct tc_str word, char c) {
    return last(word, 0) == c && word.len > 1 && !(is_vowel(word, word.len - 2));
}

static void put_doubled(struct forms *forms, struct tc_str word, const char *ending) {
    char tail[8] = {last(word, 0), '\0'};
    strcat(tail, ending);
    put(forms, word, tail);
}

/* analysis, axis: nouns only. */
static bool ends_in_latin_is(struct tc_str word) {
    return tc_str_ends(word, TC_STR("sis")) || tc_str_ends(word, TC_STR("xis"));
}

/* Third person and plural. */
static void put_s(struct forms *forms, struct tc_str word) {
    if (ends_in_consonant_and(word, 'y')) {
        put(forms, shorten(word, 1), "ies");
    } else if (ends_in_latin_is(word)) {
        put(forms, shorten(word, 2), "es");
    } else if (strchr("sxz", last(word, 0)) || tc_str_ends(word, TC_STR("ch")) || tc_str_ends(word, TC_STR("sh"))) {
        if (last(word, 0) != 'x' && may_double(word)) {
            put_doubled(forms, word, "es");
        }
        if (last(word, 0) != 'z' || !must_double(word)) {
            put(forms, word, "es");
        }
    } else {
        bool es_only = is_one_of(word, OES, COUNT(OES));
        if (es_only || is_one_of(word, OS_OR_OES, COUNT(OS_OR_OES))) {
            put(forms, word, "es");
        }
        if (!es_only) {
            put(forms, word, "s");
        }
    }
}

static void put_ed(struct forms *forms, struct tc_str word) {
    if (last(word, 0) == 'e') {
        put(forms, word, "d");
    } else if (ends_in_consonant_and(word, 'y')) {
        put(forms, shorten(word, 1), "ied");
    } else if (tc_str_ends(word, TC_STR("ic"))) {
        put(forms, word, "ked");
    } else {
        if (may_double(word)) {
            put_doubled(forms, word, "ed");
        }
        if (!must_double(word)) {
            put(forms, word, "ed");
        }
    }
}

static void put_ing(struct forms *forms, struct tc_str word) {
    if (tc_str_ends(word, TC_STR("ie"))) {
        put(forms, shorten(word, 2), "ying");
    } else if (last(word, 0) == 'e' && word.len > 2 && !strchr("eoy", last(word, 1))) { /* not agree, canoe, dye */
        put(forms, shorten(word, 1), "ing");
        if (tc_str_eq_cstr(word, "age") || tc_str_eq_cstr(word, "singe") || tc_str_eq_cstr(word, "queue")) {
            put(forms, word, "ing");
        }
    } else if (tc_str_ends(word, TC_STR("ic"))) {
        put(forms, word, "king");
    } else {
        if (may_double(word)) {
            put_doubled(forms, word, "ing");
        }
        if (!must_double(word)) {
            put(forms, word, "ing");
        }
    }
}

/* The row that begins with the word, behind it; .ptr NULL if there is none. */
static struct tc_str find_row(struct tc_str word, const char *const *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (rows[i][0] == *word.ptr && strncmp(rows[i], word.ptr, word.len) == 0 &&
            (rows[i][word.len] == ' ' || rows[i][word.len] == '\0')) {
            return tc_str(rows[i] + word.len + (rows[i][word.len] == ' '));
        }
    }
    return (struct tc_str){NULL, 0};
}

static void put_row(struct forms *forms, struct tc_str row) {
    while (row.len > 0) {
        put(forms, tc_str_split(&row, ' '), "");
    }
}

/* spokesman, grandchild, housewife: nouns that go as the one at their end. */
static bool put_compound(struct forms *forms, struct tc_str word) {
    static const char *const REGULAR[] = {"human",   "german",   "roman",  "norman",
                                          "ottoman", "talisman", "shaman", "caiman"};
    static const char *const ENDS[][2] = {{"man", "men"}, {"child", "children"}, {"wife", "wives"}};
    for (size_t i = 0; i < COUNT(ENDS); i++) {
        struct tc_str end = tc_str(ENDS[i][0]);
        if (word.len > end.len && tc_str_ends(word, end) && !is_one_of(word, REGULAR, COUNT(REGULAR))) {
            put(forms, shorten(word, end.len), ENDS[i][1]);
            return true;
        }
    }
    return false;
}

static void collect(struct forms *forms, struct tc_str lemma) {
    struct tc_str whole = find_row(lemma, WHOLE, COUNT(WHOLE));
    if (whole.ptr) {
        put_row(forms, whole);
        return;
    }
    if (put_compound(forms, lemma)) {
        return;
    }
    put_s(forms, lemma);
    if (ends_in_latin_is(lemma)) {
        return;
    }
    struct tc_str past = find_row(lemma, VERBS, COUNT(VERBS));
    if (past.ptr) {
        put_row(forms, past);
    } else {
        put_ed(forms, lemma);
    }
    put_ing(forms, lemma);
    put_row(forms, find_row(lemma, PLURALS, COUNT(PLURALS)));
}

struct tc_str tc_inflect_base(struct tc_str form) {
    static const char *const OWN[] = {"abode", "bit",   "bore",   "bound", "dove",    "drove", "fell",
                                      "felt",  "found", "ground", "left",  "rebound", "rent",  "resent",
                                      "rose",  "shot",  "smelt",  "spoke", "thought", "wound"};
    bool is_own = find_row(form, VERBS, COUNT(VERBS)).ptr || is_one_of(form, OWN, COUNT(OWN));
    for (size_t i = 0; i < COUNT(VERBS) && !is_own; i++) {
        struct tc_str row = tc_str(VERBS[i]);
        struct tc_str base = tc_str_split(&row, ' ');
        while (row.ptr) {
            if (tc_str_eq(tc_str_split(&row, ' '), form)) {
                return base;
            }
        }
    }
    return (struct tc_str){NULL, 0};
}

void tc_inflect(struct tc_str lemma, void (*add)(void *ctx, struct tc_str form), void *ctx) {
    struct forms forms = {.n = 0};
    if (lemma.len < 2 || lemma.len > LEMMA_MAX) {
        add(ctx, lemma);
        return;
    }
    put(&forms, lemma, "");
    collect(&forms, lemma);
    for (size_t i = 0; i < forms.n; i++) {
        add(ctx, tc_str(forms.text[i]));
    }
}

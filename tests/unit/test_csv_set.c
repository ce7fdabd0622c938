#include "base/alloc.h"
#include "base/fs.h"
#include "output/csv_set.h"
#include "random_graph.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const files[] = {"triples.csv",   "frames.csv",    "entities.csv", "evidence.csv",
                                    "documents.csv", "relations.csv", "issues.csv"};
enum { N_FILES = sizeof files / sizeof *files };
static const struct tc_csv_policy plain = {.separator = ','};

static char root[64];

static void make_root(void) {
    strcpy(root, "/tmp/tercet-csv-XXXXXX");
    cr_assert(mkdtemp(root) != NULL);
}

static void remove_root(void) {
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", root);
    cr_assert(system(command) == 0);
}

TestSuite(csv_set, .timeout = 60, .init = make_root, .fini = remove_root);

static struct tc_graph *random_graph(uint32_t n, uint32_t step) {
    struct tc_graph *graph = tc_graph_new();
    for (uint32_t i = 0; i < n; i++)
        random_fact(graph, i * step % n);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    return graph;
}

static const char *in(const char *dir) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", root, dir);
    return path;
}

static void write_to(const struct tc_graph *graph, const char *dir) {
    struct tc_error err = {0};
    cr_assert(tc_csv_set_write(graph, in(dir), plain, &err) == TC_OK, "%s", err.msg);
}

static struct tc_graph *read_from(const char *dir) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_error err = {0};
    cr_assert(tc_csv_set_read(graph, in(dir), &err) == TC_OK, "%s:%u: %s", err.file, err.line, err.msg);
    return graph;
}

static struct tc_buf content(const char *dir, const char *file) {
    struct tc_buf buf;
    char path[256];
    tc_buf_init(&buf, SIZE_MAX / 2);
    cr_assert(tc_fs_join(path, sizeof path, in(dir), file) == TC_OK && tc_fs_read(path, &buf, NULL) == TC_OK);
    return buf;
}

static void expect_same_files(const char *a, const char *b) {
    for (size_t i = 0; i < N_FILES; i++) {
        struct tc_buf x = content(a, files[i]), y = content(b, files[i]);
        cr_expect(tc_str_eq(tc_buf_str(&x), tc_buf_str(&y)), "%s differs in %s and %s", files[i], a, b);
        tc_buf_fini(&x);
        tc_buf_fini(&y);
    }
}

static void put_file(const char *dir, const char *file, const char *text) {
    char path[256];
    cr_assert(tc_fs_join(path, sizeof path, in(dir), file) == TC_OK);
    FILE *out = fopen(path, "w");
    cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0);
}

static size_t count_files(const char *dir) {
    size_t n = 0;
    DIR *folder = opendir(in(dir));
    while (readdir(folder))
        n++;
    closedir(folder);
    return n - 2;
}

/* --- properties --- */

Test(csv_set, what_is_read_back_is_written_alike) {
    static const uint32_t sizes[] = {0, 1, 7, 60, 500};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct tc_graph *graph = random_graph(sizes[i], 1);
        write_to(graph, "a");
        struct tc_graph *again = read_from("a");
        write_to(again, "b");
        expect_same_files("a", "b");
        cr_expect_eq(tc_graph_evidence_count(graph), tc_graph_evidence_count(again));
        tc_graph_free(graph);
        tc_graph_free(again);
    }
}

Test(csv_set, order_of_filling_does_not_show) {
    struct tc_graph *forward = random_graph(101, 1), *shuffled = random_graph(101, 37);
    write_to(forward, "a");
    write_to(shuffled, "b");
    expect_same_files("a", "b");
    tc_graph_free(forward);
    tc_graph_free(shuffled);
}

Test(csv_set, a_graph_that_was_read_holds_what_was_written) {
    struct tc_graph *graph = random_graph(3000, 1);
    write_to(graph, "a");
    struct tc_graph *again = read_from("a");
    cr_assert_eq(tc_graph_statement_count(graph), tc_graph_statement_count(again));
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++) {
        const struct tc_statement *a = tc_graph_statement(graph, i), *b = tc_graph_statement(again, i);
        cr_expect(tc_str_eq(a->id, b->id) && a->n_quals == b->n_quals && a->first_evidence == b->first_evidence);
        cr_expect(a->confidence == b->confidence && a->n_documents == b->n_documents);
    }
    for (uint32_t i = 0; i < tc_graph_evidence_count(graph); i++) {
        const struct tc_evidence *a = tc_graph_evidence(graph, i), *b = tc_graph_evidence(again, i);
        bool known = a->frame != TC_NO_RECORD && b->frame != TC_NO_RECORD;
        cr_expect(!known || a->frame == b->frame, "a match is right or not known");
    }
    for (uint32_t i = 0; i < tc_graph_entity_count(graph); i++) {
        const struct tc_graph_entity *a = tc_graph_entity(graph, i), *b = tc_graph_entity(again, i);
        cr_assert(a->n_aliases == b->n_aliases && a->n_attrs == b->n_attrs, "%s", a->id.ptr);
        for (uint32_t k = 0; k < a->n_aliases; k++)
            cr_expect(tc_str_eq(a->aliases[k], b->aliases[k]), "[%s] [%s]", a->aliases[k].ptr, b->aliases[k].ptr);
    }
    tc_graph_free(graph);
    tc_graph_free(again);
}

Test(csv_set, all_evidence_finds_its_match_again) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_graph_entity china = {.type = TC_STR("country"), .key = TC_STR("CHN")};
    struct tc_graph_document document = {.uri = TC_STR("a.txt"), .id = TC_STR("d_1")};
    uint32_t entity = tc_graph_add_entity(graph, &china), number = tc_graph_add_document(graph, &document);
    struct tc_statement statement = {.subject = entity, .object = entity, .predicate = TC_STR("p")};
    for (uint32_t i = 1; i <= 6; i++) { /* sentences 1, 2, 3, 3, 4, 5: number 3 has two matches */
        uint32_t sentence = i > 3 ? i - 1 : i;
        struct tc_frame frame = {.document = number, .rule = TC_STR("r"), .sentence_no = sentence, .char_start = i};
        struct tc_evidence evidence = {.statement = tc_graph_add_statement(graph, &statement),
                                       .document = number,
                                       .frame = tc_graph_add_frame(graph, &frame),
                                       .rule = TC_STR("r"),
                                       .sentence_no = sentence,
                                       .char_start = i};
        cr_assert(tc_graph_add_evidence(graph, &evidence) != TC_NO_RECORD);
    }
    cr_assert(tc_graph_seal(graph) == TC_OK);
    write_to(graph, "a");
    struct tc_graph *again = read_from("a");
    for (uint32_t i = 0; i < 6; i++) {
        const struct tc_evidence *a = tc_graph_evidence(graph, i), *b = tc_graph_evidence(again, i);
        cr_expect_eq(b->frame, a->frame, "sentence %u", a->sentence_no);
    }
    tc_graph_free(graph);
    tc_graph_free(again);
}

/* No cell that a spreadsheet would take for a formula, and ids that none takes for numbers. */
struct cells {
    size_t n, n_columns;
};

static enum tc_status check_row(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                                struct tc_error *err) {
    struct cells *cells = ctx;
    (void)err;
    if (row == 0)
        cells->n_columns = n;
    cr_expect_eq(n, cells->n_columns, "line %u: cells", line);
    cr_expect(n > 0 && fields[0].len > 0 && (fields[0].ptr[0] | 32) >= 'a' && (fields[0].ptr[0] | 32) <= 'z');
    for (size_t i = 0; i < n; i++, cells->n++) {
        cr_expect(fields[i].len == 0 || !strchr("=+-@\t\r\n", fields[i].ptr[0]), "line %u: %.*s", line,
                  TC_FMT(fields[i]));
        cr_expect(!tc_str_starts(fields[i], TC_STR("\xEF\xBC\x9D")));
    }
    return TC_OK;
}

Test(csv_set, no_cell_is_a_formula_and_ids_begin_with_letters) {
    struct tc_graph *graph = random_graph(300, 1);
    write_to(graph, "a");
    struct cells cells = {0};
    for (size_t i = 0; i < N_FILES; i++) {
        struct tc_buf bytes = content("a", files[i]);
        cr_expect(tc_str_starts(tc_buf_str(&bytes), TC_STR("\xEF\xBB\xBF")) &&
                  tc_str_ends(tc_buf_str(&bytes), TC_STR("\r\n")));
        cr_expect(tc_csv_read(tc_buf_str(&bytes), files[i], 0, check_row, &cells, NULL) == TC_OK);
        tc_buf_fini(&bytes);
    }
    cr_expect(cells.n > 5000);
    tc_graph_free(graph);
}

/* --- columns --- */

Test(csv_set, columns_are_those_of_the_reference) {
    static const char *const headers[N_FILES] = {
        "triple_id,subject,predicate,object,document_,topic,subject_type,object_type,modality,negated,confidence,"
        "evidence_count,"
        "document_count,quote,document,document_title,document_date,subject_id,object_id,plugin,rule,frame_id\r\n",
        "frame_id,rule,predicates,parties,document_,sector,text_,topic,modality,negated,text,document,document_title,"
        "document_date,sentence_no\r\n",
        "entity_id,label,type,aliases_found,statement_count,document_count,label_,region\r\n",
        "evidence_id,triple_id,document_id,document,document_title,document_date,sentence_no,sentence,char_start,char_"
        "end,"
        "subject_start,subject_end,object_start,object_end,plugin,plugin_version,rule,rule_line,confidence,frame_"
        "id\r\n",
        "document_id,document,title,date,sha256,characters,sentences,tokens,statements,errors\r\n",
        "predicate,label,group,order,symmetric,subject,object,qualifiers,plugin,help\r\n",
        "severity,document,position,plugin,rule,message\r\n",
    };
    struct tc_graph *graph = random_graph(100, 1);
    write_to(graph, "a");
    for (size_t i = 0; i < N_FILES; i++) {
        struct tc_buf bytes = content("a", files[i]);
        cr_expect(tc_str_starts(tc_str_sub(tc_buf_str(&bytes), 3, bytes.len), tc_str(headers[i])), "%s: %.200s",
                  files[i], bytes.ptr);
        tc_buf_fini(&bytes);
    }
    tc_graph_free(graph);
}

static struct tc_graph *one_fact(void) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_graph_entity china = {.type = TC_STR("country"), .key = TC_STR("CHN"), .label = TC_STR("China")};
    struct tc_graph_entity trade = {.type = TC_STR("sector"), .key = TC_STR("trade"), .label = TC_STR("trade")};
    struct tc_graph_document document = {
        .uri = TC_STR("a.txt"), .id = TC_STR("d_0000000000000001"), .title = TC_STR("News")};
    struct tc_pair topic = {TC_STR("topic"), TC_STR("port")};
    struct tc_statement statement = {.subject = tc_graph_add_entity(graph, &china),
                                     .object = tc_graph_add_entity(graph, &trade),
                                     .predicate = TC_STR("agrees_on"),
                                     .quals = &topic,
                                     .n_quals = 1};
    struct tc_evidence evidence = {.statement = tc_graph_add_statement(graph, &statement),
                                   .document = tc_graph_add_document(graph, &document),
                                   .frame = TC_NO_RECORD,
                                   .sentence_no = 1,
                                   .sentence = TC_STR("China, at last, agreed."),
                                   .char_end = 23,
                                   .plugin = TC_STR("p"),
                                   .plugin_version = TC_STR("1"),
                                   .rule = TC_STR("r"),
                                   .confidence = 0.8};
    cr_assert(tc_graph_add_evidence(graph, &evidence) != TC_NO_RECORD);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    return graph;
}

Test(csv_set, a_row_of_triples_reads_as_people_expect) {
    struct tc_graph *graph = one_fact();
    write_to(graph, "a");
    struct tc_buf bytes = content("a", "triples.csv");
    const char *row = strstr(bytes.ptr, "\r\n") + 2;
    char expected[512];
    snprintf(
        expected, sizeof expected,
        "%s,China,agrees_on,trade,port,country,sector,asserted,false,0.800,1,1,\"China, at last, agreed.\",a.txt,News,,"
        "country:CHN,sector:trade,p,r,\r\n",
        tc_graph_statement(graph, 0)->id.ptr);
    cr_expect_str_eq(row, expected);
    tc_buf_fini(&bytes);
    tc_graph_free(graph);
}

/* --- frames --- */

static uint32_t entity_of(struct tc_graph *graph, const char *type, const char *label) {
    struct tc_graph_entity entity = {.type = tc_str(type), .key = tc_str(label), .label = tc_str(label)};
    return tc_graph_add_entity(graph, &entity);
}

struct told {
    const char *subject, *predicate, *type, *object, *topic;
    enum tc_modality modality;
    bool negated;
};

/* A match in the sentence at that place, and what it says. */
static void tell(struct tc_graph *graph, uint32_t place, const struct tc_pair *roles, uint32_t n_roles,
                 const struct told *told) {
    struct tc_graph_document document = {
        .uri = TC_STR("a.txt"), .id = TC_STR("d_0000000000000001"), .title = TC_STR("News")};
    uint32_t number = tc_graph_add_document(graph, &document);
    struct tc_frame frame = {.document = number,
                             .rule = TC_STR("r"),
                             .sentence_no = place,
                             .char_start = place,
                             .text = TC_STR("a match"),
                             .roles = roles,
                             .n_roles = n_roles};
    uint32_t frame_number = tc_graph_add_frame(graph, &frame);
    for (uint32_t i = 0; told[i].subject; i++) {
        struct tc_pair topic = {TC_STR("topic"), tc_str(told[i].topic)};
        struct tc_statement statement = {.subject = entity_of(graph, "country", told[i].subject),
                                         .object = entity_of(graph, told[i].type, told[i].object),
                                         .predicate = tc_str(told[i].predicate),
                                         .quals = &topic,
                                         .n_quals = told[i].topic != NULL,
                                         .modality = told[i].modality,
                                         .negated = told[i].negated};
        struct tc_evidence evidence = {.statement = tc_graph_add_statement(graph, &statement),
                                       .document = number,
                                       .frame = frame_number,
                                       .sentence_no = place,
                                       .object_start = i,
                                       .plugin = TC_STR("p"),
                                       .rule = TC_STR("r"),
                                       .confidence = 0.8};
        cr_assert(tc_graph_add_evidence(graph, &evidence) != TC_NO_RECORD);
    }
}

static void expect_frame(const struct tc_buf *bytes, const char *row) {
    cr_expect(strstr(bytes->ptr, row) != NULL, "no row \"%s\" in\n%s", row, bytes->ptr);
}

Test(csv_set, a_row_of_frames_says_who_and_what) {
    static const struct told deal[] = {{"Peru", "agrees_on", "sector", "trade", "cod", 0, false},
                                       {"Chile", "agrees_on", "sector", "trade", "cod", 0, false},
                                       {"Peru", "agrees_on", "sector", "energy", "gas", 0, false},
                                       {"Chile", "agrees_on", "sector", "energy", "cod; wood; gas", 0, false},
                                       {"Chile", "agrees_with", "country", "Oman", NULL, 0, false},
                                       {NULL, NULL, NULL, NULL, NULL, 0, false}};
    static const struct told denial[] = {{"Mali", "supports", "country", "Chad", NULL, TC_PLANNED, true},
                                         {NULL, NULL, NULL, NULL, NULL, 0, false}};
    static const struct tc_pair roles[] = {
        {{"place", 5}, {"Lima", 4}}, {{"topic", 5}, {"hidden", 6}}, {{"x", 1}, {"hidden", 6}}};
    struct tc_relation mutual = {.name = TC_STR("agrees_with"), .symmetric = true};
    struct tc_graph *graph = tc_graph_new();
    cr_assert(tc_graph_add_relation(graph, &mutual) != TC_NO_RECORD);
    tell(graph, 3, roles, 3, deal);
    tell(graph, 7, NULL, 0, denial);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    write_to(graph, "a");
    struct tc_buf bytes = content("a", "frames.csv");
    expect_frame(&bytes, "frame_id,rule,predicates,parties,country,place,sector,topic,modality,negated,text,document,"
                         "document_title,document_date,sentence_no\r\n");
    expect_frame(&bytes,
                 ",r,agrees_on; agrees_with,Peru; Chile; Oman,,Lima,trade; energy,cod; gas; wood,asserted,false,"
                 "a match,a.txt,News,,3\r\n");
    expect_frame(&bytes, ",r,supports,Mali,Chad,,,,planned,true,a match,a.txt,News,,7\r\n");
    tc_buf_fini(&bytes);
    tc_graph_free(graph);
}

/* --- reading what people have edited --- */

static void edit(const char *file, const char *from, const char *to) {
    struct tc_buf bytes = content("a", file), edited;
    tc_buf_init(&edited, SIZE_MAX / 2);
    char *hit = strstr(bytes.ptr, from);
    cr_assert(hit, "%s is not in %s", from, file);
    tc_buf_addf(&edited, "%.*s%s%s", (int)(hit - bytes.ptr), bytes.ptr, to, hit + strlen(from));
    put_file("a", file, edited.ptr);
    tc_buf_fini(&bytes);
    tc_buf_fini(&edited);
}

Test(csv_set, errors_name_file_and_line) {
    static const struct {
        const char *file, *from, *to, *message;
        uint32_t line;
    } cases[] = {
        {"triples.csv", ",asserted,", ",maybe,", "modality: expected asserted, planned or hedged, found \"maybe\"", 2},
        {"triples.csv", "country:CHN", "country:XXX",
         "subject_id: expected an entity of entities.csv, found \"country:XXX\"", 2},
        {"triples.csv", ",false,", ",no,", "negated: expected true or false, found \"no\"", 2},
        {"triples.csv", ",modality", ",mood", "there is no column \"modality\"", 1},
        {"triples.csv", "\nt_", "\nx_", "evidence.csv has nothing for x_", 2},
        {"evidence.csv", ",0.800", ",1.5", "confidence: expected a number from 0 to 1, found \"1.5\"", 2},
        {"evidence.csv", ",0,23,", ",0,2x3,", "char_end: expected a count, found \"2x3\"", 2},
        {"evidence.csv", "d_0", "d_9", "document_id: expected a document of documents.csv, found \"d_9", 2},
        {"entities.csv", "sector:trade", "sectortrade", "entity_id: expected type:key", 3},
    };
    struct tc_graph *graph = one_fact(), *again = tc_graph_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tc_error err = {0};
        write_to(graph, "a");
        edit(cases[i].file, cases[i].from, cases[i].to);
        cr_expect(tc_csv_set_read(again, in("a"), &err) == TC_ERR_INPUT, "row %zu", i);
        cr_expect(strstr(err.msg, cases[i].message), "row %zu: %s", i, err.msg);
        cr_expect(err.line == cases[i].line && strstr(err.file, cases[i].file), "row %zu: %s:%u", i, err.file,
                  err.line);
        cr_expect(tc_graph_entity_count(again) == 0, "nothing half read remains");
    }
    tc_graph_free(graph);
    tc_graph_free(again);
}

Test(csv_set, columns_are_found_by_name_and_others_passed_over) {
    struct tc_graph *graph = one_fact();
    write_to(graph, "a");
    struct tc_buf triples;
    tc_buf_init(&triples, SIZE_MAX / 2);
    struct tc_str id = tc_graph_statement(graph, 0)->id;
    tc_buf_addf(&triples,
                "my notes;object_id;topic;triple_id;modality;predicate;subject_id;negated\n"
                "good!;sector:trade;port;%s;asserted;agrees_on;country:CHN;FALSE\n",
                id.ptr);
    put_file("a", "triples.csv", triples.ptr);
    struct tc_graph *again = read_from("a");
    cr_assert_eq(tc_graph_statement_count(again), 1);
    cr_expect(tc_str_eq(tc_graph_statement(again, 0)->id, id));
    tc_buf_fini(&triples);
    tc_graph_free(graph);
    tc_graph_free(again);
}

Test(csv_set, triples_that_were_deleted_take_their_evidence_along) {
    struct tc_graph *graph = random_graph(50, 1);
    write_to(graph, "a");
    struct tc_buf triples = content("a", "triples.csv");
    char *second = strstr(strstr(triples.ptr, "\r\nt_") + 2, "\r\nt_");
    second[2] = '\0';
    put_file("a", "triples.csv", triples.ptr);
    struct tc_graph *again = read_from("a");
    cr_expect_eq(tc_graph_statement_count(again), 1);
    cr_expect_eq(tc_graph_evidence_count(again), tc_graph_statement(graph, 0)->n_evidence);
    tc_buf_fini(&triples);
    tc_graph_free(graph);
    tc_graph_free(again);
}

Test(csv_set, a_folder_without_the_set_is_an_error_with_a_hint) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_error err = {0};
    cr_expect(tc_csv_set_read(graph, in("nowhere"), &err) == TC_ERR_INPUT);
    cr_expect(strstr(err.hint, "tercet build"), "%s", err.hint);
    tc_graph_free(graph);
}

/* --- all or nothing --- */

static void write_with_limit(const struct tc_graph *graph, rlim_t bytes) {
    struct rlimit old;
    struct tc_error err = {0};
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    struct rlimit limit = {.rlim_cur = bytes, .rlim_max = old.rlim_max};
    cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    enum tc_status status = tc_csv_set_write(graph, in("a"), plain, &err);
    cr_assert(setrlimit(RLIMIT_FSIZE, &old) == 0);
    cr_expect(status == TC_ERR_OUTPUT && err.msg[0], "%s", err.msg);
}

Test(csv_set, a_failure_in_the_middle_leaves_the_old_set_whole) {
    struct tc_graph *small = random_graph(10, 1), *big = random_graph(2000, 1), *late = tc_graph_new();
    write_to(small, "a");
    write_to(small, "expected");
    char message[4000];
    memset(message, 'x', sizeof message);
    struct tc_issue issue = {
        .message = {message, sizeof message}}; /* in the last file, and less than a stream's buffer */
    cr_assert(tc_graph_add_issue(late, &issue) == TC_OK && tc_graph_seal(late) == TC_OK);
    write_with_limit(big, 20000);
    write_with_limit(late, 2000);
    expect_same_files("a", "expected");
    cr_expect_eq(count_files("a"), N_FILES, "no temporary file remains");
    tc_graph_free(small);
    tc_graph_free(big);
    tc_graph_free(late);
}

Test(csv_set, a_folder_in_the_place_of_a_file_is_an_error_before_anything_is_replaced) {
    struct tc_graph *graph = random_graph(10, 1);
    write_to(graph, "a");
    write_to(graph, "expected");
    struct tc_graph *other = random_graph(20, 1);
    char path[256];
    cr_assert(tc_fs_join(path, sizeof path, in("a"), "issues.csv") == TC_OK);
    cr_assert(unlink(path) == 0 && mkdir(path, 0777) == 0);
    struct tc_error err = {0};
    cr_expect(tc_csv_set_write(other, in("a"), plain, &err) == TC_ERR_OUTPUT);
    cr_assert(rmdir(path) == 0);
    cr_assert(tc_fs_join(path, sizeof path, in("expected"), "issues.csv") == TC_OK && unlink(path) == 0);
    struct tc_buf a = content("a", "triples.csv"), b = content("expected", "triples.csv");
    cr_expect(tc_str_eq(tc_buf_str(&a), tc_buf_str(&b)));
    tc_buf_fini(&a);
    tc_buf_fini(&b);
    tc_graph_free(graph);
    tc_graph_free(other);
}

Test(csv_set, a_set_of_two_runs_is_not_read) {
    struct tc_graph *old = random_graph(10, 1), *new = random_graph(20, 1), *read = tc_graph_new();
    struct tc_outfile out[TC_CSV_FILES];
    struct tc_error err = {0};
    write_to(old, "a");
    cr_assert(tc_csv_set_fill(new, in("a"), plain, out, &err) == TC_OK, "%s", err.msg);
    char late[256]; /* is no file any more when the others have been renamed */
    snprintf(late, sizeof late, "%s", out[TC_CSV_FILES - 1].path);
    cr_assert(unlink(late) == 0 && mkdir(late, 0777) == 0);
    cr_expect(tc_outfile_commit_all(out, TC_CSV_FILES, &err) == TC_ERR_OUTPUT);
    cr_assert(rmdir(late) == 0);
    cr_expect(tc_csv_set_read(read, in("a"), &err) == TC_ERR_INPUT);
    cr_expect(strstr(err.file, TC_FS_UNFINISHED) && strstr(err.msg, "of two runs"), "%s: %s", err.file, err.msg);
    write_to(new, "a");
    write_to(new, "expected");
    expect_same_files("a", "expected");
    tc_graph_free(old);
    tc_graph_free(new);
    tc_graph_free(read);
}

Test(csv_set, survives_every_failing_allocation) {
    struct tc_graph *graph = one_fact();
    write_to(graph, "a");
    bool wrote = false, read = false;
    for (uint64_t n = 1; !wrote || !read; n++) {
        tc_alloc_fail_at(n, 0);
        wrote = tc_csv_set_write(graph, in("b"), plain, NULL) == TC_OK;
        tc_alloc_fail_at(0, 0);
        struct tc_graph *again = tc_graph_new();
        tc_alloc_fail_at(n, 0);
        read = tc_csv_set_read(again, in("a"), NULL) == TC_OK;
        tc_alloc_fail_at(0, 0);
        tc_graph_free(again);
        cr_assert(n < 1000);
    }
    expect_same_files("a", "b");
    tc_graph_free(graph);
}

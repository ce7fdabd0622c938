#include "base/alloc.h"
#include "base/fs.h"
#include "sandbox/sandbox.h"
#include <criterion/criterion.h>
#include <dirent.h>
#include <lauxlib.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

TestSuite(sandbox, .timeout = 60);

enum { ANSWER_MAX = 256 };

/* Runs a program in a fresh sandbox; answer gets what it returns. */
static enum tc_status run(struct tc_str source, const char *name, const struct tc_sandbox_limits *limits,
                          char answer[ANSWER_MAX], uint64_t *fuel, struct tc_error *err) {
    struct tc_sandbox *sandbox;
    memset(err, 0, sizeof *err);
    answer[0] = '\0';
    enum tc_status status = tc_sandbox_new(&sandbox, limits, err);
    if (status != TC_OK)
        return status;
    lua_State *L = tc_sandbox_lua(sandbox);
    status = tc_sandbox_load(sandbox, source, name, err);
    if (status == TC_OK)
        status = tc_sandbox_call(sandbox, 0, 1, err);
    if (status == TC_OK) {
        snprintf(answer, ANSWER_MAX, "%s", lua_isstring(L, -1) ? lua_tostring(L, -1) : luaL_typename(L, -1));
        lua_pop(L, 1);
    }
    cr_expect_eq(lua_gettop(L), 0, "%s leaves something on the stack", name);
    if (fuel != NULL)
        *fuel = tc_sandbox_fuel_used(sandbox);
    tc_sandbox_free(sandbox);
    return status;
}

static enum tc_status run_text(const char *source, char answer[ANSWER_MAX], struct tc_error *err) {
    return run(tc_str(source), "plugins/test/init.lua", &tc_sandbox_document_limits, answer, NULL, err);
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* other tests run at the same time */
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- attacks: the first line of each file says how it must end --- */

static void check_verdict(const char *file, struct tc_str expected, enum tc_status status, const char *answer,
                          const struct tc_error *err) {
    struct tc_str kind = tc_str_split(&expected, ' ');
    char text[ANSWER_MAX];
    snprintf(text, sizeof text, "%.*s", TC_FMT(expected));
    if (tc_str_eq_cstr(kind, "runs")) {
        cr_expect(status == TC_OK && strcmp(answer, text) == 0, "%s: should return \"%s\", not \"%s\" (%s)", file, text,
                  answer, err->msg);
        return;
    }
    enum tc_status wanted = tc_str_eq_cstr(kind, "error") ? TC_ERR_PLUGIN : TC_ERR_LIMIT;
    cr_expect_eq(status, wanted, "%s: status %d (%s), not %d", file, status, err->msg, wanted);
    cr_expect_eq(err->status, status, "%s: the error says %d", file, err->status);
    cr_expect(strstr(err->msg, text) != NULL, "%s: \"%s\" should contain \"%s\"", file, err->msg, text);
    cr_expect(err->line > 0 && strcmp(err->file, file) == 0, "%s: placed at %s:%u", file, err->file, err->line);
    if (tc_str_eq_cstr(kind, "fuel"))
        cr_expect_str_eq(err->msg, "used up its fuel (50,000,000)", "%s: \"%s\"", file, err->msg);
    if (tc_str_eq_cstr(kind, "memory"))
        cr_expect(strstr(err->msg, "MiB") != NULL, "%s: \"%s\"", file, err->msg);
}

/* The clock is only the backstop: it gets room on a machine that is busy with other tests. */
static struct tc_sandbox_limits attack_limits(void) {
    struct tc_sandbox_limits limits = tc_sandbox_document_limits;
    limits.seconds = 6;
    return limits;
}

struct attacks {
    size_t count, half;
};

static enum tc_status attack(void *ctx, const char *path) {
    enum { RUNS_MAX = 8 };
    const char *wish = getenv("ATTACK_RUNS");
    int runs = wish ? atoi(wish) : 2;
    struct tc_buf source;
    struct tc_error err;
    char answer[ANSWER_MAX];
    struct attacks *attacks = ctx;
    if (attacks->count++ % 2 != attacks->half)
        return TC_OK;
    tc_buf_init(&source, 1 << 20);
    cr_assert_eq(tc_fs_read(path, &source, &err), TC_OK);
    struct tc_str rest = tc_str_sub(tc_buf_str(&source), 3, source.len), expected = tc_str_split(&rest, '\n');
    bool repeatable = !tc_str_eq_cstr(expected, "limit");
    struct tc_sandbox_limits limits = attack_limits();
    uint64_t fuel[RUNS_MAX];
    for (int i = 0; i < (repeatable && runs > 0 && runs <= RUNS_MAX ? runs : 1); i++) {
        double start = seconds();
        enum tc_status status = run(tc_buf_str(&source), path, &limits, answer, &fuel[i], &err);
        cr_expect(seconds() - start < 15, "%s takes %.1f s", path, seconds() - start);
        if (i == 0)
            check_verdict(path, expected, status, answer, &err);
        cr_expect_eq(fuel[i], fuel[0], "%s: fuel %llu, then %llu", path, (unsigned long long)fuel[0],
                     (unsigned long long)fuel[i]);
    }
    tc_buf_fini(&source);
    return TC_OK;
}

/* Two halves, so that they can run at the same time. */
static void attack_half(size_t half) {
    struct tc_error err;
    struct attacks attacks = {0, half};
    cr_assert_eq(tc_fs_walk("tests/attacks/language", attack, &attacks, &err), TC_OK);
    cr_expect_geq(attacks.count, 60);
    fprintf(stderr, "attacks in Lua alone: %zu tried\n", (attacks.count + 1 - half) / 2);
}

Test(sandbox, ends_every_attack_with_its_verdict_and_the_same_fuel_each_time, .timeout = 900) { attack_half(0); }

Test(sandbox, ends_the_other_half_of_the_attacks_likewise, .timeout = 900) { attack_half(1); }

/* --- what is loaded --- */

Test(sandbox, refuses_bytecode) {
    char answer[ANSWER_MAX];
    struct tc_error err;
    cr_expect_eq(run_text("\033Lua\x54", answer, &err), TC_ERR_PLUGIN);
    cr_expect(strstr(err.msg, "binary chunk") != NULL, "%s", err.msg);
    cr_expect_str_eq(err.file, "plugins/test/init.lua");
}

Test(sandbox, says_file_and_line_of_a_syntax_error) {
    char answer[ANSWER_MAX];
    struct tc_error err;
    cr_expect_eq(run_text("local a = 1\nlocal b = = 2\n", answer, &err), TC_ERR_PLUGIN);
    cr_expect_str_eq(err.file, "plugins/test/init.lua");
    cr_expect_eq(err.line, 2);
}

Test(sandbox, says_the_file_where_a_source_is_nested_too_deeply) {
    char source[300], answer[ANSWER_MAX];
    struct tc_error err;
    memset(source, '{', sizeof source);
    memcpy(source, "x = ", 4);
    cr_expect_eq(
        run((struct tc_str){source, sizeof source}, "init.lua", &tc_sandbox_document_limits, answer, NULL, &err),
        TC_ERR_PLUGIN);
    cr_expect_str_eq(err.file, "init.lua");
    cr_expect_eq(err.line, 1);
    cr_expect_str_eq(err.msg, "C stack overflow");
    cr_expect(strstr(err.hint, "nested too deeply") != NULL, "%s", err.hint);
}

/* Labels and branches cost the compiler quadratic time. */
Test(sandbox, compiles_the_worst_source_in_bounded_time) {
    static const char *const units[] = {"goto e ", "elseif a then ", "::label:: ", "do break end "};
    for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
        struct tc_buf source;
        struct tc_error err;
        char answer[ANSWER_MAX], unit[32];
        tc_buf_init(&source, 1 << 20);
        cr_assert_eq(tc_buf_add(&source, k == 1   ? TC_STR("if a then ")
                                         : k == 3 ? TC_STR("while a do ")
                                                  : TC_STR("")),
                     TC_OK);
        for (size_t i = 0; source.len < 255 * 1024; i++) {
            if (k == 2)
                snprintf(unit, sizeof unit, "::l%05zu:: ", i);
            else
                snprintf(unit, sizeof unit, "%s", units[k]);
            cr_assert_eq(tc_buf_add(&source, tc_str(unit)), TC_OK);
        }
        cr_assert_eq(tc_buf_add(&source, k == 0 ? TC_STR("::e::") : k == 2 ? TC_STR("") : TC_STR("end")), TC_OK);
        double start = seconds();
        enum tc_status status = run(tc_buf_str(&source), "x.lua", &tc_sandbox_document_limits, answer, NULL, &err);
        cr_expect(status == TC_OK || status == TC_ERR_PLUGIN || status == TC_ERR_LIMIT, "%s: %s", units[k], err.msg);
        cr_expect(seconds() - start < 15, "%s: %.1f s", units[k], seconds() - start);
        tc_buf_fini(&source);
    }
}

Test(sandbox, refuses_a_source_of_more_than_256_kib) {
    struct tc_buf source;
    struct tc_error err;
    char answer[ANSWER_MAX];
    tc_buf_init(&source, 1 << 20);
    while (source.len <= 256 * 1024)
        cr_assert_eq(tc_buf_add(&source, TC_STR("-- words\n")), TC_OK);
    cr_expect_eq(run(tc_buf_str(&source), "x.lua", &tc_sandbox_document_limits, answer, NULL, &err), TC_ERR_PLUGIN);
    cr_expect(strstr(err.msg, "256 KiB") != NULL, "%s", err.msg);
    tc_buf_fini(&source);
}

/* --- the library means what the manual says --- */

Test(sandbox, library_agrees_with_the_manual) {
    static const struct {
        const char *expression, *value;
    } rows[] = {
        {"('hello world'):match('^(%w+)')", "hello"},
        {"('hello world'):find('o', 6)", "8"},
        {"select(3, ('key = value'):find('(%w+)%s*=%s*(%w+)'))", "key"},
        {"('abc'):find('b', 1, true)", "2"},
        {"('abc'):find('', 10)", "nil"},
        {"('abc'):find('', 4)", "4"},
        {"('a.b'):find('.', 2, true)", "2"},
        {"('  x '):match('^%s*(.-)%s*$')", "x"},
        {"('[[x]]'):match('%[(%b[])%]')", "[x]"},
        {"('THE (quick) fox'):find('%f[%a]%a+%f[%A]', 5)", "6"},
        {"('x=1,y=2'):gsub('(%w)=(%w)', '%2=%1')", "1=x,2=y"},
        {"('abc'):gsub('', '-')", "-a-b-c-"},
        {"('abc'):gsub('%w', '%0%0', 2)", "aabbc"},
        {"('hello'):gsub('l*', 'x')", "xhxexox"},
        {"('$name is'):gsub('%$(%w+)', {name = 'Lua'})", "Lua is"},
        {"('abc'):gsub('b', function() return false end)", "abc"},
        {"('abc'):gsub('^a', 'x')", "xbc"},
        {"('aXb'):match('()X()')", "2"},
        {"('aa bb'):match('(%a)%1 (%a)%2')", "a"},
        {"('2024-05-06'):match('(%d+)-(%d+)')", "2024"},
        {"('x]y'):find('[]]')", "2"},
        {"('a-b'):find('[a%-]', 2)", "2"},
        {"('a^b'):find('[b^]')", "2"},
        {"('caf\\xc3\\xa9'):match('[%w\\x80-\\xff]+$')", "caf\xc3\xa9"},
        {"('x'):rep(3, ',')", "x,x,x"},
        {"('x'):rep(-1)", ""},
        {"('%5.2f|%-4s|%04d'):format(3.14159, 'ab', 7)", " 3.14|ab  |0007"},
        {"('%s %s %s'):format(nil, true, {})", "nil true table"},
        {"('%q'):format('a\\nb')", "\"a\\\nb\""},
        {"tostring(print)", "nil"},
        {"tostring({})", "table"},
        {"tostring(setmetatable({}, {__tostring = function() return 'me' end}))", "me"},
        {"table.concat({1, 2, 3}, '-')", "1-2-3"},
        {"table.concat({1, 2, 3}, '-', 2, 3)", "2-3"},
        {"select('#', table.unpack({1, nil, 3}, 1, 3))", "3"},
        {"table.pack(1, nil).n", "2"},
        {"#table.move({1, 2, 3}, 1, 3, 2)", "4"},
        {"table.move({1, 2, 3}, 2, 3, 1)[1]", "2"},
        {"table.remove({4, 5, 6}, 1)", "4"},
        {"table.remove({})", "nil"},
        {"math.type(3), math.maxinteger", "integer"},
        {"utf8.len('\xc3\xa4\xc3\xb6')", "2"},
        {"utf8.codepoint('\xc3\xa4')", "228"},
        {"utf8.offset('\xc3\xa4\xc3\xb6', 2)", "3"},
        {"utf8.char(228, 246)", "\xc3\xa4\xc3\xb6"},
        {"rawlen({1, 2}) + rawget({5}, 1)", "7"},
        {"next({})", "nil"},
        {"getmetatable('x')", "boolean"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char source[256], answer[ANSWER_MAX];
        struct tc_error err;
        snprintf(source, sizeof source, "local v = %s return v", rows[i].expression);
        enum tc_status status = run_text(source, answer, &err);
        cr_expect_eq(status, TC_OK, "%s: %s", rows[i].expression, err.msg);
        cr_expect_str_eq(answer, rows[i].value, "%s gives \"%s\", not \"%s\"", rows[i].expression, answer,
                         rows[i].value);
    }
}

Test(sandbox, runs_programs_right) {
    static const struct {
        const char *source, *value;
    } rows[] = {
        {"local t = {} for w in ('one two  three'):gmatch('%a+') do t[#t + 1] = w end return table.concat(t, '|')",
         "one|two|three"},
        {"local t = {} for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do t[#t + 1] = v .. k end return table.concat(t)",
         "1a2b"},
        {"local n = 0 for _ in ('abc'):gmatch('') do n = n + 1 end return n", "4"},
        {"local t = {5, 2, 8, 1} table.sort(t) return table.concat(t, ' ')", "1 2 5 8"},
        {"local t = {'b', 'a'} table.sort(t, function(x, y) return x > y end) return table.concat(t)", "ba"},
        {"local t = {} for i = 1, 100 do t[i] = {i % 3, i} end table.sort(t, function(a, b) return a[1] < b[1] end) "
         "for i = 2, 100 do if t[i][1] == t[i - 1][1] then assert(t[i][2] > t[i - 1][2]) end end return 'stable'",
         "stable"},
        {"local t = {a = 1, b = 2, 3} local n = 0 for k, v in pairs(t) do t[k] = nil n = n + 1 end return n", "3"},
        {"local n = 0 for p, c in utf8.codes('a\xc3\xa4z') do n = n + p * 1000 + c end return n", "7447"},
        {"local C = {} C.__index = C function C.f() return 7 end return setmetatable({}, C).f()", "7"},
        {"local mt = {} local t = setmetatable({}, mt) return getmetatable(t) == mt and 'same'", "same"},
        {"local t = setmetatable({}, {__newindex = function(s, k, v) rawset(s, k, v * 2) end}) t.x = 4 return t.x",
         "8"},
        {"local V = {__add = function(a, b) return a.n + b.n end} local function v(n) return setmetatable({n = n}, V) "
         "end "
         "return v(2) + v(3)",
         "5"},
        {"local co = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return b * 2 end) return co(1) + "
         "co(10)",
         "22"},
        {"local co = coroutine.create(function() error('no') end) local ok, e = coroutine.resume(co) "
         "return tostring(ok) .. e:match(': (.*)') .. coroutine.status(co)",
         "falsenodead"},
        {"return select(2, pcall(error, {code = 3})).code", "3"},
        {"return select(2, xpcall(function() error('x', 0) end, function(e) return e .. '!' end))", "x!"},
        {"local a, b = math.random(6), math.random(6) return a >= 1 and a <= 6 and b >= 1 and b <= 6 and 'dice'",
         "dice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char answer[ANSWER_MAX];
        struct tc_error err;
        enum tc_status status = run_text(rows[i].source, answer, &err);
        cr_expect_eq(status, TC_OK, "row %zu: %s", i, err.msg);
        cr_expect_str_eq(answer, rows[i].value, "row %zu gives \"%s\", not \"%s\"", i, answer, rows[i].value);
    }
}

/* A verdict aside, they are Lua's own: values, yields and errors go through at any depth. */
Test(sandbox, hands_values_through_coroutines_and_protected_calls) {
    static const struct {
        const char *source, *value;
    } rows[] = {
        {"local co = coroutine.wrap(function() local ok, v = pcall(function() return coroutine.yield('a') .. 'b' end) "
         "coroutine.yield(tostring(ok) .. v) error('end', 0) end) "
         "return co() .. co('x') .. select(2, pcall(co))",
         "atruexbend"},
        {"local co = coroutine.wrap(function() return select(2, pcall(function() coroutine.yield(1) error('late', 0) "
         "end)) end) return co() .. co()",
         "1late"},
        {"local co = coroutine.wrap(function() return xpcall(function(...) return coroutine.yield(...) end, tostring, "
         "'p', "
         "'q') end) local a, b = co() local ok, c = co('r') return a .. b .. tostring(ok) .. c",
         "pqtruer"},
        {"local co = coroutine.wrap(function() return xpcall(function() coroutine.yield() error('e', 0) end, "
         "function(e) coroutine.yield('in handler') return e .. '!' end) end) "
         "co() local a = co() local ok, b = co() return a .. tostring(ok) .. b",
         "in handlerfalsee!"},
        {"local ok, e = xpcall(error, function() error('handler', 0) end, 'x') return tostring(ok) .. e",
         "falsehandler"},
        {"return select('#', xpcall(function(...) return ... end, tostring, 1, nil, nil))", "4"},
        {"return select('#', pcall(function() end))", "1"},
        {"return tostring(pcall(coroutine.wrap, 1)) .. tostring(pcall(coroutine.resume, {}))", "falsefalse"},
        {"return tostring(pcall(pcall)) .. tostring(pcall(xpcall, tostring, 1))", "falsefalse"},
        {"local co = coroutine.create(function() end) coroutine.resume(co) return select(2, coroutine.resume(co))",
         "cannot resume dead coroutine"},
        {"local co co = coroutine.create(function() return coroutine.resume(co) end) "
         "local _, ok, e = coroutine.resume(co) return tostring(ok) .. e",
         "falsecannot resume non-suspended coroutine"},
        {"local co = coroutine.wrap(function() error({ code = 5 }) end) return select(2, pcall(co)).code", "5"},
        {"local co = coroutine.create(function(...) return select('#', ...) end) "
         "return select(2, coroutine.resume(co, table.unpack({}, 1, 5000)))",
         "5000"},
        {"return select('#', coroutine.wrap(function() return table.unpack({}, 1, 6000) end)())", "6000"},
        {"return tostring(coroutine.isyieldable()) .. tostring(select(2, coroutine.running()))", "falsetrue"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char answer[ANSWER_MAX];
        struct tc_error err;
        enum tc_status status = run_text(rows[i].source, answer, &err);
        cr_expect_eq(status, TC_OK, "row %zu: %s", i, err.msg);
        cr_expect_str_eq(answer, rows[i].value, "row %zu gives \"%s\", not \"%s\"", i, answer, rows[i].value);
    }
}

Test(sandbox, walks_utf8_as_the_manual_says) {
    static const struct {
        const char *expression, *value;
    } rows[] = {
        {"utf8.len('')", "0"},
        {"select('#', utf8.len('a\xff')) .. select(2, utf8.len('a\xff'))", "22"},
        {"utf8.len('a\xc3\xa4z', -1)", "1"},
        {"utf8.len('a\xc3\xa4z', 2, 2)", "1"},
        {"tostring(pcall(utf8.len, 'abc', 5))", "false"},
        {"table.concat({utf8.codepoint('a\xc3\xa4z', 1, -1)}, ' ')", "97 228 122"},
        {"utf8.codepoint('a\xc3\xa4z', -1)", "122"},
        {"tostring(pcall(utf8.codepoint, 'abc', 4))", "false"},
        {"tostring(pcall(utf8.codepoint, '\xff'))", "false"},
        {"select('#', utf8.codepoint('abc', 3, 1))", "0"},
        {"utf8.offset('a\xc3\xa4z', -1)", "4"},
        {"utf8.offset('a\xc3\xa4z', -2)", "2"},
        {"utf8.offset('a\xc3\xa4z', 0, 3)", "2"},
        {"tostring(utf8.offset('abc', 9))", "nil"},
        {"tostring(utf8.offset('abc', -9))", "nil"},
        {"utf8.offset('abc', 1, -1)", "3"},
        {"tostring(pcall(utf8.offset, '\xc3\xa4', 1, 2))", "false"},
        {"tostring(pcall(utf8.offset, 'abc', 1, 9))", "false"},
        {"select(2, pcall(function() for _ in utf8.codes('a\xff') do end end)):match('invalid UTF%-8 code')",
         "invalid UTF-8 code"},
        {"select('#', utf8.codes('abc')('abc', 3)) .. select('#', utf8.codes('abc')('abc', -5))", "00"},
        {"select(2, utf8.codes('')('\xf0\x9f\x98\x80', 0))", "128512"},
        {"('a\xc3\xa4z'):gsub(utf8.charpattern, '.')", "..."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char source[512], answer[ANSWER_MAX];
        struct tc_error err;
        snprintf(source, sizeof source, "local v = %s return v", rows[i].expression);
        enum tc_status status = run_text(source, answer, &err);
        cr_expect_eq(status, TC_OK, "%s: %s", rows[i].expression, err.msg);
        cr_expect_str_eq(answer, rows[i].value, "%s gives \"%s\", not \"%s\"", rows[i].expression, answer,
                         rows[i].value);
    }
}

Test(sandbox, offers_what_its_list_says) {
    for (size_t i = 0; tc_sandbox_globals[i] != NULL; i++) {
        char source[128], answer[ANSWER_MAX];
        struct tc_error err;
        snprintf(source, sizeof source, "return %s ~= nil and 'there'", tc_sandbox_globals[i]);
        cr_expect_eq(run_text(source, answer, &err), TC_OK);
        cr_expect_str_eq(answer, "there", "%s is missing", tc_sandbox_globals[i]);
    }
}

/* --- errors --- */

Test(sandbox, places_errors_and_gives_hints) {
    static const struct {
        const char *source, *msg, *hint;
        uint32_t line;
    } rows[] = {
        {"\n\nerror('bad thing')", "bad thing", "", 3},
        {"\nerror('no place', 0)", "no place", "", 2},
        {"\nerror({})", "raised an error that is no text but a table value", "", 2},
        {"local x = nil\nreturn x.y", "attempt to index a nil value (local 'x')", "", 2},
        {"return tosting(1)", "attempt to call a nil value (global 'tosting')", "did you mean tostring?", 1},
        {"\nio.open('x')", "attempt to index a nil value (global 'io')", "sandbox", 2},
        {"\ncoroutine.wrap(function()\nerror('inside')\nend)()", "inside", "", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char answer[ANSWER_MAX];
        struct tc_error err;
        cr_expect_eq(run_text(rows[i].source, answer, &err), TC_ERR_PLUGIN, "row %zu", i);
        cr_expect_str_eq(err.msg, rows[i].msg, "row %zu: %s", i, err.msg);
        cr_expect_str_eq(err.file, "plugins/test/init.lua", "row %zu: %s", i, err.file);
        cr_expect_eq(err.line, rows[i].line, "row %zu: line %u", i, err.line);
        cr_expect(strstr(err.hint, rows[i].hint) != NULL, "row %zu: hint %s", i, err.hint);
    }
}

Test(sandbox, gives_a_long_chunk_name_in_full) {
    char name[300], answer[ANSWER_MAX];
    struct tc_error err;
    memset(name, 'd', sizeof name);
    memcpy(name + 280, "/init.lua", 10);
    cr_expect_eq(run(TC_STR("error('x')"), name, &tc_sandbox_document_limits, answer, NULL, &err), TC_ERR_PLUGIN);
    cr_expect_str_eq(err.file, name);
}

static int declare(lua_State *L) {
    struct tc_error err = {0};
    tc_error_at(&err, TC_ERR_PLUGIN, "plugins/x/data.csv", 12, 3, "no such column");
    tc_error_hint(&err, "the columns are a, b");
    return tc_sandbox_raise(L, &err);
}

static struct tc_sandbox *new_sandbox(void) {
    struct tc_sandbox *sandbox;
    struct tc_error err;
    cr_assert_eq(tc_sandbox_new(&sandbox, &tc_sandbox_document_limits, &err), TC_OK);
    return sandbox;
}

static enum tc_status run_in(struct tc_sandbox *sandbox, const char *source, struct tc_error *err) {
    memset(err, 0, sizeof *err);
    enum tc_status status = tc_sandbox_load(sandbox, tc_str(source), "init.lua", err);
    return status != TC_OK ? status : tc_sandbox_call(sandbox, 0, 0, err);
}

Test(sandbox, hands_on_an_error_of_the_host_as_it_is) {
    struct tc_sandbox *sandbox = new_sandbox();
    struct tc_error err;
    lua_register(tc_sandbox_lua(sandbox), "declare", declare);
    cr_expect_eq(run_in(sandbox, "declare()", &err), TC_ERR_PLUGIN);
    cr_expect_str_eq(err.file, "plugins/x/data.csv");
    cr_expect_eq(err.line, 12);
    cr_expect_str_eq(err.msg, "no such column");
    cr_expect_str_eq(err.hint, "the columns are a, b");
    cr_expect_eq(
        run_in(sandbox, "local ok, e = pcall(declare) assert(e == 'plugins/x/data.csv:12: no such column', e)", &err),
        TC_OK, "%s", err.msg);
    tc_sandbox_free(sandbox);
}

static int burn(lua_State *L) {
    for (int i = 0; i < 1000000; i++)
        tc_sandbox_charge(L, 1000);
    return 0;
}

Test(sandbox, stops_a_host_function_that_charges) {
    struct tc_sandbox *sandbox = new_sandbox();
    struct tc_error err;
    lua_register(tc_sandbox_lua(sandbox), "burn", burn);
    cr_expect_eq(run_in(sandbox, "\npcall(burn)", &err), TC_ERR_LIMIT);
    cr_expect_eq(err.line, 2);
    tc_sandbox_free(sandbox);
}

Test(sandbox, stays_usable_after_every_kind_of_verdict) {
    static const char *const deadly[] = {"while true do end", "local s = 'x' while true do s = s .. s end",
                                         "error('x')", "local t = {} while true do t[#t + 1] = {} end",
                                         "coroutine.wrap(function() while true do end end)()"};
    struct tc_sandbox *sandbox = new_sandbox();
    struct tc_error err;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
            tc_sandbox_refill(sandbox);
            cr_expect_neq(run_in(sandbox, deadly[i], &err), TC_OK);
            tc_sandbox_refill(sandbox);
            cr_expect_eq(run_in(sandbox, "local t = {} for i = 1, 1000 do t[i] = {i} end assert(#t == 1000)", &err),
                         TC_OK, "after %s: %s", deadly[i], err.msg);
        }
    }
    cr_expect_eq(lua_gettop(tc_sandbox_lua(sandbox)), 0);
    tc_sandbox_free(sandbox);
}

Test(sandbox, shares_one_tank_between_entries_until_it_is_refilled) {
    struct tc_sandbox *sandbox = new_sandbox();
    struct tc_sandbox_limits limits = {100000, 1 << 20, 5};
    struct tc_error err;
    tc_sandbox_set_limits(sandbox, &limits);
    tc_sandbox_refill(sandbox);
    cr_expect_eq(run_in(sandbox, "for i = 1, 60000 do end", &err), TC_OK, "%s", err.msg);
    uint64_t used = tc_sandbox_fuel_used(sandbox);
    cr_expect(used > 55000 && used < 70000, "%llu", (unsigned long long)used);
    cr_expect_eq(run_in(sandbox, "for i = 1, 60000 do end", &err), TC_ERR_LIMIT);
    cr_expect_str_eq(err.msg, "used up its fuel (100,000)");
    cr_expect_eq(run_in(sandbox, "local x = 1", &err), TC_ERR_LIMIT);
    tc_sandbox_refill(sandbox);
    cr_expect_eq(run_in(sandbox, "for i = 1, 60000 do end", &err), TC_OK, "%s", err.msg);
    tc_sandbox_free(sandbox);
}

Test(sandbox, stops_by_the_clock_where_fuel_does_not) {
    char answer[ANSWER_MAX];
    struct tc_error err;
    struct tc_sandbox_limits limits = {UINT64_MAX / 4, (size_t)32 << 20, 0.2};
    double start = seconds();
    cr_expect_eq(run(TC_STR("while true do end"), "init.lua", &limits, answer, NULL, &err), TC_ERR_LIMIT);
    cr_expect_str_eq(err.msg, "ran longer than 0.2 seconds");
    cr_expect_lt(seconds() - start, 2);
}

/* --- runs are alike --- */

Test(sandbox, walks_tables_in_the_same_order_in_every_state) {
    static const char source[] = "local t, names = {}, {} for i = 1, 60 do t['key' .. i * 7] = i end t.key7 = nil "
                                 "for k in pairs(t) do names[#names + 1] = k end ORDER = table.concat(names)";
    enum { STATES = 8 };
    struct tc_sandbox *sandboxes[STATES]; /* at the same time, so that each lies at another address */
    char first[1024] = "";
    for (size_t i = 0; i < STATES; i++) {
        struct tc_error err;
        sandboxes[i] = new_sandbox();
        lua_State *L = tc_sandbox_lua(sandboxes[i]);
        cr_assert_eq(run_in(sandboxes[i], source, &err), TC_OK, "%s", err.msg);
        lua_getglobal(L, "ORDER");
        if (i == 0)
            snprintf(first, sizeof first, "%s", lua_tostring(L, -1));
        cr_expect_str_eq(lua_tostring(L, -1), first);
    }
    for (size_t i = 0; i < STATES; i++)
        tc_sandbox_free(sandboxes[i]);
}

/* --- require --- */

static enum tc_status find_module(void *ctx, struct tc_str module, struct tc_buf *source, struct tc_buf *chunk_name,
                                  struct tc_error *err) {
    static const struct {
        const char *name, *source;
    } modules[] = {
        {"words", "local M = {} M.hello = 'hello' COUNT = (COUNT or 0) + 1 return M"},
        {"none", "COUNT = 1"},
        {"a", "require 'b'"},
        {"b", "return require 'c'"},
        {"c", "require 'a'"},
        {"self", "return require 'self'"},
        {"broken", "local = 1"},
        {"failing", "\nerror('at load')"},
        {"endless", "\nwhile true do end"},
    };
    (void)ctx;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (!tc_str_eq_cstr(module, modules[i].name))
            continue;
        if (tc_buf_add(source, tc_str(modules[i].source)) != TC_OK ||
            tc_buf_addf(chunk_name, "%s.lua", modules[i].name) != TC_OK)
            return tc_error_set(err, TC_ERR_MEMORY, "not enough memory");
        return TC_OK;
    }
    return tc_error_set(err, TC_ERR_PLUGIN, "module \"%.*s\" not found", TC_FMT(module));
}

Test(sandbox, requires_modules) {
    static const struct {
        const char *source, *msg, *file;
        uint32_t line;
    } rows[] = {
        {"assert(require('words').hello == 'hello'); require 'words'; assert(COUNT == 1)", NULL, NULL, 0},
        {"assert(require 'none' == true)", NULL, NULL, 0},
        {"\nrequire 'nowhere'", "module \"nowhere\" not found", "init.lua", 2},
        {"require 'a'", "modules require each other: a -> b -> c -> a", "c.lua", 1},
        {"pcall(require, 'a') require 'a'", "modules require each other: a -> b -> c -> a", "c.lua", 1},
        {"require 'self'", "modules require each other: self -> self", "self.lua", 1},
        {"require 'broken'", "<name> expected near '='", "broken.lua", 1},
        {"require 'failing'", "at load", "failing.lua", 2},
        {"pcall(require, 'endless')", "used up its fuel (50,000,000)", "endless.lua", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_sandbox *sandbox = new_sandbox();
        struct tc_error err;
        tc_sandbox_set_require(sandbox, find_module, NULL);
        enum tc_status status = run_in(sandbox, rows[i].source, &err);
        if (rows[i].msg == NULL) {
            cr_expect_eq(status, TC_OK, "row %zu: %s", i, err.msg);
        } else {
            cr_expect_str_eq(err.msg, rows[i].msg, "row %zu: %s", i, err.msg);
            cr_expect(strcmp(err.file, rows[i].file) == 0 && err.line == rows[i].line, "row %zu: %s:%u", i, err.file,
                      err.line);
        }
        tc_sandbox_free(sandbox);
    }
}

/* --- memory --- */

Test(sandbox, survives_the_failure_of_every_allocation) {
    static const char source[] = "local t = {} for i = 1, 200 do t[i] = {('x'):rep(i * 5)} end "
                                 "return (table.concat({'a', 'b'}):gsub('a', '%0%0')) .. select(2, pcall(error, 'e'))";
    char answer[ANSWER_MAX];
    struct tc_error err;
    size_t failures = 0;
    for (uint64_t n = 1; n < 5000; n++) {
        tc_alloc_fail_at(n, 1);
        enum tc_status status = run(tc_str(source), "init.lua", &tc_sandbox_document_limits, answer, NULL, &err);
        tc_alloc_fail_at(0, 0);
        if (status == TC_OK)
            break;
        failures++;
        cr_expect_eq(status, TC_ERR_MEMORY, "request %llu: %s", (unsigned long long)n, err.msg);
    }
    cr_expect_gt(failures, 100);
    cr_expect_str_eq(answer, "aabe");
}

/* What malloc has given out; 0 where another malloc stands in its place. */
static size_t heap_bytes(void) {
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

Test(sandbox, holds_its_memory_limit_whatever_sizes_of_block_the_entries_before_used) {
    enum { LIMIT = 8 << 20, ROUNDS = 28, OVERHEAD = 4 << 20 };
    static const char source[] = "round = (round or 0) + 1 "
                                 "local size, list = 32 + 16 * (round % 29), {} "
                                 "local pad = ('x'):rep(size - 37) "
                                 "for i = 1, (5 << 20) // (size + 24) do list[i] = ('%s%012d'):format(pad, i) end";
    const struct tc_sandbox_limits limits = {tc_sandbox_document_limits.fuel, LIMIT, 0};
    struct tc_sandbox *sandbox;
    struct tc_error err = {0};
    size_t before = heap_bytes();
    cr_assert_eq(tc_sandbox_new(&sandbox, &limits, &err), TC_OK);
    for (int i = 0; i < ROUNDS; i++) {
        tc_sandbox_refill(sandbox);
        cr_assert_eq(run_in(sandbox, source, &err), TC_OK, "round %d: %s", i, err.msg);
        size_t now = heap_bytes() - before;
        cr_assert_leq(now, LIMIT + OVERHEAD, "round %d: %zu KiB", i, now >> 10);
    }
    tc_sandbox_free(sandbox);
    cr_expect_leq(heap_bytes(), before + (64 << 10));
}

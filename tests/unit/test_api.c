#include "tercet.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(api, .timeout = 20);

static void keep(void *ctx, const char *json, size_t len) { memcpy(ctx, json, len < 4096 ? len : 4096); }

Test(api, turns_a_text_into_json_lines) {
    struct tercet *t = NULL;
    char message[TERCET_MESSAGE] = "", json[4097] = "";
    const char *plugins[] = {"tests/cli/common/plugins/lands"};
    const char *text = "Norway and Peru agreed on cod.";
    cr_assert_eq(tercet_open(&t, plugins, 1, message), TERCET_OK, "%s", message);
    for (int i = 0; i < 2; i++) {
        memset(json, 0, sizeof json);
        cr_assert_eq(tercet_extract(t, "wire/7", text, strlen(text), keep, json, message), TERCET_OK, "%s", message);
        cr_expect(strstr(json, "\"subject\":\"Norway\"") && strstr(json, "\"document\":\"wire/7\""), "%s", json);
    }
    json[0] = '\0';
    cr_expect_eq(tercet_extract(t, "x", "Nothing.", 8, keep, json, message), TERCET_OK);
    cr_expect_str_empty(json);
    tercet_close(t);
}

Test(api, says_which_plugin_is_not_there) {
    struct tercet *t = NULL;
    char message[TERCET_MESSAGE] = "";
    const char *plugins[] = {"no-such-plugin"};
    cr_expect_eq(tercet_open(&t, plugins, 1, message), TERCET_PLUGIN);
    cr_expect(strstr(message, "there is no plugin \"no-such-plugin\""), "%s", message);
    tercet_close(NULL);
    cr_expect(strlen(tercet_version()) >= 5);
}

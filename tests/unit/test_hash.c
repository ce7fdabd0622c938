#include "base/alloc.h"
#include "base/hash.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(hash, .timeout = 20);

Test(hash, depends_on_every_byte_the_length_and_the_seed) {
    unsigned char bytes[300] = {0};
    for (size_t len = 1; len <= sizeof bytes; len++) {
        uint64_t plain = tc_hash(bytes, len, 7);
        cr_expect_eq(tc_hash(bytes, len, 7), plain);
        cr_expect_neq(tc_hash(bytes, len - 1, 7), plain, "length %zu", len);
        cr_expect_neq(tc_hash(bytes, len, 8), plain, "length %zu", len);
        for (size_t i = 0; i < len; i++) {
            bytes[i] = 1;
            cr_expect_neq(tc_hash(bytes, len, 7), plain, "length %zu byte %zu", len, i);
            bytes[i] = 0;
        }
    }
    cr_expect_eq(tc_hash(NULL, 0, 1), tc_hash("", 0, 1));
}

Test(hash, reads_nothing_outside_its_bytes) {
    for (size_t len = 0; len < 260; len++) {
        char *exact = tc_malloc(len); /* the sanitizer watches its ends */
        memset(exact, 'a', len);
        char inside[262] = {0};
        memset(inside + 1, 'a', len);
        cr_expect_eq(tc_hash(exact, len, 0), tc_hash(inside + 1, len, 0), "length %zu", len);
        tc_free(exact);
    }
}

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

Test(hash, a_flipped_bit_changes_half_of_the_result) {
    for (size_t len = 1; len <= 260; len += len < 40 || len >= 120 ? 1 : 20) {
        unsigned char bytes[260];
        unsigned changed = 0;
        for (size_t i = 0; i < len; i++) {
            bytes[i] = (unsigned char)(i * 37 + len);
        }
        uint64_t plain = tc_hash(bytes, len, 0);
        for (size_t bit = 0; bit < 8 * len; bit++) {
            bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
            changed += (unsigned)__builtin_popcountll(plain ^ tc_hash(bytes, len, 0));
            bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
        }
        double mean = (double)changed / (double)(8 * len);
        cr_expect(mean > 26 && mean < 38, "length %zu: %.1f bits", len, mean);
    }
}

Test(hash, short_numbered_names_do_not_collide_even_in_half_of_the_bits) {
    enum { N = 200000 };
    uint64_t *hashes = tc_reallocarray(NULL, N, sizeof *hashes);
    for (int i = 0; i < N; i++) {
        char name[16];
        int len = snprintf(name, sizeof name, "n%d", i);
        hashes[i] = tc_hash(name, (size_t)len, 0) >> 32;
    }
    qsort(hashes, N, sizeof *hashes, by_value);
    int collisions = 0;
    for (int i = 1; i < N; i++) {
        collisions += hashes[i] == hashes[i - 1];
    }
    cr_expect_lt(collisions, 20, "%d; about 5 are expected of 32 random bits", collisions);
    tc_free(hashes);
}

static void digest(struct tc_str text, char hex[TC_SHA256_HEX + 1]) {
    struct tc_sha256 *sha = tc_sha256_new();
    tc_sha256_start(sha);
    tc_sha256_add(sha, text);
    tc_sha256_end(sha, hex);
    tc_sha256_free(sha);
}

Test(hash, sha256_gives_the_published_digests) {
    char hex[TC_SHA256_HEX + 1];
    digest(tc_str(NULL), hex);
    cr_expect_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest(TC_STR("abc"), hex);
    cr_expect_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

Test(hash, a_digest_can_be_started_again_and_given_in_parts) {
    char first[TC_SHA256_HEX + 1];
    char second[TC_SHA256_HEX + 1];
    digest(TC_STR("hello world"), first);
    struct tc_sha256 *sha = tc_sha256_new();
    for (int i = 0; i < 3; i++) {
        tc_sha256_start(sha);
        tc_sha256_add(sha, TC_STR("hello "));
        if (i == 1) {
            continue; /* given up halfway */
        }
        tc_sha256_add(sha, TC_STR("world"));
        tc_sha256_end(sha, second);
        cr_expect_str_eq(first, second);
    }
    tc_sha256_free(sha);
    tc_sha256_free(NULL);
}

Test(hash, fields_are_told_apart_by_their_lengths) {
    static const char *const rows[][3] = {{"ab", "c", ""}, {"a", "bc", ""}, {"abc", "", ""}, {"", "abc", ""}};
    enum { N = sizeof rows / sizeof *rows };
    char hex[N][TC_SHA256_HEX + 1];
    struct tc_sha256 *sha = tc_sha256_new();
    for (size_t i = 0; i < N; i++) {
        tc_sha256_start(sha);
        for (size_t k = 0; k < 3; k++) {
            tc_sha256_field(sha, tc_str(rows[i][k]));
        }
        tc_sha256_end(sha, hex[i]);
        for (size_t k = 0; k < i; k++) {
            cr_expect_str_neq(hex[i], hex[k], "rows %zu and %zu", i, k);
        }
    }
    tc_sha256_free(sha);
}

Test(hash, the_layout_of_a_field_never_changes) {
    char hex[TC_SHA256_HEX + 1];
    char plain[TC_SHA256_HEX + 1];
    struct tc_sha256 *sha = tc_sha256_new();
    tc_sha256_start(sha);
    tc_sha256_field(sha, TC_STR("abc"));
    tc_sha256_end(sha, hex);
    tc_sha256_free(sha);
    digest(TC_STR("\3\0\0\0\0\0\0\0abc"), plain);
    cr_expect_str_eq(hex, plain);
}

Test(hash, a_digest_without_memory_is_null) {
    tc_alloc_fail_at(1, 0);
    cr_expect_null(tc_sha256_new());
}

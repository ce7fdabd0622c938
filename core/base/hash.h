/* hash.h - a fast hash for tables and checksums (written only into caches), and SHA-256 for ids (libcrypto). */
#ifndef TC_BASE_HASH_H
#define TC_BASE_HASH_H

#include "base/str.h"

uint64_t tc_hash(const void *bytes, size_t len, uint64_t seed);

enum { TC_SHA256_HEX = 64, TC_ID_HEX = 16 };

struct tc_sha256;                      /* a running digest */
struct tc_sha256 *tc_sha256_new(void); /* NULL when memory is short */
void tc_sha256_start(struct tc_sha256 *sha);
void tc_sha256_add(struct tc_sha256 *sha, struct tc_str bytes);
/* Length-prefixed, so that ("ab","c") and ("a","bc") differ: what ids are made of. */
void tc_sha256_field(struct tc_sha256 *sha, struct tc_str field);
void tc_sha256_end(struct tc_sha256 *sha, char hex[TC_SHA256_HEX + 1]);
void tc_sha256_end_id(struct tc_sha256 *sha, char hex[TC_ID_HEX]); /* what an id shows of it, without an end */
void tc_sha256_free(struct tc_sha256 *sha);

#endif

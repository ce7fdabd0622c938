#include "base/hash.h"

#include "base/alloc.h"
#include <endian.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 u128;

/* Fractions of sqrt(2), sqrt(3) and the golden ratio, made odd: numbers without a pattern. */
static const uint64_t K1 = 0x6A09E667F3BCC909U;
static const uint64_t K2 = 0xBB67AE8584CAA73BU;
static const uint64_t K3 = 0x9E3779B97F4A7C15U;

/* The two halves of the product, folded: every bit of a and b reaches every bit of the result. */
static uint64_t fold(uint64_t a, uint64_t b) {
    u128 product = (u128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t load64(const unsigned char *p) {
    uint64_t x = 0;
    memcpy(&x, p, sizeof x);
    return x;
}

static uint64_t load32(const unsigned char *p) {
    uint32_t x = 0;
    memcpy(&x, p, sizeof x);
    return x;
}

enum { LANES = 4, LANE_BYTES = 16 };

/* Whole blocks, a lane for every sixteenth byte: the lanes do not wait for each other, so that long texts are as fast
 * as the memory. */
static uint64_t hash_blocks(const unsigned char *p, size_t blocks, uint64_t h) {
    uint64_t lanes[LANES] = {h, h ^ K1, h ^ K2, h ^ K3};
    for (; blocks > 0; blocks--) {
        for (unsigned i = 0; i < LANES; i++, p += LANE_BYTES) {
            lanes[i] = fold(load64(p) ^ K1, load64(p + 8) ^ lanes[i]);
        }
    }
    return fold(fold(lanes[0] ^ K1, lanes[1]) ^ K2, fold(lanes[2] ^ K3, lanes[3]));
}

uint64_t tc_hash(const void *bytes, size_t len, uint64_t seed) {
    const unsigned char *p = bytes;
    uint64_t h = seed ^ K3;
    uint64_t a = 0;
    uint64_t b = 0;
    size_t left = len;
    if (len >= 2 * LANES * LANE_BYTES) {
        size_t blocks = len / (LANES * LANE_BYTES);
        h = hash_blocks(p, blocks, h);
        p += blocks * LANES * LANE_BYTES;
        left -= blocks * LANES * LANE_BYTES;
    }
    for (; left > 16; left -= 16, p += 16) {
        h = fold(load64(p) ^ K1, load64(p + 8) ^ h);
    }
    /* The rest, 1 to 16 bytes (0 only for the empty string), as two words that may overlap. */
    if (left >= 8) {
        a = load64(p);
        b = load64(p + left - 8);
    } else if (left >= 4) {
        a = load32(p);
        b = load32(p + left - 4);
    } else if (left > 0) {
        a = (uint64_t)p[0] << 16 | (uint64_t)p[left / 2] << 8 | p[left - 1];
    }
    return fold(fold(a ^ K1, b ^ h) ^ len, K2);
}

/* Short pieces are put together: every update of the library costs as much as hashing 60 bytes. */
struct tc_sha256 {
    EVP_MD_CTX *context;
    size_t n; /* bytes that wait */
    char waiting[512];
};

/* libcrypto's SHA-256 fails only when it is used wrongly. An id that is silently wrong would be worse than an end. */
static void must(int ok) {
    if (ok != 1) {
        fputs("tercet: libcrypto refuses to compute SHA-256\n", stderr);
        abort();
    }
}

struct tc_sha256 *tc_sha256_new(void) {
    struct tc_sha256 *sha = tc_malloc(sizeof *sha);
    if (!sha) {
        return NULL;
    }
    sha->context = EVP_MD_CTX_new();
    sha->n = 0;
    if (!sha->context || EVP_DigestInit_ex(sha->context, EVP_sha256(), NULL) != 1) {
        tc_sha256_free(sha);
        return NULL;
    }
    return sha;
}

void tc_sha256_start(struct tc_sha256 *sha) {
    must(EVP_DigestInit_ex(sha->context, NULL, NULL));
    sha->n = 0;
}

static void flush(struct tc_sha256 *sha) {
    must(EVP_DigestUpdate(sha->context, sha->waiting, sha->n));
    sha->n = 0;
}

void tc_sha256_add(struct tc_sha256 *sha, struct tc_str bytes) {
    if (bytes.len > sizeof sha->waiting - sha->n) {
        flush(sha);
    }
    if (bytes.len > sizeof sha->waiting) {
        must(EVP_DigestUpdate(sha->context, bytes.ptr, bytes.len));
    } else if (bytes.len > 0) {
        memcpy(sha->waiting + sha->n, bytes.ptr, bytes.len);
        sha->n += bytes.len;
    }
}

void tc_sha256_field(struct tc_sha256 *sha, struct tc_str field) {
    uint64_t prefix = htole64(field.len); /* the same on every machine: ids are written out */
    tc_sha256_add(sha, (struct tc_str){(const char *)&prefix, sizeof prefix});
    tc_sha256_add(sha, field);
}

static void end(struct tc_sha256 *sha, char *hex, size_t n) {
    unsigned char digest[TC_SHA256_HEX / 2];
    flush(sha);
    must(EVP_DigestFinal_ex(sha->context, digest, NULL));
    for (size_t i = 0; i < n / 2; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
}

void tc_sha256_end(struct tc_sha256 *sha, char hex[TC_SHA256_HEX + 1]) {
    end(sha, hex, TC_SHA256_HEX);
    hex[TC_SHA256_HEX] = '\0';
}

void tc_sha256_end_id(struct tc_sha256 *sha, char hex[TC_ID_HEX]) { end(sha, hex, TC_ID_HEX); }

void tc_sha256_free(struct tc_sha256 *sha) {
    if (sha) {
        EVP_MD_CTX_free(sha->context);
        tc_free(sha);
    }
}

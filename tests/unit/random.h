/* random.h - numbers of chance for property tests: the same for the same seed, on every machine (splitmix64). */
#ifndef TC_TEST_RANDOM_H
#define TC_TEST_RANDOM_H

#include <stdint.h>

/* 64 bits; any seed will do. */
static inline uint64_t random_bits(uint64_t *seed) {
    uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* 0 to below - 1. */
static inline uint32_t random_next(uint64_t *seed, uint64_t below) {
    return (uint32_t)((random_bits(seed) >> 32) % below);
}

#endif

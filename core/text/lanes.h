/* lanes.h - the few vector operations that both fast paths are made of (SSE2 only). Internal to text/. */
#ifndef TC_TEXT_LANES_H
#define TC_TEXT_LANES_H

#ifdef __SSE2__

#include <emmintrin.h>

/* All ones in bytes from low to high, both ASCII: the range is moved up to the end of the signed numbers, so that one
 * comparison does for both ends. Bytes >= 0x80 end below it. */
static inline __m128i tc_lanes_between(__m128i v, char low, char high) {
    __m128i moved = _mm_add_epi8(v, _mm_set1_epi8((char)(0x7F - high)));
    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(0x7F - high + low - 1)));
}

#endif

#endif

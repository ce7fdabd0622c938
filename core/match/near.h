/* near.h - how near a pattern came to a match. Internal to match/. */
#ifndef TC_MATCH_NEAR_H
#define TC_MATCH_NEAR_H

#include "match/bitstate.h"

/* bs is started over the whole sentence. trigger: words of which every match has one; n may be 0. O(states x tokens) of
 * time and memory. */
TC_NODISCARD enum tc_status tc_near_find(struct tc_bitstate *bs, const struct tc_anchor *trigger,
                                         struct tc_near_miss *miss);
/* See tc_matcher_left_out. */
TC_NODISCARD enum tc_status tc_near_left_out(struct tc_bitstate *bs, const struct tc_anchor *trigger, uint32_t first,
                                             uint32_t last, struct tc_near_part *parts, uint32_t *n);

#endif

/* demand.h - which of a sentence's candidates are worth running: those whose mentions can be there, and of these the
 * ones that do something or add mentions that another of them looks at. Internal to match/. */
#ifndef TC_MATCH_DEMAND_H
#define TC_MATCH_DEMAND_H

#include "match/index.h"

TC_NODISCARD enum tc_status tc_demand_new(struct tc_demand **demand, const struct tc_model *model);
void tc_demand_free(struct tc_demand *demand);

/* Takes out of the candidates what is not worth running in a sentence that has mentions of these types, of a document
 * with these marks. True if any are left. */
bool tc_demand_prune(const struct tc_demand *demand, struct tc_candidates *candidates, tc_types types, uint64_t marks);
/* Are all matches of its stage of no use, in a document with these marks? */
bool tc_demand_is_early(const struct tc_demand *demand, uint32_t rank, uint64_t marks);

#endif

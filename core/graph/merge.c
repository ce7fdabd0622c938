#include "graph/records.h"

#include "base/alloc.h"

/* New numbers of the records of `from`; its four tables share one array. */
struct renumbering {
    uint32_t *all, *entities, *documents, *frames, *statements;
};

static enum tc_status renumbering_init(struct renumbering *map, const struct tc_graph *from) {
    size_t n = from->entities.len + from->documents.len + from->frames.len + from->statements.len;
    map->all = tc_reallocarray(NULL, n, sizeof *map->all);
    if (!map->all)
        return TC_ERR_MEMORY;
    map->entities = map->all;
    map->documents = map->entities + from->entities.len;
    map->frames = map->documents + from->documents.len;
    map->statements = map->frames + from->frames.len;
    return TC_OK;
}

static enum tc_status merge_names(struct tc_graph *into, const struct tc_graph *from, struct renumbering *map) {
    for (size_t i = 0; i < from->relations.len; i++)
        if (tc_graph_add_relation(into, &from->relations.items[i]) == TC_NO_RECORD)
            return TC_ERR_MEMORY;
    for (size_t i = 0; i < from->entities.len; i++)
        if ((map->entities[i] = tc_graph_add_entity(into, &from->entities.items[i].shown)) == TC_NO_RECORD)
            return TC_ERR_MEMORY;
    for (size_t i = 0; i < from->documents.len; i++)
        if ((map->documents[i] = tc_graph_add_document(into, &from->documents.items[i])) == TC_NO_RECORD)
            return TC_ERR_MEMORY;
    for (size_t i = 0; i < from->issues.len; i++)
        if (tc_graph_add_issue(into, &from->issues.items[i]) != TC_OK)
            return TC_ERR_MEMORY;
    return TC_OK;
}

static enum tc_status merge_facts(struct tc_graph *into, const struct tc_graph *from, struct renumbering *map) {
    for (size_t i = 0; i < from->frames.len; i++) {
        struct tc_frame frame = from->frames.items[i];
        frame.document = map->documents[frame.document];
        if ((map->frames[i] = tc_graph_add_frame(into, &frame)) == TC_NO_RECORD)
            return TC_ERR_MEMORY;
    }
    for (size_t i = 0; i < from->statements.len; i++) {
        struct tc_statement statement = from->statements.items[i];
        statement.subject = map->entities[statement.subject];
        statement.object = map->entities[statement.object];
        if ((map->statements[i] = tc_graph_add_statement(into, &statement)) == TC_NO_RECORD)
            return TC_ERR_MEMORY;
    }
    for (size_t i = 0; i < from->evidence.len; i++) {
        struct tc_evidence evidence = from->evidence.items[i];
        evidence.statement = map->statements[evidence.statement];
        evidence.document = map->documents[evidence.document];
        if (evidence.frame != TC_NO_RECORD)
            evidence.frame = map->frames[evidence.frame];
        if (tc_graph_add_evidence(into, &evidence) == TC_NO_RECORD)
            return TC_ERR_MEMORY;
    }
    return TC_OK;
}

enum tc_status tc_graph_merge(struct tc_graph *into, const struct tc_graph *from) {
    struct renumbering map;
    if (renumbering_init(&map, from) != TC_OK)
        return TC_ERR_MEMORY;
    enum tc_status status = merge_names(into, from, &map);
    if (status == TC_OK)
        status = merge_facts(into, from, &map);
    tc_free(map.all);
    return status;
}

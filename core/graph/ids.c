/* ids.c - what the ids of sealed records are hashes of. */
#include "graph/records.h"

static void add_number(struct tc_sha256 *sha, uint64_t number) {
    char bytes[8];
    for (int i = 7; i >= 0; i--, number >>= 8)
        bytes[i] = (char)(number & 0xff);
    tc_sha256_field(sha, (struct tc_str){bytes, sizeof bytes});
}

static enum tc_status end_id(struct tc_graph *graph, char letter, struct tc_str *id) {
    char text[2 + TC_ID_HEX] = {letter, '_'};
    tc_sha256_end_id(graph->sha, text + 2);
    struct tc_str kept = tc_arena_str(&graph->arena, (struct tc_str){text, sizeof text});
    if (!kept.ptr)
        return TC_ERR_MEMORY;
    *id = kept;
    return TC_OK;
}

enum tc_status tc_graph_name_statement(struct tc_graph *graph, struct tc_statement *statement) {
    struct tc_sha256 *sha = graph->sha;
    tc_sha256_start(sha);
    tc_sha256_field(sha, graph->entities.items[statement->subject].shown.id);
    tc_sha256_field(sha, statement->predicate);
    tc_sha256_field(sha, graph->entities.items[statement->object].shown.id);
    add_number(sha, statement->n_quals);
    for (uint32_t i = 0; i < statement->n_quals; i++) {
        tc_sha256_field(sha, statement->quals[i].name);
        tc_sha256_field(sha, statement->quals[i].value);
    }
    tc_sha256_field(sha, tc_str(tc_modality_str(statement->modality)));
    add_number(sha, statement->negated);
    return end_id(graph, 't', &statement->id);
}

static void add_document(struct tc_graph *graph, uint32_t document) {
    tc_sha256_field(graph->sha, graph->documents.items[document].uri);
    tc_sha256_field(graph->sha, graph->documents.items[document].id);
}

static enum tc_status name_frame(struct tc_graph *graph, struct tc_frame *frame) {
    struct tc_sha256 *sha = graph->sha;
    tc_sha256_start(sha);
    add_document(graph, frame->document);
    tc_sha256_field(sha, frame->plugin);
    tc_sha256_field(sha, frame->rule);
    add_number(sha, frame->char_start);
    add_number(sha, frame->char_end);
    return end_id(graph, 'f', &frame->id);
}

enum tc_status tc_graph_name_frames(struct tc_graph *graph) {
    for (size_t i = 0; i < graph->frames.len; i++)
        if (graph->keep_frame.items[i] && graph->frames.items[i].id.len == 0)
            TC_TRY(name_frame(graph, &graph->frames.items[i]));
    return TC_OK;
}

enum tc_status tc_graph_name_evidence(struct tc_graph *graph, struct tc_evidence *evidence) {
    struct tc_sha256 *sha = graph->sha;
    tc_sha256_start(sha);
    tc_sha256_field(sha, graph->statements.items[evidence->statement].id);
    add_document(graph, evidence->document);
    add_number(sha, evidence->char_start);
    add_number(sha, evidence->char_end);
    add_number(sha, evidence->subject_start);
    add_number(sha, evidence->subject_end);
    add_number(sha, evidence->object_start);
    add_number(sha, evidence->object_end);
    tc_sha256_field(sha, evidence->plugin);
    tc_sha256_field(sha, evidence->rule);
    return end_id(graph, 'e', &evidence->id);
}

static enum tc_status name_entity(struct tc_graph *graph, struct tc_graph_entity *entity) {
    tc_buf_reset(&graph->text);
    tc_buf_add(&graph->text, entity->type);
    tc_buf_addc(&graph->text, ':');
    tc_buf_add(&graph->text, entity->key);
    if (graph->text.failed)
        return TC_ERR_MEMORY;
    entity->id = tc_arena_str(&graph->arena, tc_buf_str(&graph->text));
    if (entity->label.len == 0)
        entity->label = entity->key;
    return entity->id.ptr ? TC_OK : TC_ERR_MEMORY;
}

enum tc_status tc_graph_name_entities(struct tc_graph *graph) {
    for (size_t i = 0; i < graph->entities.len; i++)
        TC_TRY(name_entity(graph, &graph->entities.items[i].shown));
    return TC_OK;
}

/* csv_sheets.h - the columns of the spreadsheet set: what the writer writes and the reader looks for. */
#ifndef TC_OUTPUT_CSV_SHEETS_H
#define TC_OUTPUT_CSV_SHEETS_H

#include "base/str.h"

enum tc_sheet_kind {
    TC_RELATIONS,
    TC_ENTITIES,
    TC_DOCUMENTS,
    TC_FRAMES,
    TC_TRIPLES,
    TC_EVIDENCE,
    TC_ISSUES,
    TC_SHEETS
};

enum tc_relations_column {
    REL_PREDICATE,
    REL_LABEL,
    REL_GROUP,
    REL_ORDER,
    REL_SYMMETRIC,
    REL_SUBJECT,
    REL_OBJECT,
    REL_QUALIFIERS,
    REL_PLUGIN,
    REL_HELP
};
enum tc_entities_column { ENT_ID, ENT_LABEL, ENT_TYPE, ENT_ALIASES, ENT_STATEMENTS, ENT_DOCUMENTS };
enum tc_documents_column {
    DOC_ID,
    DOC_URI,
    DOC_TITLE,
    DOC_DATE,
    DOC_SHA256,
    DOC_CHARS,
    DOC_SENTENCES,
    DOC_TOKENS,
    DOC_STATEMENTS,
    DOC_ERRORS
};
enum tc_frames_column {
    FRA_ID,
    FRA_RULE,
    FRA_PREDICATES,
    FRA_PARTIES,
    FRA_MODALITY,
    FRA_NEGATED,
    FRA_TEXT,
    FRA_DOCUMENT,
    FRA_TITLE,
    FRA_DATE,
    FRA_SENTENCE_NO
};
enum tc_triples_column {
    TRI_ID,
    TRI_SUBJECT,
    TRI_PREDICATE,
    TRI_OBJECT,
    TRI_SUBJECT_TYPE,
    TRI_OBJECT_TYPE,
    TRI_MODALITY,
    TRI_NEGATED,
    TRI_CONFIDENCE,
    TRI_EVIDENCE_COUNT,
    TRI_DOCUMENT_COUNT,
    TRI_QUOTE,
    TRI_DOCUMENT,
    TRI_DOCUMENT_TITLE,
    TRI_DOCUMENT_DATE,
    TRI_SUBJECT_ID,
    TRI_OBJECT_ID,
    TRI_PLUGIN,
    TRI_RULE,
    TRI_FRAME_ID
};
enum tc_evidence_column {
    EVI_ID,
    EVI_TRIPLE_ID,
    EVI_DOCUMENT_ID,
    EVI_DOCUMENT,
    EVI_DOCUMENT_TITLE,
    EVI_DOCUMENT_DATE,
    EVI_SENTENCE_NO,
    EVI_SENTENCE,
    EVI_CHAR_START,
    EVI_CHAR_END,
    EVI_SUBJECT_START,
    EVI_SUBJECT_END,
    EVI_OBJECT_START,
    EVI_OBJECT_END,
    EVI_PLUGIN,
    EVI_PLUGIN_VERSION,
    EVI_RULE,
    EVI_RULE_LINE,
    EVI_CONFIDENCE,
    EVI_FRAME_ID
};
enum tc_issues_column { ISS_SEVERITY, ISS_DOCUMENT, ISS_POSITION, ISS_PLUGIN, ISS_RULE, ISS_MESSAGE };
enum { TC_SHEET_COLUMNS_MAX = 24 };

struct tc_sheet {
    const char *file;
    const char *columns[TC_SHEET_COLUMNS_MAX]; /* in the order of the enum above */
    size_t n_columns;
    size_t free_at; /* columns that the data names (qualifiers, roles, attributes) stand before this one */
};
extern const struct tc_sheet tc_sheets[TC_SHEETS];

/* A free column is called as what it holds; a name that is one of the fixed columns' (with any number of "_" behind)
 * gets one "_" more. Appends it to out. */
enum tc_status tc_sheet_column_name(const struct tc_sheet *sheet, struct tc_str name, struct tc_buf *out);
/* The way back. */
struct tc_str tc_sheet_free_name(const struct tc_sheet *sheet, struct tc_str column);

/* Is the file a table that tercet has written, under its name? Its header must hold all fixed columns in their order;
 * people may have added some of their own. Files of other names are not opened. */
bool tc_sheet_is_own(const char *path);

#endif

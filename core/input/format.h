/* format.h - which reader a file is for. For input/ alone. */
#ifndef TC_INPUT_FORMAT_H
#define TC_INPUT_FORMAT_H

#include "input/input.h"

/* By the ending of the name; TC_FORMAT_AUTO if it is none of those that are known. */
enum tc_format tc_format_of_path(const char *path);

#define TC_FORMAT_ENDINGS ".txt .md .markdown .html .htm .ndjson .jsonl .csv"

#endif

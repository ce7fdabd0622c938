#include "app/template.h"

/* C11 has no #embed; the assembler finds the files from the project's folder. */
#define EMBED(symbol, file)                                                                                            \
    __asm__(".pushsection .rodata\n"                                                                                   \
            ".global tc_template_" #symbol "\n"                                                                        \
            "tc_template_" #symbol ":\n"                                                                               \
            ".incbin \"" file "\"\n"                                                                                   \
            ".global tc_template_" #symbol "_end\n"                                                                    \
            "tc_template_" #symbol "_end:\n"                                                                           \
            ".byte 0\n"                                                                                                \
            ".popsection\n");                                                                                          \
    extern const char tc_template_##symbol[], tc_template_##symbol##_end[]

EMBED(init, "core/app/template/init.lua");
EMBED(operators, "core/app/template/data/operators.csv");
EMBED(ports, "core/app/template/data/ports.csv");
EMBED(news, "core/app/template/news.txt");
EMBED(readme, "core/app/template/README.md");
EMBED(luarc, "core/app/template/luarc.json");
EMBED(luacheckrc, "plugins/meta/luacheckrc");

#define FILE_OF(path, symbol)                                                                                          \
    { path, tc_template_##symbol, tc_template_##symbol##_end }

const struct tc_template_file tc_template[] = {
    FILE_OF("init.lua", init),          FILE_OF("data/operators.csv", operators),
    FILE_OF("data/ports.csv", ports),   FILE_OF("news.txt", news),
    FILE_OF("README.md", readme),       FILE_OF(".luarc.json", luarc),
    FILE_OF(".luacheckrc", luacheckrc), {0}};

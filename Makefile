# tercet, built with GNU make. `make help` names the targets.
#
# Objects lie in build/<mode>/, so modes stand side by side: MODE=release (default), san, tsan, cov, valgrind.
# CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR mean what they mean everywhere; WERROR=1 turns warnings into errors.

VERSION = 0.1.0
PREFIX ?= /usr/local
MODE ?= release
O ?= build
JOBS ?= $(shell nproc)
SHARED ?= ../shared
PKG_CONFIG ?= pkg-config
LUA ?= lua5.4
CFLAGS ?= -O2 -g

BUILD = $(O)/$(MODE)
RESULTS = $(BUILD)/results
DATA = $(PREFIX)/share/tercet

# --- flags ---------------------------------------------------------------------------------------------------------

PACKAGES = lua5.4 libcgraph libgvc libutf8proc libxml-2.0 jansson libcrypto libpcre2-8
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-qual -Wformat=2 -Wundef -Wvla \
           -Wstrict-prototypes -Wmissing-prototypes -Werror=switch $(if $(WERROR),-Werror)

MODE_FLAGS_release =
MODE_FLAGS_san = -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
MODE_FLAGS_tsan = -O1 -fno-omit-frame-pointer -fsanitize=thread
MODE_FLAGS_cov = -O0 --coverage -DTC_COVERAGE
MODE_FLAGS_valgrind = -DTC_NO_CLOCK # it is thirty times slower
MODE_FLAGS_fuzz = -O1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
ifeq ($(filter $(MODE),release san tsan cov valgrind fuzz),)
$(error MODE is release, san, tsan, cov, valgrind or fuzz, not "$(MODE)")
endif

# Headers of libraries are not ours to keep free of warnings: -I becomes -isystem.
USER_CFLAGS := $(CFLAGS)
override CFLAGS += -std=c11 -D_GNU_SOURCE -pthread -Icore $(WARNINGS) $(MODE_FLAGS_$(MODE)) \
    -DTC_VERSION=\"$(VERSION)\" \
    $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null))
LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lcsv -pthread -lm

# A recipe that sets packages up or changes MODE goes on in a make of its own, which sees the new state.
RECURSE = $(MAKE) --no-print-directory CFLAGS='$(USER_CFLAGS)'
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))

# --- files ---------------------------------------------------------------------------------------------------------

HEADERS := $(sort $(wildcard core/*.h core/*/*.h))
APP := $(sort $(wildcard core/app/*.c))
LIBRARY := $(filter-out $(APP),$(sort $(wildcard core/*.c core/*/*.c)))
UNIT := $(sort $(wildcard tests/unit/*.c))
BENCH_SOURCES := $(sort $(wildcard tests/bench/*.c))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/*.c))
SCRIPTS := scripts/setup $(wildcard tests/tools/*.sh)

objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
TERCET = $(BUILD)/tercet
ARCHIVE = $(BUILD)/libtercet.a
UNIT_TESTS = $(BUILD)/unit-tests

# What is run here is this tree's, whatever the user has installed.
export TERCET_PLUGIN_PATH := plugins
export TERCET_VIEW_PATH := graphs

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

# What is made, one name a line; V=1 shows the commands themselves.
SAY = $(if $(V),,@echo '  $@';)

# --- build ---------------------------------------------------------------------------------------------------------

.PHONY: all setup packages
all: $(TERCET) $(ARCHIVE) ## build the program and the library (nothing is installed)

setup: ## install the Debian packages that are missing
	@scripts/setup

packages:
	@command -v $(CC) >/dev/null && $(PKG_CONFIG) --exists $(PACKAGES) && \
	    printf '#include <csv.h>\n' | $(CC) -E - >/dev/null 2>&1 || \
	    { echo "tercet: a compiler or library is missing; run \`make setup\`" >&2; exit 1; }

$(TERCET): $(call objects,$(APP)) $(ARCHIVE)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# The tests reach what app offers too, except its main(); as an archive, so that only what they use is linked.
$(BUILD)/app.a: $(call objects,$(filter-out core/app/main.c,$(APP))) $(BUILD)/app.list
$(ARCHIVE): $(call objects,$(LIBRARY)) $(BUILD)/library.list
$(ARCHIVE) $(BUILD)/app.a:
	@rm -f $@
	$(SAY)$(AR) rcs $@ $(filter %.o,$^)

$(UNIT_TESTS): $(call objects,$(UNIT)) $(BUILD)/app.a $(ARCHIVE) $(BUILD)/unit.list
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.list,$^) -lcriterion $(LIBS)

# One object knows where the program will be installed, so that another PREFIX compiles only that.
PLACED = $(BUILD)/obj/core/base/folders.o
$(PLACED): PLACE = -DTC_DATA_DIR=\"$(DATA)\"
$(PLACED): $(BUILD)/place.list

$(BUILD)/obj/%.o: %.c $(BUILD)/flags.list | packages
	@mkdir -p $(@D)
	$(SAY)$(CC) $(CFLAGS) $(PLACE) -MMD -MP -c -o $@ $<

# These files change only when what they name does: other flags rebuild everything, a removed source relinks.
define list
.PHONY: force
$(BUILD)/$(1).list: force
	@mkdir -p $$(@D)
	@printf '%s\n' $$(call quote,$(2)) | cmp -s - $$@ || printf '%s\n' $$(call quote,$(2)) >$$@
endef
quote = '$(subst ','\'',$(1))'
$(eval $(call list,flags,$$(CC) $$(CFLAGS)))
$(eval $(call list,place,$$(DATA)))
$(eval $(call list,library,$$(LIBRARY)))
$(eval $(call list,app,$$(APP)))
$(eval $(call list,unit,$$(UNIT)))

-include $(patsubst %.o,%.d,$(call objects,$(APP) $(LIBRARY) $(UNIT) $(BENCH_SOURCES) $(FUZZ_SOURCES)))

# --- use -----------------------------------------------------------------------------------------------------------

.PHONY: api
api: ## write the editor stubs, the luacheck standard and docs/api.md anew from core/plugin/api.def
	$(LUA) tests/tools/api.lua

# The files that `tercet new` writes are in the program; -MMD does not see them.
$(BUILD)/obj/core/app/template.o: $(shell find core/app/template -type f) plugins/meta/luacheckrc

.PHONY: demo demo-run eval
demo: setup ## set up, build, and turn tests/samples into build/demo/
	@$(RECURSE) $(PARALLEL) all
	@$(RECURSE) demo-run

demo-run: $(TERCET)
	$(TERCET) build -p diplomacy -o $(O)/demo tests/samples
	$(TERCET) build -p diplomacy -o $(O)/demo/one-text tests/samples/01-coffee-accord.txt
	@printf '\nThe spreadsheets and pictures of all samples are in %s, those of one text in %s:\n' "$(O)/demo" "$(O)/demo/one-text"
	@ls $(O)/demo | sed 's/^/  /'

.PHONY: gallery
gallery: $(TERCET) ## draw the pictures of graphs/gallery anew, from the samples
	@mkdir -p $(BUILD)/gallery graphs/gallery
	@$(TERCET) build -q -p diplomacy --pictures dot -o $(BUILD)/gallery/one tests/samples/01-coffee-accord.txt
	@$(TERCET) build -q -p diplomacy --pictures dot -o $(BUILD)/gallery/three tests/samples/09-three-capitals.html
	@$(TERCET) build -q -p diplomacy --pictures dot -o $(BUILD)/gallery/all tests/samples
	$(TERCET) draw $(BUILD)/gallery/one --view sides --to graphs/gallery/sides.svg
	$(TERCET) draw $(BUILD)/gallery/one --view sides --dark --to graphs/gallery/sides-dark.svg
	$(TERCET) draw $(BUILD)/gallery/three --view layers --to graphs/gallery/layers.svg
	$(TERCET) draw $(BUILD)/gallery/all --view overview --to graphs/gallery/overview.svg
	$(TERCET) draw $(BUILD)/gallery/all --view ego --to graphs/gallery/ego.svg

EVAL = $(LUA) tests/tools/eval.lua
SCORE = python3 $(SHARED)/eval/score.py
eval: all ## score the extraction against the gold facts beside the project, where they are; errors by construction
	@if [ ! -f $(SHARED)/eval/score.py ]; then \
	    echo "eval: skipped, $(SHARED)/eval/score.py is not there"; \
	else \
	    $(TERCET) build -q -p diplomacy -o $(O)/eval $(SHARED)/gold/dev && $(EVAL) split $(SHARED)/gold/dev.gold.jsonl $(O)/eval && \
	    echo "all:" && $(SCORE) $(SHARED)/gold/dev.gold.jsonl $(O)/eval && \
	    echo "two thirds, to learn from:" && $(SCORE) $(O)/eval/read.jsonl $(O)/eval && \
	    echo "one third, whose errors stay unread:" && $(SCORE) $(O)/eval/unread.jsonl $(O)/eval && \
	    $(EVAL) errors $(O)/eval/read.jsonl $(SHARED)/gold/dev $(O)/eval; \
	fi

# --- tests: each runner leaves "passed failed" in build/<mode>/results/, which tally.sh adds up --------------------------

.PHONY: test test-run test-unit test-cli test-plugins test-sentences test-samples test-docs test-san accept
test: setup ## set up, build, and run every test
	@rm -rf $(RESULTS)
	@$(RECURSE) $(PARALLEL) all $(UNIT_TESTS) $(REPLAYS)
	@$(RECURSE) -k test-run; status=$$?; tests/tools/tally.sh $(RESULTS)/* && exit $$status

test-san: ## every test under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(RECURSE) MODE=san test

test-run: test-unit test-cli test-plugins test-sentences test-samples test-docs test-hostile test-interrupt test-fuzz

# A leak fails no Criterion test, so the sanitizers write reports and a run with one that names our code fails. Criterion leaks a
# little itself at times; that alone must not fail the run, so a leak's exit code does not count.
SAN_ENV = ASAN_OPTIONS=log_path=$(abspath $(BUILD))/reports/$(1):detect_leaks=1:strict_string_checks=1 \
          LSAN_OPTIONS=exitcode=0 UBSAN_OPTIONS=log_path=$(abspath $(BUILD))/reports/$(1):print_stacktrace=1 \
          TSAN_OPTIONS=log_path=$(abspath $(BUILD))/reports/$(1)
SANITIZED = $(filter san tsan,$(MODE))
define run_test
@rm -rf $(BUILD)/reports/$(1).* && mkdir -p $(RESULTS) $(BUILD)/reports
@$(call SAN_ENV,$(1)) $(2); status=$$?; \
    $(if $(SANITIZED),tests/tools/reports.sh $(RESULTS)/$(1)-reports $(BUILD)/reports/$(1). || status=1;) exit $$status
endef

test-unit: $(UNIT_TESTS) ## the unit and conformance tests (Criterion); ONLY='suite/*' runs some
	$(call run_test,unit,tests/tools/unit.sh $(RESULTS)/unit $(UNIT_TESTS) $(if $(ONLY),--filter '$(ONLY)'))

test-cli: $(TERCET) ## the golden cases of tests/cli; CASE=name runs one
	$(call run_test,cli,VERSION=$(VERSION) tests/tools/cli.sh $(RESULTS)/cli $(TERCET) $(CASE))

accept: $(TERCET) ## take what the program prints now as the golden output; CASE=name takes one
	@mkdir -p $(BUILD)/accept
	@ACCEPT=1 VERSION=$(VERSION) tests/tools/cli.sh $(BUILD)/accept/cli $(TERCET) $(CASE)

test-plugins: $(TERCET) ## the examples of every bundled plugin
	$(call run_test,plugins,tests/tools/plugins.sh $(RESULTS)/plugins $(TERCET) $(patsubst %/init.lua,%,$(wildcard plugins/*/init.lua)))

test-sentences: $(TERCET) ## tests/sentences: who is named, agrees, meets, supports and opposes; every name of ISO 3166-1
	$(call run_test,sentences,$(LUA) tests/tools/sentences.lua $(RESULTS)/sentences $(TERCET))

test-docs: $(TERCET) ## every example of README.md and docs/; PAGE=docs/guide.md runs one page
	$(call run_test,docs,$(LUA) tests/tools/docs.lua $(RESULTS)/docs $(TERCET) $(PAGE))

test-samples: $(TERCET) ## tests/samples and samples2 against the triples expected of each
	$(call run_test,samples,$(LUA) tests/tools/samples.lua $(RESULTS)/samples $(TERCET))

# --- faults: what must not harm (SECURITY.md) ------------------------------------------------------------------------

.PHONY: test-hostile test-interrupt test-fuzz hostile fuzz fuzz-run faults promises
test-hostile: $(TERCET) ## texts made to crash, stall or fill a reader; `make hostile` has the large ones
	$(call run_test,hostile,$(LUA) tests/tools/hostile.lua $(RESULTS)/hostile $(TERCET))

hostile: $(TERCET) ## 1 GB lines, 10 million documents, 200 MB of facts: 10 minutes, 16 GB of memory, 1 GB of disk
	@mkdir -p $(RESULTS)
	$(LUA) tests/tools/hostile.lua $(RESULTS)/hostile-big $(TERCET) big

test-interrupt: $(TERCET) ## signals, full disks, broken pipes in the middle of a run; KILLS=n moments of kill -9
	$(call run_test,interrupt,$(LUA) tests/tools/interrupt.lua $(RESULTS)/interrupt $(TERCET))

promises: all $(UNIT_TESTS) ## what SECURITY.md promises, shown, with the counts; 15 minutes
	@$(LUA) tests/tools/promises.lua $(TERCET) $(UNIT_TESTS) $(SHARED)

faults: ## every request for memory of a small build refused in turn, under the sanitizers
	@$(RECURSE) MODE=san FAULT_STRIDE=1 ONLY='faults/*' test-unit

.PHONY: half-typed
half-typed: ## every prefix of every file of the bundled plugins, loaded, explained and checked, with counts: half an hour of two free processors; CUTS=talks: of some
	@TERCET_CUTS=$(CUTS) $(RECURSE) ONLY='half_typed/*' test-unit

# A fuzz target and a main() that runs it over files; with MODE=fuzz, which wants clang, the same target and libFuzzer's.
FUZZERS = $(filter-out replay,$(FUZZ_SOURCES:tests/fuzz/%.c=%))
REPLAYS = $(FUZZERS:%=$(BUILD)/fuzz/%)
FUZZ_DRIVER = $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer,$(BUILD)/obj/tests/fuzz/replay.o)
$(REPLAYS): $(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(if $(filter fuzz,$(MODE)),,$(BUILD)/obj/tests/fuzz/replay.o) $(ARCHIVE)
	@mkdir -p $(@D)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(FUZZ_DRIVER) $(ARCHIVE) $(LIBS)

test-fuzz: $(REPLAYS) ## the fuzz targets on their seeds and on what fuzzing has found
	$(call run_test,fuzz,tests/tools/fuzz.sh replay $(RESULTS)/fuzz $(BUILD)/fuzz)

fuzz: ## libFuzzer on every target, TIME=60 seconds each; needs clang. ONLY=name runs one
	@$(RECURSE) MODE=fuzz CC=clang $(PARALLEL) fuzz-run

fuzz-run: $(REPLAYS)
	@tests/tools/fuzz.sh run $(or $(TIME),60) $(BUILD)/fuzz $(ONLY)

.PHONY: bench bench-peers
BENCH ?= full
BENCHES = $(patsubst %,$(BUILD)/bench/%,measure tokenise)
$(BENCHES): $(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.o $(ARCHIVE)
	@mkdir -p $(@D)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

bench: $(TERCET) $(BENCHES) ## measure against wc -w (15 minutes; BENCH=quick: one; BENCH=names: a group)
	@TERCET_CACHE= $(LUA) tests/bench/bench.lua $(BUILD) $(SHARED) $(BENCH)

bench-peers: $(TERCET) $(BENCHES) ## the same 20 rules on the npm package compromise, side by side
	@$(LUA) tests/bench/peers.lua $(BUILD) $(SHARED)

.PHONY: valgrind coverage check
VALGRIND = valgrind -q --error-exitcode=9
valgrind: ## the program on the samples under valgrind; again in processes, which end uncleaned; one with an error counts as dead
	@$(RECURSE) MODE=valgrind $(PARALLEL) all
	$(VALGRIND) --leak-check=full --errors-for-leak-kinds=definite --child-silent-after-fork=yes \
	    $(O)/valgrind/tercet build --no-isolate -p diplomacy -o $(O)/valgrind/out tests/samples
	$(VALGRIND) $(O)/valgrind/tercet extract --isolate -p diplomacy tests/samples >$(O)/valgrind/statements.ndjson

coverage: ## lines and branches of core that all tests run (gcovr; counts of parallel tests may be short)
	@GCOV_ERROR_FILE=/dev/null $(RECURSE) MODE=cov -k test; status=$$?; \
	gcovr --root . --filter core/ --object-directory $(O)/cov --gcov-ignore-parse-errors --print-summary --txt $(O)/cov/coverage.txt \
	    && exit $$status

# The program itself, because Criterion does not run under ThreadSanitizer.
.PHONY: tsan analyze cppcheck
tsan: ## a parallel build of generated documents under ThreadSanitizer
	@$(RECURSE) MODE=tsan $(PARALLEL) all
	@rm -rf $(O)/tsan/reports && mkdir -p $(O)/tsan/reports $(O)/tsan/results
	$(LUA) tests/tools/documents.lua 2000 >$(O)/tsan/documents.ndjson
	TERCET_PLUGIN_PATH=tests/unit/plugins TSAN_OPTIONS=log_path=$(abspath $(O))/tsan/reports/tsan \
	    $(O)/tsan/tercet build -q -p small --jobs 4 --pictures dot -o $(O)/tsan/out $(O)/tsan/documents.ndjson || [ $$? -lt 2 ]
	TERCET_PLUGIN_PATH=tests/unit/plugins TSAN_OPTIONS=log_path=$(abspath $(O))/tsan/reports/tsan \
	    $(O)/tsan/tercet extract -p small --jobs 4 $(O)/tsan/documents.ndjson >$(O)/tsan/statements.ndjson || [ $$? -lt 2 ]
	@tests/tools/reports.sh $(O)/tsan/results/tsan $(O)/tsan/reports/tsan

analyze: packages ## gcc -fanalyzer over core: for reading, it does not follow sizes and reserves
	@printf '%s\n' $(LIBRARY) $(APP) | $(SYNTAX_ONLY) gcc $(CFLAGS) -fanalyzer -c -o /dev/null

cppcheck: ## cppcheck over core
	@$(call lint_step,cppcheck,cppcheck) cppcheck --quiet --std=c11 -Icore -D_GNU_SOURCE --error-exitcode=1 --inline-suppr \
	    --enable=warning,portability --suppress=missingIncludeSystem $(LIBRARY) $(APP)

check: ## everything: tests, lint, sanitizers, ThreadSanitizer, valgrind, cppcheck, coverage; tidy and analyze for reading; an hour
	@$(RECURSE) -k test lint test-san faults tsan valgrind cppcheck tidy analyze coverage

# --- lint ----------------------------------------------------------------------------------------------------------

LINTS = layers headers functions gcc clang format lua api shell
.PHONY: lint $(addprefix lint-,$(LINTS)) tidy format
lint: packages ## every check of the sources
	@rm -rf $(O)/lint && mkdir -p $(O)/lint/results
	@$(RECURSE) -k $(addprefix lint-,$(LINTS)); status=$$?; tests/tools/tally.sh $(O)/lint/results/* && exit $$status

# $(1) names the check, $(2) the tool without which it is skipped.
lint_step = tests/tools/step.sh $(O)/lint/results/$(1) $(2)
SYNTAX_ONLY = xargs -r -n1 -P$(JOBS)
C_FILES = $(LIBRARY) $(APP) $(UNIT) $(BENCH_SOURCES) $(FUZZ_SOURCES)

lint-layers:
	@$(call lint_step,layers,$(LUA)) $(LUA) tests/tools/layers.lua core

lint-headers: packages
	@printf '%s\n' $(HEADERS:core/%=%) | $(call lint_step,headers,$(CC)) \
	    $(SYNTAX_ONLY) $(CC) $(CFLAGS) -Werror -fsyntax-only -x c /dev/null -include

lint-functions:
	@$(call lint_step,functions,$(LUA)) $(LUA) tests/tools/functions.lua $(LIBRARY) $(APP)

lint-gcc lint-clang: lint-%: packages
	@printf '%s\n' $(C_FILES) | $(call lint_step,$*,$*) $(SYNTAX_ONLY) $* $(CFLAGS) -Werror -fsyntax-only

lint-format:
	@$(call lint_step,format,clang-format) tests/tools/format.sh $(HEADERS) $(C_FILES)

lint-lua:
	@$(call lint_step,lua,luacheck) luacheck -q --no-color $(shell find plugins graphs scripts tests/tools core/app/template docs -name '*.lua')

lint-api: # what api.def generates is kept in git, so it must be fresh
	@$(call lint_step,api,$(LUA)) sh -ec '$(LUA) tests/tools/api.lua check && $(LUA) tests/tools/stubs.lua'

lint-shell:
	@$(call lint_step,shell,sh) sh -ec 'for script; do sh -n "$$script"; done' lint $(SCRIPTS)

tidy: packages ## clang-tidy over core: slow, for reading
	clang-tidy --quiet $(LIBRARY) $(APP) -- $(CFLAGS)

format: ## rewrite the C sources as .clang-format says
	clang-format -i $(HEADERS) $(C_FILES)

# --- install -------------------------------------------------------------------------------------------------------

DEST = $(DESTDIR)$(PREFIX)
# Not what users put beside them; where git knows, a new plugin counts when it is added.
BUNDLED = $(or $(shell git ls-files plugins 2>/dev/null),$(shell find plugins -type f))
LUA_FILES = $(BUNDLED) $(wildcard graphs/*.lua scripts/*.lua)
.PHONY: install uninstall clean help
install: all ## install under PREFIX (/usr/local), below DESTDIR if that is set
	install -D -m 755 $(TERCET) $(DEST)/bin/tercet
	install -D -m 644 $(ARCHIVE) $(DEST)/lib/libtercet.a
	$(if $(wildcard core/tercet.h),install -D -m 644 core/tercet.h $(DEST)/include/tercet.h)
	install -D -m 644 core/tercet.1 $(DEST)/share/man/man1/tercet.1
	install -d $(DEST)/lib/pkgconfig
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PACKAGES@|$(PACKAGES)|' \
	    core/tercet.pc.in >$(DEST)/lib/pkgconfig/tercet.pc
	@for file in $(LUA_FILES); do install -D -m 644 "$$file" "$(DESTDIR)$(DATA)/$$file" || exit 1; done

uninstall: ## remove what install has put there
	rm -f $(addprefix $(DEST)/,bin/tercet lib/libtercet.a include/tercet.h share/man/man1/tercet.1 lib/pkgconfig/tercet.pc)
	@for file in $(LUA_FILES); do rm -f "$(DESTDIR)$(DATA)/$$file"; done
	@if [ -d $(DESTDIR)$(DATA) ]; then find $(DESTDIR)$(DATA) -depth -type d -empty -delete; fi

clean: ## remove everything that was built
	rm -rf $(O)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

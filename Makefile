# SPDX-License-Identifier: GPL-3.0-or-later
#
# make          build                    make check    run every test
# make demo     a school year, as PDF    make install  PREFIX= DESTDIR=
# HACKING.md tells the others. Variables that one may set: BUILD, CC, CFLAGS,
# LDFLAGS, PREFIX, DESTDIR, V=1 (show commands), WERROR=1, T=word (only the
# tests whose file name has it), JOBS.

BUILD	= build
PREFIX	= /usr/local
DESTDIR	=
JOBS	= 2
CFLAGS	= -O2 -g
MINIMUM	= 90

prefix		= $(PREFIX)
bindir		= $(prefix)/bin
libdir		= $(prefix)/lib
datarootdir	= $(prefix)/share
localedir	= $(datarootdir)/locale
mandir		= $(datarootdir)/man
docdir		= $(datarootdir)/doc/quitus

VERSION	:= $(shell cat VERSION)

MAKEFLAGS	+= --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL = all

# What is there. A folder in a room, src/format/NAME, is a module of its own,
# loaded when it is needed; PACKAGES_NAME are the libraries that only it uses.
HEADERS	:= $(sort $(shell find include src -name '*.h'))
SOURCES	:= $(sort $(wildcard src/*.c src/*/*.c))
MODULE_SOURCES	:= $(sort $(wildcard src/*/*/*.c))
MODULES	:= $(sort $(notdir $(patsubst %/,%,$(dir $(MODULE_SOURCES)))))
TEST_SOURCES	:= $(sort $(wildcard tests/unit/*.c tests/model/*.c \
	   tests/fault/*.c tests/bench/*.c tests/fuzz/*.c))
FUZZERS	:= $(sort $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard \
	   tests/fuzz/fuzz_*.c)))
SQL	:= $(shell cd sql && find . -name '*.sql' -o -path './data/*.csv' | \
	   sed 's,^\./,,' | LC_ALL=C sort)
MAN	:= $(wildcard man/*.[1-9] man/*/*.[1-9])
LANGS	:= $(patsubst po/%.po,%,$(wildcard po/*.po))

PACKAGES_program = sqlite3 libsodium libutf8proc jansson expat
PACKAGES_pdf	= pangocairo cairo
PACKAGES_zip	= libzip zlib
PACKAGES_xlsx	= xlsxwriter
PACKAGES_readline = readline
PACKAGES_test	= cmocka

# How it is compiled. HARDEN is emptied where it does not mix (sanitizers).
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	   -Wstrict-prototypes -Wformat=2
HARDEN	= -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong
HARDEN_LD = -Wl,-z,relro,-z,now
ifneq ($(filter-out 0 false,$(CI) $(WERROR)),)
WARNINGS += -Werror
endif
DEFINES	= -D_GNU_SOURCE -DQUITUS_VERSION='"$(VERSION)"' \
	  -DLOCALEDIR='"$(localedir)"' -DMODULEDIR='"$(libdir)/quitus"'
COMPILE	= $(CC) -std=c11 $(WARNINGS) -fPIC -Iinclude -Isrc $(DEFINES) $(CPPFLAGS) \
	  $(HARDEN) $(CFLAGS)
LINK	= $(CC) $(CFLAGS) $(HARDEN) $(HARDEN_LD) $(LDFLAGS)

GEN	= $(BUILD)/gen
PROGRAM	= $(BUILD)/quitus
OBJECTS	= $(SOURCES:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/gen/sql.o
LIBRARY	= $(filter-out $(BUILD)/obj/src/main.o,$(OBJECTS))
MODULE_OBJECTS	= $(MODULE_SOURCES:%.c=$(BUILD)/obj/%.o)
MODULE_FILES	= $(MODULES:%=$(BUILD)/modules/quitus-%.so)
CATALOGUES	= $(LANGS:%=$(BUILD)/po/%/LC_MESSAGES/quitus.mo)
TEST_OBJECTS	= $(TEST_SOURCES:%.c=$(BUILD)/obj/%.o)

TESTS_C	  = $(foreach d,unit model fault,$(patsubst %.c,$(BUILD)/%, \
	    $(wildcard tests/$(d)/test_*.c)))
TESTS_CLI = $(wildcard tests/cli/*.bats)
REPLAYS	  = $(FUZZERS:%=$(BUILD)/tests/fuzz/replay_%)
BENCH	  = $(BUILD)/tests/bench/make_ledger $(BUILD)/tests/bench/make_nation
TESTS	  = $(foreach t,$(filter-out $(BUILD)/tests/unit/%,$(TESTS_C)) \
	    $(TESTS_CLI) $(REPLAYS) $(filter $(BUILD)/tests/unit/%,$(TESTS_C)), \
	    $(if $(T),$(if $(findstring $(T),$(t)),$(t)),$(t)))

ifeq ($(V),)
say	= @printf '  %-6s %s\n' $(1) $(2);
else
say	=
endif

.PHONY: all FORCE
all: $(PROGRAM) $(MODULE_FILES) $(CATALOGUES)

FORCE:

# The packages that a stage needs, looked for once and again when the list
# changes. Everything that compiles waits for them.
$(BUILD)/packages/%: build-aux/packages build-aux/packages.sh
	@mkdir -p $(@D)
	@build-aux/packages.sh $*
	@touch $@

.PRECIOUS: $(BUILD)/packages/% $(BUILD)/flags/%.cflags $(BUILD)/flags/%.libs

# What pkg-config says is asked when the packages are there, not before; these
# files change only when the answer does.
keep = if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(BUILD)/flags/test.cflags $(BUILD)/flags/test.libs: $(BUILD)/packages/test

$(BUILD)/flags/%.cflags: FORCE | $(BUILD)/packages/build
	@mkdir -p $(@D)
	@pkg-config --cflags $(PACKAGES_$*) >$@.new && $(keep)

$(BUILD)/flags/%.libs: FORCE | $(BUILD)/packages/build
	@mkdir -p $(@D)
	@pkg-config --libs $(PACKAGES_$*) >$@.new && $(keep)

$(BUILD)/flags/compile: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$(subst ",\",$(COMPILE))" >$@.new && $(keep)

# Objects.
$(OBJECTS) $(MODULE_OBJECTS) $(TEST_OBJECTS): $(BUILD)/flags/program.cflags
$(TEST_OBJECTS): $(BUILD)/flags/test.cflags

$(BUILD)/obj/%.o: %.c $(BUILD)/flags/compile
	@mkdir -p $(@D)
	$(call say,CC,$<) $(COMPILE) -MMD -MP $$(cat $(filter %.cflags,$^)) \
	    -c -o $@ $<

$(BUILD)/obj/gen/sql.o: $(GEN)/sql.c $(BUILD)/flags/compile
	@mkdir -p $(@D)
	$(call say,CC,$<) $(COMPILE) -c -o $@ $<

# The list of names is a reason to make it again: a text may be taken away.
$(GEN)/sql.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(SQL) >$@.new && $(keep)

$(GEN)/sql.c: $(GEN)/sql.list build-aux/embed.sh include/store/sql.h \
    $(SQL:%=sql/%)
	$(call say,SQL,$@) build-aux/embed.sh sql $(SQL) >$@

-include $(OBJECTS:.o=.d) $(MODULE_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)

# The program gives its symbols to the modules, hence -rdynamic.
$(PROGRAM): $(OBJECTS) $(BUILD)/flags/program.libs
	$(call say,LD,$@) $(LINK) -pie -rdynamic -o $@ $(OBJECTS) \
	    $$(cat $(BUILD)/flags/program.libs) -lcsv -ldl

define module_rules
$(2): $(BUILD)/flags/$(1).cflags
$(BUILD)/modules/quitus-$(1).so: $(2) $(BUILD)/flags/$(1).libs
endef
$(foreach m,$(MODULES),$(eval $(call module_rules,$(m),$(filter \
    $(BUILD)/obj/src/format/$(m)/% $(BUILD)/obj/src/cli/$(m)/%, \
    $(MODULE_OBJECTS)))))

$(MODULE_FILES):
	@mkdir -p $(@D)
	$(call say,LD,$@) $(LINK) -shared -o $@ $(filter %.o,$^) \
	    $$(cat $(filter %.libs,$^))

$(BUILD)/po/%/LC_MESSAGES/quitus.mo: po/%.po | $(BUILD)/packages/build
	@mkdir -p $(@D)
	$(call say,PO,$<) msgfmt --check-format -o $@ $<

# Tests. Each is linked with the whole program but main; a file of the same
# folder whose name does not begin with test_ belongs to all of them.
helpers = $(filter-out $(BUILD)/obj/$(1)/test_% $(BUILD)/obj/$(1)/make_%, \
	  $(filter $(BUILD)/obj/$(1)/%,$(TEST_OBJECTS)))

.SECONDEXPANSION:
$(TESTS_C) $(BENCH): $(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(LIBRARY) \
    $$(call helpers,tests/$$(firstword $$(subst /, ,$$*))) \
    $(BUILD)/flags/program.libs $(BUILD)/flags/test.libs
	@mkdir -p $(@D)
	$(call say,LD,$@) $(LINK) -pie -rdynamic -o $@ $(filter %.o,$^) \
	    $$(cat $(filter %.libs,$^)) -lcsv -ldl

# A reader of tests/fuzz with what is kept of its corpus.
FUZZ_LINK = $(filter %.o,$^) $$(cat $(filter %.libs,$^)) -lcsv -ldl
$(REPLAYS): $(BUILD)/tests/fuzz/replay_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o \
    $(BUILD)/obj/tests/fuzz/replay.o $(BUILD)/obj/tests/fuzz/fuzz.o \
    $(LIBRARY) $(BUILD)/flags/program.libs $(BUILD)/flags/test.libs
	@mkdir -p $(@D)
	$(call say,LD,$@) $(LINK) -pie -rdynamic -o $@ $(FUZZ_LINK)

# The same with libFuzzer, which looks for more: built by "make fuzz" alone.
$(BUILD)/fuzz_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o \
    $(BUILD)/obj/tests/fuzz/fuzz.o $(LIBRARY) $(BUILD)/flags/program.libs
	$(call say,LD,$@) $(LINK) -fsanitize=fuzzer -rdynamic -o $@ $(FUZZ_LINK)

# What fails on purpose takes the place of these.
$(BUILD)/tests/fault/%: LDFLAGS += $(patsubst %,-Wl$(comma)--wrap=%, \
    malloc calloc realloc fsync renameat2)
comma	= ,

.PHONY: tests check check-faults demo check-asan check-mem coverage bench
tests: $(filter $(BUILD)/%,$(TESTS)) $(BENCH)

check: all tests $(BUILD)/packages/test
	@tests/run.sh $(abspath $(BUILD)) $(JOBS) $(TESTS)

# Every call that can fail and every seed, not some of them: half an hour.
check-faults: all tests $(BUILD)/packages/test
	@FAULTS=full LIMIT=7200 tests/run.sh $(abspath $(BUILD)) $(JOBS) \
	    $(filter $(BUILD)/tests/fault/%,$(TESTS))

demo: all
	@QUITUS=$(abspath $(PROGRAM)) sh tests/demo/e8.sh \
	    $(abspath $(BUILD)/demo)
	@echo 'The annual statement of the demonstration year:'
	@ls $(abspath $(BUILD)/demo)/statement.pdf \
	    $(abspath $(BUILD)/demo)/statement.html \
	    $(abspath $(BUILD)/demo)/statement.txt

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all

# Fewer random years where each costs ten times as much.
check-asan:
	@MODEL_YEARS=20 ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 \
	    LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	    $(MAKE) BUILD=$(BUILD)/asan HARDEN= HARDEN_LD= \
	    CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)' check

# The unit tests, then a whole school year through the command line.
VALGRIND = valgrind -q --leak-check=full --show-leak-kinds=definite \
	   --errors-for-leak-kinds=definite --error-exitcode=99 \
	   --suppressions=$(CURDIR)/tests/valgrind.supp

check-mem: all tests $(BUILD)/packages/test $(BUILD)/packages/mem
	@WRAP='$(VALGRIND)' tests/run.sh $(abspath $(BUILD)) $(JOBS) \
	    $(filter $(BUILD)/tests/unit/%,$(TESTS))
	@printf '#!/bin/sh\nexec %s %s "$$@"\n' '$(VALGRIND)' \
	    $(abspath $(PROGRAM)) >$(BUILD)/quitus-mem
	@chmod +x $(BUILD)/quitus-mem
	QUITUS=$(abspath $(BUILD)/quitus-mem) sh tests/demo/e8.sh \
	    $(abspath $(BUILD)/demo-mem) >$(BUILD)/demo-mem.out
	@echo 'A whole year under valgrind: clean.'

# libFuzzer on every reader (T=bank: on one), SECONDS each; what it finds new
# goes into the corpus, what breaks a reader into BUILD/fuzz. "make fuzz-merge"
# then keeps of the corpus only what shows something.
SECONDS	= 60
FUZZ_BUILD = $(BUILD)/fuzz
FUZZ_MAKE = $(MAKE) BUILD=$(FUZZ_BUILD) CC=clang HARDEN= HARDEN_LD= \
	    CFLAGS='-O1 -g -fno-omit-frame-pointer \
	    -fsanitize=fuzzer-no-link,address,undefined \
	    -fno-sanitize-recover=all'
FUZZED	= $(if $(T),$(T),$(FUZZERS))

.PHONY: fuzz fuzz-merge
fuzz: $(BUILD)/packages/fuzz
	@$(FUZZ_MAKE) all $(FUZZED:%=$(FUZZ_BUILD)/fuzz_%)
	@tests/fuzz/fuzz.sh $(abspath $(FUZZ_BUILD)) $(SECONDS) $(JOBS) \
	    $(FUZZED)

fuzz-merge: $(BUILD)/packages/fuzz
	@$(FUZZ_MAKE) $(FUZZED:%=$(FUZZ_BUILD)/fuzz_%)
	@tests/fuzz/fuzz.sh $(abspath $(FUZZ_BUILD)) merge $(JOBS) $(FUZZED)

coverage: $(BUILD)/packages/coverage
	@find $(BUILD) -path '*/coverage/*' -name '*.gcda' -delete
	@MODEL_YEARS=20 $(MAKE) BUILD=$(BUILD)/coverage HARDEN= \
	    CFLAGS='-O0 -g --coverage -fprofile-update=atomic' check; \
	tests=$$?; gcovr --root . --object-directory $(BUILD)/coverage --filter src/ \
	    --exclude-unreachable-branches --exclude-throw-branches \
	    --print-summary --fail-under-line $(MINIMUM) \
	    $(BUILD)/coverage && exit $$tests

bench: all $(BENCH) $(BUILD)/packages/test $(BUILD)/packages/bench
	@QUITUS=$(abspath $(PROGRAM)) MAKE_LEDGER=$(abspath $(firstword $(BENCH))) \
	    MAKE_NATION=$(abspath $(lastword $(BENCH))) \
	    tests/bench/bench.sh

# Checks of the sources.
.PHONY: lint format check-layers check-headers check-format check-words
.PHONY: check-static check-tidy check-scripts check-man
ALL_SOURCES = $(SOURCES) $(MODULE_SOURCES) $(TEST_SOURCES)
ALL_HEADERS = $(HEADERS) $(wildcard tests/*/*.h)
SCRIPTS	= build-aux/packages.sh build-aux/embed.sh build-aux/check-layers.sh \
	  build-aux/deb.sh build-aux/check-deb.sh \
	  build-aux/check-headers.sh build-aux/check-man.sh \
	  build-aux/check-words.sh tests/run.sh .ci/run \
	  $(wildcard tests/demo/*.sh tests/bench/*.sh tests/fuzz/*.sh)

lint: check-format check-layers check-headers check-static check-tidy \
    check-scripts check-man check-words
	@echo 'lint: clean'

check-format: $(BUILD)/packages/lint
	$(call say,LINT,$@) clang-format --dry-run -Werror $(ALL_SOURCES) \
	    $(ALL_HEADERS)

format: $(BUILD)/packages/lint
	clang-format -i $(ALL_SOURCES) $(ALL_HEADERS)

check-layers:
	$(call say,LINT,$@) build-aux/check-layers.sh .

check-headers: $(BUILD)/packages/build $(BUILD)/packages/lint
	$(call say,LINT,$@) build-aux/check-headers.sh $(HEADERS)

check-static: $(BUILD)/packages/lint
	$(call say,LINT,$@) cppcheck -q -j $(JOBS) --std=c11 --error-exitcode=1 \
	    --enable=warning,performance,portability --inline-suppr \
	    --suppress=funcArgOrderDifferent --suppress=unknownEvaluationOrder \
	    -Iinclude -Isrc -D_GNU_SOURCE $(SOURCES) $(MODULE_SOURCES)

check-tidy: $(BUILD)/packages/build $(BUILD)/packages/test \
    $(BUILD)/packages/lint
	$(call say,LINT,$@) printf '%s\n' $(SOURCES) $(MODULE_SOURCES) | \
	    xargs -n 4 -P $(JOBS) sh -c 'clang-tidy --quiet "$$@" -- -std=c11 \
	    -Iinclude -Isrc $(subst ','\'',$(DEFINES)) \
	    $$(pkg-config --cflags $(PACKAGES_program) \
	    $(foreach m,$(MODULES),$(PACKAGES_$(m))) | \
	    sed "s/-I/-isystem /g") 2>/dev/null' sh

check-scripts: $(BUILD)/packages/lint
	$(call say,LINT,$@) shellcheck -e SC1110,SC1111,SC1112 $(SCRIPTS)
	@shellcheck -e SC1007,SC1110,SC1111,SC1112,SC2030,SC2031,SC2034,SC2154,SC2238 \
	    $(TESTS_CLI) $(wildcard tests/cli/*.bash)

check-man: $(BUILD)/packages/lint
	$(call say,LINT,$@) build-aux/check-man.sh $(MAN)

# Words. The catalogues hold every message of the program.
.PHONY: pot update-po
POT	= po/quitus.pot

pot: $(BUILD)/packages/build
	@xgettext -o $(POT) --from-code=UTF-8 -L C -k_ -kN_ -kngettext:1,2 \
	    --add-location=file --package-name=quitus \
	    --package-version=$(VERSION) $(SOURCES) $(MODULE_SOURCES)
	@sed -i '/^"POT-Creation-Date/d' $(POT)

update-po: pot
	@for l in $(LANGS); do \
		msgmerge -q --update --backup=none --no-fuzzy-matching \
		    --add-location=file po/$$l.po $(POT) || exit 1; \
	done

check-words: pot
	$(call say,LINT,$@) build-aux/check-words.sh $(POT) $(BUILD) $(LANGS)

# Installing.
.PHONY: install uninstall deb check-deb dist clean
INSTALL	= install
man_target = $(mandir)/$(patsubst man/%,%,$(filter man/%, \
	     $(patsubst %/,%,$(dir $(1)))))/man$(patsubst .%,%,$(suffix \
	     $(1)))/$(notdir $(1))

# The scripts are the program's own; these are where the shells look.
SHELLS	= bash zsh fish
completion_bash	= $(datarootdir)/bash-completion/completions/quitus
completion_zsh	= $(datarootdir)/zsh/site-functions/_quitus
completion_fish	= $(datarootdir)/fish/vendor_completions.d/quitus.fish

$(SHELLS:%=$(BUILD)/completion/%): $(BUILD)/completion/%: $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) completion $* >$@

install: all $(SHELLS:%=$(BUILD)/completion/%)
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(libdir)/quitus \
	    $(DESTDIR)$(docdir)
	$(INSTALL) $(PROGRAM) $(DESTDIR)$(bindir)/quitus
	for m in $(MODULES); do \
		$(INSTALL) -m 644 $(BUILD)/modules/quitus-$$m.so \
		    $(DESTDIR)$(libdir)/quitus/ || exit 1; \
	done
	for l in $(LANGS); do \
		$(INSTALL) -D -m 644 $(BUILD)/po/$$l/LC_MESSAGES/quitus.mo \
		    $(DESTDIR)$(localedir)/$$l/LC_MESSAGES/quitus.mo || \
		    exit 1; \
	done
	$(foreach m,$(MAN),$(INSTALL) -D -m 644 $(m) \
	    $(DESTDIR)$(call man_target,$(m)) &&) :
	$(INSTALL) -m 644 README.md CHANGELOG.md COPYING $(DESTDIR)$(docdir)
	$(foreach s,$(SHELLS),$(INSTALL) -D -m 644 $(BUILD)/completion/$(s) \
	    $(DESTDIR)$(completion_$(s)) &&) :

uninstall:
	rm -f $(DESTDIR)$(bindir)/quitus \
	    $(LANGS:%=$(DESTDIR)$(localedir)/%/LC_MESSAGES/quitus.mo) \
	    $(foreach m,$(MAN),$(DESTDIR)$(call man_target,$(m)))
	rm -f $(foreach s,$(SHELLS),$(DESTDIR)$(completion_$(s)))
	rm -rf $(DESTDIR)$(libdir)/quitus $(DESTDIR)$(docdir)

# A package of Debian, built for its folders in a build of its own, and the
# test that installs it into a Debian made for that (as root).
DEB	= $(BUILD)/quitus_$(VERSION)-1_$(shell dpkg --print-architecture \
	  2>/dev/null).deb

deb: $(BUILD)/packages/deb
	@rm -rf $(BUILD)/deb-stage
	@$(MAKE) BUILD=$(BUILD)/deb PREFIX=/usr all
	@$(MAKE) -s BUILD=$(BUILD)/deb PREFIX=/usr \
	    DESTDIR=$(abspath $(BUILD))/deb-stage install
	$(call say,DEB,$(DEB)) build-aux/deb.sh $(abspath $(BUILD))/deb-stage \
	    $(VERSION) $(DEB)

check-deb: deb $(BUILD)/packages/check-deb
	@build-aux/check-deb.sh $(DEB) $(abspath $(BUILD))/chroot

dist:
	git archive --prefix=quitus-$(VERSION)/ HEAD | gzip -9n \
	    >quitus-$(VERSION).tar.gz

clean:
	rm -rf $(BUILD)

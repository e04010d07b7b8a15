# Everything that a developer types. Each target sets up what it needs.

CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
RELEASE := $(TARGET)/release
# Each binary is built alone: a workspace build would unify features, and ship more than it needs.
FUNCTIONS := custom-message ses-identity-policy

.PHONY: help demo test checkers browser-tests lint fmt bench tools release

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: release ## the main job on this machine: every sample event through the real function
	@$(CARGO) build --quiet --release --package loopback --bin demo
	@$(RELEASE)/demo templates/samples $(TARGET)/demo

test: tools release ## every test, the release binaries end to end included
	functions/ses-identity-policy/tests/moto.sh
	$(CARGO) test --workspace --all-targets
	$(CARGO) test --workspace --doc
	$(RELEASE)/signet lint --deny warnings
	$(MAKE) --no-print-directory checkers browser-tests

browser-tests: tools ## signet preview in a real browser: Chromium drives it, axe-core judges it
	@tests/need.sh chromium chromium fonts-liberation
	$(CARGO) build --package signet
	cd tests/browser && npm ci --silent --no-audit --no-fund && SIGNET=$(abspath $(TARGET))/debug/signet npm test --silent

checkers: ## other people's checkers (npm, pinned) over every rendered mail
	@$(CARGO) build --quiet --package signet
	cd tests/checkers && npm ci --silent --no-audit --no-fund && node check.mjs $(abspath $(TARGET))/debug/signet

lint: ## formatter and clippy, warnings as errors
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- --deny warnings

fmt: ## format
	$(CARGO) fmt --all

bench: release ## theme load and rendering, then the built binary beside a bare echo
	$(CARGO) bench --package custom-message
	$(CARGO) build --quiet --release --package benches
	benches/many-languages.sh $(TARGET)/many-languages
	$(RELEASE)/cold-and-warm echo=$(RELEASE)/bare-echo custom-message=$(RELEASE)/custom-message \
		300-languages=$(RELEASE)/custom-message,THEME_DIR=$(TARGET)/many-languages templates/samples/*.json

# What a bare machine lacks: a linker, and the certificates that the TLS tests make.
tools:
	@tests/need.sh cc build-essential
	@tests/need.sh openssl openssl

release: tools ## both functions and signet, as they ship
	@for package in $(FUNCTIONS) signet; do \
		$(CARGO) build --release --package $$package || exit 1; \
	done

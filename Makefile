# Everything that a developer types. Each target sets up what it needs.

CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
RELEASE := $(TARGET)/release
# Each binary is built alone: a workspace build would unify features, and ship more than it needs.
FUNCTIONS := custom-message ses-identity-policy

.PHONY: help demo test lint fmt bench release

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: release ## the main job on this machine: every sample event through the real function
	@$(CARGO) build --quiet --release --package loopback --bin demo
	@$(RELEASE)/demo templates/samples $(TARGET)/demo

test: release ## every test, the release binaries end to end included
	$(CARGO) test --workspace --all-targets
	$(CARGO) test --workspace --doc

lint: ## formatter and clippy, warnings as errors
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- --deny warnings

fmt: ## format
	$(CARGO) fmt --all

bench: release ## theme load and rendering, then the built binary beside a bare echo
	$(CARGO) bench --package custom-message
	$(CARGO) build --quiet --release --package benches
	$(RELEASE)/cold-and-warm echo=$(RELEASE)/bare-echo custom-message=$(RELEASE)/custom-message templates/samples/*.json

release: ## both functions and signet, as they ship
	@for package in $(FUNCTIONS) signet; do \
		$(CARGO) build --release --package $$package || exit 1; \
	done

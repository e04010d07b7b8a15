# Everything that a developer types. Each target sets up what it needs.

CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
RELEASE := $(TARGET)/release
# Each binary is built alone: a workspace build would unify features, and ship more than it needs.
FUNCTIONS := custom-message ses-identity-policy

# Tools from PyPI, pinned, in venvs beside the build: three, because their pins contradict each other.
PYTHON ?= python3
VENVS := $(abspath $(TARGET))/venv
CLOUD := $(VENVS)/cloud/bin
ARCH ?=
THEME ?=

.PHONY: help demo test checkers browser-tests lint fmt bench tools release functions package cloud e2e check

help: ## this list
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: release ## the main job on this machine: every sample event through the real function, then the local cloud
	@$(CARGO) build --quiet --release --package loopback --bin demo
	@$(RELEASE)/demo templates/samples $(TARGET)/demo
	@$(MAKE) --no-print-directory cloud

test: tools release ## every test, the release binaries end to end included
	functions/ses-identity-policy/tests/moto.sh
	$(CARGO) test --workspace --all-targets
	$(CARGO) test --workspace --doc
	$(RELEASE)/signet lint --deny warnings
	$(MAKE) --no-print-directory checkers browser-tests e2e

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

bench: functions package ## beside what users would pick instead, into benches/RESULTS.md (minutes); ARGS="--only ses"
	$(CARGO) build --quiet --release --package benches
	@benches/contestants/setup.sh || echo "who is not installed is left out, and RESULTS.md says so" >&2
	$(RELEASE)/results $(ARGS)

# What a bare machine lacks: a linker, and the certificates that the TLS tests make.
tools:
	@tests/need.sh cc build-essential
	@tests/need.sh openssl openssl

release: functions ## both functions and signet, as they ship
	@$(CARGO) build --release --package signet

functions: tools
	@for package in $(FUNCTIONS); do \
		$(CARGO) build --release --package $$package || exit 1; \
	done

package: $(VENVS)/cloud/.ready ## both functions as zips for Lambda; ARCH=arm64 or x86_64, the host's by default; THEME=mytheme makes its layer
	@PATH="$(CLOUD):$$PATH" $(CLOUD)/python infra/package.py --target-dir $(TARGET) $(if $(ARCH),--arch $(ARCH)) $(if $(THEME),--theme "$(THEME)")

cloud: package ## the real templates on a local cloud, no AWS and no Docker; ARGS=--keep leaves it up
	@$(CLOUD)/python tests/cloud/demo.py --packages $(TARGET)/lambda --out $(TARGET)/cloud $(ARGS)

e2e: package $(VENVS)/cognito-local/.ready ## end to end on the local cloud
	@cd tests/cloud && SIGNET_NODE_MODULES=$(VENVS)/cognito-local/node_modules SIGNET_PACKAGES=$(abspath $(TARGET))/lambda $(CLOUD)/python -m pytest -q -p no:cacheprovider $(ARGS)

check: $(VENVS)/cloud/.ready $(VENVS)/checkov/.ready $(if $(SAM),$(VENVS)/sam/.ready) ## templates and Terraform module; SAM=1 with sam validate
	@infra/check.sh $(VENVS)

$(VENVS)/cloud/.ready: infra/requirements.txt
$(VENVS)/checkov/.ready: infra/requirements-checkov.txt
$(VENVS)/sam/.ready: infra/requirements-sam.txt
$(VENVS)/cognito-local/.ready:
	@command -v npm >/dev/null || { echo "npm is not installed: tests with cognito-local are skipped"; exit 0; }; \
	mkdir -p $(@D) && npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(@D) cognito-local@5.3.0 && touch $@
$(VENVS)/%/.ready:
	@echo "setting up $(@D) from $<"
	@$(PYTHON) -m venv $(@D) || { echo "python3 with venv is needed (apt-get install python3-venv)"; exit 1; }
	@$(@D)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

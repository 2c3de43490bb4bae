# Every command there is. `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR
STAMPS := $(CARGO_TARGET_DIR)/stamps
# One set of features for every build: each switch would compile Tauri again.
FEATURES := --features kdw/custom-protocol
PROFILE := $(if $(RELEASE),release,debug)

UI_SOURCES := $(shell find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print)

.PHONY: help setup run test check submit-check bench burn figures kills rust e2e smoke bindings licences ui build clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

setup: $(STAMPS)/apt-test $(STAMPS)/npm-ui $(STAMPS)/npm-tests $(STAMPS)/cargo ## install everything that is needed

run: $(STAMPS)/apt-app $(STAMPS)/ui $(STAMPS)/cargo ## start the app; without a display: walk through it and leave screenshots
	cargo build --locked -p kdw $(FEATURES) $(if $(RELEASE),--release)
	scripts/run.sh $(CARGO_TARGET_DIR)/$(PROFILE)/kdw

test: setup ## everything: lint, all Rust tests, browser tests, tests of the real window
	@scripts/green.sh forget
	scripts/test.sh lint rust e2e smoke
	@scripts/green.sh write

check: setup ## the quick gate before a commit
	scripts/test.sh lint core

submit-check: ## whether HEAD is what `make test` was green on, and nothing else lies about
	@scripts/green.sh check

rust: setup ## all Rust tests; ONLY=name runs those with that in their name
	scripts/test.sh rust

e2e: setup ## the interface over the real core in Chromium; ONLY=name runs one file
	scripts/test.sh e2e

smoke: setup ## the real app in its real window; ONLY=name runs one file
	scripts/test.sh smoke

burn: setup build ## the browser and window suites N times over, shuffled, beside two busy processes; N=1, SUITES="e2e smoke"
	scripts/burn.sh $(or $(N),1) $(SUITES)

bench: setup build ## how soon things are there, against what was promised; wants an idle machine
	scripts/xrun.sh node tests/bench/main.mjs

figures: ## how long search and the lists take in vaults of 100 to 10,000 conversations, in a release build
	cargo build --locked --release -p kdw-tests --bin figures
	$(CARGO_TARGET_DIR)/release/figures --data $(CARGO_TARGET_DIR)/figures 100 1000 10000

kills: setup ## killed at every system call that changes what opens a vault or makes a backup, and every byte of one damaged; half an hour
	KDW_KILLS=all ONLY=kill_ NEXTEST_SUCCESS_OUTPUT=final scripts/test.sh rust
	KDW_KILLS=all ONLY=every_bit_and_every_length NEXTEST_SUCCESS_OUTPUT=final scripts/test.sh core

bindings: ## write ui/src/bindings/api.ts and the schema of what is taken along from the types of the core
	scripts/bindings.sh write

licences: $(STAMPS)/npm-ui $(STAMPS)/cargo ## write the list of licences of what ships
	scripts/licences.sh write

ui: $(STAMPS)/ui ## build the interface

build: $(STAMPS)/ui $(STAMPS)/cargo ## build everything, debug profile
	cargo build --locked --workspace --all-targets $(FEATURES)

clean: ## remove everything that was built or installed here
	rm -rf $(CARGO_TARGET_DIR) ui/dist ui/node_modules tests/node_modules screenshots

# Set-up, once per change of what it depends on.
$(STAMPS)/apt-app: scripts/setup-apt.sh
	scripts/setup-apt.sh app && mkdir -p $(@D) && touch $@

$(STAMPS)/apt-test: scripts/setup-apt.sh
	scripts/setup-apt.sh app test && mkdir -p $(@D) && touch $@ $(@D)/apt-app

$(STAMPS)/npm-ui: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund && mkdir -p $(@D) && touch $@

$(STAMPS)/npm-tests: tests/package-lock.json
	cd tests && npm ci --no-audit --no-fund && mkdir -p $(@D) && touch $@

$(STAMPS)/cargo: Cargo.lock
	cargo fetch --locked && mkdir -p $(@D) && touch $@

$(STAMPS)/ui: $(STAMPS)/npm-ui $(UI_SOURCES)
	cd ui && npm run --silent build && touch $@

# Barrier First. `make help` lists what there is.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
ENV := . scripts/env.sh;

ADDRESS ?= 127.0.0.1
PORT ?= 8080

.PHONY: help serve build check test review bench screenshots release fmt deny clean

help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ |/' | while IFS='|' read -r name text; do printf '  make %-12s%s\n' "$$name" "$$text"; done

serve: ## Build the app and open it to this machine (PORT=8080 ADDRESS=127.0.0.1)
	@scripts/setup.sh build
	@$(ENV) exec trunk serve --release --no-autoreload true --address $(ADDRESS) --port $(PORT)

build: ## Build the app into dist/
	@scripts/setup.sh build
	@$(ENV) exec trunk build --release

check: ## Format, clippy and host tests in about a minute; installs nothing
	@scripts/check.sh

test: ## Run every check and test (STAGES="format host" runs only those)
	@STAGES="$(STAGES)" scripts/setup.sh test
	@scripts/test.sh $(STAGES)

review: ## Write the packet for a reviewer of the rules into target/review
	@scripts/setup.sh build
	@$(ENV) cargo run --locked --quiet --example review -- target/review

bench: build ## Bytes per file, time per plan, and how the page loads in Chromium
	@ENGINES=chromium scripts/setup.sh test
	@scripts/bench.sh

screenshots: build ## Pictures of every page into target/screenshots
	@ENGINES=chromium scripts/setup.sh test
	@$(ENV) cargo test --locked -p browser-tests --test journeys screenshots -- --ignored --test-threads=2

release: build ## A zip of dist/ with checksums and notes into target/release-files
	@$(ENV) scripts/release.sh

fmt: ## Format the Rust code
	@$(ENV) env -u RUSTUP_TOOLCHAIN cargo fmt --all

deny: ## Check licences, origins and known faults of all crates
	@STAGES=deny scripts/setup.sh test
	@scripts/test.sh deny

clean: ## Remove what was built
	rm -rf dist target

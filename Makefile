# make serve    the page on http://127.0.0.1:8080, built anew as files change
# make build    dist/, ready for any static host
# make test     every check
#
# make archive  dist/ as an archive with its checksum
# make bench    sizes, speed beside peers, Lighthouse, printed
# make coverage how much of the engine the tests run
# make fuzz     the properties of the tests at random, then every fuzz target for a while
# make mutants  what the tests of the causes and the masking would not notice
# make loaders  two loaders more beside the real ones, where these are installed
#
# Each brings the tools it needs; see scripts/setup.

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/fix401
export PATH := $(CACHE)/trunk-0.21.14/bin:$(CACHE)/wasm-bindgen-0.2.128/bin:$(CACHE)/wasm-split-cli-0.2.4/bin:$(CACHE)/binaryen-132.0.0/node_modules/.bin:$(CACHE)/esbuild-0.28.2/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH)
# Trunk takes its colours from this, and stops at the value 1.
unexport NO_COLOR

.PHONY: serve build test archive bench coverage fuzz mutants loaders setup clients shots

serve:
	@scripts/setup page
	@echo "building the page, then serving it on http://127.0.0.1:8080"
	@mkdir -p dist target # Trunk wants what it is to ignore to be there.
	@FIX401_WORKER=off trunk serve --release

build:
	@scripts/setup page
	@scripts/build

test:
	@scripts/setup test
	@scripts/test

# Packed alike on every machine: no owners, no clock, one order, one mode.
archive:
	@tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -czf fix401-dist.tar.gz dist
	@sha256sum fix401-dist.tar.gz >fix401-dist.tar.gz.sha256

setup:
	@scripts/setup test

bench: build
	@scripts/setup test
	@node scripts/sizes.mjs
	@scripts/bench
	@node scripts/lighthouse.mjs

coverage:
	@scripts/coverage

fuzz:
	@scripts/fuzz

mutants:
	@scripts/mutants

loaders:
	@tests/loaders/setup.sh
	@cargo test --test loaders -- --ignored

# What real clients print, captured anew from the provider in tests/provider.
clients:
	@tests/clients/install
	@tests/clients/capture

# The README's pictures, from the real page.
shots: build
	@scripts/setup test
	@node tests/browser/shots.mjs

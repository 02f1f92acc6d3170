# `make demo` and `make test` each install what is missing and need nothing else first.

PREFIX ?= /usr/local
PROGRAM := .build/release/orderlens
SOURCES := Package.swift Sources Tests

.PHONY: demo test build dependencies format lint install clean

demo: build
	$(PROGRAM) delays Datasets/order-desk/orders.csv --calendars Datasets/order-desk/calendars.yml \
		--html orderlens-report.html
	@echo "The report: $(CURDIR)/orderlens-report.html"

test: dependencies lint
	swift build --build-tests
	swift test --skip-build

build: dependencies
	swift build --configuration release --product orderlens

dependencies:
	@Scripts/install-dependencies

format:
	swift format --in-place --recursive $(SOURCES)

lint:
	swift format lint --strict --recursive $(SOURCES)

install: build
	install -D $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/orderlens

clean:
	swift package clean

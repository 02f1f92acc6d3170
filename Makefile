# `make demo` and `make test` each install what is missing and need nothing else first.

PREFIX ?= /usr/local
PROGRAM := .build/release/orderlens
SOURCES := Package.swift Sources Tests Examples Benchmarks/Numbers/Package.swift Benchmarks/Numbers/Sources \
	Benchmarks/Subgroups/Package.swift Benchmarks/Subgroups/Sources \
	Benchmarks/Fidelity/Package.swift Benchmarks/Fidelity/Sources \
	Benchmarks/Fuzz/Package.swift Benchmarks/Fuzz/Sources/Fuzz Benchmarks/Fuzz/Sources/Scanners Benchmarks/Fuzz/Sources/CoverageGuided

FLOORS_ON_POINTERS := LinearAlgebraTests|StatisticsTests|ParallelismTests|SortingTests|EventLogsTests|LogReadersTests|WorkspaceTests|LogQualityTests|WorkCalendarsTests|DelaysTests

.PHONY: demo test notebooks sanitize build bench docs reference dependencies format lint install clean

DESK := Datasets/order-desk

demo: build
	$(PROGRAM) analyze $(DESK)/orders.csv --table records=$(DESK)/records.csv --calendars $(DESK)/calendars.yml \
		--scorecard $(DESK)/scorecard.yml --indicators $(DESK)/indicators.csv --outcomes $(DESK)/outcomes.csv \
		--ratings $(DESK)/marks.csv --people $(DESK)/people.csv --title "Order desk" --to orderlens-report
	@echo "The report: $(CURDIR)/orderlens-report/report.html"

test: dependencies lint
	swift build --build-tests
	swift test --skip-build
	ORDERLENS="$(CURDIR)/.build/debug/orderlens" Notebooks/run 01-delays

# All notebooks, on the program as it is used; what they show is under .build/notebooks/pages.
notebooks: build
	ORDERLENS="$(CURDIR)/$(PROGRAM)" Notebooks/run

# Memory errors and data races of the floors that work on pointers and all processors. (XCTest itself leaks.)
sanitize: dependencies
	for kind in address thread; do \
		ASAN_OPTIONS=detect_leaks=0 swift test --configuration release -Xswiftc -enable-testing \
			--sanitize=$$kind --scratch-path .build-$$kind --filter "$(FLOORS_ON_POINTERS)" || exit 1; \
	done

# With Swift's own libraries inside, it starts sooner and runs where no Swift is installed. The system's linker would warn of a
# call of mktemp in Foundation, lld does not; their debug information is half of the program, and nobody steps through it.
build: dependencies
	swift build --configuration release --product orderlens \
		--static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --strip-debug

bench: build
	Benchmarks/run

# What a program gets that imports the library.
DOCUMENTED := OrderLens Delays DeskGenerator EventLogs Findings Improvements LinearAlgebra LogQuality LogReaders \
	Reports Scorecards Statistics WorkCalendars Workspace

# The method notes are Documentation/*.md; this makes pages of the library's docstrings.
docs: dependencies
	swift package dump-symbol-graph --minimum-access-level public >/dev/null
	rm -rf .build/symbol-graphs && mkdir -p .build/symbol-graphs
	for module in $(DOCUMENTED); do \
		cp "$$(swift build --show-bin-path)"/../symbolgraph/$$module.symbols.json .build/symbol-graphs || exit 1; \
		cp "$$(swift build --show-bin-path)"/../symbolgraph/$$module@*.symbols.json .build/symbol-graphs 2>/dev/null || true; \
	done
	docc convert Sources/OrderLens/OrderLens.docc --warnings-as-errors --disable-parameters-and-returns-validation \
		--fallback-display-name OrderLens --fallback-bundle-identifier org.orderlens \
		--additional-symbol-graph-dir .build/symbol-graphs --output-dir .build/documentation
	@echo "The pages: $(CURDIR)/.build/documentation"

# Documentation/CommandLine.md, from what the program says about itself.
reference: dependencies
	swift build --product orderlens
	swift build --product CommandReference
	.build/debug/CommandReference .build/debug/orderlens > .build/CommandLine.md
	mv .build/CommandLine.md Documentation/CommandLine.md

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

import EventLogs
import Foundation
import TestInputs
import Testing

@testable import LogReaders

/// The 71 small files of pm4py's importer tests, many of them wrong on purpose, and what is made of each.
///
/// No event in them has a time, so none gives a log with instances. What is told apart is *refused* (a
/// ``ReadingError``: not what XES is) from *read, but nothing usable* (``AssemblyError/noInstances(_:)``, whose
/// report has the rows, the reasons and the departures from the standard with their lines).
@Suite struct XESConformanceTests {
    enum Outcome: Equatable {
        /// Rows set aside by reason; departures as "what @ first line × count".
        case read(aside: [String: Int] = [:], departures: [String] = [])
        case refused(ReadingError)
    }

    struct Case: Sendable {
        var names: [String]
        var outcome: @Sendable (_ path: String) -> Outcome
        var why: String
    }

    static let cases: [Case] = [
        // MARK: Right by the standard
        read(
            [
                "booleanCorrectValue", "classifierCorrectAttributes", "classifierEventCorrectAttributes",
                "classifierTraceCorrectAttributes", "dateCorrectValue", "extensionCorrectAttributes",
                "extensionStandard", "globalEventStringCorrectAttributes", "globalStringCorrectAttributes",
                "globalTraceStringCorrectAttributes", "idCorrectValue", "intCorrectValue", "listEmptyValues",
                "listTwoValues", "logCorrectAttributes", "logNoNestedAttributes", "realCorrectValue",
                "stringCorrectAttributes", "stringNotNestedButDeclared", "traceCorrectAttributes",
            ],
            why: "nothing is wrong with them; a feature may be announced and not used, a list be empty"
        ),
        read(
            ["eventCorrectAttributes"],
            aside: ["blank-order": 2, "blank-time": 2],
            why: "events may stand outside traces, but then belong to no order; none has a time"
        ),
        read(["dateNoTZD"], why: "a dateTime of XML Schema need not name its zone"),
        read(["globalNoAttributes"], why: "the scope of a global is 'event' unless it says otherwise"),

        // MARK: Wrong in declarations, which are not read
        read(
            ["classifierIncorrectKey", "extensionNotDeclared", "stringNestedNotDeclared"],
            why:
                "whether keys keep to what globals, extensions and features declare changes no order and no event"
        ),
        read(["extensionIncorrectKey"], aside: ["blank-activity": 1], why: "as above; the event has no name"),
        read(["logTooManyAttributes"], why: "OpenXES writes its version into every log"),
        read(
            ["logNoAttributes"],
            departures: ["'log' without 'xes.version' @ 1 × 1", "'log' without 'xes.features' @ 1 × 1"],
            why: "required, but the writers of half the logs about leave them out"
        ),
        read(["classifierEmptyKeys"], departures: ["'classifier' without 'keys' @ 8 × 1"], why: declarations),
        read(
            ["classifierIncorrectScope"],
            departures: ["the unknown scope 'incorrect' @ 8 × 1"],
            why: declarations
        ),
        read(
            ["classifierNoAttributes"],
            departures: ["'classifier' without 'name' @ 8 × 1", "'classifier' without 'keys' @ 8 × 1"],
            why: declarations
        ),
        read(
            ["classifierTooManyAttributes"],
            departures: ["'classifier' with an unknown 'attribute' @ 8 × 1"],
            why: declarations
        ),
        read(
            ["extensionNoAttributes"],
            departures: [
                "'extension' without 'name' @ 2 × 1", "'extension' without 'prefix' @ 2 × 1",
                "'extension' without 'uri' @ 2 × 1",
            ],
            why: declarations
        ),
        read(
            ["extensionTooManyAttributes"],
            departures: ["'extension' with an unknown 'attribute' @ 2 × 1"],
            why: declarations
        ),
        read(
            ["globalIncorrectScope"],
            departures: ["the unknown scope 'incorrect' @ 3 × 1"],
            why: declarations
        ),
        read(
            ["globalTooManyAttributes"],
            departures: ["'global' with an unknown 'attribute' @ 3 × 1"],
            why: declarations
        ),
        read(
            ["globalStringNoAttributes"],
            departures: ["'string' without 'key' @ 4 × 1"],
            why: declarations
        ),
        read(
            ["globalStringTooManyAttributes"],
            departures: ["'string' with an unknown 'attribute' @ 4 × 1"],
            why: declarations
        ),

        // MARK: Elements in another order than the schema's
        swapped("attributeEventSwapped", "'string' after 'event' @ 4 × 1", aside: ["blank-order": 1]),
        swapped("attributeTraceSwapped", "'string' after 'trace' @ 4 × 1"),
        swapped("attributeValuesSwapped", "'string' after 'values' @ 4 × 1"),
        swapped("classifierAttributeSwapped", "'classifier' after 'string' @ 7 × 1"),
        swapped("classifierEventSwapped", "'classifier' after 'event' @ 9 × 1", aside: ["blank-order": 1]),
        swapped("classifierTraceSwapped", "'classifier' after 'trace' @ 7 × 1"),
        swapped("extensionAttributeSwapped", "'extension' after 'string' @ 3 × 1"),
        swapped("extensionClassifierSwapped", "'extension' after 'classifier' @ 6 × 1"),
        swapped("extensionEventSwapped", "'extension' after 'event' @ 3 × 1", aside: ["blank-order": 1]),
        swapped("extensionGlobalSwapped", "'extension' after 'global' @ 3 × 1"),
        swapped("extensionTraceSwapped", "'extension' after 'trace' @ 3 × 1"),
        swapped("globalAttributeSwapped", "'global' after 'string' @ 4 × 1"),
        swapped("globalClassifierSwapped", "'global' after 'classifier' @ 7 × 1"),
        swapped("globalEventSwapped", "'global' after 'event' @ 6 × 1", aside: ["blank-order": 1]),
        swapped("globalTraceSwapped", "'global' after 'trace' @ 4 × 1"),
        swapped("traceEventSwapped", "'trace' after 'event' @ 3 × 1", aside: ["blank-order": 1]),

        // MARK: Values and attributes that are not what they should be
        badValue("booleanIncorrectValue", "values of 'expression' that are no float @ 13 × 1"),
        badValue("dateIncorrectValue", "values of 'long ago' that are no date @ 13 × 1"),
        badValue("idIncorrectValue", "values of 'id' that are no id @ 13 × 1"),
        badValue("intIncorrectValue", "values of 'number' that are no int @ 13 × 1"),
        badValue("realIncorrectValue", "values of 'number' that are no float @ 13 × 1"),
        read(
            ["listNoValues"],
            departures: ["a list without 'values' @ 13 × 1"],
            why: "lists are passed over, with values or without"
        ),
        read(
            ["stringNoAttributes"],
            departures: ["'string' without 'key' @ 9 × 1"],
            why: "an attribute without a key says nothing; the rest does"
        ),
        read(
            ["stringTooManyAttributes"],
            departures: ["'string' with an unknown 'attribute' @ 9 × 1"],
            why: "key and value are all that is needed"
        ),
        read(
            ["eventIdenticalAttributes"],
            aside: ["blank-order": 2, "blank-time": 2],
            departures: ["'concept:name' twice in one trace or event @ 20 × 1"],
            why: "keys are unique in an element; the first holds"
        ),
        read(
            ["eventIncorrectType"],
            aside: ["blank-order": 2, "blank-time": 2],
            departures: ["'org:resource' as string and as int @ 23 × 1"],
            why: "a name that is a number is still a name"
        ),
        read(
            ["eventTooManyAttributes"],
            aside: ["blank-order": 2, "blank-time": 2],
            departures: [
                "'event' with an unknown 'key' @ 17 × 4", "'event' with an unknown 'value' @ 17 × 4",
            ],
            why: "an event has no value of its own; what is in it counts"
        ),
        read(
            ["traceTooManyAttributes"],
            departures: [
                "'trace' with an unknown 'key' @ 14 × 1", "'trace' with an unknown 'value' @ 14 × 1",
            ],
            why: "a trace has no value of its own; what is in it counts"
        ),

        // MARK: Not XES
        Case(names: ["noLog"], outcome: { .refused(.emptyFile(path: $0)) }, why: "there is nothing in it"),
        misplaced(
            "elementIncorrect",
            "text",
            in: "trace",
            line: 15,
            why: "no type of attribute has that name"
        ),
        misplaced("logOutOfPlace", "log", in: "event", line: 29, why: "a log holds events, not the reverse"),
        misplaced("traceOutOfPlace", "trace", in: "event", line: 29, why: "whose order would its events be?"),
    ]

    private static let declarations = "declarations are looked over, not read"

    private static func read(
        _ names: [String],
        aside: [String: Int] = [:],
        departures: [String] = [],
        why: String
    ) -> Case {
        Case(names: names, outcome: { _ in .read(aside: aside, departures: departures) }, why: why)
    }

    private static func swapped(_ name: String, _ departure: String, aside: [String: Int] = [:]) -> Case {
        read(
            [name],
            aside: aside,
            departures: [departure],
            why: "the order of these elements carries no meaning"
        )
    }

    private static func badValue(_ name: String, _ departure: String) -> Case {
        read(
            [name],
            departures: [departure],
            why: "one bad value of the log's is no reason to refuse all orders"
        )
    }

    private static func misplaced(
        _ name: String,
        _ element: String,
        in parent: String,
        line: Int,
        why: String
    ) -> Case {
        Case(
            names: [name],
            outcome: { path in
                .refused(
                    .xes(path: path, .misplaced(element: element, within: parent, line: line, column: 3))
                )
            },
            why: why
        )
    }

    @Test(.needsSharedData) func eachFileIsReadOrRefusedAsTheStandardHasIt() throws {
        let folder = SharedData.path("pm4py-xes-importer")
        var decided: Set<String> = []
        for known in XESConformanceTests.cases {
            for name in known.names {
                let path = "\(folder)/\(name).xes"
                #expect(try outcome(path) == known.outcome(path), "\(name): \(known.why)")
                decided.insert("\(name).xes")
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(decided == Set(files), "a decision for each file")
        #expect(files.count == 71)
    }

    private func outcome(_ path: String) throws -> Outcome {
        do {
            let assembled = try XESReader.read(ByteStream(path: path), options: ReadingOptions())
            return outcome(assembled.reading)
        } catch AssemblyError.noInstances(let report) {
            return outcome(report)
        } catch let error as ReadingError {
            return .refused(error)
        }
    }

    private func outcome(_ report: ReadingReport) -> Outcome {
        #expect(report.rowsRead == report.rowsStored + report.rejected.count)
        let departures = report.notes.flatMap { note -> [String] in
            guard case .departsFromStandard("XES", let deviations) = note else { return [] }
            return deviations.map { "\($0.what) @ \($0.firstLine) × \($0.count)" }
        }
        let aside = Dictionary(
            uniqueKeysWithValues: report.rejectedByReason.map { ($0.reason.code, $0.rows) }
        )
        return .read(aside: aside, departures: departures)
    }
}

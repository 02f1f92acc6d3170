import EventLogs
import Parallelism

/// Says what is wrong with a log before anyone believes its results.
public enum LogDoctor {
    public struct Options: Sendable {
        public var language: DiagnosisLanguage
        /// The most examples of a finding; more than 50 are never given.
        public var examples: Int

        public init(language: DiagnosisLanguage = .english, examples: Int = 5) {
            self.language = language
            self.examples = examples
        }
    }

    /// Runs every check.
    ///
    /// The result depends on the log and the report only, not on today's date.
    /// - Parameters:
    ///   - reading: what became of the source's rows; without it rejected rows cannot be judged.
    ///   - lateness: whether each order was late, nil where that is unknown. If not given it is taken from the
    ///     log's promised times; without either, columns that leak the lead time are looked for only.
    ///   - loads: those of the log's resources, where they are at hand.
    /// - Complexity: O(n log n) in the number of instances, for each attribute column.
    public static func examine(
        _ log: EventLog,
        reading: ReadingReport? = nil,
        lateness: [Bool?]? = nil,
        loads: ResourceLoads? = nil,
        options: Options = Options()
    ) -> Diagnosis {
        let examination = Examination(log: log, reading: reading, lateness: lateness, loads: loads)
        let book = PhraseBook(options.language)
        var diagnosis = Diagnosis(findings: [], passed: [])
        for (check, symptoms) in zip(checks, symptoms(in: examination)) {
            if symptoms.isEmpty {
                diagnosis.passed.append(.init(check: check.name, title: book.title(of: check.name)))
            }
            for symptom in symptoms {
                diagnosis.findings.append(
                    book.finding(
                        symptom,
                        examples: symptom.witnesses.prefix(options.examples).map(examination.example)
                    )
                )
            }
        }
        let bySeverity = Dictionary(grouping: diagnosis.findings, by: \.severity)
        diagnosis.findings = QualityFinding.Severity.allCases.reversed().flatMap { bySeverity[$0] ?? [] }
        return diagnosis
    }

    /// What each check finds, in their order.
    private static func symptoms(in examination: Examination) -> [[Symptom]] {
        var found = [[Symptom]](repeating: [], count: checks.count)
        for number in checks.indices where checks[number].takesAllProcessors {
            found[number] = checks[number].symptoms(in: examination)
        }
        let others = checks.indices.filter { !checks[$0].takesAllProcessors }
        let foundByOthers = concurrentMap(others.count) { checks[others[$0]].symptoms(in: examination) }
        for (number, symptoms) in zip(others, foundByOthers) { found[number] = symptoms }
        return found
    }

    static let checks: [any QualityCheck] = [
        RejectedRowsCheck(), OrderColumnCheck(), TimeRangeCheck(), SwappedDatesCheck(), TimeOrderCheck(),
        TimePrecisionCheck(), ClockChangesCheck(), DuplicatesCheck(), NameVariantsCheck(),
        NamedResourcesCheck(),
        ResourceLoadCheck(), OrderIdentityCheck(), OutcomeLeaksCheck(), RestatedEventsCheck(),
        ColumnContentCheck(), StartTimesCheck(), LogEdgesCheck(),
    ]
}

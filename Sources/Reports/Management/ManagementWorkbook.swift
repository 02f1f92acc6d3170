import Delays
import Findings
import Improvements
import Workbooks

/// The management report as a workbook: the first page, all findings with their figures, and a sheet or more for each analysis.
public struct ManagementWorkbook {
    private let report: ManagementReport
    private let language: ReportLanguage
    private let words: FindingWords
    private let phrases: any ManagementPhrases
    private let parts: SheetParts

    public init(_ report: ManagementReport, language: ReportLanguage) {
        self.report = report
        self.language = language
        words = FindingWords(report, language)
        phrases = language.managementPhrases
        parts = SheetParts(language)
    }

    public var workbook: Workbook {
        var sheets = [summary, findings, evidence]
        sheets += WorkbookSheets.delays(report.delays, language: language)
        sheets += report.drivers.map { WorkbookSheets.drivers($0, language: language) } ?? []
        sheets += report.segments.map { WorkbookSheets.segments($0, language: language) } ?? []
        sheets += report.improvements.map { WorkbookSheets.improvements($0, language: language) } ?? []
        sheets += report.weights.map { WorkbookSheets.weights($0, language: language) } ?? []
        sheets += report.scores.map { WorkbookSheets.scores($0, language: language) } ?? []
        sheets += report.indicators.map { WorkbookSheets.indicators($0, language: language) } ?? []
        return WorkbookSheets.workbook(phrases.title(report.made.desk), sheets, language: language)
    }

    // MARK: The first page

    private var summary: Sheet {
        let summary = report.summary
        let tables = [
            lights, list(phrases.causesHeading(of: report), summary.causes),
            list(phrases.patternsHeading, summary.patterns), actions,
            list(phrases.strengthsHeading, summary.strengths), list(phrases.doubtsHeading, summary.doubts),
        ].filter { $0.rowCount > 0 }
        return parts.sheet(
            .summary,
            parts.opening(
                phrases.title(report.made.desk),
                report.delays.log,
                DelaySheets(report.delays, language).happened
                    + [phrases.made(day: report.made.day, version: report.made.version)]
            ) + changes + [Line(phrases.findingsHeading, .plain, sheet: parts.words.name(.findings))],
            tables,
            notes: (summary.actions.isEmpty
                ? [parts.words.title(phrases.actionsHeading, phrases.whyNoActions(report))]
                : report.actionsMeaning(in: language)) + weights
                + report.notMade.map { parts.words.title(words.phrases.name($0.analysis), $0.reason) }
        )
    }

    /// What became of an earlier report's findings.
    private var changes: [Line] {
        ChangeWords(report, language).map { words in
            ([(words.heading, words.sentence)] + words.kinds).map {
                Line(parts.words.title($0.0, $0.1), .plain)
            }
        } ?? []
    }

    /// Whether the weights should be others; the sheet of the weights has them.
    private var weights: [String] {
        report.weights.map { weights in
            let told = WeightFigures(weights, language.weightPhrases).conclusions
            return [
                parts.words.title(phrases.weightsHeading, told.joined(separator: words.sentenceSeparator))
            ]
        } ?? []
    }

    private var lights: Table {
        let lights = report.summary.lights
        return Table(columns: [
            Column(phrases.subject, .text(lights.map { phrases.name($0.kind) })),
            Column(
                phrases.light,
                .lights(
                    lights.map { Light($0.colour) },
                    words: LightWords(
                        green: phrases.name(StatusLight.Colour.green),
                        amber: phrases.name(StatusLight.Colour.amber),
                        red: phrases.name(StatusLight.Colour.red)
                    )
                )
            ),
            Column(
                words.phrases.evidence,
                .text(
                    lights.map { light in
                        phrases.judgement(
                            light,
                            value: light.value.map { ManagementPage.figure(light.kind, $0) }
                        )
                    }
                )
            ),
        ])
    }

    private func list(_ heading: String, _ ids: [Finding.ID]) -> Table {
        let found = ids.compactMap { report[$0] }
        return Table(
            heading: heading,
            columns: [
                Column(phrases.finding, .text(found.map(words.title))),
                Column(words.phrases.evidence, .text(found.map { $0.evidence.first.map(words.named) })),
                Column(words.phrases.examples, .text(found.map { $0.examples.first.map(words.example) })),
            ]
        )
    }

    private var actions: Table {
        let found = report.summary.actions.compactMap { report[$0] }
        func measures(_ quantity: Measure.Quantity) -> [Measure?] { found.map { $0.measure(quantity) } }
        let (late, mean) = (measures(.forecastLateShare), measures(.forecastLeadTime))
        let points = parts.words.title(parts.common.late, language.improvementPhrases.points)
        func inPoints(_ values: [Double?]) -> Column.Values {
            .decimals(values.map { $0.map { 100 * $0 } }, places: 1, isSigned: true)
        }
        let hours = parts.hours(parts.common.leadTime)
        var columns = [
            Column(phrases.action, .text(found.map(words.title))),
            Column(points, inPoints(late.map { $0?.value })),
            Column(parts.lower(points), inPoints(late.map { $0?.lower })),
            Column(parts.upper(points), inPoints(late.map { $0?.upper })),
            Column(hours, .hourDifferences(mean.map { $0?.value })),
            Column(parts.lower(hours), .hourDifferences(mean.map { $0?.lower })),
            Column(parts.upper(hours), .hourDifferences(mean.map { $0?.upper })),
            Column(phrases.takes, .text(found.map { words.effort($0, in: report) })),
        ]
        if found.contains(where: { $0.impact.money != nil }) {
            columns.append(
                Column(phrases.money, .decimals(found.map(\.impact.money), places: 0, isSigned: true))
            )
        }
        columns.append(Column(phrases.owner, .text(found.map { _ in nil })))
        return Table(heading: phrases.actionsHeading, columns: columns)
    }

    // MARK: All findings

    private var findings: Sheet {
        let found = report.findings
        let table = Table(
            columns: [
                Column(phrases.gradeColumn, .text(found.map(\.grade.rawValue))),
                Column(phrases.finding, .text(found.map(words.title))),
                Column(phrases.kind, .text(found.map { words.phrases.name($0.tone) })),
                Column(phrases.analysis, .text(found.map { words.phrases.name($0.subject.analysis) })),
                Column(words.phrases.evidence, .text(found.map { $0.evidence.first.map(words.named) })),
                Column(parts.hours(parts.common.leadTime), .decimals(found.map(\.impact.hours), places: 0)),
                Column(phrases.sureHours, .decimals(found.map(\.impact.sureHours), places: 0)),
                Column(parts.common.orders, .integers(found.map(\.impact.orders))),
                Column(
                    parts.common.late,
                    .decimals(found.map(\.impact.lateOrders), places: 1, isSigned: true)
                ),
                Column(
                    words.phrases.examples,
                    .text(
                        found.map { finding in
                            finding.examples.isEmpty
                                ? nil : words.phrases.list(finding.examples.map(words.example))
                        }
                    )
                ),
                Column(
                    words.phrases.change,
                    .text(
                        found.map { finding in
                            finding.tone == .strength
                                ? nil
                                : words.advice(finding, in: report).joined(separator: words.detailSeparator)
                        }
                    )
                ),
            ],
            fixedColumns: 2
        )
        let grades = Finding.Grade.allCases.map {
            parts.words.title($0.rawValue, words.phrases.meaning($0))
        }
        return parts.sheet(.findings, [Line(phrases.findingsHeading, .title)], [table], notes: grades)
    }

    /// Every figure of every finding.
    private var evidence: Sheet {
        let rows = report.findings.flatMap { finding in finding.evidence.map { (finding, $0) } }
        let table = Table(
            columns: [
                Column(phrases.finding, .text(rows.map { words.title($0.0) })),
                Column(phrases.subject, .text(rows.map { words.phrases.name($0.1.quantity) })),
                Column(words.phrases.evidence, .text(rows.map { words.figure($0.1) })),
                Column(phrases.value, .decimals(rows.map(\.1.value), places: 4)),
                Column(parts.lower(phrases.value), .decimals(rows.map(\.1.lower), places: 4)),
                Column(parts.upper(phrases.value), .decimals(rows.map(\.1.upper), places: 4)),
                Column(
                    phrases.confidence,
                    .text(rows.map { $0.1.confidence.map { NumberText.confidence($0) } })
                ),
                Column(parts.common.count, .integers(rows.map(\.1.count))),
                Column(language.improvementPhrases.adjustedP, .probabilities(rows.map(\.1.adjustedPValue))),
            ]
        )
        return parts.sheet(.evidence, [Line(words.phrases.evidence, .title)], [table])
    }
}

extension Light {
    /// Nil where there is nothing to judge by.
    fileprivate init?(_ colour: StatusLight.Colour) {
        switch colour {
        case .green: self = .green
        case .amber: self = .amber
        case .red: self = .red
        case .unknown: return nil
        }
    }
}

import Delays
import Workbooks

/// Kinds of orders that are slow, late, fast or punctual, as a sheet: a table for each.
struct SegmentsSheet {
    let report: SegmentsReport
    let parts: SheetParts
    let phrases: any SegmentPhrases
    let drivers: any DriverPhrases
    let names: FeatureNames

    var common: any Phrases { parts.common }

    init(_ report: SegmentsReport, _ language: ReportLanguage) {
        self.report = report
        parts = SheetParts(language)
        phrases = language.segmentPhrases
        drivers = language.driverPhrases
        names = FeatureNames(phrases: drivers, common: parts.common, unit: .hours)
    }

    var sheet: Sheet {
        let headings = SegmentHeadings(phrases: phrases, common: common, lateness: report.lateness)
        let tables = headings.outcomes.flatMap { outcome in
            [
                table(report.segments, outcome, headings.segments(outcome)),
                table(report.brightSpots, outcome, headings.brightSpots(outcome)),
            ]
        }
        let search = report.search
        let unconfirmed =
            report.unconfirmed.isEmpty
            ? [] : [phrases.unconfirmed(NumberText.count(report.unconfirmed.count))]
        let found = tables.filter { $0.rowCount > 0 }
        return parts.sheet(
            .segments,
            parts.opening(
                phrases.title,
                report.log,
                [
                    phrases.searched(
                        suggesting: NumberText.count(search.searchedOrders),
                        confirming: NumberText.count(search.confirmingOrders),
                        conditions: NumberText.count(search.conditions),
                        features: NumberText.count(search.features.count),
                        tested: NumberText.count(search.tested)
                    )
                ] + (found.isEmpty ? [phrases.none] : [])
            ),
            found,
            notes: [phrases.pageMeaning] + unconfirmed
                + report.notComputed.map {
                    parts.words.title(drivers.name($0.what), drivers.name($0.reason))
                }
        )
    }

    private func table(_ all: [SegmentRow], _ outcome: SegmentRow.Outcome, _ heading: String) -> Table {
        let rows = all.filter { $0.outcome == outcome }
        let interval = drivers.interval(report.errors.confidenceText)
        func points(_ values: [Double?]) -> Column.Values { .decimals(values, places: 1, isSigned: true) }
        var columns = [
            Column(phrases.segment, .text(rows.map(names.segment))),
            Column(phrases.orders, .integers(rows.map(\.orders))),
            Column(common.share, .percentages(rows.map(\.share))),
            Column(parts.hours(common.leadTime), .hours(rows.map(\.meanHours))),
            Column(parts.hours(drivers.effect), .hourDifferences(rows.map { $0.hours?.estimate })),
            Column(parts.lower(interval), .hourDifferences(rows.map { $0.hours?.lower })),
            Column(parts.upper(interval), .hourDifferences(rows.map { $0.hours?.upper })),
        ]
        // Columns of all tables are the same, as they stand one under the other.
        if report.lateness != nil {
            columns += [
                Column(drivers.lateShare, .percentages(rows.map(\.lateShare))),
                Column(drivers.points, points(rows.map { $0.late?.estimate })),
                Column(parts.lower(drivers.points), points(rows.map { $0.late?.lower })),
                Column(parts.upper(drivers.points), points(rows.map { $0.late?.upper })),
            ]
        }
        columns += [
            Column(drivers.adjustedP, .probabilities(rows.map(\.adjustedPValue))),
            Column(common.example, .text(rows.map { drivers.list($0.examples) })),
        ]
        return Table(
            heading: heading,
            columns: columns,
            shadings: [Shading(2, .bars(SheetColour.share))]
        )
    }
}

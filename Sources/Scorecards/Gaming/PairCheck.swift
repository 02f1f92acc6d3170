import Foundation
import Statistics

/// Looks whether one column is worse where another is better, or higher, within a person and the same period's common level taken out.
struct PairCheck {
    let check: GamingCheck

    /// - Throws: ``AssociationError``.
    init(
        _ panel: Panel,
        _ kind: GamingCheck.Kind,
        _ indicator: IndicatorTraits,
        _ other: IndicatorTraits,
        settings: GamingSettings
    ) throws {
        let columns = try panel.numericColumns([indicator, other])
        let signs = [indicator.orientation, other.orientation]
        let oriented = zip(columns, signs).map { column, sign in
            NumericColumn(name: column.name, values: column.values.map { sign * $0 })
        }
        // A trade-off is what speed does to quality, a skipped check what load does to it.
        let (cause, effect) = kind == .tradeOff ? (0, 1) : (1, 0)
        let within = try withinAssociations(
            columns: [oriented[cause]],
            outcomes: [oriented[effect]],
            units: panel.personClustering,
            periods: panel.periodClustering
        )[0]
        var limits = AssociationSettings()
        limits.minimumRows = settings.minimumValues
        limits.minimumPeople = settings.minimumPeople
        limits.confidence = settings.confidence
        let estimate = Association.Estimate(within.correlation, people: panel.people, settings: limits)
        var result: GamingCheck.Result?
        if let correlation = estimate.correlation, let error = within.correlation.error {
            // Of a correlation that is farther below zero than what is too weak to speak of.
            let statistic = (atanh(correlation) + atanh(settings.allowedCorrelation)) / error
            let freedom = Double(within.correlation.degreesOfFreedom)
            let pValue = StudentT(degreesOfFreedom: freedom).lowerTail(statistic)
            // Back in the units of both columns.
            let sign = signs[0] * signs[1]
            let interval = within.slopeInterval(confidence: settings.confidence)
            result = GamingCheck.Result(
                rows: estimate.rows,
                people: estimate.people,
                effect: correlation,
                interval: estimate.interval,
                pValue: pValue,
                adjustedPValue: pValue,
                detail: .association(
                    slope: sign * (within.slope ?? 0),
                    interval: interval.map { interval in
                        sign > 0 ? interval : -interval.upperBound ... -interval.lowerBound
                    }
                ),
                examples: try PairCheck.examples(panel, columns, oriented, settings)
            )
        }
        check = GamingCheck(
            kind: kind,
            indicator: indicator,
            other: other.id,
            result: result,
            gap: estimate.gap.map { .noAssociation($0) },
            answer: kind == .tradeOff
                ? .pair(speed: indicator.id, quality: other.id)
                : .countChecks(check: indicator.id, load: other.id)
        )
    }

    /// Where one is farthest above and the other farthest below what the person and the period have: the most negative products.
    private static func examples(
        _ panel: Panel,
        _ columns: [NumericColumn],
        _ oriented: [NumericColumn],
        _ settings: GamingSettings
    ) throws -> [GamingCheck.Example] {
        let rows = oriented[0].values.indices.filter { row in !oriented.contains { $0.values[row].isNaN } }
        let chosen = oriented.map { column in
            NumericColumn(name: column.name, values: rows.map { column.values[$0] })
        }
        let demeaned = try panel.absorption(rows).demeaned(chosen).columns
        let scales = demeaned.map { column in
            (column.values.reduce(0) { $0 + $1 * $1 } / Double(max(1, rows.count))).squareRoot()
        }
        guard scales.allSatisfy({ $0 > 0 }) else { return [] }
        let traded = rows.indices.map { index in
            (index, demeaned[0].values[index] / scales[0] * (demeaned[1].values[index] / scales[1]))
        }
        return traded.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(settings.examples).filter { $0.1 < 0 }.map
        { index, _ in
            let row = rows[index]
            return GamingCheck.Example(
                person: panel.people[Int(panel.personCodes[row])],
                period: panel.periods[Int(panel.periodCodes[row])],
                value: columns[0].values[row],
                otherValue: columns[1].values[row]
            )
        }
    }
}

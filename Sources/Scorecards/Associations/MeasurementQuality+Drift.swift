import Statistics

extension MeasurementQuality.Drift {
    init(_ means: [Double], periods: [Period], settings: AssociationSettings) throws {
        let present = means.indices.filter { !means[$0].isNaN }
        let series = present.map { means[$0] }
        func without(_ gap: Gap) -> Self {
            Self(
                periodMeans: means,
                slope: nil,
                interval: nil,
                pValue: nil,
                shiftPValue: nil,
                shifts: [],
                gap: gap
            )
        }
        guard series.count >= settings.minimumPeriods else {
            self = without(.tooFewPeriods(series.count, needed: settings.minimumPeriods))
            return
        }
        let middle = series.reduce(0, +) / Double(series.count)
        // Effects of a column that does not vary are what the rounding of their sums leaves.
        guard series.contains(where: { abs($0 - middle) > 1e-9 * max(1, abs(middle)) }) else {
            self = without(.noVariation)
            return
        }
        // For one period of the calendar, whether it has values or not.
        let trend = try LinearTrend(series, at: present)
        let changes = try LevelShifts(series, confidence: settings.confidence, seed: settings.seed)
        self.init(
            periodMeans: means,
            slope: trend.slope,
            interval: trend.interval(confidence: settings.confidence),
            pValue: trend.pValue,
            shiftPValue: changes.pValue,
            shifts: changes.shifts.map { shift in
                Shift(
                    period: periods[present[shift.after.lowerBound]],
                    before: shift.meanBefore,
                    after: shift.meanAfter,
                    interval: shift.interval
                )
            },
            gap: nil
        )
    }
}

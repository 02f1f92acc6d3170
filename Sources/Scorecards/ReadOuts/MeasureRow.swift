import EventLogs

/// An indicator or an outcome and what its values are worth as measurements, for a report.
public struct MeasureRow: Codable, Sendable, Equatable {
    public var id: String
    public var name: NameRow
    public var unit: NameRow
    public var direction: String
    @ExplicitNull public var target: Double?
    public var rows: Int
    public var people: Int
    public var periods: Int
    /// Rows of the panel without a value.
    public var missing: Int
    @ExplicitNull public var mean: Double?
    @ExplicitNull public var standardDeviation: Double?
    @ExplicitNull public var least: Double?
    @ExplicitNull public var most: Double?
    /// The share of rows at the best value that occurs.
    @ExplicitNull public var shareAtBest: Double?
    @ExplicitNull public var commonest: Double?
    @ExplicitNull public var shareAtCommonest: Double?
    @ExplicitNull public var shareMeetingTarget: Double?
    public var saturated: Bool
    /// 1 / (1 - R²) on the other indicators; null for outcomes.
    @ExplicitNull public var varianceInflation: Double?
    public var drift: DriftRow
    public var reliability: ReliabilityRow

    public struct DriftRow: Codable, Sendable, Equatable {
        /// Of the periods that have values, adjusted for who is there.
        public var means: [PeriodMeanRow]
        /// For one period.
        @ExplicitNull public var slope: Double?
        @ExplicitNull public var lower: Double?
        @ExplicitNull public var upper: Double?
        @ExplicitNull public var adjustedPValue: Double?
        public var told: Bool
        @ExplicitNull public var adjustedShiftPValue: Double?
        /// Where they are told from chance.
        public var shifts: [ShiftRow]
        @ExplicitNull public var missing: GapRow?
    }

    /// The level of a period, in the unit of the measure.
    public struct PeriodMeanRow: Codable, Sendable, Equatable {
        public var period: String
        public var mean: Double
    }

    public struct ShiftRow: Codable, Sendable, Equatable {
        public var period: String
        public var before: Double
        public var after: Double
        @ExplicitNull public var lower: Double?
        @ExplicitNull public var upper: Double?
    }

    public struct ReliabilityRow: Codable, Sendable, Equatable {
        public var people: Int
        /// The correlation of odd with even periods.
        @ExplicitNull public var halves: Double?
        @ExplicitNull public var value: Double?
        @ExplicitNull public var lower: Double?
        @ExplicitNull public var upper: Double?
        @ExplicitNull public var missing: GapRow?
    }

    init(
        _ quality: MeasurementQuality,
        _ name: NameRow,
        unit: NameRow,
        inflation: Double?,
        periods panelPeriods: [Period],
        settings: AssociationSettings
    ) {
        id = quality.traits.id
        self.name = name
        self.unit = unit
        direction = quality.traits.higherIsBetter ? "higher" : "lower"
        target = quality.traits.target
        rows = quality.rows
        people = quality.people
        periods = quality.periods
        missing = quality.missing
        let spread = quality.spread
        mean = spread?.mean
        standardDeviation = spread?.standardDeviation
        least = spread?.least
        most = spread?.most
        shareAtBest = spread?.shareAtBest
        commonest = spread?.commonest
        shareAtCommonest = spread?.shareAtCommonest
        shareMeetingTarget = spread?.shareMeetingTarget
        saturated = spread?.isSaturated(share: settings.saturatedShare) ?? false
        varianceInflation = inflation
        drift = DriftRow(quality.drift, periods: panelPeriods, level: settings.level)
        reliability = ReliabilityRow(quality.reliability)
    }
}

extension MeasureRow.DriftRow {
    fileprivate init(_ drift: MeasurementQuality.Drift, periods: [Period], level: Double) {
        func isTold(_ pValue: Double?) -> Bool { pValue.map { $0 <= level } ?? false }
        let gap: GapRow? =
            switch drift.gap {
            case nil: nil
            case .tooFewPeriods(let count, let needed): GapRow("tooFewPeriods", count, needed: needed)
            case .noVariation: GapRow("noVariation")
            }
        self.init(
            means: zip(periods, drift.periodMeans).filter { !$1.isNaN }.map {
                MeasureRow.PeriodMeanRow(period: $0.description, mean: $1)
            },
            slope: drift.slope,
            lower: drift.interval?.lowerBound,
            upper: drift.interval?.upperBound,
            adjustedPValue: drift.adjustedPValue,
            told: isTold(drift.adjustedPValue),
            adjustedShiftPValue: drift.adjustedShiftPValue,
            shifts: !isTold(drift.adjustedShiftPValue)
                ? []
                : drift.shifts.map { shift in
                    MeasureRow.ShiftRow(
                        period: shift.period.description,
                        before: shift.before,
                        after: shift.after,
                        lower: shift.interval?.lowerBound,
                        upper: shift.interval?.upperBound
                    )
                },
            missing: gap
        )
    }
}

extension MeasureRow.ReliabilityRow {
    fileprivate init(_ reliability: MeasurementQuality.Reliability) {
        let gap: GapRow? =
            switch reliability.gap {
            case nil: nil
            case .tooFewPeople(let count, let needed): GapRow("tooFewPeople", count, needed: needed)
            case .noVariation: GapRow("noVariation")
            case .halvesContradict: GapRow("halvesContradict")
            }
        self.init(
            people: reliability.people,
            halves: reliability.halves,
            value: reliability.value,
            lower: reliability.interval?.lowerBound,
            upper: reliability.interval?.upperBound,
            missing: gap
        )
    }
}

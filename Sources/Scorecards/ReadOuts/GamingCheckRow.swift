import EventLogs

/// A check of an indicator's values, for a report.
public struct GamingCheckRow: Codable, Sendable, Equatable {
    /// `bunching`, `rounding`, `tradeOff`, `skippedChecks` or `endOfPeriod`.
    public var kind: String
    /// Null for the end of periods, which is of all facts.
    @ExplicitNull public var indicator: String?
    /// The quality of a trade-off, the load of a check.
    @ExplicitNull public var other: String?
    public var found: Bool
    @ExplicitNull public var rows: Int?
    @ExplicitNull public var people: Int?
    /// A share, or for trade-offs and skipped checks a correlation.
    @ExplicitNull public var effect: Double?
    @ExplicitNull public var lower: Double?
    @ExplicitNull public var upper: Double?
    @ExplicitNull public var pValue: Double?
    @ExplicitNull public var adjustedPValue: Double?
    /// Of bunching: values in four bins, from far outside the target to far inside.
    @ExplicitNull public var counts: [Int]?
    @ExplicitNull public var width: Double?
    /// `facts` or `unit`: what the width is in.
    @ExplicitNull public var widthIn: String?
    /// Of rounding: which multiples.
    @ExplicitNull public var multiple: Double?
    /// Of the end of periods: how many working days.
    @ExplicitNull public var days: Int?
    @ExplicitNull public var expectedShare: Double?
    @ExplicitNull public var share: Double?
    @ExplicitNull public var slope: Double?
    public var examples: [ExampleRow]
    /// What would answer it: `scoreGradually`, `readFromRecords`, `pair`, `countChecks` or `readThroughPeriod`.
    public var answer: String
    @ExplicitNull public var missing: GapRow?

    public struct ExampleRow: Codable, Sendable, Equatable {
        public var person: String
        public var period: String
        public var value: Double
        @ExplicitNull public var otherValue: Double?
    }

    init(_ check: GamingCheck, level: Double) {
        kind = check.kind.rawValue
        indicator = check.indicator?.id
        other = check.other
        let result = check.result
        found = result?.isFound(level: level) ?? false
        rows = result?.rows
        people = result?.people
        effect = result?.effect
        lower = result?.interval?.lowerBound
        upper = result?.interval?.upperBound
        pValue = result?.pValue
        adjustedPValue = result?.adjustedPValue
        switch result?.detail {
        case .bunching(let counts, let width, let inFacts):
            self.counts = counts
            self.width = width
            widthIn = inFacts ? "facts" : "unit"
        case .rounding(let multiple, let expected, let share):
            self.multiple = multiple
            expectedShare = expected
            self.share = share
        case .association(let slope, _): self.slope = slope
        case .endOfPeriod(let days, let expected, let share):
            self.days = days
            expectedShare = expected
            self.share = share
        case nil: break
        }
        // Examples are of what is found: where nothing is, they would only name somebody.
        let shown = found ? result?.examples ?? [] : []
        examples = shown.map { example in
            ExampleRow(
                person: example.person,
                period: example.period.description,
                value: example.value,
                otherValue: example.otherValue
            )
        }
        answer =
            switch check.answer {
            case .scoreGradually: "scoreGradually"
            case .readFromRecords: "readFromRecords"
            case .pair: "pair"
            case .countChecks: "countChecks"
            case .readThroughPeriod: "readThroughPeriod"
            }
        missing = check.gap.map { GapRow($0) }
    }
}

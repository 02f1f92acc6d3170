/// What is wrong with a scorecard file, and where.
public struct CardFileError: Error, Sendable, Equatable {
    public let file: String
    /// Counted from 1.
    public let line: Int
    /// Counted from 1.
    public let column: Int
    /// The keys that lead to the place, such as `indicators[2].weight`; empty for the file as a whole.
    public let key: String
    public let problem: Problem

    public init(file: String, line: Int, column: Int, key: String, problem: Problem) {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.problem = problem
    }

    public enum Problem: Sendable, Equatable {
        /// Not YAML; the parser's own words.
        case syntax(String)
        /// The key means nothing here.
        case unknownKey(String, allowed: [String])
        /// The key has to be here, and is not.
        case missingKey(String)
        /// A value of another form was needed.
        case expected(Expected, found: String)
        /// A value that is none of those to choose from.
        case unknownValue(String, allowed: [String])
        /// Two things have this id; `line` is that of the first.
        case idTwice(String, line: Int)
        /// A name that is no group, indicator ... of the card.
        case unknownReference(Reference, String, defined: [String])
        /// The shares of the groups do not add up to 1.
        case shareSum(Double)
        /// The weights do not add up to 1; those in a cycle, if one is named.
        case weightSum(Double, cycle: String?)
        /// The weights of a group's indicators do not add up to its share; those in a cycle, if one is named.
        case groupSum(group: String, sum: Double, share: Double, cycle: String?)
        case groupWithoutIndicators(String)
        /// A floor that is the target, or a stretch that is not beyond the target.
        case scaleOrder(floor: Double, target: Double, stretch: Double?)
        /// What the card says of the direction is not the way from floor to target.
        case directionAgainstScale(Direction, floor: Double, target: Double)
        /// A green light that needs less than the red one.
        case lightOrder(green: Double, red: Double, Direction)
        /// The floor of a weight is above its cap.
        case limitOrder(floor: Double, cap: Double)
        /// An indicator balanced against itself.
        case balancedAgainstItself(String)
        /// Two cycles have the month.
        case monthInTwoCycles(month: Int)
        /// Nothing is left for the cycle that has the rest.
        case noMonthLeft
        /// Cycles on a card whose periods are years.
        case cyclesOfYears
        /// The months of the quarter, from 1 to 4, are not all in one cycle.
        case quarterInTwoCycles(quarter: Int)
        /// The base and the groups' shares of pay do not add up to 1.
        case paySum(Double)
        /// `empty: zero` for what is neither summed nor counted.
        case zeroOfNoTotal(Formula.Aggregate)
        /// The key says how a formula is to be taken, and there is none.
        case needsFormula
        /// A percentage below 1 without its sign, such as 0.5, which may be meant for 0.5 % or for 50 %.
        case percentageWithoutSign(Double)
    }

    /// The forms of value that a scorecard file has.
    public enum Expected: Sendable, Equatable {
        case mapping, list, text, number, positiveNumber, percentage, count, id, month, flag, name, unit,
            months, grid, ratio
    }

    /// What is referred to by an id.
    public enum Reference: String, Sendable, Equatable {
        case group, indicator, cycle
    }
}

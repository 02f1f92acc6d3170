/// A title and values of one kind; what is missing is an empty cell.
public struct Column: Sendable, Equatable {
    public var title: String
    public var values: Values

    public init(_ title: String, _ values: Values) {
        self.title = title
        self.values = values
    }

    public enum Values: Sendable, Equatable {
        case text([String?])
        /// Text that leads to other sheets.
        case links([Link?])
        case integers([Int?])
        /// - Parameter isSigned: whether numbers above zero have a plus.
        case decimals([Double?], places: Int, isSigned: Bool = false)
        /// Fractions of 1.
        case percentages([Double?])
        /// Durations in hours, of which a short one is shown as less than 0.1 and not as none.
        case hours([Double?])
        /// Differences of durations in hours, with their sign.
        case hourDifferences([Double?])
        /// p values, of which a small one is shown as less than 0.001.
        case probabilities([Double?])
        /// Dates and times of the clock on the wall.
        case times([LocalTime?])
        case days([LocalTime?])
        /// Lights, in words that a reader knows.
        case lights([Light?], words: LightWords)
        /// Numbers that a light goes with.
        case judged([Judged?], places: Int)
    }
}

/// Text in a cell that leads to a sheet.
public struct Link: Sendable, Equatable {
    public var text: String
    /// The ``Sheet/title``; nil for no link.
    public var sheet: String?

    public init(_ text: String, sheet: String?) {
        self.text = text
        self.sheet = sheet
    }
}

/// A number with its light.
public struct Judged: Sendable, Equatable {
    public var value: Double
    public var light: Light?

    public init(_ value: Double, _ light: Light?) {
        self.value = value
        self.light = light
    }
}

extension Column.Values {
    public var count: Int {
        switch self {
        case .text(let values): values.count
        case .links(let values): values.count
        case .integers(let values): values.count
        case .decimals(let values, _, _): values.count
        case .percentages(let values), .hours(let values), .hourDifferences(let values): values.count
        case .probabilities(let values): values.count
        case .times(let values), .days(let values): values.count
        case .lights(let values, _): values.count
        case .judged(let values, _): values.count
        }
    }

    func prefix(_ most: Int) -> Column.Values {
        switch self {
        case .text(let values): .text(Array(values.prefix(most)))
        case .links(let values): .links(Array(values.prefix(most)))
        case .integers(let values): .integers(Array(values.prefix(most)))
        case .decimals(let values, let places, let isSigned):
            .decimals(Array(values.prefix(most)), places: places, isSigned: isSigned)
        case .percentages(let values): .percentages(Array(values.prefix(most)))
        case .hours(let values): .hours(Array(values.prefix(most)))
        case .hourDifferences(let values): .hourDifferences(Array(values.prefix(most)))
        case .probabilities(let values): .probabilities(Array(values.prefix(most)))
        case .times(let values): .times(Array(values.prefix(most)))
        case .days(let values): .days(Array(values.prefix(most)))
        case .lights(let values, let words): .lights(Array(values.prefix(most)), words: words)
        case .judged(let values, let places): .judged(Array(values.prefix(most)), places: places)
        }
    }

    /// Whether its values are numbers, which stand at the right of their cells.
    public var isNumeric: Bool {
        switch self {
        case .text, .links, .lights: false
        default: true
        }
    }
}

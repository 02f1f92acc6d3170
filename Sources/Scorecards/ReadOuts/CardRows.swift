import EventLogs

/// A name in both languages, for a report.
public struct NameRow: Codable, Sendable, Equatable {
    public var en: String
    public var zh: String

    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    init(_ text: BilingualText) {
        en = text.english
        zh = text.chinese
    }
}

/// A group of the card.
public struct GroupRow: Codable, Sendable, Equatable {
    public var id: String
    public var name: NameRow
    public var share: Double
    /// Of a full pay at a score of 100; nil without a plan.
    @ExplicitNull public var payShare: Double?
}

/// An indicator of the card, and where its values are from.
public struct IndicatorRow: Codable, Sendable, Equatable {
    public var id: String
    public var name: NameRow
    public var group: String
    public var weight: Double
    public var unit: NameRow
    public var direction: String
    public var source: String
    public var target: Double
    /// `table`, `marks`, `formula`, or nil where there is nothing.
    @ExplicitNull public var origin: String?
    /// Rows of the formula that count for nobody, as they have no value, no person or no time.
    public var rowsWithoutValue: Int
    public var rowsWithoutPerson: Int
    public var rowsWithoutTime: Int

    init(_ indicator: Indicator, _ origin: CardMeasurements.Origin) {
        id = indicator.id
        name = NameRow(indicator.name)
        group = indicator.group
        weight = indicator.weight
        unit = NameRow(indicator.unit.text)
        direction = indicator.direction.rawValue
        source = indicator.source.rawValue
        target = indicator.scale.target
        var rows = FormulaResult.Rows()
        switch origin {
        case .table: self.origin = "table"
        case .marks: self.origin = "marks"
        case .formula(let read):
            self.origin = "formula"
            rows = read
        case .nowhere: self.origin = nil
        }
        rowsWithoutValue = rows.withoutValue
        rowsWithoutPerson = rows.withoutPerson
        rowsWithoutTime = rows.withoutTime
    }
}

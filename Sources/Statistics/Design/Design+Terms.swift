extension Design {
    /// What makes one or several columns of a design.
    public indirect enum Term: Sendable, Equatable {
        case numeric(NumericColumn)
        case categorical(CategoricalColumn)
        /// The products of the columns of several terms: a slope's dependence on another column, a slope for each
        /// level, an effect for each pair of levels. The coding of the parts holds here too, and whether the parts
        /// are also terms by themselves is for the caller to say.
        ///
        /// The columns of the first part vary fastest, as in R: `region[North]:price`.
        case interaction([Term])
    }
}

extension Design.Term {
    /// The columns' names joined by a colon.
    public var name: String {
        switch self {
        case .numeric(let column): column.name
        case .categorical(let column): column.name
        case .interaction(let parts): parts.map(\.name).joined(separator: ":")
        }
    }

    /// The numeric columns whose product every column of this term is a multiple of.
    public var numericFactors: [NumericColumn] {
        switch self {
        case .numeric(let column): [column]
        case .categorical: []
        case .interaction(let parts): parts.flatMap(\.numericFactors)
        }
    }

    /// The categorical columns of which this term has a column for each combination of coded levels.
    public var categoricalFactors: [CategoricalColumn] {
        switch self {
        case .numeric: []
        case .categorical(let column): [column]
        case .interaction(let parts): parts.flatMap(\.categoricalFactors)
        }
    }

    var columnCount: Int {
        categoricalFactors.reduce(1) { $0 * max(0, $1.levels.count - 1) }
    }

    var columnNames: [String] {
        switch self {
        case .numeric(let column): [column.name]
        case .categorical(let column): column.codedLevels.map { "\(column.name)[\(column.levels[$0])]" }
        case .interaction(let parts):
            parts.reduce([""]) { names, part in
                part.columnNames.flatMap { own in names.map { $0.isEmpty ? own : "\($0):\(own)" } }
            }
        }
    }
}

/// A column of data that one or several terms of a design are made of, and how its effect is measured.
struct Variable: Sendable {
    /// The column with one value in all rows.
    struct Setting: Sendable {
        let name: String
        let column: Design.Term
    }

    let name: String
    /// What is compared; empty for a numeric column whose effect is a derivative.
    let settings: [Setting]
    /// Which settings are the baseline: one, or all for their mean.
    let baselines: [Int]
    let baselineName: String
    /// Whether it appears twice in one term, as a square: then a derivative is not that of a linear column.
    let isRepeated: Bool

    /// Whether an effect would need the coefficient of an aliased column.
    func isUndetermined(_ effect: String, aliased: [(name: String, isInteraction: Bool)]) -> Bool {
        if isRepeated && settings.isEmpty { return true }
        let isDifferenceToOneLevel = baselines.count == 1
        return aliased.contains { $0.isInteraction || !isDifferenceToOneLevel || $0.name == effect }
    }
}

extension Design {
    /// The columns of data behind the terms, in order of appearance.
    var variables: [Variable] {
        var seen = Set<String>()
        return terms.flatMap(\.factors).compactMap { factor in
            guard seen.insert(factor.name).inserted else { return nil }
            let isRepeated = terms.contains { term in
                term.factorNames.count { $0 == factor.name } > 1
            }
            switch factor {
            case .numeric(let column): return column.variable(isRepeated: isRepeated)
            case .categorical(let column): return column.variable(isRepeated: isRepeated)
            case .interaction: return nil
            }
        }
    }

    /// The design with a numeric or categorical column replaced, wherever it appears, by one of the same name.
    func replacing(_ column: Term) -> Design {
        guard
            let design = try? Design(
                terms.map { $0.replacing(column) },
                rowCount: rowCount,
                hasIntercept: hasIntercept
            )
        else { preconditionFailure("a column of the same length") }
        return design
    }
}

extension Design.Term {
    /// The columns that this term is made of.
    var factors: [Design.Term] {
        if case .interaction(let parts) = self { return parts.flatMap(\.factors) }
        return [self]
    }

    var factorNames: [String] { factors.map(\.name) }

    func replacing(_ column: Design.Term) -> Design.Term {
        if case .interaction(let parts) = self { return .interaction(parts.map { $0.replacing(column) }) }
        return name == column.name ? column : self
    }
}

extension NumericColumn {
    fileprivate func variable(isRepeated: Bool) -> Variable {
        guard values.allSatisfy({ $0 == 0 || $0 == 1 }) else {
            return Variable(name: name, settings: [], baselines: [], baselineName: "", isRepeated: isRepeated)
        }
        return Variable(
            name: name,
            settings: [0.0, 1.0].map { .init(name: name, column: .numeric(constant($0))) },
            baselines: [0],
            baselineName: "0",
            isRepeated: isRepeated
        )
    }

    func constant(_ value: Double) -> NumericColumn {
        NumericColumn(name: name, values: Array(repeating: value, count: values.count))
    }
}

extension CategoricalColumn {
    fileprivate func variable(isRepeated: Bool) -> Variable {
        let settings = levels.indices.map { level in
            Variable.Setting(
                name: "\(name)[\(levels[level])]",
                column: .categorical(
                    CategoricalColumn(
                        name: name,
                        levels: levels,
                        codes: Array(repeating: Int32(level), count: codes.count),
                        coding: coding
                    )
                )
            )
        }
        switch coding {
        case .reference(let level):
            return Variable(
                name: name,
                settings: settings,
                baselines: [level],
                baselineName: levels[level],
                isRepeated: isRepeated
            )
        case .sumToZero:
            return Variable(
                name: name,
                settings: settings,
                baselines: Array(levels.indices),
                baselineName: MarginalEffect.meanOfLevels,
                isRepeated: isRepeated
            )
        }
    }
}

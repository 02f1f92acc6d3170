import NumericInputs
import Statistics
import TestInputs

/// Seeded rows in clusters: numeric columns, a categorical one and two outcomes.
struct ClusteredSample {
    let numeric: [NumericColumn]
    let category: CategoricalColumn
    let outcomes: [NumericColumn]
    let clusters: [Int32]
    let weights: [Double]

    /// - Parameters:
    ///   - codes: the clusters' codes, drawn for each row.
    init(
        rows: Int,
        numeric count: Int,
        codes: [Int32],
        coding: CategoricalColumn.Coding = .reference(level: 0),
        using generator: inout SeededGenerator
    ) {
        clusters = (0..<rows).map { _ in codes.randomElement(using: &generator)! }
        weights = (0..<rows).map { _ in Double(Int.random(in: 0...3, using: &generator)) / 2 }
        let clusters = clusters
        numeric = (0..<count).map { column in
            NumericColumn(
                name: "x\(column)",
                values: clusters.map { 50 + Double($0 % 3) + generator.nextNormal() }
            )
        }
        category = CategoricalColumn(
            name: "level",
            levels: ["a", "b", "c"],
            codes: (0..<rows).map { _ in Int32.random(in: 0..<3, using: &generator) },
            coding: coding
        )
        let (numeric, category) = (numeric, category)
        outcomes = (0..<2).map { outcome in
            NumericColumn(
                name: "y\(outcome)",
                values: (0..<rows).map { row in
                    numeric.reduce(Double(category.codes[row])) { $0 + $1.values[row] }
                        + Double(clusters[row] % 5) + Double(1 + outcome) * generator.nextNormal()
                }
            )
        }
    }

    func design(hasIntercept: Bool = true) throws -> Design {
        try Design(numeric.map(Design.Term.numeric) + [.categorical(category)], hasIntercept: hasIntercept)
    }

    /// The same with only some of the rows.
    func selecting(_ rows: [Int]) throws -> (design: Design, outcomes: [NumericColumn]) {
        func part(_ column: NumericColumn) -> NumericColumn {
            NumericColumn(name: column.name, values: rows.map { column.values[$0] })
        }
        let levels = CategoricalColumn(
            name: category.name,
            levels: category.levels,
            codes: rows.map { category.codes[$0] },
            coding: category.coding
        )
        return (
            try Design(numeric.map { .numeric(part($0)) } + [.categorical(levels)]),
            outcomes.map(part)
        )
    }

    var clustering: Clustering { Clustering(clusters) }

    func grams(hasIntercept: Bool = true) throws -> ClusterGrams {
        try ClusterGrams(design(hasIntercept: hasIntercept), outcomes: outcomes, clusteredBy: clustering)
    }
}

extension Clustering {
    init(_ codes: [Int32]) {
        self.init(name: "cluster", codes: codes, codeCount: Int((codes.max() ?? -1) + 1))
    }
}

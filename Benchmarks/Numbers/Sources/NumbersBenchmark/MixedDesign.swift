import LinearAlgebra
import Statistics

/// The Gram of numeric columns `x…` and categorical ones `c…`.
func mixedDesign(_ data: TaskData, runs: Int) throws -> Measurement {
    let categorical = try (0..<8).map { Design.Term.categorical(try data.factor("c\($0)")) }
    let design = try Design(data.columns("x").map(Design.Term.numeric) + categorical)
    let outcomes = try data.columns("y")
    return try Measurement(runs: runs) {
        let products = try Gram(design, outcomes: outcomes).products
        let outcome = design.columnCount
        return [
            "trace": [
                Double(design.rowCount) + (0..<outcome).reduce(0) { $0 + products[$1, $1] }
            ]
        ]
    }
}

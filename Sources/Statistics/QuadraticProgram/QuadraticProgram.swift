import LinearAlgebra

/// A strictly convex quadratic program: among the x that satisfy linear constraints and bounds, the one that
/// minimises ½ x'Gx + g'x.
///
/// ```swift
/// var program = QuadraticProgram(hessian: covariance, gradient: [0, 0, 0])
/// program.require([1, 1, 1], .equal, 1, named: "weights add up to 1")
/// program.bound(variable: 0, from: 0, to: 0.5)
/// let weights = try program.solve().point
/// ```
public struct QuadraticProgram: Sendable {
    public enum Relation: Sendable {
        case atLeast, equal, atMost
    }

    /// One row: coefficients · x, compared with a limit.
    public struct Constraint: Sendable {
        public let name: String
        public let coefficients: [Double]
        public let relation: Relation
        public let limit: Double
    }

    /// Something that restricts x: a row or a bound of a variable, by index from 0.
    public enum Restriction: Hashable, Sendable {
        case constraint(Int)
        case lowerBound(variable: Int)
        case upperBound(variable: Int)
    }

    /// G, symmetric and positive definite; only its upper triangle is read.
    public let hessian: Matrix
    /// g.
    public let gradient: [Double]
    public let variables: [String]
    public private(set) var constraints: [Constraint] = []
    /// Minus infinity where there is none.
    public private(set) var lowerBounds: [Double]
    /// Infinity where there is none.
    public private(set) var upperBounds: [Double]

    /// - Parameter variables: a name for each; nil for x1, x2, ...
    /// - Precondition: `hessian` is square, with a row for each entry of `gradient`.
    public init(hessian: Matrix, gradient: [Double], variables: [String]? = nil) {
        let size = gradient.count
        precondition(
            hessian.rows == size && hessian.columns == size,
            "a square matrix of the gradient's size"
        )
        precondition(variables.map { $0.count == size } ?? true, "a name for each variable")
        self.hessian = hessian
        self.gradient = gradient
        self.variables = variables ?? gradient.indices.map { "x\($0 + 1)" }
        lowerBounds = Array(repeating: -.infinity, count: size)
        upperBounds = Array(repeating: .infinity, count: size)
    }

    /// Adds the constraint that `coefficients` · x is at least, equal to or at most `limit`.
    public mutating func require(
        _ coefficients: [Double],
        _ relation: Relation,
        _ limit: Double,
        named name: String
    ) {
        precondition(coefficients.count == gradient.count, "a coefficient for each variable")
        constraints.append(
            Constraint(name: name, coefficients: coefficients, relation: relation, limit: limit)
        )
    }

    /// Keeps a variable between two values, in place of what it was kept between before.
    public mutating func bound(
        variable: Int,
        from lower: Double = -.infinity,
        to upper: Double = .infinity
    ) {
        lowerBounds[variable] = lower
        upperBounds[variable] = upper
    }

    /// The name of a constraint, or the words for a bound.
    public func name(of restriction: Restriction) -> String {
        switch restriction {
        case .constraint(let index): constraints[index].name
        case .lowerBound(let variable): "lower bound of \(variables[variable])"
        case .upperBound(let variable): "upper bound of \(variables[variable])"
        }
    }
}

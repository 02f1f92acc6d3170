import LinearAlgebra

/// The largest of some sizes, which are not negative; infinite where one is not a number, so that no test passes
/// for it.
public func largest(_ sizes: some Sequence<Double>) -> Double {
    sizes.reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
}

/// The largest absolute difference; infinite where the lengths differ.
public func worstAbsolute(_ values: [Double], _ expected: [Double]) -> Double {
    values.count == expected.count ? largest(zip(values, expected).map { abs($0 - $1) }) : .infinity
}

/// The largest difference, each taken relative to what is expected; infinite where the lengths differ.
public func worstRelative(_ values: [Double], _ expected: [Double]) -> Double {
    values.count == expected.count
        ? largest(zip(values, expected).map { abs($0 - $1) / max(abs($1), 1e-300) }) : .infinity
}

/// The largest difference, relative to 1 or the larger value; infinite where the lengths differ.
public func relativeDistance(_ left: [Double], _ right: [Double]) -> Double {
    left.count == right.count
        ? largest(zip(left, right).map { abs($0 - $1) / max(1, abs($0), abs($1)) }) : .infinity
}

/// Whether numbers agree with a reference's, to nine digits if nothing else is said: what two routes through double
/// precision mostly share.
public func agree(_ values: some Sequence<Double>, _ reference: [Double], tolerance: Double = 1e-9) -> Bool {
    let values = Array(values)
    return values.count == reference.count
        && zip(values, reference).allSatisfy { abs($0 - $1) <= tolerance * max(abs($1), 1e-3) }
}

/// Whether a value is a reference's, relative to that.
public func agree(_ value: Double, _ reference: Double, tolerance: Double) -> Bool {
    abs(value - reference) <= tolerance * abs(reference)
}

extension Matrix {
    /// The largest absolute difference of an entry.
    public func distance(to other: Matrix) -> Double { largest((self - other).elements.map(abs)) }
}

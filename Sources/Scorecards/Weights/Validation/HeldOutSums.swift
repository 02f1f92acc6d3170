/// How well composites follow outcomes on rows that they were not fitted to, as sums that can be drawn again person by person.
struct HeldOutSums: Sendable {
    /// What each person adds to Σ zy, Σ zz and Σ yy of a composite z and an outcome y, in that order.
    private(set) var people: [SIMD4<Double>]

    init(people count: Int) { people = Array(repeating: .zero, count: count) }

    /// - Parameter personCodes: of each row.
    mutating func add(composite: [Double], outcome: [Double], personCodes: [Int32]) {
        for (row, person) in personCodes.enumerated() {
            let (z, y) = (composite[row], outcome[row])
            people[Int(person)] += SIMD4(z * y, z * z, y * y, 0)
        }
    }

    static func += (left: inout HeldOutSums, right: HeldOutSums) {
        for person in left.people.indices { left.people[person] += right.people[person] }
    }

    /// The share of the outcome's variance that goes with the composite, negative where the composite runs against the outcome:
    /// Σzy |Σzy| / (Σzz Σyy); zero where either does not vary.
    /// - Parameter counts: how often each person counts.
    func explained(counts: [Double]) -> Double {
        var sums = SIMD4<Double>.zero
        for person in people.indices { sums += counts[person] * people[person] }
        return Self.explained(sums)
    }

    var explained: Double { Self.explained(people.reduce(.zero, +)) }

    private static func explained(_ sums: SIMD4<Double>) -> Double {
        guard sums[1] > 0, sums[2] > 0 else { return 0 }
        return sums[0] * abs(sums[0]) / (sums[1] * sums[2])
    }

    /// By how much each person moves the share: its derivative by the person's count, R² (2 zy/Σzy - zz/Σzz - yy/Σyy).
    /// The sum of their squares estimates the variance of R² over samples of people (the infinitesimal jackknife: Efron, "The
    /// Jackknife, the Bootstrap and Other Resampling Plans", 1982, chapter 6).
    var influences: [Double] {
        let sums = people.reduce(.zero, +)
        let share = Self.explained(sums)
        guard share != 0 else { return people.map { _ in 0 } }
        return people.map { share * (2 * $0[0] / sums[0] - $0[1] / sums[1] - $0[2] / sums[2]) }
    }
}

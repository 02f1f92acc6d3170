/// The difference of two groups' means, split into *mix* (the groups have other shares of each kind of observation)
/// and *pace* (observations of the same kind have other values), part by part.
///
/// With pₜ the share of kind t among a group's observations and ȳₜ its mean, over the kinds that both groups have:
///
/// - mix: Σₜ (pₜᴮ − pₜᴬ) (ȳₜᴬ + ȳₜᴮ) / 2,
/// - pace: Σₜ (ȳₜᴮ − ȳₜᴬ) (pₜᴬ + pₜᴮ) / 2
///
/// (Kitagawa, "Components of a Difference Between Two Rates", J. Am. Stat. Assoc. 50, 1955; the decomposition of Oaxaca
/// and Blinder 1973 with a column for each kind, at the average of both groups). Observations of kinds that one group lacks can be
/// compared with nothing. What they move is *unmatched*: in each group its mean less that of its matched
/// observations (Ñopo, "Matching as a Tool to Decompose Wage Gaps", Rev. Econ. Stat. 90, 2008). It is a matter of mix too.
///
/// Mix, pace and unmatched add up to the difference, for each part and so for any sum of parts.
public struct MeanDecomposition: Sendable, Equatable {
    /// Whether the kind was compared.
    public let isMatched: [Bool]
    /// The mean of each part in group A and in group B, over all of its observations.
    public let meansA: [Double]
    public let meansB: [Double]
    /// For each part.
    public let mix: [Double]
    public let pace: [Double]
    public let unmatched: [Double]
    /// The share of each group's observations that are of matched kinds.
    public let matchedShareA: Double
    public let matchedShareB: Double
    /// What each kind's share moved and what its pace moved, all parts together; they add up to mix and unmatched, and to pace.
    ///
    /// A kind's share counts by how far the kind's mean is from that of all matched ones, at the average of both groups: more of
    /// the slow kinds, or less of the quick ones, makes the mean larger.
    public let mixOfKinds: [Double]
    public let paceOfKinds: [Double]

    /// - Parameters:
    ///   - isComparable: the kinds that may be matched, such as those with enough observations in both groups; one that a group
    ///     lacks is not matched in any case.
    /// - Returns: nil if no kind is matched.
    /// - Complexity: O(kinds · parts).
    public init?(_ sums: GroupSums, isComparable: [Bool]) {
        precondition(isComparable.count == sums.kinds, "a word on each kind")
        let isMatched = isComparable.indices.map { kind in
            isComparable[kind] && sums.number(.a, kind: kind) > 0 && sums.number(.b, kind: kind) > 0
        }
        let a = GroupMeans(sums, .a, isMatched: isMatched)
        let b = GroupMeans(sums, .b, isMatched: isMatched)
        guard a.matched > 0, b.matched > 0 else { return nil }
        var mix = Array(repeating: 0.0, count: sums.parts)
        var pace = mix
        var level = 0.0
        var averages = Array(repeating: 0.0, count: sums.kinds)
        var paceOfKinds = averages
        for kind in isMatched.indices where isMatched[kind] {
            let (shareA, shareB) = (a.share(kind), b.share(kind))
            for part in 0..<sums.parts {
                let (meanA, meanB) = (a.mean(kind, part), b.mean(kind, part))
                let ofPace = (meanB - meanA) * (0.5 * (shareA + shareB))
                mix[part] += (shareB - shareA) * (0.5 * (meanA + meanB))
                pace[part] += ofPace
                paceOfKinds[kind] += ofPace
                averages[kind] += 0.5 * (meanA + meanB)
            }
            level += 0.5 * (shareA + shareB) * averages[kind]
        }
        var mixOfKinds = Array(repeating: 0.0, count: sums.kinds)
        for kind in isMatched.indices {
            mixOfKinds[kind] =
                isMatched[kind]
                ? (b.share(kind) - a.share(kind)) * (averages[kind] - level)
                : b.excess(kind) - a.excess(kind)
        }
        self.isMatched = isMatched
        (meansA, meansB) = (a.means, b.means)
        (self.mix, self.pace) = (mix, pace)
        unmatched = (0..<sums.parts).map {
            (b.means[$0] - b.matchedMeans[$0]) - (a.means[$0] - a.matchedMeans[$0])
        }
        (self.mixOfKinds, self.paceOfKinds) = (mixOfKinds, paceOfKinds)
        matchedShareA = a.matched / a.number
        matchedShareB = b.matched / b.number
    }
}

/// The means of one group.
private struct GroupMeans {
    let sums: GroupSums
    let group: ComparedGroup
    /// How many observations there are, and how many of matched kinds.
    private(set) var number = 0.0
    private(set) var matched = 0.0
    private(set) var means: [Double]
    private(set) var matchedMeans: [Double]
    private let matchedMean: Double

    init(_ sums: GroupSums, _ group: ComparedGroup, isMatched: [Bool]) {
        self.sums = sums
        self.group = group
        var (number, matched) = (0.0, 0.0)
        var means = Array(repeating: 0.0, count: sums.parts)
        var matchedMeans = means
        for kind in isMatched.indices {
            let ofKind = sums.number(group, kind: kind)
            guard ofKind > 0 else { continue }
            number += ofKind
            matched += isMatched[kind] ? ofKind : 0
            for part in 0..<sums.parts {
                let sum = sums.sum(group, kind: kind, part: part)
                means[part] += sum
                if isMatched[kind] { matchedMeans[part] += sum }
            }
        }
        if number > 0 { means = means.map { $0 / number } }
        if matched > 0 { matchedMeans = matchedMeans.map { $0 / matched } }
        (self.number, self.matched) = (number, matched)
        (self.means, self.matchedMeans) = (means, matchedMeans)
        matchedMean = matchedMeans.reduce(0, +)
    }

    /// Of the matched observations.
    func share(_ kind: Int) -> Double { sums.number(group, kind: kind) / matched }

    func mean(_ kind: Int, _ part: Int) -> Double {
        sums.sum(group, kind: kind, part: part) / sums.number(group, kind: kind)
    }

    /// By how much the group's mean is larger because of an unmatched kind.
    func excess(_ kind: Int) -> Double {
        let sum = (0..<sums.parts).reduce(0.0) { $0 + sums.sum(group, kind: kind, part: $1) }
        return (sum - matchedMean * sums.number(group, kind: kind)) / number
    }
}

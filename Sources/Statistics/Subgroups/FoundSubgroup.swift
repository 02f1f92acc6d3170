/// A subgroup with what the search knows of it.
public struct FoundSubgroup: Sendable {
    public let subgroup: Subgroup
    public let direction: SubgroupDirection
    public let count: Int
    /// The mean of the outcome of subgroups on these columns.
    public let mean: Double
    /// What it was ranked by.
    public let quality: Double
    let sums: SubgroupSums

    /// Better ones first; of equals those with fewer conditions, then by columns and codes.
    static func precedes(_ left: FoundSubgroup, _ right: FoundSubgroup) -> Bool {
        if left.quality != right.quality { return left.quality > right.quality }
        let (one, other) = (left.subgroup.conditions, right.subgroup.conditions)
        if one.count != other.count { return one.count < other.count }
        for (first, second) in zip(one, other) where first != second {
            return (first.column, first.codes.lowerBound, first.codes.upperBound)
                < (second.column, second.codes.lowerBound, second.codes.upperBound)
        }
        return false
    }
}

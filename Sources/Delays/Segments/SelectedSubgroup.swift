import Statistics

/// A subgroup that the selection deals with, and the rows that it has in the half that suggests it.
struct SelectedSubgroup: Sendable {
    let subgroup: Subgroup
    let direction: SubgroupDirection
    /// As of ``SubgroupQuality``, in the units of the outcome.
    let quality: Double
    let cover: RowSet
    let count: Int

    init(_ found: FoundSubgroup, _ selectors: [SelectorColumn]) {
        subgroup = found.subgroup
        direction = found.direction
        quality = found.quality
        cover = found.subgroup.cover(selectors)
        count = found.count
    }

    /// With the quality of the mean test (``SubgroupQuality``).
    init(
        _ subgroup: Subgroup,
        _ direction: SubgroupDirection,
        _ selectors: [SelectorColumn],
        _ outcome: SubgroupOutcome
    ) {
        self.subgroup = subgroup
        self.direction = direction
        cover = subgroup.cover(selectors)
        count = cover.count
        let sum = outcome.sum(over: cover, columns: subgroup.columns)
        quality = direction.sign * sum / Double(max(1, count)).squareRoot()
    }
}

extension SubgroupDirection {
    var sign: Double { self == .higher ? 1 : -1 }
}

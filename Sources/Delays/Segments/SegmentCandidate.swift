import Statistics

/// A segment that the first half of the orders suggests.
struct SegmentCandidate: Sendable {
    let subgroup: Subgroup
    let direction: SubgroupDirection
    /// What it was found by.
    let outcome: SegmentRow.Outcome
    /// In standard errors, in the half that suggests it.
    let strength: Double
    /// Of all rows of the study.
    let cover: RowSet
}

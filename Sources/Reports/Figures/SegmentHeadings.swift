import Delays

/// What stands above the tables of segments.
struct SegmentHeadings {
    let phrases: any SegmentPhrases
    let common: any Phrases
    /// Nil where nothing says when an order is late.
    let lateness: SegmentLatenessRow?

    /// The outcomes that segments can stand out by.
    var outcomes: [SegmentRow.Outcome] {
        SegmentRow.Outcome.allCases.filter { $0 == .hours || lateness != nil }
    }

    func segments(_ outcome: SegmentRow.Outcome) -> String {
        guard outcome == .late, let lateness else { return phrases.slower }
        return phrases.later(
            phrases.late(
                NumberText.count(lateness.late),
                judged: NumberText.count(lateness.judged),
                rule: common.lateRule(lateness.criterion)
            )
        )
    }

    func brightSpots(_ outcome: SegmentRow.Outcome) -> String {
        outcome == .hours ? phrases.faster : phrases.punctual
    }
}

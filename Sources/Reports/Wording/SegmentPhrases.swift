/// The texts of the report of segments that that of drivers does not have. A language is a type that has them all.
///
/// Numbers come in as text, rounded already.
protocol SegmentPhrases: Sendable {
    var title: String { get }
    func searched(
        suggesting: String,
        confirming: String,
        conditions: String,
        features: String,
        tested: String
    ) -> String

    // Headings.
    var slower: String { get }
    func later(_ late: String) -> String
    func late(_ late: String, judged: String, rule: String) -> String
    var faster: String { get }
    var punctual: String { get }

    // Columns.
    var segment: String { get }
    var orders: String { get }

    // Sentences.
    var none: String { get }
    var meaning: String { get }
    /// The same for a page, which has no bars.
    var pageMeaning: String { get }
    func unconfirmed(_ segments: String) -> String
}

extension ReportLanguage {
    var segmentPhrases: any SegmentPhrases {
        switch self {
        case .english: EnglishSegmentPhrases()
        case .chinese: ChineseSegmentPhrases()
        }
    }
}

/// The texts that only a workbook has. A language is a type that has them all.
protocol WorkbookPhrases: Sendable {
    /// Of a tab, where there is room for a word or two.
    func name(_ tab: WorkbookTab) -> String
    /// The title of a column that is a part of something: the end of an interval, or a figure before a change.
    func title(_ whole: String, _ part: String) -> String
    /// The ends of an interval.
    var lower: String { get }
    var upper: String { get }
    /// Of the card, that an indicator is in.
    var group: String { get }
    /// Rows of a table that are left out.
    func cut(_ rows: String) -> String
    /// A font that has the characters of the language; nil for the usual one.
    var font: String? { get }
}

struct EnglishWorkbookPhrases: WorkbookPhrases {
    func name(_ tab: WorkbookTab) -> String {
        switch tab {
        case .summary: "Summary"
        case .findings: "Findings"
        case .evidence: "Evidence"
        case .stages: "Stages"
        case .ledger: "Ledger"
        case .weeks: "Weeks"
        case .orders: "Orders"
        case .transitions: "Transitions"
        case .resources: "Resources"
        case .drivers: "Drivers"
        case .segments: "Segments"
        case .improvements: "Improvements"
        case .weights: "Weights"
        case .scores: "Scores"
        case .indicatorScores: "Scores by indicator"
        case .periods: "Scores by period"
        case .indicators: "Indicators"
        case .associations: "Associations"
        }
    }

    func title(_ whole: String, _ part: String) -> String {
        "\(whole): \(part.prefix(1).lowercased() + part.dropFirst())"
    }

    let lower = "from"
    let upper = "to"
    let group = "Group"
    func cut(_ rows: String) -> String { "Cut here: \(rows) more rows, which the CSV files have." }

    let font: String? = nil
}

struct ChineseWorkbookPhrases: WorkbookPhrases {
    func name(_ tab: WorkbookTab) -> String {
        switch tab {
        case .summary: "摘要"
        case .findings: "全部发现"
        case .evidence: "依据"
        case .stages: "环节"
        case .ledger: "时间账"
        case .weeks: "逐周"
        case .orders: "订单"
        case .transitions: "流转"
        case .resources: "经办人"
        case .drivers: "影响因素"
        case .segments: "订单类别"
        case .improvements: "改进措施"
        case .weights: "权重"
        case .scores: "得分"
        case .indicatorScores: "各指标得分"
        case .periods: "各期得分"
        case .indicators: "指标"
        case .associations: "指标与结果"
        }
    }

    func title(_ whole: String, _ part: String) -> String { "\(whole)：\(part)" }

    let lower = "下限"
    let upper = "上限"
    let group = "类别"
    func cut(_ rows: String) -> String { "此处截断：另有 \(rows) 行，见 CSV 文件。" }

    let font: String? = "Microsoft YaHei"
}

extension ReportLanguage {
    var workbookPhrases: any WorkbookPhrases {
        switch self {
        case .english: EnglishWorkbookPhrases()
        case .chinese: ChineseWorkbookPhrases()
        }
    }
}

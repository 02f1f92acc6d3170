import Delays
import EventLogs

/// The square of the hand-off matrix that those make up who take part in most of the waiting.
struct HandOffFigures {
    /// Those with most waiting first.
    let names: [String]
    /// How many there are in all.
    let people: Int
    /// The most waiting of one pair among them.
    let most: Microseconds
    private let rows: [String: [String: HandOffPairRow]]

    init(_ report: CriticalPathReport, most: Int) {
        var waiting: [String: Microseconds] = [:]
        for row in report.handOffs {
            for name in [row.from, row.to] { waiting[name, default: 0] += row.waitingOnPathMicroseconds }
        }
        let names = waiting.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key)
        let shown = Set(names)
        let square = report.handOffs.filter { shown.contains($0.from) && shown.contains($0.to) }
        self.names = names
        people = waiting.count
        self.most = square.map(\.waitingOnPathMicroseconds).max() ?? 0
        rows = Dictionary(grouping: square, by: \.from).mapValues { rows in
            Dictionary(rows.map { ($0.to, $0) }) { first, _ in first }
        }
    }

    /// Nil where nothing was handed over.
    subscript(from: String, to: String) -> HandOffPairRow? { rows[from]?[to] }
}

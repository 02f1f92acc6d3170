import EventLogs
import Improvements

extension ReachGoal {
    /// A goal as people write it: `late<=5%`, `mean<=40h`, `p90 <= 3 days`; nil if it is none.
    public init?(_ text: String) {
        let parts = text.replacing("≤", with: "<=").split(separator: "<=", omittingEmptySubsequences: false)
            .map { $0.trimmingPrefix { $0 == " " } }
        guard parts.count == 2,
            let figure = Figure(rawValue: parts[0].filter { $0 != " " }.lowercased())
        else { return nil }
        switch figure {
        case .late:
            guard parts[1].hasSuffix("%"), let percent = Double(parts[1].dropLast().filter { $0 != " " }),
                (0...100).contains(percent)
            else { return nil }
            self.init(figure, atMost: percent / 100)
        case .mean, .median, .p90:
            guard let length = Microseconds(length: String(parts[1])) else { return nil }
            self.init(figure, atMost: Double(length) / Double(Microseconds.hour))
        }
    }
}

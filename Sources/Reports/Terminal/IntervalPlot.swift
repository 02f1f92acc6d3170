/// Estimates with their intervals on one scale, drawn with characters: `  ├─●──┤   ┊`.
struct IntervalPlot {
    let columns: Int
    private let least: Double
    private let most: Double

    /// The scale holds zero and all of the intervals.
    init(_ intervals: [(lower: Double, upper: Double)], columns: Int) {
        self.columns = columns
        least = min(0, intervals.lazy.map(\.lower).min() ?? 0)
        most = max(0, intervals.lazy.map(\.upper).max() ?? 0)
    }

    private func place(_ value: Double) -> Int {
        guard most > least else { return 0 }
        return min(
            columns - 1,
            max(0, Int(((value - least) / (most - least) * Double(columns - 1)).rounded()))
        )
    }

    func text(_ estimate: Double, lower: Double, upper: Double) -> String {
        var marks = [Character](repeating: " ", count: columns)
        marks[place(0)] = "┊"
        let (first, last) = (place(lower), place(upper))
        for column in first...max(first, last) { marks[column] = "─" }
        if last > first {
            marks[first] = "├"
            marks[last] = "┤"
        }
        marks[place(estimate)] = "●"
        return String(marks)
    }
}

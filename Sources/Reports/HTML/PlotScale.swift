import Foundation

/// The one scale of a column of drawings, with zero on it. Places are thousandths of the column's width.
struct PlotScale {
    static let width = 1_000.0
    /// Room on either side, for the labels of the outermost ticks.
    private static let margin = 40.0
    private static let mostTicks = 6

    /// What values are multiplied by to be read off the axis, and what is written after its numbers.
    let factor: Double
    let suffix: String
    private let least: Double
    private let most: Double

    /// It holds zero and all of the values.
    init(_ values: [Double?], factor: Double = 1, suffix: String = "") {
        self.factor = factor
        self.suffix = suffix
        let shown = values.compactMap(\.self).filter(\.isFinite).map { factor * $0 }
        least = min(0, shown.min() ?? 0)
        most = max(0, shown.max() ?? 0)
    }

    func place(_ value: Double) -> Double { place(shown: factor * value) }

    private func place(shown value: Double) -> Double {
        guard most > least else { return PlotScale.width / 2 }
        let room = PlotScale.width - 2 * PlotScale.margin
        return PlotScale.margin + (value - least) / (most - least) * room
    }

    /// Round numbers of the axis at equal distances, zero among them.
    private var ticks: [Double] {
        let positive = Drawing.ticks(upTo: max(most, -least))
        guard positive.count > 1 else { return [0] }
        var step = positive[1]
        while (most - least) / step >= Double(PlotScale.mostTicks) { step *= 2 }
        let (first, last) = ((least / step).rounded(.up), (most / step).rounded(.down))
        return (Int(first)...Int(last)).map { Double($0) * step }
    }

    /// The numbers of the ticks along the top of the column.
    var axis: Markup {
        let ticks = ticks
        let step = ticks.count > 1 ? ticks[1] - ticks[0] : 1
        let labels = ticks.map { tick -> Markup in
            let label = Drawing.tickText(tick, step: step) + suffix
            return
                "<text class=\"soft\" x=\"\(place(shown: tick) / 10)%\" y=\"12\" text-anchor=\"middle\">\(label)</text>"
        }.joined()
        return "<svg class=\"axis\" aria-hidden=\"true\">\(labels)</svg>"
    }

    /// A line down the column at each tick, as CSS backgrounds.
    var grid: Markup {
        ticks.map { tick -> Markup in
            let colour = tick == 0 ? "--soft" : "--line"
            return
                "linear-gradient(var(\(colour)),var(\(colour))) \(place(shown: tick) / 10)% 0/1px 100% no-repeat"
        }.joined(",")
    }
}

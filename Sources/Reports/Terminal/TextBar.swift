/// Bars and sparklines out of block characters.
enum TextBar {
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A bar that is `fraction` of `columns` long, to an eighth of a column; what is there at all is seen.
    static func bar(_ fraction: Double, columns: Int) -> String {
        guard fraction > 0, fraction.isFinite, columns > 0 else { return "" }
        let length = max(1, Int((min(fraction, 1) * Double(8 * columns)).rounded()))
        var text = String(repeating: "█", count: length / 8)
        if length % 8 > 0 { text.append(eighths[length % 8 - 1]) }
        return text
    }

    /// One character for each value, as high as its share of the greatest.
    static func sparkline(_ values: [Double]) -> String {
        guard let most = values.max(), most > 0 else {
            return String(repeating: heights[0], count: values.count)
        }
        return String(values.map { heights[min(7, max(0, Int($0 / most * 7.999)))] })
    }
}

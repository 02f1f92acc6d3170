import Foundation

/// Numbers as the reports write them; rounding is decided here and nowhere else.
enum NumberText {
    /// `12,345`.
    static func count(_ number: Int) -> String {
        let digits = String(abs(number))
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return number < 0 ? "-" + grouped : grouped
    }

    /// `5.8%`; a part too small to show is `<0.1%`, never zero.
    static func percent(_ share: Double) -> String {
        if share != 0, abs(share) < 0.0005 { return "<0.1%" }
        return decimal(100 * share, places: 1) + "%"
    }

    /// `0.012`; `<0.001` where it is smaller than can be shown.
    static func pValue(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 0.001 ? "<0.001" : decimal(value, places: 3)
    }

    /// `+12.5` or `-3.0`; what rounds to zero has no sign.
    static func signed(_ value: Double, places: Int = 1) -> String {
        let text = decimal(value, places: places)
        return value > 0 && text != decimal(0, places: places) ? "+" + text : text
    }

    /// `-0.12 … +0.30`.
    static func signedInterval(_ lower: Double, _ upper: Double, places: Int = 1) -> String {
        "\(signed(lower, places: places)) … \(signed(upper, places: places))"
    }

    /// A value of a column, with as many decimals as it is read with: two that say something where it is below one.
    static func value(_ value: Double) -> String {
        if value == value.rounded() { return decimal(value, places: 0) }
        guard abs(value) < 1 else { return decimal(value, places: abs(value) < 10 ? 2 : 1) }
        return decimal(value, places: min(max(2, 1 - Int(log10(abs(value)).rounded(.down))), 12))
    }

    /// The level of an interval: `95%`, or `99.9%`.
    static func confidence(_ level: Double) -> String {
        let places = (0...6).first { place in
            let scaled = 100 * level * pow(10, Double(place))
            return abs(scaled - scaled.rounded()) < 1e-6
        }
        return decimal(100 * level, places: places ?? 6) + "%"
    }

    /// With that many decimals and the thousands grouped.
    static func decimal(_ value: Double, places: Int) -> String {
        guard value.isFinite else { return "–" }
        let text = String(format: "%.\(places)f", abs(value))
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        let parts = text.split(separator: ".", maxSplits: 1)
        let whole = Int(parts[0]).map(count) ?? String(parts[0])
        let sign = value < 0 && !isZero ? "-" : ""
        return sign + whole + (parts.count == 2 ? "." + parts[1] : "")
    }
}

import EventLogs

/// How a language writes figures and lists.
struct FactStyle: Sendable {
    var listSeparator: String
    /// For one, and for any other number.
    var days: (String, String)
    var hours: (String, String)
    var minutes: (String, String)

    /// Longer lists are cut in a sentence; a finding's `columns` has them all.
    static let longestList = 12

    func text(of fact: Fact) -> String {
        switch fact {
        case .text(let text): text
        case .texts(let texts):
            texts.prefix(FactStyle.longestList).joined(separator: listSeparator)
                + (texts.count > FactStyle.longestList ? " … (+\(texts.count - FactStyle.longestList))" : "")
        case .count(let count): FactStyle.grouped(count)
        case .share(let share): FactStyle.percent(share)
        case .number(let number, let decimals): Fact.rounded(number, decimals)
        case .date(let date): date.description
        case .duration(let duration): text(of: duration)
        }
    }

    private func text(of duration: Microseconds) -> String {
        let (unit, words) =
            duration >= .day
            ? (Microseconds.day, days) : duration >= .hour ? (.hour, hours) : (.minute, minutes)
        let number = Fact.rounded(Double(duration) / Double(unit), 1)
        return number + " " + (number == "1" ? words.0 : words.1)
    }

    /// One decimal; a share that is there but rounds to nothing is written as below the least.
    private static func percent(_ share: Double) -> String {
        let percent = share * 100
        if percent > 0, percent < 0.05 { return "<0.1 %" }
        if percent < 100, percent >= 99.95 { return ">99.9 %" }
        return Fact.rounded(percent, 1) + " %"
    }

    /// `29,724`.
    private static func grouped(_ count: Int) -> String {
        var text = ""
        for (position, digit) in String(abs(count)).reversed().enumerated() {
            if position > 0, position % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (count < 0 ? "-" : "") + String(text.reversed())
    }
}

extension Fact {
    /// The number with at most that many decimals, and no zeros at its end.
    static func rounded(_ number: Double, _ decimals: Int) -> String {
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        let scaled = (number * unit).rounded()
        guard scaled.magnitude < 1e15 else { return String(number) }
        let whole = Int(scaled.magnitude)
        let fraction = String(Int(unit) + whole % Int(unit)).dropFirst()
        var text = String(whole / Int(unit)) + (decimals > 0 ? "." + fraction : "")
        while decimals > 0, text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return (scaled < 0 ? "-" : "") + text
    }
}

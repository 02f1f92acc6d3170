import EventLogs

/// The plainest reader of the commonest form of times, `2016-01-04T09:30:00`, perhaps with a fraction and an offset: one
/// character after the other, the days counted one year and one month after the other. It is the measure of the fast one.
///
/// Nil for any other form, valid or not.
func plainTimestamp(_ text: [UInt8]) -> ParsedTimestamp? {
    var rest = text[...]
    func number(_ digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let byte = rest.popFirst(), byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
    func isNext(_ characters: String) -> UInt8? {
        guard let byte = rest.first, characters.utf8.contains(byte) else { return nil }
        rest.removeFirst()
        return byte
    }
    guard let year = number(4), let separator = isNext("-/"), let month = number(2),
        isNext("-/") == separator, let day = number(2), isNext("T ") != nil, let hour = number(2),
        isNext(":") != nil, let minute = number(2), isNext(":") != nil, let second = number(2),
        month >= 1, month <= 12, day >= 1, hour < 24, minute < 60, second < 60
    else { return nil }
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }
    func days(_ year: Int) -> [Int] { [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] }
    guard day <= days(year)[month - 1] else { return nil }
    var total = days(year).prefix(month - 1).reduce(day - 1, +)
    for before in min(year, 1970)..<max(year, 1970) {
        total += (isLeap(before) ? 366 : 365) * (year > 1970 ? 1 : -1)
    }
    var clock = Microseconds(total * 86_400 + hour * 3_600 + minute * 60 + second) * .second
    if isNext(".,") != nil {
        guard let first = rest.first, first >= 0x30, first <= 0x39 else { return nil }
        var unit: Microseconds = 100_000
        while let byte = isNext("0123456789") {
            clock += Microseconds(byte - 0x30) * unit
            unit /= 10
        }
    }
    var offset: Int32?
    if isNext("Z") != nil {
        offset = 0
    } else if let sign = isNext("+-") {
        guard let hours = number(2), isNext(":") != nil, let minutes = number(2), hours <= 18, minutes < 60
        else { return nil }
        offset = Int32(hours * 60 + minutes) * (sign == 0x2D ? -1 : 1)
    }
    return rest.isEmpty ? ParsedTimestamp(clock: clock, offsetMinutes: offset) : nil
}

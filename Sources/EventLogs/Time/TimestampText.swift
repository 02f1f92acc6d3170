extension ZoneRules {
    /// The instant as ISO 8601 with this zone's offset, `2026-11-24T09:30:00+08:00`; microseconds only where there are
    /// any.
    public func iso8601(_ instant: Microseconds) -> String {
        let offset = offset(at: instant)
        let local = instant + offset
        let day = local.floored(by: .day)
        let date = CivilDate(daysSinceEpoch: Int(day))
        let time = local - day * .day
        let seconds = Int(time / .second)
        let fraction = Int(time % .second)
        // A report has many: written digit by digit, without a string for each number.
        return String(unsafeUninitializedCapacity: 64) { bytes in
            var text = DigitText(bytes)
            text.append(date.year, width: 4)
            text.append("-", date.month, width: 2)
            text.append("-", date.day, width: 2)
            text.append("T", seconds / 3600, width: 2)
            text.append(":", seconds / 60 % 60, width: 2)
            text.append(":", seconds % 60, width: 2)
            if fraction > 0 { text.append(".", fraction, width: 6) }
            if offset == 0 {
                text.append("Z")
            } else {
                let minutes = Int(abs(offset) / .minute)
                text.append(offset < 0 ? "-" : "+", minutes / 60, width: 2)
                text.append(":", minutes % 60, width: 2)
            }
            return text.count
        }
    }

    /// The local date of the instant.
    public func date(_ instant: Microseconds) -> CivilDate {
        CivilDate(daysSinceEpoch: Int(local(instant).floored(by: .day)))
    }

    /// The Monday of the instant's local week, in days since 1970.
    public func monday(_ instant: Microseconds) -> Int {
        let day = Int(local(instant).floored(by: .day))
        return day - CivilDate.weekday(daysSinceEpoch: day)
    }

    /// Local time since local midnight.
    public func timeOfDay(_ instant: Microseconds) -> Microseconds {
        let local = local(instant)
        return local - local.floored(by: .day) * .day
    }

    /// A time of the day, `09:30` or `09:30:00`.
    public static func clock(_ timeOfDay: Microseconds, withSeconds: Bool = false) -> String {
        let seconds = Int(timeOfDay / .second)
        let text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
        return withSeconds ? text + ":" + padded(seconds % 60, 2) : text
    }

    fileprivate static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// Numbers with zeros before them, and marks between.
private struct DigitText {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func append(_ mark: Unicode.Scalar) {
        bytes[count] = UInt8(ascii: mark)
        count += 1
    }

    mutating func append(_ mark: Unicode.Scalar, _ number: Int, width: Int) {
        append(mark)
        append(number, width: width)
    }

    mutating func append(_ number: Int, width: Int) {
        var rest = number
        for place in stride(from: count + width - 1, through: count, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += width
        if number >= 0, rest == 0 { return }
        // Years of more digits, or before year 0.
        count -= width
        for byte in ZoneRules.padded(number, width).utf8 {
            bytes[count] = byte
            count += 1
        }
    }
}

extension CivilDate: CustomStringConvertible {
    /// `2026-11-24`.
    public var description: String {
        ZoneRules.padded(year, 4) + "-" + ZoneRules.padded(month, 2) + "-" + ZoneRules.padded(day, 2)
    }
}

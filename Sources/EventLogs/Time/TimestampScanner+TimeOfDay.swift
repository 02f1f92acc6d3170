extension TimestampScanner {
    /// Microseconds since midnight; nil if there is no such time of day.
    mutating func timeOfDay() -> Microseconds? {
        var half: Half? = skip("上午") ? .morning : skip("下午") ? .afternoon : nil
        if half != nil { skipBlanks() }
        let start = at
        guard let first = digits(atMost: 6) else { return nil }
        var hour = first.value
        var minute = 0
        var second = 0
        var fraction: Microseconds = 0
        if first.count == 4 || first.count == 6 {
            hour = twoDigits(start)
            minute = twoDigits(start + 2)
            second = first.count == 6 ? twoDigits(start + 4) : 0
            guard let parsed = self.fraction() else { return nil }
            fraction = parsed
        } else {
            guard first.count <= 2 else { return nil }
            if skip(0x3A) || skip("时") || skip("点") || skip("：") {
                if let minutes = digits(atMost: 2) {
                    minute = minutes.value
                    if skip(0x3A) || skip("分") || skip("：") {
                        if let seconds = digits(atMost: 2) {
                            second = seconds.value
                            guard let parsed = self.fraction() else { return nil }
                            fraction = parsed
                            _ = skip("秒")
                        } else if at[-1] == 0x3A {
                            return nil
                        }
                    }
                } else if at[-1] == 0x3A {
                    return nil
                }
            } else if half == nil, !isHalfNext() {
                return nil
            }
        }
        if half == nil { half = halfOfDay() }
        if let half {
            guard hour >= 1, hour <= 12 || half == .afternoon && hour < 24 else { return nil }
            if hour <= 12 { hour = hour % 12 + (half == .afternoon ? 12 : 0) }
        }
        let endsDay = hour == 24 && minute == 0 && second == 0 && fraction == 0
        guard hour < 24 || endsDay, minute < 60, second <= 60 else { return nil }
        return Microseconds(hour * 3_600 + minute * 60 + second) * .second + fraction
    }

    private enum Half { case morning, afternoon }

    private func isHalfNext() -> Bool {
        var ahead = self
        return ahead.halfOfDay() != nil
    }

    /// `AM`, `pm`, `a.m.`, with a blank before it or none; stays where it is if there is none.
    private mutating func halfOfDay() -> Half? {
        let before = at
        skipBlanks()
        guard end - at >= 2 else {
            at = before
            return nil
        }
        let letter = at[0] | 0x20
        at += 1
        _ = skip(0x2E)
        guard letter == 0x61 || letter == 0x70, at < end, at[0] | 0x20 == 0x6D else {
            at = before
            return nil
        }
        at += 1
        _ = skip(0x2E)
        return letter == 0x61 ? .morning : .afternoon
    }

    /// A decimal part in microseconds, 0 if there is none; nil if a mark is not followed by digits.
    mutating func fraction() -> Microseconds? {
        guard skip(0x2E) || skip(0x2C) else { return 0 }
        let first = at
        var unit: Microseconds = 100_000
        var value: Microseconds = 0
        while at < end, at[0] &- 0x30 <= 9 {
            value += Microseconds(at[0] &- 0x30) * unit
            unit /= 10
            at += 1
        }
        return at > first ? value : nil
    }

    /// `Z`, `UTC`, `GMT`, `+8`, `+08`, `+0800`, `+08:00`, perhaps with an IANA name in brackets after it.
    /// The minutes are nil if the text ends first; the whole is nil if something else stands there.
    mutating func offset() -> (minutes: Int32?, Void)? {
        skipBlanks()
        if isAtEnd { return (nil, ()) }
        var minutes: Int32 = 0
        let isNamed = skip("UTC") || skip("GMT") || skip("Z") || skip("z")
        let isNegative = !isAtEnd && at[0] == 0x2D
        if skip(0x2B) || skip(0x2D) {
            guard let hours = digits(atMost: 4), hours.count != 3 else { return nil }
            var whole = hours.count == 4 ? hours.value / 100 : hours.value
            var part = hours.count == 4 ? hours.value % 100 : 0
            if hours.count <= 2, skip(0x3A) {
                guard let digits = digits(atMost: 2), digits.count == 2 else { return nil }
                part = digits.value
            }
            guard whole <= 18, part < 60 else { return nil }
            whole = whole * 60 + part
            minutes = Int32(isNegative ? -whole : whole)
        } else if !isNamed {
            return nil
        }
        if skip(0x5B) {
            while at < end, at[0] != 0x5D { at += 1 }
            guard skip(0x5D) else { return nil }
        }
        skipBlanks()
        return (minutes, ())
    }
}

extension AttributeRows {
    /// The column as numbers, times or names, whichever all of its texts are.
    ///
    /// Times whose day and month cannot be told apart are read as the log's other times are written, or stay
    /// names if those do not tell either.
    func typed(codes: [Int32], dateOrder: TimestampFormat?, zone: ZoneRules) -> AttributeColumn {
        let table = texts.table
        let values: AttributeColumn.Values
        if let numbers = AttributeRows.numbers(table) {
            values = .numeric(codes.map { $0 < 0 ? .nan : numbers[Int($0)] })
        } else if let times = AttributeRows.times(table, dateOrder: dateOrder, zone: zone) {
            values = .time(codes.map { $0 < 0 ? EventLog.missingTime : times[Int($0)] })
        } else {
            values = .categorical(codes: codes, table: table)
        }
        return AttributeColumn(name: name, values: values)
    }

    /// The number that each text spells; nil unless all do. A text such as `007` is a code, not a number, and so are digits
    /// that as a number would be the same as others.
    private static func numbers(_ table: NameTable) -> [Double]? {
        var numbers: [Double] = []
        for code in 0..<table.count {
            let text = table.bytes[table.offsets[code]..<table.offsets[code + 1]]
            guard isDecimalNumber(text), let number = Double(table[Int32(code)]), number.isFinite else {
                return nil
            }
            let isWhole = text.allSatisfy { $0 != 0x2E && $0 | 0x20 != 0x65 }
            if isWhole, number.magnitude > Double.largestWhole { return nil }
            numbers.append(number)
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// `-12.5e3` and the like: no hexadecimal, no words, no leading zeros.
    static func isDecimalNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        func digits() -> Int {
            let count = rest.prefix { $0 &- 0x30 <= 9 }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == 0x2D || rest.first == 0x2B { rest = rest.dropFirst() }
        let startsWithZero = rest.first == 0x30
        let whole = digits()
        if startsWithZero, whole > 1 { return false }
        var decimals = 0
        if rest.first == 0x2E {
            rest = rest.dropFirst()
            decimals = digits()
        }
        guard whole + decimals > 0 else { return false }
        if let mark = rest.first, mark | 0x20 == 0x65 {
            rest = rest.dropFirst()
            if rest.first == 0x2D || rest.first == 0x2B { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func times(_ table: NameTable, dateOrder: TimestampFormat?, zone: ZoneRules)
        -> [Microseconds]?
    {
        table.bytes.withUnsafeBufferPointer { bytes in
            func text(_ code: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[table.offsets[code]..<table.offsets[code + 1]])
            }
            // The first texts settle it for most columns; only if day and month stay open does it take all.
            let first = min(table.count, 1_000)
            var evidence = TimestampEvidence()
            for code in 0..<first { evidence.observe(text(code)) }
            guard var guess = evidence.guess, guess.readable == first else { return nil }
            if guess.isAmbiguous {
                for code in first..<table.count { evidence.observe(text(code)) }
                guard let second = evidence.guess, !second.isAmbiguous || dateOrder != nil else { return nil }
                guess = second
            }
            let format = guess.isAmbiguous ? dateOrder ?? guess.format : guess.format
            var times: [Microseconds] = []
            for code in 0..<table.count {
                guard let parsed = format.parse(text(code)) else { return nil }
                times.append(parsed.instant(in: zone))
            }
            return times
        }
    }
}

import TestInputs
import Testing

@testable import EventLogs

@Suite struct RecentDayTests {
    /// A time of one of a few days near a change of the clocks, mostly whole, with now and then a byte of it wrong.
    private func text(_ generator: inout SeededGenerator) -> [UInt8] {
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let separator = ["T", " ", "T", "t"][pick(0...3)]
        var text = "2024-\(["03", "10"][pick(0...1)])-\(pick(26...31))\(separator)"
        text += "\(two(pick(0...24))):\(two(pick(0...60))):\(two(pick(0...60)))"
        if pick(0...3) == 0 { text += ".\(pick(0...999_999))" }
        text += ["", "", "", "Z", "+01:00", "+02:00", "-05:30", "+0100", " "][pick(0...8)]
        var bytes = Array(text.utf8)
        if pick(0...5) == 0 { bytes[pick(0...bytes.count - 1)] = UInt8(pick(0...255)) }
        if pick(0...20) == 0 { bytes.removeLast(pick(0...bytes.count)) }
        return bytes
    }

    @Test(arguments: ["UTC", "Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"])
    func readsWhatTheFormatReads(_ name: String) throws {
        let zone = try #require(ZoneRules(identifier: name))
        var generator = SeededGenerator(seed: 11)
        var column = TimeColumn(column: 0, format: nil)
        for _ in 0..<40_000 {
            let text = text(&generator)
            let found = text.withUnsafeBufferPointer { text in
                withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: 1) { fields in
                    fields.initializeElement(at: 0, to: text)
                    return column.instant(of: RowFields(UnsafeBufferPointer(fields)), in: zone)
                }
            }
            let expected = text.withUnsafeBufferPointer { text -> Microseconds? in
                var scanner = TimestampScanner(text)
                return scanner.dateAndTime(order: .yearMonthDay)?.instant(in: zone)
            }
            #expect(found == expected, "\(String(decoding: text, as: UTF8.self)) in \(name)")
        }
    }

    @Test(arguments: UInt8.min...UInt8.max) func beforeTheFirstTimeNothingIsOfItsDay(_ byte: UInt8) {
        let text = Array(repeating: byte, count: 11) + Array("09:30:00".utf8)
        let found = text.withUnsafeBufferPointer { RecentDay().parse($0) }
        #expect(found == nil)
    }

    @Test func theCommonestFormIsReadAsThePlainReaderReadsIt() {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<20_000 {
            let text = text(&generator)
            let found = text.withUnsafeBufferPointer { ParsedTimestamp(isoSeconds: $0) }
            #expect(found == plainTimestamp(text), "\(String(decoding: text, as: UTF8.self))")
        }
    }
}

import Foundation
import TestInputs
import Testing

@testable import EventLogs

@Suite struct TimestampFormatTests {
    /// All stand for 2016-01-04 at 09:30 on the clock, unless a time is said.
    @Test(arguments: [
        "2016-01-04T09:30:00", "2016-01-04 09:30:00", "2016-01-04T09:30", "2016/01/04 09:30:00",
        "2016/1/4 9:30",
        "2016-1-4 9:30", "2016.01.04 09:30", "20160104093000", "201601040930", "20160104T093000",
        "20160104 0930",
        "20160104 09:30", "2016年1月4日 9时30分", "2016年01月04日09:30:00", "2016年1月4日 上午9:30", "2016/1/4 上午 9:30:00",
        "2016-Jan-04 09:30", "2016-01-04 9:30 AM", "  2016-01-04T09:30:00  ", "2016-01-04T09:30:00.0",
        "2016-01-04T09:30:00.000000000", "2016-01-04T09:30:00,000",
    ])
    func yearFirst(text: String) {
        #expect(
            TimestampFormat.yearMonthDay.parse(text) == ParsedTimestamp(clock: nineThirty, offsetMinutes: nil)
        )
    }

    @Test(arguments: [
        "04/01/2016 09:30", "04.01.2016 09:30", "4.1.2016 9:30", "04-01-16 09:30", "04-Jan-16 09:30",
        "4 Jan 2016 09:30",
        "4 January 2016, 9:30 am", "Mon, 4 Jan 2016 09:30:00", "04/01/2016 09:30:00 AM", "4-jan-2016 9:30AM",
    ])
    func dayFirst(text: String) {
        #expect(
            TimestampFormat.dayMonthYear.parse(text) == ParsedTimestamp(clock: nineThirty, offsetMinutes: nil)
        )
    }

    @Test(arguments: [
        "01/04/2016 09:30", "1/4/2016 9:30 AM", "Jan 4, 2016 9:30 AM", "January 4 2016 09:30",
        "01-04-16 09:30", "1/4/16 9:30 a.m.",
        "Monday, Jan 4, 2016 9:30:00 am",
    ])
    func monthFirst(text: String) {
        #expect(
            TimestampFormat.monthDayYear.parse(text) == ParsedTimestamp(clock: nineThirty, offsetMinutes: nil)
        )
    }

    @Test(arguments: [
        ("2016-01-04T09:30:00Z", 0), ("2016-01-04T09:30:00+08:00", 480), ("2016-01-04T09:30:00+0800", 480),
        ("2016-01-04T09:30:00+08", 480), ("2016-01-04 09:30:00 +08:00", 480),
        ("2016-01-04T09:30:00.000-05:30", -330),
        ("2016-01-04 09:30 UTC", 0), ("2016-01-04 09:30:00 GMT+8", 480),
        ("2016-01-04T09:30:00+01:00[Europe/Berlin]", 60),
        ("2016-01-04T09:30Z", 0), ("20160104T093000Z", 0), ("2016-01-04T09:30:00z", 0),
    ])
    func offsets(text: String, minutes: Int32) {
        #expect(
            TimestampFormat.yearMonthDay.parse(text)
                == ParsedTimestamp(clock: nineThirty, offsetMinutes: minutes)
        )
    }

    @Test func afternoonsAndMidnights() {
        func timeOfDay(_ text: String) -> Microseconds? {
            TimestampFormat.yearMonthDay.parse("2016-01-04 " + text).map {
                $0.clock - (nineThirty - 570 * .minute)
            }
        }
        #expect(timeOfDay("9:30 PM") == 21 * .hour + 30 * .minute)
        #expect(timeOfDay("12:00 AM") == 0)
        #expect(timeOfDay("12:00 PM") == 12 * .hour)
        #expect(timeOfDay("下午3时30分15秒") == 15 * .hour + 30 * .minute + 15 * .second)
        #expect(timeOfDay("24:00") == 24 * .hour)
        #expect(timeOfDay("23:59:60") == 24 * .hour)
        #expect(timeOfDay("13:00 PM") == 13 * .hour)
        #expect(timeOfDay("13:00 AM") == nil)
        #expect(timeOfDay("0:30 PM") == nil)
    }

    @Test func fractionsAreCutToMicroseconds() {
        for (text, microseconds) in [
            (".5", 500_000), (".123", 123_000), (",123456", 123_456), (".1234567", 123_456),
            (".999999999", 999_999),
        ] {
            for zone in ["", "Z", "+00:00"] {
                let parsed = TimestampFormat.yearMonthDay.parse("2016-01-04T09:30:00\(text)\(zone)")
                #expect(parsed?.clock == nineThirty + Microseconds(microseconds))
            }
        }
    }

    @Test(arguments: [
        "2016-02-30", "2015-02-29", "2016-13-01", "2016-00-10", "2016-01-32", "2016-01-04T",
        "2016-01-04T25:00", "2016-01-04T09:60",
        "2016-01-04T09:30:61", "2016-01-04T24:01", "2016-01-04T09:30:00.", "2016-01-04T09:30:",
        "2016-01-04T09:30:00+19:00",
        "2016-01-04T09:30:00 CET", "2016-01-04x", "2016-01", "2016", "", "   ", "abc", "NaT",
        "2016-01-04T09:30:00+8:0", "20160230",
        "2016-01-04 9", "2016-01-04T09:30:0 0", "2016-01-04T0a:30:00", "-2016-01-04", "2016-01-04T09:30:00+",
    ])
    func isUnreadable(text: String) {
        #expect(TimestampFormat.yearMonthDay.parse(text) == nil)
    }

    @Test func dateOnly() {
        let midnight = nineThirty - 570 * .minute
        #expect(TimestampFormat.yearMonthDay.parse("2016-01-04")?.clock == midnight)
        #expect(TimestampFormat.yearMonthDay.parse("20160104")?.clock == midnight)
        #expect(TimestampFormat.yearMonthDay.parse("2016-01-04Z")?.offsetMinutes == 0)
        #expect(TimestampFormat.yearMonthDay.parse("20200326081257")?.clock == 1_585_210_377 * .second)
    }

    @Test func twoDigitYearsAreThoseOfPosix() {
        for (text, year) in [("68", 2_068), ("69", 1_969), ("99", 1_999), ("00", 2_000)] {
            let parsed = TimestampFormat.dayMonthYear.parse("01-03-\(text)")
            let date = CivilDate(year: year, month: 3, day: 1)
            #expect(parsed?.clock == Microseconds(date.daysSinceEpoch) * .day)
        }
    }

    @Test func epochs() {
        let instant: Microseconds = 1_452_034_800_123_456
        for (format, text) in [
            (TimestampFormat.epochSeconds, "1452034800.123456"), (.epochMilliseconds, "1452034800123.456"),
            (.epochMicroseconds, "1452034800123456"), (.epochNanoseconds, "1452034800123456789"),
        ] {
            #expect(format.parse(text) == ParsedTimestamp(clock: instant, offsetMinutes: 0))
        }
        #expect(TimestampFormat.epochSeconds.parse("-1")?.clock == -Microseconds.second)
        #expect(TimestampFormat.epochMilliseconds.parse("1452034800000.0")?.clock == 1_452_034_800 * .second)
        #expect(TimestampFormat.epochSeconds.parse("99999999999999999999") == nil)
        #expect(TimestampFormat.epochSeconds.parse("12x") == nil)
    }

    @Test func spreadsheetDaysCountFromTheEndOf1899() {
        #expect(
            TimestampFormat.spreadsheetDays.parse("42373.3958333333")
                == ParsedTimestamp(clock: nineThirty, offsetMinutes: nil)
        )
        #expect(TimestampFormat.spreadsheetDays.parse("25569")?.clock == 0)
    }

    @Test func theFastPathAgreesWithTheGeneralOne() {
        for seed in 0..<20_000 {
            var random = SeededGenerator(seed: UInt64(seed))
            func two(_ bound: Int) -> String { String(100 + random.next(below: bound)).suffix(2).description }
            var text =
                "\(1_990 + random.next(below: 40))-\(two(14))-\(two(33))\(["T", " "][random.next(below: 2)])"
                + "\(two(25)):\(two(61)):\(two(62))"
            if random.next(below: 2) == 0 { text += ".\(random.next(below: 1_000_000))" }
            text += ["", "Z", "+08:00", "-03:30", "+0800", " ", "x"][random.next(below: 7)]
            if random.next(below: 10) == 0 {
                var bytes = Array(text.utf8)
                bytes[random.next(below: bytes.count)] = UInt8(0x20 + random.next(below: 90))
                text = String(decoding: bytes, as: UTF8.self)
            }
            var copy = text
            let (fast, general) = copy.withUTF8 {
                (ParsedTimestamp(isoSeconds: $0), TimestampFormat.yearMonthDay.parseAnyForm($0))
            }
            // The fast path leaves some valid texts to the general one, but never reads one otherwise.
            #expect(fast == nil || fast == general, "\(text)")
        }
    }

    @Test func theParserAgreesWithFoundation() throws {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        for (pattern, format) in [
            ("yyyy-MM-dd'T'HH:mm:ssxxx", TimestampFormat.yearMonthDay),
            ("dd/MM/yyyy HH:mm:ss", .dayMonthYear),
            ("MMM d, yyyy h:mm:ss a", .monthDayYear), ("dd-MMM-yyyy HH:mm:ss", .dayMonthYear),
            ("EEE, d MMM yyyy HH:mm:ss", .dayMonthYear), ("yyyyMMddHHmmss", .yearMonthDay),
        ] {
            formatter.dateFormat = pattern
            var random = SeededGenerator(seed: 7)
            for _ in 0..<300 {
                let seconds = random.next(below: 4_000_000_000) - 1_000_000_000
                let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
                #expect(format.parse(text)?.clock == Microseconds(seconds) * .second, "\(text)")
            }
        }
    }

    // MARK: - Guessing

    @Test(arguments: [
        (["2016-01-04T09:30:00"], TimestampFormat.yearMonthDay, false),
        (["13/01/2016", "04/01/2016"], .dayMonthYear, false),
        (["01/13/2016", "01/04/2016"], .monthDayYear, false),
        (["04/01/2016", "05/02/2016"], .dayMonthYear, true),
        (["04/04/2016", "05/05/2016"], .dayMonthYear, false),
        (["1/4/2016 9:30 PM"], .monthDayYear, true), (["04-Jan-16"], .dayMonthYear, false),
        (["Jan 4, 2016"], .dayMonthYear, false), (["1452034800"], .epochSeconds, false),
        (["1452034800000.0", ""], .epochMilliseconds, false),
        (["1452034800123456"], .epochMicroseconds, false),
        (["1452034800123456789"], .epochNanoseconds, false), (["20200326"], .yearMonthDay, false),
        (["20200326081257"], .yearMonthDay, false), (["04.01.2016", "05.01.2016"], .dayMonthYear, true),
    ])
    func theFormatIsGuessed(samples: [String], format: TimestampFormat, isAmbiguous: Bool) throws {
        let guess = try #require(TimestampFormat.guess(samples: samples))
        #expect(guess.format == format)
        #expect(guess.isAmbiguous == isAmbiguous)
    }

    @Test func fourDigitsInFrontAreAYearInEveryFormat() {
        for format in [TimestampFormat.yearMonthDay, .dayMonthYear, .monthDayYear] {
            #expect(format.parse("2016-01-04 09:30")?.clock == nineThirty)
        }
        let mixed = TimestampFormat.guess(samples: ["2016-01-13", "13/01/2016", "2016-01-14"])
        #expect(mixed?.format == .dayMonthYear && mixed?.readable == 3 && mixed?.isAmbiguous == false)
    }

    @Test func whatIsNoTimeIsNotGuessedToBeOne() {
        for samples in [["abc"], ["12"], ["0009000481_10"], ["99999999"], [""], ["1.5"]] {
            #expect(TimestampFormat.guess(samples: samples) == nil)
        }
    }

    private let nineThirty: Microseconds = 1_451_899_800 * .second
}

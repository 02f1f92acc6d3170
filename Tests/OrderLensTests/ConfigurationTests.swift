import Foundation
import OrderLens
import Testing

@Suite struct ConfigurationTests {
    private func configuration(_ text: String) throws -> Configuration {
        try Configuration(text: text, file: "desk/orderlens.yml")
    }

    private func problem(_ text: String) -> ConfigurationError? {
        do {
            _ = try configuration(text)
            return nil
        } catch { return error as? ConfigurationError }
    }

    @Test func everyKeyIsRead() throws {
        let read = try configuration(
            """
            columns: {order: Order ID, activity: Stage, resource: 经办人, start: Begin, end: End, promise: Due}
            attributes: no
            times:
              Due: day-month-year
            delimiter: tab
            encoding: GBK
            zone: Asia/Shanghai
            object-type: orders
            query: SELECT 1
            calendars: discover
            causes: literature
            late: {target: 48 working hours}
            start-estimates: off
            language: zh
            """
        )
        var expected = Configuration()
        expected.columns = [
            .order: "Order ID", .activity: "Stage", .resource: "经办人", .start: "Begin", .end: "End",
            .promise: "Due",
        ]
        expected.keepsAttributes = false
        expected.timeFormats = ["Due": .dayMonthYear]
        expected.delimiter = UInt8(ascii: "\t")
        expected.encoding = .gb18030
        expected.zone = "Asia/Shanghai"
        expected.objectType = "orders"
        expected.query = "SELECT 1"
        expected.calendars = .discover
        expected.causes = .literature
        expected.lateRule = .workingTarget(48 * .hour)
        expected.estimatesStarts = false
        expected.language = .chinese
        #expect(read == expected)
    }

    @Test func anEmptyFileSaysNothing() throws {
        #expect(try configuration("") == Configuration())
        #expect(try configuration("# nothing\ncolumns:\nzone:\n") == Configuration())
    }

    @Test func whatIsSaidLaterOverrulesAndTheRestStays() throws {
        let file = try configuration("columns: {order: A, activity: B}\nzone: Europe/Berlin\nlate: promise")
        var flags = Configuration()
        flags.columns = [.order: "C"]
        flags.lateRule = .target(.hour)
        let both = file.overridden(by: flags)
        #expect(both.columns == [.order: "C", .activity: "B"])
        #expect(both.zone == "Europe/Berlin")
        #expect(both.lateRule == .target(.hour))
    }

    private static let rules: [(String, LateRule)] = [
        ("promise", .promise), ("{target: 90 min}", .target(90 * .minute)),
        ("{attribute: {NotInTime: [1, yes]}}", .attribute(name: "NotInTime", values: ["1", "yes"])),
        ("{attribute: {Delayed: 1}}", .attribute(name: "Delayed", values: ["1"])),
    ]

    @Test(arguments: rules)
    func aLateRuleIsWrittenInOneOfThreeWays(text: String, rule: LateRule) throws {
        #expect(try configuration("late: \(text)").lateRule == rule)
    }

    private static let targets: [(String, LateRule)] = [
        ("48h", .target(48 * .hour)), ("2 days", .target(48 * .hour)), ("1.5h", .target(90 * .minute)),
        ("90min", .target(90 * .minute)), ("48 working hours", .workingTarget(48 * .hour)),
        ("30 working minutes", .workingTarget(30 * .minute)),
    ]

    @Test(arguments: targets)
    func aTargetIsWrittenAsPeopleDo(text: String, rule: LateRule) {
        #expect(LateRule(target: text) == rule)
    }

    @Test(arguments: [
        "", "48", "h", "-3h", "0h", "2 working days", "48 hourz", "1e9d", "9999999d", "working hours",
    ])
    func whatIsNoLengthOfTimeIsNoTarget(text: String) {
        #expect(LateRule(target: text) == nil)
    }

    @Test func calendarsAreAFileBesideTheConfigurationOrAWord() throws {
        #expect(try configuration("calendars: always").calendars == .always)
        #expect(try configuration("calendars: work.yml").calendars == .file(path: "desk/work.yml"))
        #expect(try configuration("calendars: /etc/work.yml").calendars == .file(path: "/etc/work.yml"))
    }

    @Test(arguments: [
        "zone: UTC\ncalendars:\n  calendars:\n    office: {monday-friday: \"09:00-17:00\"}\n  default: office\nlate: promise\n",
        "zone: UTC\ncalendars: {calendars: {office: {monday-friday: \"09:00-17:00\"}}, default: office}\nlate: promise",
        "calendars:\n  calendars:\n    office: {monday-friday: \"09:00-17:00\"}\n  default: office",
    ])
    func calendarsCanBeWrittenOnTheSpot(text: String) throws {
        let read = try configuration(text)
        guard case .written(let written, let file) = read.calendars else {
            Issue.record("no calendars")
            return
        }
        let book = try CalendarBook(text: written, file: file, zone: .utc)
        #expect(book.fallback?.week.perWeek == 40 * .hour)
    }

    @Test func anErrorInCalendarsOnTheSpotHasTheLineOfTheFile() throws {
        let text = "zone: UTC\n# hours\ncalendars:\n  calendars:\n    office:\n      monday: \"9 to 5\"\n"
        guard case .written(let written, let file) = try configuration(text).calendars else {
            Issue.record("no calendars")
            return
        }
        let error = #expect(throws: CalendarFileError.self) {
            try CalendarBook(text: written, file: file, zone: .utc)
        }
        #expect(error?.line == 6)
        #expect(error?.file == "desk/orderlens.yml")
    }

    @Test func errorsNameThePlace() {
        let unknown = problem("zone: UTC\ncolumns:\n  order: A\n  activty: B\n")
        #expect(unknown?.line == 4)
        #expect(unknown?.key == "columns.activty")
        guard case .unknownKey("activty", let allowed) = unknown?.problem else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        #expect(allowed.contains("activity"))
        #expect(problem("zone: Mars/Olympus")?.key == "zone")
        #expect(problem("attributes: maybe")?.problem == .expected("yes or no", found: "\"maybe\""))
        #expect(problem("columns: [a, b]")?.problem == .expected("a mapping (key: value)", found: "a list"))
        #expect(problem("language: fr")?.problem == .unknownValue("fr", allowed: ["en", "zh"]))
        #expect(problem("a: 1\nb: [")?.line != nil)
        #expect(problem("zone: UTC\nzone: UTC") != nil)
        #expect(problem("late: {target: soon}")?.key == "late.target")
        #expect(problem("late: {target: 1h, attribute: {a: 1}}")?.key == "late")
    }

    @Test func aFileThatIsNotThereIsSaidSo() {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration(file: "/nowhere/orderlens.yml")
        }
        #expect(error?.problem == .unreadable("no such file"))
    }
}

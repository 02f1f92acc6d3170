import Foundation

extension GeneratedDesk {
    /// Writes the set: `orders.csv`, `calendars.yml`, `indicators.csv`, `outcomes.csv`, `records.csv`, `marks.csv`, `people.csv`,
    /// `scorecard.yml`, `truth.json` and `README.md`.
    ///
    /// The log is written as it comes into being. Each file replaces an older one of its name only when it is whole, and
    /// none does before all of them are.
    /// - Parameters:
    ///   - directory: is made if it is not there.
    ///   - command: the command line that makes the set, for its README.
    /// - Returns: the truth, as `truth.json` has it.
    /// - Throws: ``WritingError``, ``DeskError/neverFinished(stage:)``
    @discardableResult
    public func write(to directory: String, command: String) throws -> DeskTruth {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw WritingError(path: directory, reason: error.localizedDescription)
        }
        func file(_ name: String) throws -> SafeFile { try SafeFile(path: "\(directory)/\(name)") }
        let log = try file("orders.csv")
        let truth = try writeLog(to: log)
        let scorecard = scorecard()
        let records = records()
        let texts = [
            ("calendars.yml", Array(CalendarText(desk: desk, language: language).text.utf8)),
            ("indicators.csv", rows(scorecard.indicators, named: indicatorHeader)),
            ("outcomes.csv", rows(scorecard.outcomes, named: outcomeHeader)),
            ("records.csv", rows(records.records)),
            ("marks.csv", rows(records.marks)),
            ("people.csv", rows(records.people)),
            ("scorecard.yml", Array(ScorecardText(plan: .orderDesk).text.utf8)),
            ("truth.json", try truth.json()),
            ("README.md", Array(SetDescription(generated: self, truth: truth, command: command).text.utf8)),
        ]
        var files = [log]
        for (name, content) in texts {
            let text = try file(name)
            try text.write(content)
            files.append(text)
        }
        for file in files { try file.publish() }
        return truth
    }

    private func writeLog(to file: SafeFile) throws -> DeskTruth {
        var rows = OrderRows(generated: self)
        var bytes = OrderRows.header(language)
        let chunk = 1 << 20
        bytes.reserveCapacity(chunk + (1 << 16))
        let truth = try simulate { order in
            rows.append(order, to: &bytes)
            if bytes.count >= chunk {
                try file.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.write(bytes)
        return truth
    }

    private var indicatorHeader: [String] {
        language == .english ? ["person", "period", "indicator", "value"] : ["人员", "期间", "指标", "数值"]
    }

    private var outcomeHeader: [String] {
        language == .english ? ["person", "period", "outcome", "value"] : ["人员", "期间", "结果", "数值"]
    }

    private func rows(_ records: [DeskRecords.Record]) -> [UInt8] {
        records.reduce(into: CSVField.row(["person", "date", "kind", "value"])) { bytes, record in
            let date = String(LocalTime.text(date: record.date).prefix(10))
            bytes += CSVField.row([record.person, date, record.kind.rawValue, String(record.value)])
        }
    }

    private func rows(_ marks: [DeskRecords.Mark]) -> [UInt8] {
        marks.reduce(into: CSVField.row(["person", "rater", "period", "mark"])) { bytes, mark in
            bytes += CSVField.row([mark.person, mark.rater, mark.period, String(mark.mark)])
        }
    }

    private func rows(_ people: [DeskRecords.Person]) -> [UInt8] {
        people.reduce(into: CSVField.row(["person", "team", "hours"])) { bytes, person in
            bytes += CSVField.row([person.name, person.team, person.isPartTime ? "part-time" : "full-time"])
        }
    }

    private func rows(_ values: [GeneratedScorecard.Value], named header: [String]) -> [UInt8] {
        values.reduce(into: CSVField.row(header)) { bytes, value in
            let number = String(format: "%.\(value.decimals)f", value.value)
            bytes += CSVField.row([value.person, value.period, value.name, number])
        }
    }
}

extension DeskTruth {
    /// As in `truth.json`: keys in alphabetical order.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [CSVField.newline]
    }
}

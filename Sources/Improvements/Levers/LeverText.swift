import EventLogs

/// A lever as it is written, taken apart: parameters are taken out one by one.
public struct LeverText: Sendable {
    let name: String
    private var values: [(key: String, value: String)]
    /// The parameters that were asked for.
    private var known: [String] = []

    /// - Throws: ``LeverError/malformed(_:)``.
    init(_ text: String) throws(LeverError) {
        var words = try LeverText.words(text)
        guard let name = words.first, !name.contains("=") else { throw .malformed(text) }
        words.removeFirst()
        self.name = name
        values = []
        for word in words {
            guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
                throw .malformed(word)
            }
            values.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
        }
    }

    /// Cut at blanks outside quotes; a quote inside quotes is doubled.
    private static func words(_ text: String) throws(LeverError) -> [String] {
        var (words, word, isQuoted, isWord) = ([String](), "", false, false)
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "\"" {
                if isQuoted, rest.first == "\"" {
                    word.append("\"")
                    rest.removeFirst()
                    continue
                }
                isQuoted.toggle()
                isWord = true
            } else if character.isWhitespace, !isQuoted {
                if isWord { words.append(word) }
                (word, isWord) = ("", false)
            } else {
                word.append(character)
                isWord = true
            }
        }
        guard !isQuoted else { throw .malformed(text) }
        if isWord { words.append(word) }
        return words
    }

    static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && !value.contains { $0.isWhitespace || $0 == "\"" }
        return isPlain ? value : "\"\(value.replacing("\"", with: "\"\""))\""
    }

    // MARK: Taking out

    private mutating func takeAll(_ key: String) -> [String] {
        known.append(key)
        defer { values.removeAll { $0.key == key } }
        return values.filter { $0.key == key }.map(\.value)
    }

    private mutating func take(_ key: String) throws(LeverError) -> String? {
        let all = takeAll(key)
        guard all.count <= 1 else { throw .malformed(all.map { "\(key)=\($0)" }.joined(separator: " ")) }
        return all.first
    }

    private func bad(_ key: String, _ value: String, _ expected: LeverError.Expected) -> LeverError {
        .badValue(lever: name, parameter: key, value: value, expected: expected)
    }

    mutating func stage(_ key: String = "stage", in log: EventLog) throws(LeverError) -> Int32 {
        guard let value = try take(key) else { throw .missing(lever: name, parameter: key) }
        return try LeverText.stage(value, log)
    }

    /// Every stage that is named, in the order of the log.
    mutating func stages(in log: EventLog) throws(LeverError) -> Set<Int32> {
        var stages: Set<Int32> = []
        for value in takeAll("stage") { stages.insert(try LeverText.stage(value, log)) }
        return stages
    }

    private static func stage(_ name: String, _ log: EventLog) throws(LeverError) -> Int32 {
        guard let code = log.activities.names.firstIndex(of: name) else {
            throw .noSuchStage(name, known: Array(log.activities.names))
        }
        return Int32(code)
    }

    mutating func resource(in log: EventLog) throws(LeverError) -> Int32 {
        guard let value = try take("resource") else { throw .missing(lever: name, parameter: "resource") }
        guard let code = log.resources.names.firstIndex(of: value) else {
            throw .noSuchResource(value, known: Array(log.resources.names))
        }
        return Int32(code)
    }

    mutating func count(_ key: String, from least: Int = 1, otherwise: Int? = nil) throws(LeverError) -> Int {
        guard let value = try take(key) else {
            guard let otherwise else { throw .missing(lever: name, parameter: key) }
            return otherwise
        }
        guard let count = Int(value), count >= least, count <= 1_000_000 else {
            throw bad(key, value, .wholeNumber(from: least))
        }
        return count
    }

    /// Above 0, and at most `most`.
    mutating func number(_ key: String, atMost most: Double, otherwise: Double) throws(LeverError) -> Double {
        guard let value = try take(key) else { return otherwise }
        guard let number = Double(value), number > 0, number <= most else { throw bad(key, value, .share) }
        return number
    }

    /// Such as `1h`; nil if nothing is said. With `isSigned` also `-30min`.
    mutating func optionalLength(_ key: String, isSigned: Bool = false) throws(LeverError) -> Microseconds? {
        guard let value = try take(key) else { return nil }
        let isNegative = isSigned && value.hasPrefix("-")
        guard let length = Microseconds(length: isNegative ? String(value.dropFirst()) : value),
            length < 24 * .hour
        else { throw bad(key, value, .length) }
        return isNegative ? -length : length
    }

    mutating func length(
        _ key: String,
        isSigned: Bool = false,
        otherwise: Microseconds? = nil
    ) throws(LeverError) -> Microseconds {
        guard let length = try optionalLength(key, isSigned: isSigned) ?? otherwise else {
            throw .missing(lever: name, parameter: key)
        }
        return length
    }

    /// Such as `09:00,13:30`.
    mutating func times(_ key: String) throws(LeverError) -> [Microseconds] {
        guard let value = try take(key) else { throw .missing(lever: name, parameter: key) }
        var times: Set<Microseconds> = []
        for part in value.split(separator: ",", omittingEmptySubsequences: false) {
            let numbers = part.split(separator: ":", omittingEmptySubsequences: false)
            guard numbers.count == 2, numbers.allSatisfy({ $0.count == 2 }),
                let hour = Int(numbers[0]), let minute = Int(numbers[1]),
                (0..<24).contains(hour), (0..<60).contains(minute)
            else { throw bad(key, value, .timesOfDay) }
            times.insert(Microseconds(hour) * .hour + Microseconds(minute) * .minute)
        }
        return times.sorted()
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        otherwise: Choice
    ) throws(LeverError) -> Choice {
        guard let value = try take(key) else { return otherwise }
        guard let choice = Choice(rawValue: value) else {
            throw bad(key, value, .choice(Choice.allCases.map(\.rawValue)))
        }
        return choice
    }

    /// - Throws: ``LeverError/noSuchParameter(lever:parameter:known:)`` for what nobody asked for.
    func finish() throws(LeverError) {
        guard let first = values.first else { return }
        throw .noSuchParameter(lever: name, parameter: first.key, known: known)
    }

    // MARK: Writing

    static func number(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// In the largest unit that makes it a whole number.
    static func length(_ length: Microseconds) -> String {
        let (sign, length) = (length < 0 ? "-" : "", abs(length))
        if length.isMultiple(of: .hour) { return "\(sign)\(length / .hour)h" }
        return sign + number(Double(length) / Double(Microseconds.minute)) + "min"
    }
}

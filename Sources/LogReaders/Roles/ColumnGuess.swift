import EventLogs
import Parallelism

/// The roles of a source's columns: as the user says, and where he does not, as their names and contents suggest.
///
/// Serves every source of rows, not only delimited text.
public struct ColumnGuess: Sendable {
    /// One for each column, in the order of the source.
    public private(set) var choices: [Choice]
    /// Columns of times whose day and month the sampled rows do not tell apart, by index.
    private(set) var ambiguousTimes: [Int] = []

    /// What was decided about a column, and why.
    public struct Choice: Sendable, Hashable {
        public var column: SourceColumn
        public var reason: Reason
        /// From 0, a stab in the dark, to 1, said by the user or by a standard's own name.
        public var confidence: Double
    }

    public enum Reason: String, Sendable, Hashable {
        /// The user named the column.
        case given
        /// The column's name is one that the role goes by, and its values fit.
        case name
        /// The values fit, and no other column's do.
        case content
        /// No role of its own: an attribute.
        case remaining
        /// No name, or the product of another program (`@@duration`, `.order`): ignored.
        case technical
    }

    public var columns: [SourceColumn] { choices.map(\.column) }

    /// What the user should hear of the guess.
    public var notes: [ReadingNote] {
        ambiguousTimes.map { index in
            .ambiguousDayAndMonth(
                column: choices[index].column.name,
                assumed: choices[index].column.timeFormat ?? .dayMonthYear
            )
        }
    }

    /// - Parameters:
    ///   - names: the columns' names.
    ///   - rows: some of the rows; the more, the surer.
    ///   - options: what the user said; roles that he gave are not guessed.
    ///   - path: for errors.
    /// - Throws: ``ReadingError/undecidedRole(path:role:flag:columns:)``,
    ///   ``ReadingError/noSuchColumn(path:name:columns:)``, ``ReadingError/ambiguousColumn(path:name:)``.
    public init(names: [String], rows: [[String]], options: ReadingOptions, path: String) throws {
        let profiles = concurrentMap(names.count) { ColumnProfile(name: names[$0], index: $0, rows: rows) }
        var search = RoleSearch(profiles: profiles)
        for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            search.give(role, to: try ColumnGuess.column(name, in: names, path: path))
        }
        for (name, role) in options.attributeRoles.sorted(by: { $0.key < $1.key }) {
            precondition(role.mayRepeat, "a role of a single column is given by role")
            search.give(role, to: try ColumnGuess.column(name, in: names, path: path))
        }
        search.run()
        for (role, flag) in [(ColumnRole.order, "--order"), (.activity, "--activity")] where !search.has(role)
        {
            throw ReadingError.undecidedRole(path: path, role: role, flag: flag, columns: names)
        }
        if !search.has(.end), !search.has(.time) {
            throw ReadingError.undecidedRole(path: path, role: .time, flag: "--time", columns: names)
        }
        choices = profiles.map { search.choice(for: $0) }
        var formats: [Int: TimestampFormat] = [:]
        for (name, format) in options.timeFormats {
            formats[try ColumnGuess.column(name, in: names, path: path)] = format
        }
        setTimeFormats(profiles, given: formats)
    }

    /// The index of the column of that name: the exact one, or the only one but for letter case.
    static func column(_ name: String, in names: [String], path: String) throws -> Int {
        for isMatch: (String) -> Bool in [
            { $0 == name },
            { $0.lowercased() == name.lowercased() },
        ] {
            let matches = names.indices.filter { isMatch(names[$0]) }
            if matches.count > 1 { throw ReadingError.ambiguousColumn(path: path, name: name) }
            if let match = matches.first { return match }
        }
        throw ReadingError.noSuchColumn(path: path, name: name, columns: names)
    }

    /// Day and month follow the columns of this source that do tell them apart; else they stay ambiguous.
    private mutating func setTimeFormats(_ profiles: [ColumnProfile], given: [Int: TimestampFormat]) {
        let decided = profiles.first { profile in
            profile.isTime && profile.times?.isAmbiguous == false
                && [.dayMonthYear, .monthDayYear].contains(profile.times?.format)
        }
        for index in choices.indices where choices[index].column.role.isTime {
            if let format = given[index] {
                choices[index].column.timeFormat = format
                continue
            }
            guard let times = profiles[index].times else { continue }
            choices[index].column.timeFormat = times.format
            guard times.isAmbiguous else { continue }
            if let decided, let format = decided.times?.format {
                choices[index].column.timeFormat = format
            } else {
                ambiguousTimes.append(index)
            }
        }
    }

    /// Ends the ambiguity of a column, and with it that of the others.
    mutating func settle(_ index: Int, _ format: TimestampFormat) {
        for other in ambiguousTimes { choices[other].column.timeFormat = format }
        choices[index].column.timeFormat = format
        ambiguousTimes = []
    }
}

extension ColumnRole {
    /// Whether the values of the role's column are times.
    public var isTime: Bool {
        switch self {
        case .start, .end, .time, .arrival, .promise, .completed: true
        default: false
        }
    }
}

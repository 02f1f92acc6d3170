import LogReaders

extension PeopleGroups {
    /// Reads a table with a column `person` (or 人员) and one for each way to group people.
    /// - Throws: ``MeasurementError`` with the line, and ``LogReaders/ReadingError``.
    public init(path: String, encoding: TextEncoding? = nil) throws {
        var table = try DelimitedTable(path: path, encoding: encoding)
        let header = table.header
        let person = try HeaderPlaces(header, path: path).needed(MeasurementColumns.people)
        let columns = header.indices.filter { $0 != person }
        for (place, column) in columns.enumerated() {
            guard let twin = columns[..<place].first(where: { header[$0] == header[column] }) else {
                continue
            }
            throw MeasurementError(file: path, line: 1, problem: .columnTwice(header[twin], header[column]))
        }
        var groups: [String: [String?]] = [:]
        try table.forEachMeasuredRow { row, failure in
            let name = row.fields[person].trimmed
            if name.isEmpty { throw failure(.noPerson) }
            let own = columns.map { column -> String? in
                let group = row.fields[column].trimmed
                return group.isEmpty ? nil : group
            }
            guard groups.updateValue(own, forKey: name) == nil else { throw failure(.personTwice(name)) }
        }
        self.init(columns: columns.map { header[$0] }, groups: groups)
    }

    /// The same with other names of people; those without one are left out.
    public func renamingPeople(_ name: (String) -> String?) -> PeopleGroups {
        var renamed: [String: [String?]] = [:]
        for (person, own) in groups { if let other = name(person) { renamed[other] = own } }
        return PeopleGroups(columns: columns, groups: renamed)
    }
}

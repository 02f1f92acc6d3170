/// Where the columns of a table are, by the names that they may have.
struct HeaderPlaces {
    private let header: [String]
    private let keys: [String]
    private let path: String

    init(_ header: [String], path: String) {
        self.header = header
        self.path = path
        keys = header.map { $0.trimmed.lowercased() }
    }

    /// The column that has one of these names; nil if there is none.
    func place(_ names: [String]) throws(MeasurementError) -> Int? {
        let places = keys.indices.filter { names.contains(keys[$0]) }
        guard places.count < 2 else { throw same(places[0], places[1]) }
        return places.first
    }

    func needed(_ names: [String]) throws(MeasurementError) -> Int {
        guard let place = try place(names) else {
            throw failure(.missingColumn(names[0], columns: header))
        }
        return place
    }

    /// What is wrong with two columns that mean the same.
    func same(_ first: Int, _ second: Int) -> MeasurementError {
        failure(.columnTwice(header[first], header[second]))
    }

    private func failure(_ problem: MeasurementError.Problem) -> MeasurementError {
        MeasurementError(file: path, line: 1, problem: problem)
    }
}

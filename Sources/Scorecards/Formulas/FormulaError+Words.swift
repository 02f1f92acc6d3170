import EventLogs
import Workspace

extension FormulaError: CustomStringConvertible {
    public var description: String {
        "\(file.map { "\($0):" } ?? "")\(line):\(column): \(name): \(problem)"
    }
}

extension FormulaError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .query(let fault): fault.description
        case .cycle(let names):
            "\(names.joined(separator: " selects from ")), which never ends; take one of them out of the circle"
        case .selectsFromItself:
            """
            the formula selects from a table of its own name, and the workspace has none; bring it in with \
            orderlens import --table
            """
        case .nameOfTable: "the workspace has a table of this name; give the view another"
        case .missingColumn(let names, let found):
            """
            the query has no column \(names.joined(separator: " or ")); its columns are \
            \(found.joined(separator: ", ")). Write: ... AS \(names[0])
            """
        case .unknownColumn(let name, let allowed):
            if let nearest = NearestName.of(name, among: allowed) {
                "unknown column \"\(name)\"; did you mean \"\(nearest)\"?"
            } else {
                "unknown column \"\(name)\"; a formula has \(allowed.joined(separator: ", "))"
            }
        case .columnTwice(let name): "the column \(name) is there twice, or said in two ways; keep one"
        case .valueNotNumber(let text, let row):
            "the value of row \(row) is no number but \"\(text)\"; write CAST(... AS REAL) if it means one"
        case .valueNotShare(let value, let row):
            "the value of row \(row) is \(value); of a share values are 0 or 1. Write aggregate: mean for others"
        case .timeUnreadable(let text, let row):
            "the time of row \(row) is \"\(text)\"; a time begins with a date such as 2026-03-02"
        case .notPeriod(let text, let length, let row):
            "the period of row \(row) is \"\(text)\", no \(length.rawValue) such as \(length.example)"
        case .eventNotNumber(let text, let row):
            "the event of row \(row) is \"\(text)\"; it is the number that event_log has as event_id"
        case .noValues(let facts):
            """
            none of \(facts) facts has a value: all are NULL, which a division by zero gives as well, or too large for a \
            number. Divide by nullif(..., 0) knowingly, or select the rows that have one
            """
        }
    }
}

extension Period.Length {
    /// How a period of that length is written.
    public var example: String {
        let index =
            switch self {
            case .year: 56
            case .quarter: 225
            case .month: 675
            case .week: 2_930
            }
        return Period(self, index: index).description
    }
}

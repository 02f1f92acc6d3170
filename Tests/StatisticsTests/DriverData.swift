import NumericInputs
import Statistics

/// The small data sets of `../shared/data/drivers`, beside which lie what R and relaimpo make of them.
enum DriverData: String, CaseIterable, Sendable {
    case swiss, attitude, mtcars, stackloss

    private var outcomeName: String {
        switch self {
        case .swiss: "Fertility"
        case .attitude: "rating"
        case .mtcars: "mpg"
        case .stackloss: "stack.loss"
        }
    }

    func columns() throws -> (predictors: [NumericColumn], outcome: NumericColumn) {
        let data = try ReferenceTable("drivers/\(rawValue).csv")
        let columns = data.header.map { NumericColumn(name: $0, values: data.numbers($0)) }
        return (columns.filter { $0.name != outcomeName }, columns.first { $0.name == outcomeName }!)
    }

    /// R's regression: estimates and errors by coefficient.
    func regression() throws -> ReferenceTable { try ReferenceTable("drivers/\(rawValue)_lm.csv") }

    /// What R and relaimpo say of each predictor.
    func importance() throws -> ReferenceTable { try ReferenceTable("drivers/\(rawValue)_relimp.csv") }

    /// R's measures of the regression's fit.
    func fit(_ measure: String) throws -> Double {
        let table = try ReferenceTable("drivers/model_fit.csv")
        return table.numbers(measure)[table.texts("dataset").firstIndex(of: rawValue)!]
    }
}

import Foundation
import SchemaValidation
import Testing

extension BuiltProgram {
    /// The program in a folder with a log, `orders.csv`.
    static func beside(_ log: String) throws -> BuiltProgram {
        let program = try BuiltProgram()
        try program.write(log, to: "orders.csv")
        return program
    }

    /// The program beside a simulated desk, of which it is to know nothing but the log, `desk/orders.csv`.
    static func besideDesk(orders: Int) throws -> BuiltProgram {
        let program = try BuiltProgram()
        let made = try program.run("generate", "desk", "--orders", String(orders), "--quiet")
        try #require(made.exitCode == 0, "\(made.errors)")
        return program
    }

    /// What the command prints as JSON, which has to be as the published schema says.
    func report<Report: Decodable>(
        _ command: [String],
        as _: Report.Type,
        schema: JSONSchema
    ) throws -> Report {
        let result = try run(command + ["--format", "json", "--quiet"])
        try #require(result.exitCode == 0, "\(result.errors)")
        let data = Data(result.output.utf8)
        #expect(try schema.problems(in: data) == [])
        return try JSONDecoder().decode(Report.self, from: data)
    }
}

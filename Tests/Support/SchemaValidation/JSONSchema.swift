import Foundation

/// As much of JSON Schema 2020-12 as the published schemas use: `$ref` into `$defs`, of the same schema or of another one, `type`, `enum`, `anyOf`,
/// `properties`, `required`, `additionalProperties` and `items`. Other keywords that could refuse a value are an
/// error, so that the schema cannot outgrow this.
public struct JSONSchema {
    private let root: [String: Any]

    public struct Unsupported: Error { let keyword: String }

    /// The schema of `orderlens delays --format json` as it is published.
    public static func publishedForDelays() throws -> JSONSchema { try published("delays") }

    /// The schema of `orderlens paths --format json` as it is published.
    public static func publishedForPaths() throws -> JSONSchema { try published("paths") }

    /// The schema of `orderlens segments --format json` as it is published.
    public static func publishedForSegments() throws -> JSONSchema { try published("segments") }

    /// The schema of `orderlens drivers --format json` as it is published.
    public static func publishedForDrivers() throws -> JSONSchema { try published("drivers") }

    /// The schema of `orderlens compare --format json` as it is published.
    public static func publishedForComparisons() throws -> JSONSchema { try published("comparison") }

    /// The schema of scorecard files as it is published.
    public static func publishedForScorecards() throws -> JSONSchema { try published("scorecard") }

    /// The schema of `orderlens scores --format json` as it is published.
    public static func publishedForScores() throws -> JSONSchema { try published("scores") }

    /// The schema of `orderlens score PERSON PERIOD --format json` as it is published.
    public static func publishedForScore() throws -> JSONSchema { try published("score") }

    /// The schema of `orderlens appeal list --format json` as it is published.
    public static func publishedForAppeals() throws -> JSONSchema { try published("appeals") }

    /// The schema of `orderlens weights --format json` as it is published.
    public static func publishedForWeights() throws -> JSONSchema { try published("weights") }

    /// The schema of `orderlens improve --format json` as it is published.
    public static func publishedForImprovements() throws -> JSONSchema { try published("improvements") }

    /// The schema of `orderlens indicators --format json` as it is published.
    public static func publishedForIndicators() throws -> JSONSchema { try published("indicators") }

    /// The schema of `report.json`, which `orderlens report` writes, as it is published.
    public static func publishedForReports() throws -> JSONSchema { try published("report") }

    private static func published(_ command: String) throws -> JSONSchema {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Documentation/\(command).schema.json")
        return try JSONSchema(try Data(contentsOf: file))
    }

    public init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// What is wrong with the value, each with its place; empty if nothing is.
    public func problems(in data: Data) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
        return try problems(value, root, "$")
    }

    /// - Parameter reference: `#/$defs/NAME`, `FILE.schema.json` or both.
    private func problems(_ value: Any, at reference: String, _ place: String) throws -> [String] {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        if parts[0].hasSuffix(".schema.json") {
            let other = try JSONSchema.published(String(parts[0].dropLast(".schema.json".count)))
            return parts.count == 1
                ? try other.problems(value, other.root, place)
                : try other.problems(value, at: "#\(parts[1])", place)
        }
        let name = reference.replacing("#/$defs/", with: "")
        guard let target = (root["$defs"] as? [String: [String: Any]])?[name] else {
            throw Unsupported(keyword: reference)
        }
        return try problems(value, target, place)
    }

    private static let understood: Set<String> = [
        "$schema", "$id", "$defs", "title", "description", "$ref", "type", "enum", "anyOf", "properties",
        "required", "additionalProperties", "items",
    ]

    private func problems(_ value: Any, _ schema: [String: Any], _ place: String) throws -> [String] {
        for keyword in schema.keys where !JSONSchema.understood.contains(keyword) {
            throw Unsupported(keyword: keyword)
        }
        if let reference = schema["$ref"] as? String { return try problems(value, at: reference, place) }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let attempts = try choices.map { try problems(value, $0, place) }
            return attempts.contains { $0.isEmpty } ? [] : attempts.last ?? []
        }
        if let allowed = schema["enum"] as? [Any] {
            let isAllowed = allowed.contains { ($0 as? NSObject) == (value as? NSObject) }
            if !isAllowed { return ["\(place): \(value) is none of \(allowed)"] }
        }
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        let type = JSONSchema.type(of: value)
        if !types.isEmpty, !types.contains(type), !(type == "integer" && types.contains("number")) {
            return ["\(place): \(type) instead of \(types.joined(separator: " or "))"]
        }
        if let object = value as? [String: Any] { return try problems(ofObject: object, schema, place) }
        if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
            return try array.enumerated().flatMap { try problems($1, items, "\(place)[\($0)]") }
        }
        return []
    }

    private func problems(
        ofObject object: [String: Any],
        _ schema: [String: Any],
        _ place: String
    ) throws -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        var problems = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
            .map { "\(place): \($0) is missing" }
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            if let property = properties[key] {
                problems += try self.problems(value, property, "\(place).\(key)")
            } else if schema["additionalProperties"] as? Bool == false {
                problems.append("\(place): \(key) is not in the schema")
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                problems += try self.problems(value, others, "\(place).\(key)")
            }
        }
        return problems
    }

    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is [String: Any]: "object"
        case let number as NSNumber:
            String(cString: number.objCType) == "c"
                ? "boolean" : number.doubleValue.rounded() == number.doubleValue ? "integer" : "number"
        default: "unknown"
        }
    }
}

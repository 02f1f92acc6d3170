/// Fields of CSV by RFC 4180.
enum CSVField {
    static let comma = UInt8(ascii: ",")
    static let newline = UInt8(ascii: "\n")

    /// The field, in quotation marks where it needs them.
    static func bytes(_ text: String) -> [UInt8] {
        guard
            text.utf8.contains(where: { $0 == comma || $0 == UInt8(ascii: "\"") || $0 == newline || $0 == 13 }
            )
        else { return Array(text.utf8) }
        return Array(
            "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
                .utf8
        )
    }

    static func row(_ fields: [String]) -> [UInt8] {
        Array(fields.map(bytes).joined(separator: [comma])) + [newline]
    }
}

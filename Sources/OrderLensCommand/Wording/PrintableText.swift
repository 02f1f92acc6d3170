import OrderLens

extension String {
    /// As far as it helps on a terminal: what came out of a file may be a million characters in a row, or bytes of another encoding.
    ///
    /// Of a line of more than 2,000 characters the first and the last 200 are left, with how many are between; what would steer the
    /// terminal, line breaks and tabs excepted, is made visible.
    var printable: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let shown =
                line.count > 2_000
                ? line.prefix(200) + "… (\(line.count - 400) more characters) …" + line.suffix(200) : line
            let scalars = shown.unicodeScalars.map { scalar -> Unicode.Scalar in
                scalar.isControl && scalar != "\t" ? "\u{FFFD}" : scalar
            }
            return String(String.UnicodeScalarView(scalars))
        }.joined(separator: "\n")
    }
}

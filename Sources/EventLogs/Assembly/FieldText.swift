extension UnsafeBufferPointer<UInt8> {
    /// Whether the field is empty or holds blanks only, and so is missing.
    @inlinable
    @inline(__always)
    public var isBlank: Bool {
        guard let first else { return true }
        return first <= 0x20 && allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    }

    /// The text for a message, cut to ``RejectedRow/longestText`` characters.
    public var shortened: String {
        let longest = RejectedRow.longestText
        // Four bytes hold one character at most, so a prefix of that length decodes to enough of them.
        let text = String(decoding: prefix(4 * longest + 4), as: UTF8.self)
        return text.count > longest ? text.prefix(longest - 1) + "…" : text
    }
}

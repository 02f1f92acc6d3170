/// A colour as red, green and blue, eight bits each.
public struct Colour: Sendable, Hashable {
    /// `0xRRGGBB`.
    public let code: UInt32

    public init(_ code: UInt32) { self.code = code & 0xFFFFFF }

    /// Of `#rrggbb`, as style sheets have it; nil for anything else.
    public init?(web: String) {
        guard web.utf8.count == 7, web.utf8.first == UInt8(ascii: "#"),
            let code = UInt32(web.dropFirst(), radix: 16)
        else { return nil }
        self.init(code)
    }
}

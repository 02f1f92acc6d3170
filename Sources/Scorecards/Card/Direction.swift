/// Whether more of something is better or worse.
public enum Direction: String, Sendable, CaseIterable {
    case higher, lower

    /// 1 where higher is better, -1 where lower is.
    public var sign: Double { self == .higher ? 1 : -1 }
}

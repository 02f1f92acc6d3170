/// What is to be reached: a figure of the replayed orders, at most so large.
public struct ReachGoal: Sendable, Equatable {
    public let figure: Figure
    /// Hours, or a share of 1.
    public let most: Double

    public enum Figure: String, Sendable, Codable, CaseIterable {
        case late, mean, median, p90
    }

    public init(_ figure: Figure, atMost most: Double) { (self.figure, self.most) = (figure, most) }
}

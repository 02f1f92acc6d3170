import Foundation

/// A point of a drawing, x to the right and y downwards; 72 units are an inch.
struct Point: Equatable, Sendable {
    var x: Double
    var y: Double
}

/// Boxes of given sizes and arrows between them, to be laid out.
struct GraphOutline: Sendable {
    struct Box: Sendable {
        let width: Double
        let height: Double
    }

    struct Arrow: Sendable {
        let from: Int
        let to: Int
        /// How much it matters that the arrow is short and straight.
        let weight: Int
        /// The room for its label.
        let label: Box
    }

    let boxes: [Box]
    let arrows: [Arrow]
}

/// Where boxes and arrows go.
struct GraphLayout: Sendable, Equatable {
    struct Route: Sendable, Equatable {
        /// A chain of cubic Bézier curves: a point, and three more for each curve.
        let curve: [Point]
        /// The tip of the arrow; nil where the curve ends without one.
        let tip: Point?
        /// The middle of the label.
        let label: Point?
    }

    let width: Double
    let height: Double
    /// The middle of each box.
    let boxes: [Point]
    /// One for each arrow.
    let routes: [Route]
}

/// Why a graph could not be laid out.
public enum GraphvizError: Error, Equatable {
    /// There is no program `dot` in the folders of `PATH`.
    case missing
    /// `dot` could not be run, or did not end well.
    case failed(ProgramFailure)
    /// `dot` wrote what it was not asked for.
    case unreadable
}

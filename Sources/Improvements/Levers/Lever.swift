import Delays
import EventLogs

/// One thing to change at a desk, with its parameters.
///
/// A lever is a value that rewrites a ``LoggedDesk``: the work, the desk, or both. What it would give is told by replaying the desk
/// with it and without (``Effect``).
public protocol Lever: Sendable {
    /// What it is called, as on the command line.
    static var kind: LeverKind { get }

    /// What it is told, in the order in which it is written.
    var parameters: [LeverParameter] { get }

    /// The waiting, or work, that it takes its effect from: an upper bound where the desk cannot be replayed faithfully.
    var answers: LeverTarget { get }

    /// Reads the parameters, which are those of its kind.
    /// - Throws: ``LeverError`` where one is missing, or names what the log does not have.
    init(_ text: inout LeverText, _ log: EventLog) throws(LeverError)

    /// Changes the desk.
    /// - Returns: what it takes to make the change and to keep it up.
    /// - Throws: ``LeverError`` where there is nothing to change.
    func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort
}

extension Lever {
    /// The lever as it is written: `add-resource stage="Check credit" n=1`.
    public func text(_ log: EventLog) -> String {
        ([Self.kind.rawValue] + parameters.map { $0.text(log) }).joined(separator: " ")
    }
}

/// The levers that there are.
public enum LeverKind: String, Sendable, Codable, CaseIterable {
    case smallerBatch = "smaller-batch"
    case batchTimes = "batch-times"
    case addResource = "add-resource"
    case pool
    case crossTrain = "cross-train"
    case firstInFirstOut = "first-in-first-out"
    case promiseFirst = "promise-first"
    case longerHours = "longer-hours"
    case shiftHours = "shift-hours"
    case holidayCover = "holiday-cover"
    case mergeHandOff = "merge-hand-off"
    case lessRework = "less-rework"
    case automate
    case chase
    case levelArrivals = "level-arrivals"

    /// The type of the lever.
    public var type: any Lever.Type {
        switch self {
        case .smallerBatch: SmallerBatch.self
        case .batchTimes: BatchTimes.self
        case .addResource: AddResource.self
        case .pool: Pool.self
        case .crossTrain: CrossTrain.self
        case .firstInFirstOut: FirstInFirstOut.self
        case .promiseFirst: PromiseFirst.self
        case .longerHours: LongerHours.self
        case .shiftHours: ShiftHours.self
        case .holidayCover: HolidayCover.self
        case .mergeHandOff: MergeHandOff.self
        case .lessRework: LessRework.self
        case .automate: Automate.self
        case .chase: Chase.self
        case .levelArrivals: LevelArrivals.self
        }
    }
}

/// Hours of the ledger: those that these causes have before these activities.
public struct LeverTarget: Sendable, Equatable {
    /// Codes; nil for all.
    public let activities: Set<Int32>?
    public let causes: Set<Cause>
}

extension LeverKind {
    /// Reads a lever: its kind, and behind it `key=value`, with quotes around what has blanks.
    /// - Throws: ``LeverError``, also for parameters that the lever does not have.
    public static func lever(_ text: String, in log: EventLog) throws(LeverError) -> any Lever {
        var text = try LeverText(text)
        guard let kind = LeverKind(rawValue: text.name) else { throw .noSuchLever(text.name) }
        let lever = try kind.type.init(&text, log)
        try text.finish()
        return lever
    }
}

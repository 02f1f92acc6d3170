import Delays
import EventLogs
import Improvements
import LogQuality
import Scorecards

/// What a finding is about.
public enum FindingSubject: Codable, Sendable, Equatable {
    /// The time of an activity that is booked to a cause.
    case stage(activity: String, cause: Cause)
    /// A level, or a step of a number, of something that was known of orders at arrival, or happened to them.
    case driver(condition: DriverCondition, against: String?, isGiven: Bool)
    /// A kind of orders.
    case segment(conditions: [SegmentCondition], outcome: SegmentRow.Outcome)
    /// A week from which on times are others; of an activity, or of the whole lead time.
    case change(activity: String?, week: String)
    /// Something to do at the desk.
    case levers([LeverRow])
    /// The weight of an indicator in the scorecard.
    case weight(id: String, name: NameRow, verdict: String)
    /// An indicator that goes with an outcome.
    case association(indicator: NameRow, outcome: NameRow, ids: [String])
    /// An indicator that hardly tells anybody from anybody else.
    case saturation(id: String, name: NameRow)
    /// An indicator whose target is met by few, or by most.
    case target(id: String, name: NameRow)
    /// Values that look made to measure.
    case gaming(check: String, indicator: NameRow?, other: NameRow?, ids: [String])
    /// Something that is wrong with the data, in words of the run's language.
    case data(code: QualityCode, title: String, message: String, advice: String)

    /// Which analysis it comes from.
    public var analysis: Analysis {
        switch self {
        case .stage: .delays
        case .driver: .drivers
        case .segment: .segments
        case .change: .weeks
        case .levers: .improvements
        case .weight: .weights
        case .association, .saturation: .indicators
        case .target: .scores
        case .gaming: .gaming
        case .data: .doctor
        }
    }

    public enum Analysis: String, Codable, Sendable, CaseIterable {
        case delays, drivers, segments, weeks, improvements, weights, indicators, scores, gaming, doctor
    }

    /// The same whenever it is about the same thing.
    public var id: String {
        let parts: [String] =
            switch self {
            case .stage(let activity, let cause): [activity, cause.rawValue]
            case .driver(let condition, _, let isGiven): [isGiven ? "given" : "happened", condition.key]
            case .segment(let conditions, let outcome):
                [outcome.rawValue] + conditions.map(\.key).sorted()
            case .change(let activity, let week): [activity ?? "", week]
            case .levers(let levers): levers.map(\.text)
            case .weight(let id, _, _), .saturation(let id, _), .target(let id, _): [name, id]
            case .association(_, _, let ids): ids
            case .gaming(let check, _, _, let ids): [check] + ids
            case .data(let code, _, _, _): [code.rawValue]
            }
        return ([analysis.rawValue] + parts.filter { $0 != analysis.rawValue }.map(escaped)).joined(
            separator: "/"
        )
    }

    /// Of the case, where an analysis has several with the same kind of id.
    private var name: String {
        switch self {
        case .saturation: "saturation"
        default: analysis.rawValue
        }
    }

    /// A part of an id, which a slash would end.
    private func escaped(_ part: String) -> String {
        part.replacing("%", with: "%25").replacing("/", with: "%2F")
    }
}

extension DriverCondition {
    /// Names what is in the condition, and for a number only which it is: its steps move with the data.
    fileprivate var key: String { level.map { "\(feature)=\($0)" } ?? feature }
}

extension SegmentCondition {
    /// As of a driver, with the direction of a number's range.
    var key: String {
        if let level { return "\(feature)=\(level)" + (toLevel.map { "…\($0)" } ?? "") }
        return feature + (above != nil ? ">" : "") + (atMost != nil ? "<" : "")
    }
}

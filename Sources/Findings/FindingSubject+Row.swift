import Delays
import Improvements
import LogQuality
import Scorecards

/// In JSON a subject is one flat object: its kind, and what that kind has.
extension FindingSubject {
    private enum Kind: String, Codable {
        case stage, driver, segment, change, levers, weight, association, saturation, target, gaming, data
    }

    private struct Row: Codable {
        var kind: Kind
        var activity: String?
        var advice: String?
        var against: String?
        var cause: Cause?
        var check: String?
        var code: QualityCode?
        var condition: DriverCondition?
        var conditions: [SegmentCondition]?
        var id: String?
        var ids: [String]?
        var indicator: NameRow?
        var isGiven: Bool?
        var levers: [LeverRow]?
        var message: String?
        var name: NameRow?
        var other: NameRow?
        var outcome: SegmentRow.Outcome?
        var title: String?
        var verdict: String?
        var week: String?

        init(_ kind: Kind) { self.kind = kind }
    }

    public func encode(to encoder: any Encoder) throws {
        try row.encode(to: encoder)
    }

    private var row: Row {
        var row: Row
        switch self {
        case .stage(let activity, let cause):
            row = Row(.stage)
            (row.activity, row.cause) = (activity, cause)
        case .driver(let condition, let against, let isGiven):
            row = Row(.driver)
            (row.condition, row.against, row.isGiven) = (condition, against, isGiven)
        case .segment(let conditions, let outcome):
            row = Row(.segment)
            (row.conditions, row.outcome) = (conditions, outcome)
        case .change(let activity, let week):
            row = Row(.change)
            (row.activity, row.week) = (activity, week)
        case .levers(let levers):
            row = Row(.levers)
            row.levers = levers
        case .weight(let id, let name, let verdict):
            row = Row(.weight)
            (row.id, row.name, row.verdict) = (id, name, verdict)
        case .association(let indicator, let outcome, let ids):
            row = Row(.association)
            (row.indicator, row.other, row.ids) = (indicator, outcome, ids)
        case .saturation(let id, let name):
            row = Row(.saturation)
            (row.id, row.name) = (id, name)
        case .target(let id, let name):
            row = Row(.target)
            (row.id, row.name) = (id, name)
        case .gaming(let check, let indicator, let other, let ids):
            row = Row(.gaming)
            (row.check, row.indicator, row.other, row.ids) = (check, indicator, other, ids)
        case .data(let code, let title, let message, let advice):
            row = Row(.data)
            (row.code, row.title, row.message, row.advice) = (code, title, message, advice)
        }
        return row
    }

    /// - Throws: `DecodingError` where the kind lacks what it has.
    public init(from decoder: any Decoder) throws {
        let row = try Row(from: decoder)
        func has<Value>(_ value: Value?) throws -> Value {
            guard let value else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "a \(row.kind.rawValue) lacks a part"
                    )
                )
            }
            return value
        }
        switch row.kind {
        case .stage: self = .stage(activity: try has(row.activity), cause: try has(row.cause))
        case .driver:
            self = .driver(
                condition: try has(row.condition),
                against: row.against,
                isGiven: try has(row.isGiven)
            )
        case .segment:
            self = .segment(conditions: try has(row.conditions), outcome: try has(row.outcome))
        case .change: self = .change(activity: row.activity, week: try has(row.week))
        case .levers: self = .levers(try has(row.levers))
        case .weight:
            self = .weight(id: try has(row.id), name: try has(row.name), verdict: try has(row.verdict))
        case .association:
            self = .association(
                indicator: try has(row.indicator),
                outcome: try has(row.other),
                ids: try has(row.ids)
            )
        case .saturation: self = .saturation(id: try has(row.id), name: try has(row.name))
        case .target: self = .target(id: try has(row.id), name: try has(row.name))
        case .gaming:
            self = .gaming(
                check: try has(row.check),
                indicator: row.indicator,
                other: row.other,
                ids: try has(row.ids)
            )
        case .data:
            self = .data(
                code: try has(row.code),
                title: try has(row.title),
                message: try has(row.message),
                advice: try has(row.advice)
            )
        }
    }
}

import EventLogs

/// When orders come in.
public enum ArrivalProfile: Sendable, Equatable {
    /// At random (a Poisson process) at a rate that follows the hour and the weekday: `weights[weekday][hour]`,
    /// 0 is Monday, in local time. Only their proportions matter.
    case weekly(ordersPerWeek: Double, weights: [[Double]])
    /// That many each day from Monday to Friday except public holidays, at random between two times of the local
    /// day (microseconds since midnight).
    case daily(count: Int, from: Microseconds, to: Microseconds)
    /// At these moments, ascending, of which there have to be as many as orders are made.
    case given([Microseconds])

    /// The same shape with that many times the orders.
    func multiplied(by factor: Int) -> ArrivalProfile {
        switch self {
        case .weekly(let perWeek, let weights):
            .weekly(ordersPerWeek: perWeek * Double(factor), weights: weights)
        case .daily(let count, let from, let to):
            .daily(count: count * factor, from: from, to: to)
        case .given(let times):
            .given(times.flatMap { [Microseconds](repeating: $0, count: factor) })
        }
    }

    var ordersPerWeek: Double {
        switch self {
        case .weekly(let perWeek, _): perWeek
        case .daily(let count, _, _): Double(count) * 5
        case .given(let times):
            Double(times.count) * Double(Microseconds.week)
                / Double(max(.week, (times.last ?? 0) - (times.first ?? 0)))
        }
    }
}

import EventLogs

/// Where working time begins, from the earliest moments of work seen over many days (mirrored, where it ends).
enum BoundaryEstimate {
    private static let reach = 20

    /// How many moments at the boundary can have a say.
    static func mostMoments(days: Int) -> Int { mostTried(days: days) + reach + 4 }

    private static func exceptions(among days: Int) -> Int { max(1, days / 20) }

    private static func mostTried(days: Int) -> Int { 4 * exceptions(among: days) + 4 }

    /// The lower end of the range that these moments came from.
    ///
    /// Near the boundary, moments lie as if thrown at a constant rate, so the boundary is one mean spacing before the
    /// first of them: the unbiased estimate, with that spacing as its standard error. Where moments pile up at the
    /// boundary the spacing is nothing and the first moment is the boundary itself. A first moment that
    /// lies apart from the rest, and comes from few days, is an exception and not the rule. People agree on round
    /// times, so a round time within the error is taken.
    ///
    /// - Parameters:
    ///   - moments: times and days, by time ascending and days ascending within a time; all there are, or the first
    ///     ``mostMoments(days:)``.
    ///   - days: the number of days that were pooled.
    /// - Returns: nil without moments.
    static func lowerEnd(_ moments: [DayProfile.Moment], days: Int, offset: Microseconds) -> Microseconds? {
        guard !moments.isEmpty else { return nil }
        func meanSpacing(from first: Int) -> Double {
            let last = min(moments.count - 1, first + reach)
            return last > first ? Double(moments[last].time - moments[first].time) / Double(last - first) : 0
        }
        let exceptions = exceptions(among: days)
        var exceptionalDays: [Int] = []
        var first = 0
        for index in 0..<max(0, min(moments.count - 4, mostTried(days: days))) {
            if !exceptionalDays.contains(moments[index].day) { exceptionalDays.append(moments[index].day) }
            guard exceptionalDays.count <= exceptions else { break }
            let gap = Double(moments[index + 1].time - moments[index].time)
            if gap > 10 * max(meanSpacing(from: index + 1), Double(Microseconds.minute)) { first = index + 1 }
        }
        let spacing = meanSpacing(from: first)
        let earliest = moments[first].time
        let estimate = earliest - Microseconds(spacing)
        let tolerance = max(Microseconds(1.5 * spacing), 90 * .second)
        for grain in [60, 30, 15, 5].map({ $0 * Microseconds.minute }) {
            let round = (estimate + offset + grain / 2).floored(by: grain) * grain - offset
            if abs(round - estimate) <= min(tolerance, grain / 2), round <= earliest + .minute {
                return round
            }
        }
        return (estimate + offset + .minute / 2).floored(by: .minute) * .minute - offset
    }

    /// The upper end of the range that these moments came from; they are given the other way round.
    static func upperEnd(_ moments: [DayProfile.Moment], days: Int, offset: Microseconds) -> Microseconds? {
        let mirrored = moments.map { DayProfile.Moment(time: -$0.time, day: $0.day) }
        return lowerEnd(mirrored, days: days, offset: -offset).map { -$0 }
    }
}

import EventLogs

/// Hands out roles to columns: the user's first, then each to the column that suits it best.
struct RoleSearch {
    private let profiles: [ColumnProfile]
    private var roles: [Int: (role: ColumnRole, reason: ColumnGuess.Reason, confidence: Double)] = [:]

    init(profiles: [ColumnProfile]) {
        self.profiles = profiles
    }

    mutating func give(_ role: ColumnRole, to column: Int) {
        roles[column] = (role, .given, 1)
    }

    func has(_ role: ColumnRole) -> Bool { roles.values.contains { $0.role == role } }

    private func column(_ role: ColumnRole) -> ColumnProfile? {
        roles.first { $0.value.role == role }.map { profiles[$0.key] }
    }

    /// The order matters: times before names, so that no time is taken for an activity; the order before what must
    /// be constant within it.
    mutating func run() {
        findTimes()
        if column(.time)?.isDateOnly == true { find(.timeOfDay) { $0.isTimeOfDay ? 1 : 0 } }
        find(.order) { profile in
            if profile.isTime && !profile.values.contains(where: { $0.contains(where: \.isLetter) }) {
                return profile.times.map { $0.format == .yearMonthDay ? 0 : 0.5 } ?? 1
            }
            // In a log sorted by time the sample may hold one row of each order: a plain name still counts.
            if profile.isUnique { return 0.4 }
            if profile.isConstant { return 0.5 }
            return profile.filled * 2 < profile.rows ? 0.2 : 1
        }
        releaseOrderTimes()
        find(.activity) { profile in
            if profile.isTime { return 0 }
            return profile.isUnique || profile.filled * 2 < profile.rows ? 0.2 : 1
        }
        findActivityByContent()
        find(.resource) { $0.isTime || $0.filled == 0 ? 0 : 1 }
        findLifecycle()
        findOrderTimes()
    }

    func choice(for profile: ColumnProfile) -> ColumnGuess.Choice {
        if let found = roles[profile.index] {
            let column = SourceColumn(name: profile.name, role: found.role)
            return ColumnGuess.Choice(column: column, reason: found.reason, confidence: found.confidence)
        }
        let isTechnical = profile.name.isEmpty || profile.name.hasPrefix("@@") || profile.name.hasPrefix(".")
        return ColumnGuess.Choice(
            column: SourceColumn(name: profile.name, role: isTechnical ? .ignored : .attribute),
            reason: isTechnical ? .technical : .remaining,
            confidence: 1
        )
    }

    /// Below this a name and its values do not make a role.
    private static let threshold = 0.25

    /// The free column with the highest product of its name's confidence and its contents' fitness; the first of
    /// several.
    private func best(
        _ role: ColumnRole,
        fitness: (ColumnProfile) -> Double
    ) -> (profile: ColumnProfile, confidence: Double)? {
        var best: (profile: ColumnProfile, confidence: Double)?
        for profile in profiles where roles[profile.index] == nil {
            let named = ColumnNames.confidence(profile.name, as: role)
            guard named > 0 else { continue }
            let confidence = named * fitness(profile)
            if confidence >= RoleSearch.threshold, confidence > best?.confidence ?? 0 {
                best = (profile, confidence)
            }
        }
        return best
    }

    private mutating func find(_ role: ColumnRole, fitness: (ColumnProfile) -> Double) {
        guard !has(role), let found = best(role, fitness: fitness) else { return }
        roles[found.profile.index] = (role, .name, found.confidence)
    }

    // MARK: - Times

    /// Start and end if there is a start; else the one timestamp.
    private mutating func findTimes() {
        let isTime: (ColumnProfile) -> Double = { $0.isTime ? 1 : 0 }
        if !has(.time) {
            find(.start, fitness: isTime)
            if has(.start) || has(.end) {
                // The timestamp beside a start is the end (XES writes it so), unless something is named an end.
                find(.end, fitness: isTime)
                if !has(.end), let found = best(.time, fitness: isTime) {
                    roles[found.profile.index] = (.end, .name, found.confidence)
                }
                if !has(.end) { takeStartAsTime() }
                return
            }
            let time = best(.time, fitness: isTime)
            let end = best(.end, fitness: isTime)
            if let found = [time, end].compactMap(\.self).max(by: { $0.confidence < $1.confidence }) {
                roles[found.profile.index] = (.time, .name, found.confidence)
            } else {
                findTimeByContent()
            }
        }
    }

    /// A start or an end that is the same in all rows of an order is the order's, if other times do vary: then those
    /// are the events', and the search for them begins anew.
    private mutating func releaseOrderTimes() {
        guard let orders = column(.order) else { return }
        let ofOrder = profiles.filter { profile in
            guard let found = roles[profile.index], found.reason != .given else { return false }
            return [.start, .end].contains(found.role) && profile.isOfOrder(orders, evidence: 3)
        }
        let varies = profiles.contains { $0.isTime && !$0.isOfOrder(orders) }
        guard !ofOrder.isEmpty, varies else { return }
        let released = roles.filter {
            [.start, .end, .time].contains($0.value.role) && $0.value.reason != .given
        }
        for index in released.keys { roles[index] = nil }
        for profile in ofOrder {
            let role: ColumnRole = released[profile.index]?.role == .start ? .arrival : .completed
            roles[profile.index] = (has(role) ? .attribute : role, .content, 0.5)
        }
        findTimes()
    }

    /// A start without an end is the one timestamp there is, unless the user said that it is a start.
    private mutating func takeStartAsTime() {
        for (index, found) in roles where found.role == .start && found.reason != .given {
            roles[index] = (.time, found.reason, found.confidence * 0.8)
        }
    }

    /// The only column of times, whatever its name; numbers are not taken for times so.
    private mutating func findTimeByContent() {
        let candidates = profiles.filter { profile in
            profile.isTime && roles[profile.index] == nil && profile.filled * 2 > profile.rows
                && profile.values.contains { $0.contains { !$0.isNumber && $0 != "." } }
                && ColumnRole.allCases.allSatisfy {
                    ![.arrival, .promise, .completed].contains($0)
                        || ColumnNames.confidence(profile.name, as: $0) == 0
                }
        }
        guard candidates.count == 1, let only = candidates.first else { return }
        roles[only.index] = (.time, .content, 0.5)
    }

    /// Arrival, promise and completion are times that do not vary within an order.
    private mutating func findOrderTimes() {
        guard let orders = column(.order) else { return }
        for role in [ColumnRole.promise, .completed, .arrival] {
            find(role) { $0.isTime && $0.isOfOrder(orders) ? 1 : 0 }
        }
    }

    // MARK: - Words

    /// The only column of few distinct words, if no name says which is the activity.
    private mutating func findActivityByContent() {
        guard !has(.activity), has(.order), has(.time) || has(.end) else { return }
        let candidates = profiles.filter { profile in
            roles[profile.index] == nil && !profile.isTime && profile.distinct > 1
                && profile.distinct * 2 <= profile.filled && profile.filled * 10 >= profile.rows * 9
                && profile.values.contains { $0.contains(where: \.isLetter) }
                && ColumnNames.confidence(profile.name, as: .resource) == 0
                && ColumnNames.confidence(profile.name, as: .order) == 0
        }
        guard candidates.count == 1, let only = candidates.first else { return }
        roles[only.index] = (.activity, .content, 0.4)
    }

    /// A lifecycle is looked for beside a single timestamp. A column of the standard's names has to have several
    /// transitions, or only starts as far as the sample goes; one of another name, starts and completions both.
    private mutating func findLifecycle() {
        guard has(.time) else { return }
        find(.lifecycle) { profile in
            if profile.transitions.contains(.start), profile.transitions.contains(.complete) { return 1 }
            let isStandard = ColumnNames.confidence(profile.name, as: .lifecycle) >= 0.9
            return isStandard && (profile.distinct > 1 || profile.transitions == [.start]) ? 0.9 : 0
        }
        guard column(.lifecycle)?.transitions.contains(.start) == true else { return }
        find(.instance) { $0.isTime || $0.filled == 0 ? 0 : 1 }
    }
}

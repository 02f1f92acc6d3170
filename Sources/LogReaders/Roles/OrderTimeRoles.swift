import EventLogs

/// Which attributes of orders say when an order came in, was promised and was completed, told by their names, where
/// the format itself says that they belong to the order and are times.
enum OrderTimeRoles {
    /// How sure a name has to make of a role.
    private static let threshold = 0.6

    /// - Parameters:
    ///   - names: the orders' attributes that are times.
    ///   - given: the roles that the user chose; they are not guessed.
    static func guess(_ names: [String], given: [ColumnRole: String]) -> [String: ColumnRole] {
        var roles: [String: ColumnRole] = [:]
        for role in [ColumnRole.promise, .completed, .arrival] where given[role] == nil {
            var best: (name: String, confidence: Double)?
            for name in names where roles[name] == nil && !given.values.contains(name) {
                // Tables name the attributes of a case `case:...`.
                let confidence = max(
                    ColumnNames.confidence(name, as: role),
                    ColumnNames.confidence("case:" + name, as: role)
                )
                if confidence >= threshold, confidence > best?.confidence ?? 0 { best = (name, confidence) }
            }
            if let best { roles[best.name] = role }
        }
        return roles
    }
}

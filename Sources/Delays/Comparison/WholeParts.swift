import EventLogs

/// Whole microseconds that add up to `whole` and are each as near to the exact value as that allows: the method of the
/// largest remainders.
///
/// - Precondition: the exact values add up to about `whole`.
/// - Complexity: O(n log n).
func wholeParts(_ exact: [Double], addingUpTo whole: Microseconds) -> [Microseconds] {
    var parts = exact.map { Microseconds($0.rounded(.down)) }
    guard !parts.isEmpty else { return [] }
    let left = whole - parts.reduce(0, +)
    let share = left.floored(by: Microseconds(parts.count))
    let further = Int(left - share * Microseconds(parts.count))
    for index in parts.indices { parts[index] += share }
    let byRemainder = exact.indices.sorted { left, right in
        let (first, second) = (
            exact[left] - exact[left].rounded(.down), exact[right] - exact[right].rounded(.down)
        )
        return first == second ? left < right : first > second
    }
    for index in byRemainder.prefix(further) { parts[index] += 1 }
    return parts
}

/// The best subgroups of one direction so far.
struct BestSubgroups: Sendable {
    let direction: SubgroupDirection
    let most: Int
    /// Of several runs of ordered codes, the other conditions being the same, only the best.
    let isOneForLevels: Bool
    private var found: [FoundSubgroup] = []
    private var placeOfLevels: [[Int]: Int] = [:]
    private let least: Double

    init(_ direction: SubgroupDirection, most: Int, isOneForLevels: Bool, least: Double) {
        self.direction = direction
        self.most = most
        self.isOneForLevels = isOneForLevels
        self.least = least
    }

    /// What has to be exceeded to be among them.
    var threshold: Double {
        isOneForLevels || found.count < most ? least : max(least, found[found.count - 1].quality)
    }

    mutating func insert(_ new: FoundSubgroup, _ columns: [SelectorColumn]) {
        if isOneForLevels {
            let key = new.subgroup.conditions.flatMap { condition in
                [condition.column, columns[condition.column].isOrdered ? -1 : condition.codes.lowerBound]
            }
            if let place = placeOfLevels[key] {
                if FoundSubgroup.precedes(new, found[place]) { found[place] = new }
            } else {
                placeOfLevels[key] = found.count
                found.append(new)
            }
            return
        }
        var place = found.count
        while place > 0, FoundSubgroup.precedes(new, found[place - 1]) { place -= 1 }
        guard place < most else { return }
        found.insert(new, at: place)
        if found.count > most { found.removeLast() }
    }

    /// The best first.
    var sorted: [FoundSubgroup] { Array(found.sorted(by: FoundSubgroup.precedes).prefix(most)) }
}

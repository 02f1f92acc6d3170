/// Finds what somebody may have meant.
public enum NearestName {
    /// The candidate that takes the fewest changes of a letter to become the name; nil where even that is too far.
    /// - Complexity: O(candidates · letters²).
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(name.lowercased())
        let most = max(1, letters.count / 3)
        return candidates.lazy.map { (name: $0, changes: changes(letters, Array($0.lowercased()))) }
            .filter { $0.changes <= most }
            .min { ($0.changes, $0.name) < ($1.changes, $1.name) }?.name
    }

    /// The least number of letters to insert, delete, replace or swap with their neighbour (the optimal string
    /// alignment distance).
    public static func changes(_ from: [Character], _ to: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...to.count)
        for row in 0..<from.count {
            var current = [row + 1]
            for column in 0..<to.count {
                let isSame = from[row] == to[column]
                var least = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[to.count]
    }
}

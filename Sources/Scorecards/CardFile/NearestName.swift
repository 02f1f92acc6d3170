extension String {
    /// The candidate that this was likely meant to be: the one with the fewest letters to change, which are at most a third.
    ///
    /// Counts letters inserted, deleted, replaced, or exchanged with their neighbour (optimal string alignment).
    /// - Complexity: O(letters squared) for each candidate.
    func nearest(of candidates: [String]) -> String? {
        let letters = Array(lowercased())
        var best: (name: String, changes: Int)?
        for candidate in candidates {
            let changes = letters.changes(to: Array(candidate.lowercased()))
            if changes * 3 <= Swift.max(letters.count, candidate.count), changes < best?.changes ?? .max {
                best = (candidate, changes)
            }
        }
        return best?.name
    }
}

extension [Character] {
    fileprivate func changes(to other: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array<Int>(0...other.count)
        for row in indices {
            var next = [row + 1]
            for column in other.indices {
                var least = Swift.min(
                    last[column + 1] + 1,
                    next[column] + 1,
                    last[column] + (self[row] == other[column] ? 0 : 1)
                )
                if row > 0, column > 0, self[row] == other[column - 1], self[row - 1] == other[column] {
                    least = Swift.min(least, beforeLast[column - 1] + 1)
                }
                next.append(least)
            }
            (beforeLast, last) = (last, next)
        }
        return last[other.count]
    }
}

import Parallelism

// One file, so that all of it is specialised for its vectors without whole-module optimization too.

extension SubsetProblem {
    /// For each outcome the share of each player.
    /// - Parameter outcomes: at most eight.
    func shapleyShares(outcomes: Range<Int>) -> [[Double]] {
        switch outcomes.count {
        case ...2: shares(outcomes, SIMD2<Double>.self)
        case ...4: shares(outcomes, SIMD4<Double>.self)
        default: shares(outcomes, SIMD8<Double>.self)
        }
    }

    private func shares<Lanes: SIMD & Sendable>(
        _ outcomes: Range<Int>,
        _: Lanes.Type
    ) -> [[Double]] where Lanes.Scalar == Double {
        let tree = SubsetTree<Lanes>(self, outcomes: outcomes)
        let joined = tree.joined(concurrentMap(1 << tree.splitPlayers) { tree.sums(prefix: $0) })
        return outcomes.indices.map { outcome in joined.shares.map { $0[outcome - outcomes.lowerBound] } }
    }
}

/// A walk over all subsets of players that finds each one's Shapley share of R², for several outcomes at once.
///
/// The walk is a binary tree: each node decides on the leading player that is left. Taken in, its columns are swept
/// out of the Gram matrix of the columns behind it, which is then their Schur complement given the columns taken so
/// far; left out, the matrix is just used without its leading rows, at no cost (cf. Furnival and Wilson,
/// "Regressions by Leaps and Bounds", Technometrics 16, 1974). So every subset is reached by one path, most of them
/// through tiny matrices: about 6 operations a subset for the matrix, whatever the number of
/// players.
///
/// With n players, player j's share is the sum over the subsets S without j of
/// (R²(S ∪ j) − R²(S)) / (n C(n−1, |S|)). At the node that decides on j those are the differences between the
/// subtree that takes j and the one that does not, summed by size of subset: all that a subtree hands up.
/// Sums in a subtree are of gains over the R² at its root. They are added pairwise, as the tree is, and the
/// shares with compensation (Kahan 1965), so that rounding does not grow with the number of subsets.
struct SubsetTree<Lanes: SIMD & Sendable>: Sendable where Lanes.Scalar == Double {
    let problem: SubsetProblem
    /// Row by row, those outcomes of the problem's `cross` that this tree is for.
    let cross: [Lanes]

    /// What a subtree hands up.
    struct Sums: Sendable {
        /// At index t: the sum of R² over the subsets that take t of the subtree's players.
        var bySize: [Lanes]
        /// Of the subtree's players.
        var shares: [Lanes]
    }

    init(_ problem: SubsetProblem, outcomes: Range<Int>) {
        self.problem = problem
        cross = (0..<problem.cross.rows).map { row in
            var lanes = Lanes.zero
            for (lane, outcome) in outcomes.enumerated() { lanes[lane] = problem.cross[row, outcome] }
            return lanes
        }
    }

    private var players: Int { problem.widths.count }

    /// How many leading players are decided on before the tree is split into pieces that run side by side: a
    /// function of the problem alone, so that the result does not depend on the number of threads.
    var splitPlayers: Int { players < 14 ? 0 : 5 }

    /// The sums of the subtree of one prefix.
    /// - Parameter prefix: which of the first `splitPlayers` players are taken; the last of them is bit 0.
    func sums(prefix: Int) -> Sums {
        let walk = SubsetWalk<Lanes>(self)
        defer { walk.deallocate() }
        var node = walk.root
        var atRoot = Lanes.zero
        for player in 0..<splitPlayers {
            if prefix >> (splitPlayers - 1 - player) & 1 == 1 {
                atRoot += walk.take(&node)
            } else {
                walk.leaveOut(&node)
            }
        }
        let left = players - splitPlayers
        var bySize = [Lanes](repeating: .zero, count: left + 1)
        bySize.withUnsafeMutableBufferPointer { walk.descend(node, $0.baseAddress!) }
        for size in 0...left { bySize[size] += atRoot * binomial(left, size) }
        return Sums(bySize: bySize, shares: walk.shares(from: splitPlayers))
    }

    /// The shares of all players and the R² of the full set, from the sums of every prefix, in order.
    func joined(_ pieces: [Sums]) -> (shares: [Lanes], full: Lanes) {
        let weights = ShapleyWeights(players: players)
        var shares = (0..<players - splitPlayers).map { player in
            var total = CompensatedSum<Lanes>()
            for piece in pieces { total.add(piece.shares[player]) }
            return total.value
        }
        var level = pieces.map(\.bySize)
        while level.count > 1 {
            var share = CompensatedSum<Lanes>()
            level = (0..<level.count / 2).map { prefix in
                let (without, with) = (level[2 * prefix], level[2 * prefix + 1])
                for size in without.indices {
                    share.add(
                        (with[size] - without[size]) * weights[players, prefix.nonzeroBitCount + size]
                    )
                }
                return (0...without.count).map { size in
                    (size < without.count ? without[size] : .zero) + (size > 0 ? with[size - 1] : .zero)
                }
            }
            shares.insert(share.value, at: 0)
        }
        return (shares, level[0][players])
    }
}

/// The memory and the steps of one walk down a `SubsetTree`; nothing is allocated on the way.
private struct SubsetWalk<Lanes: SIMD & Sendable> where Lanes.Scalar == Double {
    /// What is left of the problem: the Gram matrix of the columns not decided on, given those taken.
    struct Node {
        /// Row by row, each from the diagonal on.
        var gram: UnsafePointer<Double>
        var cross: UnsafePointer<Lanes>
        /// Of the columns not decided on.
        var order: Int
        var player: Int
        /// The number of players taken.
        var taken: Int
    }

    let root: Node
    let players: Int
    let tolerance: Double
    /// Whether the last four players are single columns, as the unrolled end of the tree wants them.
    private let hasPlainTail: Bool
    private let widths: UnsafeMutablePointer<Int>
    /// Row n: the weights of n players (see `ShapleyWeights`).
    let weights: UnsafeMutablePointer<Double>
    private let binomials: UnsafeMutablePointer<Double>
    let stride: Int
    /// Room for the root and for what each player leaves when it is taken.
    private let grams: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
    private let crosses: UnsafeMutablePointer<UnsafeMutablePointer<Lanes>>
    /// The sums by size of the subtree that takes each player.
    private let sums: UnsafeMutablePointer<Lanes>
    let accumulated: UnsafeMutablePointer<CompensatedSum<Lanes>>

    init(_ tree: SubsetTree<Lanes>) {
        players = tree.problem.widths.count
        tolerance = tree.problem.tolerance
        hasPlainTail = players >= 4 && tree.problem.widths.suffix(4).allSatisfy { $0 == 1 }
        stride = players + 1
        widths = .allocate(capacity: players)
        widths.initialize(from: tree.problem.widths, count: players)
        grams = .allocate(capacity: stride)
        crosses = .allocate(capacity: stride)
        grams.initialize(to: .allocate(capacity: tree.problem.packedGram.count))
        crosses.initialize(to: .allocate(capacity: tree.cross.count))
        grams[0].initialize(from: tree.problem.packedGram, count: tree.problem.packedGram.count)
        crosses[0].initialize(from: tree.cross, count: tree.cross.count)
        var order = tree.cross.count
        for (player, width) in tree.problem.widths.enumerated() {
            (grams + player + 1).initialize(to: .allocate(capacity: packedCount(order - 1)))
            (crosses + player + 1).initialize(to: .allocate(capacity: order - 1))
            order -= width
        }
        sums = .allocate(capacity: players * stride)
        sums.initialize(repeating: .zero, count: players * stride)
        accumulated = .allocate(capacity: players)
        accumulated.initialize(repeating: CompensatedSum(), count: players)
        weights = .allocate(capacity: stride * stride)
        binomials = .allocate(capacity: stride * stride)
        let table = ShapleyWeights(players: players)
        for n in 0...players {
            for size in 0...players {
                (weights + n * stride + size).initialize(to: table[n, size])
                (binomials + n * stride + size).initialize(to: size <= n ? binomial(n, size) : 0)
            }
        }
        root = Node(gram: grams[0], cross: crosses[0], order: tree.cross.count, player: 0, taken: 0)
    }

    func deallocate() {
        widths.deallocate()
        weights.deallocate()
        binomials.deallocate()
        for player in 0..<stride {
            grams[player].deallocate()
            crosses[player].deallocate()
        }
        grams.deallocate()
        crosses.deallocate()
        sums.deallocate()
        accumulated.deallocate()
    }

    func shares(from first: Int) -> [Lanes] {
        (first..<players).map { accumulated[$0].value }
    }

    /// Goes on to the subsets without the leading player.
    @inline(__always)
    func leaveOut(_ node: inout Node) {
        for _ in 0..<widths[node.player] {
            node.gram += node.order
            node.cross += 1
            node.order -= 1
        }
        node.player += 1
    }

    /// Goes on to the subsets with the leading player, and returns what it adds to R².
    @inline(__always)
    func take(_ node: inout Node) -> Lanes {
        let width = widths[node.player]
        let (gram, cross) = (grams[node.player + 1], crosses[node.player + 1])
        var gain = sweep(node, intoGram: gram, cross: cross)
        node.gram = UnsafePointer(gram)
        node.cross = UnsafePointer(cross)
        node.order -= 1
        for _ in 1..<max(width, 1) {
            let (gram, cross) = (
                UnsafeMutablePointer(mutating: node.gram), UnsafeMutablePointer(mutating: node.cross)
            )
            gain += sweep(node, intoGram: gram + node.order, cross: cross + 1)
            node.gram += node.order
            node.cross += 1
            node.order -= 1
        }
        node.player += 1
        node.taken += 1
        return gain
    }

    /// The reciprocal of a column's variance given those taken, or 0 where they leave none.
    @inline(__always)
    func reciprocal(_ variance: Double) -> Double { variance > tolerance ? 1 / variance : 0 }

    /// Writes the Schur complement of the leading column, and returns the column's gain of R².
    ///
    /// Each row may be written over itself.
    @inline(__always)
    private func sweep(
        _ node: Node,
        intoGram gram: UnsafeMutablePointer<Double>,
        cross: UnsafeMutablePointer<Lanes>
    ) -> Lanes {
        let scale = reciprocal(node.gram[0])
        let lead = node.cross[0]
        var (source, target) = (node.gram + node.order, gram)
        for row in 1..<max(node.order, 1) {
            let factor = node.gram[row] * scale
            let length = node.order - row
            for column in 0..<length { target[column] = source[column] - factor * node.gram[row + column] }
            cross[row - 1] = node.cross[row] - lead * factor
            source += length
            target += length
        }
        return lead * (lead * scale)
    }

    /// Adds to the shares of the players left, and writes the sums of the gains over this node's R² by the number
    /// of them taken, from 1 up (at 0 there is nothing to gain).
    func descend(_ node: Node, _ bySize: UnsafeMutablePointer<Lanes>) {
        let left = players - node.player
        if left == 4, hasPlainTail { return finish(node, bySize) }
        guard left > 0 else { return }
        var (with, without) = (node, node)
        let taking = sums + node.player * stride
        let gain = take(&with)
        descend(with, taking)
        leaveOut(&without)
        descend(without, bySize)
        let weight = weights + players * stride + node.taken
        var share = gain * weights[(node.player + 1) * stride + node.taken]
        for size in 1..<left { share += (taking[size] - bySize[size]) * weight[size] }
        accumulated[node.player].add(share)
        let ways = binomials + (left - 1) * stride
        bySize[left] = gain
        if left > 1 { bySize[left] += taking[left - 1] }
        for size in (1..<left).reversed() {
            bySize[size] += gain * ways[size - 1]
            if size > 1 { bySize[size] += taking[size - 1] }
        }
    }
}

// The last players, where nearly all subsets are: the same steps without loops and memory.
extension SubsetWalk {
    private struct Pair { var one, two, first, second: Lanes }
    private struct Triple { var one, two, three, first, second, third: Lanes }

    @inline(__always)
    func finish(_ node: Node, _ bySize: UnsafeMutablePointer<Lanes>) {
        let (a, c) = (node.gram, node.cross)
        let weight = UnsafePointer(weights + players * stride + node.taken)
        let scale = reciprocal(a[0])
        let (f1, f2, f3) = (a[1] * scale, a[2] * scale, a[3] * scale)
        let gain = c[0] * (c[0] * scale)
        let with = triple(
            a[4] - f1 * a[1],
            a[5] - f1 * a[2],
            a[6] - f1 * a[3],
            a[7] - f2 * a[2],
            a[8] - f2 * a[3],
            a[9] - f3 * a[3],
            c[1] - c[0] * f1,
            c[2] - c[0] * f2,
            c[3] - c[0] * f3,
            weight + 1
        )
        let without = triple(a[4], a[5], a[6], a[7], a[8], a[9], c[1], c[2], c[3], weight)
        bySize[1] = gain + without.one
        bySize[2] = gain * 3 + (without.two + with.one)
        bySize[3] = gain * 3 + (without.three + with.two)
        bySize[4] = gain + with.three
        let shares = accumulated + node.player
        shares[0].add(
            gain * weight[-3 * stride] + (with.one - without.one) * weight[1]
                + ((with.two - without.two) * weight[2] + (with.three - without.three) * weight[3])
        )
        shares[1].add(with.first + without.first)
        shares[2].add(with.second + without.second)
        shares[3].add(with.third + without.third)
    }

    @inline(__always)
    private func triple(
        _ a00: Double,
        _ a01: Double,
        _ a02: Double,
        _ a11: Double,
        _ a12: Double,
        _ a22: Double,
        _ c0: Lanes,
        _ c1: Lanes,
        _ c2: Lanes,
        _ weight: UnsafePointer<Double>
    ) -> Triple {
        let scale = reciprocal(a00)
        let (f1, f2) = (a01 * scale, a02 * scale)
        let gain = c0 * (c0 * scale)
        let with = pair(
            a11 - f1 * a01,
            a12 - f1 * a02,
            a22 - f2 * a02,
            c1 - c0 * f1,
            c2 - c0 * f2,
            weight + 1
        )
        let without = pair(a11, a12, a22, c1, c2, weight)
        return Triple(
            one: gain + without.one,
            two: gain * 2 + (without.two + with.one),
            three: gain + with.two,
            first: gain * weight[-2 * stride] + (with.one - without.one) * weight[1]
                + (with.two - without.two) * weight[2],
            second: with.first + without.first,
            third: with.second + without.second
        )
    }

    @inline(__always)
    private func pair(
        _ a00: Double,
        _ a01: Double,
        _ a11: Double,
        _ c0: Lanes,
        _ c1: Lanes,
        _ weight: UnsafePointer<Double>
    ) -> Pair {
        let scale = reciprocal(a00)
        let factor = a01 * scale
        let gain = c0 * (c0 * scale)
        let without = c1 * (c1 * reciprocal(a11))
        let rest = c1 - c0 * factor
        let with = rest * (rest * reciprocal(a11 - factor * a01))
        return Pair(
            one: gain + without,
            two: gain + with,
            first: gain * weight[-stride] + (with - without) * weight[1],
            second: without * weight[0] + with * weight[1]
        )
    }
}

/// The kinds of orders that are compared with each other: those with the same values in some columns.
struct OrderKinds: Sendable {
    /// The columns that tell kinds apart; with none all orders are of one kind.
    let columns: [KindColumn]
    /// The kind of each order, in the order of each side's.
    private(set) var kinds: [[Int32]]
    /// How many orders of each kind a side has: by side, then kind.
    private(set) var counts: [[Int]]
    /// The level of each kind in each of the columns.
    private(set) var levels: [[Int32]]

    /// So many orders on each side let a kind be compared.
    static let leastOrders = 5

    /// All of one kind.
    init(of sides: ComparedSides) {
        columns = []
        kinds = sides.both.map { Array(repeating: 0, count: $0.orders.count) }
        counts = sides.both.map { [$0.orders.count] }
        levels = [[]]
    }

    /// These kinds, told apart by one more column.
    /// - Complexity: O(orders).
    func refined(by column: KindColumn) -> OrderKinds { OrderKinds(self, by: column) }

    private init(_ coarse: OrderKinds, by column: KindColumn) {
        columns = coarse.columns + [column]
        var codes = DenseCodes()
        kinds = zip(coarse.kinds, column.codes).map { kinds, levels in
            zip(kinds, levels).map { Int32(codes.code(of: Int($0), Int($1))) }
        }
        levels = codes.pairs.map { coarse.levels[$0.first] + [Int32($0.second)] }
        counts = kinds.map { kinds in
            kinds.reduce(into: Array(repeating: 0, count: codes.count)) { $0[Int($1)] += 1 }
        }
    }

    var count: Int { levels.count }

    /// Whether both sides have enough orders of the kind.
    func isComparable(_ kind: Int) -> Bool { counts.allSatisfy { $0[kind] >= OrderKinds.leastOrders } }

    /// The share of the orders of the side that has fewer such that are of comparable kinds.
    var comparedShare: Double {
        counts.map { counts in
            let compared = counts.indices.reduce(0) { $0 + (isComparable($1) ? counts[$1] : 0) }
            return Double(compared) / Double(counts.reduce(0, +))
        }.min() ?? 0
    }

    /// The values of a kind in the columns; nil where its orders have none.
    func values(_ kind: Int) -> [String?] { zip(columns, levels[kind]).map { $0.levels[Int($1)] } }
}

/// Why a column was not used to tell kinds of orders apart.
public enum LeftOutReason: String, Codable, Sendable {
    /// It says who is on which side.
    case selects
    /// What it holds is known only once the order is done, or follows from that.
    case leaks
    /// It holds times, or the same for all.
    case noKinds
    /// It has more values than kinds are told apart by without being asked to.
    case manyValues
    /// With it too few orders would have their like on the other side.
    case littleInCommon
}

extension OrderKinds {
    struct LeftOut: Sendable {
        let column: String
        let reason: LeftOutReason
    }

    /// More values are used only if the column is asked for.
    static let mostValues = 20
    /// A column is left out if with it less of a side's orders had their like on the other.
    static let leastComparedShare = 0.95

    /// Kinds by all columns of the orders that leave 19 of 20 orders with their like on the other side, in the order of the
    /// log. It does not look at how long orders take.
    /// - Parameters:
    ///   - selecting: the columns that the sides are selected by.
    ///   - leaking: columns that are known only afterwards.
    static func found(
        _ sides: ComparedSides,
        selecting: Set<String>,
        leaking: Set<String>
    ) throws -> (kinds: OrderKinds, leftOut: [LeftOut]) {
        var kinds = OrderKinds(of: sides)
        var leftOut: [LeftOut] = []
        for name in sides.columns {
            if selecting.contains(name) {
                leftOut.append(LeftOut(column: name, reason: .selects))
                continue
            }
            if leaking.contains(name) {
                leftOut.append(LeftOut(column: name, reason: .leaks))
                continue
            }
            do {
                let column = try KindColumn(name, of: sides)
                guard column.levels.count > 1 else { throw ComparisonError.noKinds(column: name) }
                let refined = kinds.refined(by: column)
                if column.levels.count > mostValues {
                    leftOut.append(LeftOut(column: name, reason: .manyValues))
                } else if refined.comparedShare < leastComparedShare {
                    leftOut.append(LeftOut(column: name, reason: .littleInCommon))
                } else {
                    kinds = refined
                }
            } catch ComparisonError.noKinds {
                leftOut.append(LeftOut(column: name, reason: .noKinds))
            }
        }
        return (kinds, leftOut)
    }

    /// Kinds by these columns.
    /// - Throws: ``ComparisonError``: a column that there is not, or one of times.
    init(_ names: [String], of sides: ComparedSides) throws {
        self.init(of: sides)
        for name in names { self = refined(by: try KindColumn(name, of: sides)) }
    }
}

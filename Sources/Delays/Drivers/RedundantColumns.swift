import Statistics

/// The feature of a regression that the others determine most, whole or in some of its levels.
struct RedundantColumns: Sendable {
    /// A feature, or a level of one, that others determine.
    struct Found: Sendable {
        let column: DriverColumn
        let reason: DriverLeftOutRow.Reason
        /// Nil where it is the whole feature.
        let level: String?
        let others: [String]
    }

    let redundant: [Found]
    /// Of the term, those that go.
    let designColumns: [Int]
    let term: Int
    /// What is left of the feature; nil if nothing is.
    let joined: DriverColumn?

    private static let mostNamedLevels = 6

    /// Nil where nothing is redundant. First whatever the others determine exactly, the feature with the largest share of its
    /// columns before the others and the later one of equals; then the last level that too few orders tell apart; then the number that
    /// the fewest do, if they are too few.
    init?(_ regression: LinearRegression, _ design: Design, _ columns: [DriverColumn]) {
        let inModel = Set(regression.columns)
        let shares = design.columnRanges.map { range in
            Double(range.count { !inModel.contains($0) }) / Double(max(1, range.count))
        }
        let gone: [Int]
        var companions: [Int: [String]] = [:]
        if let most = shares.max(), most > 0, let worst = shares.lastIndex(of: most) {
            term = worst
            gone = design.columnRanges[worst].filter { !inModel.contains($0) }
            for aliased in regression.aliased {
                guard let column = design.columnNames.firstIndex(of: aliased.name) else { continue }
                companions[column] = aliased.combination.map(\.name)
            }
        } else {
            let telling = TellingOrders(regression)
            guard let position = RedundantColumns.hardlyTold(telling, regression, design),
                let owner = design.columnRanges.firstIndex(where: {
                    $0.contains(regression.columns[position])
                })
            else { return nil }
            term = owner
            gone = [regression.columns[position]]
            companions[gone[0]] =
                design.isLevel(gone[0])
                ? telling.companions(ofPosition: position).map { design.columnNames[regression.columns[$0]] }
                : telling.companions(ofNumber: position, design).sorted()
        }
        designColumns = gone
        let (column, range) = (columns[term], design.columnRanges[term])
        var joined: DriverColumn?
        var levels: [Int] = []
        if gone.count < range.count, case .categorical(let own) = column.term {
            levels = gone.map { own.codedLevels[$0 - range.lowerBound] }
            joined = column.joining(Set(levels))
        }
        self.joined = joined
        let isWhole = joined == nil
        func names(_ some: [String]) -> [String] {
            RedundantColumns.names(
                Set(some),
                columns,
                design,
                except: column.name,
                levels: !isWhole && Set(some).count <= RedundantColumns.mostNamedLevels
            )
        }
        if isWhole {
            let all = gone.flatMap { companions[$0] ?? [] }
            // A number that nothing else goes with is the same in all but a few orders.
            let isAlone = all.isEmpty && column.levels.isEmpty && inModel.contains(range.lowerBound)
            redundant = [
                Found(
                    column: column,
                    reason: isAlone ? .toldByFewOrders : .redundant,
                    level: nil,
                    others: names(all)
                )
            ]
        } else {
            redundant = zip(gone, levels).map { position, level in
                Found(
                    column: column,
                    reason: .redundant,
                    level: column.levels[level],
                    others: names(companions[position] ?? [])
                )
            }
        }
    }

    /// The position of the last level that too few orders tell apart, or else of the number that the fewest do.
    private static func hardlyTold(
        _ telling: TellingOrders,
        _ regression: LinearRegression,
        _ design: Design
    ) -> Int? {
        let level = regression.columns.indices.last { position in
            design.isLevel(regression.columns[position])
                && telling.count(ofPosition: position) < TellingOrders.fewest
        }
        if let level { return level }
        return telling.countsOfNumbers(design).filter { $0.count < TellingOrders.fewest }
            .min { ($0.count, $0.position) < ($1.count, $1.position) }?.position
    }

    /// Columns of the design as a reader knows them: a few with their levels, many without.
    private static func names(
        _ wanted: Set<String>,
        _ columns: [DriverColumn],
        _ design: Design,
        except name: String,
        levels areNamed: Bool
    ) -> [String] {
        zip(columns, design.columnRanges).filter { $0.0.name != name }.flatMap { column, range -> [String] in
            let own = range.filter { wanted.contains(design.columnNames[$0]) }
            guard areNamed else { return own.isEmpty ? [] : [column.name] }
            return own.map { column.name(ofColumn: $0 - range.lowerBound) }
        }
    }
}

extension Design {
    /// Whether the column of the expanded design stands for a level.
    fileprivate func isLevel(_ column: Int) -> Bool {
        zip(terms, columnRanges).contains { term, range in
            guard range.contains(column), case .categorical = term else { return false }
            return true
        }
    }
}

/// The steps of a search, each by itself, so that they can be taken at the same time.
struct SubgroupPass: Sendable {
    struct Step: Sendable {
        /// One for each direction.
        var best: [BestSubgroups]
        var evaluated = 0
        var pruned = 0
    }

    let columns: [SelectorColumn]
    let outcome: SubgroupOutcome
    let options: SubgroupSearch.Options

    private func step(above thresholds: [Double]) -> Step {
        Step(
            best: SubgroupDirection.allCases.map {
                BestSubgroups(
                    $0,
                    most: options.isBeyondParts
                        ? options.mostForEachColumns : max(options.most, options.beamWidth),
                    isOneForLevels: options.isBeyondParts,
                    least: thresholds[$0.rawValue]
                )
            }
        )
    }

    /// What a pair may still lead to by a third condition has to stay in the running.
    private func pairThresholds(_ thresholds: [Double]) -> [Double] {
        options.depth >= 3 ? thresholds.map { _ in options.leastQuality } : thresholds
    }

    /// All conditions on one column.
    func single(_ column: Int) -> Step {
        var step = step(above: [options.leastQuality, options.leastQuality])
        let all = SelectorColumn(
            name: "",
            codes: Array(repeating: 0, count: outcome.residuals.count),
            codeCount: 1,
            isOrdered: false
        )
        let empty = SubgroupOutcome(residuals: outcome.residuals)
        let own = outcome.contribution(column)
        let alone = own.map { SubgroupOutcome(residuals: zip(outcome.residuals, $0).map(+)) } ?? empty
        let table = ConditionTable(all, columns[column], alone, at: (0, 0))
        for condition in columns[column].conditions {
            let sums = table.sums(0...0, condition)
            offer(Subgroup([.init(column: column, codes: condition)]), sums, beyond: nil, to: &step)
        }
        return step
    }

    /// All pairs of conditions on two columns.
    func pair(_ first: Int, _ second: Int, above thresholds: [Double]) -> Step {
        var step = step(above: pairThresholds(thresholds))
        let table = ConditionTable(columns[first], columns[second], outcome, at: (first, second))
        let rest = options.isBeyondParts ? RestBeyondParts(table) : nil
        for one in columns[first].conditions {
            guard canExceed(table.sums(rows: one), step) else {
                step.pruned += columns[second].conditions.count
                continue
            }
            for other in columns[second].conditions {
                let sums = table.sums(one, other)
                guard sums.count >= Double(options.fewestRows) else { continue }
                let beyond = rest.map { $0.quality(one, other, count: sums.count) }
                // Nothing is made of the many that are not good enough.
                guard isGood(sums, beyond, step) else {
                    step.evaluated += 1
                    continue
                }
                let subgroup = Subgroup([
                    .init(column: first, codes: one), .init(column: second, codes: other),
                ])
                offer(subgroup, sums, beyond: beyond, to: &step)
            }
        }
        return step
    }

    /// All conditions on a third column added to a pair.
    func extend(_ pair: FoundSubgroup, above thresholds: [Double], _ marginals: CodeMarginals?) -> Step {
        var step = step(above: thresholds)
        let rows = pair.subgroup.cover(columns)
        let own = pair.subgroup.columns
        for third in columns.indices where !own.contains(third) {
            let range = outcome.contributionRange(third)
            let shifts = [range.upperBound, -range.lowerBound]
            let mayExceed = SubgroupDirection.allCases.contains { direction in
                pair.sums.bound(
                    direction,
                    options.quality,
                    fewestRows: options.fewestRows,
                    shift: shifts[direction.rawValue]
                ) > step.best[direction.rawValue].threshold
            }
            guard mayExceed else {
                step.pruned += columns[third].conditions.count
                continue
            }
            let inside = cells(of: rows, by: third, with: own + [third])
            let outside = marginals.map { $0.sums(third, of: own + [third], without: inside) }
            let count = columns[third].codeCount
            let table = ConditionTable(
                cells: inside + (outside ?? inside.map { _ in SubgroupSums() }),
                rowCount: 1,
                columnCount: count
            )
            let rest = marginals == nil ? nil : RestBeyondParts(table)
            for condition in columns[third].conditions {
                let sums = table.sums(0...0, condition)
                guard sums.count >= Double(options.fewestRows) else { continue }
                let beyond = rest.map { $0.quality(0...0, condition, count: sums.count) }
                let subgroup = Subgroup(
                    pair.subgroup.conditions + [.init(column: third, codes: condition)]
                )
                offer(subgroup, sums, beyond: beyond, to: &step)
            }
        }
        return step
    }

    private func canExceed(_ sums: SubgroupSums, _ step: Step) -> Bool {
        step.best.contains {
            sums.bound($0.direction, options.quality, fewestRows: options.fewestRows) > $0.threshold
        }
    }

    private func isGood(_ sums: SubgroupSums, _ beyond: Double?, _ step: Step) -> Bool {
        step.best.contains { quality(sums, beyond, $0.direction) > $0.threshold }
    }

    @inline(__always)
    private func quality(_ sums: SubgroupSums, _ beyond: Double?, _ direction: SubgroupDirection) -> Double {
        let own = options.quality.value(count: sums.count, sum: direction.sign * sums.sum)
        return beyond.map { min(own, direction.sign * $0) } ?? own
    }

    private func offer(_ subgroup: Subgroup, _ sums: SubgroupSums, beyond: Double?, to step: inout Step) {
        guard sums.count >= Double(options.fewestRows) else { return }
        step.evaluated += 1
        for direction in SubgroupDirection.allCases {
            let quality = quality(sums, beyond, direction)
            guard quality > step.best[direction.rawValue].threshold else { continue }
            step.best[direction.rawValue].insert(
                FoundSubgroup(
                    subgroup: subgroup,
                    direction: direction,
                    count: Int(sums.count),
                    mean: sums.sum / sums.count,
                    quality: quality,
                    sums: sums
                ),
                columns
            )
        }
    }

    /// Sums of some rows by the code of a column, for the outcome of subgroups on those columns.
    private func cells(of rows: RowSet, by column: Int, with own: [Int]) -> [SubgroupSums] {
        var cells = [SubgroupSums](repeating: SubgroupSums(), count: columns[column].codeCount + 1)
        let contributions = own.compactMap { outcome.contribution($0) }
        cells.withUnsafeMutableBufferPointer { cells in
            columns[column].codes.withUnsafeBufferPointer { codes in
                outcome.residuals.withUnsafeBufferPointer { values in
                    rows.forEach { row in
                        var deviation = values[row]
                        for contribution in contributions { deviation += contribution[row] }
                        cells[Int(codes[row])].add(deviation)
                    }
                }
            }
        }
        return cells
    }
}

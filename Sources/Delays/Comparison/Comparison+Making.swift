import EventLogs
import Statistics

extension Comparison {
    /// Kinds times parts beyond this do not fit a table of sums for each processor.
    private static let mostCells = 8_000_000

    /// Compares.
    /// - Throws: ``ComparisonError``.
    /// - Complexity: O(instances of the orders), and for each replicate O(parts of the bundles + kinds · parts).
    public init(_ sides: ComparedSides, options: ComparisonOptions = ComparisonOptions()) throws {
        let kinds: OrderKinds
        var leftOut: [OrderKinds.LeftOut] = []
        if let columns = options.kindColumns {
            kinds = try OrderKinds(columns, of: sides)
        } else {
            (kinds, leftOut) = try OrderKinds.found(
                sides,
                selecting: options.selectingColumns,
                leaking: options.leakingColumns
            )
        }
        let parts = ComparedParts(sides)
        guard kinds.count * (parts.parts.count + 1) <= Comparison.mostCells else {
            throw ComparisonError.tooManyKinds(kinds.count, parts: parts.parts.count)
        }
        let orders = try Comparison.units(sides, options)
        let units = ResamplingUnits(kinds: kinds.count, parts: parts.parts.count, strata: orders.strata) {
            unit,
            sums in
            for row in orders.rows[orders.first[unit]..<orders.first[unit + 1]] {
                let side = row < sides.a.orders.count ? 0 : 1
                let index = side == 0 ? row : row - sides.a.orders.count
                let (group, kind) = (side == 0 ? ComparedGroup.a : .b, Int(kinds.kinds[side][index]))
                let compared = sides.both[side]
                sums.count(group, kind: kind)
                parts.forEachPart(ofOrder: compared.orders[index], side, compared.ledger) {
                    sums.add(Double($1), to: group, kind: kind, part: $0)
                }
            }
        }
        let isComparable = (0..<kinds.count).map { kinds.isComparable($0) }
        let sums = units.sums
        guard let split = MeanDecomposition(sums, isComparable: isComparable) else {
            throw ComparisonError.nothingInCommon(columns: kinds.columns.map(\.name))
        }
        let whole = WholeSplit(split, parts, orders: sides.both.map(\.orders.count))
        let lines = SplitLines(parts, whole)
        let intervals = try lines.intervals(units, split, isComparable: isComparable, options)
        a = ComparedSideRow(sides.a, mean: whole.meanA, comparedShare: split.matchedShareA)
        b = ComparedSideRow(sides.b, mean: whole.meanB, comparedShare: split.matchedShareB)
        total = whole.row(lines.total, intervals)
        self.parts = try ComparedPartRow.rows(sides, parts, whole, lines, intervals)
        stages = lines.stages.map {
            ComparedStageRow(activity: $0.activity, split: whole.row($0.line, intervals))
        }
        causes = lines.causes.map { ComparedCauseRow(cause: $0.cause, split: whole.row($0.line, intervals)) }
        kindColumns = kinds.columns.map(\.name)
        leftOutColumns = leftOut.map { LeftOutColumnRow(column: $0.column, reason: $0.reason) }
        self.kinds = KindRow.rows(kinds, sums, split, whole)
        resampling = ResamplingRow(
            cluster: options.cluster,
            units: orders.unitCount,
            bundles: units.count,
            replicates: options.replicates,
            undefinedReplicates: intervals.undefinedReplicates,
            seed: options.seed,
            confidence: options.confidence
        )
    }

    private static func units(
        _ sides: ComparedSides,
        _ options: ComparisonOptions
    ) throws -> ResampledOrders {
        var cluster: ((Int, Int) -> String?)?
        if let name = options.cluster {
            let columns = try sides.both.map { try OrderColumn(name, of: $0.ledger.log) }
            cluster = { columns[$0].text(ofOrder: $1) }
        }
        let units = ResampledOrders(of: sides, cluster: cluster, seed: options.seed)
        for stratum in units.strata where stratum.count < 2 {
            throw ComparisonError.tooFewUnits(stratum.count)
        }
        return units
    }
}

extension ComparedSideRow {
    fileprivate init(_ side: ComparisonSide, mean: Microseconds, comparedShare: Double) {
        name = side.name
        orders = side.orders.count
        openOrders = side.openOrders
        meanMicroseconds = mean
        meanHours = mean.hours
        self.comparedShare = comparedShare
    }
}

extension KindRow {
    fileprivate static func rows(
        _ kinds: OrderKinds,
        _ sums: GroupSums,
        _ split: MeanDecomposition,
        _ whole: WholeSplit
    ) -> [KindRow] {
        let mix = wholeParts(split.mixOfKinds, addingUpTo: whole.mix.reduce(0, +))
        let pace = wholeParts(split.paceOfKinds, addingUpTo: whole.pace.reduce(0, +))
        let totals = kinds.counts.map { Double($0.reduce(0, +)) }
        func meanHours(_ group: ComparedGroup, _ kind: Int) -> Double? {
            let number = sums.number(group, kind: kind)
            let sum = (0..<sums.parts).reduce(0.0) { $0 + sums.sum(group, kind: kind, part: $1) }
            return number > 0 ? sum / number / Double(Microseconds.hour) : nil
        }
        return (0..<kinds.count).sorted { left, right in
            let (first, second) = (abs(mix[left] + pace[left]), abs(mix[right] + pace[right]))
            return first == second ? left < right : first > second
        }.map { kind in
            KindRow(
                values: kinds.values(kind),
                ordersA: kinds.counts[0][kind],
                ordersB: kinds.counts[1][kind],
                shareA: Double(kinds.counts[0][kind]) / totals[0],
                shareB: Double(kinds.counts[1][kind]) / totals[1],
                meanHoursA: meanHours(.a, kind),
                meanHoursB: meanHours(.b, kind),
                compared: split.isMatched[kind],
                mixMicroseconds: mix[kind],
                paceMicroseconds: pace[kind]
            )
        }
    }
}

extension ComparedPartRow {
    fileprivate static func rows(
        _ sides: ComparedSides,
        _ parts: ComparedParts,
        _ whole: WholeSplit,
        _ lines: SplitLines,
        _ intervals: SplitIntervals
    ) throws -> [ComparedPartRow] {
        let adjusted = try intervals.adjustedPValues(of: lines.parts.map(\.line))
        return lines.parts.enumerated().map { index, line in
            let part = parts.parts[line.part]
            let sums = parts.sums.map { $0[line.part] }
            func example(_ side: Int) -> String? {
                let order = sums[side].example
                return order < 0 ? nil : sides.both[side].ledger.log.orders[Int32(order)]
            }
            return ComparedPartRow(
                activity: part.activity,
                rework: part.rework,
                cause: part.cause,
                split: whole.row(line.line, intervals),
                ordersA: sums[0].orders,
                ordersB: sums[1].orders,
                exampleA: example(0),
                exampleB: example(1),
                mixP: adjusted[index].mix,
                paceP: adjusted[index].pace
            )
        }
    }
}

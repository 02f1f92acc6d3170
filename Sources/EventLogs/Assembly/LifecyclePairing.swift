/// Makes instances of lifecycle rows: a start and the completion that belongs to it become one.
///
/// Within an order, in time order (at one instant starts go first), a completion takes the earliest open start
/// 1. of its activity and instance id, where both rows have one;
/// 2. else of its activity and resource;
/// 3. else of its activity.
///
/// Each rule is applied to the whole order before the next. A completion left over is an instance without a
/// start, a start left over is unfinished, and rows of other transitions are no instances. A row without a
/// transition counts as a completion.
struct LifecyclePairing {
    private let lifecycle: LifecycleRows
    private let transitions: [LifecycleTransition]
    private(set) var instances = InstanceRows()
    /// Source rows that do not become part of an instance, and why.
    private(set) var rejected: [(row: InstanceRow, reason: RejectedRow.Reason)] = []
    /// The source rows of each pair.
    private(set) var pairs: [(start: UInt32, complete: UInt32)] = []
    private(set) var completionsWithoutStart = 0

    /// A start or a completion of the order at hand.
    private struct Row {
        var row: InstanceRow
        var isStart: Bool
        var instance: Int32
        /// The row that it makes an instance with; -1 if none yet.
        var partner = -1
        /// The next open start of the same activity.
        var next = -1
    }

    private var rows: [Row] = []
    /// The first and the last open start of each activity.
    private var first: [Int]
    private var last: [Int]

    init(lifecycle: LifecycleRows, activities: Int) {
        self.lifecycle = lifecycle
        transitions = lifecycle.wordTable.names.map { LifecycleTransition($0) }
        first = Array(repeating: -1, count: activities)
        last = first
    }

    /// Pairs rows that are grouped by order.
    /// - Complexity: O(n log m) for n rows, m of them in the longest order, if few starts of one activity are
    ///   open at a time in an order; a completion looks through those.
    mutating func pair(_ source: ContiguousArray<InstanceRow>, firstInstance: [Int]) {
        for order in 0..<firstInstance.count - 1 {
            load(source[firstInstance[order]..<firstInstance[order + 1]])
            if lifecycle.instanceColumn != nil {
                match(rows.indices) { $0.instance >= 0 && $0.instance == $1.instance }
                rejectReversed()
            }
            match(rows.indices) { $0.row.resource == $1.row.resource && LifecyclePairing.mayPair($0, $1) }
            match(rows.indices) { LifecyclePairing.mayPair($0, $1) }
            store()
        }
    }

    /// Whether the instance ids allow it: they do unless both rows have one.
    private static func mayPair(_ start: Row, _ complete: Row) -> Bool {
        start.instance < 0 || complete.instance < 0
    }

    private mutating func load(_ source: ArraySlice<InstanceRow>) {
        rows.removeAll(keepingCapacity: true)
        for row in source {
            let code = lifecycle.transition(row: row.row)
            let transition = code < 0 ? .complete : transitions[Int(code)]
            if transition == .other {
                rejected.append((row, .otherTransition(lifecycle.wordTable[code])))
                continue
            }
            let instance = lifecycle.instance(row: row.row)
            rows.append(Row(row: row, isStart: transition == .start, instance: instance))
        }
        rows.sort { left, right in
            if left.row.end != right.row.end { return left.row.end < right.row.end }
            if left.isStart != right.isStart { return left.isStart }
            return left.row.row < right.row.row
        }
    }

    /// Goes through the rows in the order given; each completion takes the first start seen before it that is
    /// still open and that `fits` it.
    private mutating func match(_ indices: some Sequence<Int>, fits: (_ start: Row, _ complete: Row) -> Bool)
    {
        for index in indices where rows[index].partner < 0 {
            let activity = Int(rows[index].row.activity)
            if rows[index].isStart {
                rows[index].next = -1
                if first[activity] < 0 { first[activity] = index } else { rows[last[activity]].next = index }
                last[activity] = index
                continue
            }
            var before = -1
            var start = first[activity]
            while start >= 0, !fits(rows[start], rows[index]) {
                before = start
                start = rows[start].next
            }
            guard start >= 0 else { continue }
            rows[start].partner = index
            rows[index].partner = start
            if before < 0 { first[activity] = rows[start].next } else { rows[before].next = rows[start].next }
            if last[activity] == start { last[activity] = before }
        }
        for row in rows { first[Int(row.row.activity)] = -1 }
    }

    /// Two rows of one instance id whose completion is before their start are rejected together.
    private mutating func rejectReversed() {
        let paired = rows.map(\.partner)
        match(rows.indices.reversed()) { $0.instance >= 0 && $0.instance == $1.instance }
        let reversed = rows.indices.filter { rows[$0].partner != paired[$0] }
        if reversed.isEmpty { return }
        for index in reversed { rejected.append((rows[index].row, .endBeforeStart)) }
        // What is left keeps its partners, which move down by the rows removed before them.
        var position = 0
        let moved = rows.indices.map { index in
            defer { if paired[index] == rows[index].partner { position += 1 } }
            return position
        }
        let gone = Set(reversed)
        rows = rows.indices.filter { !gone.contains($0) }
            .map { index in
                var row = rows[index]
                if row.partner >= 0 { row.partner = moved[row.partner] }
                return row
            }
    }

    private mutating func store() {
        for row in rows {
            if row.isStart {
                if row.partner < 0 { rejected.append((row.row, .unfinished)) }
                continue
            }
            var instance = row.row
            if row.partner >= 0 {
                let start = rows[row.partner].row
                instance.start = start.end
                if instance.resource < 0 { instance.resource = start.resource }
                pairs.append((start.row, instance.row))
            } else {
                completionsWithoutStart += 1
            }
            instances.append(instance)
        }
    }
}

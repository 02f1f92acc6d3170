import EventLogs
import Parallelism

/// The same thing recorded twice.
struct DuplicatesCheck: QualityCheck {
    let name = CheckName.duplicates
    let takesAllProcessors = true

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let ranges = log.orderRanges(count: 4 * processorCount)
        var twins = Twins()
        for part in concurrentMap(ranges.count, { Twins(in: ranges[$0], of: log) }) { twins.append(part) }
        // With dates instead of times, the same thing done twice on one day looks like a duplicate.
        let isCoarse = examination.clock.dateShare >= 0.5
        let found: [(QualityCode, [Int], QualityFinding.Severity)] = [
            (.duplicateRows, twins.identical, isCoarse ? .note : .warning),
            (.rowsRepeat, isCoarse ? [] : twins.differingInAttributes, .note),
            (.sameStepOtherResource, isCoarse ? [] : twins.differingInResource, .note),
        ]
        return found.compactMap { code, instances, severity in
            let isWorthSaying = code == .duplicateRows || instances.count * 1_000 >= log.instanceCount
            guard !instances.isEmpty, isWorthSaying else { return nil }
            let columns = code == .rowsRepeat ? twins.differingColumns.sorted() : []
            return Symptom(
                code: code,
                severity: severity,
                count: instances.count,
                of: log.instanceCount,
                unit: .events,
                columns: columns.map { log.instanceAttributes[$0].name },
                facts: ["activities": .texts(log.commonActivities(of: instances))],
                witnesses: instances.prefix(Witness.most).map { .instance($0) }
            )
        }
    }
}

/// Instances that repeat another one of their order.
private struct Twins: Sendable {
    /// Everything is the same; the first of each set is not in here.
    var identical: [Int] = []
    /// Only attributes differ, and in which columns.
    var differingInAttributes: [Int] = []
    var differingColumns: Set<Int> = []
    /// The same activity at the same time by another resource.
    var differingInResource: [Int] = []

    init() {}

    init(in orders: Range<Int>, of log: EventLog) {
        log.start.withUnsafeBufferPointer { starts in
            log.end.withUnsafeBufferPointer { ends in
                for order in orders {
                    let instances = log.instances(ofOrder: order)
                    var first = instances.lowerBound
                    while first < instances.upperBound {
                        var next = first + 1
                        while next < instances.upperBound, starts[next] == starts[first],
                            ends[next] == ends[first]
                        {
                            next += 1
                        }
                        if next - first > 1 { look(at: first..<next, of: log) }
                        first = next
                    }
                }
            }
        }
    }

    /// Takes over what was found in later orders.
    mutating func append(_ later: Twins) {
        identical += later.identical
        differingInAttributes += later.differingInAttributes
        differingColumns.formUnion(later.differingColumns)
        differingInResource += later.differingInResource
    }

    /// Takes the instances of one order that have the same start and end.
    /// - Complexity: O(k log k) comparisons of rows.
    private mutating func look(at instances: Range<Int>, of log: EventLog) {
        let sorted = instances.sorted { left, right in
            let a = (log.activity[left], log.resource[left])
            let b = (log.activity[right], log.resource[right])
            if a != b { return a < b }
            for column in log.instanceAttributes {
                let order = column.compare(left, right)
                if order != 0 { return order < 0 }
            }
            return left < right
        }
        for (previous, instance) in zip(sorted, sorted.dropFirst()) {
            guard log.activity[previous] == log.activity[instance] else { continue }
            if log.resource[previous] != log.resource[instance] {
                if log.resource[previous] >= 0 { differingInResource.append(instance) }
                continue
            }
            let differing = log.instanceAttributes.indices.filter {
                log.instanceAttributes[$0].compare(previous, instance) != 0
            }
            if differing.isEmpty {
                identical.append(instance)
            } else {
                differingInAttributes.append(instance)
                differingColumns.formUnion(differing)
            }
        }
    }
}

extension AttributeColumn {
    /// Negative, zero or positive as the first value is below, equal to or above the second; missing ones are equal.
    fileprivate func compare(_ left: Int, _ right: Int) -> Int {
        switch values {
        case .categorical(let codes, _): codes[left] < codes[right] ? -1 : codes[left] > codes[right] ? 1 : 0
        case .time(let times): times[left] < times[right] ? -1 : times[left] > times[right] ? 1 : 0
        case .numeric(let numbers):
            switch (numbers[left].isNaN, numbers[right].isNaN) {
            case (true, true): 0
            case (true, false): -1
            case (false, true): 1
            case (false, false): numbers[left] < numbers[right] ? -1 : numbers[left] > numbers[right] ? 1 : 0
            }
        }
    }
}

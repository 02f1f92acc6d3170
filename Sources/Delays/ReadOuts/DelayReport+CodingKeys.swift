// The keys of what is long, in the order of their names, which is that of JSON: so nothing has to be moved once it is
// written.

extension DelayReport {
    enum CodingKeys: String, CodingKey {
        case batches, beforeFirstTouch, calendars, causes, concurrentActivities, handOffs, late, leadTime,
            ledger, log
        case overtaking, resources, schema, transitions, warnings, weeks, worstOrders
    }
}

extension TransitionRow {
    enum CodingKeys: String, CodingKey {
        case batching, contention, count, from, fromResource, microseconds, prioritization, to, toResource
        case unavailability, undetermined, unexplained
    }
}

extension OrderRow {
    enum CodingKeys: String, CodingKey {
        case arrival, completion, largestActivity, largestCause, largestHours, late, leadTimeHours, order,
            tiles
    }
}

extension TileRow {
    enum CodingKeys: String, CodingKey {
        case activity, cause, from, microseconds, resource, rework, to, within, workedOnOrder
    }
}

import Delays

extension TransitionRow: JSONRow {
    func write(_ members: inout JSONMembers) {
        members.put("batching", batching)
        members.put("contention", contention)
        members.put("count", Int64(count))
        members.put("from", from)
        members.put("fromResource", fromResource)
        members.put("microseconds", microseconds)
        members.put("prioritization", prioritization)
        members.put("to", to)
        members.put("toResource", toResource)
        members.put("unavailability", unavailability)
        members.put("undetermined", undetermined)
        members.put("unexplained", unexplained)
    }
}

extension TileRow: JSONRow {
    func write(_ members: inout JSONMembers) {
        members.put("activity", activity)
        members.put("cause", cause.rawValue)
        members.put("from", from)
        members.put("microseconds", microseconds)
        members.put("resource", resource)
        members.put("rework", rework)
        members.put("to", to)
        members.put("within", within?.rawValue)
        members.put("workedOnOrder", workedOnOrder)
    }
}

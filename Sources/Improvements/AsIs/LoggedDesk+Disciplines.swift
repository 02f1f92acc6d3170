import EventLogs

extension LoggedDesk {
    /// Lets the queues go by what the log shows who is next.
    mutating func goByDisciplines(_ log: EventLog) {
        var instances = [[Int32]](repeating: [], count: log.activities.count)
        for instance in 0..<log.instanceCount {
            instances[Int(log.activity[instance])].append(Int32(instance))
        }
        let columns = PriorityColumn.all(log, effort: work.effort)
        for (number, discipline) in disciplines.enumerated() {
            for activity in discipline.activities {
                desk.activities[Int(activity)].queue = discipline.queueRule
                desk.activities[Int(activity)].rankScale = number
            }
            let own = discipline.activities.flatMap { instances[Int($0)] }
            discipline.rank(own, columns, log, into: &work.rank)
            guard discipline.goesByClasses else { continue }
            let last = own.reduce(0) { max($0, work.rank[Int($1)]) }
            for activity in discipline.activities { desk.activities[Int(activity)].favouredBelow = last }
        }
    }
}

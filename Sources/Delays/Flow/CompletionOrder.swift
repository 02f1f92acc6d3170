import EventLogs

extension EventLog {
    /// Fills `list` with the instances of one order, in the order of their ends; ties keep the log's order.
    ///
    /// Orders are short and nearly sorted by end already, so insertion comes first; long ones are sorted in full.
    func list(_ list: inout [Int], byCompletionIn range: Range<Int>) {
        list.removeAll(keepingCapacity: true)
        list.append(contentsOf: range)
        if list.count > 64 {
            list.sort { (end[$0], $0) < (end[$1], $1) }
            return
        }
        for index in list.indices.dropFirst() {
            let instance = list[index]
            var hole = index
            while hole > 0, end[list[hole - 1]] > end[instance] {
                list[hole] = list[hole - 1]
                hole -= 1
            }
            list[hole] = instance
        }
    }
}

import EventLogs

@testable import Delays

extension WorkLoad {
    /// Of all resources.
    static func all(_ work: ResourceWork, _ enabled: EnabledTimes) -> [WorkLoad] {
        let enabled = enabled.inOrder(of: work)
        return (0..<work.resourceCount).map { WorkLoad(of: OwnWork(of: $0, in: work, enabled)) }
    }
}

import Delays
import EventLogs
import Improvements

/// A part of the model of a logged desk that can be left out, to see what it is good for.
enum LeftOut: String {
    /// Anybody takes what was somebody's own work.
    case ownWork = "own-work"
    /// Nobody waits for the members of a batch.
    case gatherings
    /// Orders queue with the others for their first touch.
    case firstTouches = "first-touches"
    /// Work pauses when hours end.
    case overtime
    /// Outside waits are counted on all hours.
    case outsideClocks = "outside-clocks"
    /// Nobody waits for anything outside.
    case outside
    /// First in, first out everywhere.
    case rules

    func leaveOut(of logged: inout LoggedDesk, _ ledger: DelayLedger) {
        switch self {
        case .ownWork: logged.work.assignee = logged.work.assignee.map { min($0, ReplayWork.anybody) }
        case .gatherings: logged.work.gathering = logged.work.gathering.map { _ in -1 }
        case .firstTouches: logged.work.isFirstTouch = logged.work.isFirstTouch.map { _ in false }
        case .overtime:
            for resource in logged.desk.resources.indices { logged.desk.resources[resource].overtime = 0 }
        case .outsideClocks:
            logged.work.outsideClock = logged.work.outsideClock.map { _ in -1 }
            let enabled = ledger.enablement.enabled
            logged.work.outside = zip(logged.ready, enabled).map { $0 - $1 }
        case .outside: logged.work.outside = logged.work.outside.map { _ in 0 }
        case .rules:
            for activity in logged.desk.activities.indices {
                logged.desk.activities[activity].queue = .firstInFirstOut
            }
        }
    }
}

import EventLogs
import Statistics

extension DriverStudy {
    /// What lateness came to: the fit, or why there is none.
    struct LatenessStudy: Sendable {
        /// Of each row; nil where it cannot be judged.
        let isLate: [Bool?]
        let judged: Int
        let late: Int
        let fit: LatenessFit?
        let gaps: [DriverGapRow]

        func row(_ criterion: LateCriterion) -> DriverLatenessRow {
            DriverLatenessRow(
                criterion: criterion,
                judged: judged,
                late: late,
                fitted: fit?.fitted ?? 0,
                method: fit?.method,
                separating: fit?.separating ?? []
            )
        }
    }

    /// Fits the chance of being late to the given columns.
    /// - Parameter lateness: of each order of the log.
    func lateness(_ lateness: [Lateness]?) -> LatenessStudy {
        let isLate = rows.isLate(lateness, ledger.log, settingAside: options.setAside)
        let judged = isLate.lazy.filter { $0 != nil }.count
        let late = isLate.lazy.filter { $0 == true }.count
        guard let given, lateness != nil else {
            return LatenessStudy(isLate: isLate, judged: judged, late: late, fit: nil, gaps: [])
        }
        guard late > 0, late < judged else {
            return LatenessStudy(
                isLate: isLate,
                judged: judged,
                late: late,
                fit: nil,
                gaps: [.init(.lateness, judged == 0 ? .noLateRule : .oneOutcome)]
            )
        }
        do {
            let fit = try LatenessFit(given, rows: rows, isLate: isLate, options: options)
            return LatenessStudy(isLate: isLate, judged: judged, late: late, fit: fit, gaps: [])
        } catch {
            return LatenessStudy(
                isLate: isLate,
                judged: judged,
                late: late,
                fit: nil,
                gaps: [.init(.lateness, error)]
            )
        }
    }
}

import EventLogs
import Statistics

extension DriverStudy {
    /// What lateness came to: the fit, or why there is none.
    struct LatenessStudy: Sendable {
        /// Of each row; nil where it cannot be judged.
        let isLate: [Bool?]
        let judged: Int
        let late: Int
        fileprivate(set) var fit: LatenessFit?
        fileprivate(set) var gaps: [DriverGapRow] = []

        fileprivate init(_ isLate: [Bool?]) {
            self.isLate = isLate
            judged = isLate.lazy.filter { $0 != nil }.count
            late = isLate.lazy.filter { $0 == true }.count
        }

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
        var study = LatenessStudy(isLate)
        guard let given, lateness != nil else { return study }
        guard study.late > 0, study.late < study.judged else {
            study.gaps = [.init(.lateness, study.judged == 0 ? .noLateRule : .oneOutcome)]
            return study
        }
        do {
            study.fit = try LatenessFit(given, rows: rows, isLate: isLate, options: options)
        } catch { study.gaps = [.init(.lateness, error)] }
        return study
    }
}

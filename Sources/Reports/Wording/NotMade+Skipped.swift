import Findings

extension ManagementReport.NotMade {
    /// That nobody wanted it.
    public static func skipped(
        _ analysis: FindingSubject.Analysis,
        in language: ReportLanguage
    ) -> ManagementReport.NotMade {
        ManagementReport.NotMade(analysis, reason: language.managementPhrases.skipped)
    }
}

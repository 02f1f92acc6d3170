import EventLogs
import LogQuality
import Testing

extension PlantedLog {
    func diagnosis(shownIn zone: ZoneRules? = nil, language: DiagnosisLanguage = .english) throws -> Diagnosis
    {
        let assembled = try assembled(shownIn: zone)
        return LogDoctor.examine(
            assembled.log,
            reading: assembled.reading,
            options: .init(language: language)
        )
    }

    /// The one finding of that code.
    func finding(_ code: QualityCode, sourceLocation: SourceLocation = #_sourceLocation) throws
        -> QualityFinding
    {
        let findings = try diagnosis().findings
        return try #require(
            findings.first { $0.code == code },
            "found only \(findings.map(\.code.rawValue))",
            sourceLocation: sourceLocation
        )
    }
}

import LogQuality

extension Finding {
    /// What is wrong with the data, as far as results may mislead.
    public static func doubts(of diagnosis: Diagnosis) -> [Finding] {
        diagnosis.findings.filter { $0.severity >= .warning }.map { found in
            Finding(
                .data(code: found.code, title: found.title, message: found.message, advice: found.advice),
                .doubt,
                found.severity == .error ? .confirmed : .supported,
                evidence: [Measure(.shareAffected, found.share, count: found.of)],
                impact: Impact(orders: found.unit == .orders ? found.count : nil),
                examples: found.examples.compactMap { $0.order.map { ExampleOrder($0) } }
            )
        }
    }
}

import Delays

extension ReportWarning {
    /// Says on every read-out that the causes are not the ledger's own.
    public static func literature(in language: ReportLanguage) -> ReportWarning {
        ReportWarning(code: "causes-literature", message: language.phrases.booksAsLiterature)
    }
}

import Foundation
import OrderLens

extension ReportLanguage {
    /// The user's, where neither a flag nor the configuration names one: Chinese if the locale for messages is (POSIX.1-2017, Base
    /// Definitions, 8.2: the first of these variables that is not empty names it).
    static func ofUser(
        _ variables: [String: String] = ProcessInfo.processInfo.environment
    ) -> ReportLanguage {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("zh") == true ? .chinese : .english
    }
}

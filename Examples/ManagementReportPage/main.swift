// All analyses of a log as one page for management, report.html, in English.
//
//     cd Datasets/order-desk && swift run --package-path ../.. ManagementReportPage

import Foundation
import OrderLens

let delays = try DelayAnalysis(of: OpenedLog("orders.csv"), isForReport: true)
var options = ManagementAnalysis.Options(desk: "Order desk", day: "2025-05-02", version: "1")
options.skipped = [.improvements]  // the replays take longest
let report = try ManagementAnalysis(delays, options, wording: { "\($0)" }).report

for finding in report.findings.prefix(5) {
    print("\(finding.grade.rawValue) \(finding.id)")
}
try ManagementPage(report, language: .english).text.write(
    toFile: "report.html",
    atomically: true,
    encoding: .utf8
)

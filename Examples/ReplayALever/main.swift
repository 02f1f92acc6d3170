// What the orders would have taken if one more person had been trained.
//
//     cd Datasets/order-desk && swift run --package-path ../.. ReplayALever

import OrderLens

let analysis = try DelayAnalysis(of: OpenedLog("orders.csv"))
let study = try analysis.improvementStudy()

var request = ImprovementRequest()
request.isSearched = false
request.levers = [
    try LeverKind.lever(#"cross-train stage="Check credit" resource="Anna Weber""#, in: analysis.ledger.log)
]
let report = try ImprovementsReport(study, request)

for change in report.requested {
    let lever = change.levers.map(\.text).joined(separator: " + ")
    if let hours = change.effect?.meanHours, let lower = hours.lower, let upper = hours.upper {
        print("\(lever): \(hours.difference) h an order, 90 % interval \(lower) to \(upper)")
    } else {
        print(
            "\(lever): at most \(change.mostHours) h an order less; the replay is not near enough to say more"
        )
    }
}

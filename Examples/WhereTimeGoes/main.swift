// Where the time of the orders goes, and which stage and cause most of it.
//
//     cd Datasets/order-desk && swift run --package-path ../.. WhereTimeGoes

import OrderLens

let analysis = try DelayAnalysis(of: OpenedLog("orders.csv"))
print(TerminalReport(try analysis.report()).text)

// The same as numbers: every hour of every order has one stage and one cause.
let report = try analysis.report()
for part in report.ledger.sorted(by: { $0.microseconds > $1.microseconds }).prefix(3) {
    print("\(part.activity), \(part.cause): \(part.microseconds / 3_600_000_000) h")
}
let booked = report.ledger.map(\.microseconds).reduce(0, +)
print("Nothing is left over: \(booked == report.leadTime.totalMicroseconds)")

// What the indicators of a scorecard should weigh, from tables of values.
//
//     cd Datasets/order-desk && swift run --package-path ../.. WeightsFromTables

import OrderLens

var inputs = ScorecardAnalysis.Inputs(card: "scorecard.yml")
inputs.tables = ["indicators.csv", "outcomes.csv"]
let report = try WeightsAnalysis(ScorecardAnalysis(inputs)).report

print("Decision: \(report.decision.decision)")
for indicator in report.indicators {
    print("\(indicator.id): \(indicator.current) -> \(indicator.proposed), \(indicator.verdict)")
}

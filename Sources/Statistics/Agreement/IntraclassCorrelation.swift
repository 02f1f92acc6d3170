/// How far raters agree about what they rate: the intraclass correlations of Shrout and Fleiss, "Intraclass Correlations:
/// Uses in Assessing Rater Reliability" (1979), Psychological Bulletin 86, 420-428.
///
/// 1 where all marks of a target are alike and targets differ, 0 where they differ no more than by chance; negative where
/// less than that.
public struct IntraclassCorrelation: Sendable, Equatable {
    /// Targets with a mark.
    public let targets: Int
    /// Marks for each target: where targets have different numbers, the one that stands for them in the expected mean
    /// squares, (N - Σn²/N) / (targets - 1).
    public let marksEach: Double
    /// ICC(1,1): of one mark, raters drawn anew for each target. (BMS - WMS) / (BMS + (k - 1) WMS).
    public let oneWaySingle: Double
    /// ICC(1,k): of the mean of a target's marks. (BMS - WMS) / BMS.
    public let oneWayMean: Double
    /// ICC(2,1): of one mark, the same raters for all targets; nil unless every rater rated every target once.
    /// (BMS - EMS) / (BMS + (k - 1) EMS + k (JMS - EMS) / n).
    public let twoWaySingle: Double?
    /// ICC(2,k): of the mean of all raters. (BMS - EMS) / (BMS + (JMS - EMS) / n).
    public let twoWayMean: Double?

    /// - Parameters:
    ///   - targets: for each mark what was rated, from 0 to `targetCount - 1`.
    ///   - raters: for each mark who rated, from 0 to `raterCount - 1`.
    /// - Returns: nil where there are not two targets, no target has two marks, or all marks are alike.
    /// - Precondition: a target and a rater for each mark, within range; marks are finite.
    /// - Complexity: O(marks).
    public init?(
        _ marks: [Double],
        targets: [Int32],
        targetCount: Int,
        raters: [Int32],
        raterCount: Int
    ) {
        precondition(
            marks.count == targets.count && marks.count == raters.count,
            "a target and a rater for each mark"
        )
        guard
            let oneWay = try? OneWayAnalysisOfVariance(marks, groups: targets, groupCount: targetCount),
            oneWay.betweenDegreesOfFreedom > 0, oneWay.withinDegreesOfFreedom > 0,
            oneWay.betweenSumOfSquares + oneWay.withinSumOfSquares > 0
        else { return nil }
        let total = Double(marks.count)
        let count = Double(oneWay.betweenDegreesOfFreedom + 1)
        let squares = oneWay.groupCounts.reduce(0) { $0 + Double($1) * Double($1) }
        let each = (total - squares / total) / (count - 1)
        let between = oneWay.betweenSumOfSquares / Double(oneWay.betweenDegreesOfFreedom)
        let within = oneWay.withinSumOfSquares / Double(oneWay.withinDegreesOfFreedom)
        self.targets = Int(count)
        marksEach = each
        oneWaySingle = (between - within) / (between + (each - 1) * within)
        oneWayMean = (between - within) / between

        let cells = Set(zip(targets, raters).map { Int($0) * raterCount + Int($1) })
        let ofRater = try? OneWayAnalysisOfVariance(marks, groups: raters, groupCount: raterCount)
        guard let ofRater, ofRater.betweenDegreesOfFreedom > 0, cells.count == marks.count,
            marks.count == Int(count) * (ofRater.betweenDegreesOfFreedom + 1)
        else {
            (twoWaySingle, twoWayMean) = (nil, nil)
            return
        }
        let judges = ofRater.betweenSumOfSquares / Double(ofRater.betweenDegreesOfFreedom)
        let error =
            max(0, oneWay.withinSumOfSquares - ofRater.betweenSumOfSquares)
            / Double(oneWay.betweenDegreesOfFreedom * ofRater.betweenDegreesOfFreedom)
        twoWaySingle =
            (between - error) / (between + (each - 1) * error + each * (judges - error) / count)
        twoWayMean = (between - error) / (between + (judges - error) / count)
    }
}

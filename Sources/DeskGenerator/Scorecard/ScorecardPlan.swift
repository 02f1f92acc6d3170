/// Which indicators and outcomes a desk's scorecard has, and what is planted in them.
struct ScorecardPlan {
    var indicators: [Indicator]
    var outcomes: [Outcome]

    struct Indicator {
        var name: BilingualName
        var unit: String
        var mean: Double
        /// The standard deviation over persons and months.
        var spread: Double
        var higherIsBetter = true
        var range: ClosedRange<Double>
        var decimals = 2
        var behaviour = Behaviour.plain
    }

    enum Behaviour: Equatable {
        case plain
        /// Nearly always at the top of its range, so that it tells nobody apart.
        case saturated
        /// Reported as the target by those who missed it by at most that much.
        case gamed(target: Double, reach: Double)
    }

    struct Outcome {
        var name: BilingualName
        var unit: String
        var mean: Double
        /// What one standardised unit of good is worth.
        var spread: Double
        var higherIsBetter = true
        /// The effect of each indicator, by index, in standardised units in which more is better.
        var weights: [Int: Double]
        /// And in the peak season, where it is another.
        var peakWeights: [Int: Double]?

        /// The effects in a month from 1 to 12.
        func weights(inMonth month: Int) -> [Int: Double] {
            ScorecardPlan.peakMonths.contains(month) ? peakWeights ?? weights : weights
        }
    }

    /// The standard deviations of what else moves an outcome, in standardised units.
    static let personEffect = 0.5
    static let periodEffect = 0.3
    static let noise = 0.5
    /// Speed and accuracy pull against each other: the correlation of indicators 0 and 1, as more is better.
    static let conflict = -0.6
    static let conflicting = (speed: 0, quality: 1)
    static let months = 24
    /// When the desk has most to do.
    static let peakMonths = [11, 12, 1]

    static let orderDesk = ScorecardPlan(
        indicators: [
            Indicator(
                name: BilingualName("entry within 24 hours", "24小时内录单率"),
                unit: "%",
                mean: 84,
                spread: 4,
                range: 0...100
            ),
            Indicator(
                name: BilingualName("order errors", "订单差错率"),
                unit: "%",
                mean: 5,
                spread: 1,
                higherIsBetter: false,
                range: 0...100
            ),
            Indicator(
                name: BilingualName("reports on time", "报表按时率"),
                unit: "%",
                mean: 104,
                spread: 2,
                range: 0...100,
                behaviour: .saturated
            ),
            Indicator(
                name: BilingualName("complaint closure", "投诉关闭率"),
                unit: "%",
                mean: 76,
                spread: 6,
                range: 0...100
            ),
            Indicator(
                name: BilingualName("visits to key customers", "重点客户拜访次数"),
                unit: "visits",
                mean: 9,
                spread: 2,
                range: 0...40,
                decimals: 0
            ),
            Indicator(
                name: BilingualName("customer files updated within 15 days", "15天内客户档案更新率"),
                unit: "%",
                mean: 84,
                spread: 4,
                range: 0...100,
                behaviour: .gamed(target: 85, reach: 4)
            ),
            Indicator(
                name: BilingualName("document errors", "单据差错率"),
                unit: "%",
                mean: 4,
                spread: 0.8,
                higherIsBetter: false,
                range: 0...100
            ),
            Indicator(
                name: BilingualName("overdue reminders", "逾期款催收率"),
                unit: "%",
                mean: 76,
                spread: 6,
                range: 0...100
            ),
            Indicator(
                name: BilingualName("360 mark", "360度评价"),
                unit: "points",
                mean: 74,
                spread: 6,
                range: 0...100
            ),
            Indicator(
                name: BilingualName("behaviour level", "行为等级"),
                unit: "level",
                mean: 3,
                spread: 0.8,
                range: 1...5,
                decimals: 0
            ),
            Indicator(
                name: BilingualName("key result", "关键成果完成率"),
                unit: "%",
                mean: 90,
                spread: 8,
                range: 0...150
            ),
        ],
        outcomes: [
            Outcome(
                name: BilingualName("on-time delivery", "准时交货率"),
                unit: "%",
                mean: 82,
                spread: 3,
                weights: [0: 0.5, 1: 0.3, 2: 0.2, 5: 0.1, 6: 0.15],
                peakWeights: [0: 0.8, 1: 0.1, 2: 0.2, 5: 0.1, 6: 0.15]
            ),
            Outcome(
                name: BilingualName("customer retention", "客户保留率"),
                unit: "%",
                mean: 88,
                spread: 2,
                weights: [1: 0.2, 3: 0.3, 4: 0.4, 8: 0.1]
            ),
            Outcome(
                name: BilingualName("quote conversion", "报价转化率"),
                unit: "%",
                mean: 30,
                spread: 4,
                weights: [4: 0.35, 9: 0.15, 10: 0.3]
            ),
            Outcome(
                name: BilingualName("complaints", "投诉率"),
                unit: "per 1000 orders",
                mean: 20,
                spread: 2.5,
                higherIsBetter: false,
                weights: [0: -0.3, 1: 0.5, 3: 0.2, 6: 0.25]
            ),
            Outcome(
                name: BilingualName("overdue money", "逾期金额"),
                unit: "thousand",
                mean: 120,
                spread: 12,
                higherIsBetter: false,
                weights: [5: 0.2, 7: 0.5]
            ),
        ]
    )
}

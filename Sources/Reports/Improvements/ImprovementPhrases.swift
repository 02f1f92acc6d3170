import Improvements

/// The texts of the report of improvements that others do not have. A language is a type that has them all.
///
/// Numbers come in as text, rounded already.
protocol ImprovementPhrases: Sendable {
    var title: String { get }
    /// That all of it is a forecast, and of what kind.
    var forecast: String { get }
    func replayed(orders: String, perWeek: String) -> String

    // Fidelity.
    var fidelityHeading: String { get }
    func faithful(distance: String, most: String) -> String
    /// - Parameter reasons: why levers are bounded and not replayed.
    func notFaithful(_ reasons: [String]) -> String
    /// By what share, or how many points, a figure is off, and by how much at most it may be; nil where there is no share.
    func shortfall(_ figure: ShortfallRow.Figure, off: String?, most: String) -> String
    func uncompleted(_ orders: String, of all: String) -> String
    /// What ends a sentence.
    var stop: String { get }
    var log: String { get }
    var replay: String { get }
    var off: String { get }
    var atDesk: String { get }
    var waitingByStage: String { get }
    func notNear(_ stage: String) -> String
    var timeByCause: String { get }
    func weekly(distance: String, order: String) -> String

    // Headings.
    var requestedHeading: String { get }
    var planHeading: String { get }
    var improvementsHeading: String { get }
    var boundsHeading: String { get }
    var pairsHeading: String { get }
    var withoutHeading: String { get }
    func stepsHeading(_ source: ImprovementFigures.StepSource) -> String
    var distributionHeading: String { get }
    var examplesHeading: String { get }
    var reachHeading: String { get }
    var loadHeading: String { get }
    var assumptionsHeading: String { get }
    var notComputedHeading: String { get }

    /// By what the replay goes where several wait.
    var disciplinesHeading: String { get }
    func discipline(_ kind: DisciplineRow.Kind, activities: [String], keys: [String]) -> String
    func foretold(_ share: String, firstInFirstOut: String, choices: String) -> String

    // Columns.
    var mean: String { get }
    var median: String { get }
    var lever: String { get }
    func interval(_ confidence: String) -> String
    var points: String { get }
    func inPoints(_ number: String) -> String
    var work: String { get }
    var adjustedP: String { get }
    func perYear(_ currency: String?) -> String
    var before: String { get }
    var after: String { get }
    var most: String { get }
    var person: String { get }
    var weeklyHours: String { get }
    var timeOnDuty: String { get }
    var assumes: String { get }
    var arrivals: String { get }
    var busiest: String { get }
    var busy: String { get }
    var inHand: String { get }
    var notDone: String { get }

    // Sentences.
    /// - Parameter hasLate: whether it is told which orders are late.
    func improvementsMeaning(tried: String, level: String, hasLate: Bool) -> String
    var moneyMeaning: String { get }
    var boundsMeaning: String { get }
    /// - Parameter hasLate: whether it is told which orders are late.
    func nothingHelps(hasLate: Bool) -> String
    var nothingSuggested: String { get }
    var withoutMeaning: String { get }
    func levers(_ count: String) -> String
    var stepsMeaning: String { get }
    /// The first lever of the table, as the headline of the page.
    func headline(_ lever: String, difference: String, interval: String?) -> String
    /// The same of all steps together.
    func headline(steps: String, from: String, to: String, late: (from: String, to: String)?) -> String
    func takes(_ effort: String) -> String
    func assumes(_ assumption: String) -> String
    func compared(orders: String, faster: String, slower: String) -> String
    func stuck(_ orders: String) -> String
    func judged(_ orders: String) -> String
    /// - Parameter late: that of the shares of late orders.
    func told(pValue: String, late: String?) -> String
    func atMost(_ hours: String) -> String
    func valued(_ hours: String) -> String
    func net(_ amount: String, parts: [String]) -> String
    func example(_ order: String, before: String, after: String) -> String
    func changes(_ person: String, before: String, after: String) -> String
    func examples(_ examples: [String]) -> String
    var asIs: String { get }
    var allTogether: String { get }
    func further(_ lever: String) -> String
    func orders(within: String, before: String, after: String) -> String
    var someoneNew: String { get }

    // Effort and money.
    func people(_ count: Int, hours: String) -> String
    func weekly(hours: String, isLess: Bool) -> String
    func rules(_ count: Int) -> String
    func trainings(_ count: Int) -> String
    func systems(_ count: Int) -> String
    func firstYear(hours: String, isLess: Bool) -> String
    func list(_ items: [String]) -> String
    func part(_ part: ImprovementFigures.MoneyPart, amount: String) -> String
    func prices(hour: String?, lateOrder: String?, head: String?) -> String?
    func onceHours(rule: String, training: String, system: String) -> String

    // The goal.
    func goal(_ figure: ReachGoal.Figure, atMost: String) -> String
    func reached(_ goal: String, from: String, tried: String) -> String
    func reachedAlready(_ goal: String, now: String) -> String
    /// - Parameter isComplete: whether all there is to try was tried.
    func notReached(_ goal: String, from: String, tried: String, isComplete: Bool) -> String
    func goalUnknown(_ goal: String) -> String
    var nearest: String { get }
    var noNearest: String { get }

    // The load curve.
    var loadMeaning: String { get }
    var arrivalsAxis: String { get }
    var today: String { get }
    var doubled: String { get }
    /// - Parameter factor: of the arrivals.
    func doubles(at factor: String, busiest: String?) -> String
    func doesNotDouble(upTo factor: String) -> String
    func times(_ factor: String) -> String
    func busiest(_ person: String, share: String) -> String

    // Assumptions, and what was not computed.
    var general: String { get }
    func lateMeans(_ rule: String) -> String
    func intervals(_ interval: Effect.Interval, groups: String, replicates: String, confidence: String)
        -> String
    func name(_ what: ImprovementGapRow.What) -> String
    func name(_ reason: ImprovementGapRow.Reason) -> String
}

extension ReportLanguage {
    var improvementPhrases: any ImprovementPhrases {
        switch self {
        case .english: EnglishImprovementPhrases()
        case .chinese: ChineseImprovementPhrases()
        }
    }
}

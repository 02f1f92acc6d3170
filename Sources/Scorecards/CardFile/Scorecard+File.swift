extension Scorecard {
    /// Reads a scorecard file.
    ///
    /// ```yaml
    /// name: {en: Order assistant, zh: 订单助理}  # or one text
    /// periods: month                   # month | quarter | week | year
    /// groups:                          # shares add up to 100 %
    ///   - {id: hard, name: {en: Hard, zh: 硬指标}, share: 50 %}
    ///   - {id: soft, name: {en: Soft, zh: 软指标}, share: 50 %}
    /// indicators:
    ///   - id: entry-24h
    ///     name: {en: Entry within 24 hours, zh: 24小时内录单率}
    ///     group: hard
    ///     weight: 50 %                 # of the whole card; those of a group add up to its share
    ///     cycle-weights: {peak: 55 %}  # optional: where it weighs otherwise; all add up in each cycle too
    ///     unit: "%"                    # % points level count hours days per-1000 money, or {en: visits, zh: 次}
    ///     direction: higher            # optional: floor and target say it too
    ///     floor: 70                    # scores 0
    ///     target: 95                   # scores 100
    ///     stretch: 100                 # optional: scores 120
    ///     lights: {green: 95, red: 85} # optional: green from the target, red below the middle of floor and target
    ///     source: system               # system | peer | customer | superior | behaviour | key-result
    ///     minimum-n: 20                # of fewer facts a value is withheld; 3 for peers, else 1
    ///     limits: {floor: 5 %, cap: 60 %, step: 5 %}  # of the weight; else those of the card
    ///     formula: |                   # SQL; without one the values are imported
    ///       SELECT resource AS person, start AS time, hours <= 24 AS value, event_id AS event FROM event_log
    ///     aggregate: share             # mean | sum | count | median | share
    /// outcomes:
    ///   - {id: on-time, name: On time, direction: higher, unit: "%", priority: 3, minimum-n: 5}
    /// lights: {green: 90, red: 60}     # of composite scores; these if not said
    /// balance:                         # speed weighs at most ratio times quality
    ///   - {speed: entry-24h, quality: order-errors, ratio: 1.5}
    /// limits: {floor: 2 %, cap: 30 %, step: 5 %, grid: 0.5 %}
    /// cycles: {peak: [11, 12, 1], normal: rest}
    /// pay: {base: 60 %, groups: {hard: 20 %, soft: 20 %}, pool: {share-of-sales: 0.5 %, cap: 2}}
    /// people: {table: people, groups: [team, gender]}
    /// views: {late: SELECT * FROM order_log WHERE completed > promise}
    /// provenance: {anything: how the weights came about; not read}
    /// ```
    /// A percentage may be written without its sign. Unknown keys are refused, so that a misspelt one is not passed over.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - file: its name, for errors.
    /// - Throws: ``CardFileError`` with the place of what is wrong first.
    public init(text: String, file: String) throws(CardFileError) {
        self = try ScorecardFile(CardNode(text: text, file: file)).scorecard()
    }
}

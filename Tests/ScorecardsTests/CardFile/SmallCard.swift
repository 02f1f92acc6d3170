@testable import Scorecards

/// A card with everything in it, to be read as it is or with one thing changed.
enum SmallCard {
    static let text = """
        name: {en: Clerk, zh: 文员}
        periods: quarter
        groups:
          - {id: hard, name: {en: Hard, zh: 硬指标}, share: 60 %}
          - {id: soft, share: 40}
        indicators:
          - id: speed
            name: Entry within 24 hours
            group: hard
            weight: 40 %
            unit: "%"
            direction: higher
            floor: 70
            target: 95
            stretch: 100
            lights: {green: 94, red: 85}
            minimum-n: 20
            limits: {floor: 10 %, cap: 50 %}
            formula: |
              SELECT resource AS person, start AS time,
                hours <= 24 AS value
              FROM late
            aggregate: share
          - {id: errors, group: hard, weight: 20 %, unit: "%", floor: 2, target: 0.5, stretch: 0.1}
          - {id: marks, group: soft, weight: 40 %, unit: level, source: peer, floor: 1, target: 4}
        outcomes:
          - {id: on-time, name: {en: On time, zh: 准时}, priority: 3}
          - {id: complaints, direction: lower, unit: {en: letters, zh: 封}}
        balance:
          - {speed: speed, quality: errors, ratio: 2}
        limits: {floor: 2 %, cap: 45 %, step: 5 %, grid: 1 %}
        cycles: {peak: [10, 11, 12], normal: rest}
        pay: {base: 60, groups: {hard: 20 %, soft: 20 %}, pool: {share-of-sales: 0.5 %, cap: 2}}
        people: {table: people, groups: [team]}
        views:
          late: SELECT * FROM event_log
        minimum-coverage: 40 %
        """

    static func read(replacing old: String = "", with new: String = "") throws(CardFileError) -> Scorecard {
        let changed = old.isEmpty ? text : text.replacing(old, with: new, maxReplacements: 1)
        return try Scorecard(text: changed, file: "card.yml")
    }
}

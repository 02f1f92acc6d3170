import Scorecards
import TextWidths

/// Ranks now on the left and proposed on the right, a line for each person.
struct RankChart {
    let people: [ConsequencesRow.PersonRow]
    let phrases: any WeightPhrases

    /// So many people can be told from each other.
    static let most = 40
    private static let widestFitted = 640.0
    private static let (top, step, middle) = (34.0, 21.0, 150.0)

    var markup: Markup {
        guard people.count > 1 else { return .empty }
        // As wide as the longest name, so that none is cut.
        let columns = people.map { TextWidth.columns($0.person) }.max() ?? 0
        let room = max(Double(columns) * 7.2 + 46, 90)
        let width = 2 * room + RankChart.middle
        // What is much wider than a telephone is scrolled rather than made too small to read.
        let frame = width <= RankChart.widestFitted ? "ranks fits" : "ranks"
        let left = places { $0.current }
        let right = places { $0.proposed }
        var content = Drawing.text(phrases.now, x: room - 8, y: 16, anchor: .end, soft: true)
        content += Drawing.text(phrases.proposed, x: width - room + 8, y: 16, soft: true)
        for index in people.indices {
            let (from, to) = (y(left[index]), y(right[index]))
            let person = people[index]
            let (rank, look) = (person.rank, look(person))
            content += """
                <g class="\(look)"><title>\(person.person): \(rank.current) → \(rank.proposed)</title>\
                <line x1="\(room)" y1="\(from)" x2="\(width - room)" y2="\(to)"/>\
                <circle cx="\(room)" cy="\(from)" r="3"/><circle cx="\(width - room)" cy="\(to)" r="3"/></g>

                """
            content += Drawing.text(
                "\(person.person)  \(rank.current)",
                x: room - 8,
                y: from + 4,
                anchor: .end
            )
            content += Drawing.text("\(rank.proposed)  \(person.person)", x: width - room + 8, y: to + 4)
        }
        let height = RankChart.top + Double(people.count) * RankChart.step
        return """
            <figure><div class="scroll" tabindex="0"><svg class="\(frame)" viewBox="0 0 \(width) \(height)" style="width:\(width)px" role="img" \
            aria-label="\(phrases.ranks)">
            \(content)</svg></div></figure>

            """
    }

    private func y(_ place: Int) -> Double { RankChart.top + Double(place) * RankChart.step }

    private func look(_ person: ConsequencesRow.PersonRow) -> String {
        person.rank.proposed < person.rank.current
            ? "more" : person.rank.proposed > person.rank.current ? "less" : "still"
    }

    /// For each person the line that they are on: in order of rank, of equals as they come.
    private func places(_ rank: (BeforeAfter<Int>) -> Int) -> [Int] {
        let order = people.indices.sorted { (rank(people[$0].rank), $0) < (rank(people[$1].rank), $1) }
        var places = Array(repeating: 0, count: people.count)
        for (place, index) in order.enumerated() { places[index] = place }
        return places
    }

    static let styles: Markup = """
          svg.ranks { display: block; height: auto; }
          svg.ranks.fits { max-width: 100%; min-width: 22rem; }
          svg.ranks g line { stroke-width: 1.8; }
          svg.ranks .more line { stroke: var(--more); } svg.ranks .more circle { fill: var(--more); }
          svg.ranks .less line { stroke: var(--less); } svg.ranks .less circle { fill: var(--less); }
          svg.ranks .still line { stroke: var(--line); } svg.ranks .still circle { fill: var(--soft); }

        """
}

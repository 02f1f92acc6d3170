/// How large charts are, in pixels.
struct ChartSize {
    let width: Int
    var height: Int
    /// That it can be made lower to, so that it does not lie across the end of a page.
    let leastHeight: Int

    /// The least width.
    static let least = 620

    /// - Parameter tableWidth: of the tables that it stands under; nil for one beside them.
    static func of(_ chart: Chart, in sheet: Sheet, tableWidth: Int?) -> ChartSize {
        let width = tableWidth.map { min(max($0, least), 1_000) } ?? 720
        guard chart.kind.isHorizontal, sheet.tables.indices.contains(chart.table) else {
            return ChartSize(width: width, height: 340, leastHeight: 260)
        }
        let categories = chart.rows?.count ?? sheet.tables[chart.table].rowCount
        let bars = chart.kind.isStacked ? 1 : chart.series.count
        func height(_ category: Int) -> Int { min(max(120 + categories * category, 240), 1_200) / 20 * 20 }
        let usual = bars == 1 ? 24 : 8 + 14 * bars
        return ChartSize(width: width, height: height(usual), leastHeight: height(usual * 3 / 4))
    }
}

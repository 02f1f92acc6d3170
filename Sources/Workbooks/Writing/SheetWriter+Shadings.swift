import CXLSXWriter

/// What numbers and lights look like by their size: as rules of the document, not as fixed colours.
extension SheetWriter {
    func shade(_ table: Table, header: Int) throws(WorkbookError) {
        guard table.rowCount > 0 else { return }
        let rows = header + 1...header + table.rowCount
        for shading in table.shadings where !shading.columns.isEmpty {
            var rule = SheetWriter.rule(shading.kind, of: table.columns[shading.columns])
            try add(&rule, rows, shading.columns)
        }
        for (place, column) in table.columns.enumerated() {
            guard case .lights(_, let words) = column.values else { continue }
            for light in Light.allCases {
                try add(light, words[light], rows, place..<place + 1)
            }
        }
    }

    private static func rule(_ kind: Shading.Kind, of columns: ArraySlice<Column>) -> lxw_conditional_format {
        var rule = lxw_conditional_format()
        let number = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        switch kind {
        case .bars(let colour):
            rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
            rule.data_bar_2010 = 1
            rule.bar_solid = 1
            rule.bar_no_border = 1
            rule.bar_color = colour.code
            if !columns.contains(where: \.values.hasNegative) {
                rule.min_rule_type = number
                rule.min_value = 0
            }
        case .heat(let colour):
            rule.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
            rule.min_rule_type = number
            rule.min_value = 0
            rule.min_color = 0xFFFFFF
            rule.max_color = colour.code
        case .diverging(let below, let above, let extent):
            rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
            (rule.min_rule_type, rule.mid_rule_type, rule.max_rule_type) = (number, number, number)
            (rule.min_value, rule.mid_value, rule.max_value) = (-extent, 0, extent)
            (rule.min_color, rule.mid_color, rule.max_color) = (below.code, 0xFFFFFF, above.code)
        }
        return rule
    }

    private func add(
        _ light: Light,
        _ word: String,
        _ rows: ClosedRange<Int>,
        _ columns: Range<Int>
    ) throws(WorkbookError) {
        // Text in a formula is in quotes, and a quote in it is two.
        let safe = "\"" + CellText.safe(word).replacing("\"", with: "\"\"") + "\""
        var outcome = LXW_NO_ERROR
        safe.withCopy { text in
            var rule = lxw_conditional_format()
            rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
            rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
            rule.value_string = text
            rule.format = document.formats.rule(light)
            outcome = apply(&rule, rows, columns)
        }
        try document.demand(outcome)
    }

    private func add(
        _ rule: inout lxw_conditional_format,
        _ rows: ClosedRange<Int>,
        _ columns: Range<Int>
    ) throws(WorkbookError) {
        try document.demand(apply(&rule, rows, columns))
    }

    private func apply(
        _ rule: inout lxw_conditional_format,
        _ rows: ClosedRange<Int>,
        _ columns: Range<Int>
    ) -> lxw_error {
        worksheet_conditional_format_range(
            worksheet,
            lxw_row_t(rows.lowerBound),
            lxw_col_t(columns.lowerBound),
            lxw_row_t(rows.upperBound),
            lxw_col_t(columns.upperBound - 1),
            &rule
        )
    }
}

extension Column.Values {
    /// Whether a number of it is below zero.
    fileprivate var hasNegative: Bool {
        (0..<count).contains { row in
            if case .number(let value) = cell(at: row).cell { value < 0 } else { false }
        }
    }
}

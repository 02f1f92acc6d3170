import CXLSXWriter

/// Charts, bound to the cells of their table.
extension SheetWriter {
    func draw(_ chart: Chart, at place: SheetLayout.ChartPlace) throws(WorkbookError) {
        let table = sheet.tables[chart.table]
        let rows = chart.rows ?? 0..<table.rowCount
        guard !rows.isEmpty, !chart.series.isEmpty,
            let drawn = workbook_add_chart(document.workbook, UInt8(chart.kind.type.rawValue))
        else { return }
        let header = layout.headers[chart.table]
        let (first, last) = (lxw_row_t(header + 1 + rows.lowerBound), lxw_row_t(header + rows.upperBound))
        for series in chart.series {
            guard let made = chart_add_series(drawn, nil, nil) else { continue }
            let (names, values) = (lxw_col_t(chart.categories), lxw_col_t(series.column))
            chart_series_set_categories(made, tab, first, names, last, names)
            chart_series_set_values(made, tab, first, values, last, values)
            chart_series_set_name_range(made, tab, lxw_row_t(header), values)
            colour(made, series.colour, chart.kind)
        }
        dress(drawn, chart)
        let title = CellText.title(chart.title)
        let outcome = title.withCopy { description in
            var options = lxw_chart_options()
            options.description = description
            options.x_scale = Double(place.width) / 480
            options.y_scale = Double(place.height) / 288
            // It keeps its size when rows are filtered out.
            options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
            return worksheet_insert_chart_opt(
                worksheet,
                lxw_row_t(place.row),
                lxw_col_t(place.column),
                drawn,
                &options
            )
        }
        try document.demand(outcome)
    }

    private func colour(
        _ series: UnsafeMutablePointer<lxw_chart_series>,
        _ colour: Colour,
        _ kind: Chart.Kind
    ) {
        if kind == .lines {
            var line = lxw_chart_line()
            line.color = colour.code
            line.width = 2.25
            chart_series_set_line(series, &line)
        } else {
            var fill = lxw_chart_fill()
            fill.color = colour.code
            chart_series_set_fill(series, &fill)
        }
    }

    private func dress(_ drawn: UnsafeMutablePointer<lxw_chart>, _ chart: Chart) {
        withFont(size: 12, isBold: true) { font in
            chart_title_set_name(drawn, CellText.title(chart.title))
            chart_title_set_name_font(drawn, font)
        }
        // The library calls the axis at the bottom that of x, whatever it shows.
        let (bottom, side) = (drawn.pointee.x_axis, drawn.pointee.y_axis)
        let (categories, values) = chart.kind.isHorizontal ? (side, bottom) : (bottom, side)
        withFont(size: 9) { font in
            chart_axis_set_num_font(categories, font)
            chart_axis_set_num_font(values, font)
            if chart.series.count > 1 {
                chart_legend_set_font(drawn, font)
            }
            if let title = chart.valueTitle {
                chart_axis_set_name(values, CellText.title(title))
                chart_axis_set_name_font(values, font)
            }
        }
        let shown = chart.series.first.flatMap {
            sheet.tables[chart.table].columns[$0.column].values.axisCode
        }
        if let shown { chart_axis_set_num_format(values, shown) }
        var rule = lxw_chart_line()
        rule.color = 0xD9DEE3
        rule.width = 0.75
        chart_axis_major_gridlines_set_visible(values, 1)
        chart_axis_major_gridlines_set_line(values, &rule)
        // Names stand at the side, also where values are below zero.
        chart_axis_set_label_position(categories, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
        if chart.kind.isHorizontal {
            // The first row of the table stands at the top; the values stay below.
            chart_axis_set_reverse(categories)
            chart_axis_set_label_position(values, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
        }
        if chart.kind != .lines {
            chart_set_series_gap(drawn, chart.kind.isStacked ? 45 : 60)
            chart_set_series_overlap(drawn, chart.kind.isStacked ? 100 : 0)
        }
        let legend = chart.series.count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
        chart_legend_set_position(drawn, UInt8(legend.rawValue))
        var none = lxw_chart_line()
        none.none = 1
        chart_chartarea_set_line(drawn, &none)
    }

    private func withFont(
        size: Double,
        isBold: Bool = false,
        _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void
    ) {
        func dress(_ name: UnsafeMutablePointer<CChar>?) {
            var font = lxw_chart_font()
            font.name = name
            font.size = size
            font.bold = isBold ? 1 : UInt8(LXW_EXPLICIT_FALSE.rawValue)
            font.color = 0x3B4650
            body(&font)
        }
        if let name = document.font { name.withCopy(dress) } else { dress(nil) }
    }
}

extension Chart.Kind {
    fileprivate var type: lxw_chart_type {
        switch self {
        case .bars: LXW_CHART_BAR
        case .stackedBars: LXW_CHART_BAR_STACKED
        case .columns: LXW_CHART_COLUMN
        case .stackedColumns: LXW_CHART_COLUMN_STACKED
        case .lines: LXW_CHART_LINE
        }
    }
}

/// What the pages about scorecards look like beyond the others: what is better is blue here, and what is worse orange.
enum ScorecardStyles {
    static let text: Markup = """
        \(PlotTable.styles)  :root { --more: #0a5ea8; --less: #c24a00; }
          @media screen and (prefers-color-scheme: dark) { :root { --more: #56b4e9; --less: #f08a3c; } }
          p.verdict { font-size: 1.12rem; font-weight: 600; margin: .8rem 0; }
          ul.findings { margin: .4rem 0; padding-left: 1.2rem; max-width: 52rem; }
          table.plots .faint { opacity: .4; }
        \(PlotScale.moveStyles)  table.plots rect.share { fill: var(--more); }
          .facts dd { font-size: 1.15rem; }
          table:not(.plots):not(.heat) th { white-space: normal; vertical-align: bottom; }
          table:not(.plots):not(.heat) td:first-child { min-width: 9rem; position: sticky; left: 0;
            background: var(--page); }
          .dense table { font-size: .76rem; }
          .dense th.number, .dense td.number { padding-right: .3rem; }
          @media screen and (min-width: 44.01rem) { .people table.plots .plot { width: 15%; min-width: 8rem; } }
          .below { color: var(--warn); }
          .check { border: 1px solid var(--line); border-radius: 8px; padding: .2rem .9rem .6rem; margin: .8rem 0; break-inside: avoid; }
          .check h3 { margin-top: .6rem; }
          @media print {
            @page { margin: 12mm; }
            html { font-size: 10.5px; }
            .scroll { overflow: visible; }
            table.plots .plot { width: 18%; min-width: 9rem; }
            table.plots td[data-title]:not(.number) { min-width: 9rem; }
            svg.axis text.soft { font-size: 7.5px; }
            details::details-content { content-visibility: visible; block-size: auto; }
          }

        """
}

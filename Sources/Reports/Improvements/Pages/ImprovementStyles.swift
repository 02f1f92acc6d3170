/// What the page of improvements looks like beyond the others: what falls is better, and blue.
enum ImprovementStyles {
    static let text: Markup = """
        \(PlotTable.styles)\(PlotScale.moveStyles)  p.verdict { font-size: 1.12rem; font-weight: 600; margin: .6rem 0; }
          .facts dd { font-size: 1.15rem; }
          td small { display: block; color: var(--soft); }
          table.plots rect.left { fill: var(--soft); stroke: none; opacity: .35; }
          table.plots rect.less { fill: var(--less); stroke: none; }
          table.plots rect.more { fill: var(--more); stroke: none; }
          table.plots .faint { opacity: .4; }
          .narrow { max-width: 36rem; }
          .narrow td:not(:first-child) { overflow-wrap: normal; white-space: nowrap; }
          .assumptions td:first-child { white-space: nowrap; }
          .block { border: 1px solid var(--line); border-radius: 8px; padding: .2rem .9rem .6rem; margin: .8rem 0; }
          .block h3 { margin-top: .6rem; }
          .scroll + .scroll { margin-top: 1.1rem; }
          @media screen and (max-width: 44rem) { .assumptions td:first-child { white-space: normal; } }
          @media print {
            @page { margin: 12mm; }
            html { font-size: 10.5px; }
            .scroll { overflow: visible; }
            table.plots .plot { width: 18%; min-width: 9rem; }
            svg.axis text.soft { font-size: 7.5px; }
            details::details-content { content-visibility: visible; block-size: auto; }
          }

        """
}

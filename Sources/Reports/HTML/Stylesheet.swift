import Delays

/// The look of the page: one column that suits paper and telephones, light and dark.
enum Stylesheet {
    static var text: Markup {
        let causes = Cause.allCases.map { cause -> Markup in
            "  .\(cause.rawValue) { fill: \(CauseColour.web(cause)); }\n"
        }.joined()
        return "\(Stylesheet.colours)\(layout)\(causes)"
    }

    /// The colours of light and of dark pages.
    static let colours: Markup = """
          :root { color-scheme: light dark; --text: #1f2328; --soft: #5d656e; --line: #d5d9de; --page: #ffffff;
            --panel: #f5f6f8; --warn: #8a4b00; --warn-back: #fff4e0; }
          @media (prefers-color-scheme: dark) {
            :root { --text: #e6e9ed; --soft: #9aa4af; --line: #3a424b; --page: #14181d; --panel: #1d2329;
              --warn: #ffc266; --warn-back: #33270f; }
          }

        """

    static let fonts: Markup = """
        system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC",
            "PingFang SC", "Microsoft YaHei", sans-serif
        """

    private static let layout: Markup = """
          * { box-sizing: border-box; }
          body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; color: var(--text);
            background: var(--page); font: 15px/1.5 \(fonts); overflow-wrap: break-word; }
          h1 { font-size: 1.55rem; line-height: 1.25; margin: 0 0 .4rem; }
          h2 { font-size: 1.12rem; margin: 2.4rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--line); }
          h3 { font-size: 1rem; margin: 1.5rem 0 .2rem; overflow-wrap: anywhere; }
          p { margin: .3rem 0; max-width: 48rem; }
          .soft { color: var(--soft); }
          .notice { color: var(--warn); background: var(--warn-back); padding: .45rem .7rem; border-radius: 6px; }
          .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .7rem;
            margin: 1rem 0; padding: 0; }
          .facts div { background: var(--panel); border-radius: 8px; padding: .6rem .8rem; }
          .facts dt { color: var(--soft); font-size: .85rem; }
          .facts dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
          .facts dd small { font-size: .8rem; font-weight: 400; color: var(--soft); display: block; }
          .scroll { overflow-x: auto; }
          table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; }
          th, td { padding: .28rem .6rem .28rem 0; text-align: left; vertical-align: top;
            border-bottom: 1px solid var(--line); }
          td { overflow-wrap: anywhere; min-width: 3rem; }
          table:not([class]) td:not(.number) { min-width: 6.5rem; }
          @media screen and (max-width: 44rem) { table:not([class]) td:not(.number) { min-width: 5rem; } }
          th { color: var(--soft); font-weight: 500; white-space: nowrap; }
          th.number, td.number { text-align: right; white-space: nowrap; }
          .number + th:not(.number), td.number + td:not(.number) { padding-left: 1.2rem; }
          .cause, .unbroken { white-space: nowrap; }
          .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: .6rem 0; padding: 0;
            list-style: none; font-size: .86rem; }
          .legend svg, td svg { width: .8rem; height: .8rem; vertical-align: -.08rem; margin-right: .35rem; }
          svg.chart { display: block; width: 100%; min-width: 40rem; max-width: 48rem; height: auto; }
          svg text { fill: var(--text); font-size: 12px; }
          svg text.soft { fill: var(--soft); font-size: 11px; }
          svg line { stroke: var(--line); stroke-width: 1; }
          svg rect { stroke: var(--page); stroke-width: .6; }
          svg rect.faint { opacity: .45; }
          svg rect.thin { stroke: none; }
          .hatched { stroke: var(--soft); stroke-width: 1.6; }
          ul.warnings { padding-left: 1.2rem; }
          @media print {
            body { max-width: none; font-size: 11px; padding: 0; }
            p { max-width: none; break-inside: avoid; }
            h2, h3, h4, h2 + p, h3 + p, h4 + p, .legend { break-after: avoid; }
            figure, tr, .order, .short { break-inside: avoid; }
            svg.chart { min-width: 0; max-width: none; }
            * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          }
          figure { margin: .5rem 0; }

        """
}

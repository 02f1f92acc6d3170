/// What the management report looks like beyond the pages of the analyses.
///
/// More is worse of times and better of weights: the parts of the page have colours of their own for it, as the pages have.
enum ManagementStyles {
    static let text: Markup = """
          :root { --green: #1a7f37; --amber: #9a6700; --amber-lamp: #d4a000; --red: #cf222e; }
          @media screen and (prefers-color-scheme: dark) {
            :root { --green: #3fb950; --amber: #d29922; --amber-lamp: #d29922; --red: #ff7b72; }
          }
          section.part:not(#scores):not(#indicators):not(#weights) { --more: #c24a00; --less: #0072b2; }
          @media screen and (prefers-color-scheme: dark) {
            section.part:not(#scores):not(#indicators):not(#weights) { --more: #f08a3c; --less: #56b4e9; }
          }
          section.part:not(#scores):not(#indicators):not(#weights) table.plots rect.share { fill: var(--less); }
          a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
          ul.lights { list-style: none; margin: 1rem 0 .6rem; padding: 0; display: grid; gap: .7rem;
            grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
          ul.lights li { display: flex; gap: .8rem; background: var(--panel); border-radius: 8px; padding: .6rem .8rem; }
          ul.lights p { margin: 0; }
          ul.lights small { display: block; }
          header p { max-width: none; }
          .lamp { flex: none; width: 1.5rem; height: 1.5rem; margin-top: .1rem; border-radius: 50%; background: var(--soft); }
          .green .lamp, .dot.green { background: var(--green); }
          .amber .lamp, .dot.amber { background: var(--amber-lamp); }
          .red .lamp, .dot.red { background: var(--red); }
          .green .colour { color: var(--green); } .amber .colour { color: var(--amber); } .red .colour { color: var(--red); }
          .unknown .lamp { background: none; border: 2px dashed var(--soft); }
          .dot { display: inline-block; width: .7rem; height: .7rem; border-radius: 50%; background: var(--soft); }
          .summary .facts { margin: .6rem 0; }
          .columns { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
          .columns > .block:last-child:nth-child(odd) { grid-column: 1 / -1; }
          .summary .block { border: none; padding: 0; margin: 1.1rem 0 .6rem; }
          .summary .columns .block { margin: .6rem 0; }
          .summary h2 { margin: .6rem 0 .3rem; padding: 0; border: none; }
          .summary ol, .summary ul:not(.lights) { margin: 0; padding-left: 1.3rem; }
          .summary li { margin: .2rem 0; overflow-wrap: anywhere; }
          .summary li small { display: block; color: var(--soft); max-width: 48rem; }
          td small { display: block; color: var(--soft); }
          .actions td:not(.number) { min-width: 9rem; overflow-wrap: normal; }
          .blank { display: inline-block; min-width: 6rem; border-bottom: 1px solid var(--soft); height: 1.1em; }
          nav { background: var(--panel); border-radius: 8px; padding: .5rem .9rem; margin: 1.6rem 0; }
          nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: 0; padding: 0; }
          section.part { margin-top: 3rem; }
          section.part > h2 { font-size: 1.35rem; border-top: 3px solid var(--line); }
          section.part h3 { font-size: 1.12rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
          section.part > h2 + section > h3 { border-top: none; margin-top: .6rem; padding-top: 0; }
          section.part h4 { font-size: 1rem; margin: 1.2rem 0 .2rem; overflow-wrap: anywhere; }
          article.finding { border-left: 4px solid var(--line); padding: .1rem 0 .3rem .9rem; margin: 1.1rem 0;
            break-inside: avoid; overflow-wrap: anywhere; }
          article.finding h4 { margin-top: .2rem; }
          article.problem { border-color: var(--red); } article.strength { border-color: var(--green); }
          article.action { border-color: var(--less); } article.doubt { border-color: var(--amber); }
          article .source { margin: 0; font-size: .85rem; }
          ul.evidence, ul.grades { margin: .3rem 0; padding-left: 1.2rem; }
          ul.grades { list-style: none; padding: 0; }
          .grade { display: inline-block; min-width: 1.3rem; text-align: center; border: 1px solid var(--soft); border-radius: 4px;
            font-size: .8rem; font-weight: 600; }
          details.order { margin: .4rem 0; }
          details.order:target::details-content { content-visibility: visible; block-size: auto; }
          details.order summary { color: var(--text); cursor: pointer; overflow-wrap: anywhere; }
          @media screen and (max-width: 44rem) {
            .summary .facts div:first-child:nth-last-child(odd) { grid-column: 1 / -1; }
            .actions table, .actions tbody { display: block; }
            .actions thead { display: none; }
            .actions tr { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem .8rem; padding: .5rem 0;
              border-bottom: 1px solid var(--line); }
            .actions td, .actions td.number + td:not(.number) { border: none; padding: 0; text-align: left; }
            .actions td:first-child { grid-column: 1 / -1; position: static; }
            .actions td[data-title]:not(:first-child)::before { content: attr(data-title); display: block;
              color: var(--soft); font-size: .8rem; }
          }
          @media print {
            @page { size: A4; margin: 12mm; }
            html { font-size: 11.5px; }
            body { line-height: 1.4; }
            .summary { break-after: page; line-height: 1.32; }
            .summary .block { margin: .6rem 0 .4rem; }
            .summary .facts { margin: .4rem 0; }
            .summary .facts dd { font-size: 1.15rem; }
            .summary svg.slope { max-width: 25rem; }
            .summary > p { display: none; }
            .columns { grid-template-columns: 1fr 1fr; }
            nav { display: none; }
            section.part { margin-top: 1.4rem; }
            table:not(.plots):not(.heat) td:first-child { position: static; background: none; }
            table.heat { break-inside: avoid; }
            svg.wide { max-width: 100%; max-height: 200mm; }
            #orders details.order:not([open]), details.lever:not([open]) { display: none; }
            section.part details:not([open])::details-content { content-visibility: hidden; block-size: 0; }
          }

        """
}

/// How much of all lead time something on the map takes, as one of five steps of a colour.
///
/// Oranges of one hue from light to dark (ColorBrewer's OrRd; Harrower and Brewer 2003), which colour-blind readers tell apart
/// too; the first is grey.
enum Heat: Int, CaseIterable {
    case none, some, more, much, most

    init(share: Double) {
        self =
            switch share {
            case ..<0.01: .none
            case ..<0.03: .some
            case ..<0.08: .more
            case ..<0.2: .much
            default: .most
            }
    }

    /// From this share on.
    var least: Double { [0, 0.01, 0.03, 0.08, 0.2][rawValue] }

    /// The name of its class in a drawing.
    var name: String { "heat\(rawValue)" }

    static let styles: Markup = """
          .map .heat0 { --heat: #b4bbc4; --ink: #1f2328; }
          .map .heat1 { --heat: #fdcc8a; --ink: #1f2328; }
          .map .heat2 { --heat: #fc8d59; --ink: #1f2328; }
          .map .heat3 { --heat: #e34a33; --ink: #ffffff; }
          .map .heat4 { --heat: #a50f15; --ink: #ffffff; }
          @media (prefers-color-scheme: dark) {
            .map .heat0 { --heat: #59636e; --ink: #e6e9ed; }
            .map .heat1 { --heat: #b98a52; --ink: #14181d; }
            .map .heat3 { --heat: #ff6a4d; --ink: #14181d; }
            .map .heat4 { --heat: #ff2b2b; --ink: #ffffff; }
          }
          .map rect { fill: var(--heat); stroke: var(--line); stroke-width: 1; }
          .map rect.border { fill: none; }
          .map path.way { fill: none; stroke: var(--heat); }
          .map path.tip { fill: var(--heat); stroke: none; }
          .map text { text-anchor: middle; font-size: 11px; }
          .map .box text { fill: var(--ink); }
          .map .box text.name { font-size: 12px; font-weight: 600; }
          .map text.label { paint-order: stroke; stroke: var(--page); stroke-width: 3; }
          .map .border text { fill: var(--text); }

        """
}

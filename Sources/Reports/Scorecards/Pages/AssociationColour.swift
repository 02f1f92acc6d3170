/// A correlation as one of nine steps of a colour: blue where better goes with better, orange where it goes with worse.
///
/// Blues and oranges from light to dark (after ColorBrewer's Blues and Oranges; Harrower and Brewer 2003), which colour-blind readers
/// tell apart too; on a dark page the strongest is the brightest. The steps are fixed, so that pages can be compared.
enum AssociationColour {
    /// From these sizes on; below the first there is no colour.
    static let steps = [0.05, 0.15, 0.3, 0.5]

    /// The name of its class in a drawing.
    static func name(_ correlation: Double) -> String {
        let step = steps.count { abs(correlation) >= $0 }
        return step == 0 ? "level" : (correlation > 0 ? "with" : "against") + String(step)
    }

    static let styles: Markup = """
          .heat .level { --cell: #eceef1; --ink: #1f2328; }
          .heat .with1 { --cell: #c6dbef; --ink: #1f2328; }
          .heat .with2 { --cell: #6baed6; --ink: #14181d; }
          .heat .with3 { --cell: #2171b5; --ink: #ffffff; }
          .heat .with4 { --cell: #08306b; --ink: #ffffff; }
          .heat .against1 { --cell: #fdd0a2; --ink: #1f2328; }
          .heat .against2 { --cell: #fd8d3c; --ink: #14181d; }
          .heat .against3 { --cell: #c24a00; --ink: #ffffff; }
          .heat .against4 { --cell: #7f2704; --ink: #ffffff; }
          @media screen and (prefers-color-scheme: dark) {
            .heat .level { --cell: #2a3139; --ink: #e6e9ed; }
            .heat .with1 { --cell: #1d3f5e; --ink: #e6e9ed; }
            .heat .with2 { --cell: #2b6499; --ink: #ffffff; }
            .heat .with3 { --cell: #5aa9dd; --ink: #14181d; }
            .heat .with4 { --cell: #a9d6f5; --ink: #14181d; }
            .heat .against1 { --cell: #5a3413; --ink: #e6e9ed; }
            .heat .against2 { --cell: #944c10; --ink: #ffffff; }
            .heat .against3 { --cell: #e8842c; --ink: #14181d; }
            .heat .against4 { --cell: #ffc48a; --ink: #14181d; }
          }

        """
}

/// A page of HTML that needs nothing beside it: no scripts, no fonts, no network.
struct HTMLPage {
    let title: String
    let phrases: any Phrases
    /// Further styles.
    var styles: Markup = .empty
    let header: Markup
    let main: Markup

    var markup: Markup {
        """
        <!DOCTYPE html>
        <html lang="\(phrases.languageTag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="OrderLens">
        <title>\(title)</title>
        <style>
        \(Stylesheet.text)\(styles)</style>
        </head>
        <body>
        \(Drawing.hatch)<header>
        \(header)</header>
        <main>
        \(main)</main>
        </body>
        </html>

        """
    }

    /// A heading and what is below it; nothing where there is nothing.
    static func section(_ heading: String, _ content: Markup) -> Markup {
        content.source.isEmpty ? .empty : "<section>\n<h2>\(heading)</h2>\n\(content)</section>\n"
    }
}

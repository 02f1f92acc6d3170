"""The first page of a report: its pieces, each with the finding that it links to."""

from html.parser import HTMLParser

VOID = {"area", "br", "circle", "col", "hr", "img", "input", "line", "link", "meta", "path", "rect", "wbr"}


class Element:
    def __init__(self, tag, attributes):
        self.tag = tag
        self.attributes = dict(attributes)
        self.children = []

    @property
    def text(self):
        return " ".join(" ".join(child if isinstance(child, str) else child.text for child in self.children).split())

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag):
        return [element for element in self.walk() if element.tag == tag]

    def has(self, word):
        return word in (self.attributes.get("class") or "").split()


class Tree(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = Element("root", [])
        self.open = [self.root]
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.open[-1].children.append(Element(tag, attributes))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.open.pop().tag != tag:
            pass

    def handle_data(self, text):
        self.open[-1].children.append(text)


class FirstPage:
    """What a reader sees before the contents: the header and the summary."""

    def __init__(self, html):
        elements = list(Tree(html).root.walk())
        self.header = next(element for element in elements if element.tag == "header")
        self.summary = next(element for element in elements if element.tag == "section" and element.has("summary"))

    @property
    def lights(self):
        lists = [element for element in self.summary.all("ul") if element.has("lights")]
        return lists[0].all("li")

    @property
    def facts(self):
        """Pairs of a name and what is said of it."""
        return [
            (entry.all("dt")[0].text, entry.all("dd")[0].text) for entry in self.summary.all("div") if entry.all("dt")
        ]

    @property
    def findings(self):
        """The pieces about one finding, by its rank: a link that is its title, and all of its text."""
        pieces = []
        for element in self.summary.walk():
            links = [link for link in element.all("a") if link.attributes.get("href", "").startswith("#finding-")]
            if element.tag in ("li", "tr") and len(links) == 1:
                rank = int(links[0].attributes["href"].removeprefix("#finding-"))
                pieces.append((rank, links[0].text, element))
        return pieces

    @property
    def weights(self):
        """What the chart of the weights says of each indicator."""
        charts = [element for element in self.summary.all("svg") if element.has("slope")]
        return [title.text for chart in charts for title in chart.all("title")]

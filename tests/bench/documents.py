"""The documents that the bench measures with: a report as Word writes it, and documents that grow in one respect."""

import re
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Word begins a new run wherever the script changes, and gives each the fonts of both.
SCRIPTS = re.compile(r"[0-9.]+|[A-Za-z]+|[，。：；、！？（）“”《》—]+|[^0-9.A-Za-z，。：；、！？（）“”《》—]+")


class Habits:
    """What Word adds around text: fonts in every run, revision marks (rsid), spelling marks and bookmarks."""

    def __init__(self):
        self.runs = self.paragraphs = self.marks = 0

    def run(self, content, script):
        self.runs += 1
        revision = ("", ' w:rsidR="00C41A%02X"', ' w:rsidRPr="00A4%04X"')[self.runs % 3]
        revision = revision % (self.runs * 7 % 256) if revision else ""
        hint = "" if script.isascii() else ' w:hint="eastAsia"'
        size = '<w:sz w:val="32"/><w:szCs w:val="32"/>' if self.runs % 2 else ""
        return (f'<w:r{revision}><w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="FangSong" w:hAnsi="FangSong"{hint}/>'
                f'{size}</w:rPr>{content}</w:r>')

    def text(self, text):
        pieces = []
        for script in SCRIPTS.findall(text):
            space = ' xml:space="preserve"' if script != script.strip() else ""
            pieces.append(self.run(f"<w:t{space}>{script}</w:t>", script))
            if self.runs % 25 == 0:
                pieces[-1] = '<w:proofErr w:type="spellStart"/>' + pieces[-1] + '<w:proofErr w:type="spellEnd"/>'
            if self.runs % 40 == 0:
                self.marks += 1
                pieces.append(f'<w:bookmarkStart w:id="{self.marks}" w:name="_Toc5061{self.marks:05}"/>'
                              f'<w:bookmarkEnd w:id="{self.marks}"/>')
        return "".join(pieces)

    def paragraph(self, match):
        self.paragraphs += 1
        style = match.group(1) or ""
        return (f'<w:p w:rsidR="00C41A{self.paragraphs % 256:02X}" w:rsidRDefault="00B31F06" w:rsidP="00B31F06">'
                f'<w:pPr>{style}<w:spacing w:line="560" w:lineRule="exact"/>'
                '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
                '<w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="FangSong" w:hAnsi="FangSong"/></w:rPr></w:pPr>')

    def document(self, plain):
        """A document of plain paragraphs, runs and cells, in the manner of Word."""
        plain = re.sub(r">\s+<", "><", re.sub(r"<!--.*?-->", "", plain))
        plain = re.sub(r"<w:r><w:t>([^<]*)</w:t></w:r>", lambda match: self.text(match.group(1)), plain)
        plain = re.sub(r"<w:p>(?:<w:pPr>(.*?)</w:pPr>)?", self.paragraph, plain)
        return plain.replace("<w:tc>", '<w:tc><w:tcPr><w:tcW w:w="3020" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>')


def styles(plain):
    """The styles, and before them the list of those that Word knows and the document does not use."""
    latent = "".join(f'<w:lsdException w:name="Table Style {i}" w:semiHidden="1" w:uiPriority="{i % 99}" '
                     'w:unhideWhenUsed="1" w:qFormat="0"/>' for i in range(180))
    return plain.replace("</w:docDefaults>", "</w:docDefaults><w:latentStyles w:defLockedState=\"0\" "
                         f'w:defUIPriority="99">{latent}</w:latentStyles>')


def other_parts():
    """Parts that a document by Word has and that nobody here reads."""
    colours = "".join(f'<a:fill{i}><a:srgbClr val="{i:06X}"/></a:fill{i}>' for i in range(150))
    theme = f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{colours}</a:theme>'
    settings = "".join(f'<w:rsid w:val="00{i * 40503 % 65536:04X}1F"/>' for i in range(80))
    fonts = "".join(f'<w:font w:name="Font {i}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>' for i in range(20))
    return {
        "word/theme/theme1.xml": HEAD + theme,
        "word/settings.xml": HEAD + f'<w:settings xmlns:w="{W}"><w:rsids>{settings}</w:rsids></w:settings>',
        "word/fontTable.xml": HEAD + f'<w:fonts xmlns:w="{W}">{fonts}</w:fonts>',
        "word/webSettings.xml": HEAD + f'<w:webSettings xmlns:w="{W}"/>',
        "docProps/app.xml": HEAD + "<Properties><Application>Microsoft Office Word</Application></Properties>",
        "docProps/core.xml": HEAD + "<coreProperties/>",
    }


def word_like(plain_path, path):
    """Writes a plain report again as Word would have. Returns the size of its document.xml and of the file."""
    with zipfile.ZipFile(plain_path) as plain:
        parts = {name: plain.read(name).decode("utf-8") for name in plain.namelist()}
    parts["word/document.xml"] = Habits().document(parts["word/document.xml"])
    parts["word/styles.xml"] = styles(parts["word/styles.xml"])
    return write(path, {**parts, **other_parts()})


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        return package.getinfo("word/document.xml").file_size


def paragraphs(count):
    return "".join(f"<w:p><w:r><w:t>第{i}段</w:t></w:r></w:p>" for i in range(count))


def runs(count):
    return "<w:p>" + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{i}，</w:t></w:r>" for i in range(count)) + "</w:p>"


def rows(count, columns=5):
    row = "".join(f"<w:tc><w:p><w:r><w:t>第{column}列</w:t></w:r></w:p></w:tc>" for column in range(columns))
    return f"<w:tr>{row}</w:tr>" * count


def cells(count):
    return f"<w:tbl>{rows(count // 5)}</w:tbl><w:p/>"


def list_items(count):
    return "".join(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{i % 3}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                   f"<w:r><w:t>第{i}项</w:t></w:r></w:p>" for i in range(count))


def nested_tables(count, depth=20):
    """Chains of tables, each in a cell of the one around it."""
    opened = f"<w:tbl>{rows(10)}<w:tr><w:tc>" * depth
    closed = "<w:p/></w:tc></w:tr></w:tbl>" * depth
    return (opened + closed + "<w:p/>") * (count // depth)


# What grows, and how many of it there are once; ten times as many must be below every limit (limits.h).
GROWING = {
    "paragraphs": (paragraphs, 20000),
    "runs of one paragraph": (runs, 60000),
    "cells of one table": (cells, 10000),
    "list items": (list_items, 20000),
    "nested tables": (nested_tables, 200),
}

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def numbering():
    levels = "".join(f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                     f'<w:lvlText w:val="%{level + 1}."/></w:lvl>' for level in range(9))
    return (f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')


def package(body):
    """The parts of a document with this body."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
                               '<Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/word/document.xml" ContentType="{word}document.main+xml"/>'
                               f'<Override PartName="/word/numbering.xml" ContentType="{word}numbering+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
                       f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
                                        f'Type="{RELATIONS}/numbering" Target="numbering.xml"/></Relationships>',
        "word/numbering.xml": numbering(),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }


def growing(name, times, path):
    make, count = GROWING[name]
    return write(path, package(make(count * times)))


def empty(path):
    return write(path, package("<w:p/>"))

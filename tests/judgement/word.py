"""Writes WordprocessingML as Word and WPS write it: runs split at every change of script, merged cells, text boxes."""

import re
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCRIPTS = re.compile(r"[0-9.]+|[A-Za-z]+|[，。：；、！？（）“”《》—]+|[^0-9.A-Za-z，。：；、！？（）“”《》—]+")

# 1x1 pixels: what a scanned table is to a reader.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082")


@dataclass
class Cell:
    """One w:tc. lines: its paragraphs. span: grid columns. merge: None, "restart" or "continue" (w:vMerge)."""
    lines: list
    span: int = 1
    merge: str | None = None


def cell(text="", span=1, merge=None):
    return Cell(text.split("\n"), span, merge)


class Word:
    """A document being written. split: runs end where the script changes, as in Word and WPS."""

    def __init__(self, split=True, font="仿宋_GB2312"):
        self.body = []
        self.split = split
        self.font = font
        self.parts = {}
        self.relations = []
        self.changes = 0

    def run(self, text, tag="w:t"):
        pieces = text.split("\v")
        content = "<w:br/>".join(f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>' for piece in pieces)
        fonts = f'<w:rFonts w:ascii="{self.font}" w:eastAsia="{self.font}" w:hAnsi="{self.font}"/>'
        return f"<w:r><w:rPr>{fonts}</w:rPr>{content}</w:r>"

    def runs(self, text):
        return "".join(map(self.run, _SCRIPTS.findall(text) if self.split else [text])) if text else ""

    def _paragraph(self, content, style=None, number=None, centred=False, indent=False):
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if number is not None:
            properties += f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
        if indent:
            properties += '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
        if centred:
            properties += '<w:jc w:val="center"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"

    def paragraph(self, text, **layout):
        """layout: style Large, Heading1 or Heading2; number 0 or 1 (automatic numbering); centred; indent."""
        self.body.append(self._paragraph(self.runs(text), **layout))

    def tracked(self, before, deleted, inserted, after):
        """A paragraph with a change that nobody has accepted."""
        self.changes += 1
        mark = f'w:id="{900 + self.changes}" w:author="办公室" w:date="2024-01-08T09:00:00Z"'
        self.body.append(self._paragraph(
            self.runs(before) + f"<w:del {mark}>{self.run(deleted, 'w:delText')}</w:del>"
            + f'<w:ins {mark.replace("90", "91", 1)}>{self.runs(inserted)}</w:ins>' + self.runs(after), indent=True))

    def commented(self, text, comment):
        """A paragraph with a comment left in."""
        self.parts["word/comments.xml"] = (
            f'<w:comments xmlns:w="{_W}"><w:comment w:id="1" w:author="审核" w:date="2024-01-08T09:00:00Z">'
            f"{self._paragraph(self.run(comment))}</w:comment></w:comments>")
        self._relate("comments", "comments.xml")
        self.body.append(self._paragraph(
            '<w:commentRangeStart w:id="1"/>' + self.runs(text)
            + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', indent=True))

    def text_box(self, text, anchor=""):
        """A paragraph that anchors a text box."""
        box = ('<w:r><w:pict><v:shape type="#_x0000_t202" style="width:380pt;height:60pt"><v:textbox><w:txbxContent>'
               f"{self._paragraph(self.runs(text), centred=True)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
        self.body.append(self._paragraph(self.runs(anchor) + box, centred=True))

    def table(self, rows, widths, headers=0):
        """rows: lists of Cell. widths: of the grid columns, in twentieths of a point. headers: rows on every page."""
        border = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                         for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self.body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{border}</w:tblBorders></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            + "".join(self._row(row, widths, index < headers) for index, row in enumerate(rows)) + "</w:tbl>")

    def _row(self, row, widths, is_header):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if is_header else ""
        cells, column = [], 0
        for each in row:
            cells.append(self._cell(each, sum(widths[column:column + each.span])))
            column += each.span
        return f"<w:tr>{mark}{''.join(cells)}</w:tr>"

    def _cell(self, each, width):
        span = f'<w:gridSpan w:val="{each.span}"/>' if each.span > 1 else ""
        merge = {None: "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[each.merge]
        lines = "".join(self._paragraph(self.runs(line), centred=True) for line in each.lines)
        return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
                f"{lines}</w:tc>")

    def picture(self):
        """A picture as large as a table."""
        relation = self._relate("image", "media/image1.png")
        self.parts["word/media/image1.png"] = _PIXEL
        self.body.append(self._paragraph(
            '<w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="4200000"/><wp:docPr id="1" name="图片 1"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="1" name="1.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="4200000"/></a:xfrm><a:prstGeom prst="rect"/>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>", centred=True))

    def spreadsheet(self):
        """An embedded workbook with its picture."""
        picture = self._relate("image", "media/image1.png")
        workbook = self._relate("package", "embeddings/Microsoft_Excel_Sheet1.xlsx")
        self.parts["word/media/image1.png"] = _PIXEL
        self.parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"] = b"PK\5\6" + bytes(18)
        self.body.append(self._paragraph(
            '<w:r><w:object><v:shape id="s1" style="width:415pt;height:300pt">'
            f'<v:imagedata r:id="{picture}"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s1" '
            f'DrawAspect="Content" ObjectID="_1" r:id="{workbook}"/></w:object></w:r>', centred=True))

    def _relate(self, kind, target):
        self.relations.append((f"{_RELATIONS}/{kind}", target))
        return f"rId{len(self.relations) + 9}"

    def save(self, path):
        names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in (
            ("w", _W), ("r", _RELATIONS), ("v", "urn:schemas-microsoft-com:vml"),
            ("o", "urn:schemas-microsoft-com:office:office"),
            ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
            ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
            ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture")))
        parts = {
            "[Content_Types].xml": _content_types("word/comments.xml" in self.parts),
            "_rels/.rels": _relationships([(f"{_RELATIONS}/officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _relationships([
                *self.relations, (f"{_RELATIONS}/styles", "styles.xml"), (f"{_RELATIONS}/numbering", "numbering.xml")]),
            "word/styles.xml": _STYLES,
            "word/numbering.xml": _NUMBERING,
            "word/document.xml": f"{_HEAD}<w:document{names}><w:body>{''.join(self.body)}<w:sectPr>"
                                 '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        }
        with zipfile.ZipFile(path, "w") as package:
            for name, content in (parts | self.parts).items():
                package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)  # without the time of day


def _relationships(relations):
    items = "".join(f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
                    for number, (kind, target) in enumerate(relations, 10))
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types(has_comments):
    parts = ["document", "styles", "numbering"] + ["comments"] * has_comments
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}wordprocessingml.{part}'
        f'{".main" * (part == "document")}+xml"/>' for part in parts)
    return (f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Default Extension="xlsx" ContentType="{_TYPE}spreadsheetml.sheet"/>{overrides}</Types>')


def _style(identifier, name, level):
    return (f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:pPr>'
            f'<w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>')


_STYLES = (f'{_HEAD}<w:styles xmlns:w="{_W}">'
           '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
           '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
           '<w:style w:type="paragraph" w:styleId="Large"><w:name w:val="大标题"/><w:rPr><w:sz w:val="40"/></w:rPr>'
           "</w:style>"
           f'{_style("Heading1", "heading 1", 0)}{_style("Heading2", "heading 2", 1)}</w:styles>')


def _level(level, text):
    return (f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>')


_NUMBERING = (f'{_HEAD}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">'
              f'<w:multiLevelType w:val="multilevel"/>{_level(0, "%1、")}{_level(1, "（%2）")}</w:abstractNum>'
              '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')

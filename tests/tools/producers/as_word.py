"""The report in the manner of Word for Chinese: ids of styles that are counted, numbers of headings from a list that
hangs on their styles, runs cut at every change of script and by proofing, bookmarks, a content control."""
import re
import sys
from xml.sax.saxutils import escape

import package
import source

W = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{package.OFFICE}" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
IDS = iter(range(1, 1 << 20))


def paragraph_ids():
    name = f"{0x3C5A0000 + next(IDS):08X}"
    return f'w14:paraId="{name}" w14:textId="77777777" w:rsidR="00A41B7C" w:rsidRDefault="00E23F60"'


def run(text, bold, rsid):
    eastern = ord(text[0]) > 0x2000
    hint = '<w:rFonts w:hint="eastAsia"/>' if eastern else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    properties = f"<w:rPr>{hint}{weight}</w:rPr>" if hint or weight else ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<w:r w:rsidR="{rsid}" w:rsidRPr="00D719B4">{properties}<w:t{space}>{escape(text)}</w:t></w:r>'


def runs(pieces):
    """Latin signs and digits stand in runs of their own; long stretches are cut where they were edited."""
    for text, bold in pieces:
        for stretch in re.findall(r"[!-~ ]+|[^!-~ ]+", text):
            middle = len(stretch) // 2
            if middle > 8:
                yield run(stretch[:middle], bold, "00A41B7C")
                yield '<w:proofErr w:type="gramStart"/>'
                yield run(stretch[middle:], bold, "005E0D31")
                yield '<w:proofErr w:type="gramEnd"/>'
            else:
                yield run(stretch, bold, "00A41B7C")


def paragraph(properties, content):
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p {paragraph_ids()}>{properties}{content}</w:p>"


def narrative(item):
    content = "".join(runs(item.runs))
    if item.level:
        name = next(IDS)
        content = f'<w:bookmarkStart w:id="{name}" w:name="_Toc50{name:07}"/>{content}<w:bookmarkEnd w:id="{name}"/>'
        return paragraph(f'<w:pStyle w:val="{item.level}"/>', content)
    if item.number:
        numbered = f'<w:numPr><w:ilvl w:val="{item.list_level}"/><w:numId w:val="1"/></w:numPr>'
        return paragraph(numbered, content)
    return paragraph('<w:ind w:firstLineChars="200" w:firstLine="640"/>', content)


def date_control(item):
    content = "".join(runs(item.runs))
    return paragraph(
        '<w:jc w:val="center"/>',
        '<w:sdt><w:sdtPr><w:alias w:val="日期"/><w:id w:val="-1538"/><w:date><w:dateFormat w:val="yyyy年M月d日"/>'
        '<w:lid w:val="zh-CN"/></w:date></w:sdtPr><w:sdtContent>' + content + "</w:sdtContent></w:sdt>",
    )


def table(rows):
    widths = [6232, 993, 1297]
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="a5"/><w:tblW w:w="8522" w:type="dxa"/><w:tblLook w:val="04A0" '
        'w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    )
    yield "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    for i, row in enumerate(rows):
        header = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if i == 0 else "<w:trPr><w:cantSplit/></w:trPr>"
        yield f'<w:tr w:rsidR="00A41B7C" w14:paraId="{0x2B000000 + i:08X}" w14:textId="77777777">{header}'
        for width, text in zip(widths, row):
            content = "".join(runs([(text, False)])) if text else ""
            yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph("", content)}</w:tc>'
        yield "</w:tr>"
    yield "</w:tbl>"


def style(kind, name, title, more="", default=False):
    default = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{title}"/>{more}</w:style>'


def heading(level, more):
    return style(
        "paragraph",
        level,
        f"heading {level}",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:numPr>{more}<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>',
    )


BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
STYLES = (
    f'{package.DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:eastAsia="仿宋" w:hAnsi="Times New Roman"/><w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState="0" w:count="376">'
    '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/></w:latentStyles>'
    + style("paragraph", "a", "Normal", '<w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr>', True)
    + heading(1, "")
    + heading(2, '<w:ilvl w:val="1"/>')
    + style("character", "a0", "Default Paragraph Font", default=True)
    + style("table", "a1", "Normal Table", default=True)
    + style("numbering", "a2", "No List", default=True)
    + style(
        "paragraph",
        "a3",
        "Title",
        '<w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>',
    )
    + style("paragraph", "a4", "footer", '<w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr>')
    + style("table", "a5", "Table Grid", f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>")
    + style("character", "10", "标题 1 字符", '<w:link w:val="1"/>')
    + "</w:styles>"
)


def level(i, style, number_format, text):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{i}" w:tplc="04090{i:03}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{style}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


NUMBERING = (
    f'{package.DECLARATION}<w:numbering {W}><w:abstractNum w:abstractNumId="0" w15:restartNumberingAfterBreak="0">'
    '<w:nsid w:val="3A6F10C2"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="6C00BA1E"/>'
    + level(0, "1", "chineseCountingThousand", "%1、")
    + level(1, "2", "chineseCountingThousand", "（%2）")
    + level(2, "", "decimal", "%3.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
FOOTER = (
    f'{package.DECLARATION}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="a4"/></w:pPr><w:r><w:t>第</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p></w:ftr>'
)
APP = (
    "extended-properties",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    f'{package.DECLARATION}<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>",
)


def main(path):
    above, rows, below = source.read()
    parts = {"document": "", "styles": STYLES, "numbering": NUMBERING, "footer": FOOTER}
    body = [paragraph('<w:pStyle w:val="a3"/>', "".join(runs(above[0].runs))), date_control(above[1])]
    body += [narrative(item) for item in above[2:]]
    body += table(rows)
    body += [narrative(item) for item in below]
    body.append(paragraph("", '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'))
    footer = package.relationship_id(parts, "footer")
    parts["document"] = (
        f"{package.DECLARATION}<w:document {W}><w:body>" + "".join(body)
        + f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:docGrid w:type="lines" w:linePitch="435"/></w:sectPr></w:body></w:document>'
    )
    package.write(path, parts, {"app": APP})


main(sys.argv[1])

"""The report in the manner of WPS Office: styles named by counting, a list of one level for each numbering, run
properties repeated everywhere, borders repeated in every row, the page number in a text box, its own namespace and
properties."""
import sys
from xml.sax.saxutils import escape

import package
import source

W = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{package.OFFICE}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14"'
)
FONT = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/>'
SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
HEADINGS = {1: "2", 2: "3"}


def run(text, bold=False):
    weight = '<w:b/><w:bCs/>' if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    return f"<w:r><w:rPr>{FONT}{weight}{SIZE}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def paragraph(properties, content):
    return f"<w:p><w:pPr>{properties}<w:rPr>{FONT}{SIZE}</w:rPr></w:pPr>{content}</w:p>"


def narrative(item):
    """The numbers 一、 and 1. are automatic, （一） is typed, as after a paste without formats."""
    style = f'<w:pStyle w:val="{HEADINGS[item.level]}"/>' if item.level else ""
    content = "".join(run(text, bold) for text, bold in item.runs)
    if item.number.endswith("、"):
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    elif item.number.endswith("."):
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    else:
        numbered = ""
        content = (run(item.number) if item.number else "") + content
    return paragraph(
        f'{style}<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/>{numbered}'
        '<w:kinsoku/><w:wordWrap/><w:overflowPunct/><w:snapToGrid/>',
        content,
    )


BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:color="auto" w:sz="4" w:space="0"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
GRID = (6088, 998, 1436)
WIDTHS = (6100, 1000, 1422)  # of the cells, which the grid does not follow when a column is dragged
MARGINS = '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'


def table(rows):
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="5"/><w:tblW w:w="0" w:type="auto"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'{BORDERS}<w:tblLayout w:type="autofit"/>{MARGINS}</w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in GRID)
        + "</w:tblGrid>"
    )
    for row in rows:
        yield f"<w:tr><w:tblPrEx>{BORDERS}{MARGINS}</w:tblPrEx>"
        yield '<w:trPr><w:trHeight w:val="420" w:hRule="atLeast"/></w:trPr>'
        for width, text in zip(WIDTHS, row):
            yield (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:noWrap w:val="0"/><w:vAlign w:val="center"/>'
                "</w:tcPr>"
                + paragraph('<w:widowControl/><w:jc w:val="left"/>', run(text) if text else "")
                + "</w:tc>"
            )
        yield "</w:tr>"
    yield "</w:tbl>"


def style(kind, number, name, more="", default=False):
    default = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{number}"><w:name w:val="{name}"/>{more}</w:style>'


def heading(level):
    return (
        '<w:basedOn w:val="1"/><w:next w:val="1"/><w:unhideWhenUsed/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level}"/></w:pPr>'
    )


STYLES = (
    f'{package.DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:eastAsia="宋体"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("paragraph", 1, "Normal", '<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr>', True)
    + style("paragraph", 2, "heading 1", heading(0))
    + style("paragraph", 3, "heading 2", heading(1))
    + style("character", 4, "Default Paragraph Font", '<w:semiHidden/>', True)
    + style("table", 5, "Normal Table", "<w:semiHidden/>", True)
    + style("paragraph", 6, "footer", '<w:basedOn w:val="1"/>')
    + "</w:styles>"
)


def numbering_list(number, number_format, text):
    return (
        f'<w:abstractNum w:abstractNumId="{number - 1}"><w:nsid w:val="5A9D0E7{number}"/>'
        f'<w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="5A9D0E7{number}"/><w:lvl w:ilvl="0" w:tentative="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
        "</w:lvl></w:abstractNum>"
    )


NUMBERING = (
    f"{package.DECLARATION}<w:numbering {W}>"
    + numbering_list(1, "chineseCounting", "%1、")
    + numbering_list(2, "decimal", "%1.")
    + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i - 1}"/></w:num>' for i in (1, 2))
    + "</w:numbering>"
)
PAGE = (
    '<w:p><w:pPr><w:pStyle w:val="6"/></w:pPr><w:r><w:t xml:space="preserve">第 </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE  \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p>'
)
FOOTER = (
    f'{package.DECLARATION}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="6"/></w:pPr><w:r><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" '
    'simplePos="0" relativeHeight="1" distT="0" distB="0" distL="0" distR="0"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="914400" cy="300000"/><wp:wrapNone/><wp:docPr id="1" name="文本框 1"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="300000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
    f"<wps:txbx><w:txbxContent>{PAGE}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:72pt;height:24pt">'
    f"<v:textbox><w:txbxContent>{PAGE}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p></w:ftr>"
)
CUSTOM = (
    "custom-properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    f"{package.DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
    "<vt:lpwstr>2052-11.1.0.10495</vt:lpwstr></property></Properties>",
)


def main(path):
    above, rows, below = source.read()
    parts = {"document": "", "styles": STYLES, "numbering": NUMBERING, "footer": FOOTER}
    body = [paragraph('<w:jc w:val="center"/>', run(above[0].text, True))]
    body += [narrative(item) for item in above[1:]]
    body += table(rows)
    body += [narrative(item) for item in below]
    body.append(paragraph("", ""))
    footer = package.relationship_id(parts, "footer")
    parts["document"] = (
        f"{package.DECLARATION}<w:document {W}><w:body>" + "".join(body)
        + f'<w:sectPr><w:footerReference r:id="{footer}" w:type="default"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr></w:body></w:document>'
    )
    package.write(path, parts, {"custom": CUSTOM})


main(sys.argv[1])

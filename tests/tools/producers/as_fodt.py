"""The report as a flat OpenDocument text for LibreOffice: numbers of headings and lists automatic."""
from xml.sax.saxutils import escape

import source

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:class="chapter">
<style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
    style:parent-style-name="Standard" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
    style:parent-style-name="Standard" style:default-outline-level="2"/>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
</text:outline-style>
<text:list-style style:name="Items">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"
    style:font-weight-asian="bold"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/>
</style:style>
<style:page-layout style:name="Page"><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer>
<text:p>第 <text:page-number text:select-page="current">1</text:page-number> 页</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>"""


def spans(paragraph):
    return "".join(
        f'<text:span text:style-name="Bold">{escape(text)}</text:span>' if bold else escape(text)
        for text, bold in paragraph.runs
    )


def lines(paragraphs):
    is_in_list = False
    for paragraph in paragraphs:
        is_item = paragraph.number.endswith(".")
        if is_item != is_in_list:
            yield '<text:list text:style-name="Items">' if is_item else "</text:list>"
            is_in_list = is_item
        if is_item:
            yield f"<text:list-item><text:p>{spans(paragraph)}</text:p></text:list-item>"
        elif paragraph.level:
            name = f'text:style-name="Heading_20_{paragraph.level}" text:outline-level="{paragraph.level}"'
            yield f"<text:h {name}>{spans(paragraph)}</text:h>"
        else:
            yield f"<text:p>{paragraph.number}{spans(paragraph)}</text:p>"


above, rows, below = source.read()
print(HEAD)
print(f'<text:p text:style-name="Title">{above[0].text}</text:p>')
print("\n".join(lines(above[1:])))
print(f'<table:table table:name="统计表"><table:table-column table:number-columns-repeated="{len(rows[0])}"/>')
for row in rows:
    print("<table:table-row>")
    for cell in row:
        print(f'<table:table-cell table:style-name="Cell"><text:p>{escape(cell)}</text:p></table:table-cell>')
    print("</table:table-row>")
print("</table:table>")
print("\n".join(lines(below)) + "</office:text></office:body></office:document>")

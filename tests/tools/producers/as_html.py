"""The report as HTML, as it is copied from a web site, for LibreOffice: numbers typed."""
from html import escape

import source


def line(paragraph):
    name = f"h{paragraph.level}" if paragraph.level else "p"
    text = "".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in paragraph.runs)
    return f"<{name}>{paragraph.number}{text}</{name}>"


above, rows, below = source.read()
print('<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"></head><body>')
print(f'<p align="center"><font size="6"><b>{above[0].text}</b></font></p>')
print("\n".join(map(line, above[1:])))
print('<table border="1" cellspacing="0">')
for row in rows:
    print("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>")
print("</table>")
print("\n".join(map(line, below)) + "</body></html>")

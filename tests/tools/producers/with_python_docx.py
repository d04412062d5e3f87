"""The report by python-docx: styles of its template, numbers typed."""
import sys

import docx
import source


def write(document, paragraphs):
    for paragraph in paragraphs:
        style = f"Heading {paragraph.level}" if paragraph.level else "Normal"
        written = document.add_paragraph(paragraph.number, style)
        for text, bold in paragraph.runs:
            written.add_run(text).bold = bold or None


above, rows, below = source.read()
document = docx.Document()
document.add_paragraph(above[0].text, "Title")
write(document, above[1:])
table = document.add_table(len(rows), len(rows[0]), "Table Grid")
for row, cells in zip(table.rows, rows):
    for cell, text in zip(row.cells, cells):
        cell.text = text
write(document, below)
document.sections[0].footer.paragraphs[0].text = "第 1 页"
document.save(sys.argv[1])

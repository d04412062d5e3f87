"""The report as Markdown for pandoc: headings' numbers typed, those of lists automatic."""
import source


def escape(text):
    return text.replace("|", "\\|")


def line(paragraph):
    text = "".join(f"**{text}**" if bold else text for text, bold in paragraph.runs)
    if paragraph.level:
        return f"{'#' * paragraph.level} {paragraph.number}{text}"
    if paragraph.number.endswith("."):
        return f"{paragraph.number}  {text}"
    return paragraph.number + text


above, rows, below = source.read()
print(f"---\ntitle: {above[0].text}\n---\n")
print("\n\n".join(line(paragraph) for paragraph in above[1:]), end="\n\n")
print("\n".join("| " + " | ".join(map(escape, row)) + " |" for row in rows[:1]))
print("|:--------|:-:|--:|")
print("\n".join("| " + " | ".join(map(escape, row)) + " |" for row in rows[1:]), end="\n\n")
print("\n\n".join(line(paragraph) for paragraph in below))

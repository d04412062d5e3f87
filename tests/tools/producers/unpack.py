"""unpack.py PACKAGE FOLDER - a package as a fixture: its parts below FOLDER, a line for each paragraph.

Left out, with what refers to them, are parts that neither text nor tables come from: themes, fonts, settings, pictures
of the first page, comments where there are none; and styles of tables but for the default and the grid. Nothing else is
changed but for line feeds where no text can stand.
"""
import re
import shutil
import sys
import zipfile
from pathlib import Path

LEFT_OUT = re.compile(
    r"theme|fontTable|[sS]ettings\.xml|thumbnail|customXml/|stylesWithEffects|docProps/core|comments\.xml"
)
TABLE_STYLE = re.compile(r'\s*<w:style\b[^>]*w:type="table".*?</w:style>', re.S)
KEPT_STYLE = re.compile(r'w:default="|<w:name w:val="(?:Table Grid|Table)"')
REFERENCE = re.compile(r"<(?:Relationship|Override)\b[^>]*?/>")
BEFORE = re.compile(
    r"(?<!\n)(?=<(?:w:(?:p|tr|tbl|tc|sectPr|style|abstractNum|num|lvl|docDefaults|latentStyles|lsdException)"
    r"|Relationship|Override|Default)[ >/])"
)


def readable(name, text):
    if name.endswith(".rels") or name == "[Content_Types].xml":
        text = REFERENCE.sub(lambda match: "" if LEFT_OUT.search(match.group()) else match.group(), text)
    if name == "word/styles.xml":
        text = TABLE_STYLE.sub(lambda match: match.group() if KEPT_STYLE.search(match.group()) else "", text)
    return BEFORE.sub("\n", text.replace("\r\n", "\n")).rstrip("\n") + "\n"


def main(package, folder):
    folder = Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            if not LEFT_OUT.search(name) and not name.endswith("/"):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(readable(name, archive.read(name).decode("utf-8-sig")), "utf-8")


main(*sys.argv[1:])

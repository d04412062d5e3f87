"""A package from its parts, for producers whose manner is written by hand."""
import zipfile

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _relationships(kinds_and_targets):
    items = "".join(
        f'<Relationship Id="rId{i}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for i, (kind, target) in enumerate(kinds_and_targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def write(path, main_parts, properties):
    """main_parts: kind ("document", "styles"…) to XML, beside word/document.xml; properties: name to (type, XML)."""
    parts = {"[Content_Types].xml": None, "_rels/.rels": None}
    overrides = ""
    top = [("officeDocument", "word/document.xml")]
    beside = []
    for name, (kind, content_type, xml) in properties.items():
        parts[f"docProps/{name}.xml"] = xml
        overrides += f'<Override PartName="/docProps/{name}.xml" ContentType="{content_type}"/>'
        top.append((kind, f"docProps/{name}.xml"))
    for kind, xml in main_parts.items():
        main = ".main" if kind == "document" else ""
        name = "footer1" if kind == "footer" else kind
        parts[f"word/{name}.xml"] = xml
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}{main}+xml"/>'
        if kind != "document":
            beside.append((kind, f"{name}.xml"))
    parts["[Content_Types].xml"] = (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )
    parts["_rels/.rels"] = _relationships(top)
    parts["word/_rels/document.xml.rels"] = _relationships(beside)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)


def relationship_id(main_parts, kind):
    return f"rId{[name for name in main_parts if name != 'document'].index(kind) + 1}"

"""The report as JSON, for makers in other languages."""
import json

import source


def plain(paragraph):
    return {
        "level": paragraph.level,
        "list_level": paragraph.list_level if paragraph.number else None,
        "runs": paragraph.runs,
    }


above, rows, below = source.read()
print(json.dumps({"above": [*map(plain, above)], "rows": rows, "below": [*map(plain, below)]}, ensure_ascii=False))

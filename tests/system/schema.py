#!/usr/bin/python3
"""schema.py BUILD: the golden reports fit docs/report.schema.json, and reports with one fault each do not."""
import copy
import glob
import json
import os
import re

import jsonschema

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load(name):
    with open(os.path.join(project, name), encoding="utf-8") as file:
        return json.load(file)


schema = load("docs/report.schema.json")
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

for path in sorted(glob.glob(os.path.join(project, "fixtures/letters/*.json"))):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    for fault in validator.iter_errors(report):
        raise AssertionError(f"{path}: {fault.json_path}: {fault.message}")

# Every code of the reasons is known to the schema, and no other.
with open(os.path.join(project, "include/docintake/reason_table.h"), encoding="utf-8") as file:
    codes = re.findall(r'DI_REASON\(\w+, "([a-z-]+)"', file.read())
assert schema["$defs"]["finding"]["properties"]["code"]["enum"] == codes, "the schema's codes are not those of the reasons"

faults = {
    "a member too many": lambda r: r.update(extra=1),
    "a member too few": lambda r: r.pop("counts"),
    "another schema": lambda r: r.update(schema="docintake-report/2"),
    "a verdict that the findings deny": lambda r: r.update(verdict="accepted"),
    "an error that is not counted": lambda r: r["counts"].update(error=0),
    "an id without a time of arrival": lambda r: r["submission"].pop("received"),
    "a hash that is none": lambda r: r["submission"].update(sha256="5AD1"),
    "a time without its zone": lambda r: r["submission"].update(judged="2018-03-01T09:30:12.417"),
    "a year that is half": lambda r: r["fields"]["year"].update(value=2017.5),
    "a place before the first": lambda r: r["tables"][0]["where"].update(table=0),
    "a row outside a table": lambda r: r["sections"][0]["where"].update(row=1),
    "a number without a value": lambda r: r["tables"][0]["rows"][1]["cells"]["count"].pop("value"),
    "a blank with a value": lambda r: r["tables"][0]["rows"][0]["cells"]["count"].update(value=0),
    "a state that is none": lambda r: r["tables"][0]["rows"][0]["cells"]["count"].update(state="empty"),
    "a section inside that is no section": lambda r: r["sections"][1]["sections"][0].pop("title"),
    "a code that is none": lambda r: r["findings"][0].update(code="oops"),
    "a finding without a sentence": lambda r: r["findings"][0].update(message=None),
    "a fingerprint that is none": lambda r: r["findings"][0].update(fingerprint="17"),
}
sound = load("fixtures/letters/returned.json")
for name, spoil in faults.items():
    report = copy.deepcopy(sound)
    spoil(report)
    assert not validator.is_valid(report), f"the schema allows {name}"
print(f"the golden reports fit the schema, {len(faults)} faults do not")

#!/usr/bin/python3
"""results.py BUILD: every fixture through `docintake check`: each result fits docs/report.schema.json, agrees with the
golden expected.txt of its fixture, and is the same when the file is read alone, by a process of its own."""
import glob
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

build = os.path.abspath(sys.argv[1])
project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
schema = json.load(open(os.path.join(project, "docs/report.schema.json"), encoding="utf-8"))
# Every fixture came on this day, whatever day it is today.
RECEIVED = "2026-02-28"

validator = jsonschema.Draft202012Validator(schema)


def pack_fixtures(folder):
    """Packs every fixture that has a golden result; returns (name, path) pairs."""
    packed = []
    for golden in sorted(glob.glob(os.path.join(project, "fixtures/*/*/expected.txt"))):
        name = os.path.relpath(os.path.dirname(golden), os.path.join(project, "fixtures"))
        path = os.path.join(folder, name.replace("/", "-") + ".docx")
        subprocess.run([os.path.join(build, "tests/pack_fixture"), name, path], check=True)
        packed.append((name, path))
    return packed


def check(paths, previous=None):
    options = ["--format", "json", "--received", RECEIVED]
    if previous is not None:
        options += ["--previous", previous]
    run = subprocess.run([os.path.join(build, "docintake"), "check", *options, *paths], stdout=subprocess.PIPE,
                         check=False)
    assert run.returncode in (0, 1), f"exit status {run.returncode}"
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


def without_time(report):
    del report["submission"]["judged"]
    return report


def compare(name, path, report):
    golden = open(os.path.join(project, "fixtures", name, "expected.txt"), encoding="utf-8").read().splitlines()
    assert report["verdict"] == golden[0], f"{name}: {report['verdict']}, expected {golden[0]}"
    findings = [[f["severity"], "+".join(f.get("rules") or [f.get("rule") or "-"]), f["code"]] for f in report["findings"]]
    assert findings == [line.split()[:3] for line in golden[3:]], f"{name}: {findings}"
    for severity in ("error", "warning", "note"):
        assert report["counts"][severity] == sum(f[0] == severity for f in findings), name
    prints = [f["fingerprint"] for f in report["findings"]]
    assert len(set(prints)) == len(prints), f"{name}: two findings share a fingerprint"
    assert report["submission"]["file_name"] == os.path.basename(path)


def main():
    with tempfile.TemporaryDirectory() as folder:
        packed = pack_fixtures(folder)
        assert len(packed) > 50, "the fixtures are missing"
        reports = check([path for _, path in packed])
        assert len(reports) == len(packed)
        for (name, path), report in zip(packed, reports):
            for fault in validator.iter_errors(report):
                raise AssertionError(f"{name}: {fault.json_path}: {fault.message}")
            previous = os.path.join(project, "fixtures", name, "previous.json")
            if os.path.exists(previous):
                compare(name, path, check([path], previous)[0])
                continue
            compare(name, path, report)
            alone = check([path])
            assert [without_time(report)] == [without_time(r) for r in alone], f"{name}: differs when it is read alone"
        print(f"{len(reports)} results fit the schema and their golden results")


main()

#!/usr/bin/python3
"""run.py BUILD: measures docintake's judgement on reports of every form with and without planted faults.

Prints, for each rule, how many faults were planted, found at the right cell, told elsewhere (misplaced) and missed, and
how many findings nothing planted explains. Exit status 1 when the target is missed: no error missed or out of
place, no error without a cause, every figure read, and of a rule's warnings at least 98 in 100 right.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter, defaultdict
from random import Random

sys.dont_write_bytecode = True

from catalogue import CATALOGUE, EVERY_FORM
from compare import COLUMNS, Tally
from draw import draw_report
from judged import Program
from office import awaited
from years import YEARS, pairs

WARNINGS_RIGHT = 0.98
ACROSS_YEARS = {"C5", "C6", "D1"}
OF_THE_OFFICE = {"R2", "R9"}
_PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("build", help="the folder with the program docintake")
    parser.add_argument("--count", type=int, default=2000, help="how many reports (default 2000)")
    parser.add_argument("--seed", default="1", help="other seeds draw other reports (default 1)")
    parser.add_argument("--form", action="append", help="only reports of this form (may be repeated)")
    parser.add_argument("--rule", action="append", help="only faults of this rule (may be repeated)")
    parser.add_argument("--keep", metavar="DIR", help="keep the documents in this folder")
    parser.add_argument("--show", type=int, default=3, help="disagreements to show for each rule (default 3)")
    return parser.parse_args()


def write_report(number, form, arguments_, folder):
    """Returns the report's path, itself, and what it owes."""
    report, faults, planted = draw_report(number, form, arguments_.seed, arguments_.rule)
    name = "+".join(sorted({fault.rule for fault in faults})) or "sound"
    path = os.path.join(folder, f"{number:05}-{form}-{name}.docx")
    report.save(path)
    return path, report, planted


def measure(arguments_, folder):
    """A Tally of the reports of one year, and of those of two."""
    program = Program(arguments_.build, os.path.join(_PROJECT, "systemd/docintake.conf"))
    rules = set(arguments_.rule or ())
    forms = [form for form in EVERY_FORM if not arguments_.form or form in arguments_.form]
    tally = Tally()
    if not rules or rules & ACROSS_YEARS:
        for form in sorted(set(forms) & set(YEARS)):
            measure_across_years(form, arguments_, folder, program, tally)
    if not rules or rules & OF_THE_OFFICE:
        for form in forms:
            measure_office(form, arguments_, folder, tally)
    if rules:
        forms = [form for form in forms if any(form in fault.forms and fault.rule in rules for fault in CATALOGUE)]
    written = [write_report(number // len(forms), forms[number % len(forms)], arguments_, folder)
               for number in range(arguments_.count if forms else 0)]
    for (path, report, planted), answer in zip(written, program.check([path for path, _, _ in written])):
        tally.add(os.path.basename(path), report, planted, answer)
    return tally


def measure_across_years(form, arguments_, folder, program, tally):
    """Pairs of reports of one agency, the later judged with what was read of the earlier."""
    def random_of(number):
        return Random(f"{arguments_.seed}/{form}/years/{number}")

    written = []
    for number, (report, earlier, planted) in enumerate(pairs(form, max(20, arguments_.count // 30), random_of)):
        path = os.path.join(folder, f"{number:05}-{form}-years.docx")
        report.save(path)
        earlier.save(path.replace("years", "years-before"))
        written.append((path, report, planted))
    paths = [path for path, _, _ in written]
    before = os.path.join(folder, f"{form}-years-before.jsonl")
    with open(before, "w", encoding="utf-8") as file:
        for line in program.report_lines([path.replace("years", "years-before") for path in paths]):
            file.write(line + "\n")
    for (path, report, planted), answer in zip(written, program.check(paths, before)):
        tally.add(os.path.basename(path), report, planted, answer)


def measure_office(form, arguments_, folder, tally):
    """Reports judged with deadlines and a roster."""
    settings, roster, reports = awaited(form, max(12, arguments_.count // 60),
                                        lambda number: Random(f"{arguments_.seed}/{form}/office/{number}"))
    path = os.path.abspath(os.path.join(folder, f"{form}-office"))
    for suffix, text in ((".roster", roster), (".conf", f"{settings}[agencies]\nroster = {path}.roster\n")):
        with open(path + suffix, "w", encoding="utf-8") as file:
            file.write(text)
    paths = [f"{path}-{number:05}.docx" for number in range(len(reports))]
    for document, (report, _) in zip(paths, reports):
        report.save(document)
    answers = Program(arguments_.build, path + ".conf").check(paths)
    for document, (report, planted), answer in zip(paths, reports, answers):
        tally.add(os.path.basename(document), report, planted, answer)


def print_table(tally, show):
    """By rule, over all forms; below it the first disagreements of each kind."""
    by_rule = defaultdict(Counter)
    for (_, rule), counts in tally.counts.items():
        by_rule[rule].update(counts)
    print(f"{'rule':12}" + "".join(f"{column:>15}" for column in COLUMNS))
    for rule in sorted(by_rule, key=lambda rule: (len(rule) > 3, rule[0], len(rule), rule)):
        print(f"{rule:12}" + "".join(f"{by_rule[rule][column] or '·':>15}" for column in COLUMNS))
    shown = Counter()
    for what, rule, name, detail in tally.disagreements:
        shown[what, rule] += 1
        if shown[what, rule] <= show:
            print(f"{what}: {rule}: {name}: {detail}")


def is_on_target(counts):
    """Whether the counts of one rule, or of several, are as good as promised."""
    right, all_warnings = counts["found warning"], sum(counts[f"{what} warning"] for what in (
        "found", "misplaced", "missed", "false"))
    wrong = sum(counts[what] for what in (
        "misplaced error", "missed error", "false error", "misplaced note", "missed note"))
    return not wrong and right >= WARNINGS_RIGHT * all_warnings


def main():
    arguments_ = arguments()
    if arguments_.keep:
        os.makedirs(arguments_.keep, exist_ok=True)
        tally = measure(arguments_, arguments_.keep)
    else:
        with tempfile.TemporaryDirectory() as folder:
            tally = measure(arguments_, folder)
    print_table(tally, arguments_.show)

    off_target = sorted(key for key, counts in tally.counts.items() if not is_on_target(counts))
    for form, rule in off_target:
        print(f"TARGET MISSED: {form} {rule}")
    return 1 if off_target else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells what a run of "meson test" came to: report.py TESTLOG.json

Prints the log of each test that failed, each skip with its reason, and as the
last line "N passed, N failed, N skipped". Fails if a test failed or none ran.
"""
import json
import pathlib
import re
import sys

SKIPS = (
    re.compile(r'^\s*ok\b(?P<name>.*?)#\s*SKIP\b\s*(?P<why>.*)$', re.IGNORECASE | re.MULTILINE),
    re.compile(r'^\s*(?P<name>\w+) \(.*\) \.\.\. skipped (?P<why>.*)$', re.MULTILINE),
)
PLAN = re.compile(r'^1\.\.0\s*#\s*SKIP\w*\s*(?P<why>.*)$', re.IGNORECASE | re.MULTILINE)
PASSED = {'OK', 'EXPECTEDFAIL'}
SHOWN = 20000


def parts_skipped(test):
    """What a test left out of itself, as (name, reason), in TAP or in unittest's words."""
    output = test['stdout'] + '\n' + test.get('stderr', '')
    for form in SKIPS:
        for match in form.finditer(output):
            name = re.sub(r'^\d+\s*(-\s*)?', '', match['name'].strip())
            yield name, match['why'].strip(' "\'') or 'no reason given'


def why_skipped(test):
    """The reason that a test which was skipped as a whole gives for it."""
    output = test['stdout'] + '\n' + test.get('stderr', '')
    plan = PLAN.search(output)
    if plan:
        return plan['why']
    for _, why in parts_skipped(test):
        return why
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1].strip() if lines else 'no reason given'


def read(log):
    if not pathlib.Path(log).exists():
        print(f'No test was run: there is no {log}')
        return []
    with open(log, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def main(log):
    tests = read(log)
    passed = [test for test in tests if test['result'] in PASSED]
    skipped = [test for test in tests if test['result'] == 'SKIP']
    failed = [test for test in tests if test['result'] not in PASSED | {'SKIP'}]
    for test in failed:
        print(f"\n==== {test['name']}: {test['result']}, status {test['returncode']}, "
              f"{test['duration']:.1f} s")
        print((test['stdout'] + test.get('stderr', ''))[-SHOWN:])
    if failed:
        print('Failed: ' + ', '.join(test['name'] for test in failed))
    for test in skipped:
        print(f"Skipped: {test['name']}: {why_skipped(test)}")
    for test in passed:
        for name, why in parts_skipped(test):
            print(f"Skipped in {test['name']}: {name}: {why}")
    print(f'{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped')
    return bool(failed) or not passed


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells what a run of "meson test" came to: report.py TESTLOG.json

Prints the log of each test that failed, each skip with its reason, and as the
last line "N passed, N failed, N skipped". Fails if a test failed or none ran.
"""
import json
import re
import sys

SKIP = re.compile(r'^\s*ok\b(?P<name>.*?)#\s*SKIP\b\s*(?P<why>.*)$', re.IGNORECASE | re.MULTILINE)
PLAN = re.compile(r'^1\.\.0\s*#\s*SKIP\w*\s*(?P<why>.*)$', re.IGNORECASE | re.MULTILINE)
PASSED = {'OK', 'EXPECTEDFAIL'}
SHOWN = 20000


def why_skipped(test):
    """The reason that a test which was skipped as a whole gives for it."""
    output = test['stdout']
    plan = PLAN.search(output)
    if plan:
        return plan['why']
    lines = [line for line in (output + '\n' + test.get('stderr', '')).splitlines() if line.strip()]
    return lines[-1].strip() if lines else 'no reason given'


def main(log):
    with open(log, encoding='utf-8') as lines:
        tests = [json.loads(line) for line in lines]
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
        subtests = [(match['name'].strip(), match['why'].strip())
                    for match in SKIP.finditer(test['stdout'])]
        print(f"Skipped: {test['name']}: {subtests[0][1] if subtests else why_skipped(test)}")
    for test in passed:
        for match in SKIP.finditer(test['stdout']):
            name = re.sub(r'^\d+\s*(-\s*)?', '', match['name'].strip())
            print(f"Skipped in {test['name']}: {name}: {match['why'].strip() or 'no reason given'}")
    print(f'{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped')
    return bool(failed) or not passed


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

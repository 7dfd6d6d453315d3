#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a stray top-level entry, a file that is too long or names no licence, a path of
one machine, a line that ends in blanks, and a test that stands in no table."""
import pathlib
import re
import sys

TOP = {'src', 'data', 'po', 'tests', 'meson.build', 'README.md', 'COPYING'}
LONGEST = 800
CODE = {'.c', '.h', '.py', '.sh'}
TEXT = CODE | {'.md', '.ui', '.css', '.build', '.conf', '.in', '.po', '.svg', '.rng', '.rnc', ''}
MACHINE = re.compile(r'(?<![\w.])/(?:' + '|'.join(('work', 'farm', 'root', r'home/\w')) + r')/')


def files_of(top):
    for entry in sorted(top.iterdir()):
        if entry.name.startswith(('.', 'build')):
            continue
        yield from (path for path in ([entry] if entry.is_file() else sorted(entry.rglob('*')))
                    if path.is_file() and '__pycache__' not in path.parts)


def wrong_in(path, text):
    lines = text.splitlines()
    if path.suffix in CODE:
        if len(lines) > LONGEST:
            yield f'{path}: {len(lines)} lines, the limit is {LONGEST}'
        if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in lines[:2]):
            yield f'{path}: does not begin with its licence'
    for number, line in enumerate(lines, 1):
        if MACHINE.search(line):
            yield f'{path}:{number}: names a path of one machine'
        if line != line.rstrip() and path.suffix != '.md':
            yield f'{path}:{number}: ends in blanks'


def unlisted(top):
    """Test programs that stand in no table are never run."""
    table = (top / 'tests' / 'meson.build').read_text(encoding='utf-8')
    for path in sorted((top / 'tests').glob('*/test-*')):
        if path.suffix in ('.c', '.py') and f"'{path.stem[len('test-'):]}'" not in table:
            yield f'{path}: is in no table of tests/meson.build'


def main(top):
    wrong = [f'{entry}: no other entry is added to the top level' for entry in sorted(top.iterdir())
             if entry.name not in TOP and not entry.name.startswith(('.', 'build'))]
    for path in files_of(top):
        if path.suffix in TEXT and path.name != 'COPYING' and 'source' not in path.parts:
            wrong.extend(wrong_in(path, path.read_text(encoding='utf-8')))
    wrong.extend(unlisted(top))
    print('\n'.join(wrong))
    return bool(wrong)


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a file includes a floor or a library that its own floor may not see."""
import pathlib
import re
import sys

LOWER = {'core', 'schedule', 'store', 'exchange', 'chart', 'document'}
MAY_SEE = {
    'core': set(),
    'schedule': {'core'},
    'store': {'core'},
    'exchange': {'core'},
    'chart': {'core', 'schedule'},
    'document': {'core', 'schedule', 'store', 'exchange'},
    'ui': LOWER,
    'cli': LOWER,
}
OWNS = {
    'cairo': {'chart', 'ui'},
    'gdk/': {'ui'},
    'gio/': {'ui', 'cli', 'document', 'store', 'exchange'},
    'gtk/': {'ui'},
    'gsk/': {'ui'},
    'json-glib/': {'cli'},
    'libintl.h': {'ui', 'cli'},
    'glib/gi18n': {'ui', 'cli'},
    'libxml/': {'exchange'},
    'pango/': {'chart', 'ui'},
    'sqlite3.h': {'store'},
    'unicode/': {'core'},
    'xlsxwriter': {'exchange'},
    'zlib.h': {'store', 'exchange'},
}
INCLUDE = re.compile(r'\s*#\s*include\s+(["<])([^">]+)')


def wrong_in(path, floor):
    """What each include of one file breaks."""
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        include = INCLUDE.match(line)
        if not include:
            continue
        kind, name = include.groups()
        seen = MAY_SEE[floor] | {floor} | ({'config.h'} if floor in ('ui', 'cli') else set())
        if kind == '"' and name.split('/')[0] not in seen:
            yield f'{path}:{number}: {floor} may not include {name}'
        for header, owners in OWNS.items():
            if name.startswith(header) and floor not in owners:
                yield f'{path}:{number}: {name} belongs to {", ".join(sorted(owners))}'


def main(top):
    root = pathlib.Path(top, 'src')
    wrong = []
    for path in sorted([*root.rglob('*.c'), *root.rglob('*.h')]):
        floor = path.relative_to(root).parts[0]
        if floor in MAY_SEE:
            wrong.extend(wrong_in(path, floor))
        else:
            wrong.append(f'{path}: stands on no floor')
    print('\n'.join(wrong))
    return bool(wrong)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

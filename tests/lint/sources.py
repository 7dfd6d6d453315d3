#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a lower floor prints, logs, or reads the clock, the locale or the environment,
and when any file calls what the house does not use."""
import pathlib
import re
import sys

BELOW = ('core', 'schedule', 'store', 'exchange', 'chart', 'document')
RULES = (
    ('prints', r'(?:v?f?printf|puts|fputs|putchar|perror|g_print|g_printerr)'),
    ('logs', r'(?:g_(?:log\w*|critical|warning|message|info|debug)(?:_once)?)'),
    ('reads the clock', r'(?:time|gettimeofday|clock_gettime|localtime(?:_r)?|g_get_real_time|'
                        r'g_get_current_time|g_date_time_new_now\w*)'),
    ('reads the locale', r'(?:setlocale|localeconv|nl_langinfo|g_get_language_names\w*|'
                         r'g_get_charset|(?:d|n|dn)?gettext|g_dgettext|strftime|'
                         r'uloc_getDefault|g_time_zone_new_local|g_date_time_to_local)'),
    ('reads the environment', r'(?:getenv|secure_getenv|g_getenv|g_get_environ|g_listenv|'
                              r'g_get_(?:home|tmp|current)_dir|g_get_user_\w+|g_get_host_name)'),
)
EVERYWHERE = (
    ('uses the singleton', r'(?:g_application_get_default)'),
)
QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.DOTALL)


def bare(text):
    """The text without comments and what is quoted, lines kept."""
    return QUOTED.sub(lambda match: '\n' * match.group().count('\n'), text)


def wrong_in(path, rules):
    lines = bare(path.read_text(encoding='utf-8')).splitlines()
    for number, line in enumerate(lines, 1):
        for what, call in rules:
            match = re.search(r'(?<![\w>.])' + call + r'\s*\(', line)
            if match:
                yield f'{path}:{number}: {what}: {match.group()}…)'


def main(top):
    src = pathlib.Path(top, 'src')
    tests = pathlib.Path(top, 'tests')
    wrong = []
    for path in sorted([*src.rglob('*.c'), *src.rglob('*.h')]):
        below = path.relative_to(src).parts[0] in BELOW
        wrong.extend(wrong_in(path, RULES + EVERYWHERE if below else EVERYWHERE))
    for path in sorted(tests.rglob('*.c')):
        wrong.extend(wrong_in(path, (('can be compiled away', r'g_assert'),)))
    print('\n'.join(wrong))
    return bool(wrong)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the scheduler in one place at a time and fails when its tests do not notice.

usage: mutants.py BUILD SOURCE
"""
import concurrent.futures
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

# File, what stands there once, what takes its place, and the test that has to see it.
MUTANTS = (
    ('forward.c', 'if (link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START)\n'
     '      raise_bound', 'if (link->kind == TD_LINK_FINISH_START)\n      raise_bound', 'oracle'),
    ('forward.c', 'gint32 tick = td_network_link_tick (self, link, &width);',
     'gint32 tick = (width = 0, self->results[link->from].finish);',
     'oracle'),  # takes SS for FS, and SF for FF
    ('backward.c', 'limits->start = MIN (limits->start, latest);',
     'limits->finish = MIN (limits->finish, latest);', 'oracle'),
    ('lengths.c', 'link->unit == TD_LAG_ELAPSED || link->unit == TD_LAG_ELAPSED_PERCENT)\n'
     '    return tick + length;', 'link->unit == TD_LAG_ELAPSED)\n    return tick + length;',
     'oracle'),
    ('calendar.c', 'td_day_weekday (first + i) - TD_WEEKDAY_MONDAY',
     '(td_day_weekday (first + i) - TD_WEEKDAY_MONDAY + 1) % 7', 'calendar'),
    ('forward.c', 'if (link->cut || tick', 'if (tick', 'schedule'),
    ('update.c', 'ask_parent_to_close (self, node);\n  ask_backward', 'ask_backward', 'update'),
    ('links.c', 'td_network_sort (self);', ';', 'update'),
    ('links.c', 'note_ends (self, &old, ret_nodes);', ';', 'update'),
    ('links.c', 'if (!is_within_project (self, &link) || ', 'if (', 'update'),
    ('times.c', 'return MIN (at_start, at_finish)', 'return MAX (at_start, at_finish)', 'oracle'),
)


def flags(*packages):
    out = subprocess.run(['pkg-config', '--cflags', '--libs', *packages], check=True,
                         capture_output=True, text=True).stdout
    return shlex.split(out)


def survives(build, source, mutant):
    """Whether the test passes although the floor is broken."""
    name, old, new, test = mutant
    text = (source / 'src' / 'schedule' / name).read_text(encoding='utf-8')
    if text.count(old) != 1:
        raise SystemExit(f'{name}: stands there {text.count(old)} times: {old}')
    with tempfile.TemporaryDirectory() as folder:
        broken = pathlib.Path(folder, name)
        program = pathlib.Path(folder, 'test')
        broken.write_text(text.replace(old, new), encoding='utf-8')
        # What the broken file defines is not taken from the library any more.
        subprocess.run(
            ['cc', '-O1', '-w', '-std=gnu17', f'-I{source}/src', f'-I{source}/tests', '-o', program,
             broken, source / 'tests' / 'schedule' / f'test-{test}.c',
             build / 'tests' / 'libsupport.a', build / 'src' / 'schedule' / 'libschedule.a',
             build / 'src' / 'core' / 'libcore.a', *flags('glib-2.0', 'icu-uc', 'icu-i18n'), '-lm'],
            check=True)
        try:
            ran = subprocess.run([program], capture_output=True, timeout=10, check=False,
                                 env=dict(os.environ, TIENDO_ORACLE_PROJECTS='200'))
        except subprocess.TimeoutExpired:
            return False
        return ran.returncode == 0


def main(build, source):
    build, source = pathlib.Path(build), pathlib.Path(source)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda mutant: survives(build, source, mutant), MUTANTS))
    for mutant, survived in zip(MUTANTS, results):
        print('SURVIVES' if survived else 'caught', mutant[0], mutant[2].split('\n')[0])
    return any(results)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

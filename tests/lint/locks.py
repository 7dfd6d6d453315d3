#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks each lock between the floors on purpose, in a copy, and sees it refused.

Each sin stands beside the same work without it, which must go through: a lock that
refuses everything proves nothing.
"""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import unittest

TOP = pathlib.Path(sys.argv.pop(1)).resolve()
BUILD = pathlib.Path(os.environ['TIENDO_BUILD_ROOT'])
LAYERS = TOP / 'tests' / 'lint' / 'layers.py'
HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n#include <stddef.h>\n'
CALL = 'void {0} (void);\nvoid td_sin (void);\n\nvoid\ntd_sin (void)\n{{\n  {0} ();\n}}\n'


def run(command, folder=BUILD):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, 'LC_ALL': 'C'})


def compile_command(floor, source, target):
    """How the build compiles a file of the floor, for another source."""
    for entry in json.loads((BUILD / 'compile_commands.json').read_text(encoding='utf-8')):
        command = shlex.split(entry['command'])
        if entry['output'].startswith(f'src/{floor}/lib{floor}.a.p/'):
            kept = [word for word, before in zip(command, [''] + command)
                    if before not in ('-o', '-MF', '-MQ', '-c')
                    and word not in ('-o', '-MF', '-MQ', '-MD', '-c')]
            return [*kept, '-fdiagnostics-color=never', '-o', str(target), '-c', str(source)]
    raise LookupError(f'nothing of {floor} is built')


def link_command(test, extra, target):
    """How the build links a test program, with one more object swallowed."""
    commands = run(['ninja', '-t', 'commands', f'tests/{test}']).stdout.splitlines()
    command = shlex.split(commands[-1])
    place = command.index('-o') + 1
    return [*command[:place], str(target), *command[place + 1:], str(extra)]


class Locks(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def compiled(self, floor, text):
        source, target = self.folder / 'sin.c', self.folder / 'sin.o'
        source.write_text(HEAD + text, encoding='utf-8')
        return run(compile_command(floor, source, target)), target

    def linked(self, floor, text):
        nouns = sorted(path.stem for path in (TOP / 'tests' / floor).glob('test-*.c'))
        test = 'test-' + floor + nouns[0][len('test'):]
        result, target = self.compiled(floor, text)
        self.assertEqual(result.returncode, 0, result.stderr)
        return run(link_command(test, target, self.folder / 'program'))

    def test_the_compiler_hides_what_a_floor_does_not_name(self):
        for floor, header in (('core', 'gtk/gtk.h'), ('core', 'libxml/parser.h'),
                              ('schedule', 'cairo.h'), ('store', 'libxml/parser.h'),
                              ('chart', 'gtk/gtk.h'), ('document', 'json-glib/json-glib.h')):
            with self.subTest(floor=floor, header=header):
                result, _ = self.compiled(floor, '')
                self.assertEqual(result.returncode, 0, result.stderr)
                result, _ = self.compiled(floor, f'#include <{header}>\n')
                self.assertNotEqual(result.returncode, 0)
                self.assertRegex(result.stderr, f'{header}.*(No such file|not found)')

    def test_the_linker_refuses_what_lies_above_or_beside(self):
        for floor, function in (('core', 'sqlite3_libversion'), ('core', 'g_application_get_type'),
                                ('schedule', 'sqlite3_libversion'), ('store', 'xmlInitParser'),
                                ('exchange', 'sqlite3_libversion'), ('chart', 'gtk_init'),
                                ('document', 'gtk_init')):
            with self.subTest(floor=floor, function=function):
                result = self.linked(floor, CALL.format('g_get_prgname'))
                self.assertEqual(result.returncode, 0, result.stderr)
                result = self.linked(floor, CALL.format(function))
                self.assertNotEqual(result.returncode, 0)
                self.assertIn(f'undefined reference to `{function}', result.stderr)

    def test_the_linker_refuses_a_call_up_into_a_floor_of_ours(self):
        names = run(['nm', '--defined-only', '-g', 'src/schedule/libschedule.a']).stdout.split()
        upward = next(name for name in names if name.startswith('td_'))
        result = self.linked('core', CALL.format(upward))
        self.assertNotEqual(result.returncode, 0)
        self.assertIn(f'undefined reference to `{upward}', result.stderr)

    def test_the_lint_reads_the_includes(self):
        for floor, line, accepted in (('core', '<gtk/gtk.h>', False), ('core', '<gio/gio.h>', False),
                                      ('core', '<glib.h>', True), ('core', '<unicode/ucol.h>', True),
                                      ('schedule', '<unicode/ucol.h>', False),
                                      ('core', '"schedule/calendar.h"', False),
                                      ('schedule', '"core/portfolio.h"', True),
                                      ('store', '"exchange/read.h"', False),
                                      ('chart', '"store/file.h"', False),
                                      ('ui', '<sqlite3.h>', False), ('cli', '"ui/window.h"', False),
                                      ('document', '"store/file.h"', True),
                                      ('attic', '<glib.h>', False)):
            with self.subTest(floor=floor, line=line), tempfile.TemporaryDirectory() as top:
                source = pathlib.Path(top, 'src', floor, 'sin.c')
                source.parent.mkdir(parents=True)
                source.write_text(f'{HEAD}#include {line}\n', encoding='utf-8')
                result = run([sys.executable, str(LAYERS), top])
                self.assertEqual(result.returncode == 0, accepted, result.stdout)


if __name__ == '__main__':
    unittest.main(verbosity=2)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into an empty folder, and sees each thing in its place and doing its work there."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

TOP = pathlib.Path(sys.argv.pop(1)).resolve()
BUILD = os.environ['TIENDO_BUILD_ROOT']
PLACES = (
    'bin/tiendo',
    'bin/tiendo-cli',
    'share/applications/org.tiendo.Tiendo.desktop',
    'share/icons/hicolor/scalable/apps/org.tiendo.Tiendo.svg',
    'share/icons/hicolor/scalable/mimetypes/application-x-tiendo.svg',
    'share/icons/hicolor/symbolic/apps/org.tiendo.Tiendo-symbolic.svg',
    'share/locale/vi/LC_MESSAGES/tiendo.mo',
    'share/metainfo/org.tiendo.Tiendo.metainfo.xml',
    'share/mime/packages/org.tiendo.Tiendo.xml',
)
ASK = '''
import sys
from gi.repository import Gio
for name in sys.argv[1:]:
    with open(name, 'rb') as file:
        print(Gio.content_type_guess('x', file.read(4096))[0], Gio.content_type_guess(name, None)[0])
'''


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        result = run('meson', 'install', '-C', BUILD, '--no-rebuild', '--destdir', cls.scratch.name)
        if result.returncode:
            raise AssertionError(result.stdout + result.stderr)
        options = json.loads(run('meson', 'introspect', '--buildoptions', BUILD).stdout)
        prefix = next(option['value'] for option in options if option['name'] == 'prefix')
        cls.prefix = pathlib.Path(cls.scratch.name + prefix)

    def test_each_thing_is_in_its_place(self):
        portfolios = [f'share/tiendo/portfolios/{path.name}'
                      for path in (TOP / 'data' / 'portfolios').glob('*.tiendo.xml')]
        grammars = [f'share/tiendo/{path.name}' for path in (TOP / 'data').rglob('*.rng')]
        for place in (*PLACES, *portfolios, *grammars):
            with self.subTest(place=place):
                self.assertTrue((self.prefix / place).is_file())

    def test_nothing_else_is_installed(self):
        found = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob('*')
                 if path.is_file()}
        strange = {name for name in found - set(PLACES) if not name.startswith('share/tiendo/')}
        self.assertEqual(sorted(strange), [])

    def test_the_installed_program_runs_without_the_build(self):
        result = run(str(self.prefix / 'bin/tiendo-cli'), '--help', cwd='/')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('tiendo-cli', result.stdout)

    def test_files_are_known_by_content_and_name(self):
        if shutil.which('update-mime-database') is None:
            self.skipTest('update-mime-database is not installed')
        folder = pathlib.Path(self.scratch.name, 'known')
        shutil.copytree(self.prefix / 'share/mime', folder / 'mime')
        self.assertEqual(run('update-mime-database', str(folder / 'mime')).returncode, 0)
        portfolio, exchange = folder / 'a.tiendo', folder / 'a.tiendo.xml'
        with sqlite3.connect(portfolio) as database:
            database.execute(f'PRAGMA application_id = {int.from_bytes(b"Tndo", "big")}')
            database.execute('CREATE TABLE t (x)')
        exchange.write_bytes((TOP / 'data/portfolios/tay-ninh-2024.tiendo.xml').read_bytes())
        result = run('/usr/bin/python3', '-c', ASK, str(portfolio), str(exchange), env={
            **os.environ, 'XDG_DATA_DIRS': f'{folder}:/usr/share'})
        self.assertEqual(result.stdout.split(),
                         ['application/x-tiendo'] * 2 + ['application/x-tiendo+xml'] * 2,
                         result.stderr)


if __name__ == '__main__':
    unittest.main(verbosity=2)

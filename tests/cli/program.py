# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of tiendo-cli share: a folder a test, and the program run in it."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = pathlib.Path(os.environ['TIENDO_BUILD_ROOT'], 'src', 'cli', 'tiendo-cli')
DATA = pathlib.Path(os.environ['TIENDO_SOURCE_ROOT'], 'data', 'portfolios')
EXAMPLE = DATA / 'example.tiendo.xml'
DIRECTIVE = DATA / 'tay-ninh-2024.tiendo.xml'

DONE, FAILED, USAGE, FINDINGS = range(4)


class ProgramTest(unittest.TestCase):
    """Each test has a folder of its own; paths in commands are relative to it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_cli(self, *words, env=None, stdin=None):
        environment = {**os.environ, 'LANGUAGE': 'en', **(env or {})}
        return subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder, env=environment,
                              input=stdin, capture_output=True, text=True, timeout=120,
                              check=False)

    def expect(self, status, *words, **more):
        """Runs, checks the exit status and returns what was printed."""
        result = self.run_cli(*words, **more)
        self.assertEqual(result.returncode, status, f'{words}: {result.stdout}{result.stderr}')
        return result.stdout

    def expect_error(self, status, *words, **more):
        """The same of a run that fails: returns what it complained of, and it printed no rows."""
        result = self.run_cli(*words, **more)
        self.assertEqual(result.returncode, status, f'{words}: {result.stdout}{result.stderr}')
        self.assertEqual(result.stdout, '')
        self.assertTrue(result.stderr.startswith('tiendo-cli: '), result.stderr)
        return result.stderr

    def rows(self, what, *words, file='a.tiendo'):
        return json.loads(self.expect(DONE, 'list', file, what, '--json', *words))

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

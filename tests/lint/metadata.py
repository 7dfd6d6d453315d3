#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when what the desktop reads about the program would be refused by it."""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

TOP = pathlib.Path(sys.argv.pop(1)).resolve()
DATA = pathlib.Path(os.environ['TIENDO_BUILD_ROOT'], 'data')


class Metadata(unittest.TestCase):
    def accept(self, *command):
        if shutil.which(command[0]) is None:
            self.skipTest(f'{command[0]} is not installed')
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def test_the_desktop_file_is_valid(self):
        self.accept('desktop-file-validate', str(DATA / 'org.tiendo.Tiendo.desktop'))

    def test_the_desktop_file_speaks_vietnamese(self):
        text = (DATA / 'org.tiendo.Tiendo.desktop').read_text(encoding='utf-8')
        for key in ('GenericName', 'Comment', 'Keywords'):
            self.assertRegex(text, rf'(?m)^{key}\[vi\]=.')

    def test_the_metainfo_is_valid(self):
        self.accept('appstreamcli', 'validate', '--no-net', '--no-color',
                    str(DATA / 'org.tiendo.Tiendo.metainfo.xml'))

    def test_every_xml_file_is_well_formed(self):
        paths = [path for suffix in ('ui', 'xml', 'svg', 'rng', 'in', 'conf')
                 for folder in ('src', 'data', 'tests/fonts')
                 for path in sorted((TOP / folder).rglob('*.' + suffix))
                 if suffix != 'in' or path.name.endswith('.xml.in')]
        self.assertGreater(len(paths), 5)
        self.accept('xmllint', '--noout', '--nonet', *map(str, paths))

    def test_every_portfolio_fits_the_grammar(self):
        grammars = sorted((TOP / 'data').rglob('*.rng'))
        portfolios = sorted((TOP / 'data' / 'portfolios').glob('*.tiendo.xml'))
        if not grammars or not portfolios:
            self.skipTest('there is no grammar or no portfolio to hold against it')
        self.accept('xmllint', '--noout', '--nonet', '--relaxng', str(grammars[0]),
                    *map(str, portfolios))


if __name__ == '__main__':
    unittest.main(verbosity=2)

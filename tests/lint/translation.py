#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails unless every text that a person sees is listed, extracted and put into Vietnamese."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

TOP = pathlib.Path(sys.argv.pop(1)).resolve()
PO = TOP / 'po'
CALLED = re.compile(r'(?<!\w)(?:(?:_|N_|C_|NC_|ngettext)\s*\(|'
                    r'(?:g_dngettext|td_translate\w*)\s*\([^,()]*,)\s*"')
MARKED = {
    '.c': CALLED,
    '.h': CALLED,
    '.ui': re.compile(r'translatable="(?:yes|true|1)"'),
}
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|<!--.*?-->', re.DOTALL)
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'td_translate:2',
            'td_translate_context:2c,3', 'td_translate_plural:2,3')


def run(*command):
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)


def listed():
    lines = (PO / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def messages(path):
    """The (context, msgid) pairs of a catalogue, obsolete entries left out."""
    plain = run('msgcat', '--no-wrap', '--no-location', str(path)).stdout
    pairs = set()
    for entry in plain.split('\n\n'):
        context = re.search(r'^msgctxt "(.*)"$', entry, re.MULTILINE)
        lines = re.search(r'^msgid ("(?:.|\n")*")$', entry, re.MULTILINE)
        if lines:
            text = ''.join(re.findall(r'^"?(.*)"$', lines[1].replace('msgid ', ''), re.MULTILINE))
            pairs.add((context[1] if context else '', text.strip('"')))
    return {pair for pair in pairs if pair[1]}


class Translation(unittest.TestCase):
    def test_every_file_with_texts_is_listed(self):
        found = {str(path.relative_to(TOP)) for suffix, marked in MARKED.items()
                 for path in (TOP / 'src').rglob('*' + suffix)
                 if marked.search(COMMENT.sub('', path.read_text(encoding='utf-8')))}
        found |= {str(path.relative_to(TOP)) for path in (TOP / 'data').glob('*.in')}
        self.assertEqual(sorted(found - set(listed())), [], 'missing from po/POTFILES.in')
        self.assertEqual(sorted(set(listed()) - found), [], 'in po/POTFILES.in, but without texts')

    def test_the_list_is_sorted(self):
        self.assertEqual(listed(), sorted(listed()))

    def test_the_catalogue_holds_what_the_sources_say(self):
        with tempfile.TemporaryDirectory() as scratch:
            pot = pathlib.Path(scratch, 'tiendo.pot')
            result = run('xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output',
                         str(pot), *(f'--keyword={word}' for word in KEYWORDS))
            self.assertEqual(result.returncode, 0, result.stderr)
            said, known = messages(pot), messages(PO / 'vi.po')
        self.assertGreater(len(said), 100)
        self.assertEqual(sorted(said - known), [], 'missing from po/vi.po')
        self.assertEqual(sorted(known - said), [], 'in po/vi.po, but no source says it')

    def test_vietnamese_is_complete(self):
        result = run('msgfmt', '--check', '--statistics', '--output-file=/dev/null', 'po/vi.po')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn('untranslated', result.stderr)
        self.assertNotIn('fuzzy', result.stderr)
        self.assertRegex(result.stderr, r'(?m)^[1-9]\d* translated messages?\.')

    def test_vietnamese_is_composed(self):
        text = (PO / 'vi.po').read_text(encoding='utf-8')
        self.assertNotRegex(text, '[\u0300-\u036f]', 'a combining mark: the catalogue is kept in NFC')


if __name__ == '__main__':
    unittest.main(verbosity=2)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails unless every font that the program names holds all Vietnamese letters.

Debian's fonts-liberation 1.07, for one, lacks 92 of the 134 that carry a mark.
"""
import pathlib
import re
import subprocess
import sys
import unicodedata
import unittest

TOP = pathlib.Path(sys.argv.pop(1)).resolve()
VOWELS = 'aăâeêioôơuưy'
TONES = ('', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323')
SIGNS = '₫đĐ≥≤≈–—…·×“”'
# What sets a font: a Pango description, a family in CSS or one in a name of ours.
NAMED = re.compile(r'(?:font_description_from_string|set_family(?:_static)?)\s*\([^"]*"([^"]+)"|'
                   r'(?:font-family|font)\s*:\s*([^;}]+)|define\s+\w*(?:FONT|FAMILY)\w*\s+"([^"]+)"|'
                   r'\w*(?:font|family)\w*(?:\[\])?\s*=\s*"([^"]+)"')
STYLE = re.compile(r'\s+(?:bold|italic|semi-?bold|light|medium|regular|[\d.]+(?:px|pt)?)\b.*$', re.I)
GENERIC = {'sans', 'serif', 'monospace', 'sans-serif', 'system-ui', 'inherit', 'initial'}


def letters():
    base = [unicodedata.normalize('NFC', vowel + tone) for vowel in VOWELS for tone in TONES]
    marked = [letter for letter in base if len(unicodedata.normalize('NFD', letter)) > 1] + ['đ']
    return marked + [letter.upper() for letter in marked]


def families():
    """The families that the sources name, in the order of the alphabet."""
    found = set()
    for path in [*TOP.glob('src/**/*.c'), *TOP.glob('src/**/*.h'), *TOP.glob('src/**/*.css')]:
        for groups in NAMED.findall(path.read_text(encoding='utf-8')):
            for family in ''.join(groups).split(','):
                family = STYLE.sub('', family.strip().strip('"\'')).strip()
                if family and re.match(r'^[A-Za-z][\w -]*$', family):
                    found.add(family)
    return sorted(found)


def matched(family, style):
    """The file, family and coverage that the tests' fonts give for a name."""
    answer = subprocess.run(
        ['fc-match', '--format', '%{file}\n%{family}\n%{charset}', f'{family}:style={style}'],
        capture_output=True, text=True, check=True).stdout.split('\n')
    covered = set()
    for span in answer[2].split():
        first, _, last = span.partition('-')
        covered.update(range(int(first, 16), int(last or first, 16) + 1))
    return pathlib.Path(answer[0]).name, answer[1].split(',')[0], covered


class Fonts(unittest.TestCase):
    def test_there_are_134_letters_with_a_mark(self):
        self.assertEqual(len(set(letters())), 134)

    def test_the_named_fonts_hold_them(self):
        names = ['Noto Sans', 'Tinos', 'Liberation Serif', 'Times New Roman', *families()]
        for family in names:
            for style in ('Regular', 'Bold', 'Italic', 'Bold Italic'):
                with self.subTest(family=family, style=style):
                    file, got, covered = matched(family, style)
                    if family.lower() not in GENERIC | {'times new roman'}:
                        self.assertEqual(got.lower(), family.lower(), 'another font stands in')
                    lacking = [letter for letter in letters() if ord(letter) not in covered]
                    self.assertEqual(lacking, [], f'{file} lacks {len(lacking)}')

    def test_a_font_holds_each_sign(self):
        fonts = [matched(family, 'Regular')[2] for family in ('Noto Sans', 'Tinos')]
        for sign in SIGNS:
            with self.subTest(sign=sign):
                self.assertTrue(any(ord(sign) in covered for covered in fonts))


if __name__ == '__main__':
    unittest.main(verbosity=2)

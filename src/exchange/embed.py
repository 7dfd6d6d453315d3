#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the grammar into a table of bytes in the program.

What a value looks like is left out: the reader holds each against its field, more strictly and with
better words, and libxml2 takes ten times as long for it as for the rest."""
import pathlib
import re
import sys

source, target = sys.argv[1:]
text = pathlib.Path(source).read_text(encoding='utf-8')
text = re.sub(r'<!--.*?-->', '', text, flags=re.DOTALL)
text = re.sub(r'<data type="string">.*?</data>', '<text/>', text, flags=re.DOTALL)
text = re.sub(r'<choice>\s*(<ref name="duration"/>)\s*<text/>\s*</choice>', '<text/>', text)
text = re.sub(r'>\s+<', '><', text)
rows = ''.join(f'  {",".join(str(b) for b in chunk)},\n'
               for chunk in (text.encode()[i:i + 24] for i in range(0, len(text.encode()), 24)))
pathlib.Path(target).write_text(
    '#include "exchange/grammar-data.h"\n\n'
    f'const char td_grammar[] = {{\n{rows}}};\n'
    'const unsigned td_grammar_length = sizeof td_grammar;\n', encoding='utf-8')

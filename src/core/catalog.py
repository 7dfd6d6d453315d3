#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a .po file into a sorted C table: catalog.py vi.po catalog-vi.c"""
import struct
import subprocess
import sys


def messages(path):
    mo = subprocess.run(['msgfmt', '-o', '-', path], check=True, stdout=subprocess.PIPE).stdout
    count, ids, strings = struct.unpack('<4x4xIII', mo[:20])
    for i in range(count):
        length, at = struct.unpack('<II', mo[ids + 8 * i:ids + 8 * i + 8])
        key = mo[at:at + length].split(b'\0')[0]
        length, at = struct.unpack('<II', mo[strings + 8 * i:strings + 8 * i + 8])
        if key:
            yield key, mo[at:at + length].split(b'\0')[0]


def literal(data):
    return '"' + ''.join(f'\\{byte:03o}' if byte < 32 or byte > 126 or byte in b'"\\?' else chr(byte)
                         for byte in data) + '"'


rows = sorted(messages(sys.argv[1]))
with open(sys.argv[2], 'w', encoding='ascii') as out:
    out.write('#include "core/catalog.h"\n\nconst TdCatalogEntry td_catalog_vi[] = {\n')
    for key, value in rows:
        out.write(f'  {{{literal(key)}, {literal(value)}}},\n')
    out.write('  {NULL, NULL},\n};\n\n')
    out.write(f'const gsize td_catalog_vi_size = {len(rows)};\n')

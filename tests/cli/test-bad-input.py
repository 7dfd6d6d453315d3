# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong with a file: a clear message, exit 1, and nothing lost."""
import os
import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DONE, EXAMPLE, FAILED, FINDINGS, ProgramTest  # noqa: E402

READING = (['list', 'F', 'tasks'], ['schedule', 'F'], ['check', 'F'], ['export', 'F', 'out.xml'],
           ['render', 'F', 'out.pdf'])
WRITING = (['set', 'F', 'portfolio:1', 'title', 'x'], ['undo', 'F'], ['redo', 'F'],
           ['import', 'F', EXAMPLE])

NOBODY = '00000000-0000-4000-8000-000000000000'


class BadPortfolio(ProgramTest):
    def refuse(self, file, says, commands=READING + WRITING):
        """Every command refuses @file, saying @says, and leaves the folder as it was."""
        path = self.folder / file
        before = path.read_bytes() if path.exists() else None
        files = self.files()
        for command in commands:
            words = [file if word == 'F' else word for word in command]
            said = self.expect_error(FAILED, *words)
            self.assertTrue(said.startswith(f'tiendo-cli: {file}: '), said)
            self.assertIn(says, said, command)
            self.assertNotIn('\x1f', said)
            self.assertEqual(self.files(), files, command)
            if before is not None:
                self.assertEqual(path.read_bytes(), before, command)

    def make(self, name='a.tiendo'):
        self.expect(DONE, 'import', name, EXAMPLE)
        return self.folder / name

    def test_not_a_database(self):
        (self.folder / 'a.tiendo').write_text('Xin chào', encoding='utf-8')
        self.refuse('a.tiendo', 'not a Tiendo portfolio')

    def test_empty(self):
        (self.folder / 'a.tiendo').write_bytes(b'')
        self.refuse('a.tiendo', 'cut short')

    def test_another_programs_database(self):
        base = sqlite3.connect(self.folder / 'a.tiendo')
        base.execute('CREATE TABLE cat (name TEXT)')
        base.commit()
        base.close()
        self.refuse('a.tiendo', 'not a Tiendo portfolio')

    def test_truncated(self):
        path = self.make()
        whole = path.read_bytes()
        for part in (len(whole) // 2, len(whole) - 5000, 5000):
            path.write_bytes(whole[:part])
            self.refuse('a.tiendo', 'cut short')

    def test_damaged_inside(self):
        path = self.make()
        whole = bytearray(path.read_bytes())
        for at in range(4096 * 3, 4096 * 40, 4096):
            whole[at:at + 64] = b'\xa5' * 64
        path.write_bytes(whole)
        said = self.run_cli('check', 'a.tiendo')
        self.assertIn(said.returncode, (FAILED, FINDINGS))
        self.assertEqual(path.read_bytes(), bytes(whole))

    def test_missing(self):
        self.refuse('a.tiendo', 'no such file',
                    [command for command in READING + WRITING if command[0] != 'import'])

    def test_missing_folder(self):
        self.refuse('none/a.tiendo', 'no such f')
        self.expect_error(FAILED, 'new', 'none/a.tiendo')

    def test_a_folder(self):
        (self.folder / 'a.tiendo').mkdir()
        for command in READING + WRITING:
            words = ['a.tiendo' if word == 'F' else word for word in command]
            self.expect_error(FAILED, *words)

    def test_newer_schema_is_read_and_never_written(self):
        path = self.make()
        base = sqlite3.connect(path)
        base.execute('PRAGMA user_version = 999')
        base.close()
        self.assertTrue(self.rows('tasks'))
        self.refuse('a.tiendo', 'later version', WRITING)

    @unittest.skipIf(os.geteuid() == 0, 'root may write everywhere')
    def test_read_only_file_and_folder(self):
        path = self.make()
        path.chmod(0o444)
        self.assertTrue(self.rows('tasks'))
        self.refuse('a.tiendo', 'read-only', WRITING)
        path.chmod(0o644)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        self.assertTrue(self.rows('tasks'))
        self.refuse('a.tiendo', 'read-only', WRITING)
        self.expect_error(FAILED, 'new', 'b.tiendo')


class BadExchange(ProgramTest):
    def setUp(self):
        super().setUp()
        self.xml = EXAMPLE.read_text(encoding='utf-8')

    def refuse(self, text, line=None):
        """Neither a new nor an old file takes any of @text in."""
        (self.folder / 'bad.xml').write_text(text, encoding='utf-8')
        said = self.expect_error(FAILED, 'import', 'new.tiendo', 'bad.xml')
        place = f'bad.xml:{line}: ' if line else 'bad.xml:'
        self.assertTrue(said.startswith(f'tiendo-cli: {place}'), said)
        self.assertNotIn('new.tiendo', self.files())
        self.expect(DONE, 'new', 'old.tiendo')
        old = (self.folder / 'old.tiendo').read_bytes()
        self.assertEqual(self.expect_error(FAILED, 'import', 'old.tiendo', 'bad.xml'), said)
        self.assertEqual((self.folder / 'old.tiendo').read_bytes(), old)
        (self.folder / 'old.tiendo').unlink()
        self.assertEqual(self.run_cli('validate', 'bad.xml').returncode, FINDINGS)

    def line_of(self, pattern, text=None):
        return (text or self.xml)[:re.search(pattern, text or self.xml).start()].count('\n') + 1

    def test_dangling_reference(self):
        attribute = re.search(r'<task [^>]* (project="[^"]*")', self.xml).group(1)
        text = self.xml.replace(f' {attribute} mode=', f' project="{NOBODY}" mode=', 1)
        self.refuse(text, self.line_of(NOBODY, text))

    def test_duplicate_id(self):
        first, second = re.findall(r'<sector uuid="([^"]*)"', self.xml)[:2]
        text = self.xml.replace(f'<sector uuid="{second}"', f'<sector uuid="{first}"', 1)
        self.refuse(text, self.line_of(f'<sector uuid="{second}"'))

    def test_cut_off(self):
        self.refuse(self.xml[:len(self.xml) // 2])

    def test_unknown_document(self):
        self.refuse('<html><body/></html>')

    def test_a_document_type(self):
        self.refuse(self.xml.replace('<tiendo', '<!DOCTYPE tiendo [<!ENTITY a "b">]>\n<tiendo', 1))

    def test_a_newer_format(self):
        (self.folder / 'bad.xml').write_text(
            self.xml.replace('version="1.0">', 'version="9.0">', 1), encoding='utf-8')
        self.expect_error(FAILED, 'import', 'new.tiendo', 'bad.xml')
        self.assertNotIn('new.tiendo', self.files())

    def test_no_file(self):
        said = self.expect_error(FAILED, 'import', 'new.tiendo', 'none.xml')
        self.assertTrue(said.startswith('tiendo-cli: none.xml: '), said)
        self.assertEqual(self.files(), [])


if __name__ == '__main__':
    unittest.main()

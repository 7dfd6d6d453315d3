#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files: what is wrong with one is said in the window, and nothing of it or of ours is lost."""
import os
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

from app import App, SOURCE, cli, wait_for

EXAMPLE = SOURCE / 'data' / 'portfolios' / 'example.tiendo.xml'
REFUSED = 'Không mở được tệp này'


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.store = tempfile.TemporaryDirectory(prefix='tiendo-files-')
        cls.folder = pathlib.Path(cls.store.name)
        cls.path = cls.folder / 'vi-du.tiendo'
        cli('import', cls.path, EXAMPLE)
        cls.app = App(cls.path, size=(1366, 768))
        cls.app.row('Thi công')

    @classmethod
    def tearDownClass(cls):
        cls.app.close()
        cls.store.cleanup()

    def copy(self, name):
        return pathlib.Path(shutil.copy(self.path, self.folder / name))

    def refuse(self, path, *words):
        """Opening it says the words, changes nothing, and leaves the window with what it has."""
        before = path.read_bytes() if path.exists() else None
        files = sorted(self.folder.iterdir())
        self.app.key('ctrl+o')
        self.app.choose_file(path)
        said = self.app.message(REFUSED, path.name, *words)
        self.assertGreater(len(said.split()), 15, 'what to do next is missing')
        self.assertEqual(path.read_bytes() if path.exists() else None, before)
        self.assertEqual(sorted(self.folder.iterdir()), files)
        self.assertTrue(self.app.sees('table row', 'Thi công'))

    def test_01_not_a_database(self):
        path = self.folder / 'thu.tiendo'
        path.write_text('Xin chào', encoding='utf-8')
        self.refuse(path, 'không phải')

    def test_02_another_programs_database(self):
        path = self.folder / 'khac.tiendo'
        base = sqlite3.connect(path)
        base.execute('CREATE TABLE cat (name TEXT)')
        base.commit()
        base.close()
        self.refuse(path, 'không phải')

    def test_03_truncated(self):
        path = self.copy('cut.tiendo')
        os.truncate(path, path.stat().st_size // 2)
        self.refuse(path)

    def test_04_missing(self):
        self.refuse(self.folder / 'mat.tiendo')

    def test_06_a_broken_import_changes_nothing(self):
        text = EXAMPLE.read_text(encoding='utf-8')
        broken = self.folder / 'hong.tiendo.xml'
        broken.write_text(text[:len(text) // 2], encoding='utf-8')
        before = self.path.read_bytes()
        self.app.menu('Mở', 'Nhập vào danh mục này…')
        self.app.choose_file(broken)
        self.app.message('Không nhập được tệp này; chưa có gì thay đổi', 'hong.tiendo.xml')
        self.assertEqual(self.path.read_bytes(), before)

    def test_07_a_link_to_nobody_is_named_with_its_line(self):
        text = EXAMPLE.read_text(encoding='utf-8')
        first = text.index('<link')
        first = text.index(' predecessor-project="', first)
        quote = text.index('"', first) + 1
        dangling = (text[:quote] + '00000000-0000-4000-8000-000000000000' +
                    text[text.index('"', quote):])
        line = text[:first].count('\n') + 1
        broken = self.folder / 'treo.tiendo.xml'
        broken.write_text(dangling, encoding='utf-8')
        before = self.path.read_bytes()
        self.app.menu('Mở', 'Nhập vào danh mục này…')
        self.app.choose_file(broken)
        said = self.app.message('Không nhập được tệp này; chưa có gì thay đổi')
        self.assertIn(str(line), said)
        self.assertEqual(self.path.read_bytes(), before)

    def test_08_to_pdf(self):
        target = self.folder / 'tien-do.pdf'
        self.app.key('ctrl+p')
        self.app.dialog()
        self.app.find('label', lambda name: name.startswith('Chữ nhỏ nhất'))
        print_window = self.app.windows() - {self.app.window}
        self.app.key('alt+g')
        wait_for('the file dialog', lambda: self.app.windows() > print_window | {self.app.window})
        self.app.choose_file(target, saving=True, over=print_window)
        wait_for('the sheet', lambda: target.exists() and target.read_bytes()[-6:].strip() == b'%%EOF')
        self.assertTrue(target.read_bytes().startswith(b'%PDF-1.'))
        self.app.find('label', lambda name: name.startswith('Đã ghi') and 'tien-do.pdf' in name)
        self.app.dialog()
        self.app.key('Escape')
        self.app.alone()

    def test_10_a_newer_file_is_read_only(self):
        path = self.copy('moi.tiendo')
        base = sqlite3.connect(path)
        base.execute('PRAGMA user_version = 99')
        base.close()
        self.read_only(path)

    def test_11_a_file_that_may_not_be_written(self):
        path = self.copy('chi-doc.tiendo')
        path.chmod(0o444)
        if os.access(path, os.W_OK):
            self.skipTest('root may write every file')
        self.read_only(path)

    def read_only(self, path):
        before = path.read_bytes()
        self.app.key('ctrl+o')
        self.app.choose_file(path)
        self.app.alone()
        self.app.find('label', lambda name: 'chỉ đọc' in name.lower())
        self.app.click(self.app.row('Thi công'), at=(0.1, 0.5))
        self.app.key('F2')
        self.app.type('khong duoc')
        self.app.key('Return')
        self.app.row('Thi công')
        self.assertEqual(path.read_bytes(), before)


if __name__ == '__main__':
    unittest.main(failfast=False)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start of all: nothing is open, and each of the ways to begin leads somewhere."""
import json
import pathlib
import unittest

from app import App, cli, wait_for


class Start(unittest.TestCase):
    def setUp(self):
        self.app = App(size=(1366, 768))
        self.home = pathlib.Path(self.app.home)

    def tearDown(self):
        self.app.close()

    def choose(self, name):
        self.app.click(self.app.find('push button', name))

    def test_the_directive(self):
        self.choose('Chỉ đạo năm 2024')
        self.app.find('label', '86 / 155 mục')
        self.app.alone()
        self.app.find('push button', lambda name: 'Chưa xác định thời gian · 61 mục' in name)
        # Nearly nothing has a date: the words of the document stand in their place.
        row = self.app.row('Đồ án quy hoạch chung xây dựng Khu kinh tế cửa khẩu Mộc Bài, '
                           'tỉnh Tây Ninh đến năm 2045')
        self.assertIn('Thời gian trong văn bản: đến năm 2045', row.description)
        kept = self.home / 'data' / 'tiendo' / 'tay-ninh-2024.tiendo'
        self.assertEqual(len(json.loads(cli('list', kept, 'projects', '--json'))), 155)

    def test_the_example_and_back_again(self):
        self.choose('Ví dụ (số liệu giả định)')
        self.app.row('Thi công')
        self.app.alone()
        self.assertEqual(self.app.quit(), 0)
        self.app.start()
        self.choose('vi-du.tiendo' if self.app.sees('push button', 'vi-du.tiendo')
                    else 'example.tiendo')
        self.app.row('Thi công')

    def test_a_new_portfolio(self):
        path = self.home / 'moi.tiendo'
        self.choose('Danh mục mới')
        self.app.choose_file(path, saving=True)
        wait_for('the file', path.exists)
        self.app.alone()
        self.app.find('label', '0 / 0 mục')
        self.app.key('ctrl+shift+n')
        self.app.key('ctrl+a')
        self.app.type('Cau Ben Cau')
        self.app.key('Return')
        self.app.row('Cau Ben Cau')
        self.assertEqual([item['name'] for item in json.loads(cli('list', path, 'projects', '--json'))],
                         ['Cau Ben Cau'])


if __name__ == '__main__':
    unittest.main()

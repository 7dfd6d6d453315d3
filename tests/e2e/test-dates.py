#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving time: the date popover, the walk through what has none, and a bar drawn on a lane."""
import json
import pathlib
import tempfile
import unittest

from app import App, SOURCE, cli, wait_for

UNDATED = 'Cụm công nghiệp Tân Phú'
BORDER = 'Đường Tuần tra biên giới (các đoạn còn lại)'


class Dates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='tiendo-dates-')
        cls.path = pathlib.Path(cls.folder.name, 'vi-du.tiendo')
        cli('import', cls.path, SOURCE / 'data' / 'portfolios' / 'example.tiendo.xml')
        cls.app = App(cls.path)
        cls.app.row(UNDATED)

    @classmethod
    def tearDownClass(cls):
        cls.app.close()
        cls.folder.cleanup()

    def dates(self):
        return json.loads(cli('list', self.path, 'dates', '--json'))

    def open_popover(self, row, column):
        for label in self.app.all('label', within=self.app.row(row)):
            if label.description == column:
                self.app.click(label, count=2)
                break
        return self.field(f'{column} – {row}')

    def field(self, name):
        return self.app.find('text', name)

    def understood(self, field, words):
        wait_for(f'the meaning {words!r}', lambda: words in field.description)

    def test_1_a_year(self):
        field = self.open_popover(UNDATED, 'Kết thúc')
        self.app.type('2027')
        self.understood(field, 'Hiểu là: trong năm 2027')
        self.app.key('Return')
        self.app.key('Return')
        wait_for('the date', lambda: self.app.cell(UNDATED, 'Kết thúc') == '2027')
        self.app.alone()
        self.app.key('ctrl+z')
        wait_for('the date to go', lambda: self.app.cell(UNDATED, 'Kết thúc') == '–')

    def test_2_no_such_day(self):
        before = self.dates()
        field = self.open_popover(UNDATED, 'Kết thúc')
        self.app.type('31/02/2025')
        self.understood(field, 'không có ngày đó')
        self.app.key('Return')
        self.app.key('Return')
        self.assertTrue(self.app.sees('text', field.name))
        self.app.key('Escape')
        self.app.alone()
        self.assertEqual(self.app.cell(UNDATED, 'Kết thúc'), '–')
        self.assertEqual(self.dates(), before)

    def test_3_the_source_keeps_its_marks(self):
        words = 'Báo cáo số 312/BC-SGTVT của Sở Giao thông vận tải'
        field = self.open_popover(UNDATED, 'Bắt đầu')
        self.app.type('q2/2025')
        self.understood(field, 'quý II/2025')
        self.app.enter(self.field('Nguồn'), words)
        self.app.key('Return')
        self.app.key('Return')
        wait_for('the date', lambda: self.app.cell(UNDATED, 'Bắt đầu') == 'quý II/2025')
        self.app.alone()
        self.assertIn(words, [date['source'] for date in self.dates()])

    def test_4_one_by_one(self):
        self.app.click(self.app.find('push button', 'Đặt thời gian lần lượt…'))
        first = self.app.find('text', lambda name: name.startswith('Kết thúc – '))
        asked = first.name
        self.app.type('12/2026')
        self.understood(first, '12/2026')
        self.app.key('Return')
        self.app.key('Return')
        second = self.app.find('text', lambda name: name.startswith('Kết thúc – ') and name != asked)
        self.assertNotEqual(second.name, asked)
        self.app.key('Escape')
        self.app.alone()
        wait_for('the date', lambda: self.app.cell(asked.split(' – ', 1)[1], 'Kết thúc') == '12/2026')
        self.app.key('ctrl+z')

    def test_5_drawn_across_a_lane(self):
        self.assertEqual(self.app.cell(BORDER, 'Bắt đầu'), '–')
        row = self.app.place(self.app.row(BORDER))
        sight = self.app.place(self.app.timeline())
        y = row[1] + row[3] / 2
        self.app.drag((sight[0] + 300, y), (sight[0] + 420, y))
        wait_for('a start', lambda: self.app.cell(BORDER, 'Bắt đầu') not in ('–', None))
        self.assertRegex(self.app.cell(BORDER, 'Bắt đầu'), r'^(quý|Q|\d\d/20|20)')
        self.assertNotEqual(self.app.cell(BORDER, 'Kết thúc'), '–')
        self.app.key('ctrl+z')
        wait_for('the lane again', lambda: self.app.cell(BORDER, 'Bắt đầu') == '–')

    def test_6_a_name_keeps_its_marks(self):
        name = 'Đường tỉnh 787B – nâng cấp, mở rộng'
        self.app.key('ctrl+f')
        self.app.enter(self.app.find('entry', 'Tìm'), name)
        self.app.key('ctrl+a', 'ctrl+c', 'Escape')
        self.app.click(self.app.row(UNDATED), at=(0.1, 0.5))
        self.app.key('F2', 'ctrl+a', 'ctrl+v', 'Return')
        self.app.row(name)
        self.assertIn(name, [item['name'] for item in
                             json.loads(cli('list', self.path, 'projects', '--json'))])


if __name__ == '__main__':
    unittest.main()

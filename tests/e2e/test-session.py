#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session at the desk: look, select, rename, drag, undo, leave, and come back to find it all."""
import json
import pathlib
import tempfile
import unittest

from app import App, SOURCE, cli, longest_run, wait_for

RENAMED = 'Cụm công nghiệp Tân Phú'
DRAGGED = 'Thiết kế, dự toán'


class Session(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='tiendo-session-')
        cls.path = pathlib.Path(cls.folder.name, 'vi-du.tiendo')
        cli('import', cls.path, SOURCE / 'data' / 'portfolios' / 'example.tiendo.xml')
        cls.app = App(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.app.close()
        cls.folder.cleanup()

    def stored(self, what, name):
        rows = json.loads(cli('list', self.path, what, '--json'))
        return next(row for row in rows if row['name'] == name)

    def test_1_rows_and_values_are_in_the_tree(self):
        row = self.app.row('Thi công')
        self.assertIn('Kết thúc: 2027', row.description)
        self.assertEqual(self.app.cell('Giải phóng mặt bằng', 'Bắt đầu'), '03/05/2024')
        self.assertEqual(self.app.cell(RENAMED, 'Kết thúc'), '–')
        self.assertTrue(self.app.sees('table row', lambda name: name.startswith('2. Quy hoạch')))

    def test_2_rename_in_the_cell(self):
        self.app.click(self.app.row(RENAMED), at=(0.1, 0.5))
        self.app.key('F2')
        self.app.key('ctrl+a')
        self.app.type('Cum CN Tan Phu')
        self.app.key('Return')
        self.app.row('Cum CN Tan Phu')
        self.assertEqual(self.stored('projects', 'Cum CN Tan Phu')['code'], 'tan-phu')

    def drag_bar(self, name, by):
        row = self.app.place(self.app.row(name))
        timeline = self.app.place(self.app.find('image', lambda name: name != ''))
        y = row[1] + row[3] / 2
        first, length = longest_run(self.app.pixels(timeline[0], y, timeline[2]))
        self.assertGreater(length, 20, 'no bar in sight')
        x = timeline[0] + first + length / 2
        self.app.drag((x, y), (x + by, y))

    def test_3_drag_and_undo(self):
        before = self.app.cell(DRAGGED, 'Bắt đầu')
        after = self.app.cell('Lựa chọn nhà thầu', 'Bắt đầu')
        self.drag_bar(DRAGGED, 60)
        moved = wait_for('the start to move', lambda: self.changed(DRAGGED, before))
        self.assertGreater(moved[6:] + moved[3:5], before[6:] + before[3:5])
        self.changed('Lựa chọn nhà thầu', after)
        self.assertEqual(self.stored('tasks', DRAGGED)['constraint-kind'], 'snet')
        self.app.key('ctrl+z')
        wait_for('the start to be back', lambda: self.app.cell(DRAGGED, 'Bắt đầu') == before)
        self.assertEqual(self.stored('tasks', DRAGGED)['constraint-kind'], 'asap')
        self.app.key('ctrl+shift+z')
        wait_for('the start to move again', lambda: self.changed(DRAGGED, before))
        self.app.key('ctrl+z')
        wait_for('the start to be back again', lambda: self.app.cell(DRAGGED, 'Bắt đầu') == before)

    def changed(self, row, before):
        now = self.app.cell(row, 'Bắt đầu')
        return now if now != before else None

    def test_4_leave_and_come_back(self):
        self.assertEqual(self.app.quit(), 0)
        self.assertEqual([p.name for p in self.path.parent.iterdir()], [self.path.name])
        self.assertEqual(cli('check', self.path), cli('check', self.path))
        self.app.start(self.path)
        self.app.row('Cum CN Tan Phu')
        self.app.key('ctrl+z')  # the undo stack came back too
        self.app.row(RENAMED)
        self.assertEqual(self.stored('projects', RENAMED)['code'], 'tan-phu')

    def test_5_another_program_edits(self):
        task = self.stored('tasks', DRAGGED)
        cli('set', self.path, task['uuid'], 'name', 'Thiết kế bản vẽ')
        self.app.row('Thiết kế bản vẽ')


if __name__ == '__main__':
    unittest.main(failfast=True)

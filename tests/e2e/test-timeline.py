#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline under the hand: rows on one line with the table's, a link drawn, a drag left."""
import json
import pathlib
import tempfile
import unittest

from app import App, SOURCE, cli, longest_run, wait_for, xdotool

DESIGN = 'Thiết kế, dự toán'
ROAD = 'Đường Hồ Chí Minh đoạn Chơn Thành – Đức Hoà'
SHADOW = 5  # of the window, which the accessibility tree does not count


class Timeline(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='tiendo-timeline-')
        cls.path = pathlib.Path(cls.folder.name, 'vi-du.tiendo')
        cli('import', cls.path, SOURCE / 'data' / 'portfolios' / 'example.tiendo.xml')
        cls.app = App(cls.path, size=(1680, 1010))
        cls.app.row('Chủ trương đầu tư')

    @classmethod
    def tearDownClass(cls):
        cls.app.close()
        cls.folder.cleanup()

    def stored(self, what):
        return json.loads(cli('list', self.path, what, '--json'))

    def bar(self, name):
        """(first, last, y) of the row's bar on the screen, once it is in sight."""
        sight = self.app.place(self.app.timeline())
        row = self.app.place(self.app.row(name))
        y = row[1] + row[3] / 2

        def seen():
            first, length = longest_run(self.app.pixels(sight[0], y, sight[2]))
            return (sight[0] + first, sight[0] + first + length, y) if length > 12 else None
        return wait_for(f'the bar of {name}', seen)

    # ---- rows ----

    def hairlines(self, x, top, height):
        """Where lines run across at x: darker than the row above and below."""
        column = [sum(pixel) for pixel in self.app.pixels(x, top, 1, height)]
        return [y for y in range(1, height - 1)
                if column[y] < column[y - 1] - 12 and column[y] < column[y + 1] - 12]

    def assert_aligned(self):
        table = self.app.place(self.app.find('list'))
        sight = self.app.place(self.app.timeline())
        top, height = max(table[1], sight[1]) + 1, min(table[3], sight[3]) - 2

        def lines():
            left = self.hairlines(table[0] + SHADOW + 4, top, height)
            right = self.hairlines(sight[0] + SHADOW + 3, top, height)
            # the frame of the current cell looks like lines, and so may a name at the sight's edge
            common = [line for line in left if line in right]
            if len(common) > 8 and len(left) - len(common) <= 3:
                return common
            return None
        try:
            return wait_for('rows on one line', lines, 5)
        except AssertionError as error:
            left = self.hairlines(table[0] + SHADOW + 4, top, height)
            right = self.hairlines(sight[0] + SHADOW + 3, top, height)
            raise AssertionError(f'table {left}\ntimeline {right}') from error

    def test_3_rows_are_on_one_line_wherever_one_looks(self):
        sight = self.app.place(self.app.timeline())
        table = self.app.place(self.app.find('list'))
        seen = set()
        for zoom in ('ctrl+plus', 'ctrl+plus', 'ctrl+minus'):
            for place, wheel in ((table, 5), (sight, 5), (table, 4), (sight, 5), (table, 4), (sight, 4)):
                xdotool('mousemove', round(place[0] + 40), round(place[1] + 200), 'click', wheel)
                seen.add(tuple(self.assert_aligned()))
            self.app.key(zoom)
        self.assertGreater(len(seen), 1, 'nothing scrolled')
        self.app.key('ctrl+0')

    def test_4_rows_are_on_one_line_in_larger_text(self):
        with App(self.path, size=(1366, 700), apart=True, text=1.5) as app:
            app.row('Chủ trương đầu tư')
            usual = self.app.place(self.app.row('Chủ trương đầu tư'))[3]
            self.assertGreater(app.place(app.row('Chủ trương đầu tư'))[3], usual * 1.2)
            mine, self.app = self.app, app
            try:
                self.assert_aligned()
                xdotool('mousemove', 200, 400, 'click', 5)
                self.assert_aligned()
            finally:
                self.app = mine
                app.close()
                self.app.focus()

    # ---- drags ----

    def test_1_escape_leaves_a_drag(self):
        before = self.stored('tasks'), self.app.cell(DESIGN, 'Bắt đầu')
        first, last, y = self.bar(DESIGN)
        middle = round((first + last) / 2)
        xdotool('mousemove', middle, round(y), 'mousedown', 1)
        for x in range(10, 90, 10):
            xdotool('mousemove', middle + x, round(y))
        wait_for('the start to follow', lambda: self.app.cell(DESIGN, 'Bắt đầu') != before[1])
        xdotool('key', 'Escape')  # clearing modifiers would let the button go
        wait_for('the start to be back', lambda: self.app.cell(DESIGN, 'Bắt đầu') == before[1])
        xdotool('mousemove', middle + 120, round(y), 'mouseup', 1)
        self.assertEqual(self.app.cell(DESIGN, 'Bắt đầu'), before[1])
        self.assertEqual(self.stored('tasks'), before[0])

    def test_2_a_link_is_drawn(self):
        before = self.stored('links')
        first = self.bar(DESIGN)
        target = self.bar(ROAD)
        self.app.drag((first[1] + 5, first[2]), (target[0] + 6, target[2]))
        wait_for('the link', lambda: len(self.stored('links')) == len(before) + 1)
        self.app.key('ctrl+z')
        wait_for('the link to go', lambda: self.stored('links') == before)


if __name__ == '__main__':
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits through tiendo-cli: typed values, scripts, undo and redo."""
import concurrent.futures
import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DONE, EXAMPLE, FAILED, ProgramTest  # noqa: E402

SCRIPT = '''
{"insert": "project", "as": "cau", "set": {"name": "Cầu Mới", "kind": "infrastructure"}}
{"insert": "task", "as": "a", "set": {"project-id": "$cau", "name": "Khảo sát", "duration": "10 ngày"}}
{"insert": "task", "as": "b", "set": {"project-id": "$cau", "name": "Thi công", "duration": "3 tuần"}}
{"insert": "task", "set": {"project-id": "$cau", "name": "Khánh thành", "finish": "q4/2026"}}

{"link": {"from": "$a", "to": "$b", "kind": "fs", "lag": "2 ngày"}}
{"update": "$a", "set": {"constraint-kind": "snet", "constraint-date": "06/01/2025"}}
'''


class Set(ProgramTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'import', 'a.tiendo', EXAMPLE)
        self.task = self.rows('tasks')[1]['id']
        self.project = self.rows('projects', '--filter', 'undated')[0]['id']

    def row(self, what, identity):
        return next(row for row in self.rows(what) if row['id'] == identity)

    def test_a_value_of_every_kind(self):
        for field, typed, value in (('name', ' Đo\u00a0đạc ', 'Đo đạc'),
                                    ('percent-complete', '45%', 45), ('milestone', 'có', True),
                                    ('deadline', '31/12/2025', '2026-01-01T00:00'),
                                    ('mode', 'auto', 'auto'), ('note', '', None)):
            self.expect(DONE, 'set', 'a.tiendo', self.task, field, typed)
            self.assertEqual(self.row('tasks', self.task)[field], value, field)

    def test_by_uuid_and_in_either_spelling(self):
        uuid = self.row('tasks', self.task)['uuid']
        self.expect(DONE, 'set', 'a.tiendo', uuid, 'percent_complete', '5')
        self.assertEqual(self.row('tasks', self.task)['percent-complete'], 5)

    def test_a_date_is_a_statement_with_source_and_day(self):
        self.expect(DONE, 'set', 'a.tiendo', self.project, 'finish', '2027', '--as-of',
                    '01/06/2024', '--source', 'Báo cáo 12')
        self.assertEqual(self.row('projects', self.project)['finish'], '2028-01-01T00:00')
        date = next(row for row in self.rows('dates') if row['source'] == 'Báo cáo 12')
        self.assertEqual((date['text'], date['role'], date['as-of'], date['earliest']),
                         ('2027', 'finish', '2024-06-01', '2027-01-01T00:00'))
        self.expect(DONE, 'set', 'a.tiendo', self.project, 'finish', '')
        self.assertIsNone(self.row('projects', self.project)['finish'])

    def test_a_lead_by_name_or_in_other_words(self):
        agency = self.rows('organisations')[0]
        self.expect(DONE, 'set', 'a.tiendo', self.project, 'lead', agency['name'])
        lead = self.rows('attributes')[-1]
        self.assertEqual(lead['organisation-id'], agency['id'])
        self.expect(DONE, 'set', 'a.tiendo', self.project, 'lead', 'Tổ công tác')
        self.assertEqual(self.row('projects', self.project)['lead'], 'Tổ công tác')

    def test_what_is_refused_changes_nothing(self):
        history = len(self.rows('history'))
        for words in (('task:9999', 'name', 'x'), (self.task, 'wings', '2'),
                      (self.task, 'percent-complete', '101'), (self.task, 'finish', '31/02/2025'),
                      (self.task, 'deadline', 'soon'), (self.task, 'uuid', 'x'),
                      (self.task, 'parent-id', self.task), ('cat:1', 'name', 'x'),
                      ('calendar:1', 'week', 'all day'), ('sector:1', 'colour', 'red')):
            said = self.expect_error(FAILED, 'set', 'a.tiendo', *words)
            self.assertRegex(said, r'^tiendo-cli: [^:]+', words)
        self.assertEqual(len(self.rows('history')), history)


class Script(ProgramTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'new', 'a.tiendo')

    def write(self, text):
        (self.folder / 's.jsonl').write_text(text, encoding='utf-8')

    def test_many_lines_are_one_edit(self):
        self.write(SCRIPT)
        self.expect(DONE, 'edit', 'a.tiendo', 's.jsonl', '--today', '2024-10-01')
        tasks = self.rows('tasks')
        self.assertEqual([row['name'] for row in tasks], ['Khảo sát', 'Thi công', 'Khánh thành'])
        self.assertEqual([row['start'] for row in tasks],
                         ['2025-01-06T08:00', '2025-01-22T08:00', None])
        self.assertEqual(tasks[2]['finish'], '2027-01-01T00:00')
        self.assertEqual(len(self.rows('history')), 2)
        self.expect(DONE, 'check', 'a.tiendo')
        self.expect(DONE, 'undo', 'a.tiendo')
        self.assertEqual(self.rows('projects'), [])

    def test_move_and_delete(self):
        self.expect(DONE, 'edit', 'a.tiendo', '-', stdin=SCRIPT)
        first, second, third = (row['id'] for row in self.rows('tasks'))
        self.expect(DONE, 'edit', 'a.tiendo', '-',
                    stdin=f'{{"move": "{first}", "below": "{third}"}}\n')
        tasks = self.rows('tasks')
        self.assertEqual([row['id'] for row in tasks], [second, third, first])
        self.assertEqual(tasks[2]['parent-id'], third)
        self.expect(DONE, 'edit', 'a.tiendo', '-', stdin=f'{{"delete": "{third}"}}')
        self.assertEqual([row['id'] for row in self.rows('tasks')], [second])
        self.assertEqual(self.rows('links'), [])

    def test_a_wrong_line_is_named_and_nothing_is_done(self):
        for line, word in (('{"insert": "cat"}', 'cat'), ('not json', 'JSON'), ('[]', 'object'),
                           ('{"fly": 1}', 'insert'), ('{"update": "$nobody", "set": {}}', 'nobody'),
                           ('{"update": "$a", "set": {"wings": 2}}', 'wings'),
                           ('{"update": "$a", "set": {"duration": "long"}}', 'long'),
                           ('{"link": {"from": "$a", "to": "$b", "kind": "xx"}}', 'xx')):
            self.write(SCRIPT + line + '\n')
            said = self.expect_error(FAILED, 'edit', 'a.tiendo', 's.jsonl')
            self.assertTrue(said.startswith('tiendo-cli: s.jsonl:9: '), said)
            self.assertIn(word, said)
        self.assertEqual(self.rows('projects'), [])

    def test_a_missing_script(self):
        said = self.expect_error(FAILED, 'edit', 'a.tiendo', 'none.jsonl')
        self.assertEqual(said, 'tiendo-cli: none.jsonl: There is no such file\n')

    def test_a_circle_is_refused_with_its_tasks(self):
        self.write(SCRIPT + '{"link": {"from": "$b", "to": "$a"}}\n')
        said = self.expect_error(FAILED, 'edit', 'a.tiendo', 's.jsonl')
        self.assertIn('“Thi công” → “Khảo sát” → “Thi công”', said)
        self.assertEqual(self.rows('projects'), [])


class Undo(ProgramTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'new', 'a.tiendo', '--author', 'Lan')
        for title in 'ABC':
            self.expect(DONE, 'set', 'a.tiendo', 'portfolio:1', 'title', title, '--author', 'Lan')

    def title(self):
        return self.rows('portfolio')[0]['title']

    def test_back_and_forth(self):
        said = self.expect(DONE, 'undo', 'a.tiendo', '2', '--author', 'Lan', '--language', 'vi')
        self.assertEqual(len(said.splitlines()), 2)
        self.assertEqual(self.title(), 'A')
        self.expect(DONE, 'redo', 'a.tiendo', '--author', 'Lan')
        self.assertEqual(self.title(), 'B')
        self.expect(DONE, 'redo', 'a.tiendo', '--author', 'Lan')
        self.assertEqual(self.title(), 'C')
        self.expect_error(FAILED, 'redo', 'a.tiendo', '--author', 'Lan')

    def test_all_the_steps_or_none(self):
        result = self.run_cli('undo', 'a.tiendo', '99', '--author', 'Lan')
        self.assertEqual(result.returncode, FAILED)
        self.assertEqual(self.title(), 'C')

    def test_each_author_has_his_own(self):
        self.expect_error(FAILED, 'undo', 'a.tiendo', '--author', 'Minh')
        self.expect(DONE, 'set', 'a.tiendo', 'portfolio:1', 'title', 'D', '--author', 'Minh')
        said = self.expect_error(FAILED, 'undo', 'a.tiendo', '--author', 'Lan')
        self.assertIn('Minh', said)
        self.assertEqual(self.title(), 'D')


class Together(ProgramTest):
    def test_twenty_at_once_lose_nothing(self):
        self.expect(DONE, 'import', 'a.tiendo', EXAMPLE)
        before = len(self.rows('history'))
        tasks = self.rows('tasks')
        with concurrent.futures.ThreadPoolExecutor(10) as people:
            runs = [people.submit(self.run_cli, 'set', 'a.tiendo', tasks[i % len(tasks)]['id'],
                                  'note', f'của {i}', '--author', f'A{i}') for i in range(20)]
        for run in runs:
            self.assertEqual(run.result().returncode, DONE, run.result().stderr)
        self.assertEqual(len(self.rows('history')), before + 20)
        self.expect(DONE, 'check', 'a.tiendo')
        self.assertEqual(self.files(), ['a.tiendo'])

    def test_a_file_that_is_held_is_waited_for(self):
        self.expect(DONE, 'new', 'a.tiendo')
        other = sqlite3.connect(self.folder / 'a.tiendo', isolation_level=None,
                                check_same_thread=False)
        self.addCleanup(other.close)
        other.execute('BEGIN EXCLUSIVE')
        with concurrent.futures.ThreadPoolExecutor(1) as people:
            run = people.submit(self.run_cli, 'set', 'a.tiendo', 'portfolio:1', 'title', 'Đợi')
            self.assertIsNone(self.finished(run, 0.3))
            other.execute('ROLLBACK')
            self.assertEqual(run.result().returncode, DONE, run.result().stderr)
        self.assertEqual(self.rows('portfolio')[0]['title'], 'Đợi')

    @staticmethod
    def finished(run, seconds):
        try:
            return run.result(timeout=seconds)
        except concurrent.futures.TimeoutError:
            return None


if __name__ == '__main__':
    unittest.main()

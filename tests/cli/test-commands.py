# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of tiendo-cli: each command does what its --help says."""
import csv
import io
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, DIRECTIVE, DONE, EXAMPLE, FAILED, FINDINGS, USAGE, ProgramTest  # noqa: E402

COMMANDS = ('new', 'import', 'export', 'validate', 'list', 'schedule', 'set', 'edit', 'render',
            'undo', 'redo', 'check', 'calendar')

KINDS = {'swap-work': 'working', 'swap-off': 'swap'}  # where the source has another word


class Usage(ProgramTest):
    def test_every_command_explains_itself_in_both_languages(self):
        for command in COMMANDS:
            for language, word in (('en', 'Usage: '), ('vi', 'Cách dùng: ')):
                text = self.expect(DONE, command, '--help', '--language', language)
                self.assertTrue(text.startswith(f'{word}tiendo-cli {command} '), text)
                self.assertIn('--today', text)

    def test_a_wrong_command_line_is_2(self):
        for words in (['fly'], [], ['new'], ['new', 'a', 'b'], ['new', 'a', '--wings'],
                      ['new', 'a', '--language', 'fr'], ['new', 'a', '--today', 'soon'],
                      ['new', 'a', '--title'], ['list', 'a', 'cats'],
                      ['list', 'a', 'tasks', '--json', '--csv'], ['calendar', '1800'],
                      ['render', 'a', 'b.pdf', '--paper', 'A99'], ['undo', 'a', 'many'],
                      ['import', 'a', 'b', '--format', 'docx']):
            self.assertEqual(self.run_cli(*words).returncode, USAGE, words)
        self.assertEqual(self.files(), [])

    def test_the_language_is_vietnamese_unless_asked(self):
        quiet = {'LANGUAGE': '', 'LANG': 'C', 'LC_ALL': 'C'}
        for env, word in ((quiet, 'Không có lệnh này'),
                          ({**quiet, 'LANG': 'en_US.UTF-8'}, 'There is no such command'),
                          ({**quiet, 'TIENDO_LANGUAGE': 'vi', 'LANG': 'en'}, 'Không có lệnh')):
            self.assertIn(word, self.run_cli('fly', env=env).stderr)


class Files(ProgramTest):
    def test_new(self):
        self.expect(DONE, 'new', 'a.tiendo', '--title', 'Thử')
        self.assertEqual(self.files(), ['a.tiendo'])
        self.assertEqual(self.rows('portfolio')[0]['title'], 'Thử')
        self.assertEqual(self.rows('calendars')[0]['name'], 'Việt Nam')
        self.expect_error(FAILED, 'new', 'a.tiendo')

    def test_import_makes_the_file_and_keeps_the_directive(self):
        self.expect(DONE, 'import', 'a.tiendo', DIRECTIVE)
        projects = self.rows('projects')
        self.assertEqual(len(projects), 155)
        self.assertEqual(sum(row['level'] == 'named' for row in projects), 86)
        self.expect(DONE, 'check', 'a.tiendo')

    def test_import_again_adds_nothing(self):
        self.expect(DONE, 'import', 'a.tiendo', DIRECTIVE)
        self.expect(DONE, 'import', 'a.tiendo', DIRECTIVE, '--report', 'r.json')
        report = json.loads((self.folder / 'r.json').read_text(encoding='utf-8'))
        self.assertEqual(report[0]['added'], {})
        self.assertGreater(report[0]['skipped'], 155)
        self.assertEqual(len(self.rows('projects')), 155)

    def test_a_report_that_cannot_be_written_is_a_failure(self):
        self.expect_error(FAILED, 'import', 'a.tiendo', EXAMPLE, '--report', 'none/r.json')
        self.assertEqual(self.files(), [])
        self.expect(DONE, 'new', 'a.tiendo')
        self.expect_error(FAILED, 'import', 'a.tiendo', EXAMPLE, '--report', 'none/r.json')
        self.assertEqual(self.rows('projects'), [])

    def test_two_sources_are_one_command(self):
        bad = self.folder / 'bad.xml'
        bad.write_text('<tiendo>', encoding='utf-8')
        self.expect(DONE, 'new', 'a.tiendo')
        self.expect_error(FAILED, 'import', 'a.tiendo', EXAMPLE, bad)
        self.assertEqual(self.rows('projects'), [])
        self.expect_error(FAILED, 'import', 'b.tiendo', EXAMPLE, bad)
        self.assertNotIn('b.tiendo', self.files())
        self.expect(DONE, 'import', 'b.tiendo', EXAMPLE, DIRECTIVE)
        self.assertGreater(len(self.rows('projects', file='b.tiendo')), 155)

    def test_export_comes_back_the_same(self):
        self.expect(DONE, 'import', 'a.tiendo', EXAMPLE)
        self.expect(DONE, 'export', 'a.tiendo', 'one.xml')
        self.expect(DONE, 'import', 'b.tiendo', 'one.xml')
        self.expect(DONE, 'export', 'b.tiendo', 'two.xml', '--format', 'tiendo')
        self.assertEqual((self.folder / 'one.xml').read_bytes(),
                         (self.folder / 'two.xml').read_bytes())
        self.assertEqual(self.expect(DONE, 'export', 'a.tiendo', '-'),
                         (self.folder / 'one.xml').read_text(encoding='utf-8'))
        self.expect(DONE, 'validate', 'one.xml', 'a.tiendo')
        self.assertIn('none/x.xml: there is no such folder',
                      self.expect_error(FAILED, 'export', 'a.tiendo', 'none/x.xml'))

    def test_validate_names_the_line(self):
        self.expect(DONE, 'import', 'a.tiendo', EXAMPLE)
        lines = self.expect(DONE, 'export', 'a.tiendo', '-').splitlines(keepends=True)
        at = next(i for i, line in enumerate(lines) if '<task ' in line)
        lines[at] = lines[at].replace('<task ', '<task percent-complete="140" ', 1)
        (self.folder / 'bad.xml').write_text(''.join(lines), encoding='utf-8')
        said = self.expect(FINDINGS, 'validate', 'bad.xml')
        self.assertIn(f'bad.xml:{at + 1}: ', said)
        found = json.loads(self.expect(FINDINGS, 'validate', 'bad.xml', '--json'))
        self.assertEqual(found[0]['line'], at + 1)


class Reading(ProgramTest):
    def setUp(self):
        super().setUp()
        self.expect(DONE, 'import', 'a.tiendo', EXAMPLE, '--author', 'Lan')

    def test_schedule(self):
        rows = json.loads(self.expect(DONE, 'schedule', 'a.tiendo', '--json'))
        self.assertEqual(len(rows), len(self.rows('tasks')))
        self.assertEqual(set(rows[0]), {
            'uid', 'source_uid', 'name', 'start', 'finish', 'early_start', 'early_finish',
            'late_start', 'late_finish', 'total_slack_minutes', 'free_slack_minutes', 'critical'})
        row = next(row for row in rows if row['name'] == 'Thiết kế, dự toán')
        self.assertEqual(row['start'], '2024-10-07T08:00')
        self.assertTrue(any(row['critical'] for row in rows))

    def test_list_in_three_forms(self):
        rows = self.rows('tasks')
        plain = self.expect(DONE, 'list', 'a.tiendo', 'tasks').splitlines()
        table = list(csv.DictReader(io.StringIO(self.expect(DONE, 'list', 'a.tiendo', 'tasks',
                                                            '--csv'))))
        self.assertEqual(len(plain), len(rows) + 1)
        self.assertEqual([row['name'] for row in table], [row['name'] for row in rows])
        self.assertEqual(table[0]['uuid'], rows[0]['uuid'])

    def test_list_everything(self):
        for what in ('links', 'dates', 'attributes', 'capital', 'disbursements', 'targets',
                     'documents', 'clauses', 'sectors', 'organisations', 'places', 'calendars',
                     'baselines', 'history'):
            rows = self.rows(what)
            self.assertIsInstance(rows, list)
            for row in rows:
                self.assertIn('id', row)
        self.assertEqual(self.rows('history')[0]['author'], 'Lan')

    def test_filter(self):
        named = self.rows('projects', '--filter', 'start is known and not undated')
        self.assertTrue(named)
        self.assertTrue(all(row['start'] for row in named))
        undated = self.rows('projects', '--filter', 'undated')
        self.assertTrue(all(row['start'] is None for row in undated))
        road = self.rows('projects', '--filter', 'name ~ "duong cao toc"')
        self.assertTrue(all('Đường cao tốc' in row['name'] for row in road) and road)
        said = self.expect_error(USAGE, 'list', 'a.tiendo', 'tasks', '--filter', 'wings > 2')
        self.assertIn('--filter', said)

    def test_calendar(self):
        days = json.loads(self.expect(DONE, 'calendar', '2024', '--json'))['days']
        dates = [day['date'] for day in days]
        self.assertEqual(dates, sorted(dates))
        self.assertIn('2024-02-10', dates)  # the first day of the year Giáp Thìn
        self.assertIn('2024-09-02', dates)
        swapped = next(day for day in days if day['date'] == '2024-05-04')
        self.assertTrue(swapped['working'])
        self.assertIn('02/09/2024', self.expect(DONE, 'calendar', '2024', '--language', 'vi'))

    def test_calendar_as_the_sources_have_it(self):
        source = DATA / 'source' / 'holidays.tsv'
        with source.open(encoding='utf-8', newline='') as file:
            wanted = [row for row in csv.DictReader(file, delimiter='\t') if row['year'] == '2025']
        days = json.loads(self.expect(DONE, 'calendar', '2025', '--json', '--language', 'vi'))
        self.assertEqual(
            [(day['date'], day['name'], day['kind'], day['working'], day['status'], day['source'])
             for day in days['days']],
            [(row['date'], row['name_vi'], KINDS.get(row['kind'], row['kind']),
              row['is_working_day'] == '1', row['status'], row['source']) for row in wanted])

    def test_calendar_of_any_year(self):
        year = json.loads(self.expect(DONE, 'calendar', '2100', '--json'))
        self.assertIn('2100-09-02', [day['date'] for day in year['days']])
        self.assertEqual(len({(month['month'], month['leap']) for month in year['lunar_months']}),
                         len(year['lunar_months']))
        months = json.loads(self.expect(DONE, 'calendar', '2025', '--json'))['lunar_months']
        self.assertEqual(months[0], {'month': 1, 'leap': False, 'first_day': '2025-01-29',
                                     'days': 30})
        self.assertEqual([month['month'] for month in months if month['leap']], [6])

    def test_render(self):
        env = {'SOURCE_DATE_EPOCH': '1700000000'}
        for name, head in (('a.pdf', b'%PDF'), ('a.svg', b'<?xml'), ('a.png', b'\x89PNG')):
            self.expect(DONE, 'render', 'a.tiendo', name, '--pages', '1x1', env=env)
            first = (self.folder / name).read_bytes()
            self.assertTrue(first.startswith(head), name)
            self.expect(DONE, 'render', 'a.tiendo', name, '--pages', '1x1', env=env)
            self.assertEqual(first, (self.folder / name).read_bytes(), name)
        self.expect(DONE, 'render', 'a.tiendo', 'b.pdf', '--paper', 'A4', '--portrait', '--from',
                    '2024', '--to', '2026', '--group', 'sector', '--columns', 'name,finish',
                    '--filter', 'not undated', '--form', 'decree30', '--black')
        before = self.files()
        self.expect_error(USAGE, 'render', 'a.tiendo', 'a.docx')
        self.expect_error(FAILED, 'render', 'a.tiendo', 'none/a.pdf')
        self.assertEqual(self.files(), before)


if __name__ == '__main__':
    unittest.main()

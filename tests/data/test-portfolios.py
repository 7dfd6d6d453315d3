#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the shipped portfolios against their sources, line by line: nothing missing, doubled or
altered, and no date that the sources do not give. Reads the XML alone and shares no code with
the scripts that made it."""
import csv
import datetime
import filecmp
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(os.environ.get('TIENDO_SOURCE_ROOT', pathlib.Path(__file__).parents[2]))
FOLDER = ROOT / 'data' / 'portfolios'
NAME = '{urn:tiendo:portfolio:1}'


def plain(text):
    return unicodedata.normalize('NFC', text or '').replace('\u00a0', ' ').strip()


def table(name):
    with open(FOLDER / 'source' / name, encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def rows(name, path='tay-ninh-2024.tiendo.xml'):
    """The rows of a table, what stands inside each laid beside its attributes."""
    portfolio = ElementTree.parse(FOLDER / path).getroot().find(NAME + 'portfolio')
    found = portfolio.findall(NAME + name)
    for row in found:
        for field in row:
            row.set(field.tag.removeprefix(NAME), field.text)
    return found


class Items(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.items = table('portfolio.tsv')
        cls.projects = rows('project')
        cls.by_code = {row.get('code'): row for row in cls.projects}
        cls.by_uuid = {row.get('uuid'): row for row in cls.projects}
        cls.clauses = {row.get('uuid'): row for row in rows('clause')}
        cls.attributes = rows('attribute')
        cls.dates = rows('date-value')

    def of(self, row, name, what):
        return [a for a in self.attributes
                if a.get('project') == row.get('uuid') and a.get('name') == name
                and a.get('as-of') == '2023-11-30'][what]

    def test_each_item_stands_once(self):
        self.assertEqual(len(self.items), 155)
        self.assertEqual([i['id'] for i in self.items],
                         [p.get('code') for p in sorted(self.projects, key=self.seq)])
        self.assertEqual(len(self.by_code), len(self.projects))

    def seq(self, row):
        return next(int(i['seq']) for i in self.items if i['id'] == row.get('code'))

    def test_fields_are_literal(self):
        for item in self.items:
            row = self.by_code[item['id']]
            with self.subTest(item['id']):
                for column, field in (('name_vi', 'name'), ('name_en', 'name-en'),
                                      ('level', 'level'), ('action_vi', 'action'),
                                      ('word_vi', 'word'), ('legal_ref', 'legal-reference'),
                                      ('location', 'location'), ('partner_authority', 'partner'),
                                      ('period_text', 'period-text'),
                                      ('due_text', 'deadline-text')):
                    self.assertEqual(plain(item[column]), row.get(field, ''))
                self.assertEqual(plain(item['note']), row.findtext(NAME + 'note', ''))
                self.assertEqual(item['paragraph'], self.clauses[row.get('clause')].get('number'))
                parent = self.by_uuid.get(row.get('parent'))
                self.assertEqual(item['parent_id'], parent.get('code') if parent is not None else '')
                self.assertEqual(item['kind'], self.of(row, 'kind', 0).get('text'))
                self.assertEqual(item['kind_basis'], self.of(row, 'kind', 0).get('remark'))
                self.assertEqual(item['group'], self.of(row, 'group', 0).get('remark'))
                self.assertEqual(item['group_vi'], self.of(row, 'group', 0).get('text'))

    def test_quantities(self):
        targets = {t.get('project'): t for t in rows('target')}
        operators = {'=': {'exactly', 'keep'}, '>=': {'at-least'}, 'range': {'range'},
                     'decrease': {'decrease'}}
        for item in self.items:
            row = self.by_code[item['id']]
            target = targets.pop(row.get('uuid'), None)
            with self.subTest(item['id']):
                if item['kind'] == 'target (KPI)':
                    self.assertIsNotNone(target)
                if target is not None:
                    self.assertEqual(item['qty_text'], target.get('text', ''))
                    self.assertEqual(item['qty_unit'], target.get('unit', ''))
                    for column, field in (('qty_min', 'minimum'), ('qty_max', 'maximum')):
                        self.assertEqual(float(item[column] or 'nan').hex(),
                                         float(target.get(field, 'nan')).hex())
                    if item['qty_op']:
                        self.assertIn(target.get('operator'), operators[item['qty_op']])
                elif item['qty_text']:
                    quantity = self.of(row, 'quantity', 0)
                    self.assertEqual(item['qty_text'], quantity.get('text'))
                    self.assertEqual(float(item['qty_min']), float(quantity.get('quantity')))
                    self.assertEqual(item['qty_unit'], quantity.get('unit'))
        self.assertEqual(targets, {})

    def test_years_mean_what_the_text_says(self):
        """Every year of the source is found in one of the four kinds of time, and none is new."""
        for item in self.items:
            row = self.by_code[item['id']]
            dates = {d.get('role'): d for d in self.dates
                     if d.get('project') == row.get('uuid') and d.get('role') != 'promised-finish'}
            found = set()
            for date in dates.values():
                year = int(date.get('earliest')[:4])
                self.assertEqual(date.get('earliest'), f'{year}-01-01T00:00')
                self.assertEqual(date.get('latest'), f'{year + 1}-01-01T00:00')
                found.add(year)
            if row.get('period-start'):
                found |= {int(row.get('period-start')[:4]), int(row.get('period-end')[:4]) - 1}
            found |= {int(row.get(f)) for f in ('horizon', 'horizon-near') if row.get(f)}
            said = {int(item[c]) for c in ('start_year', 'end_year', 'vision_year') if item[c]}
            with self.subTest(item['id']):
                self.assertEqual(found, said)
                due = row.get('deadline')
                if due:
                    due = (datetime.date.fromisoformat(due[:10])
                           - datetime.timedelta(1)).isoformat()
                self.assertEqual(due or '', item['due_date'])

    def test_no_bar_to_2045(self):
        for code in ('qhc-kktck-moc-bai-2045', 'dc-qhc-kktck-xa-mat-2045'):
            row = self.by_code[code]
            self.assertEqual(row.get('horizon'), '2045')
            for field in ('period-start', 'period-end', 'deadline'):
                self.assertIsNone(row.get(field))
            self.assertEqual([d for d in self.dates if d.get('project') == row.get('uuid')], [])

    def test_undated_named_items(self):
        timed = {d.get('project') for d in self.dates if d.get('role') in ('start', 'finish')}
        undated = [p for p in self.projects if p.get('level') == 'named'
                   and p.get('uuid') not in timed
                   and not any(p.get(f) for f in ('period-start', 'deadline', 'horizon'))]
        self.assertEqual(sum(p.get('level') == 'named' for p in self.projects), 86)
        self.assertEqual(len(undated), 61)

    def test_names_are_in_their_clause(self):
        text = {c.get('number'): c.findtext(NAME + 'text') for c in rows('clause')}
        for row in self.projects:
            clause = self.clauses[row.get('clause')].get('number')
            with self.subTest(row.get('code')):
                self.assertIn(row.get('name').replace('\u00a0', ' '), text[clause])


class Facts(unittest.TestCase):
    def test_each_fact_stands_once(self):
        projects = {p.get('uuid'): p.get('code') for p in rows('project')}
        stored = []
        for row in rows('attribute') + rows('date-value'):
            if row.get('source', '').startswith('https://tayninh.gov.vn/vi/news/thong-tin'):
                continue
            promised = row.get('role') == 'promised-finish'
            name = 'planned_finish' if promised else row.get('name')
            stored.append((projects[row.get('project')],
                           'lead_agency' if name == 'lead' else name, row.get('text'),
                           row.get('as-of') or row.get('as-of-text'), row.get('source'),
                           row.get('remark', '')))
        wanted = [(f['id'], f['field'], plain(f['value']), f['as_of'], plain(f['source']),
                   plain(f['remark'])) for f in table('public_facts.tsv')]
        self.assertEqual(len(wanted), 97)
        self.assertEqual(sorted(stored), sorted(wanted))

    def test_figures_agree_with_their_words(self):
        for row in rows('attribute'):
            if row.get('amount') and row.get('unit') == 'tỷ đồng':
                said = float(row.get('text').replace(',', '.'))
                self.assertAlmostEqual(int(row.get('amount')) / 10**9, said, 6)
            if row.get('quantity') and re.fullmatch(r'[\d,]+', row.get('text')):
                self.assertEqual(float(row.get('quantity')), float(row.get('text').replace(',', '.')))

    def test_promised_finishes_cover_their_words(self):
        for row in rows('date-value'):
            if row.get('role') == 'promised-finish':
                year = re.search(r'\d{4}', row.get('text'))[0]
                latest = datetime.date.fromisoformat(row.get('latest')[:10])
                self.assertEqual(str((latest - datetime.timedelta(1)).year),
                                 str(int(year) - 1) if 'trước' in row.get('text') else year)


class Text(unittest.TestCase):
    def test_every_paragraph_of_the_directive(self):
        lines = [plain(line) for line in
                 (FOLDER / 'source' / 'directive.txt').read_text(encoding='utf-8').split('\n')]
        first = next(i for i, line in enumerate(lines) if line.startswith('1. '))
        last = next(i for i, line in enumerate(lines) if line.startswith('Tổng số điểm'))
        self.assertEqual([line for line in lines[first:last] if line],
                         [c.findtext(NAME + 'text') for c in self.paragraphs()])

    @staticmethod
    def paragraphs():
        return sorted((c for c in rows('clause') if c.find(NAME + 'text') is not None),
                      key=lambda c: [int(n) for n in c.get('number').split('.')])

    def test_everything_is_normal(self):
        for path in sorted(FOLDER.glob('*.tiendo.xml')):
            text = path.read_text(encoding='utf-8')
            self.assertEqual(text, unicodedata.normalize('NFC', text))
            self.assertNotIn('\u00a0', text)


class Holidays(unittest.TestCase):
    def test_each_day(self):
        stored = sorted((d.get('first-day'), d.get('name'), d.get('name-en'), d.get('lunar-date'),
                         d.get('status'), d.get('source'), d.get('remark', ''))
                        for d in rows('calendar-day'))
        wanted = sorted((h['date'], plain(h['name_vi']), plain(h['name_en']), h['lunar_date'],
                         h['status'], plain(h['source']), plain(h['remark']))
                        for h in table('holidays.tsv'))
        self.assertEqual(stored, [tuple(v or None if i == 5 else v for i, v in enumerate(w))
                                  for w in wanted])

    def test_what_works(self):
        for wanted in table('holidays.tsv'):
            day = next(d for d in rows('calendar-day') if d.get('first-day') == wanted['date']
                       and d.get('name') == plain(wanted['name_vi']))
            self.assertEqual(day.get('last-day'), wanted['date'])
            if wanted['status'] == 'policy-not-yet-law-as-seen':  # changes nothing
                weekday = datetime.date.fromisoformat(wanted['date']).weekday() < 5
                self.assertEqual(day.get('working') == 'true', weekday)
            else:
                self.assertEqual(day.get('working') == 'true', wanted['is_working_day'] == '1')


class Made(unittest.TestCase):
    def test_the_scripts_make_the_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for script, name in (('directive', 'tay-ninh-2024'), ('example', 'example')):
                made = pathlib.Path(folder, name)
                subprocess.run([sys.executable, FOLDER / f'{script}.py', made], check=True)
                self.assertTrue(filecmp.cmp(made, FOLDER / f'{name}.tiendo.xml', shallow=False))

    def test_the_example_says_what_it_is(self):
        portfolio = ElementTree.parse(FOLDER / 'example.tiendo.xml').getroot()[0]
        self.assertEqual(portfolio.get('illustrative'), 'true')
        self.assertIn('giả định', portfolio.get('title'))

    def test_the_two_are_never_mixed(self):
        both = [{row.get('uuid') for row in ElementTree.parse(path).iter() if row.get('uuid')}
                for path in sorted(FOLDER.glob('*.tiendo.xml'))]
        self.assertEqual(len(both), 2)
        self.assertEqual(both[0] & both[1], set())


if __name__ == '__main__':
    unittest.main()

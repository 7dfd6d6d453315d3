#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tay-ninh-2024.tiendo.xml from source/: every item, clause and dated fact, and no more.

What the directive leaves open stays open: an item without a date has none. Facts found in
public stand beside the items as dated attributes and promised finishes; none moves a bar.
"""
import csv
import datetime
import pathlib
import re
import sys

from holidays import add_calendar
from native import Portfolio, midnight, rank, text
from wording import (CAPTIONS, DIRECTIVE, KINDS, LEADS, OPERATORS, ORGANISATIONS,
                     PLACES, PLACES_OF, SECTOR_OF, SECTORS, TARGETS_IN_WORDS)

HERE = pathlib.Path(__file__).parent
SOURCE = HERE / 'source'

# Of the years in the directive only these say when the thing itself happens.
START_AND_FINISH = {
    'hoi-nghi-cong-bo-quy-hoach-xtdt-2024', 'kh-cong-nghiep-ho-tro-2023-2025',
    'kh-dao-tao-nghe-2024', 'chinh-sach-giao-vien-mam-non-2024-2030', 'de-an-gdnn-2023-2025',
    'ctqg-nang-suat-chat-luong-2022-2025', 'de-an-y-te-cong-lap-2023-2030'}
FINISH_ALONE = {'ct-thi-truong-khcn-2030', 'de-an-1-trieu-nha-o-xa-hoi'}
PERIOD = {
    'nq-dang-bo-tinh-2020-2025', 'quy-hoach-tinh-2021-2030', 'kh-thuc-hien-quy-hoach-tinh',
    'qh-su-dung-dat-quoc-gia-2021-2030', 'kh-su-dung-dat-quoc-gia-2021-2025',
    'bang-gia-dat-2025-2029', 'qh-cua-khau-vn-campuchia-2021-2030'}
END_IS_HORIZON = {'nq-24-nq-tw-dong-nam-bo', 'qhc-kktck-moc-bai-2045', 'dc-qhc-kktck-xa-mat-2045'}

AMOUNTS = {'tỷ đồng': 10**9, 'triệu đồng': 10**6, 'đồng': 1}


def table(name):
    with open(SOURCE / name, encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def paragraphs():
    """(section, number, text) of every paragraph of the directive that holds tasks."""
    found = []
    section = 0
    for line in (SOURCE / 'directive.txt').read_text(encoding='utf-8').split('\n'):
        line = text(line)
        head = re.match(r'(\d+)\.\s+(?=\D)', line)
        if head and int(head[1]) == section + 1:
            section, count = section + 1, 0
        if section and line.startswith('Tổng số điểm của bài viết'):
            break
        if section and line:
            count += 1
            found.append((section, f'{section}.{count}', line))
    return found


def add_document(portfolio):
    lines = [text(line) for line in
             (SOURCE / 'directive.txt').read_text(encoding='utf-8').split('\n')]
    intro = next(line for line in lines if line.startswith('Triển khai nhiệm vụ năm 2024'))
    portfolio.add('document', 'directive', rank='1', title=lines[0], issuer=DIRECTIVE['issuer'],
                  issued_on=DIRECTIVE['issued_on'], address=DIRECTIVE['address'], note=intro)
    position = 0
    for section, number, body in paragraphs():
        if number.endswith('.1'):
            caption = CAPTIONS[section]
            portfolio.add('clause', str(section), rank=rank(section), document='directive',
                          number=str(section), caption=caption[0], caption_en=caption[1])
        position += 1
        portfolio.add('clause', number, rank=rank(position), document='directive',
                      parent=str(section), number=number, text=body)


def add_names(portfolio):
    for position, (key, name, name_en, colour) in enumerate(SECTORS):
        portfolio.add('sector', key, rank=rank(position), name=name, name_en=name_en, colour=colour)
    for position, (key, name, short, level, note) in enumerate(ORGANISATIONS):
        portfolio.add('organisation', key, rank=rank(position), name=name, short_name=short,
                      level=level, note=note, source=DIRECTIVE['address'] if not note else None)
    for position, (key, name, level, parent, valid_to, source) in enumerate(PLACES):
        portfolio.add('place', key, rank=rank(position), name=name, level=level, parent=parent,
                      valid_to=valid_to, source=source or DIRECTIVE['address'])


def year_start(year):
    return f'{year}-01-01T00:00'


def year_end(year):
    return f'{int(year) + 1}-01-01T00:00'


def times(item):
    """The fields of a project that say when, by the rules above."""
    fields = {'period_text': item['period_text'], 'horizon': item['vision_year']}
    if item['id'] in PERIOD:
        fields.update(period_start=year_start(item['start_year']),
                      period_end=year_end(item['end_year']))
    if item['id'] in END_IS_HORIZON:
        near, far = item['end_year'], item['vision_year']
        fields.update(horizon=far or near, horizon_near=near if far else None)
    if item['due_date']:
        fields.update(deadline=midnight(item['due_date'], 1), deadline_text=item['due_text'])
    return fields


def add_item(portfolio, item, position):
    key = item['id']
    portfolio.add('project', key, rank=rank(position), parent=item['parent_id'],
                  clause=item['paragraph'], sector=SECTOR_OF[item['group']], code=key,
                  level=item['level'], kind=KINDS[item['kind']], name=item['name_vi'],
                  name_en=item['name_en'], action=item['action_vi'], word=item['word_vi'],
                  legal_reference=item['legal_ref'], location=item['location'],
                  partner=item['partner_authority'], note=item['note'], **times(item))
    for place in PLACES_OF.get(item['location'], ()):
        portfolio.add('project-place', f'{key} {place}', project=key, place=place)
    directive = {'as_of': DIRECTIVE['issued_on'], 'source': DIRECTIVE['address']}
    portfolio.add('attribute', f'{key} kind', project=key, name='kind', text=item['kind'],
                  remark=item['kind_basis'], pinned='0', **directive)
    portfolio.add('attribute', f'{key} group', project=key, name='group', text=item['group_vi'],
                  remark=item['group'], pinned='0', **directive)
    roles = ['start', 'finish'] if key in START_AND_FINISH else \
        ['finish'] if key in FINISH_ALONE else []
    for role in roles:
        year = item['start_year' if role == 'start' else 'end_year']
        portfolio.add('date-value', f'{key} {role}', project=key, role=role,
                      earliest=year_start(year), latest=year_end(year), text=year, pinned='0',
                      **directive)
    add_quantity(portfolio, item, directive)


def quantity(value):
    return value.replace(',', '.') if value else None


def add_quantity(portfolio, item, directive):
    """A target for what is to be reached; a plain attribute for what only measures."""
    key = item['id']
    if item['kind'] == 'target (KPI)' or item['qty_op'] == '>=':
        operator = TARGETS_IN_WORDS.get(key) or OPERATORS[item['qty_op']]
        portfolio.add('target', key, project=key, operator=operator,
                      minimum=quantity(item['qty_min']), maximum=quantity(item['qty_max']),
                      unit=item['qty_unit'], text=item['qty_text'])
    elif item['qty_text']:
        portfolio.add('attribute', f'{key} quantity', project=key, name='quantity',
                      text=item['qty_text'], quantity=quantity(item['qty_min']),
                      unit=item['qty_unit'], pinned='0', **directive)


def month_end(year, month):
    return f'{year + month // 12}-{month % 12 + 1:02}-01T00:00'


def span(value, unit):
    """(earliest, latest) of a date as a public page gives it, or None."""
    if unit == 'year':
        return year_start(value), year_end(value)
    if unit == 'month':
        year, month = map(int, value.split('-'))
        return f'{value}-01T00:00', month_end(year, month)
    if unit == 'quarter':
        year, number = value.split('-Q')
        return f'{year}-{int(number) * 3 - 2:02}-01T00:00', month_end(int(year), int(number) * 3)
    if unit == 'date':
        return midnight(value), midnight(value, 1)
    if value.startswith('trước '):
        return None, year_start(value.removeprefix('trước '))
    return None


def as_of(fact):
    """A whole day is a date; anything vaguer stays words."""
    try:
        return {'as_of': datetime.date.fromisoformat(fact['as_of']).isoformat()}
    except ValueError:
        return {'as_of_text': fact['as_of']}


def add_fact(portfolio, number, fact):
    key = f"{fact['id']} fact {number}"
    common = {'project': fact['id'], 'source': fact['source'], 'remark': fact['remark'],
              'pinned': '0', **as_of(fact)}
    if fact['field'] == 'planned_finish':
        earliest, latest = span(fact['value'], fact['unit'])
        portfolio.add('date-value', key, role='promised-finish', earliest=earliest, latest=latest,
                      text=fact['value'], **common)
        return
    plain = re.fullmatch(r'\d+(,\d{1,3})?', fact['value'])
    money = plain and fact['unit'] in AMOUNTS
    whole, _, part = fact['value'].partition(',')
    portfolio.add('attribute', key,
                  name='lead' if fact['field'] == 'lead_agency' else fact['field'],
                  text=fact['value'], unit=fact['unit'],
                  organisation=LEADS[fact['value']] if fact['field'] == 'lead_agency' else None,
                  amount=str(int(whole + part) * AMOUNTS[fact['unit']] // 10**len(part))
                  if money else None,
                  quantity=quantity(fact['value']) if plain and not money else None, **common)


def main(path):
    portfolio = Portfolio('tay-ninh-2024', slugs=True, title=DIRECTIVE['title'],
                          note=DIRECTIVE['note'],
                          illustrative='0', status_date=DIRECTIVE['status_date'],
                          calendar='viet-nam')
    add_calendar(portfolio)
    add_document(portfolio)
    add_names(portfolio)
    for position, item in enumerate(table('portfolio.tsv')):
        add_item(portfolio, item, position)
    for number, fact in enumerate(table('public_facts.tsv'), 1):
        add_fact(portfolio, number, fact)
    portfolio.write(path)


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else HERE / 'tay-ninh-2024.tiendo.xml')

# SPDX-License-Identifier: GPL-3.0-or-later
"""The Vietnamese calendar of source/holidays.tsv as calendar rows."""
import csv
import datetime
import pathlib

SOURCE = pathlib.Path(__file__).parent / 'source'
WEEKDAY = '08:00-12:00,13:00-17:00'
KINDS = {'statutory': 'statutory', 'compensatory': 'compensatory', 'swap-off': 'swap',
         'swap-work': 'working'}


def holidays():
    with open(SOURCE / 'holidays.tsv', encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def works(row):
    """A day that is not yet law changes nothing: it works if its weekday does."""
    if row['status'] == 'policy-not-yet-law-as-seen':
        return '1' if datetime.date.fromisoformat(row['date']).weekday() < 5 else '0'
    return row['is_working_day']


def add_calendar(portfolio):
    portfolio.add('calendar', 'viet-nam', rank='1', name='Việt Nam',
                  week='|'.join([WEEKDAY] * 5 + ['', '']))
    for row in sorted(holidays(), key=lambda row: (row['date'], row['kind'], row['name_vi'])):
        portfolio.add('calendar-day', f"{row['date']} {row['kind']} {row['name_vi']}",
                      calendar='viet-nam', first_day=row['date'], last_day=row['date'],
                      working=works(row), name=row['name_vi'], name_en=row['name_en'],
                      kind=KINDS[row['kind']], lunar_date=row['lunar_date'],
                      status=row['status'], source=row['source'], remark=row['remark'])
    return 'viet-nam'

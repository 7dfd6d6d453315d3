#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes example.tiendo.xml: a small, fully dated portfolio whose every figure is invented.

It shows what the program draws: stages and links, imprecise dates, baselines, deadlines,
promised finishes, targets, capital. The names are borrowed; title, note and sheets say that
dates, sums and percentages are made up. It is never mixed with the directive's portfolio.
"""
import datetime
import pathlib
import sys

from holidays import add_calendar
from native import Portfolio, midnight, rank
from wording import CAPTIONS, SECTORS

HERE = pathlib.Path(__file__).parent
TITLE = 'Ví dụ (số liệu giả định)'
SOURCE = 'số liệu giả định'
AS_OF = '2024-09-30'
BILLION = 10**9
DAY = 4800  # tenths of a minute in a working day

LEADS = ['Sở KH&ĐT', 'BQL KKT', 'Sở Xây dựng', 'UBND TP.HCM', 'H. Bến Cầu', 'Sở GTVT',
         'Ban QLDA', 'Bộ GTVT', 'BCH BĐBP', 'Nhà đầu tư', 'VRG', 'Sở Công Thương', 'Sở NN&PTNT']

# (section, key, name, kind, sector, lead, start, finish, more)
PROJECTS = [
    (2, 'hoi-nghi', 'Hội nghị công bố Quy hoạch tỉnh và xúc tiến đầu tư', 'event', 'quy-hoach',
     'Sở KH&ĐT', '2024-05-05', '2024-05-05', {'percent': 100}),
    (2, 'quy-hoach-tinh', 'Quy hoạch tỉnh thời kỳ 2021-2030, tầm nhìn đến năm 2050',
     'planning-scheme', 'quy-hoach', 'Sở KH&ĐT', None, None,
     {'horizon': 2050, 'period': (2021, 2030)}),
    (2, 'qhc-moc-bai', 'Quy hoạch chung KKT cửa khẩu Mộc Bài đến năm 2045', 'planning-scheme',
     'quy-hoach', 'BQL KKT', '2023-11-01', '2024-12-20',
     {'percent': 70, 'horizon': 2045, 'deadline': '2024-12-31',
      'baseline': ('2023-11-01', '2024-09-30')}),
    (2, 'qhc-xa-mat', 'Điều chỉnh QHC KKT cửa khẩu Xa Mát đến năm 2045', 'planning-scheme',
     'quy-hoach', 'BQL KKT', '2024-03-22', 'quý I/2025', {'percent': 35, 'horizon': 2045}),
    (2, 'thu-cap', 'Rà soát, điều chỉnh các quy hoạch thứ cấp', 'planning-scheme', 'quy-hoach',
     'Sở Xây dựng', None, None, {}),
    (4, 'cao-toc-moc-bai', 'Đường cao tốc TP. Hồ Chí Minh – Mộc Bài', 'infrastructure',
     'giao-thong', 'UBND TP.HCM', '2023-03-01', '2027',
     {'investment': 19617, 'promised': [('2025', '2021-06-30'), ('6/2027', '2023-11-11')]}),
    (4, 'cao-toc-xa-mat', 'Đường cao tốc Gò Dầu – Xa Mát (giai đoạn 1)', 'infrastructure',
     'giao-thong', 'Sở GTVT', None, 'trước 2030', {'investment': 10266}),
    (4, 'chon-thanh', 'Đường Hồ Chí Minh đoạn Chơn Thành – Đức Hoà', 'infrastructure',
     'giao-thong', 'Bộ GTVT', '11/2023', '8/2025',
     {'percent': 46, 'investment': 2290, 'baseline': ('2023-11-01', '2025-03-31')}),
    (4, 'tuan-tra', 'Đường Tuần tra biên giới (các đoạn còn lại)', 'infrastructure', 'giao-thong',
     'BCH BĐBP', None, None, {}),
    (4, 'duong-tinh', 'Nâng cấp đường tỉnh kết nối khu công nghiệp', 'infrastructure',
     'giao-thong', 'Ban QLDA', None, None, {'investment': 640}),
    (4, 'cang-can', 'Cảng cạn Mộc Bài', 'private-investment', 'cang-logistics', 'Nhà đầu tư',
     '2024', '2025', {'percent': 20, 'investment': 550}),
    (4, 'logistics', 'Trung tâm logistics, cảng cạn ICD và cảng tổng hợp tại thị xã Trảng Bàng',
     'private-investment', 'cang-logistics', 'Nhà đầu tư', '2026', '2028',
     {'percent': 0, 'investment': 3626}),
    (5, 'hiep-thanh', 'Hạ tầng Khu công nghiệp Hiệp Thạnh', 'infrastructure', 'cong-nghiep', 'VRG',
     '2024-03-01', '3/2027', {'percent': 12, 'investment': 2350}),
    (5, 'tan-phu', 'Cụm công nghiệp Tân Phú', 'infrastructure', 'cong-nghiep', 'Sở Công Thương',
     None, None, {}),
    (5, 'ntm', '03 xã đạt chuẩn nông thôn mới', 'target', 'nong-thon', 'Sở NN&PTNT', None, None,
     {'deadline': '2024-12-31', 'target': ('exactly', '3', '3', 'xã', '03 xã'),
      'values': [('2024-03-31', '0'), ('2024-06-30', '1'), ('2024-09-30', '2')]}),
    (5, 'ocop', '20 – 25 sản phẩm được công nhận OCOP cấp tỉnh', 'target', 'nong-thon',
     'Sở NN&PTNT', None, None,
     {'deadline': '2024-12-31',
      'target': ('range', '20', '25', 'sản phẩm', 'từ 20 – 25 sản phẩm'),
      'values': [('2024-03-31', '6'), ('2024-06-30', '14'), ('2024-09-30', '23')]}),
    (5, 'rung', 'Duy trì tỷ lệ che phủ rừng toàn tỉnh đạt 16,3%', 'target', 'moi-truong',
     'Sở NN&PTNT', None, None,
     {'deadline': '2024-12-31', 'target': ('keep', '16.3', '16.3', '%', '16,3%'),
      'values': [('2024-06-30', '16.3')]}),
]

# Tasks pinned to dates: (key, name, lead, start, finish, percent, baseline)
PINNED = [
    ('chu-truong', 'Chủ trương đầu tư', 'Sở KH&ĐT', '2023-03-01', '2024-08-02', 100,
     ('2023-03-01', '2023-12-20')),
    ('gpmb', 'Giải phóng mặt bằng', 'H. Bến Cầu', '2024-05-03', '2025-06-30', 17,
     ('2024-01-02', '2024-12-31')),
    ('khoi-cong', 'Khởi công', 'Sở GTVT', '7/2025', '7/2025', None, None),
    ('thi-cong', 'Thi công', 'Ban QLDA', '7/2025', '2027', 0, None),
]
PINNED_LINKS = [('chu-truong', 'gpmb', -70), ('gpmb', 'khoi-cong', 0), ('khoi-cong', 'thi-cong', 0)]

# Tasks that the program schedules: (key, name, working days, after, percent)
SCHEDULED = [
    ('de-xuat', 'Đề xuất và quyết định chủ trương đầu tư', 80, [], 100),
    ('kha-thi', 'Báo cáo nghiên cứu khả thi, quyết định đầu tư', 100, ['de-xuat'], 60),
    ('thiet-ke', 'Thiết kế, dự toán', 90, ['kha-thi'], 0),
    ('den-bu', 'Bồi thường, hỗ trợ, tái định cư', 150, ['kha-thi'], 0),
    ('dau-thau', 'Lựa chọn nhà thầu', 45, ['thiet-ke'], 0),
    ('khoi-cong', 'Khởi công', 0, ['dau-thau', 'den-bu'], None),
    ('xay-dung', 'Thi công', 320, ['khoi-cong'], 0),
    ('ban-giao', 'Nghiệm thu, bàn giao', 20, ['xay-dung'], 0),
]

# Planned and disbursed by year, tỷ đồng: (project, year, planned, carried over, disbursed)
CAPITAL = [
    ('cao-toc-moc-bai', 2023, 900, 0, 860), ('cao-toc-moc-bai', 2024, 7200, 40, 3960),
    ('cao-toc-moc-bai', 2025, 11500, 0, None), ('cao-toc-moc-bai', 2026, 8000, 0, None),
    ('chon-thanh', 2023, 300, 0, 255), ('chon-thanh', 2024, 1500, 45, 920),
    ('chon-thanh', 2025, 490, 0, None), ('duong-tinh', 2024, 60, 0, 22),
    ('duong-tinh', 2025, 210, 0, None), ('duong-tinh', 2026, 370, 0, None),
    ('cao-toc-xa-mat', 2026, 1500, 0, None), ('cao-toc-xa-mat', 2027, 3000, 0, None),
    ('hiep-thanh', 2024, 240, 0, 96), ('hiep-thanh', 2025, 900, 0, None),
    ('hiep-thanh', 2026, 1210, 0, None),
]


def span(words):
    """The half-open span of a date as people write it in the table above."""
    if words.startswith('trước '):
        return None, f'{words[6:]}-01-01T00:00'
    if words.startswith('quý I/'):
        return f'{words[6:]}-01-01T00:00', f'{words[6:]}-04-01T00:00'
    if '/' in words:
        month, year = map(int, words.split('/'))
        return f'{year}-{month:02}-01T00:00', f'{year + month // 12}-{month % 12 + 1:02}-01T00:00'
    if '-' in words:
        return midnight(words), midnight(words, 1)
    return f'{words}-01-01T00:00', f'{int(words) + 1}-01-01T00:00'


def spoken(words):
    if words.count('-') == 2:
        return datetime.date.fromisoformat(words).strftime('%d/%m/%Y')
    return words


def add_date(portfolio, key, role, words, project, task=None, as_of=AS_OF):
    earliest, latest = span(words)
    portfolio.add('date-value', key, project=project, task=task, role=role, earliest=earliest,
                  latest=latest, text=spoken(words), as_of=as_of, source=SOURCE, pinned='0')


def add_baseline(portfolio, project, task, dates):
    if dates:
        portfolio.add('baseline-task', f'{project} {task}', baseline='11-2023', project=project,
                      task=task, start=midnight(dates[0]), finish=midnight(dates[1], 1))


def add_project(portfolio, position, row):
    section, key, name, kind, sector, lead, start, finish, more = row
    period = more.get('period')
    portfolio.add('project', key, rank=rank(position), clause=str(section), sector=sector, code=key,
                  level='named', kind=kind, name=name, horizon=more.get('horizon'),
                  period_start=f'{period[0]}-01-01T00:00' if period else None,
                  period_end=f'{period[1] + 1}-01-01T00:00' if period else None,
                  deadline=midnight(more['deadline'], 1) if 'deadline' in more else None,
                  percent_complete=more.get('percent'))
    for role, words in (('start', start), ('finish', finish)):
        if words:
            add_date(portfolio, f'{key} {role}', role, words, key)
    for words, as_of in more.get('promised', ()):
        add_date(portfolio, f'{key} {words}', 'promised-finish', words, key, as_of=as_of)
    stated = {'project': key, 'as_of': AS_OF, 'source': SOURCE, 'pinned': '0'}
    portfolio.add('attribute', f'{key} lead', name='lead', text=lead, organisation=lead, **stated)
    if 'investment' in more:
        portfolio.add('attribute', f'{key} investment', name='total_investment',
                      text=str(more['investment']), unit='tỷ đồng',
                      amount=more['investment'] * BILLION, **stated)
    add_baseline(portfolio, key, None, more.get('baseline'))
    if 'target' in more:
        operator, minimum, maximum, unit, text = more['target']
        portfolio.add('target', key, project=key, operator=operator, minimum=minimum,
                      maximum=maximum, unit=unit, text=text)
        for day, value in more['values']:
            portfolio.add('target-value', f'{key} {day}', target=key, as_of=day, value=value,
                          text=value.replace('.', ','), source=SOURCE)


def task_defaults(**fields):
    return {'inactive': '0', 'duration_unit': 'days', 'duration_elapsed': '0',
            'constraint_kind': 'asap', **fields}


def add_pinned(portfolio):
    project = 'cao-toc-moc-bai'
    for position, (key, name, lead, start, finish, percent, baseline) in enumerate(PINNED):
        task = f'{project} {key}'
        portfolio.add('task', task, **task_defaults(
            rank=rank(position), project=project, name=name, mode='manual',
            milestone='1' if key == 'khoi-cong' else '0', percent_complete=percent, lead=lead))
        add_date(portfolio, f'{task} start', 'start', start, project, task)
        add_date(portfolio, f'{task} finish', 'finish', finish, project, task)
        add_baseline(portfolio, project, task, baseline)
    for before, after, days in PINNED_LINKS:
        add_link(portfolio, project, before, after, days)


def add_link(portfolio, project, before, after, days):
    portfolio.add('link', f'{project} {before} {after}', predecessor_project=project,
                  predecessor_task=f'{project} {before}', successor_project=project,
                  successor_task=f'{project} {after}', kind='fs', lag=length(days),
                  lag_unit='working')


def length(days):
    return f'{"-" if days < 0 else ""}PT{abs(days) * DAY // 10}M'


def add_scheduled(portfolio):
    project = 'duong-tinh'
    for position, (key, name, days, after, percent) in enumerate(SCHEDULED):
        first = not after
        portfolio.add('task', f'{project} {key}', **task_defaults(
            rank=rank(position), project=project, name=name, mode='auto',
            milestone='0' if days else '1', duration=length(days), percent_complete=percent,
            constraint_kind='snet' if first else 'asap', lead='Ban QLDA',
            constraint_date='2024-01-15T08:00' if first else None))
        for before in after:
            add_link(portfolio, project, before, key, 0)


def main(path):
    portfolio = Portfolio('example', title=TITLE, illustrative='1', status_date=AS_OF,
                          calendar='viet-nam',
                          note='Ví dụ để xem và thử: mọi ngày tháng, số tiền và tỷ lệ trong danh '
                               'mục này đều là giả định, không phải số liệu thật.')
    add_calendar(portfolio)
    portfolio.add('document', 'example', rank='1', title=TITLE)
    for section in sorted({row[0] for row in PROJECTS}):
        portfolio.add('clause', str(section), rank=rank(section), document='example',
                      number=str(section), caption=CAPTIONS[section][0],
                      caption_en=CAPTIONS[section][1])
    used = {row[4] for row in PROJECTS}
    for position, (key, name, name_en, colour) in enumerate(SECTORS):
        if key in used:
            portfolio.add('sector', key, rank=rank(position), name=name, name_en=name_en,
                          colour=colour)
    for position, name in enumerate(LEADS):
        portfolio.add('organisation', name, rank=rank(position), name=name, source=SOURCE)
    portfolio.add('baseline', '11-2023', rank='1', name='11/2023', taken_on='2023-11-30',
                  source=SOURCE)
    for position, row in enumerate(PROJECTS):
        add_project(portfolio, position, row)
    add_pinned(portfolio)
    add_scheduled(portfolio)
    for project, year, planned, carried_over, disbursed in CAPITAL:
        portfolio.add('capital', f'{project} {year}', project=project, year=year,
                      capital_source='ngân sách nhà nước', planned=planned * BILLION,
                      carried_over=carried_over * BILLION, source=SOURCE)
        if disbursed is not None:
            portfolio.add('disbursement', f'{project} {year}', project=project, year=year,
                          capital_source='ngân sách nhà nước',
                          as_of=AS_OF if year == 2024 else f'{year + 1}-01-31',
                          amount=disbursed * BILLION, source=SOURCE)
    portfolio.write(path)


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else HERE / 'example.tiendo.xml')

# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a portfolio, written as native XML in the program's own canonical form.

The order of tables and fields is the field table's (src/core/fields.c); values are given as the
XML has them. A reference is given as the key of the row it names.
"""
import datetime
import hashlib
import unicodedata
import uuid
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, 'urn:tiendo:portfolio:1')
DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

TABLES = {
    'calendar': 'rank name base week',
    'calendar-day': 'calendar first-day last-day working hours name name-en kind lunar-date status '
                    'source remark',
    'document': 'rank title number issuer issued-on address note',
    'clause': 'rank document parent number caption caption-en text',
    'sector': 'rank name name-en colour',
    'organisation': 'rank name short-name level valid-from valid-to source note',
    'place': 'rank parent name level valid-from valid-to source note',
    'project': 'rank parent clause sector calendar code level kind name short-name name-en action '
               'word legal-reference location partner period-text period-start period-end '
               'horizon-near horizon deadline deadline-text percent-complete note',
    'project-place': 'project place',
    'attribute': 'project name text organisation amount quantity unit as-of as-of-text source '
                 'remark pinned',
    'task': 'rank project parent name mode milestone inactive duration duration-unit '
            'duration-elapsed constraint-kind constraint-date deadline percent-complete calendar '
            'lead source-uid note actual-start actual-finish',
    'date-value': 'project task role earliest latest text as-of as-of-text source decision remark '
                  'pinned',
    'link': 'predecessor-project predecessor-task successor-project successor-task kind lag '
            'lag-unit',
    'target': 'project operator minimum maximum unit text',
    'target-value': 'target as-of value text source',
    'capital': 'project year capital-source planned allocated added carried-over source',
    'disbursement': 'project year capital-source as-of amount source',
    'baseline': 'rank name taken-on source note',
    'baseline-task': 'baseline project task start finish duration',
}
REFERENCES = {
    'base': 'calendar', 'calendar': 'calendar', 'document': 'document', 'clause': 'clause',
    'sector': 'sector', 'organisation': 'organisation', 'place': 'place', 'project': 'project',
    'task': 'task', 'lead': 'organisation', 'predecessor-project': 'project',
    'predecessor-task': 'task', 'successor-project': 'project', 'successor-task': 'task',
    'target': 'target', 'baseline': 'baseline',
}
# What a row always has is an attribute; what it may lack is an element inside it.
ALWAYS = {
    'calendar': 'rank',
    'calendar-day': 'calendar first-day last-day working kind',
    'document': 'rank',
    'clause': 'rank document',
    'sector': 'rank',
    'organisation': 'rank',
    'place': 'rank',
    'project': 'rank level kind',
    'project-place': 'project place',
    'attribute': 'project pinned',
    'task': 'rank project mode milestone inactive duration-unit duration-elapsed constraint-kind',
    'date-value': 'project role pinned',
    'link': 'predecessor-project successor-project kind lag lag-unit',
    'target': 'project operator',
    'target-value': 'target',
    'capital': 'project',
    'disbursement': 'project',
    'baseline': 'rank',
    'baseline-task': 'baseline project',
}
OWNERS = {
    'calendar-day': 'calendar', 'clause': 'document', 'project-place': 'project',
    'attribute': 'project', 'task': 'project', 'date-value': 'project',
    'link': 'successor-project', 'target': 'project', 'target-value': 'target',
    'capital': 'project', 'disbursement': 'project', 'baseline-task': 'baseline',
}
# What the rows of one owner stand by where they have no rank. Of dates and attributes that would
# hold equally the order of entry counts.
SORTED_BY = {
    'calendar-day': 'first-day',
    'attribute': 'name pinned as-of',
    'date-value': 'task role pinned as-of',
    'target-value': 'as-of',
    'capital': 'year',
    'disbursement': 'year as-of',
    'baseline-task': 'project task',
}
BY_ENTRY = {'attribute', 'date-value'}
ROLES = ['start', 'finish', 'promised-finish']
TRUTHS = {'working', 'pinned', 'milestone', 'inactive', 'duration-elapsed', 'illustrative'}


def text(value):
    """One form for every text: NFC, plain spaces, trimmed."""
    return unicodedata.normalize('NFC', value).replace('\u00a0', ' ').strip()


def identify(name):
    return str(uuid.uuid5(NAMESPACE, name))


def rank(position):
    """A key for the position-th sibling, with room between and none at the end."""
    return DIGITS[1 + position // 61] + DIGITS[1 + position % 61]


def day(value, plus=0):
    return (datetime.date.fromisoformat(value) + datetime.timedelta(plus)).isoformat()


def midnight(value, plus=0):
    """The instant at which a day begins, or for an exclusive end the day after (plus=1)."""
    return day(value, plus) + 'T00:00'


class Portfolio:
    """Rows by table. The UUID of a row is version 5 of its key; with @slugs a project's is
    version 5 of its slug alone, so that every portfolio of the directive agrees on it."""

    def __init__(self, key, slugs=False, **fields):
        self.key = key
        self.slugs = slugs
        self.fields = fields
        self.rows = {table: [] for table in TABLES}
        self.keys = {table: set() for table in TABLES}

    def add(self, table, key, **fields):
        """A row; a field that is None or '' is unknown and not written."""
        fields = {name.replace('_', '-'): value for name, value in fields.items()
                  if value not in (None, '')}
        unknown = set(fields) - set(TABLES[table].split())
        if unknown:
            raise ValueError(f'{table} has no {unknown}')
        if key in self.keys[table]:
            raise ValueError(f'{table} {key} twice')
        self.keys[table].add(key)
        self.rows[table].append((key, fields))
        return key

    def uuid(self, table, key):
        if key not in self.keys[table]:
            raise ValueError(f'no {table} {key}')
        if table == 'project' and self.slugs:
            return identify(key)
        return identify(f'{self.key}/{table}/{key}')

    def value(self, table, name, value):
        if name == 'parent':
            return self.uuid(table, value)
        if name in REFERENCES:
            return self.uuid(REFERENCES[name], value)
        if name in TRUTHS:
            return 'true' if value == '1' else None
        return text(str(value))

    def element(self, table, key, fields):
        attributes = [('uuid', self.uuid(table, key))]
        children = []
        for name in TABLES[table].split():
            value = self.value(table, name, fields[name]) if name in fields else None
            if value:
                (attributes if name in ALWAYS[table].split() else children).append((name, value))
        head = ' '.join(f'{name}="{quote(value)}"' for name, value in attributes)
        if not children:
            return f'    <{table} {head}/>\n'
        body = ''.join(f'      <{name}>{escape(value)}</{name}>\n' for name, value in children)
        return f'    <{table} {head}>\n{body}    </{table}>\n'

    def place(self, places, name, key):
        return places[REFERENCES[name]][key] + 1 if key else 0

    def order(self, table, places):
        """The rows in the order that depends on their content alone."""
        def stand(entry):
            number, (key, fields) = entry
            at = [self.place(places, OWNERS[table], fields[OWNERS[table]])] \
                if table in OWNERS else []
            for name in SORTED_BY.get(table, '').split():
                value = fields.get(name, '')
                if name in REFERENCES:
                    value = self.place(places, name, value)
                at.append(ROLES.index(value) if name == 'role' else value)
            return (at, fields.get('rank', ''), number if table in BY_ENTRY else 0,
                    self.uuid(table, key))

        rows = [row for _, row in sorted(enumerate(self.rows[table]), key=stand)]
        below = {}
        for row in rows:
            below.setdefault(row[1].get('parent'), []).append(row)

        def walk(parent):
            for row in below.get(parent, ()):
                yield row
                yield from walk(row[0])
        return list(walk(None))

    def body(self):
        attributes = [('uuid', identify(self.key))]
        note = None
        for name, value in self.fields.items():
            if name == 'note':
                note = text(value)
            elif value is not None:
                name = name.replace('_', '-')
                attributes.append((name, self.value('portfolio', name, value)))
        head = ' '.join(f'{name}="{quote(value)}"' for name, value in attributes if value)
        places = {}
        out = [f'<portfolio {head}>\n']
        if note:
            out.append(f'    <note>{escape(note)}</note>\n')
        for table in TABLES:
            rows = self.order(table, places)
            places[table] = {key: i for i, (key, _) in enumerate(rows)}
            out.extend(self.element(table, key, fields) for key, fields in rows)
        return ''.join(out) + '  </portfolio>'

    def write(self, path):
        namespace = 'xmlns="urn:tiendo:portfolio:1"'
        body = self.body()
        whole = body.replace('<portfolio', f'<portfolio {namespace}', 1)
        digest = hashlib.sha256(ElementTree.canonicalize(whole).encode()).hexdigest()
        with open(path, 'w', encoding='utf-8') as out:
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                      f'<tiendo {namespace} version="1.0">\n  {body}\n'
                      f'  <digest algorithm="sha256">{digest}</digest>\n</tiendo>\n')


def quote(value):
    return escape(value, {'"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;'})

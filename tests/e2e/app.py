# SPDX-License-Identifier: GPL-3.0-or-later
"""The running window as a person has it: eyes are the accessibility tree, hands are xdotool.

Every wait is for something to be seen, with a limit; nothing sleeps for luck.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

SKIP = 77
BUILD = pathlib.Path(os.environ.get('TIENDO_BUILD_ROOT', 'build'))
SOURCE = pathlib.Path(os.environ.get('TIENDO_SOURCE_ROOT', '.'))
PROGRAM = BUILD / 'src' / 'ui' / 'tiendo'
CLI = BUILD / 'src' / 'cli' / 'tiendo-cli'
LIMIT = float(os.environ.get('TIENDO_E2E_LIMIT', '20'))

for tool in ('xdotool',):
    if not shutil.which(tool):
        print(f'SKIP: {tool} is not installed')
        sys.exit(SKIP)
try:
    import pyatspi
except ImportError:
    print('SKIP: python3-pyatspi is not installed')
    sys.exit(SKIP)


def cli(*words, check=True):
    """Runs tiendo-cli and gives what it printed."""
    done = subprocess.run([CLI, *map(str, words)], check=False, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if check and done.returncode:
        raise AssertionError(f'tiendo-cli {words}: {done.returncode}: {done.stderr}')
    return done.stdout


def wait_for(what, seen, limit=LIMIT):
    """The first true value of seen(), or a failure that says what was waited for."""
    end = time.monotonic() + limit
    while True:
        try:
            value = seen()
        except Exception:  # an accessible that went away while it was read
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f'waited {limit:g} s for {what}')
        time.sleep(0.05)


def xdotool(*words):
    return subprocess.run(['xdotool', *map(str, words)], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()


def accessibility_bus():
    return subprocess.run(
        ['dbus-send', '--session', '--print-reply=literal', '--dest=org.a11y.Bus', '/org/a11y/bus',
         'org.a11y.Bus.GetAddress'], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()


def walk(node, depth=40):
    """Every accessible below node that is shown."""
    if node is None or depth == 0:
        return
    yield node
    for index in range(node.childCount):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        yield from walk(child, depth - 1)


class App:
    """One run of the program on a file, in a home of its own."""

    def __init__(self, *files, language='vi', size=(1680, 1010), apart=False, text=1,
                 **environment):
        """text: how much larger than usual it is; apart: a process of its own, though one runs already that would open the file."""
        self.bus = None
        if apart:
            self.bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address'],
                                        text=True, stdout=subprocess.PIPE)
            environment.update(AT_SPI_BUS_ADDRESS=accessibility_bus(),
                               DBUS_SESSION_BUS_ADDRESS=self.bus.stdout.readline().strip())
        self.home = tempfile.mkdtemp(prefix='tiendo-e2e-')
        self.environment = {**os.environ, 'HOME': self.home, 'LANGUAGE': language,
                            'G_DEBUG': 'fatal-warnings',
                            'XDG_CONFIG_HOME': f'{self.home}/config',
                            'XDG_DATA_HOME': f'{self.home}/data',
                            'XDG_CACHE_HOME': f'{self.home}/cache', **environment}
        if text != 1:
            settings = pathlib.Path(self.home, 'config', 'gtk-4.0', 'settings.ini')
            settings.parent.mkdir(parents=True)
            settings.write_text(f'[Settings]\ngtk-font-name=Noto Sans {round(11 * text)}\n')
        self.size = size
        self.start(*files)

    def start(self, *files):
        self.process = subprocess.Popen([PROGRAM, *map(str, files)], env=self.environment)
        self.root = wait_for('the program in the accessibility tree', self.find_root)
        window = wait_for('its window', lambda: xdotool(
            'search', '--onlyvisible', '--pid', self.process.pid).split('\n')[-1])
        self.window = window
        xdotool('windowmove', window, 0, 0)
        xdotool('windowsize', window, *self.size)
        wait_for('the window to have its size', self.is_laid_out)
        self.focus()
        return self

    def is_laid_out(self):
        """Whether the window fills its size, but for its shadow: else a click goes astray."""
        _x, _y, width, height = self.place(self.find_root()[0])
        return 0 <= self.size[0] - width < 40 and 0 <= self.size[1] - height < 60

    def focus(self):
        """Until keys arrive in the window: there is no window manager to give it the focus."""
        def active():
            xdotool('windowfocus', self.window)
            frame = next(iter(self.find_root()))
            return frame.getState().contains(pyatspi.STATE_ACTIVE)
        wait_for('the window to have the focus', active)

    def find_root(self):
        if self.process.poll() is not None:
            raise SystemExit(f'the program ended with {self.process.returncode}')
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == self.process.pid and app.childCount:
                return app
        return None

    # ---- eyes ----

    def all(self, role=None, name=None, within=None):
        top = within or self.root
        top.clear_cache()  # not every change is announced
        for node in walk(top):
            try:
                if role and node.getRoleName() != role:
                    continue
                if name is not None and not matches(node.name, name):
                    continue
                if self.has_size(node):
                    yield node
            except Exception:
                continue

    @staticmethod
    def has_size(node):
        """GTK 4.8 tells no states of what is shown; what is hidden has no size."""
        try:
            box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        except NotImplementedError:
            return True
        return box.width > 0 and box.height > 0

    def find(self, role=None, name=None, within=None, limit=LIMIT):
        return wait_for(f'{role or "anything"} named {name!r}',
                        lambda: next(self.all(role, name, within), None), limit)

    def sees(self, role=None, name=None, within=None):
        return next(self.all(role, name, within), None) is not None

    def place(self, node):
        """Its box on the screen: (x, y, width, height)."""
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return box.x, box.y, box.width, box.height

    def row(self, name):
        """The table row of that name."""
        return self.find('table row', name)

    def timeline(self):
        return self.find('image', lambda name: name != '')

    def cell(self, row, column):
        """What the row of that name shows in a column."""
        for label in self.all('label', within=self.row(row)):
            if label.description == column:
                return label.name
        return None

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], check=True)

    def pixels(self, x, y, width, height=1):
        """A line of the screen, or a column, as (red, green, blue) from 0 to 255."""
        done = subprocess.run(
            ['import', '-window', 'root', '-crop', f'{round(width)}x{round(height)}+{round(x)}+{round(y)}',
             '-depth', '8', 'rgb:-'], check=True, stdout=subprocess.PIPE)
        data = done.stdout
        return [tuple(data[i:i + 3]) for i in range(0, len(data), 3)]

    # ---- hands ----

    def click(self, node, button=1, count=1, at=(0.5, 0.5)):
        x, y, width, height = self.place(node)
        self.click_at(x + width * at[0], y + height * at[1], button, count)

    def click_at(self, x, y, button=1, count=1):
        xdotool('mousemove', round(x), round(y))
        xdotool('click', '--repeat', count, '--delay', 40, button)

    def drag(self, start, end, steps=8):
        xdotool('mousemove', round(start[0]), round(start[1]), 'mousedown', 1)
        for step in range(1, steps + 1):
            xdotool('mousemove', round(start[0] + (end[0] - start[0]) * step / steps),
                    round(start[1] + (end[1] - start[1]) * step / steps))
            time.sleep(0.02)
        xdotool('mouseup', 1)

    def key(self, *keys):
        xdotool('key', '--clearmodifiers', *keys)

    def type(self, text):
        """ASCII alone: xdotool loses other letters; see enter()."""
        xdotool('type', '--delay', 20, text)

    def enter(self, node, text):
        node.queryEditableText().setTextContents(text)

    def windows(self):
        """What the program has on the screen, popovers and dialogs included."""
        shown = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                                str(self.process.pid)], check=False, text=True,
                               stdout=subprocess.PIPE).stdout
        return set(shown.split())

    def dialog(self, besides=()):
        """The dialog over the main window, given the focus: no window manager does."""
        def focused():
            over = self.windows() - {self.window, *besides}
            if len(over) != 1:
                return False
            xdotool('windowfocus', *over)
            return xdotool('getwindowfocus') in over
        wait_for('a dialog', focused)

    def choose_file(self, path, saving=False, over=()):
        """Types a path into the file dialog, which may stand over another one."""
        self.dialog(over)
        if saving:
            self.key('ctrl+a')
        self.type(str(path))
        self.key('Return')

    def menu(self, button, item):
        """Opens a menu and goes down to an item by keys."""
        self.click(self.find('push button', button))
        self.find('menu item', item)
        names = [node.name for node in self.all('menu item')]
        self.key(*['Down'] * names.index(item), 'Return')

    def alone(self):
        """Until no popover and no dialog is left; then keys go to the main window again."""
        wait_for('the dialog to go', lambda: self.windows() == {self.window})
        self.focus()

    def message(self, *words):
        """Until a message with these words stands over the window; what it says. Goes with Escape."""
        def said():
            for frame in self.find_root():
                text = ' '.join(node.name for node in self.all('label', within=frame))
                if all(word in text for word in words):
                    return text
            return None
        text = wait_for(f'a message with {words}', said)
        self.dialog()
        self.key('Escape')
        self.alone()
        return text

    # ---- the end ----

    def quit(self):
        self.key('ctrl+q')
        return self.ended()

    def ended(self):
        wait_for('the program to end', lambda: self.process.poll() is not None)
        return self.process.returncode

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.bus:
            self.bus.terminate()
            self.bus.wait()  # what it had started may hold its pipe
            self.bus.stdout.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def matches(name, wanted):
    return wanted(name) if callable(wanted) else wanted == name


def is_bar(pixel):
    red, _green, blue = pixel
    return blue > red + 25


def longest_run(pixels):
    """(first, length) of the longest stretch of bar."""
    best = (0, 0)
    start = None
    for index, pixel in enumerate([*pixels, (0, 0, 0)]):
        if is_bar(pixel):
            start = index if start is None else start
        elif start is not None:
            best = max(best, (start, index - start), key=lambda run: run[1])
            start = None
    return best

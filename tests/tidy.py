#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every source against .clang-tidy, on two cores: tidy.py BUILD_FOLDER SECONDS

What is not looked at when the time is over is named. Exits with 1 when something was
found, and with 77 when nothing was, but not everything was looked at.
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import time


def sources(build):
    """What the build compiles out of src and tests; generated sources are not ours to mend."""
    for entry in json.loads((build / 'compile_commands.json').read_text(encoding='utf-8')):
        path = (build / entry['file']).resolve()
        if build.resolve() not in path.parents:
            yield path


def check(path, build, deadline):
    """What clang-tidy says about one file, or None when there is no time left for it."""
    left = deadline - time.monotonic()
    if left <= 0:
        return None
    try:
        result = subprocess.run(['clang-tidy', '--quiet', '-p', str(build), str(path)],
                                capture_output=True, text=True, check=False, timeout=left)
    except subprocess.TimeoutExpired:
        return None
    return result.stdout if result.returncode else ''


def main(build, seconds):
    deadline = time.monotonic() + seconds
    paths = sorted(set(sources(build)))
    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        found = dict(zip(paths, workers.map(lambda path: check(path, build, deadline), paths)))
    print(''.join(text for text in found.values() if text))
    late = [str(path) for path, text in found.items() if text is None]
    if late:
        print(f'clang-tidy: {len(late)} of {len(paths)} files not looked at within {seconds} s: '
              + ', '.join(late))
    print(f'clang-tidy: {sum(1 for text in found.values() if text)} files with findings, '
          f'{len(paths) - len(late)} looked at')
    return 1 if any(found.values()) or not paths else 77 if late else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]), int(sys.argv[2])))

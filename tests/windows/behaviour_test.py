#!/usr/bin/env python3
"""What iislint.exe does as Windows wants it, tried under wine, one thing after the other; where the program for this
machine does the same, byte for byte as that.

    behaviour_test.py IISLINT_EXE IISLINT FOLDER_OF_PLAYERS [NAME ...]

The folder holds git_stand_in.exe. With names only those cases are run.
"""
import inspect
import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile

WINE = shutil.which('wine64') or shutil.which('wine')
EXE, NATIVE, PLAYERS = (os.path.abspath(path) for path in sys.argv[1:4])
NAMES = sys.argv[4:]
GOOD = '<?xml version="1.0" encoding="utf-8"?>\r\n<configuration>\r\n  <system.webServer />\r\n</configuration>\r\n'
BAD = GOOD.replace('<system.webServer />', '<system.webServer><httpErrors errorMode="detailed" x="1" /></system.webServer>')
FIXABLE = GOOD.replace('<system.webServer />',
                       '<system.webServer><httpErrors errorMode="detailed" /></system.webServer>')
ODD_NAME = 'wéb-日本 (\U0001f600).config'


class Run:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'WINEDEBUG': '-all'}

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def exe(self, *words, stdin=b'', cwd=None, **variables):
        return subprocess.run([WINE, EXE, *map(str, words)], input=stdin, capture_output=True, timeout=300,
                              cwd=cwd or self.folder, env={**self.environment, **variables})

    def native(self, *words, stdin=b'', cwd=None, **variables):
        return subprocess.run([NATIVE, *map(str, words)], input=stdin, capture_output=True, timeout=300,
                              cwd=cwd or self.folder, env={**self.environment, **variables})

    def same(self, *words, stdin=b'', cwd=None):
        there, here = self.exe(*words, stdin=stdin, cwd=cwd), self.native(*words, stdin=stdin, cwd=cwd)
        assert there.stdout == here.stdout, (there.stdout[-600:], here.stdout[-600:], there.stderr)
        assert there.stderr == here.stderr, (there.stderr, here.stderr)
        assert there.returncode == here.returncode, (there.returncode, here.returncode)
        return there

    def report(self, *words, **more):
        run = self.exe('--format', 'json', *words, **more)
        assert run.returncode in (0, 1), (run.returncode, run.stderr)
        return json.loads(run.stdout)

    def paths(self, *words, **more):
        return [file['path'] for file in self.report(*words, **more)['files']]


def windows_path(path):
    return 'Z:' + str(path).replace('/', '\\')


def test_statuses(run):
    run.write('good/web.config', GOOD)
    run.write('bad/web.config', BAD)
    assert run.same('good').returncode == 0
    assert run.same('bad').returncode == 1
    assert run.same('nowhere').returncode == 2
    assert run.same('--no-such-option').returncode == 2
    assert run.same('--version').returncode == 0
    assert run.same('--help').returncode == 0


def test_names(run):
    run.write(ODD_NAME, BAD)
    assert run.same('--format', 'json', ODD_NAME).returncode == 1
    run.write('wéb-日本/web.config', BAD)
    assert run.same('--format', 'sarif', '.').returncode == 1
    assert run.same('--format', 'text', '--no-ignore', ODD_NAME).returncode == 1


def test_words(run):
    """Quotes, blanks and backslashes reach the program."""
    run.write('a b/web.config', BAD)
    assert run.same('check', '--format', 'json', 'a b').returncode == 1
    for word in ('no "such" rule', 'x\\', 'x\\"', '', '日本'):
        assert run.same('explain', word).returncode == 2


def test_long_paths(run):
    deep = '/'.join(letter * 120 for letter in 'abcd')
    path = run.write(deep + '/web.config', BAD)
    assert len(str(path)) > 480
    assert run.same('--format', 'json', '.').returncode == 1
    assert run.same('--format', 'json', deep + '/web.config').returncode == 1
    assert run.paths(windows_path(path)) == ['Z:' + str(path)]
    assert run.paths('\\\\?\\' + windows_path(path)) == ['Z:' + str(path)]


def test_separators_and_drives(run):
    path = run.write('sub/web.config', BAD)
    assert run.paths('sub\\web.config') == ['sub/web.config']
    assert run.paths('.\\sub') == ['./sub/web.config']
    assert run.paths('sub\\..\\sub\\web.config', 'sub/web.config', 'SUB\\WEB.config') == ['sub/../sub/web.config']
    assert run.paths(windows_path(path)) == ['Z:' + str(path)]
    assert run.paths(windows_path(path).replace('Z:', 'z:')) == ['Z:' + str(path)]
    assert run.paths(windows_path(path)[2:]) == [str(path)]  # from the root of the current drive
    assert run.paths('Z:sub\\web.config') == ['Z:sub/web.config']
    assert run.paths('--files-from', '-', stdin=b'sub\\web.config\0') == ['sub/web.config']
    assert run.exe('--format', 'json', '--output', 'sarif=sub\\out.sarif', 'sub').returncode == 1
    assert (run.folder / 'sub/out.sarif').is_file()


def test_addresses(run):
    path = run.write('a b/wéb.config', BAD)
    report = run.report('--format', 'sarif', windows_path(path))
    uri = report['runs'][0]['results'][0]['locations'][0]['physicalLocation']['artifactLocation']['uri']
    assert uri == 'file:///Z:' + str(run.folder) + '/a%20b/w%C3%A9b.config', uri
    there = run.exe('--format', 'sarif', '--stdin-filename', '\\\\server\\share\\web.config', '-', stdin=BAD.encode())
    assert there.returncode in (1, 2), there
    results = json.loads(there.stdout)['runs'][0]['results']
    uri = results[0]['locations'][0]['physicalLocation']['artifactLocation']['uri']
    assert uri == 'file://server/share/web.config', uri


def test_devices(run):
    for name in ('nul', 'con', 'aux.config', '\\\\.\\pipe\\x'):
        assert run.exe(name).returncode == 2, name


def test_letter_case(run):
    run.write('Site/Web.config', BAD)
    assert run.paths('site', 'SITE\\WEB.CONFIG', 'Site/Web.config') == ['site/Web.config']
    first = run.report('Site')['diagnostics'][0]['fingerprint']
    assert run.report('sITE\\wEB.cONFIG')['diagnostics'][0]['fingerprint'] == first


def test_standard_input(run):
    for text in (BAD.encode(), BAD.encode().replace(b'\r\n', b'\n'), BAD.replace('x="1"', 'x="\x1a"').encode(),
                 b'\xef\xbb\xbf' + BAD.encode(), BAD.replace('utf-8', 'utf-16').encode('utf-16'), b'', b'\0' * 10):
        run.same('--format', 'json', '--stdin-filename', 'web.config', '-', stdin=text)
    large = GOOD.encode() + b' ' * (3 << 20)
    assert run.same('--format', 'json', '-', stdin=large).returncode == 0
    assert run.same('--format', 'json', '--max-file-size', '1M', '-', stdin=large).returncode == 2


def test_large_files(run):
    run.write('web.config', GOOD.encode() + b'<!-- x -->\r\n' * (3 << 20))
    assert run.same('--format', 'json', '.').returncode == 0
    run.write('web.config', GOOD.encode() + b' ' * (65 << 20))
    assert run.same('--format', 'json', '.').returncode == 2


def test_fixes(run):
    for folder in ('here', 'there'):
        run.write(folder + '/web.config', FIXABLE)
    there = run.exe('--fix', '.', cwd=run.folder / 'there')
    here = run.native('--fix', '.', cwd=run.folder / 'here')
    assert there.returncode == here.returncode == 1 and there.stderr == here.stderr, (there, here)
    fixed = (run.folder / 'there/web.config').read_bytes()
    assert fixed == (run.folder / 'here/web.config').read_bytes() != FIXABLE.encode()
    assert os.listdir(run.folder / 'there') == ['web.config']
    path = run.write('protected/web.config', FIXABLE)
    path.chmod(stat.S_IREAD)
    refused = run.exe('--fix', 'protected')
    assert refused.returncode == 2 and b'Permission denied' in refused.stderr + refused.stdout, refused
    assert path.read_bytes() == FIXABLE.encode()
    assert run.same('--diff', 'protected').returncode in (0, 1)


def test_language_server(run):
    path = run.write('a b/web.config', GOOD)
    uri = 'file:///z%3A' + str(path.parent).replace(' ', '%20') + '/web.config'
    process = subprocess.Popen([WINE, EXE, 'lsp'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=run.environment)

    def send(message):
        body = json.dumps({'jsonrpc': '2.0', **message}).encode()
        for piece in (b'Content-Length: %d\r\n\r\n' % len(body), body[:7], body[7:]):
            process.stdin.write(piece)
            process.stdin.flush()

    def receive(wanted):
        while True:
            length = 0
            while (line := process.stdout.readline()) != b'\r\n':
                assert line.endswith(b'\r\n'), line
                length = int(line.split(b':')[1])
            message = json.loads(process.stdout.read(length))
            if wanted(message):
                return message

    send({'id': 1, 'method': 'initialize', 'params': {'processId': None, 'rootUri': None, 'capabilities': {}}})
    receive(lambda message: message.get('id') == 1)
    send({'method': 'initialized', 'params': {}})
    document = {'uri': uri, 'languageId': 'xml', 'version': 1, 'text': BAD.replace('x="1"', 'x="\x1a日本"')}
    send({'method': 'textDocument/didOpen', 'params': {'textDocument': document}})
    published = receive(lambda message: message.get('method') == 'textDocument/publishDiagnostics')
    assert published['params']['uri'] == uri, published
    assert published['params']['diagnostics'], published
    send({'id': 2, 'method': 'shutdown'})
    receive(lambda message: message.get('id') == 2)
    send({'method': 'exit'})
    assert process.wait(20) == 0
    process.stdin.close()

    left = subprocess.Popen([WINE, EXE, 'lsp'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=run.environment)
    left.stdin.close()  # the editor is gone
    assert left.wait(20) == 1


def test_colours(run):
    """Nothing but text goes into a pipe."""
    run.write('web.config', BAD)
    assert b'\x1b' not in run.same('.').stdout


def git(folder, *words):
    subprocess.run(['git', '-C', str(folder), '-c', 'user.name=test', '-c', 'user.email=test@example.invalid', *words],
                   check=True, capture_output=True)


def with_git(run):
    tools = run.folder / 'tools'
    tools.mkdir()
    shutil.copy(os.path.join(PLAYERS, 'git_stand_in.exe'), tools / 'git.exe')
    repository = run.folder / 'repository'
    repository.mkdir()
    git(repository, 'init', '-q')
    log = run.folder / 'log'
    return repository, log, {'WINEPATH': windows_path(tools), 'IISLINT_GIT_LOG': windows_path(log)}


def test_git(run):
    repository, log, variables = with_git(run)
    run.write('repository/web.config', BAD)
    run.write('repository/ignored/wéb.config', BAD)
    run.write('repository/ignored/web.config', BAD)
    run.write('repository/.gitignore', 'ignored/\n')
    assert run.paths('.', cwd=repository, **variables) == ['web.config'], (log.exists(), run.exe('.', cwd=repository, **variables))
    assert 'core.hooksPath=/dev/null' in log.read_text(encoding='utf-8')
    git(repository, 'add', 'web.config')
    (repository / 'web.config').write_text(GOOD)
    assert run.exe('--staged', cwd=repository, **variables).returncode == 1
    git(repository, 'commit', '-q', '-m', 'x')
    assert run.exe('.', cwd=repository, **variables).returncode == 0
    since = run.exe('--since', 'HEAD', '--format', 'json', '.', cwd=repository, **variables)
    assert since.returncode == 0, since


def test_git_of_the_current_folder(run):
    repository, log, _ = with_git(run)
    run.write('repository/web.config', BAD)
    for name in ('git.exe', 'git.bat', 'git.cmd'):
        shutil.copy(run.folder / 'tools/git.exe', repository / name)
    for path in ('', '.', ';', '.\\'):
        run.exe('.', cwd=repository, WINEPATH=path, IISLINT_GIT_LOG=windows_path(log))
    assert not log.exists()


def main():
    failed = 0
    for name, function in list(globals().items()):
        if not name.startswith('test_') or not inspect.isfunction(function) or NAMES and name[5:] not in NAMES:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Run(folder))
                print('passed', name[5:], flush=True)
            except Exception as problem:
                failed += 1
                line = problem.__traceback__.tb_next.tb_lineno
                print(f'FAILED {name[5:]} (line {line}): {type(problem).__name__} {problem}', flush=True)
    return 1 if failed else 0


sys.exit(main())

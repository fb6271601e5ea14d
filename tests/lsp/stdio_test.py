#!/usr/bin/env python3
"""iislint lsp as an editor starts it: a process, its pipes, files on the disk.

    stdio_test.py PROGRAM
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
WRONG = '<configuration>\r\n\t<system.webServer>\r\n\t\t<httpErrors errorMode="Custm" /><!-- \U0001f600 --><defaultDocument x="1"/>\r\n' \
        '\t</system.webServer>\r\n</configuration>\r\n'


class Server:
    def __init__(self, *options, cwd=None):
        self.process = subprocess.Popen([PROGRAM, 'lsp', *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, cwd=cwd)
        self.last_id = 0
        self.notices = []

    def send(self, message):
        body = json.dumps({'jsonrpc': '2.0', **message}).encode()
        self.process.stdin.write(b'Content-Length: %d\r\n\r\n' % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = None
        while (line := self.process.stdout.readline().strip()):
            name, value = line.split(b':')
            if name.lower() == b'content-length':
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def request(self, method, params=None):
        self.last_id += 1
        self.send({'id': self.last_id, 'method': method, **({} if params is None else {'params': params})})
        while (message := self.receive()).get('id') != self.last_id or 'method' in message:
            self.notices.append(message)
        return message

    def notify(self, method, params=None):
        self.send({'method': method, **({} if params is None else {'params': params})})

    def diagnostics(self, uri):
        """The next ones of the file, as line, columns and rule."""
        while True:
            message = self.notices.pop(0) if self.notices else self.receive()
            if message.get('method') == 'textDocument/publishDiagnostics' and message['params']['uri'] == uri:
                return [(d['range']['start']['line'], d['range']['start']['character'],
                         d['range']['end']['character'], d.get('code')) for d in message['params']['diagnostics']]

    def begin(self, folder):
        uri = pathlib.Path(folder).as_uri()
        answer = self.request('initialize', {'processId': os.getpid(), 'rootUri': uri, 'capabilities': {}})
        self.notify('initialized', {})
        return answer

    def end(self):
        assert self.request('shutdown')['result'] is None
        self.notify('exit')
        return self.close()

    def close(self):
        self.process.stdin.close()
        status = self.process.wait(20)
        errors = self.process.stderr.read()
        assert errors == b'', errors
        self.process.stdout.close()
        self.process.stderr.close()
        return status


def opened(server, path, text, language='plaintext'):
    uri = path.as_uri()
    server.notify('textDocument/didOpen',
                  {'textDocument': {'uri': uri, 'languageId': language, 'version': 1, 'text': text}})
    return uri


def test_session(folder):
    server = Server(cwd='/')
    server.begin(folder)
    path = folder / 'web.config'
    path.write_text(WRONG, newline='')
    uri = opened(server, path, WRONG)
    found = server.diagnostics(uri)
    assert found == [(2, 25, 30, 'invalid-enum'), (2, 62, 63, 'unknown-attribute')], found
    server.notify('textDocument/didChange', {'textDocument': {'uri': uri, 'version': 2}, 'contentChanges': [
        {'range': {'start': {'line': 2, 'character': 61}, 'end': {'line': 2, 'character': 67}}, 'text': ''}]})
    assert server.diagnostics(uri) == [(2, 25, 30, 'invalid-enum')]
    assert server.end() == 0


def test_many_changes_at_once(folder):
    """All of them are taken before anything is said of the last text, or the one that was looked at when they came."""
    server = Server()
    server.begin(folder)
    path = folder / 'sub folder \u00e4' / 'Web.config'
    path.parent.mkdir()
    path.write_text('<configuration/>')
    uri = opened(server, path, '')
    for i in range(500):
        server.notify('textDocument/didChange', {'textDocument': {'uri': uri, 'version': 2 + i}, 'contentChanges': [
            {'range': {'start': {'line': 9, 'character': 9}, 'end': {'line': 9, 'character': 9}},
             'text': '<configuration/>'[i] if i < 16 else ' '}]})
    server.request('textDocument/hover', {'textDocument': {'uri': uri}, 'position': {'line': 0, 'character': 3}})
    assert server.end() == 0


def test_death(folder):
    server = Server()
    server.begin(folder)
    assert server.close() == 1  # no shutdown
    server = Server()
    assert server.close() == 1
    server = Server()
    server.process.stdin.write(b'Content-Length: 100\r\n\r\n{')
    assert server.close() == 1
    server = Server()
    server.begin(folder)
    server.process.stdout.close()  # nobody reads
    server.send({'id': 7, 'method': 'nothing'})
    time.sleep(0.1)
    server.process.stdin.close()
    assert server.process.wait(20) == 1


def test_end_of_the_editor(folder):
    """An editor that is killed ends the server, though somebody else still holds the pipe open."""
    editor = subprocess.Popen([sys.executable, '-c', 'import sys; sys.stdin.read()'], stdin=subprocess.PIPE)
    server = Server()
    server.request('initialize', {'processId': editor.pid, 'rootUri': folder.as_uri(), 'capabilities': {}})
    server.notify('initialized', {})
    time.sleep(0.2)
    assert server.process.poll() is None
    editor.stdin.close()
    editor.wait()
    assert server.process.wait(30) == 1
    server.close()
    stranger = Server()  # of another machine or container: such a number says nothing
    stranger.request('initialize', {'processId': editor.pid, 'rootUri': folder.as_uri(), 'capabilities': {}})
    time.sleep(6)
    assert stranger.process.poll() is None
    assert stranger.end() == 0


def test_excluded_files(folder):
    """Nothing is said of an excluded file that is opened, until the settings say otherwise."""
    (folder / '.iislint.json').write_text('{"exclude": ["old/"]}')
    path = folder / 'old' / 'web.config'
    path.parent.mkdir()
    path.write_text(WRONG, newline='')
    server = Server()
    server.begin(folder)
    uri = opened(server, path, WRONG)
    assert server.diagnostics(uri) == []
    (folder / '.iislint.json').write_text('{}')
    server.notify('workspace/didChangeWatchedFiles',
                  {'changes': [{'uri': (folder / '.iislint.json').as_uri(), 'type': 2}]})
    assert [each[3] for each in server.diagnostics(uri)] == ['invalid-enum', 'unknown-attribute']
    assert server.end() == 0


def test_log_commands_stay(folder):
    """What CI systems take for commands in a log is none here: the words of the file come as they are."""
    server = Server()
    server.begin(folder)
    text = '<configuration><system.webServer><httpErrors errorMode="##[error]x"/></system.webServer></configuration>'
    uri = opened(server, folder / 'log' / 'web.config', text)
    assert server.diagnostics(uri)[0][3] == 'invalid-enum'
    assert server.end() == 0


def test_usage():
    run = subprocess.run([PROGRAM, 'lsp', '--help'], capture_output=True, text=True)
    assert run.returncode == 0 and '--profile' in run.stdout
    run = subprocess.run([PROGRAM, 'lsp', 'web.config'], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert run.returncode == 2 and 'takes no path' in run.stderr
    for accepted in (['--stdio'], ['--clientProcessId=1'], ['--profile', 'strict']):
        run = subprocess.run([PROGRAM, 'lsp', *accepted], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert run.returncode == 1 and run.stdout == '' and run.stderr == '', run


def main():
    for test in (test_session, test_many_changes_at_once, test_death, test_end_of_the_editor,
                 test_excluded_files, test_log_commands_stay):
        with tempfile.TemporaryDirectory() as folder:
            test(pathlib.Path(folder).resolve())
    test_usage()


main()

#!/usr/bin/env python3
"""Opens files in real editors, each as docs/editors.md says, and compares what they show. Skipped where there is none.

    editors_test.py PROGRAM
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
SKIPPED = 77
SMILE = '\U0001f600'
BODY = '<configuration>{nl}\t<system.webServer>{nl}\t\t<!-- ' + SMILE + ' --><httpErrors errorMode="Custm" />{nl}' \
       '\t</system.webServer>{nl}</configuration>{nl}'
# name, text, encoding; the finding is in line 3 of the first form, 4 of the one with a declaration
CASES = [('bare', BODY.format(nl='\n'), 'utf-8'),
         ('declared', '<?xml version="1.0" encoding="utf-8"?>\n' + BODY.format(nl='\n'), 'utf-8'),
         ('crlf', BODY.format(nl='\r\n'), 'utf-8'),
         ('marked', BODY.format(nl='\r\n'), 'utf-8-sig'),
         ('wide', '<?xml version="1.0" encoding="utf-16"?>\n' + BODY.format(nl='\n'), 'utf-16')]

NEOVIM = '''
local id = vim.lsp.start_client({ name = 'iislint', cmd = { PROGRAM, 'lsp' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, id)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
for _, d in ipairs(vim.diagnostic.get(0)) do
  local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
  io.stdout:write((d.lnum + 1) .. ' ' .. d.code .. ' ' .. line:sub(d.col + 1, d.end_col) .. '\\n')
end
vim.lsp.stop_client(id)
vim.cmd('qall!')
'''

EMACS = '''
(require 'eglot)
(setq eglot-sync-connect 20)
(define-derived-mode iis-config-mode nxml-mode "IIS")
(add-to-list 'auto-mode-alist '("\\\\.config\\\\'" . iis-config-mode))
(add-to-list 'eglot-server-programs '(iis-config-mode . (PROGRAM "lsp")))
(find-file "web.config")
(let ((project-find-functions (list (lambda (d) (cons 'transient default-directory))))) (call-interactively #'eglot))
(let ((begin (float-time)))
  (while (and (< (- (float-time) begin) 20) (null (flymake-diagnostics)))
    (flymake-start)
    (accept-process-output nil 0.05)))
(dolist (d (flymake-diagnostics))
  (princ (format "FOUND %d %s %s\\n" (line-number-at-pos (flymake-diagnostic-beg d))
                 (if (string-match "\\\\[\\\\(.*?\\\\)\\\\]" (flymake-diagnostic-text d)) (match-string 1 (flymake-diagnostic-text d)) "-")
                 (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d)))))
'''

VIM = '''
set nocompatible encoding=utf-8
packadd ale
filetype on
autocmd BufRead,BufNewFile *.config setfiletype xml
let g:ale_linters = {'xml': ['iislint']}
call ale#linter#Define('xml', {'name': 'iislint', 'lsp': 'stdio', 'executable': PROGRAM, 'command': '%e lsp',
    \\ 'project_root': {buffer -> getcwd()}, 'language': 'xml'})
edit web.config
call ale#Queue(0, 'lint_file')
let round = 0
while round < 400 && ale#statusline#Count(bufnr('')).total == 0
  sleep 50m
  let round += 1
endwhile
let found = []
for each in ale#engine#GetLoclist(bufnr(''))
  call add(found, join([each.lnum, each.code, each.col, each.end_col, getline(each.lnum)], ' '))
endfor
call writefile(found, 'found')
qall!
'''


def run(words, folder, **more):
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=90, stdin=subprocess.DEVNULL, **more)


def in_neovim(folder):
    (folder / 't.lua').write_text(NEOVIM.replace('PROGRAM', json.dumps(PROGRAM)))
    done = run(['nvim', '--headless', '--clean', 'web.config', '-S', 't.lua'], folder)
    return done.stdout.splitlines(), done


def in_emacs(folder):
    (folder / 't.el').write_text(EMACS.replace('PROGRAM', json.dumps(PROGRAM)))
    libraries = [word for path in pathlib.Path('/usr/share/emacs/site-lisp/elpa').glob('eglot-*')
                 for word in ('-L', str(path))]
    done = run(['emacs', '--batch', '-Q', *libraries, '-l', 't.el'], folder)
    return [line[6:] for line in done.stdout.splitlines() if line.startswith('FOUND ')], done


def in_vim(folder):
    (folder / 't.vim').write_text(VIM.replace('PROGRAM', "'" + PROGRAM + "'"))
    done = run(['vim', '-u', 'NONE', '-i', 'NONE', '-N', '--not-a-term', '-T', 'dumb', '-S', 't.vim'], folder)
    found = []
    path = folder / 'found'
    for line in path.read_text().splitlines() if path.exists() else []:
        number, code, begin, end, text = line.split(' ', 4)
        units = text.encode('utf-16-le')  # ALE hands columns on as it gets them
        found.append(f"{number} {code} {units[2 * int(begin) - 2:2 * int(end)].decode('utf-16-le')}")
    return found, done


def has_eglot():
    return shutil.which('emacs') and subprocess.run(
        ['emacs', '--batch', '--eval', "(require 'eglot)"], capture_output=True).returncode == 0


def editors():
    if shutil.which('nvim'):
        yield 'Neovim', in_neovim
    if has_eglot():
        yield 'Emacs', in_emacs
    if shutil.which('vim') and pathlib.Path('/usr/share/vim-ale').exists():
        yield 'Vim', in_vim


def main():
    there = list(editors())
    if not there:
        sys.exit(SKIPPED)
    failed = False
    for editor, show in there:
        for name, text, encoding in CASES:
            with tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder).resolve()
                (folder / 'web.config').write_bytes(text.encode(encoding))
                found, done = show(folder)
            wanted = [f"{4 if text.startswith('<?xml') else 3} invalid-enum Custm"]
            if found == wanted:
                print(f'{editor}, {name}: as expected')
                continue
            failed = True
            print(f'{editor}, {name}: {found}, not {wanted}\n{done.stdout[-2000:]}{done.stderr[-2000:]}')
    sys.exit(1 if failed else 0)


main()

" Runs the cases in Vim with ALE as its language client and writes what it shows as JSON.
"   vim -u NONE -i NONE -N --not-a-term -T dumb -S ale.vim     IISLINT, CASES and RESULT are in the environment
set nomore noswapfile hidden encoding=utf-8 fileencodings=ucs-bom,utf-8
packadd ale
filetype off
let g:ale_lint_on_text_changed = 'never'
let g:ale_lint_on_enter = 0
let g:ale_lint_on_save = 0
let g:ale_hover_to_preview = 0
let g:ale_hover_to_floating_preview = 0
let g:ale_linters = {'xml': ['iislint']}

call ale#linter#Define('xml', {
\  'name': 'iislint',
\  'lsp': 'stdio',
\  'executable': $IISLINT,
\  'command': '%e lsp',
\  'project_root': {buffer -> getcwd()},
\  'language': 'xml',
\})

" How many code units of UTF-16 lie before a byte of a line.
function! s:Units(line, column) abort
  let before = strpart(getline(a:line), 0, a:column)
  let units = 0
  for letter in split(before, '\zs')
    let units += char2nr(letter) > 0xFFFF ? 2 : 1
  endfor
  return units
endfunction

" Which byte of a line is behind so many code units.
function! s:Column(line, units) abort
  let units = 0
  let bytes = 0
  for letter in split(getline(a:line), '\zs')
    if units >= a:units | break | endif
    let units += char2nr(letter) > 0xFFFF ? 2 : 1
    let bytes += strlen(letter)
  endfor
  return bytes + 1
endfunction

function! s:Wait(done) abort
  let tries = 0
  while tries < 400 && !a:done()
    sleep 20m
    let tries += 1
  endwhile
endfunction

function! s:Ask(method, place) abort
  let answers = []
  let linter = ale#linter#Get('xml')[0]
  let buffer = bufnr('')
  let params = {'textDocument': {'uri': ale#path#ToFileURI(expand('%:p'))},
  \ 'position': {'line': a:place.line, 'character': a:place.column}}
  call ale#lsp_linter#SendRequest(buffer, 'iislint', [0, a:method, params], {answer -> add(answers, answer)})
  call s:Wait({-> !empty(answers)})
  return empty(answers) ? {} : get(answers[0], 'result', {})
endfunction

function! s:Findings() abort
  let found = []
  for item in ale#engine#GetLoclist(bufnr(''))
    call add(found, {'rule': get(item, 'code', ''), 'line': item.lnum - 1,
    \ 'begin': s:Units(item.lnum, item.col - 1), 'end': s:Units(get(item, 'end_lnum', item.lnum), get(item, 'end_col', item.col))})
  endfor
  return found
endfunction

" ALE applies an action that stands alone without asking, so the ones that are not wanted are taken out.
function! s:Fix(wanted) abort
  let line = a:wanted.line + 1
  let place = {'line': a:wanted.line, 'character': a:wanted.column}
  let shown = filter(copy(s:sent), {_, finding -> finding.range.start.line == a:wanted.line})
  let answers = []
  let params = {'textDocument': {'uri': ale#path#ToFileURI(expand('%:p'))},
  \ 'range': {'start': place, 'end': place}, 'context': {'diagnostics': shown, 'only': ['quickfix']}}
  call ale#lsp_linter#SendRequest(bufnr(''), 'iislint', [0, 'textDocument/codeAction', params], {answer -> add(answers, answer)})
  call s:Wait({-> !empty(answers)})
  for action in empty(answers) ? [] : answers[0].result
    if has_key(action, 'edit') && stridx(action.title, a:wanted.title) >= 0
      let changes = ale#code_action#GetChanges(action.edit)
      call ale#code_action#HandleCodeAction({'changes': ale#code_action#BuildChangesList(changes)}, {'should_save': 0})
      return getline(a:wanted.becomes.line + 1)
    endif
  endfor
  return v:null
endfunction

" What came over the wire, which a code action sends back.
let s:sent = []
function! s:Remember(channel, message) abort
  if get(a:message, 'method', '') is# 'textDocument/publishDiagnostics'
    let s:sent = a:message.params.diagnostics
  endif
endfunction

function! s:Run(case) abort
  execute 'edit' fnameescape(a:case.file)
  set filetype=xml
  let s:sent = []
  call ale#Queue(0, 'lint_file')
  call s:Wait({-> !empty(ale#engine#GetLoclist(bufnr('')))})
  let connections = ale#lsp#GetConnections()
  for id in keys(connections)
    call ale#lsp#RegisterCallback(id, function('s:Remember'))
  endfor
  let result = {'findings': s:Findings()}
  if has_key(a:case, 'hover')
    let answer = s:Ask('textDocument/hover', a:case.hover)
    let result.hover = type(answer) is v:t_dict && !empty(answer) ? answer.contents.value : ''
  endif
  if has_key(a:case, 'completion')
    let answer = s:Ask('textDocument/completion', a:case.completion)
    let items = type(answer) is v:t_list ? answer : answer.items
    let result.completion = map(copy(items), {_, item -> item.label})
  endif
  if has_key(a:case, 'fix')
    let result.fix = s:Fix(a:case.fix)
  endif
  set nomodified
  bwipeout!
  return result
endfunction

let s:results = {}
for s:case in json_decode(join(readfile($CASES), "\n")).cases
  try
    let s:results[s:case.name] = s:Run(s:case)
  catch
    let s:results[s:case.name] = {'failed': v:exception . ' at ' . v:throwpoint}
  endtry
endfor
call writefile([json_encode(s:results)], $RESULT)
qall!

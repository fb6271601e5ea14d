-- Runs the cases in Neovim's own language client and writes what it shows as JSON.
--   nvim --headless --clean -S neovim.lua     in the folder of the cases; IISLINT, CASES and RESULT are in the environment
local function read(path) local f = assert(io.open(path)); local text = f:read('*a'); f:close(); return text end
local cases = vim.json.decode(read(vim.env.CASES)).cases
local results = {}

local function request(client, buffer, method, params)
  local answer = client.request_sync(method, params, 8000, buffer)
  if answer == nil or answer.err then error(method .. ': ' .. vim.inspect(answer and answer.err)) end
  return answer.result
end

local function at(buffer, place)
  return { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = place.line, character = place.column } }
end

local function text_of(contents)
  return type(contents) == 'table' and (contents.value or vim.inspect(contents)) or contents
end

-- In Neovim columns of diagnostics are bytes; those of the protocol are kept beside them.
local function findings_of(buffer)
  local found = {}
  for _, finding in ipairs(vim.diagnostic.get(buffer)) do
    local lsp = finding.user_data.lsp
    local line = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, true)[1]
    local _, begin = vim.str_utfindex(line, finding.col)
    local _, finish = vim.str_utfindex(line, finding.end_col)
    table.insert(found, { rule = lsp.code, line = finding.lnum, begin = begin, ['end'] = finish })
  end
  return found
end

local function fix(client, buffer, wanted)
  local range = { start = { line = wanted.line, character = wanted.column }, ['end'] = { line = wanted.line, character = wanted.column } }
  local shown = {}
  for _, finding in ipairs(vim.diagnostic.get(buffer, { lnum = wanted.line })) do
    table.insert(shown, vim.lsp.diagnostic and finding.user_data.lsp and vim.tbl_extend('force', finding.user_data.lsp, {
      range = range, message = finding.message, severity = finding.severity }))
  end
  local actions = request(client, buffer, 'textDocument/codeAction',
    { textDocument = { uri = vim.uri_from_bufnr(buffer) }, range = range, context = { diagnostics = shown, only = { 'quickfix' } } })
  for _, action in ipairs(actions or {}) do
    if action.edit and action.title:find(wanted.title, 1, true) then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      return vim.api.nvim_buf_get_lines(buffer, wanted.becomes.line, wanted.becomes.line + 1, true)[1]
    end
  end
  return nil
end

local function run(case)
  vim.cmd('edit ' .. vim.fn.fnameescape(case.file))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'iislint', cmd = { vim.env.IISLINT, 'lsp' }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(buffer, id)
  vim.wait(8000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
  local client = vim.lsp.get_client_by_id(id)
  local result = { findings = findings_of(buffer) }
  if case.hover then
    local hover = request(client, buffer, 'textDocument/hover', at(buffer, case.hover))
    result.hover = hover and text_of(hover.contents) or ''
  end
  if case.completion then
    local list = request(client, buffer, 'textDocument/completion', at(buffer, case.completion))
    result.completion = vim.tbl_map(function(item) return item.label end, list.items or list)
  end
  if case.fix then result.fix = fix(client, buffer, case.fix) end
  vim.lsp.stop_client(id)
  vim.cmd('bwipeout!')
  return result
end

for _, case in ipairs(cases) do
  local done, result = pcall(run, case)
  results[case.name] = done and result or { failed = tostring(result) }
end
local out = assert(io.open(vim.env.RESULT, 'w'))
out:write(vim.json.encode(results))
out:close()
vim.cmd('qall!')

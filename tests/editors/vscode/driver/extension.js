// Runs the cases in the workbench, through the commands that its own panels use, and writes what they answer as JSON.
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition, ms = 10000) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(50)) if (condition()) return;
}

const codeOf = (finding) => (typeof finding.code === 'object' ? finding.code.value : finding.code);
const placeOf = (place) => new vscode.Position(place.line, place.column);

function findingsOf(uri) {
  return vscode.languages.getDiagnostics(uri).filter((finding) => finding.source === 'iislint').map((finding) => ({
    rule: codeOf(finding), line: finding.range.start.line, begin: finding.range.start.character, end: finding.range.end.character,
  }));
}

async function hoverAt(uri, place) {
  const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, placeOf(place));
  const texts = hovers.flatMap((hover) => hover.contents).map((content) => (typeof content === 'string' ? content : content.value));
  return texts.join('\n');
}

async function completionAt(uri, place) {
  const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', uri, placeOf(place));
  return list.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
}

async function fixed(document, wanted) {
  const at = placeOf(wanted);
  const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at),
    vscode.CodeActionKind.QuickFix.value);
  const action = actions.find((one) => one.edit !== undefined && one.title.includes(wanted.title));
  if (action === undefined) return null;
  await vscode.workspace.applyEdit(action.edit);
  return document.lineAt(wanted.becomes.line).text;
}

async function run(one, folder) {
  const uri = vscode.Uri.file(path.join(folder, one.file));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await until(() => findingsOf(uri).length > 0);
  const result = { findings: findingsOf(uri) };
  if (one.hover) result.hover = await hoverAt(uri, one.hover);
  if (one.completion) result.completion = await completionAt(uri, one.completion);
  if (one.fix) {
    result.fix = await fixed(document, one.fix);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  return result;
}

/** What the screenshot shows: the last file with its problems, and the hover of the first of them. */
async function present(one, folder) {
  const uri = vscode.Uri.file(path.join(folder, one.file));
  const editor = await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await vscode.window.showTextDocument(uri);
  const at = placeOf(one.hover ?? { line: 0, column: 0 });
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  await pause(1000);
  await vscode.commands.executeCommand('editor.action.showHover');
}

async function runAll() {
  const { cases } = JSON.parse(fs.readFileSync(process.env.CASES, 'utf8'));
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  const results = {};
  for (const one of cases) {
    try {
      results[one.name] = await run(one, folder);
    } catch (error) {
      results[one.name] = { failed: String(error?.stack ?? error) };
    }
  }
  await present(cases.at(-1), folder);
  fs.writeFileSync(`${process.env.RESULT}.part`, JSON.stringify(results));
  fs.renameSync(`${process.env.RESULT}.part`, process.env.RESULT);
}

exports.activate = () => {
  if (process.env.CASES && process.env.RESULT) void runAll();
};

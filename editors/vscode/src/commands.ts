// The commands that the palette offers. The texts come from the language server, which knows the open buffers.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

const kScheme = 'iislint';

/** Answers of the server as documents that cannot be edited. */
class Answers implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  async show(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: kScheme, path: `/${name}.md` });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.changes.dispose();
  }
}

/** The rule of the finding at the cursor, or the one that the user names. */
async function chosenRule(client: LanguageClient): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const ids = new Set<string>();
  for (const finding of client.diagnostics?.get(editor?.document.uri ?? vscode.Uri.file('')) ?? []) {
    const id = typeof finding.code === 'object' ? finding.code.value : finding.code;
    if (id !== undefined && editor !== undefined && finding.range.contains(editor.selection.active)) ids.add(String(id));
  }
  if (ids.size === 1) return [...ids][0];
  if (ids.size > 1) return vscode.window.showQuickPick([...ids], { title: 'Explain Rule' });
  return vscode.window.showInputBox({ title: 'Explain Rule', placeHolder: 'ftp-clientcert-no-revocation-check' });
}

async function answerOf(client: LanguageClient, command: string, ...args: unknown[]): Promise<string | undefined> {
  try {
    const answer: unknown = await client.sendRequest('workspace/executeCommand', { command, arguments: args });
    return typeof answer === 'string' ? answer : undefined;
  } catch (error) {
    void vscode.window.showWarningMessage(`iislint: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

export function registerCommands(context: vscode.ExtensionContext, client: () => LanguageClient,
                                 restart: () => Promise<void>, output: vscode.LogOutputChannel): void {
  const answers = new Answers();
  const add = (name: string, run: (...args: unknown[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(name, run));

  context.subscriptions.push(answers, vscode.workspace.registerTextDocumentContentProvider(kScheme, answers));
  add('iislint.restart', restart);
  add('iislint.showOutput', () => output.show());
  add('iislint.explain', async (given: unknown) => {
    const id = typeof given === 'string' ? given : await chosenRule(client());
    if (id === undefined || id === '') return;
    const text = await answerOf(client(), 'iislint.explainRule', id);
    if (text !== undefined) await answers.show(id, text);
  });
  add('iislint.showEffectiveValue', async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const at = client().code2ProtocolConverter.asPosition(editor.selection.active);
    const text = await answerOf(client(), 'iislint.effectiveValue', editor.document.uri.toString(), at);
    if (text !== undefined) await answers.show('Effective value', text);
  });
}

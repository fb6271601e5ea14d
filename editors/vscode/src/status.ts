// The status item beside the language of a configuration file: whether the server runs, and which version.
import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';

export function addStatus(context: vscode.ExtensionContext): (client: LanguageClient) => void {
  const item = vscode.languages.createLanguageStatusItem('iislint', [
    { pattern: '**/*.config' },
    { pattern: '**/*.xdt' },
    { pattern: '**/.iislint.json' },
  ]);
  item.name = 'iislint';
  item.command = { command: 'iislint.showOutput', title: 'Show Output' };
  context.subscriptions.push(item);

  const show = (client: LanguageClient, state: State) => {
    const version = client.initializeResult?.serverInfo?.version ?? '';
    item.busy = state === State.Starting;
    item.severity =
      state === State.Stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.text = state === State.Stopped ? 'iislint: not running' : `iislint ${version}`.trim();
    item.detail = state === State.Running ? 'Language server is running' : undefined;
  };
  return (client) => {
    context.subscriptions.push(client.onDidChangeState((change) => show(client, change.newState)));
    show(client, client.state);
  };
}

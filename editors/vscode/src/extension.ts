// iislint in Visual Studio Code: starts `iislint lsp` and adds what the protocol has no word for.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

import { programPath } from './binary';
import { newClient } from './client';
import { registerCommands } from './commands';
import { addStatus } from './status';
import { CheckTasks } from './tasks';

let client: LanguageClient;

async function started(program: string, output: vscode.LogOutputChannel): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    output.error(String(error));
    const open = 'Open Settings';
    const chosen = await vscode.window.showErrorMessage(
      `Cannot start ${program}. Install iislint, or set iislint.path.`, open);
    if (chosen === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'iislint.path');
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('iislint', { log: true });
  const program = () => programPath(context);
  const watch = addStatus(context);
  const start = async () => {
    client = newClient(program(), output);
    watch(client);
    await started(program(), output);
  };
  const restart = async () => {
    if (client.isRunning()) await client.stop();
    await start();
  };

  context.subscriptions.push(
    output,
    vscode.tasks.registerTaskProvider('iislint', new CheckTasks(program)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('iislint.path')) void restart();
    }),
  );
  registerCommands(context, () => client, restart, output);
  await start();
}

export async function deactivate(): Promise<void> {
  if (client.isRunning()) await client.stop();
}

// Tasks that check a whole folder: their findings come through the problem matcher $iislint.
import * as vscode from 'vscode';

interface Definition extends vscode.TaskDefinition {
  paths?: string[];
  profile?: string;
}

function taskOf(definition: Definition, scope: vscode.WorkspaceFolder | vscode.TaskScope, program: string): vscode.Task {
  const paths = definition.paths ?? ['.'];
  const profile = definition.profile === undefined ? [] : ['--profile', definition.profile];
  const run = new vscode.ProcessExecution(program, ['check', '--format', 'concise', ...profile, '--', ...paths]);
  const name = definition.profile === undefined ? 'check' : `check (${definition.profile})`;
  const task = new vscode.Task(definition, scope, name, 'iislint', run, '$iislint');
  task.group = vscode.TaskGroup.Test;
  return task;
}

export class CheckTasks implements vscode.TaskProvider {
  constructor(private readonly program: () => string) {}

  provideTasks(): vscode.Task[] {
    return (vscode.workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: 'iislint' }, folder, this.program()));
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    return taskOf(task.definition as Definition, task.scope as vscode.WorkspaceFolder, this.program());
  }
}

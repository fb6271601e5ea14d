// Which program is started: the one of the settings, the one that came with the extension, or the one in the search path.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

const kName = process.platform === 'win32' ? 'iislint.exe' : 'iislint';

/** A leading `~` is the home folder, as in a shell. */
function expanded(written: string): string {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '';
  return written === '~' || written.startsWith('~/') ? path.join(home, written.slice(1)) : written;
}

/**
 * The path of the program. In a folder that is not trusted, the settings of the folder do not count: they come with the
 * repository (`restrictedConfigurations` in package.json).
 */
export function programPath(context: vscode.ExtensionContext): string {
  const written = vscode.workspace.getConfiguration('iislint').get<string>('path', '').trim();
  if (written !== '') return expanded(written);
  const shipped = context.asAbsolutePath(path.join('server', kName));
  return fs.existsSync(shipped) ? shipped : kName;
}

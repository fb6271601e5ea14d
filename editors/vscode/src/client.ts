// The language client: which documents are sent, and with which settings the server starts.
import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions, TransportKind } from 'vscode-languageclient/node';

/**
 * By name, never by language: a web.config that begins with `<configuration>` is plain text to the editor. What is no
 * configuration of IIS is answered with no findings.
 */
const kDocuments = ['**/*.config', '**/*.xdt', '**/.iislint.json'].flatMap((pattern) => [
  { scheme: 'file', pattern },
  { scheme: 'untitled', pattern },
]);

interface Place {
  uri: string;
  range: { start: vscode.Position; end: vscode.Position };
}

/** Places are shown by the editor itself; every other command is the server's. */
async function executed(client: LanguageClient, command: string, args: unknown[],
                        next: (command: string, args: unknown[]) => unknown): Promise<unknown> {
  if (command !== 'iislint.showPlaces') return next(command, args);
  const [uri, position, places] = args as [string, vscode.Position, Place[]];
  const convert = client.protocol2CodeConverter;
  return vscode.commands.executeCommand('editor.action.showReferences', convert.asUri(uri), convert.asPosition(position),
    places.map((place) => convert.asLocation(place)));
}

export function newClient(program: string, output: vscode.LogOutputChannel): LanguageClient {
  const server: ServerOptions = { command: program, args: ['lsp'], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: kDocuments,
    outputChannel: output,
    initializationOptions: vscode.workspace.getConfiguration('iislint'),
    synchronize: { configurationSection: 'iislint' },
    markdown: { isTrusted: false, supportHtml: false },
    middleware: { executeCommand: (command, args, next) => executed(client, command, args, next) },
  };
  const client: LanguageClient = new LanguageClient('iislint', 'iislint', server, options);
  return client;
}

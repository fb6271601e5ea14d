// Holds recorded traffic against the types of the Language Server Protocol: every message of the server becomes a constant of
// the type that the protocol's own package declares for it, and the TypeScript compiler judges them, properties that the
// protocol does not know included.
//
//   node check_protocol.mjs PACKAGES FOLDER RECORDING…     PACKAGES is where vscode-languageserver-protocol and typescript are
//                                                          installed; FOLDER takes what is compiled
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [packages, folder, ...recordings] = process.argv.slice(2).map((name) => path.resolve(name));
const protocol = createRequire(path.join(packages, 'package.json'))('vscode-languageserver-protocol/node');

/** The declaration of each method, such as `HoverRequest.type` of `textDocument/hover`. */
const declared = new Map(Object.entries(protocol)
  .filter(([, space]) => typeof space?.type?.method === 'string')
  .map(([name, space]) => [space.type.method, `protocol.${name}.type`]));
/** What is of no fixed type: what it carries belongs to the request that asked for it. */
const kOpen = new Set(['$/progress']);

const kHead = `import * as protocol from 'vscode-languageserver-protocol/node';
type Any = any;
type Null<R> = R extends void ? null : R;
export type ResultOf<T> = T extends protocol.ProtocolRequestType<Any, infer R, Any, Any, Any> ? Null<R>
  : T extends protocol.ProtocolRequestType0<infer R, Any, Any, Any> ? Null<R>
  : T extends protocol.RequestType<Any, infer R, Any> ? Null<R> : never;
export type ParamsOf<T> = T extends protocol.ProtocolRequestType<infer P, Any, Any, Any, Any> ? P
  : T extends protocol.ProtocolNotificationType<infer P, Any> ? P
  : T extends protocol.NotificationType<infer P> ? P : never;
`;

/** Positions, versions and ids of the protocol are whole numbers; TypeScript only knows numbers. */
function fractions(value, at) {
  if (typeof value === 'number') return Number.isInteger(value) ? [] : [`${at}: ${value} is no whole number`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => fractions(entry, `${at}.${name}`));
}

const lines = [];
const places = [];  // of the constants, by number
const problems = [];

function constant(type, value, place) {
  problems.push(...fractions(value, place));
  lines.push(`export const message${places.length}: ${type} = ${JSON.stringify(value)};`);
  places.push(place);
}

function judge(message, asked, place) {
  if (message.jsonrpc !== '2.0') problems.push(`${place}: no jsonrpc`);
  const method = message.method ?? asked.get(message.id);
  if (kOpen.has(method)) return;
  if (method === undefined) {
    if (message.id !== null || message.error === undefined) problems.push(`${place}: the answer to nothing`);
  } else if (message.error !== undefined) {
    constant('{ code: number; message: string; data?: unknown }', message.error, `${place}: error of ${method}`);
  } else if (message.method !== undefined) {
    const type = declared.get(method);
    if (type === undefined) problems.push(`${place}: ${method} is not in the protocol`);
    else if (message.params !== undefined) constant(`ParamsOf<typeof ${type}>`, message.params, `${place}: ${method}`);
  } else if (message.result === undefined) {
    problems.push(`${place}: neither result nor error for ${method}`);
  } else if (declared.has(method)) {
    constant(`ResultOf<typeof ${declared.get(method)}>`, message.result, `${place}: result of ${method}`);
  }
}

/** One of each kind of text is enough: what differs in strings only is compiled once. */
const shapes = new Set();
function shapeOf(message, asked) {
  return JSON.stringify([message.method ?? asked.get(message.id), message],
    (key, value) => (key === 'id' || (typeof value === 'string' && /uri|title|message|newText|value|label|detail|href/i.test(key)) ? 0 : value));
}

for (const recording of recordings) {
  const sessions = new Map();  // an editor may start a server before the last one has ended
  fs.readFileSync(recording, 'utf8').split('\n').filter((text) => text !== '').forEach((text, number) => {
    const { session, from, message } = JSON.parse(text);
    if (message === undefined) return;
    if (!sessions.has(session)) sessions.set(session, new Map());
    const asked = sessions.get(session);
    if (from === 'client') {
      if (message.id !== undefined && message.method !== undefined) asked.set(message.id, message.method);
      return;
    }
    const shape = shapeOf(message, asked);
    if (shapes.has(shape)) return;
    shapes.add(shape);
    judge(message, asked, `${path.basename(path.dirname(recording))}/${path.basename(recording)}:${number + 1}`);
  });
}

fs.mkdirSync(folder, { recursive: true });
const file = path.join(folder, 'messages.ts');
fs.writeFileSync(file, kHead + lines.join('\n') + '\n');
fs.rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true });
fs.symlinkSync(path.join(packages, 'node_modules'), path.join(folder, 'node_modules'));
try {
  execFileSync('node', [path.join(packages, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck', '--types', 'node',
    '--typeRoots', path.join(packages, 'node_modules/@types'), '--module', 'node16', '--moduleResolution', 'node16', '--target', 'es2022', file], { encoding: 'utf8' });
} catch (error) {
  const head = kHead.split('\n').length - 1;
  problems.push(...error.stdout.split('\n').filter((line) => line !== '').map((line) => {
    const found = /messages\.ts\((\d+),/.exec(line);
    return found === null ? line : `${places[Number(found[1]) - 1 - head] ?? '?'}: ${line.replace(/^.*?: error /, '')}`;
  }));
}
problems.forEach((problem) => console.log(problem));
console.log(`${recordings.length} recordings, ${places.length} messages of different shape, ${problems.length} problems`);
process.exit(problems.length > 0 || places.length === 0 ? 1 : 0);

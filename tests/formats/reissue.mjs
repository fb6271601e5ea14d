// Reads {"github": [line…], "azure": [line…]} and answers, for each line, with what the platform's own library makes
// of it: the parsed command, and the line that the library writes for what was parsed.
//
//   node reissue.mjs <folder with node_modules>
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const require = createRequire(pathToFileURL(process.argv[2] + '/package.json'));
const core = await import(pathToFileURL(process.argv[2] + '/node_modules/@actions/core/lib/core.js'));
const azure = require('azure-pipelines-task-lib/taskcommand');

/// What a call writes to standard output.
function written(call) {
  const write = process.stdout.write;
  let text = '';
  process.stdout.write = part => { text += part; return true; };
  try { call(); } finally { process.stdout.write = write; }
  return text.replace(/\n$/, '');
}

const unescapeData = s => s.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
const unescapeProperty = s => unescapeData(s.replace(/%3A/g, ':').replace(/%2C/g, ','));

/// As the runner reads it (ActionCommand.TryParseV2).
function parseGithub(line) {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) throw new Error('no command: ' + line);
  const head = line.substring(2, end), space = head.indexOf(' ');
  const properties = {};
  for (const pair of space < 0 ? [] : head.substring(space + 1).split(',')) {
    const equals = pair.indexOf('=');
    properties[pair.substring(0, equals)] = unescapeProperty(pair.substring(equals + 1));
  }
  return {name: space < 0 ? head : head.substring(0, space), properties, message: unescapeData(line.substring(end + 2))};
}

function github(line) {
  const {name, properties: p, message} = parseGithub(line);
  const annotation = {title: p.title, file: p.file, startLine: p.line, endLine: p.endLine, startColumn: p.col,
                      endColumn: p.endColumn};
  return {name, properties: p, message, again: written(() => core[name](message, annotation))};
}

function azureCommand(line) {
  const {command, properties, message} = azure.commandFromString(line);
  return {name: command, properties, message, again: new azure.TaskCommand(command, properties, message).toString()};
}

const input = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify({github: input.github.map(github), azure: input.azure.map(azureCommand)}));

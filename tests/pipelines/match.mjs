// Matches lines as VS Code does and as examples.py reads the answer:
//
//   node match.mjs <file with an expression per line> <file with lines>
//
// Prints, for each match, the numbers of line and expression and the groups, with a tab between them.
import {readFileSync} from 'node:fs';

const [expressions, lines] = process.argv.slice(2).map(name => readFileSync(name, 'utf8').split('\n'));
const compiled = expressions.filter(text => text).map(text => new RegExp(text));
lines.forEach((line, number) => compiled.forEach((expression, which) => {
  const match = expression.exec(line);
  if (match) console.log([number, which, ...match].join('\t'));
}));

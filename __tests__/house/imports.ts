import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { preProcessFile } from 'typescript';

/** What is not the house's own source. */
const elsewhere = new Set(['node_modules', 'dist', 'build', '.git']);

const isSource = /\.([mc]?[jt]s|vue)$/;

/** The files of the house's source below a folder, with `/`, from the repository's root. */
export function sourceFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return elsewhere.has(entry.name) ? [] : sourceFiles(path);
    return isSource.test(path) ? [path] : [];
  });
}

/**
 * The files of the house that a file names in its imports: of types too, and those that `import()` and `require` load later. What
 * is loaded by a computed name (the steps, by charts/index.ts) is not known before it runs.
 */
export function importsOf(file: string, source = readFileSync(file, 'utf8')): string[] {
  const code = file.endsWith('.vue') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(source)?.[1] ?? '') : source;
  const named = preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  return named.filter((name) => name.startsWith('.')).flatMap((name) => resolved(posix.join(posix.dirname(file), name)));
}

/** The file that Node, TypeScript and Vite find under a name; none for what is no source, such as a style sheet. */
function resolved(name: string): string[] {
  const candidates = [name, `${name}.ts`, `${name}/index.ts`];
  return candidates.filter((path) => isSource.test(path) && existsSync(path)).slice(0, 1);
}

import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { filesBelow } from '../../system/files';

/** Options that no step uses yet, and what they are ready for. Whatever else a step does not need goes, and comes back with its first user. */
const ready: readonly string[] = [
  // A class: learners are users, in namespaces of their own that have limits.
  'LimitRange',
  'ResourceQuota',
];

/** Software that steps deploy whole: it uses the building blocks, as steps do. */
const software = /^(traefik|kafka|etcd|elasticsearch)\//;

const sources = (folder: string, wanted: (path: string) => boolean): ts.SourceFile[] =>
  filesBelow(folder)
    .filter((path) => path.endsWith('.ts') && wanted(path))
    .map((path) => ts.createSourceFile(path, readFileSync(`${folder}/${path}`, 'utf8'), ts.ScriptTarget.Latest, true));

/** What a file says of the nodes that `name` has a name for. */
function names(file: ts.SourceFile, name: (node: ts.Node) => string | undefined): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const known = name(node);
    if (known !== undefined) found.push(known);
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

const has = (node: ts.Node, ...kinds: ts.SyntaxKind[]): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kinds.includes(kind));

/** `replicas` */
const option = (node: ts.Node): string | undefined =>
  ts.isPropertySignature(node) && ts.isInterfaceDeclaration(node.parent) && /(Props|Timing)$/.test(node.parent.name.text)
    ? node.name.getText()
    : undefined;

const given = (node: ts.Node): string | undefined =>
  ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) ? node.name.getText() : undefined;

/** `Pod`, or a choice such as `Volume.hostPath`. */
function block(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node) && !has(node, ts.SyntaxKind.PrivateKeyword) && !has(node.parent, ts.SyntaxKind.AbstractKeyword))
    return node.parent.name?.getText();
  if (ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && has(node, ts.SyntaxKind.StaticKeyword))
    return `${node.parent.name?.text}.${node.name.getText()}`;
  return undefined;
}

const called = (node: ts.Node): string | undefined =>
  ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : undefined;

const charts = sources('charts', () => true);
const constructs = sources('constructs', () => true);

function idle(offers: typeof option, uses: typeof given, users: readonly ts.SourceFile[]): string[] {
  const known = new Set([...ready, ...users.flatMap((file) => names(file, uses))]);
  return constructs.flatMap((file) => names(file, offers).flatMap((name) => (known.has(name) ? [] : `${file.fileName}: ${name}`)));
}

test('a building block has no option that no step uses', () => {
  expect(idle(option, given, [...charts, ...constructs.filter(({ fileName }) => software.test(fileName))])).toEqual([]);
});

test('there is no building block, nor a way to make one, that no step and no other block uses', () => {
  expect(idle(block, called, [...charts, ...constructs])).toEqual([]);
});

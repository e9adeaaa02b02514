import type { Resource } from '../../../constructs/resource';
import { FieldPath } from '../../../course/field-path';
import { note, notesOf } from '../../../course/note';
import { printObject } from '../../../course/print';

/** A value that whoever installs the chart may set. Its default is what the field holds. */
export interface Value {
  /** Its place in values.yaml: `replicas`, or `image.tag`. */
  readonly name: string;
  /** The comment beside it in values.yaml. */
  readonly note: string;
  readonly resource: Resource;
  readonly path: string;
  /** The part of the field that the value stands for. @default all of it */
  readonly part?: string;
}

export interface HelmChartProps {
  readonly name: string;
  readonly description: string;
  /** The version of the chart itself. */
  readonly version: string;
  /** The version of what it installs. */
  readonly appVersion: string;
  /** The name of the release whose objects these are: wherever it stands alone in a field, another release has its own. */
  readonly release: string;
  readonly resources: readonly Resource[];
  readonly values: readonly Value[];
}

/**
 * The files of a Helm chart made from the objects of a step, by path: `helm template <release>` with the default values gives
 * the same objects back, since nothing is written twice.
 */
export function helmChart(props: HelmChartProps): Map<string, string> {
  const { name, description, version, appVersion, release, resources } = props;
  const expressions: string[] = [];
  // A word without a meaning to YAML stands for an expression until the object is printed.
  const word = (expression: string) => `HELM${expressions.push(expression) - 1}X`;
  const objects = new Map(resources.map((resource) => [resource, withRelease(resource.object.toJson(), release, word)]));
  const defaults = {};
  for (const value of props.values) put(defaults, value.name.split('.'), templated(value, objects.get(value.resource) ?? {}, word));

  const files = new Map([
    ['Chart.yaml', printObject({ object: { apiVersion: 'v2', name, description, type: 'application', version, appVersion }, notes: [] })],
    ['values.yaml', printObject({ object: defaults, notes: props.values.map((value) => note(value.name, value.note)) })],
  ]);
  for (const [resource, object] of objects) {
    const path = `templates/${resource.object.kind.toLowerCase()}.yaml`;
    if (files.has(path)) throw new Error(`Le chart « ${name} » a deux objets pour ${path} : gardez-en un seul de chaque genre.`);
    const text = printObject({ object, notes: notesOf(resource.object) });
    files.set(
      path,
      text.replace(/HELM(\d+)X/g, (_, index) => `{{ ${expressions[index]} }}`),
    );
  }
  return files;
}

// biome-ignore lint/suspicious/noExplicitAny: an object of any kind, as plain data.
type Plain = any;

/** A copy of the data, with `.Release.Name` wherever the release's name stands alone. */
function withRelease(data: Plain, release: string, word: (expression: string) => string): Plain {
  if (data === release) return word('.Release.Name');
  if (Array.isArray(data)) return data.map((item) => withRelease(item, release, word));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, withRelease(item, release, word)]));
}

/** Puts the value's expression in its field, and returns the default that it replaces. */
function templated({ name, resource, path, part }: Value, object: Plain, word: (expression: string) => string): string | number {
  const keys = new FieldPath(path).in(object);
  const field = keys.reduce((node, key) => node[key], object);
  const found = part === undefined ? ['string', 'number'].includes(typeof field) : typeof field === 'string' && field.includes(part);
  if (!found) {
    throw new Error(
      `La valeur « ${name} » du chart vise ${part ?? 'une valeur simple'} dans ${resource.object.kind} ${resource.name}, champ ${path}, qui ne l'a pas : corrigez son chemin.`,
    );
  }
  const expression = `.Values.${name}`;
  if (part !== undefined) put(object, keys, field.replace(part, word(expression)));
  // `quote`, lest a text such as « yes » or « 12 » be read as something else.
  else put(object, keys, word(typeof field === 'string' ? `${expression} | quote` : expression));
  return part ?? field;
}

function put(tree: Plain, keys: readonly (string | number)[], value: string | number): void {
  const [key, ...rest] = keys as [string | number, ...(string | number)[]];
  if (rest.length === 0) tree[key] = value;
  else {
    tree[key] ??= {};
    put(tree[key], rest, value);
  }
}

import { addressOf, relativeAddress } from '../routes';
import type { Expand } from './directive';
import { excerpt } from './excerpt';
import { type Environment, sourceOf } from './place';
import { type Rendered, rendered } from './rendered';
import type { StepOf } from './step-of';
import { taughtLines } from './taught';
import type { Push } from './token';

/** `[[manifeste]]`, `[[manifeste start]]`, `[[manifeste Service/web]]`, `[[manifeste Service/web start]]`. */
export function manifestDirective(stepOf: StepOf): Expand {
  return (words, environment, push) => {
    const objects = words.filter((word) => word !== 'start');
    if (objects.length > 1 || words.length - objects.length > 1)
      throw new Error('écrivez [[manifeste]], [[manifeste start]], [[manifeste Kind/nom]] ou [[manifeste Kind/nom start]].');
    const path = `${place(stepOf, environment)}${words.includes('start') ? '.start' : ''}.yaml`;
    const [object] = objects;
    show(object === undefined ? rendered(path) : excerpts(path, object), environment, push);
  };
}

/** `[[fichier creation.sh]]`: a file beside the manifest, in the folder named after the step. */
export function fileDirective(stepOf: StepOf): Expand {
  return ([name, ...others], environment, push) => {
    if (name === undefined || others.length > 0) throw new Error('écrivez [[fichier nom]], comme [[fichier creation.sh]].');
    show(rendered(`${place(stepOf, environment)}/${name}`), environment, push);
  };
}

function place(stepOf: StepOf, environment: Environment): string {
  const found = stepOf(sourceOf(environment))?.place;
  if (found === undefined) throw new Error("cette page n'est pas celle d'une étape : elle n'a pas de fichier dans dist/.");
  return found;
}

/** One object of each file; files that differ elsewhere are one again. */
function excerpts(path: string, object: string): Rendered[] {
  const found: Rendered[] = [];
  for (const file of rendered(path)) {
    const text = excerpt(file.text, object);
    const at = found.findIndex((other) => other.text === text);
    if (at < 0) found.push({ ...file, text });
    else found[at] = { ...(found[at] as Rendered), targets: `${found[at]?.targets}, ${file.targets}` };
  }
  return found;
}

const languages: Readonly<Record<string, string>> = { yaml: 'yaml', sh: 'sh', conf: 'nginx', txt: 'txt' };

/** One code block, or a tab for each different text; each says where its file is. */
function show(files: readonly Rendered[], environment: Environment, push: Push): void {
  if (environment.indexing) return;
  const html = (content: string) => {
    push('html_block', '', 0).content = content;
  };
  html('<div class="rendered">\n');
  const tabs = files.length > 1;
  if (tabs) push('container_code-group_open', 'div', 1);
  for (const { targets, path, text } of files) {
    const language = languages[path.split('.').at(-1) as string] ?? 'txt';
    const taught = language === 'yaml' ? taughtLines(text) : [];
    const fence = push('fence', 'code', 0);
    fence.markup = '```';
    fence.content = text;
    fence.info = `${language}${taught.length > 0 ? `{${taught.join(',')}}` : ''}${tabs ? ` [${targets}]` : ''}`;
  }
  if (tabs) push('container_code-group_close', 'div', -1);
  const root = relativeAddress(addressOf(sourceOf(environment)), '/');
  const links = files.map(
    ({ targets, path }) => `${tabs ? `${targets}\u00a0: ` : ''}<a href="${root}${path}" download><code>${path}</code></a>`,
  );
  html(`<p class="rendered-path">${links.join('<br>')}</p></div>\n`);
}

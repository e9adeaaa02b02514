import MarkdownIt from 'markdown-it';
import { oneOf } from '../../system/problems';
import type { Picture } from '../pictures';
import type { Expand } from './directive';
import { french } from './french';
import { sourceOf } from './place';
import type { StepOf } from './step-of';

const { escapeHtml } = new MarkdownIt().utils;

/** `[[schéma]]`, `[[schéma start]]`, and `[[schéma requête]]` for a process that is drawn by name. */
export function diagramDirective(pictures: ReadonlyMap<string, Picture>, stepOf: StepOf): Expand {
  return (words, environment, push) => {
    const [word, ...others] = words;
    const step = stepOf(sourceOf(environment))?.name;
    const name = word === undefined ? step : word === 'start' ? `${step}.start` : word;
    const picture = pictures.get(name ?? '');
    if (!picture || others.length > 0) {
      const processes = [...pictures.keys()].filter((key) => !key.includes('/')).map((key) => `[[schéma ${key}]]`);
      throw new Error(`rien à dessiner ; écrivez ${oneOf(['[[schéma]]', "[[schéma start]] si l'étape a un start.ts", ...processes])}.`);
    }
    if (environment.indexing) return;
    push('html_block', '', 0).content = figure(picture);
  };
}

/** The picture scrolls on a narrow screen, so the keyboard must reach it; its text says the same to whoever does not see it. */
const figure = ({ svg, text }: Picture): string =>
  `<figure class="diagram" v-pre><div class="diagram-scroll" tabindex="0" role="group" aria-label="Schéma">${svg}</div>` +
  `<button type="button" class="diagram-enlarge" aria-haspopup="dialog">Agrandir le schéma</button>` +
  `<details class="diagram-text"><summary>Le schéma en texte</summary><ul>${text.map((line) => `<li>${escapeHtml(french(line))}</li>`).join('')}</ul></details></figure>\n`;

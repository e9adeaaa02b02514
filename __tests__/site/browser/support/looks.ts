import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** All that decides of a text's contrast: two texts of one look are read as well as each other. Values are computed CSS. */
interface Look {
  readonly color: string;
  readonly font: string;
  readonly shadow: string;
  /** What shines through, from the page to the text: the style of each element around it that has one. */
  readonly ground: readonly string[];
}

/** The looks of what a page shows, as JSON, each with one of the texts that have it. */
export const looksOf = (page: Page): Promise<[look: string, text: string][]> => page.evaluate(look);

/** Runs in the page: it may use nothing of this module. */
function look(): [look: string, text: string][] {
  const grounds = new Map<Element, readonly string[]>();

  function groundOf(element: Element | null): readonly string[] {
    if (!element) return [];
    const known = grounds.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const layer = [
      ['background-color', 'rgba(0, 0, 0, 0)'],
      ['background-image', 'none'],
      ['opacity', '1'],
      ['filter', 'none'],
      ['mix-blend-mode', 'normal'],
    ].flatMap(([name = '', nothing]) => {
      const value = style.getPropertyValue(name);
      return value === nothing ? [] : [`${name}: ${value}`];
    });
    const ground = [...groundOf(element.parentElement), ...(layer.length > 0 ? [layer.join('; ')] : [])];
    grounds.set(element, ground);
    return ground;
  }

  /** In a diagram, the shape of a node stands before its text and not around it. */
  function shapeBehind(text: SVGElement): readonly string[] {
    const shape = text.parentElement?.querySelector(':scope.schema-node > :not(text)');
    return shape ? [`background-color: ${getComputedStyle(shape).fill}`] : [];
  }

  const looks = new Map<string, string>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const [text, element] = [texts.currentNode.textContent?.trim(), texts.currentNode.parentElement as Element | null];
    if (!text || !element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    // Written for screen readers only.
    if (element.getBoundingClientRect().width <= 1) continue;
    const { color, fill, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const found: Look = {
      color: element instanceof SVGElement ? fill : color,
      font: `${fontWeight} ${fontSize} sans-serif`,
      shadow: textShadow,
      ground: [...groundOf(element), ...(element instanceof SVGElement ? shapeBehind(element) : [])],
    };
    looks.set(JSON.stringify(found), text.slice(0, 40));
  }
  return [...looks];
}

/**
 * What axe-core, which the page must have loaded, says of looks: the page shows each of them once, and nothing else. A line for each
 * that is not read well enough, or that axe-core cannot compute. `rule` is the contrast asked for: 4.5 to 1, or 7 to 1 (enhanced).
 */
export async function judgeLooks(
  page: Page,
  looks: ReadonlyMap<string, string>,
  rule: 'color-contrast' | 'color-contrast-enhanced',
): Promise<string[]> {
  const all = [...looks];
  await page.evaluate(
    show,
    all.map(([look]) => JSON.parse(look) as Look),
  );
  const { violations, incomplete, passes } = (await page.evaluate(`axe.run({ runOnly: ['${rule}'] })`)) as AxeResults;
  const nodes = (results: AxeResults['violations']) => results.flatMap((result) => result.nodes);
  const judged = nodes([...passes, ...violations, ...incomplete]).length;
  if (judged !== all.length) throw new Error(`axe-core has judged ${judged} looks of ${all.length}`);
  return nodes([...violations, ...incomplete]).map(({ html, any }) => {
    const [look = '', where = ''] = all[Number(/id="look-(\d+)"/.exec(html)?.[1])] ?? [];
    return `${where} : ${any.map(({ message }) => message).join(' ')} ${look}`;
  });
}

/** Runs in the page. */
function show(looks: readonly Look[]): void {
  document.body.replaceChildren(
    ...looks.map(({ color, font, shadow, ground }, at) => {
      const text = document.createElement('p');
      text.id = `look-${at}`;
      text.textContent = 'texte';
      text.style.cssText = `margin: 0; color: ${color}; font: ${font}; text-shadow: ${shadow}`;
      return ground.reduceRight<HTMLElement>((inside, style) => {
        const around = document.createElement('div');
        around.style.cssText = style;
        around.append(inside);
        return around;
      }, text);
    }),
  );
}

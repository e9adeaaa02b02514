import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { addresses, Guide } from './support/guide';
import { judgeLooks, looksOf } from './support/looks';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const screen = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** The themes of the guide; whoever asks for more contrast gets 7 to 1 (WCAG 2.2, 1.4.6), others 4.5 to 1 (1.4.3). */
const themes = [
  { theme: 'clair', colorScheme: 'light', contrast: 'no-preference', rule: 'color-contrast' },
  { theme: 'clair, contrasté', colorScheme: 'light', contrast: 'more', rule: 'color-contrast-enhanced' },
  { theme: 'sombre', colorScheme: 'dark', contrast: 'no-preference', rule: 'color-contrast' },
  { theme: 'sombre, contrasté', colorScheme: 'dark', contrast: 'more', rule: 'color-contrast-enhanced' },
] as const;

let guide: Guide;
const faults: string[] = [];
const looks = new Map(themes.map(({ theme }) => [theme as string, new Map<string, string>()]));

/** Each page is shown once: it follows the system's theme and the window. */
beforeAll(async () => {
  guide = await Guide.open();
  const found = await guide.forAllPages(addresses(), { viewport: screen }, async (page, address) => {
    await page.evaluate(unfold);
    for (const theme of themes) {
      await show(page, theme);
      for (const [look, text] of await looksOf(page)) looks.get(theme.theme)?.set(look, `/${address} « ${text} »`);
    }
    await page.evaluate(withoutWords);
    await page.evaluate(axe);
    await page.setViewportSize(phone);
    const dark = await reproaches(page, `/${address} sombre, téléphone`, butContrast);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await show(page, themes[0]);
    await page.setViewportSize(screen);
    const light = await reproaches(page, `/${address} clair`, butContrast);
    return [...light, ...dark, ...(wide > 0 ? [`/${address} téléphone : la page dépasse de ${wide} pixels`] : [])];
  });
  faults.push(...found);
});
afterAll(() => guide.close());

/** What is folded is read as well. */
function unfold(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** Joins the words of highlighted code, which are nothing but colours and take axe-core most of its time. */
function withoutWords(): void {
  for (const line of document.querySelectorAll('.shiki .line')) line.replaceChildren(line.textContent ?? '');
}

/** Contrast is judged apart: once for each look of a text, and not for each text. */
const butContrast: RunOptions = { rules: { 'color-contrast': { enabled: false } } };

/** What axe-core reproaches a page with, one line for each thing. */
async function reproaches(page: Page, where: string, options: RunOptions = {}): Promise<string[]> {
  const run = `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where} ${id} ${target.join(' ')} ${failureSummary}`),
  );
}

/** Shows a page in a theme. Contrast is read when the page is loaded (head.ts): its class is set as it would be. */
async function show(page: Page, { colorScheme, contrast }: Pick<(typeof themes)[number], 'colorScheme' | 'contrast'>): Promise<void> {
  await page.emulateMedia({ colorScheme, contrast });
  await page.evaluate((more) => document.documentElement.classList.toggle('contrast', more), contrast === 'more');
  await page.waitForFunction((dark) => document.documentElement.classList.contains('dark') === dark, colorScheme === 'dark');
}

it('has no fault that axe-core can see, on a bright screen and on a dark phone', () => {
  expect(faults).toEqual([]);
});

it.each(themes)('$theme: no text of any page is hard to read', async ({ theme, rule }) => {
  const shown = looks.get(theme) as ReadonlyMap<string, string>;
  expect(shown.size).toBeGreaterThan(50);
  expect(await hardToRead(shown, rule)).toEqual([]);
});

/** What judging looks must see, by a rule that spoils one colour of a page. */
it.each([
  ['a word of highlighted code', themes[0], '.shiki .line span:last-child { color: #999999 !important }'],
  ['a block that stands out', themes[0], '.custom-block { background: #777777 !important }'],
  ['the head of a table', themes[2], '.vp-doc th { color: #444444 !important }'],
  ['the palette of high contrast', themes[1], '.contrast { --vp-c-text-1: #777777 !important }'],
  ['a shape of a diagram', themes[2], '.schema-pod { --schema-tint: 90% !important }'],
  ['a text that shines through', themes[0], '.vp-doc p { opacity: 0.4 }'],
] as const)('sees that %s has become hard to read', async (_, theme, style) => {
  const page = await guide.visit('08-security/network-policy/', { viewport: screen });
  await show(page, theme);
  expect(await hardToRead(new Map(await looksOf(page)), theme.rule)).toEqual([]);
  await page.addStyleTag({ content: style });
  expect(await hardToRead(new Map(await looksOf(page)), theme.rule)).not.toEqual([]);
  await page.context().close();
});

async function hardToRead(shown: ReadonlyMap<string, string>, rule: (typeof themes)[number]['rule']): Promise<string[]> {
  const page = await guide.browser.newPage();
  await page.evaluate(axe);
  const found = await judgeLooks(page, shown, rule);
  await page.close();
  return found;
}

it('has no fault in high contrast and in the search', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await guide.visit('03-services/nodeport/', { colorScheme, contrast: 'more' });
    expect(await page.evaluate(() => document.documentElement.classList.contains('contrast'))).toBe(true);
    await page.evaluate(axe);
    expect(await reproaches(page, 'contraste')).toEqual([]);
    await guide.search(page, 'service');
    expect(await reproaches(page, 'recherche')).toEqual([]);
    await page.context().close();
  }
});

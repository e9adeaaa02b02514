import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { addresses, forAll, Guide } from './support/guide';

let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open();
});
afterAll(() => guide.close());

/** Rules about colours: all that a theme can break. */
const colours = ['color-contrast', 'link-in-text-block'];

/** What axe-core reproaches a page with, one line for each thing. */
async function reproaches(page: Page, where: string, options: RunOptions = {}): Promise<string[]> {
  const run = `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where} ${id} ${target.join(' ')} ${failureSummary}`),
  );
}

/** One loading for each page: it follows the system's theme and the window. What a theme or a width cannot change is judged once. */
it('has no fault that axe-core can see, in both themes and at phone width', async () => {
  const faults = await forAll(addresses(), async (address) => {
    const page = await guide.visit(address, { colorScheme: 'light', viewport: { width: 1280, height: 900 } });
    await page.evaluate(axe.source);
    const light = await reproaches(page, `/${address} clair`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForSelector('html.dark', { state: 'attached' });
    const dark = await reproaches(page, `/${address} sombre`, { runOnly: colours });
    await page.setViewportSize({ width: 390, height: 844 });
    const phone = await reproaches(page, `/${address} téléphone`, { rules: { 'color-contrast': { enabled: false } } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.context().close();
    return [...light, ...dark, ...phone, ...(wide > 0 ? [`/${address} téléphone : la page dépasse de ${wide} pixels`] : [])];
  });
  expect(faults).toEqual([]);
});

it('has no fault in high contrast and in the search', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await guide.visit('03-services/nodeport/', { colorScheme, contrast: 'more' });
    expect(await page.evaluate(() => document.documentElement.classList.contains('contrast'))).toBe(true);
    await page.evaluate(axe.source);
    expect(await reproaches(page, 'contraste')).toEqual([]);
    await guide.search(page, 'service');
    expect(await reproaches(page, 'recherche')).toEqual([]);
    await page.context().close();
  }
});

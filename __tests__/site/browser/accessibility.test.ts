import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { addresses, forAll, Guide } from './support/guide';

let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open();
});
afterAll(() => guide.close());

/** What axe-core reproaches a page with, one line for each thing. */
async function reproaches(page: Page, where: string): Promise<string[]> {
  const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where} ${id} ${target.join(' ')} ${failureSummary}`),
  );
}

/** Every page in both themes and at the width of a phone, of one loading: the page follows the system's theme and the window. */
it('has no fault that axe-core can see, in both themes and at phone width', async () => {
  const faults = await forAll(addresses(), async (address) => {
    const page = await guide.visit(address, { colorScheme: 'light', viewport: { width: 1280, height: 900 } });
    await page.evaluate(axe.source);
    const light = await reproaches(page, `/${address} clair`);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await reproaches(page, `/${address} sombre`);
    await page.setViewportSize({ width: 390, height: 844 });
    const phone = await reproaches(page, `/${address} téléphone`);
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

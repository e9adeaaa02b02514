import type { Page } from 'playwright-core';
import { Guide } from './support/guide';

// Under a path that the build knew nothing of.
let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open('/cours/kube/');
});
afterAll(() => guide.close());

const step = '03-services/nodeport/';
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

describe('wherever the site is put', () => {
  it('goes from page to page without loading the site again', async () => {
    const page = await guide.visit(step);
    const lost: string[] = [];
    page.on('response', (response) => response.status() >= 400 && lost.push(response.url()));
    await page.evaluate(() => Object.assign(window, { stays: true }));
    for (const [link, address] of [
      ['.pager-link.next', '03-services/loadbalancer/'],
      ['.VPSidebar [data-part="/07-storage/"]', '07-storage/'],
      ['.part-steps a', '07-storage/volumes/'],
      ['.VPNavBarTitle a', ''],
      ['.course-parts a', '01-control-plane/'],
    ] as const) {
      await page.locator(link).first().click();
      await page.waitForURL(guide.server.address + address);
      await page.waitForFunction(() => document.title !== '');
    }
    expect(await page.evaluate(() => 'stays' in window)).toBe(true);
    expect(lost).toEqual([]);
    await page.goBack();
    await page.waitForURL(guide.server.address);
    await page.context().close();
  });

  it('opens an anchor of another page', async () => {
    const page = await guide.visit(step);
    const term = page.locator('main a.term').first();
    const anchor = new URL(await term.evaluate((link: HTMLAnchorElement) => link.href)).hash;
    await term.click();
    await page.waitForURL(`${guide.server.address}glossaire/${anchor}`);
    await page.context().close();
  });

  it('gives the files that it shows', async () => {
    const page = await guide.visit(step);
    const files = await page.locator('.rendered-path a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(files[0]).toBe(`${guide.server.address}dist/minikube/03-services/02-nodeport.yaml`);
    expect((await page.request.get(files[0] as string)).status()).toBe(200);
    await page.context().close();
  });
});

describe('with the keyboard', () => {
  it('skips to the content', async () => {
    const page = await guide.visit(step);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('VPContent');
    await page.context().close();
  });

  it('opens the search, chooses a page and goes there', async () => {
    const page = await guide.visit(step);
    await guide.search(page, 'namespace');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.href.includes(step));
    expect(page.url()).toContain(guide.server.address);
    await page.context().close();
  });
});

describe('progress', () => {
  const button = 'J’ai terminé cette étape';

  it('is kept in the browser and shown in the sidebar, on the part and at home', async () => {
    const page = await guide.visit(step);
    await page.getByRole('button', { name: button }).click();
    await page.reload();
    await page.getByRole('button', { name: button, pressed: true }).waitFor();
    // The page's code shows what the browser has kept a moment after it has taken the page over.
    const mark = (selector: string, text: string) =>
      page.waitForFunction(
        ([path, wanted]) =>
          getComputedStyle(document.querySelector(path as string) as Element, '::after').content.includes(wanted as string),
        [selector, text],
      );
    await mark('.VPSidebar [data-step="/03-services/nodeport/"]', '✓');
    await mark('.VPSidebar [data-part="/03-services/"]', '1/7');
    await guide.go(page, '');
    await page.locator('.course-parts li').nth(2).filter({ hasText: '1 sur 7' }).waitFor();
    await page.context().close();
  });

  it('lasts a visit where storage is refused', async () => {
    const context = await guide.browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    await guide.go(page, step);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('button', { name: button, pressed: true }).waitFor();
    await context.close();
  });
});

it('opens what is folded for printing', async () => {
  const page = await guide.visit(step);
  const folded = () => page.locator('main details:not([open])').count();
  expect(await folded()).toBeGreaterThan(0);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await folded()).toBe(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await folded()).toBeGreaterThan(0);
  await page.context().close();
});

import { existsSync, readdirSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { StaticServer } from './server';

/** Where `npm run guide:build` writes. */
export const folder = 'build/guide';

/** The addresses of the built pages, relative to the site: `03-services/nodeport/`. */
export function addresses(): string[] {
  if (!existsSync(folder)) throw new Error(`${folder} n'existe pas : lancez « npm run test:guide », qui construit le site.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}

/** The built site on a server, and a browser to look at it. */
export class Guide {
  private constructor(
    readonly server: StaticServer,
    readonly browser: Browser,
  ) {}

  /** Serves the site under a path. CHROMIUM names another browser than Debian's. */
  static async open(path = '/'): Promise<Guide> {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    if (!existsSync(executablePath))
      throw new Error(`${executablePath} n'existe pas : installez le paquet chromium, ou donnez un navigateur par CHROMIUM=/chemin.`);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new Guide(await StaticServer.start(folder, path), browser);
  }

  /** A page of its own context: nothing is shared with another test. */
  async visit(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await this.go(page, address);
    return page;
  }

  /** Goes to a page, and waits until the site's code has taken it over. */
  async go(page: Page, address: string): Promise<void> {
    await page.goto(this.server.address + address);
    await page.waitForFunction(() => '__vue_app__' in (document.getElementById('app') ?? { __vue_app__: true }));
  }

  /** Opens the search as the keyboard does, and searches; gives the addresses found once there are some. */
  async search(page: Page, words: string): Promise<string[]> {
    if ((await page.locator('.search-input').count()) === 0) await page.keyboard.press('Control+k');
    await page.locator('.search-input').fill(words);
    const results = page.locator('.VPLocalSearchBox .result');
    await results.first().waitFor();
    return results.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  }

  /** Looks at pages one after the other, in a few windows, and gives everything that was found. */
  async forAllPages<Found>(
    addresses: readonly string[],
    options: BrowserContextOptions,
    look: (page: Page, address: string) => Promise<readonly Found[]>,
  ): Promise<Found[]> {
    const queue = [...addresses];
    const found: Found[] = [];
    const window = async () => {
      const context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
        await this.go(page, address);
        found.push(...(await look(page, address)));
      }
      await context.close();
    };
    await Promise.all([window(), window(), window()]);
    return found;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.stop();
  }
}

/** Does something for each item, a few at a time, and gives everything that was found. */
export async function forAll<Item, Found>(items: readonly Item[], look: (item: Item) => Promise<readonly Found[]>): Promise<Found[]> {
  const queue = [...items];
  const found: Found[] = [];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) found.push(...(await look(item)));
  };
  await Promise.all([worker(), worker(), worker()]);
  return found;
}

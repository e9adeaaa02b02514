import { addresses, forAll, Guide } from './support/guide';

let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open();
});
afterAll(() => guide.close());

/** Bytes of a page as a server that compresses sends it, everything it asks for included. */
const limit = 300_000;

it('loads every page without an error, a request to elsewhere, or too many bytes', async () => {
  const faults = await forAll(addresses(), async (address) => {
    const found: string[] = [];
    const sizes: Promise<number>[] = [];
    const context = await guide.browser.newContext();
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && found.push(`/${address} : ${message.text()}`));
    page.on('pageerror', ({ message }) => found.push(`/${address} : ${message}`));
    page.on('request', (request) => {
      if (!/^data:/.test(request.url()) && !request.url().startsWith(guide.server.address))
        found.push(`/${address} demande ${request.url()}`);
    });
    page.on('requestfinished', (request) => {
      // What is fetched ahead for the next page is not this page's.
      if (!/\.md\.[\w-]+\.js$/.test(request.url())) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(guide.server.address + address, { waitUntil: 'networkidle' });
    page.removeAllListeners('requestfinished');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    await context.close();
    return bytes > limit ? [...found, `/${address} : ${bytes} octets`] : found;
  });
  expect(faults).toEqual([]);
});

it('answers an address that is no page with a page that knows the way home', async () => {
  const page = await guide.visit('03-services/rien/du-tout');
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click();
  await page.waitForURL(guide.server.address);
  await page.context().close();
});

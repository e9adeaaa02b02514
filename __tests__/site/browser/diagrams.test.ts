import { addresses, Guide } from './support/guide';

let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open();
});
afterAll(() => guide.close());

it.each([1280, 1024])('every diagram is whole in its column on a screen of %d pixels, and its text is hardly reduced', async (width) => {
  const faults = await guide.forAllPages(addresses(), { viewport: { width, height: 900 } }, (page, address) =>
    page.evaluate((where) => {
      const frames = [...document.querySelectorAll<HTMLElement>('.diagram-scroll')];
      return frames.flatMap((frame) => {
        const picture = frame.querySelector('svg') as SVGElement;
        const scale = picture.getBoundingClientRect().width / Number(picture.getAttribute('width'));
        const hidden = frame.scrollWidth - frame.clientWidth;
        return [
          ...(hidden > 0 ? [`/${where} : ${hidden} pixels sont cachés`] : []),
          ...(scale < 0.84 ? [`/${where} : réduit à ${Math.round(scale * 100)} %`] : []),
        ];
      });
    }, address),
  );
  expect(faults).toEqual([]);
});

it('is enlarged and closed with the keyboard, which goes back to where it was', async () => {
  const page = await guide.visit('09-middleoffice/middleoffice/', { viewport: { width: 1280, height: 900 } });
  const button = page.getByRole('button', { name: 'Agrandir le schéma' }).first();
  const before = await page.locator('.diagram .schema').first().boundingBox();
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Schéma : / });
  await dialog.waitFor();
  const after = await dialog.locator('.schema').boundingBox();
  expect(after?.width).toBeGreaterThan((before?.width ?? 0) * 1.5);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

import { readFileSync } from 'node:fs';
import { coursePages } from '../../../site/course';
import { readPage } from '../../../site/page';
import { Guide } from './support/guide';

let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open();
});
afterAll(() => guide.close());

const steps = coursePages().flatMap((part) => part.steps);

it('copies the commands of every terminal, and only them', async () => {
  const context = await guide.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  for (const { source, address } of steps) {
    const { fences } = readPage(readFileSync(source, 'utf8'));
    await guide.go(page, address.slice(1));
    const copied = await page.evaluate(async () => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const texts: string[] = [];
      for (const button of document.querySelectorAll<HTMLButtonElement>('main .terminal > button.copy')) {
        button.click();
        // The button says so once the browser has taken the text.
        for (let tries = 0; tries < 500 && !button.classList.contains('copied'); tries += 1)
          await new Promise((next) => setTimeout(next, 10));
        texts.push(await navigator.clipboard.readText());
      }
      return texts;
    });
    expect({ address, copied }).toEqual({ address, copied: fences.map(({ commands }) => commands.map(({ text }) => text).join('\n')) });
  }
  await context.close();
});

import { coursePages } from '../../../site/course';
import { Guide } from './support/guide';

let guide: Guide;
beforeAll(async () => {
  guide = await Guide.open('/cours/kube/');
});
afterAll(() => guide.close());

const steps = coursePages().flatMap((part) => part.steps);
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

it('finds each step by its title without accents', async () => {
  const page = await guide.visit('glossaire/');
  const missed: string[] = [];
  for (const { title, address } of steps) {
    await guide.search(page, plain(title));
    const first = page.locator('.VPLocalSearchBox .result').first();
    // The list of the title before stays until the new one is there.
    const wanted = new RegExp(`^/cours/kube${address}(#|$)`);
    const found = await becomesTrue(async () => wanted.test((await first.getAttribute('href')) ?? ''));
    if (!found) missed.push(`${title} : ${await first.getAttribute('href')}`);
  }
  expect(missed).toEqual([]);
});

it('sees no difference between an accent and none, an apostrophe and none, a capital and none', async () => {
  const answers: string[][] = [];
  for (const words of ["l'étiquette d'un nœud", 'L’ETIQUETTE D’UN NŒUD', 'etiquette noeud']) {
    const page = await guide.visit('');
    answers.push(await guide.search(page, words));
    await page.context().close();
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

/** Whether something becomes true within twenty seconds. */
async function becomesTrue(look: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await look()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

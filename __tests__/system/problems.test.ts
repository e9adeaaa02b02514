import { messageOf } from '../../system/problems';

const forever = (): number => 1 + forever();
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

test.each<[string, unknown, string]>([
  ['an error', new Error('raté'), 'raté'],
  ['an error that says nothing', new RangeError(), 'RangeError'],
  ['a sentence', 'raté', 'raté'],
  ['nothing', undefined, "« throw undefined » à la place d'une erreur ; écrivez « throw new Error('…') »"],
  ['an object', { code: 3, name: 'a' }, "« throw { code: 3, name: 'a' } » à la place d'une erreur ; écrivez « throw new Error('…') »"],
  ['an empty text', '', "« throw '' » à la place d'une erreur ; écrivez « throw new Error('…') »"],
  ['an endless recursion', thrownBy(forever), "une fonction s'appelle elle-même sans fin"],
])('what was thrown is told, whatever it is: %s', (_, thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});

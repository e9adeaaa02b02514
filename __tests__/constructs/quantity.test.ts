import fc from 'fast-check';
import { amount, checkCeiling, quantities, quantity, size } from '../../constructs/quantity';

test.each([
  ['1', 1],
  ['250m', 0.25],
  ['700m', 0.7],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1.', 1],
  ['+2', 2],
  ['-2', -2],
  ['100n', 1e-7],
  ['3u', 3e-6],
  ['1k', 1000],
  ['1M', 1e6],
  ['1G', 1e9],
  ['1T', 1e12],
  ['1P', 1e15],
  ['1E', 1e18],
  ['1Ki', 1024],
  ['16Mi', 16777216],
  ['1.5Gi', 1610612736],
  ['1Ti', 2 ** 40],
  ['1Pi', 2 ** 50],
  ['1Ei', 2 ** 60],
  ['1e3', 1000],
  ['1E3', 1000],
  ['12E-1', 1.2],
  ['1e+3', 1000],
])('%s is worth %d', (text, number) => {
  expect(amount(text)).toBe(number);
});

const refused = [
  '',
  ' ',
  '1 Gi',
  ' 1',
  '1Gi ',
  '1\n',
  '1K',
  '1ki',
  '1MI',
  '1mi',
  '1b',
  '100MB',
  '1,5',
  '1_000',
  '0x10',
  '1e',
  '1e1.5',
  '1e400',
];

test.each([...refused, '.', '-', 'm', 'Gi', '1.5.5', '++1', '1kk', '1e3k', '１', 'NaN', 'Infinity'])('%j is no quantity', (text) => {
  expect(() => amount(text)).toThrow(
    new Error(`« ${text} » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.`),
  );
});

// The grammar of https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
const digits = fc.stringMatching(/^[0-9]{1,6}$/);
const number = fc.oneof(
  digits,
  digits.map((whole) => `${whole}.`),
  digits.map((part) => `.${part}`),
  fc.tuple(digits, digits).map(([whole, part]) => `${whole}.${part}`),
);
const sign = fc.constantFrom('', '+', '-');
const exponent = fc.tuple(fc.constantFrom('e', 'E'), sign, fc.integer({ min: 0, max: 18 })).map((parts) => parts.join(''));
const suffix = fc.oneof(fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'), exponent);

test('everything that the documented grammar makes is a quantity', () => {
  fc.assert(
    fc.property(sign, number, suffix, (plus, digits, unit) => {
      expect(amount(`${plus}${digits}${unit}`)).not.toBeNaN();
    }),
  );
});

test('everything else is refused', () => {
  const grammar = /^[+-]?(\d+|\d+\.\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d{1,2})?$/;
  const text = fc.string({ unit: fc.constantFrom(...'059.+-eEinumkKMGTP b'), maxLength: 6 });
  fc.assert(
    fc.property(text, (candidate) => {
      const accepted = () => amount(candidate);
      if (grammar.test(candidate)) expect(accepted).not.toThrow();
      else expect(accepted).toThrow("n'est pas une quantité");
    }),
    { numRuns: 500 },
  );
});

test('one amount has one value, whatever its unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (thousandths) => {
      expect(amount(`${thousandths}m`)).toBe(amount(String(thousandths / 1000)));
      expect(amount(`${thousandths}Mi`)).toBe(amount(`${thousandths * 1024}Ki`));
      expect(amount(`${thousandths}e3`)).toBe(amount(`${thousandths}k`));
    }),
  );
});

test('a quantity goes to the typed API as it was written', () => {
  expect(quantity('250m').value).toBe('250m');
  expect(quantities({ cpu: '1', memory: '1Gi' })).toEqual({ cpu: quantity('1'), memory: quantity('1Gi') });
});

test('one may ask for nothing, and not for less', () => {
  expect(quantity('0').value).toBe('0');
  expect(() => quantity('-1Gi')).toThrow(new Error('La quantité « -1Gi » est négative : donnez un nombre positif.'));
});

test('a size is above zero', () => {
  expect(size('1Gi').value).toBe('1Gi');
  expect(() => size('0Gi')).toThrow(new Error('La taille « 0Gi » est nulle : demandez au moins un peu de place, comme 1Gi.'));
});

test('a ceiling is compared by value, for what both have', () => {
  expect(() => checkCeiling('q', ['a', { cpu: '700m', memory: '1Gi' }], ['b', { cpu: '0.7', pods: '1' }])).not.toThrow();
  expect(() => checkCeiling('q', ['a', { cpu: '701m' }], ['b', { cpu: '0.7' }])).toThrow(
    new Error("q : cpu vaut 701m (a), plus que 0.7 (b) ; baissez l'un ou relevez l'autre."),
  );
});

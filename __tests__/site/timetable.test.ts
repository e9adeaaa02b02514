import { existsSync, readFileSync } from 'node:fs';
import { readPage } from '../../site/page';
import { courseSteps } from '../support/course';

const page = 'site/pages/formateur/animer.md';

/** A day of a timetable: « | 1. Le cluster | cluster 30, context 30 | 60 min | ». */
interface Day {
  readonly line: number;
  readonly title: string;
  readonly steps: readonly { readonly step: string; readonly minutes: number }[];
  readonly total: number;
}

const lines = readFileSync(page, 'utf8').split('\n');
const days = lines.flatMap((text, index): Day[] => {
  const [, title, steps, total] = /^\| (\d\. [^|]+) \| ([^|]+) \| (\d+) min \|$/.exec(text) ?? [];
  if (title === undefined || steps === undefined) return [];
  const read = [...steps.matchAll(/([a-z-]+) (\d+)/g)].map(([, step = '', minutes]) => ({ step, minutes: Number(minutes) }));
  return [{ line: index + 1, title, steps: read, total: Number(total) }];
});
/** The last five are the whole course; the three before, a way through it. */
const fiveDays = days.slice(-5);

const minutes = new Map(
  courseSteps.flatMap(({ name, folder }) => {
    const file = `${folder}/guide.md`;
    return existsSync(file) ? [[name, readPage(readFileSync(file, 'utf8')).minutes]] : [];
  }),
);

describe("the trainer's timetables", () => {
  test('are of eight days', () => {
    expect(days).toHaveLength(8);
  });

  test.each(days)('$title: the minutes are those of the pages, and their sum', ({ line, steps, total }) => {
    const wrong = steps.filter((each) => minutes.get(each.step) !== each.minutes);
    const sum = steps.reduce((all, { step, minutes: written }) => all + (minutes.get(step) ?? written), 0);
    expect([
      ...wrong.map(({ step }) =>
        minutes.has(step) ? `${page}:${line} : écrivez « ${step} ${minutes.get(step)} »` : `${page}:${line} : retirez « ${step} »`,
      ),
      ...(sum === total ? [] : [`${page}:${line} : le total est de ${sum} min`]),
    ]).toEqual([]);
  });

  test('in five days, hold every step once', () => {
    const places = (name: string) => fiveDays.filter(({ steps }) => steps.some(({ step }) => step === name));
    const wrong = courseSteps.flatMap(({ name }, at) => {
      const found = places(name);
      if (found.length === 1) return [];
      if (found.length > 1) return [`${page}:${found[1]?.line} : retirez « ${name} », qui est déjà à la ligne ${found[0]?.line}`];
      const before = courseSteps[at - 1]?.name ?? '';
      const [day = fiveDays[0]] = places(before);
      return [`${page}:${day?.line} : ajoutez « ${name} ${minutes.get(name) ?? 25} » (après ${before}, ou à un autre jour)`];
    });
    expect(wrong).toEqual([]);
  });

  test('say how many steps the course has', () => {
    const counts = lines.flatMap((text, index) =>
      [...text.matchAll(/[Ll]e cours (?:fait|entier :) (\d+) étapes/g)].map(([, count]) => ({ line: index + 1, count: Number(count) })),
    );
    expect(counts.length).toBeGreaterThan(0);
    const wrong = counts.filter(({ count }) => count !== courseSteps.length);
    expect(wrong.map(({ line }) => `${page}:${line} : le cours fait ${courseSteps.length} étapes`)).toEqual([]);
  });
});

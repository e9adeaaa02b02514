import { readFileSync } from 'node:fs';
import { course } from '../../charts';
import { readPage } from '../../site/page';

/** The days of a timetable: « | 1. Le cluster | cluster 30, context 30 | 60 min | ». */
const days = [...readFileSync('site/pages/formateur/animer.md', 'utf8').matchAll(/^\| (\d\. [^|]+) \| ([^|]+) \| (\d+) min \|$/gm)].map(
  ([, title = '', steps = '', total]) => ({
    title,
    steps: [...steps.matchAll(/([a-z-]+) (\d+)/g)].map(([, step = '', minutes]) => ({ step, minutes: Number(minutes) })),
    total: Number(total),
  }),
);

const minutes = Object.fromEntries(
  course.parts.flatMap(({ id, steps }) =>
    steps.map((step) => [step, readPage(readFileSync(`charts/${id}/${step}/guide.md`, 'utf8')).minutes]),
  ),
);

describe("the trainer's timetables", () => {
  test('are of eight days', () => {
    expect(days).toHaveLength(8);
  });

  test.each(days)('$title: the minutes are those of the pages, and their sum', ({ steps, total }) => {
    expect(steps).toEqual(steps.map(({ step }) => ({ step, minutes: minutes[step] })));
    expect(steps.reduce((sum, each) => sum + each.minutes, 0)).toBe(total);
  });

  test('in five days, hold every step once', () => {
    expect(
      days
        .slice(3)
        .flatMap(({ steps }) => steps.map(({ step }) => step))
        .sort(),
    ).toEqual(Object.keys(minutes).sort());
  });
});

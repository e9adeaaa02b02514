import { targetIds } from '../../course/targets';
import { filesBelow } from '../../system/files';
import { committed, files, manifests } from '../support/course';

describe('dist/ is the snapshot of the course: write it again with npm run synth, and read the difference', () => {
  test('it holds every file that the charts render, and no other', () => {
    expect(filesBelow('dist').filter((path) => !/(^|\/)\./.test(path))).toEqual([...files.keys()].sort());
  });

  test('it remembers that the course wrote them, so that those that no step makes any more may go', () => {
    const [head, ...lines] = committed('.rendu').trimEnd().split('\n');
    expect(head).toMatch(/^# Écrit par « npm run synth », version 1 : /);
    expect(lines).toEqual([...files.keys()].sort());
  });

  test.each(targetIds)('every file for %s is what the charts render, byte for byte', (target) => {
    const paths = [...files.keys()].filter((path) => path.startsWith(`${target}/`));
    expect(paths.length).toBeGreaterThanOrEqual(manifests.length);
    for (const path of paths) expect(`${path}\n${committed(path)}`).toBe(`${path}\n${files.get(path)}`);
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { images } from '../../course/images';
import { render } from '../../course/render';
import { defaultSettings, type Settings } from '../../course/settings';
import { parseSettings } from '../../course/settings-file';
import { files, manifests } from '../support/course';
import { put, useFolder } from '../support/folder';

const folder = useFolder();

function rendered(settings: Partial<Settings>): Record<string, string> {
  return Object.fromEntries(
    [...render(manifests, { ...defaultSettings, ...settings })].map((file) => {
      if ('problem' in file) throw new Error(file.problem);
      return [file.path, file.text];
    }),
  );
}

const references = [...new Set(Object.values(images).map(({ reference }) => reference))];

describe('a mirror', () => {
  const registry = '10.0.0.5:5000/hub';
  const mirrored = rendered({ registry, targets: ['minikube'] });

  test('stands in front of every image, in manifests and in the files beside them', () => {
    const images = (texts: readonly string[]) =>
      texts.flatMap((text) => [...text.matchAll(/^[ -]*image: ["']?([a-z0-9][^\s"']*)/gm)].map(([, image]) => image as string));
    const before = images([...files].filter(([path]) => path.startsWith('minikube/')).map(([, text]) => text));
    const course = before.filter((image) => references.includes(image));
    expect(course.length).toBeGreaterThan(50);
    expect(images(Object.values(mirrored)).sort()).toEqual(
      before.map((image) => (references.includes(image) ? `${registry}/${image}` : image)).sort(),
    );
  });

  test('that is an address is found by the command of the page that prepares a class', () => {
    const [, command = ''] = /^\$ (grep .*)$/m.exec(readFileSync('site/pages/formateur/preparer.md', 'utf8')) ?? [];
    put(folder.path, mirrored);
    const found = execFileSync('sh', ['-c', command], { cwd: folder.path, encoding: 'utf8' }).trim().split('\n');
    expect(found).toEqual(
      references
        .filter((reference) => found.some((image) => image.endsWith(reference)))
        .map((name) => `${registry}/${name}`)
        .sort(),
    );
    expect(found.length).toBeGreaterThanOrEqual(10);
  });
});

test('with the longest domain, the longest host is still a name that a certificate can have', () => {
  const { domain } = parseSettings(`domain: ${'a'.repeat(48)}.fr\n`, 'course.yaml');
  const hosts = Object.values(rendered({ domain, targets: ['minikube'] })).flatMap((text) => [
    ...text.matchAll(new RegExp(`[a-z0-9-]+\\.${domain}`, 'g')),
  ]);
  expect(Math.max(...hosts.map(([host]) => host.length))).toBe(64);
});

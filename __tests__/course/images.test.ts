import { amount } from '../../constructs/quantity';
import { type Image, images } from '../../course/images';

describe.each(Object.entries<Image>(images))('the image %s', (_, image) => {
  test('is pinned to a version, as a registry and a tag', () => {
    expect(image.reference).toMatch(/^[a-z0-9.-]+(\/[a-z0-9._-]+)*:v?\d+(\.\d+)+[\w.-]*$/);
  });

  test('asks for no more memory than it may use', () => {
    const { cpu, memory, memoryLimit } = image.resources;
    expect(amount(cpu)).toBeGreaterThan(0);
    expect(amount(memory)).toBeLessThanOrEqual(amount(memoryLimit));
  });

  test('runs as a numeric user that is not root', () => {
    if (image.user !== undefined) expect(Number.isInteger(image.user) && image.user > 0).toBe(true);
  });

  test('has ports that a process without privileges may open', () => {
    for (const [name, port] of Object.entries(image.ports ?? {})) {
      expect(name).toMatch(/^[a-z][a-z0-9-]{0,14}$/);
      expect(port).toBeGreaterThanOrEqual(1024);
      expect(port).toBeLessThanOrEqual(65535);
    }
    expect(new Set(Object.values(image.ports ?? {})).size).toBe(Object.keys(image.ports ?? {}).length);
  });

  test('has a health only when it has a port to ask', () => {
    if (image.health) {
      expect(Object.keys(image.ports ?? {})).not.toHaveLength(0);
      expect([image.health.readiness, image.health.liveness].every((path) => path.startsWith('/'))).toBe(true);
    }
  });

  test('writes to absolute folders, each once', () => {
    const folders = image.writable ?? [];
    expect(folders.filter((folder) => !/^(\/[\w.-]+)+$/.test(folder))).toEqual([]);
    expect(new Set(folders).size).toBe(folders.length);
  });
});

import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImageBuild } from './image-build';
import { fullName, type ImageConfig } from './recipe';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Writes a build's root file system as an image of one layer, in the format of `docker save`, which every container tool reads
 * (https://github.com/moby/moby/blob/master/image/spec/v1.2.md). No container tool is needed to write it.
 */
export async function writeArchive(build: ImageBuild, config: ImageConfig, path: string): Promise<void> {
  const folder = join(build.work, 'archive');
  mkdirSync(folder, { recursive: true });
  const layer = join(folder, 'layer.tar');
  // Whatever the umask, every user of the image may read its files.
  const pack = ['--sort=name', '--numeric-owner', '--mode=u+rwX,go+rX', '--exclude=./proc/*', '--exclude=./tmp/*'];
  await build.run(['tar', '-c', '-f', layer, ...pack, '-C', build.root, '.'], { what: 'archive', within: 300 });
  const image = JSON.stringify({
    architecture: architectures[process.arch] ?? process.arch,
    os: 'linux',
    created: '1970-01-01T00:00:00Z',
    config: runtimeConfig(config),
    rootfs: { type: 'layers', diff_ids: [`sha256:${await sha256(layer)}`] },
    history: [{ created_by: 'kube-etapes testbed' }],
  });
  const name = `${createHash('sha256').update(image).digest('hex')}.json`;
  writeFileSync(join(folder, name), image);
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify([{ Config: name, RepoTags: [fullName(build.reference)], Layers: ['layer.tar'] }]),
  );
  const whole = join(build.work, 'image.tar');
  await build.run(['tar', '-c', '-f', whole, '-C', folder, 'manifest.json', name, 'layer.tar'], { what: 'archive', within: 300 });
  renameSync(whole, path);
}

function runtimeConfig(config: ImageConfig): object {
  const { user, entrypoint, command, env, workingDir, ports, volumes, stopSignal } = config;
  const path = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
  const set = (keys: readonly string[] | undefined) => keys && Object.fromEntries(keys.map((key) => [key, {}]));
  return {
    User: user,
    Env: Object.entries({ ...path, ...env }).map(([name, value]) => `${name}=${value}`),
    Entrypoint: entrypoint,
    Cmd: command,
    WorkingDir: workingDir ?? '/',
    ExposedPorts: set(ports?.map((port) => `${port}/tcp`)),
    Volumes: set(volumes),
    StopSignal: stopSignal,
  };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

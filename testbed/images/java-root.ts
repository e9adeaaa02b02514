import type { Package } from './apt';
import { debianRoot } from './debian-root';
import type { ImageBuild } from './image-build';

/** Fills the root file system with Java, its classes ready to be mapped (a JVM starts in half the time), and packages beside it. */
export async function javaRoot(build: ImageBuild, packages: readonly Package[] = []): Promise<void> {
  await debianRoot(build, [['openjdk-21-jre-headless', 'openjdk-17-jre-headless'], ...packages]);
  await build.inside(['sh', '-c', 'ln -sf /usr/lib/jvm/java-[0-9][0-9]-openjdk-*/bin/java /usr/bin/java && java -Xshare:dump'], {
    what: 'préparation de Java',
    within: 300,
  });
}

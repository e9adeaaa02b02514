import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageBuild } from './image-build';

/** `group:artifact:version`. */
type Coordinates = `${string}:${string}:${string}`;

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/** Fills a folder with libraries and all that they need to run, by the user's own Maven and its local repository. */
export async function jars(build: ImageBuild, libraries: readonly Coordinates[], folder: string): Promise<void> {
  const project = join(build.work, 'maven');
  mkdirSync(project, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const dependencies = libraries.map((each) => {
    const [group, artifact, version] = each.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  writeFileSync(
    join(project, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>image</groupId><artifactId>image</artifactId><version>1</version>
  <dependencies>${dependencies.join('\n')}</dependencies>
</project>
`,
  );
  const options = ['--batch-mode', '--quiet', '--file', join(project, 'pom.xml'), '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  await build.run(['mvn', ...options, `${plugin}:copy-dependencies`], { what: `bibliothèques ${libraries.join(', ')}`, within: 900 });
}

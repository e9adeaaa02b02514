/**
 * The versions of Kubernetes whose API servers judge every manifest of the course, in order: from the oldest that the course
 * promises to the newest, which the nodes of the test cluster run. testbed/README.md says how to add one.
 */
export const versions = ['1.27.4', '1.30.14', '1.33.13', '1.36.3'] as const;
export type Version = (typeof versions)[number];

export const oldest = versions[0];
export const newest = versions.at(-1) as Last<typeof versions>;

type Last<List extends readonly unknown[]> = List extends readonly [...unknown[], infer One] ? One : never;

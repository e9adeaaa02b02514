/** The version of Kubernetes that nodes run. */
export const version = '1.36.3';

/** Versions of API servers that can be had alone: the oldest that the course promises, the newest, and two between. */
export const apiServerVersions = ['1.27.4', '1.30.14', '1.33.13', version] as const;
export type ApiServerVersion = (typeof apiServerVersions)[number];

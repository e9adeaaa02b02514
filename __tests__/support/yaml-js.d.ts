/** A port of PyYAML: a reader of YAML 1.1 that shares nothing with the library that prints the course. */
declare module 'yaml-js' {
  export function load(text: string): unknown;
  export function load_all(text: string): unknown[];
}

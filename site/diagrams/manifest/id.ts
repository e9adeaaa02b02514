/** How a node of a diagram is called: an object, or what stands for one. */
export const idOf = (kind: string, name: string): string => `${kind}/${name}`;

/** What stops the test cluster: a complete French sentence with the value, where it comes from and the remedy. */
export class TestbedError extends Error {
  override readonly name = 'TestbedError';
}

/** The end of a text, for a message: a log's last lines say what went wrong, and the beginning of each is enough. */
export function lastLines(text: string, count: number): string {
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)).join('\n');
}

/** What stops the test cluster: a complete French sentence with the value, where it comes from and the remedy. */
export class TestbedError extends Error {
  override readonly name = 'TestbedError';
}

/** The end of a text, for a message: a log's last lines say what went wrong. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

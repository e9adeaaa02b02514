import { begins, matches, readConsole } from '../../site/console';

const commands = (content: string) => readConsole('console run', content)?.commands;

describe('readConsole', () => {
  test('separates commands from what they show', () => {
    expect(commands('$ kubectl get pods\nNAME  READY\nweb   1/1\n$ true\n')).toEqual([
      { text: 'kubectl get pods', expected: ['NAME  READY', 'web   1/1'], interrupted: false },
      { text: 'true', expected: [], interrupted: false },
    ]);
  });

  test('continues a command over lines that begin with >, a heredoc with an empty line among them', () => {
    expect(commands('$ cat <<FIN\n> a\n>\n> b\n> FIN\na\n')).toEqual([
      { text: 'cat <<FIN\na\n\nb\nFIN', expected: ['a'], interrupted: false },
    ]);
  });

  test('takes a line that begins with > for output once there is output', () => {
    expect(commands('$ curl -v http://web\n* Connected\n> GET / HTTP/1.1\n')?.[0]?.expected).toEqual(['* Connected', '> GET / HTTP/1.1']);
  });

  test('knows a command that is interrupted once it has shown something', () => {
    expect(commands('$ kubectl get pods --watch\nweb …\n^C\n')).toEqual([
      { text: 'kubectl get pods --watch', expected: ['web …'], interrupted: true },
    ]);
  });

  test.each([
    ['console run', { kind: 'run', fails: false }],
    ['console run fails', { kind: 'run', fails: true }],
    ['console run eventually', { kind: 'eventually', within: 60 }],
    ['console run eventually=120', { kind: 'eventually', within: 120 }],
    ['console run background', { kind: 'background' }],
    ['console skip="un cloud"', { kind: 'skip', reason: 'un cloud' }],
  ])('%s', (info, mode) => {
    expect(readConsole(info, '$ true\n')?.mode).toEqual(mode);
  });

  test('leaves other languages alone', () => {
    expect(readConsole('yaml', 'a: 1\n')).toBeUndefined();
  });

  test.each([
    ['console', '$ true\n', /ne dit pas si la commande est exécutée/],
    ['console run soon', '$ true\n', /« console run soon »/],
    ['console skip=""', '$ true\n', /skip="la raison"/],
    ['console run', 'NAME\n$ true\n', /« NAME » précède toute commande/],
    ['console run', '', /sans commande/],
    ['console run background', '$ a\n$ b\n', /une seule commande, celui-ci en a 2/],
  ])('refuses %s with %j', (info, content, message) => {
    expect(() => readConsole(info, content)).toThrow(message);
  });
});

describe('what a page shows', () => {
  test.each<[string[], string]>([
    [[], ''],
    [['web   1/1 …'], 'web 1/1 12s\n'],
    [['pod/web-… created'], 'pod/web-7d4f created\n'],
    [['a', '…', 'z'], 'a\nb\nc\nz\n'],
    [['a', '…', 'z'], 'a\nz\n'],
    [['…'], ''],
    [['(a|b)* [x] $1'], '(a|b)* [x] $1\n'],
    [['a'], 'a   \n\n'],
  ])('%j is %j', (expected, output) => {
    expect(matches(expected, output)).toBe(true);
  });

  test.each<[string[], string]>([
    [[], 'a\n'],
    [['a'], ''],
    [['a'], 'a\nb\n'],
    [['a', '…'], 'b\na\n'],
    [['web …'], 'web\nx\n'],
    [['1.1'], '111\n'],
  ])('%j is not %j', (expected, output) => {
    expect(matches(expected, output)).toBe(false);
  });

  test('is the beginning of what goes on', () => {
    expect(begins(['Forwarding from …'], 'Forwarding from 127.0.0.1:8080 -> 80\nHandling connection\n')).toBe(true);
    expect(begins(['Forwarding from …'], '')).toBe(false);
  });
});

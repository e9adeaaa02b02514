import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../site/page';
import { filesBelow } from '../../system/files';

const pages = ['charts', 'site/pages'].flatMap((folder) =>
  filesBelow(folder)
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path)),
);

/** A page's lines with their numbers, those that say another word on purpose aside (the glossary's forms, its « En français »). */
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ place: `${file}:${index + 1}`, text }))
    .filter(({ text }) => !/^<!-- formes|^En français, /.test(text));

/** One word for one thing in the whole guide: a learner who meets two looks for the difference. */
const words: readonly { readonly not: RegExp; readonly write: string }[] = [
  { not: /serveurs? d['’]API/i, write: 'API server' },
  { not: /\bd['’]office\b/, write: 'par défaut, ou de lui-même' },
  { not: /\b(l[ea]s?|une?|cette|des) leçons?\b(?! de l['’]heure)/i, write: 'étape' },
  { not: /\b(le|les|au|aux|du) pas \d/i, write: 'manipulation' },
  { not: /\b(des|les|ces|vos|ses|aux|deux|trois|quatre|cinq) NetworkPolicy\b/i, write: 'NetworkPolicies' },
  { not: /\b(un|le|du|ce) taint\b/i, write: 'une taint' },
  { not: /\b(une|la|les|des) tolerations?\b/i, write: 'tolération' },
];

test.each(words)('the guide writes « $write »', ({ not }) => {
  const found = pages.flatMap(linesOf).filter(({ text }) => not.test(text.replace(/`[^`]*`/g, '')));
  expect(found.map(({ place, text }) => `${place} : ${not.exec(text)?.[0]}`)).toEqual([]);
});

/** What a command cannot use and still work for every learner: macOS has zsh, LibreSSL and the tools of BSD. */
const habits: readonly { readonly not: RegExp; readonly why: string }[] = [
  { not: /\$[A-Za-z_]\w*:[A-Za-z&]/, why: 'zsh takes :c, :r… after a variable for a modifier: ${NAME}:' },
  { not: /openssl .*-newkey ec\b|genpkey .*ec_paramgen/, why: 'LibreSSL writes explicit curve parameters, which Go refuses: rsa' },
  { not: /openssl x509 .*-ext\b/, why: 'LibreSSL has no x509 -ext: -text and grep' },
  { not: /\bsed -i(?![.\w])/, why: 'BSD sed wants a suffix after -i' },
  { not: /\bdate (-d|--date)\b/, why: 'BSD date has no -d' },
  { not: /\bbase64 (.*)-w\b/, why: 'BSD base64 has no -w' },
  { not: /\bgrep -[a-zA-Z]*P\b/, why: 'BSD grep has no Perl expressions' },
  { not: /\breadarray\b|\bmapfile\b|\$\{\w+,,\}|\$\{\w+\^\^\}/, why: 'bash 3.2, which macOS has, and zsh lack it' },
  { not: /(^|[|;(] *)(xargs -d|readlink -f|sort -V|head -n -|timeout )/m, why: 'only GNU tools have it' },
];

test.each(habits)('no command needs what some learners lack: $why', ({ not }) => {
  const commands = pages.flatMap((file) =>
    readPage(readFileSync(file, 'utf8')).fences.flatMap(({ commands }) => commands.map(({ text }) => ({ file, text }))),
  );
  expect(commands.length).toBeGreaterThan(500);
  // What runs inside a container finds the container's tools.
  const here = commands.filter(({ text }) => !/\bkubectl (exec|run|debug)\b/.test(text));
  expect(here.filter(({ text }) => not.test(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});

import MarkdownIt from 'markdown-it';
import { terminals } from '../../site/markdown/terminal';

const render = (source: string) => new MarkdownIt().use(terminals).render(source, { path: 'page.md' });

/** What VitePress copies: the text of the code without what is marked as not to be copied. */
const copied = (html: string) =>
  (/<code>([\s\S]*?)<\/code>/.exec(html)?.[1] ?? '')
    .replace(/<span class="(?:prompt|output) vp-copy-ignore">[\s\S]*?<\/span>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<');

it('copies the commands, one a line, and no output', () => {
  expect(copied(render('```console run\n$ kubectl get pods\nNAME\nweb\n$ kubectl get svc\n```'))).toBe('kubectl get pods\nkubectl get svc');
});

it('copies continuations and heredocs as they are typed', () => {
  expect(copied(render("```console run\n$ cat <<'FIN' \\\n>   | kubectl apply -f -\n> kind: Pod\n> FIN\npod/web created\n```"))).toBe(
    "cat <<'FIN' \\\n  | kubectl apply -f -\nkind: Pod\nFIN",
  );
});

it('says what is for a second terminal, and why something cannot be verified', () => {
  expect(render('```console run background\n$ sleep 9\n```')).toContain('<span class="lang">dans un second terminal</span>');
  expect(render('```console skip="il faut un navigateur"\n$ open x\n```')).toContain('Non vérifiable ici\u00a0: il faut un navigateur');
});

it('shows Ctrl-C where the page presses it', () => {
  expect(render('```console run\n$ sleep 9\n^C\n```')).toContain('^C');
});

it('leaves other languages to VitePress, and refuses a fence that says nothing', () => {
  expect(render('```sh\nls\n```')).toContain('language-sh');
  expect(() => render('texte\n\n```console\n$ ls\n```')).toThrow('page.md, ligne 3 : « console  » ne dit pas si la commande est exécutée');
});

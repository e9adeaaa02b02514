import MarkdownIt from 'markdown-it';
import { rowHeadings } from '../../site/markdown/tables';

const render = (source: string) => new MarkdownIt().use(rowHeadings).render(source).replace(/\n/g, '');

it('makes headings of the first column when the corner is empty', () => {
  expect(render('| | a |\n|---|---|\n| b | c |')).toBe(
    '<table><thead><tr><td></td><th>a</th></tr></thead><tbody><tr><th scope="row">b</th><td>c</td></tr></tbody></table>',
  );
});

it('leaves other tables alone', () => {
  expect(render('| | a |\n|---|---|\n| b | c |\n\n| d | e |\n|---|---|\n| f | g |')).toContain('<tr><td>f</td><td>g</td></tr>');
});

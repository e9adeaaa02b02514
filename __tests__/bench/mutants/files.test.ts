import { mutatedFiles, namedFiles } from '../../../bench/mutants/files';
import { Problem } from '../../../system/problems';

test('without a word, every TypeScript file of the three folders is measured', () => {
  expect(namedFiles([])).toEqual(mutatedFiles());
  expect(mutatedFiles()).toEqual(expect.arrayContaining(['constructs/network/service.ts', 'course/write.ts', 'system/problems.ts']));
  expect(mutatedFiles().filter((path) => !/^(constructs|course|system)\/.*\.ts$/.test(path))).toEqual([]);
});

test('a word is a file or a folder, however it is written, and each file is measured once', () => {
  expect(namedFiles(['constructs/names.ts', './constructs/../constructs/names.ts'])).toEqual(['constructs/names.ts']);
  expect(namedFiles(['constructs/network/'])).toEqual(mutatedFiles().filter((path) => path.startsWith('constructs/network/')));
});

test('every word that is no such file or folder is refused at once', () => {
  const words = ['constructs/nope.ts', 'constructs/nam', 'README.md', 'charts/index.ts', '..', ''];
  expect(() => namedFiles([...words, 'constructs/names.ts'])).toThrow(
    new Problem(
      words.map(
        (word) =>
          `« ${word} » n'est ni un fichier TypeScript ni un dossier de constructs, course ou system ; essayez « ${mutatedFiles()[0]} ».`,
      ),
    ),
  );
});

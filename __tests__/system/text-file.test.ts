import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import { readTextFile } from '../../system/text-file';
import { useFolder } from '../support/folder';

const folder = useFolder();
const path = () => join(folder.path, 'script.sh');

test.each([
  ['text', 'été\n', 'été\n'],
  ['nothing', '', ''],
  ['line breaks of Windows', '#!/bin/sh\r\nset -eu\r\n', '#!/bin/sh\nset -eu\n'],
  ['the mark that Windows puts in front', '\ufeffset -eu\r\n', 'set -eu\n'],
  ['no last line break', 'a', 'a'],
  ['other odd characters, which may be meant', 'a\u001b[1m\u00a0\t\u2028', 'a\u001b[1m\u00a0\t\u2028'],
])('%s is what its author sees', (_, written, text) => {
  writeFileSync(path(), written);
  expect(readTextFile(path())).toBe(text);
});

test.each<[string, Buffer, string]>([
  ['Latin-1', Buffer.from('été\n', 'latin1'), "ce fichier n'est pas en UTF-8 ; enregistrez-le en UTF-8 dans votre éditeur"],
  ['UTF-16 with its mark', Buffer.from('\ufeffa\n', 'utf16le'), 'ce fichier est en UTF-16 ; enregistrez-le en UTF-8 dans votre éditeur'],
  [
    'UTF-16, the other way round',
    Buffer.from([0xfe, 0xff, 0, 0x61]),
    'ce fichier est en UTF-16 ; enregistrez-le en UTF-8 dans votre éditeur',
  ],
  [
    'UTF-16 without a mark',
    Buffer.from('a\nb', 'utf16le'),
    "ligne 1 : un octet nul ; ce n'est pas un fichier de texte en UTF-8, enregistrez-le ainsi dans votre éditeur",
  ],
  [
    'a zero byte',
    Buffer.from('a\nb\0'),
    "ligne 2 : un octet nul ; ce n'est pas un fichier de texte en UTF-8, enregistrez-le ainsi dans votre éditeur",
  ],
  ['half a character', Buffer.from([0x61, 0xc3]), "ce fichier n'est pas en UTF-8 ; enregistrez-le en UTF-8 dans votre éditeur"],
  [
    'line breaks of old Macs',
    Buffer.from('a\r\nb\rc'),
    'ligne 2 : un retour chariot (\\r) sans saut de ligne ; enregistrez ce fichier avec des fins de ligne LF',
  ],
])('%s is refused', (_, bytes, problem) => {
  writeFileSync(path(), bytes);
  expect(() => readTextFile(path())).toThrow(new Problem(`${path()} : ${problem}.`));
});

test.each<[string, () => void, string]>([
  ['no file', () => {}, "ce fichier n'existe pas ; créez-le"],
  ['a folder', () => mkdirSync(path()), "c'est un dossier, un fichier est attendu ; renommez ou supprimez ce dossier"],
  ['a link to nothing', () => symlinkSync('rien', path()), 'ce lien ne mène à aucun fichier ; refaites-le, ou supprimez-le'],
  ['a link to itself', () => symlinkSync('script.sh', path()), 'ce lien ne mène à aucun fichier ; refaites-le, ou supprimez-le'],
  [
    'a pipe, which would be read for ever',
    () => execFileSync('mkfifo', [path()]),
    "ce n'est pas un fichier ordinaire ; mettez un fichier de texte à sa place",
  ],
  ['a device', () => symlinkSync('/dev/zero', path()), "ce n'est pas un fichier ordinaire ; mettez un fichier de texte à sa place"],
])('%s is refused', (_, make, problem) => {
  make();
  expect(() => readTextFile(path())).toThrow(new Problem(`${path()} : ${problem}.`));
});

test('a link to a file is that file', () => {
  writeFileSync(join(folder.path, 'elsewhere'), 'a\n');
  symlinkSync('elsewhere', path());
  expect(readTextFile(path())).toBe('a\n');
});

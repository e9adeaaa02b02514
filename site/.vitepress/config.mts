import { cpSync } from 'node:fs';
import type { ConfigEnv } from 'vite';
import { defineConfig } from 'vitepress';
import { coursePages } from '../course';
import { deadLinks } from '../dead-links';
import { plugins } from '../markdown/plugins';
import { slug } from '../markdown/slug';
import { sidebarOf } from '../navigation';
import { drawPictures } from '../pictures';
import { relocatable, relocate } from '../relocate';
import { routeOf } from '../routes';
import { search } from '../search';
import { head } from './head';
import { renderCourse, watchFiles } from './render-course';
import { repairedTheme } from './repaired-theme';

/**
 * The charts are part of this configuration: VitePress reads it again, and draws everything again, when one of them changes. While
 * it serves, manifests are then rendered first.
 */
export default async ({ command }: ConfigEnv) => {
  if (command === 'serve') renderCourse();
  const parts = coursePages();
  const pictures = await drawPictures();
  return defineConfig({
    lang: 'fr-FR',
    title: 'kube-etapes',
    description: 'Un cours de Kubernetes en français, étape par étape, sur un vrai cluster.',
    head,
    // Pages stay where they are written: beside the charts, and in site/pages.
    srcDir: '..',
    srcExclude: ['*.md', '!(charts|site)/**', 'site/!(pages)/**'],
    rewrites: routeOf,
    outDir: '../build/guide',
    cacheDir: '../build/guide-cache',
    transformHtml: relocate,
    buildEnd: ({ outDir }) => {
      // The files that pages link to.
      cpSync('dist', `${outDir}/dist`, { recursive: true });
      const dead = deadLinks(outDir);
      if (dead.length > 0) throw new Error(`${dead.length} liens ne mènent nulle part :\n${dead.join('\n')}`);
    },
    // The search index is one file, asked for at the first search.
    vite: { build: { chunkSizeWarningLimit: 2000 }, plugins: [repairedTheme(), relocatable(), watchFiles()] },
    markdown: {
      theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      anchor: { slugify: slug },
      codeCopyButtonTitle: 'Copier le code',
      container: { tipLabel: 'Conseil', infoLabel: 'À savoir', warningLabel: 'Attention', dangerLabel: 'Danger', detailsLabel: 'Détails' },
      // VitePress carries types of its own for the same markdown-it.
      config: (markdown) => plugins(markdown as unknown as Parameters<typeof plugins>[0], parts, pictures),
    },
    themeConfig: {
      search,
      sidebar: sidebarOf(parts),
      nav: [
        { text: 'Glossaire', link: '/glossaire/' },
        { text: 'Pour le formateur', link: '/formateur/preparer/', activeMatch: '/formateur/' },
      ],
      outline: { level: [2, 3], label: 'Sur cette page' },
      docFooter: { prev: 'Précédent', next: 'Suivant' },
      darkModeSwitchLabel: 'Apparence',
      lightModeSwitchTitle: 'Passer au thème clair',
      darkModeSwitchTitle: 'Passer au thème sombre',
      sidebarMenuLabel: 'Étapes',
      returnToTopLabel: 'Haut de la page',
      skipToContentLabel: 'Aller au contenu',
      notFound: {
        title: 'Cette page n’existe pas',
        quote: 'Elle a peut-être changé d’adresse. Le parcours et la recherche mènent à toutes les étapes.',
        linkLabel: 'Revenir à l’accueil',
        linkText: 'Revenir à l’accueil',
      },
    },
  });
};

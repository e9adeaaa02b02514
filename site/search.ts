import type { DefaultTheme } from 'vitepress';

/** What VitePress' search in the browser is given: words folded as French wants, and its own words in French. */
export const search: NonNullable<DefaultTheme.Config['search']> = {
  provider: 'local',
  options: {
    // Manifests and diagrams are left out: every step has them, and nobody searches for an indentation.
    _render: (source, environment, markdown) => markdown.render(source, Object.assign(environment, { indexing: true })),
    miniSearch: {
      options: { processTerm },
      searchOptions: { boost: { title: 6, titles: 2, text: 1 }, prefix: true, fuzzy: 0.15 },
    },
    translations: {
      button: { buttonText: 'Rechercher', buttonAriaLabel: 'Rechercher dans le guide' },
      modal: {
        displayDetails: 'Afficher les extraits',
        resetButtonTitle: 'Effacer la recherche',
        backButtonTitle: 'Fermer la recherche',
        noResultsText: 'Aucun résultat pour',
        footer: {
          selectText: 'ouvrir',
          navigateText: 'parcourir',
          closeText: 'fermer',
        },
      },
    },
  },
};

/**
 * A word as it is indexed and searched for: without accents and capitals, `null` for the words that every page has. Apostrophes
 * already separate words, so that `l'essentiel` is `essentiel`. VitePress sends the text of this function to the browser: it uses
 * nothing from outside.
 */
export function processTerm(term: string): string | null {
  const word = term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe');
  return /^([a-z]|qu|au|aux|avec|ce|ces|dans|de|des|du|elle|en|est|et|il|la|le|les|ou|par|pas|pour|que|qui|sa|se|ses|son|sur|un|une|vos|votre|vous)$/.test(
    word,
  )
    ? null
    : word;
}

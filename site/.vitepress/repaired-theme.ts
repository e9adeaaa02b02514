import type { Plugin } from 'vite';

/** What VitePress' theme says in English without a setting for it, or tells assistive tools wrongly, by component. */
const repairs: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'VPNavBarMenu.vue': [['Main Navigation', 'Navigation principale']],
  'VPSidebar.vue': [['Sidebar Navigation', 'Étapes du cours']],
  'VPSidebarItem.vue': [
    ['aria-label="toggle section"', 'aria-label="Ouvrir ou fermer cette partie"'],
    // A group that is a link has its own stop on the keyboard's way: no second one around it.
    [':tabindex="item.items && 0"', ':tabindex="item.items && !item.link ? 0 : undefined"'],
  ],
  'VPNavBarHamburger.vue': [['aria-label="mobile navigation"', 'aria-label="Menu"']],
  'VPNavBarExtra.vue': [['label="extra navigation"', 'label="Autres réglages"']],
  'VPDocFooter.vue': [['>Pager<', '>Étape précédente, étape suivante<']],
  // The key is shown, and is no part of what the button is called.
  'VPNavBarSearchButton.vue': [['>K</kbd>', ' data-key="K"></kbd>']],
  // A dialog, and in it a list of links: as a listbox of options, it would hide that they are links.
  'VPLocalSearchBox.vue': [
    [
      `role="button"
      :aria-owns="results?.length ? 'localsearch-list' : undefined"
      aria-expanded="true"
      aria-haspopup="listbox"
      aria-labelledby="localsearch-label"`,
      'role="dialog" aria-modal="true" aria-label="Recherche"',
    ],
    [`:aria-activedescendant="selectedIndex > -1 ? ('localsearch-item-' + selectedIndex) : undefined"`, ''],
    ['aria-autocomplete="both"', ''],
    [`:role="results?.length ? 'listbox' : undefined"`, ''],
    [`:aria-selected="selectedIndex === index ? 'true' : 'false'"`, ''],
    ['role="option"', ''],
    [`:aria-label="[...p.titles, p.title].join(' > ')"`, ''],
    ['<span class="title-icon">', '<span class="title-icon" aria-hidden="true">'],
    [`<kbd :aria-label="translate('modal.footer.navigateUpKeyAriaLabel')">`, '<kbd role="img" aria-label="flèche vers le haut">'],
    [`<kbd :aria-label="translate('modal.footer.navigateDownKeyAriaLabel')">`, '<kbd role="img" aria-label="flèche vers le bas">'],
    [`<kbd :aria-label="translate('modal.footer.selectKeyAriaLabel')">`, '<kbd role="img" aria-label="entrée">'],
    [`<kbd :aria-label="translate('modal.footer.closeKeyAriaLabel')">esc</kbd>`, '<kbd>Échap</kbd>'],
  ],
};

/** Applies the repairs to the theme as it is compiled. A repair that no longer fits stops the build: VitePress has changed. */
export function repairedTheme(): Plugin {
  return {
    name: 'kube-etapes:repaired-theme',
    enforce: 'pre',
    transform(code, id) {
      const [, file] = /\/theme-default\/components\/(\w+\.vue)$/.exec(id) ?? [];
      if (file === undefined || !repairs[file]) return undefined;
      return repairs[file].reduce((text, [from, to]) => {
        if (!text.includes(from)) this.error(`${file} n'a plus « ${from} » : relisez site/.vitepress/repaired-theme.ts.`);
        return text.replace(from, to);
      }, code);
    },
  };
}

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
  // A dialog with fields in it is no button.
  'VPLocalSearchBox.vue': [['role="button"\n      :aria-owns', 'role="dialog"\n      aria-label="Recherche"\n      :aria-owns']],
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

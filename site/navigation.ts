import type { DefaultTheme } from 'vitepress';
import type { PartPage } from './course';
import { french } from './markdown/french';

/** The sidebar: what comes before the course, its parts, what is for trainers. VitePress takes previous and next from it. */
export function sidebarOf(parts: readonly PartPage[]): DefaultTheme.SidebarItem[] {
  return [
    {
      text: 'Commencer',
      items: [
        { text: 'Le cours', link: '/' },
        { text: 'Rappels Docker', link: '/docker/' },
        { text: 'L’orchestration', link: '/orchestration/' },
        { text: 'Créer un cluster', link: '/creer-un-cluster/' },
      ],
    },
    ...parts.map(({ number, title, address, steps }) => ({
      text: `<span class="part" data-part="${address}">${number}. ${french(title)}</span>`,
      link: address,
      collapsed: true,
      items: steps.map((step) => ({
        text: `<span class="step" data-step="${step.address}"><span class="step-number">${step.number}</span> ${french(step.title)}</span>`,
        link: step.address,
      })),
    })),
    {
      text: 'Pour le formateur',
      items: [
        { text: 'Préparer la salle', link: '/formateur/preparer/' },
        { text: 'Animer', link: '/formateur/animer/' },
        { text: 'Adapter le cours', link: '/formateur/adapter/' },
      ],
    },
    { text: 'Glossaire', link: '/glossaire/' },
  ];
}

// The sections of the side navigation, in three quiet groups, and its foot.
// A new kind of record adds its line here.
import type { IconName } from './icons';

export type Section = { path: string; label: string; short: string; icon: IconName };

export const groups: Section[][] = [
  [
    { path: '/', label: 'Today', short: 'Today', icon: 'today' },
    { path: '/people', label: 'People', short: 'People', icon: 'people' },
  ],
  [
    { path: '/projects', label: 'Projects', short: 'Projects', icon: 'projects' },
    { path: '/claims', label: 'Money', short: 'Money', icon: 'money' },
  ],
  [
    { path: '/plan', label: 'Action plan', short: 'Plan', icon: 'plan' },
    { path: '/handouts', label: 'Handouts', short: 'Handouts', icon: 'handout' },
  ],
];

export const foot: Section[] = [
  { path: '/settings', label: 'Settings', short: 'Settings', icon: 'settings' },
  { path: '/help', label: 'Help', short: 'Help', icon: 'help' },
];

export function isOpen(section: Section, pathname: string): boolean {
  return section.path === '/' ? pathname === '/' : pathname === section.path || pathname.startsWith(section.path + '/');
}

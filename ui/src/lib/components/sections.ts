// The sections of the side navigation, in three quiet groups, and its foot.
import { kinds, records } from '$lib/records';
import type { IconName } from './icons';

export type Section = { path: string; label: string; short: string; icon: IconName };

const today: Section = { path: '/', label: 'Today', short: 'Today', icon: 'today' };
const inGroup = (group: 0 | 1 | 2): Section[] =>
  kinds.flatMap((kind) => {
    const { path, title, icon, section } = records[kind];
    return 'group' in section && section.group === group ? [{ path, label: title, short: section.short, icon }] : [];
  });

export const groups: Section[][] = [[today, ...inGroup(0)], inGroup(1), inGroup(2)];

export const foot: Section[] = [
  { path: '/settings', label: 'Settings', short: 'Settings', icon: 'settings' },
  { path: '/help', label: 'Help', short: 'Help', icon: 'help' },
];

export function isOpen(section: Section, pathname: string): boolean {
  return section.path === '/' ? pathname === '/' : pathname === section.path || pathname.startsWith(section.path + '/');
}

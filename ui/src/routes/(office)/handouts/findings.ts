// Where a finding is mended: the record, at the field that lacks easy words.
import type { Action, Finding } from '$lib/backend';
import { formOf, pageOf } from '$lib/records';
import { EASY_FIELDS as ACTION } from '../plan/easy';
import { EASY_FIELDS as PROJECT } from '../projects/easy';

export type Mending = { key: string; words: string; href: string };

/** What is not yet in easy words. */
export function mendings(findings: Finding[], actions: Action[] = []): Mending[] {
  return findings.filter((one) => one.not_easy).map((finding) => ({ key: keyOf(finding), ...placeOf(finding, actions) }));
}

/** Whatever else to know before it goes out, each thing once. */
export const remarks = (findings: Finding[]): string[] =>
  // That it does not say “Easy read” stands beside the choice to say so.
  [...new Set(findings.filter((one) => !one.not_easy && one.field !== 'badge').map((one) => one.message))];

const keyOf = ({ table, id, field }: Finding) => `${table} ${id} ${field}`;

/** Beside which field of its action the easy words of a milestone are kept. */
const MILESTONE = 'milestone:';

function placeOf({ table, id, field, message }: Finding, actions: Action[]): { words: string; href: string } {
  const form = (kind: 'action' | 'project', name: string) => `${formOf(kind, id)}#field-${name.replaceAll('.', '-')}`;
  if (table === 'action') {
    const action = actions.find((one) => one.id === id);
    if (field.startsWith(MILESTONE)) {
      const at = action?.milestones.findIndex((one) => one.id === field.slice(MILESTONE.length)) ?? -1;
      const words = action?.milestones[at]?.words || action?.action;
      return { words: words ?? message, href: at < 0 ? formOf('action', id) : form('action', `milestones.${at}.easy_words`) };
    }
    return { words: action?.action ?? message, href: form('action', `easy.${Object.keys(ACTION).indexOf(field)}.words`) };
  }
  if (table === 'handout') return { words: message, href: pageOf('handout', id) };
  const at = Object.keys(PROJECT).indexOf(field);
  return { words: PROJECT[field as keyof typeof PROJECT] ?? message, href: at < 0 ? formOf('project', id) : form('project', `easy.${at}.words`) };
}

// Where a finding is mended: the record, at the field that lacks easy words.
import type { Action, Finding } from '$lib/backend';
import { formOf, pageOf } from '$lib/records';
import { EASY_FIELDS } from '../projects/easy';

export type Mending = { key: string; words: string; href: string };

export function mendings(findings: Finding[], actions: Action[] = []): Mending[] {
  return findings.map((finding) => ({ key: `${finding.table} ${finding.id} ${finding.field}`, ...placeOf(finding, actions) }));
}

function placeOf({ table, id, field, message }: Finding, actions: Action[]): { words: string; href: string } {
  if (table === 'action') {
    return { words: actions.find((action) => action.id === id)?.action ?? message, href: `${formOf('action', id)}#field-easy-0-words` };
  }
  if (table === 'handout') return { words: message, href: pageOf('handout', id) };
  const fields = Object.keys(EASY_FIELDS);
  const words = EASY_FIELDS[field as keyof typeof EASY_FIELDS] ?? message;
  const at = fields.indexOf(field);
  return { words, href: `${formOf('project', id)}${at < 0 ? '' : `#field-easy-${at}-words`}` };
}

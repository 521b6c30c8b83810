import type { EasyWords, Project, ProjectDraft } from '$lib/backend';
import { typedWhen } from '$lib/words';

/** Fields that may carry easy words, in the order of a handout. */
export const EASY_FIELDS = {
  title: 'What it is called', issue: 'What it is about', aims: 'What we want', can_change: 'What can change',
  cannot_change: 'What can’t change', starts: 'When it starts', ends: 'When it ends', chairs: 'Who leads it',
} as const;

/** Empty, or as it was typed. A rung moves in its own dialog, so a change names none. */
export function draftOf(project: Project | null): ProjectDraft {
  const p = project;
  return {
    title: p?.title ?? '', issue: p?.issue ?? '', aims: p?.aims ?? '', can_change: p?.can_change ?? '',
    cannot_change: p?.cannot_change ?? '', starts: typedWhen(p?.starts ?? null), ends: typedWhen(p?.ends ?? null),
    setting: p?.setting ?? null, status: p?.status ?? 'running', chair_officer: p?.chair_officer ?? '',
    chair_person: p?.chair_person?.id ?? null, no_second_chair: p?.no_second_chair ?? '', rung: null, rung_reason: '',
    easy: easyOf(p?.easy ?? [], Object.keys(EASY_FIELDS)),
  };
}

/** One row for each field, so that the form can show all of them. */
export function easyOf(easy: EasyWords[], fields: string[]): EasyWords[] {
  return fields.map((field) => easy.find((one) => one.field === field) ?? { field, words: '', picture: '' });
}

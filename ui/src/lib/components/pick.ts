// How a Picker looks for people and projects.
import { commands, type ListQuery } from '$lib/backend';
import type { Option } from './Picker.svelte';
import { tilesOf } from './needs';

const few = (words: string): ListQuery => ({ words, sort: '', descending: false, filter: '', offset: 0, limit: 8 });

export const people = {
  search: async (words: string): Promise<Option[]> =>
    (await commands.listPeople(few(words))).rows.map((row) => ({
      id: row.id, label: row.name, detail: row.town, tiles: tilesOf(row),
    })),
  labelOf: async (id: string) => (await commands.person(id)).name,
};

export const projects = {
  search: async (words: string): Promise<Option[]> =>
    (await commands.listProjects(few(words))).rows.map((row) => ({ id: row.id, label: row.title })),
  labelOf: async (id: string) => (await commands.project(id)).title,
};

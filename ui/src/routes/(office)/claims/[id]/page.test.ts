import { expect, test } from 'vitest';
import { claimDraft } from '$lib/backend/fixtures/northbrook';
import { load } from './+page';

const open = (address: string, id: string) =>
  load({ url: new URL(address, 'https://example.org'), params: { id }, depends: () => {} } as unknown as Parameters<typeof load>[0]);

test('a claim that is begun from a person or for a project names them, and is empty otherwise', async () => {
  expect((await open('/claims/new?person=p1&project=q1', 'new')).draft).toEqual({ ...claimDraft(null), person: 'p1', project: 'q1' });
  expect((await open('/claims/new', 'new')).draft).toEqual(claimDraft(null));
});

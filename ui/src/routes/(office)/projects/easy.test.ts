import { expect, test } from 'vitest';
import { projectDraft } from '$lib/backend/fixtures/northbrook';
import { EASY_FIELDS } from './easy';

test('every field that may carry easy words has its name, in the order of the form', () => {
  expect(Object.keys(EASY_FIELDS)).toEqual(projectDraft(null).easy.map((one) => one.field));
});

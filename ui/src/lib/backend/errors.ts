// One sentence for each kind of error, for the places where no better one came with it.
import type { Code, Error as Refusal } from './bindings';

export const sentences: Record<Code, { title: string; advice: string }> = {
  not_found: { title: 'This is not here any more', advice: 'It may have been deleted. Look for it in its list.' },
  bad_input: { title: 'Some things need to be put right', advice: 'What you typed is still there.' },
  refused: { title: 'This can’t be done now', advice: 'Nothing was changed.' },
  moved_on: { title: 'Somebody changed this since', advice: 'Look at it again, then decide.' },
  locked: { title: 'Alongside is locked', advice: 'Write your passphrase to go on.' },
  wrong_passphrase: { title: 'That is not the passphrase', advice: 'Try again. Capital letters and spaces count.' },
  damaged: { title: 'The file can’t be read', advice: 'Nothing was changed. Ask IT for your last backup.' },
  newer_version: { title: 'This file comes from a newer Alongside', advice: 'Ask IT to update Alongside on this laptop.' },
  busy: { title: 'Another window is using the file', advice: 'Close the other window, then try again.' },
  disk: { title: 'The laptop’s disk can’t be written to', advice: 'It may be full. Make some room, then try again.' },
  unreadable_file: { title: 'This file can’t be read', advice: 'Save it again as CSV from your spreadsheet, then choose it again.' },
  bug: { title: 'Something went wrong inside Alongside', advice: 'Nothing was changed. Please try again.' },
};

/** Whatever was thrown, as one refusal with words for an officer. */
export function refusalOf(thrown: unknown): Refusal {
  const given = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Partial<Refusal>;
  const known = given.code !== undefined && Object.hasOwn(sentences, given.code);
  const code: Code = known ? given.code! : 'bug';
  if (!known) console.error(thrown);
  return {
    code,
    message: (known && given.message) || sentences[code].title + '.',
    hint: (known && given.hint) || sentences[code].advice,
    problems: (known && given.problems) || [],
  };
}

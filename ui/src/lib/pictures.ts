// Pictures come from the core as data: addresses, so nothing inside them can
// run or ask for a file, and each is asked for once.
import { commands } from './backend';
import { whenPainted } from './components/painted';

// The first words on the screen do not wait for the first pictures.
let painted: Promise<void> | undefined;

const kept = new Map<string, Promise<string>>();

/** The picture of a meaning ("bus"), as an address for <img>. Rejects when there is none. */
export function picture(meaning: string): Promise<string> {
  let found = kept.get(meaning);
  if (!found) {
    painted ??= new Promise((done) => whenPainted(done));
    found = painted.then(() => commands.pictureFile(meaning));
    // What failed is asked for again next time.
    found.catch(() => kept.delete(meaning));
    kept.set(meaning, found);
  }
  return found;
}

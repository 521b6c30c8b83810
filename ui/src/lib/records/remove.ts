import type { Kind } from '$lib/backend';
import { toast } from '$lib/toast.svelte';
import { records } from '.';

/** Deletes a record and says so, with the way back. False where that can't be done, and why is said. */
export async function remove(kind: Kind, id: string, called: string): Promise<boolean> {
  try {
    const saved = await records[kind].remove(id);
    toast.say(records[kind].words.deleted(called), saved.op);
    return true;
  } catch (thrown) {
    toast.sayTrouble(thrown);
    return false;
  }
}

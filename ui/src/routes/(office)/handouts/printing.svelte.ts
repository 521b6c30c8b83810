// Saving a handout as a file, and opening it in the program that prints it.
import { commands, type HandoutRequest } from '$lib/backend';
import { toast } from '$lib/toast.svelte';

export class Printing {
  busy = $state<'saving' | 'opening' | null>(null);

  save = (request: HandoutRequest) => this.doing('saving', async () => {
    const name = await commands.saveHandout(request);
    return name ? `Saved as ${name}.` : '';
  });

  open = (request: HandoutRequest) => this.doing('opening', async () => {
    await commands.openHandout(request);
    return 'The handout is open in the program that prints PDFs here.';
  });

  private async doing(what: 'saving' | 'opening', deed: () => Promise<string>) {
    this.busy = what;
    try {
      const said = await deed();
      if (said) toast.say(said);
    } catch (thrown) {
      toast.sayTrouble(thrown);
    } finally {
      this.busy = null;
    }
  }
}

import type { Code } from '$lib/backend';

declare global {
  namespace App {
    interface Error {
      code: Code;
      message: string;
      hint: string;
    }
  }
}

export {};

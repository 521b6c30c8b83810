import { commands } from '$lib/backend';

export async function load({ url }) {
  const words = url.searchParams.get('words') ?? '';
  const [pictures, packs] = await Promise.all([commands.searchPictures(words), commands.picturePacks()]);
  return { words, pictures, packs };
}

import { commands } from '$lib/backend';
import { PICTURES } from '$lib/records/changes';

export async function load({ url, depends }) {
  depends(PICTURES);
  const words = url.searchParams.get('words') ?? '';
  const [pictures, packs] = await Promise.all([commands.searchPictures(words), commands.picturePacks()]);
  return { words, pictures, packs };
}

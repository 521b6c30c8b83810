// What a page says, for those who hear it. The handout is tagged, so headings,
// paragraphs and the words of its pictures come in the order of reading.
export type Spoken = { kind: 'heading' | 'words' | 'picture'; words: string };

type Content = { type?: string; id?: string };
type Node = { role?: string; alt?: string; children?: (Node | Content)[] };
type Item = { str?: string; hasEOL?: boolean; type?: string; id?: string | null };

/** From the tags of a page and its pieces of text; without tags, its lines as they stand. */
export function spoken(tree: Node | null, items: Item[]): Spoken[] {
  const marked = byMark(items);
  const found = tree ? told(tree, marked) : [];
  if (found.length > 0) return found;
  return joined(items).map((words) => ({ kind: 'words', words }));
}

function told(node: Node, marked: Map<string, string>): Spoken[] {
  if (node.role === 'Figure') return node.alt ? [{ kind: 'picture', words: node.alt }] : [];
  const children = node.children ?? [];
  const own = children.map((child) => ('type' in child && child.type === 'content' ? (marked.get(child.id ?? '') ?? '') : ''));
  const words = own.join(' ').replace(/\s+/g, ' ').trim();
  const kind = /^H\d?$/.test(node.role ?? '') ? 'heading' : 'words';
  const here: Spoken[] = words ? [{ kind, words }] : [];
  return [...here, ...children.flatMap((child) => ('type' in child ? [] : told(child as Node, marked)))];
}

/** The text within each mark; marks may stand within each other. */
function byMark(items: Item[]): Map<string, string> {
  const marked = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const id = open.findLast((one) => one !== null);
      if (id) marked.set(id, (marked.get(id) ?? '') + piece(item));
    }
  }
  return marked;
}

function joined(items: Item[]): string[] {
  const text = items.map(piece).join('');
  return text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

const piece = (item: Item) => (item.str ?? '') + (item.hasEOL ? '\n' : '');

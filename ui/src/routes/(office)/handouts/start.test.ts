import { expect, test } from 'vitest';
import { languageName, startAddress, startFrom } from './start';

test('where a handout begins stands in its address', () => {
  const read = (address: string) => startFrom(new URL(address, 'https://example.org').searchParams);
  expect(read(startAddress('project', 'p 1'))).toEqual({ project: { id: 'p 1' } });
  expect(read(startAddress('translation', 'h1', 'ur'))).toEqual({ translation: { id: 'h1', language: 'ur' } });
  expect(read(startAddress('ladder'))).toBe('ladder');
  expect(read('/handouts/new?from=project')).toBeNull();
  expect(read('/handouts/new')).toBeNull();
  expect([languageName(''), languageName('zh-Hans'), languageName('yo')]).toEqual(['English', 'Simplified Chinese', 'yo']);
});

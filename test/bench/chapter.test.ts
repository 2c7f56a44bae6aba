import { expect, test } from '@jest/globals';
import { withChapter } from '../../bench/chapter.ts';

test('a chapter takes its own place again, and leaves the rest of the page alone', () => {
  const once = withChapter('# Performance\n\nBefore.\n', 'speed', ['## Speed', '', 'slow']);
  expect(once).toBe(
    '# Performance\n\nBefore.\n\n<!-- speed: start -->\n## Speed\n\nslow\n<!-- speed: end -->\n',
  );
  const other = withChapter(once, 'size', ['large']);
  expect(withChapter(other, 'speed', ['fast'])).toBe(
    '# Performance\n\nBefore.\n\n<!-- speed: start -->\nfast\n<!-- speed: end -->\n\n<!-- size: start -->\nlarge\n<!-- size: end -->\n',
  );
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test.each([
  ['quotes', "l'été d''avant'"],
  ['backslashes', String.raw`C:\temp\n \' \\`],
  ['a quote after a backslash, which would close the text', String.raw`\'; drop table poec_session; --`],
  ['a backslash at the end', 'fin\\'],
  ['what a statement reads otherwise', '? ?? :name $1 $$ /* */ --\n\t%'],
  ['letters of every length', 'é€𝄞'],
  ['nothing', ''],
  ['a long text', `${"'\\".repeat(100_000)}fin`],
])('a text with %s comes back as it was written', async (_, text) => {
  const [row] = await db.orm.em.fork().execute<{ text: string }[]>('select ?::text as text', [text]);
  expect(row?.text).toBe(text);
});

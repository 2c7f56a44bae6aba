/**
 * A process of its own, for its time zone: writes two dates of a campaign and prints what it reads back.
 *
 *     TZ=Pacific/Auckland node write-dates.ts <database url> <campaign id>
 */

import { connect } from '../../src/db/connect.ts';
import { Campaign } from '../../src/entities/index.ts';

const [url, id] = process.argv.slice(2);
if (url === undefined || id === undefined)
  throw new Error('usage: write-dates.ts <database url> <campaign id>');

const orm = await connect(url);
const em = orm.em.fork();
const campaign = await em.findOneOrFail(Campaign, id);
campaign.startsOn = '2022-03-27';
campaign.endsOn = '2022-10-30';
await em.flush();
em.clear();
const { startsOn, endsOn } = await em.findOneOrFail(Campaign, id);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
console.log(JSON.stringify({ zone, startsOn, endsOn }));
await orm.close();

import { gramIndex } from '@marquee/names';
import { offerNames } from '@marquee/names/shards';
import { withReadings } from './with-readings.ts';

/** The process of one replica: an index on a socket, for as long as the service that began it lives. */
const [, , path] = process.argv;
if (path === undefined) throw new RangeError('the path of a socket is its only argument');
process.once('disconnect', () => process.exit());
// Ctrl-C reaches the whole terminal; the service that began us says when we end, by hanging up.
process.on('SIGINT', () => undefined);
await offerNames(withReadings(gramIndex()), { path });
process.send?.('ready');

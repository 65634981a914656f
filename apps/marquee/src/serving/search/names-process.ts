import { rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { gramIndex } from '@marquee/names';
import { offerNames } from '@marquee/names/shards';
import { withReadings } from './with-readings.ts';

/** The process of one replica: an index on a socket, for as long as the service that began it lives. */
const [, , path] = process.argv;
if (path === undefined) throw new RangeError('the path of a socket is its only argument');

/** The service has hung up, or was killed and could not tidy: the socket goes, and with the last one its folder. */
function end(socket: string): never {
	rmSync(socket, { force: true });
	try {
		rmdirSync(dirname(socket));
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		if (code !== 'ENOTEMPTY' && code !== 'ENOENT') console.error(cause);
	}
	process.exit();
}
process.once('disconnect', () => end(path));
// Ctrl-C reaches the whole terminal; the service that began us says when we end, by hanging up.
process.on('SIGINT', () => undefined);
// It may have gone while we were being loaded.
if (!process.connected) end(path);
await offerNames(withReadings(gramIndex()), { path });
process.send?.('ready');

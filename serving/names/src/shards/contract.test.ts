import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import { describeNameSearch } from '../testing/describe-name-search.ts';
import { type OfferedNames, offerNames } from './offered-names.ts';
import { reachNames } from './reached-names.ts';
import { shardedNames } from './sharded-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-names-'));
const offered: OfferedNames[] = [];
afterAll(async () => {
	for (const one of offered) await one.close();
	rmSync(folder, { recursive: true });
});

/** An empty index behind a socket. */
const behindSocket = async () => {
	const offer = { path: join(folder, `${offered.length}.sock`) };
	offered.push(await offerNames(gramIndex(), offer));
	return reachNames(offer);
};
const complain = (replica: string, cause: unknown) => {
	throw new Error(`replica ${replica} failed`, { cause });
};

describeNameSearch('two shards of two replicas', async () =>
	shardedNames({
		shards: [
			[gramIndex(), gramIndex()],
			[gramIndex(), gramIndex()],
		],
		report: complain,
	}),
);

describeNameSearch('an index behind a socket', behindSocket, { runs: 20 });

describeNameSearch(
	'two shards of two replicas, each behind a socket',
	async () =>
		shardedNames({
			shards: [
				[await behindSocket(), await behindSocket()],
				[await behindSocket(), await behindSocket()],
			],
			report: complain,
		}),
	{ runs: 10 },
);

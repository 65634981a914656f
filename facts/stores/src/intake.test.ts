import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import {
	memoryEventLog,
	memoryProfileStates,
	openLmdbProfileStates,
	openSegmentEventLog,
} from './index.ts';
import { describeEventIntake } from './testing/intake-contract.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describeEventIntake('memory', async () => ({
	log: memoryEventLog(),
	profileStates: memoryProfileStates(),
	close: async () => {},
}));

describeEventIntake('segment files and LMDB', async () => {
	const folder = await mkdtemp(join(await temporaryFolder(), 'state-'));
	const { log } = await openSegmentEventLog(join(folder, 'log'));
	const { profileStates } = openLmdbProfileStates(join(folder, 'profiles'));
	const close = async () => {
		await log.close();
		await profileStates.close();
	};
	return { log, profileStates, close };
});

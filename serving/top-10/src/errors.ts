import { Failure } from '@marquee/units';

/** A snapshot that was taken by another format or counted by another policy. */
export const snapshotUnusable = (what: string): Failure =>
	new Failure('top-ten-snapshot-unusable', {
		responsible: 'us',
		what: `the snapshot of the top 10 cannot be gone on with: ${what}`,
		remedy: 'Drop it and count anew from the event log; nothing is lost.',
	});

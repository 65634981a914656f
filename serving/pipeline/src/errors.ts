import { Failure } from '@marquee/units';

/** The stage took longer than it declared it would. */
export const stageOverran = (stage: string, deadlineMs: number): Failure =>
	new Failure('stage-overran', {
		responsible: 'dependency',
		what: `no answer within ${deadlineMs} ms`,
		where: stage,
		remedy: 'The answer was given without it; look at what the stage waits for.',
	});

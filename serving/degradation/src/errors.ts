import { Failure } from '@marquee/units';

/** Nobody is sent to a dependency that failed several times in a row, until it has answered a probe. */
export const dependencyResting = (name: string): Failure =>
	new Failure('dependency-resting', {
		responsible: 'dependency',
		what: 'it failed several times in a row and is left alone',
		where: name,
		remedy: 'Answers are given without it; it is tried again by itself every other second.',
	});

/** A dependency did not answer in the time that it had. */
export const dependencyOverran = (name: string, deadlineMs: number): Failure =>
	new Failure('dependency-overran', {
		responsible: 'dependency',
		what: `no answer within ${Math.round(deadlineMs)} ms`,
		where: name,
		remedy: 'The answer was given without it; look at what it waits for.',
	});

/** A page was made that nobody may be shown. */
export const pageUnsound = (what: string): Failure =>
	new Failure('page-unsound', {
		responsible: 'us',
		what,
		where: 'fresh-page',
		remedy: 'An older page was given instead; look at the model, the profile state and the trace.',
	});

/** There are as many pages under way as can be made in time. */
export const tooMuchToDo = (what: string): Failure =>
	new Failure('pages-shed', {
		responsible: 'us',
		what,
		where: 'fresh-page',
		remedy: 'An older page was given instead; add processes if this lasts.',
	});

import { Failure } from '@marquee/units';

/** Code `experiment-unknown`. */
export const experimentUnknown = (key: string): Failure =>
	new Failure('experiment-unknown', {
		responsible: 'caller',
		what: `there is no experiment ${key}`,
		remedy: 'Choose one of those that are listed, or define it.',
	});

/** Stopping is final, so that two attempts are never read as one. Code `experiment-over`. */
export const experimentOver = (key: string): Failure =>
	new Failure('experiment-over', {
		responsible: 'caller',
		what: `the experiment ${key} was stopped`,
		remedy: 'Define the next attempt under another key: then other profiles get its treatment.',
	});

/** A change would give profiles another arm, or none, in the middle. Code `experiment-moves-members`. */
export const experimentMovesMembers = (
	key: string,
	what: string,
	remedy = 'Stop it and define the next attempt under another key.',
): Failure =>
	new Failure('experiment-moves-members', {
		responsible: 'caller',
		what: `the experiment ${key} runs, and ${what}`,
		remedy,
	});

/** Two experiments would decide on the same thing for the same profile. Code `experiments-conflict`. */
export const experimentsConflict = (
	key: string,
	other: string,
	shared: readonly string[],
): Failure =>
	new Failure('experiments-conflict', {
		responsible: 'caller',
		what: `the experiments ${key} and ${other}, which runs, both change ${shared.join(' and ')}`,
		remedy:
			'Put them into one layer, each with slots of its own; or wait until the other is stopped.',
	});

/** A design contradicts itself. Code `experiment-malformed`, as for files of experiments. */
export const designMalformed = (where: string, what: string, remedy: string): Failure =>
	new Failure('experiment-malformed', { responsible: 'caller', what, where, remedy });

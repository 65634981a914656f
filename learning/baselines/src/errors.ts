import { Failure } from '@marquee/units';

/** What this package can find wrong with the world, by code. */
export const failures = {
	'baseline-needs-time': (model: string, row: number): Failure =>
		new Failure('baseline-needs-time', {
			responsible: 'caller',
			what: `${model} weighs events by their age, and an event has no time`,
			where: `row ${row}`,
			remedy: 'Use data with times, leave the model out, or ask for a variant without time.',
		}),
} as const;

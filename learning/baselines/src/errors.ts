import { Failure } from '@marquee/units';

/** What this package can find wrong with the world, by code. */
export const failures = {
	'baseline-needs-attributes': (model: string): Failure =>
		new Failure('baseline-needs-attributes', {
			responsible: 'caller',
			what: `${model} ranks by what is known of titles, and nothing is known of these`,
			remedy: 'Use data whose titles have genres, years, people or tags, or leave the model out.',
		}),
	'baseline-needs-time': (model: string, row: number): Failure =>
		new Failure('baseline-needs-time', {
			responsible: 'caller',
			what: `${model} weighs events by their age, and an event has no time`,
			where: `row ${row}`,
			remedy: 'Use data with times, leave the model out, or ask for a variant without time.',
		}),
} as const;

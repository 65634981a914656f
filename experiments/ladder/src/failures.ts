import { Failure } from '@marquee/units';

/** Every way in which a proof can be asked for wrongly. */
export const failures = {
	'proof-ranker-unknown': (name: string, known: readonly string[]): Failure =>
		new Failure('proof-ranker-unknown', {
			responsible: 'caller',
			what: `there is no ranker ${name}`,
			remedy: `Name one of ${known.join(', ')}; with :NOISE for noise in its scores, +diverse:STRENGTH for more genres in its lists, #N for the same with other chance.`,
		}),
} as const;

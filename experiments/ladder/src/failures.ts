import { Failure } from '@marquee/units';

/** Every way in which a proof can be asked for wrongly. */
export const failures = {
	'proof-ranker-unknown': (name: string, known: readonly string[]) =>
		new Failure('proof-ranker-unknown', {
			responsible: 'caller',
			what: `there is no ranker ${name}`,
			remedy: `Name one of ${known.join(', ')}; with :NOISE for noise in its scores, with +diverse:STRENGTH for lists of more genres.`,
		}),
	'proof-too-small': (what: string) =>
		new Failure('proof-too-small', {
			responsible: 'caller',
			what,
			remedy: 'Ask for more members.',
		}),
} as const;

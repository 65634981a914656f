import { Failure } from '@marquee/units';

/** What PostgreSQL, or the way to it, says as a failure with a code. */
export function postgresFailure(cause: Error & { code?: string }): Failure {
	if (cause instanceof Failure) return cause;
	const what = cause.message || cause.code || 'nothing is said of why';
	if (what.includes('pg_trgm') && isRefusal(cause))
		return new Failure('postgres-without-trigrams', {
			responsible: 'dependency',
			what: `the extension pg_trgm cannot be had: ${what}`,
			remedy: 'Install postgresql-contrib, and let a superuser run: create extension pg_trgm.',
			cause,
		});
	return isRefusal(cause)
		? new Failure('postgres-refused', {
				responsible: 'dependency',
				what: `PostgreSQL does not do what was asked: ${what} (${cause.code})`,
				remedy: 'Look at the rights of its user, its space on disk and its log.',
				cause,
			})
		: new Failure('postgres-unreachable', {
				responsible: 'dependency',
				what: `PostgreSQL does not answer: ${what}`,
				remedy: 'Look whether it runs, at its address and at its load; the next call tries again.',
				cause,
			});
}

/** A database in whose locale only a to z are letters. */
export const withoutLetters = (): Failure =>
	new Failure('postgres-without-letters', {
		responsible: 'dependency',
		what: 'the database knows no letters but those of ASCII, so that names in other scripts would not be found',
		remedy:
			"Make one with: create database … template template0 encoding 'UTF8' lc_ctype 'C.UTF-8'.",
	});

/** SQLSTATEs by which a server says no; of classes 08, 53 and 57 it is rather not there: broken, full, shut down or too slow. */
const isRefusal = ({ code = '' }: { code?: string }): boolean =>
	/^[0-9A-Z]{5}$/.test(code) && !/^(08|53|57)/.test(code) && !/^E[A-Z]+$/.test(code);

import { Failure } from '@marquee/units';

/** Nobody makes the page: the thread that should has ended, or none has begun yet. */
export const pageThreadGone = (cause: unknown): Failure =>
	new Failure('page-thread-gone', {
		responsible: 'us',
		what: `the thread that makes pages is gone: ${cause instanceof Error ? cause.message : cause}`,
		where: 'page-thread',
		remedy: 'Older pages are answered until another thread has begun, in some seconds.',
		cause,
	});

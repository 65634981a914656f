import { Failure } from '@marquee/units';

/**
 * What `read` answers. A failure of it is told with this place, before the place within it that it names itself; what a
 * flag says is wrong in no file.
 */
export function placed<Answer>(place: string, read: () => Answer): Answer {
	try {
		return read();
	} catch (cause) {
		if (!(cause instanceof Failure) || cause.code === 'statistics-setting-malformed') throw cause;
		const { code, responsible, what, where, remedy } = cause;
		const within = where === undefined ? place : `${place}, ${where}`;
		throw new Failure(code, { responsible, what, where: within, remedy, cause });
	}
}
